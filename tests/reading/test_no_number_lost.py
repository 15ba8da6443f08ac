"""Whatever a sheet looks like: nothing raises, and no number vanishes without a trace."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.reading.layout import SheetTables
from pipelines.reading.sheets import (
    CellValue,
    ErrorCell,
    Merge,
    NotCalculated,
    PercentNumber,
    Position,
    Sheet,
)
from tests.reading.building import position, read

NUMBERS = st.integers(100, 1889) | st.floats(100, 999).map(lambda number: round(number, 2))
TEXTS = st.sampled_from(
    ["STT", "Xã", "Gia đình học tập", "Đăng ký", "Tổng cộng", "Ghi chú:", "x", "-", "I", "A", "Khối xã"]
) | st.sampled_from(
    ["1.234", "Đơn vị tính: hộ", "TM. UBND", "Bình Yên", "Cẩm Yên", "năm 2024", "(1)", "\u00a0", "khoảng 300"]
)
ODD = st.sampled_from(
    [
        ErrorCell("#REF!"),
        NotCalculated("=A1"),
        PercentNumber(0.5),
        dt.date(2024, 1, 5),
        True,
        dt.time(7),
        1,
        2,
        3,
    ]
)
VALUES: st.SearchStrategy[CellValue | None] = st.none() | NUMBERS | TEXTS | ODD


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    rows, columns = draw(st.integers(1, 14)), draw(st.integers(1, 9))
    dense = draw(st.sampled_from([st.none() | VALUES, VALUES, NUMBERS | TEXTS]))
    cells = {
        (row, column): value
        for row in range(1, rows + 1)
        for column in range(1, columns + 1)
        if (value := draw(dense)) is not None
    }
    corners = st.tuples(st.integers(1, rows), st.integers(1, columns), st.integers(0, 3), st.integers(0, 3))
    merges = []
    for row, column, down, across in draw(st.lists(corners, max_size=4)):
        area = {(r, c) for r in range(row, row + down + 1) for c in range(column, column + across + 1)}
        if len(area) > 1 and not any(area & _area(merge) for merge in merges):
            merges.append(Merge(row, column, row + down, column + across))
            for position in area - {(row, column)}:
                cells.pop(position, None)
    return Sheet("Sheet1", cells, merges=merges)


def _area(merge: Merge) -> set[Position]:
    rows = range(merge.first_row, merge.last_row + 1)
    return {(row, column) for row in rows for column in range(merge.first_column, merge.last_column + 1)}


def told(sheet: SheetTables) -> set[Position]:
    """Every position that the tables speak of: cells, labels, header rows, and texts around them."""
    places = {(line.row, line.column) for line in sheet.texts}
    for table in sheet.tables:
        places |= table.cells.keys()
        places |= {(line.row, line.column) for line in [*table.title, *table.notes]}
        places |= {(row, column) for row in table.header_rows for column in range(1, 40)}
        # A name cut in two is one row: its second piece stands between the rows, in a column of names.
        named = [column.column for column in table.columns if column.role in ("label", "numbering")]
        top, bottom = (position(corner)[0] for corner in table.range.split(":"))
        places |= {(row, column) for row in range(top, bottom + 1) for column in named}
    return places


@settings(max_examples=400, deadline=None)
@given(sheet=sheets())
def test_every_number_is_in_a_table_or_among_the_texts(sheet: Sheet) -> None:
    (tables,) = read(sheet)
    numbers = {at for at, value in sheet.cells.items() if type(value) in (int, float) and value >= 100}  # type: ignore[operator]
    assert numbers <= told(tables)


@settings(max_examples=200, deadline=None)
@given(sheet=sheets())
def test_every_cell_is_in_one_table_with_its_row_and_column(sheet: Sheet) -> None:
    (tables,) = read(sheet)
    places = [position for table in tables.tables for position in table.cells]
    assert len(places) == len(set(places))
    for table in tables.tables:
        assert {row for row, _ in table.cells} <= {row.row for row in table.rows}
        assert {column for _, column in table.cells} <= {column.column for column in table.columns}
