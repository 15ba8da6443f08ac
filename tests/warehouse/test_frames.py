"""Answers as frames: the same as DuckDB makes of them, with texts as Python's own."""

from __future__ import annotations

import duckdb
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from pipelines.warehouse.frames import bytes_of, columns_of, frame_of

FULL_ROW = "(1, 'a', true, 1.5::double, date '2024-01-31')"
NULLS = "(null, null, null, null, null)"
TYPED_NULLS = "(null::integer, null::varchar, null::boolean, null::double, null::date)"
WHOLE, MISSING = f"values {FULL_ROW}, {FULL_ROW}", f"values {FULL_ROW}, {NULLS}"
NOTHING = f"values {TYPED_NULLS}, {NULLS}"
NO_ROW = f"from ({WHOLE}) limit 0"


def as_duckdb_says(question: str) -> pd.DataFrame:
    frame = duckdb.sql(question).df()
    return frame.astype({name: object for name, kind in frame.dtypes.items() if kind == "str"})


@pytest.mark.parametrize("question", [WHOLE, MISSING, NOTHING, NO_ROW])
def test_a_frame_is_the_one_that_duckdb_makes(question: str) -> None:
    made = frame_of(columns_of(duckdb.connect().execute(question)))
    assert_frame_equal(made, as_duckdb_says(question), check_column_type=False)


def test_lists_stay_lists_and_none_of_them_is_made_a_text() -> None:
    made = frame_of(columns_of(duckdb.connect().execute("select ['a', 'b'] as names, 'x' as text")))
    assert list(made["names"].iloc[0]) == ["a", "b"]
    assert type(made["text"].iloc[0]) is str


def test_a_longer_text_takes_more_bytes() -> None:
    short, long = (
        bytes_of(columns_of(duckdb.connect().execute("select repeat('x', $n) as t", {"n": n})))
        for n in (10, 1000)
    )
    assert long - short == 990
