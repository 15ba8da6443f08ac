"""A frame row by row."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pandas as pd

Row = Any
"""A row whose fields are asked by name, ``row["rate"]``: of ``dictionaries``, or a series of pandas."""


def records(frame: pd.DataFrame) -> list[Any]:
    """The rows as named tuples: ``row.rate``, ``row.full_name``. Many times quicker than ``itertuples``."""
    row = _kind_of_row(tuple(map(str, frame.columns)))
    return [row._make(values) for values in zip(*_columns(frame), strict=True)]


def dictionaries(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as dictionaries: ``row["rate"]``, as of the rows of ``iterrows``, and many times quicker."""
    names = list(frame.columns)
    return [dict(zip(names, values, strict=True)) for values in zip(*_columns(frame), strict=True)]


def _columns(frame: pd.DataFrame) -> Iterator[list[Any]]:
    """Each column as a list. Not ``frame[name]``, which looks every name up."""
    return (column.tolist() for _, column in frame.items())


@lru_cache(maxsize=64)
def _kind_of_row(columns: tuple[str, ...]) -> Any:
    return namedtuple("Row", columns, rename=True)
