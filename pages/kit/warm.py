"""What the first reader would wait for, made before the server listens."""

from __future__ import annotations

import datetime as dt
import gc
import importlib
from contextlib import suppress
from pathlib import Path

from pages.kit.boundary import days_of
from pages.kit.directory import directory, place_options, province_options
from pipelines.reference.areas import areas
from pipelines.warehouse.errors import WarehouseError


def warm() -> None:
    """Load what the screens need, and make what all of them ask for. Where nothing is published yet, a screen
    will say so.

    What is there now stays as long as the process: Python need not look through it again and again for
    circles of dead objects, which takes 150 ms with a national warehouse, while all readers wait.
    """
    for path in sorted(Path(__file__).parent.glob("*.py")):
        importlib.import_module(f"pages.kit.{path.stem}")
    areas()
    with suppress(WarehouseError):
        opening = directory().opening
        province_options()
        place_options(opening.province_id)
        days_of(opening.place_id, dt.date.today())
    gc.collect()
    gc.freeze()
