"""The rows of an answer, one after another.

A screen makes a hundred small choices of rows for a view. With a frame of pandas each takes a tenth of a
millisecond or more, with plain rows next to nothing, so the screens turn each answer into rows once.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from pages.kit.formats import is_missing

Row = Mapping[str, Any]
"""A row by the names of its columns: ``row["rate"]``. Missing numbers are NaN. Nobody changes a row."""

Rows = Sequence[Row]


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame, the caller's own."""
    names = list(map(str, frame.columns))
    return [dict(zip(names, values, strict=True)) for values in _values(frame)]


def records(frame: pd.DataFrame) -> list[Any]:
    """The rows as named tuples: ``row.rate``, ``row.full_name``. Many times quicker than ``itertuples``."""
    row = _kind_of_row(tuple(map(str, frame.columns)))
    return [row._make(values) for values in _values(frame)]


def _values(frame: pd.DataFrame) -> list[list[Any]]:
    """The rows at once. Asking for one column after another makes a series of each."""
    rows: list[list[Any]] = frame.to_numpy(dtype=object).tolist()
    return rows


def has(rows: Rows, name: str) -> bool:
    """Whether the rows have a column of that name; where there is no row, none has."""
    return bool(rows) and name in rows[0]


def known(rows: Rows, name: str) -> list[Row]:
    """The rows in which a number is not missing."""
    return [row for row in rows if not is_missing(row[name])]


def total(rows: Rows, name: str) -> float:
    """The sum of the numbers that are not missing; 0 where all are."""
    return sum((float(row[name]) for row in known(rows, name)), 0.0)


def once(rows: Rows, *names: str) -> list[Row]:
    """The first row of those that are alike in the columns of these names, in their order."""
    found: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        found.setdefault(tuple(row[name] for name in names), row)
    return list(found.values())


def dates(moments: pd.Series) -> list[Any]:
    """The days of a column, None where one is missing. Long columns hold few of them: each is made once."""
    made = {moment: None if pd.isna(moment) else pd.Timestamp(moment).date() for moment in moments.unique()}
    return [made[moment] for moment in moments.array]


@lru_cache(maxsize=64)
def _kind_of_row(columns: tuple[str, ...]) -> Any:
    return namedtuple("Row", columns, rename=True)
