"""Columns and rows that go to DuckDB: as they were given, and without pandas."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import numpy as np
import pyarrow as pa
import pytest

from pipelines.warehouse.arrow_columns import (
    handed_over,
    number_column,
    repeated_text_column,
    table_of_rows,
    text_column,
)
from pipelines.warehouse.sql import connect

SCHEMA = pa.schema(
    [("text", pa.string()), ("number", pa.int32()), ("truth", pa.bool_()), ("moment", pa.timestamp("us"))]
)
ROWS = [
    ("Xã Bình Yên", 1, True, dt.datetime(2026, 1, 1)),
    ('a "b"\nc\\', -5, False, dt.datetime(2026, 1, 1, 12, 30, 1, 250)),
    ("", None, None, None),
    ("2026-01-01", 0, True, dt.datetime(1999, 12, 31, 23, 59, 59, 999_999)),
]


def read_back(table: pa.Table) -> list[tuple[object, ...]]:
    with connect() as connection, handed_over(connection, "given", table):
        return connection.execute("from given").fetchall()


@pytest.mark.parametrize("rows", [ROWS, ROWS[2:3], [], [("x" * 3_000_000, 1, True, None)]])
def test_rows_arrive_as_they_were_given(rows: list[tuple[object, ...]]) -> None:
    assert read_back(table_of_rows(rows, SCHEMA)) == rows


@pytest.mark.parametrize("texts", [[], ["", "đ", "", "Ký tự 🙂"]])
def test_texts_arrive_as_they_were_given(texts: list[str]) -> None:
    assert text_column(texts).to_pylist() == texts
    assert [row[0] for row in read_back(pa.table({"text": text_column(texts)}))] == texts


@pytest.mark.parametrize("kind", ["int8", "int32", "int64", "float64"])
def test_numbers_arrive_as_they_were_given(kind: str) -> None:
    numbers = np.array([3, -1, 0, 100], kind)
    whole, every_other = (pa.table({"n": number_column(some)}) for some in (numbers, numbers[::2]))
    assert [row[0] for row in read_back(whole)] == numbers.tolist()
    assert [row[0] for row in read_back(every_other)] == numbers[::2].tolist()


def test_repeated_texts_arrive_in_the_order_of_their_rows() -> None:
    places = np.arange(150_000, dtype=np.int32) % 3
    rows = read_back(pa.table({"text": repeated_text_column(["a", "b", "ă"], places)}))
    assert [row[0] for row in rows] == ["a", "b", "ă"] * 50_000


def test_publishing_does_not_load_pandas() -> None:
    program = """
import sys, tempfile
from pathlib import Path
from tests.warehouse.factory import commune, numbers, publish_numbers
folder = Path(tempfile.mkdtemp())
town = commune("Xã Bình Yên", "Huyện Thạch Thất")
for year in (2023, 2024):
    publish_numbers(folder, numbers(town, year, "family", total=100))
assert "pandas" not in sys.modules, "pandas was loaded"
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
