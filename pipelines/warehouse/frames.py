"""Answers of DuckDB as frames, made of its columns of numbers and of Python's own texts.

DuckDB's ``df()`` makes pandas' ``str`` columns of texts, through Arrow. For the small answers that screens
ask for this takes longer than the question, and choosing rows of such columns is slow.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:  # the writer needs none of it, and it takes half a second
    import duckdb
    import pandas as pd

Columns = Mapping[str, Any]
"""By name: an array of numpy, or of pandas where whole numbers or truths are missing."""


def columns_of(answer: duckdb.DuckDBPyConnection) -> Columns:
    """The columns of what was asked: missing numbers are NaN, moments NaT, texts NaN (None in a column
    without any), whole numbers and truths ``pd.NA``, as DuckDB's own ``df()`` has them.
    """
    return {name: _whole(column) for name, column in answer.fetchnumpy().items()}


def frame_of(columns: Columns) -> pd.DataFrame:
    """The columns as a frame. Its columns of one kind lie together, so that rows are chosen quickly."""
    import pandas as pd

    names = pd.Index(list(columns), dtype=object)
    arrays = list(columns.values())
    rows = pd.RangeIndex(len(arrays[0]) if arrays else 0)
    # The public ways look through every text, or take seven times as long; a test holds what comes of it.
    frame: pd.DataFrame = pd.DataFrame._from_arrays(  # type: ignore[attr-defined]
        arrays, columns=names, index=rows, verify_integrity=False
    )
    return frame


def bytes_of(columns: Columns) -> int:
    """What the columns take, texts included."""
    texts = (column for column in columns.values() if column.dtype == object)
    return sum(int(column.nbytes) for column in columns.values()) + sum(
        sum(map(sys.getsizeof, column)) for column in texts
    )


def _whole(column: Any) -> Any:
    """A column with what is missing in place of its mask."""
    if not isinstance(column, np.ma.MaskedArray):
        return column
    missing = np.ma.getmaskarray(column)
    kind = column.dtype.kind
    if kind in "iub":
        return _nullable(column, missing)
    filled = np.array(column.data)
    filled[missing] = {"f": np.nan, "M": np.datetime64("NaT")}.get(kind, None if missing.all() else np.nan)
    return filled


def _nullable(column: Any, missing: Any) -> Any:
    import pandas as pd

    if column.dtype.kind == "b":
        return pd.arrays.BooleanArray(np.array(column.data), missing)
    return pd.arrays.IntegerArray(np.array(column.data), missing)
