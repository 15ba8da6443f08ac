"""The reference tables as they stand in ``data/reference/``: plain CSV that a person can edit."""

from __future__ import annotations

import csv
from pathlib import Path

REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"


def read_table(name: str, folder: Path = REFERENCE) -> list[dict[str, str]]:
    """The rows of ``data/reference/<name>.csv`` as texts, in the file's order."""
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))
