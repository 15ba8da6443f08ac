"""A frame row by row."""

from __future__ import annotations

from typing import Any

import pandas as pd


def records(frame: pd.DataFrame) -> list[Any]:
    """The rows as named tuples: ``row.rate``, ``row.full_name``. The column ``group`` is ``row.group``."""
    return list(frame.itertuples(index=False))
