"""Numbers as people write them, read by their column and never by the cell alone."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.reading.layout import State, TableCell
from pipelines.reading.numbers import number_text
from pipelines.reading.sheets import CellValue, ErrorCell, NotCalculated, PercentNumber
from tests.reading.building import tables_of


def column(values: list[CellValue | None], head: str = "Số hộ đăng ký") -> list[TableCell]:
    """The cells of a number column with these values, one a row, read in a table of communes."""
    rows = [
        ["STT", "Xã", head, "Tổng"],
        *([n + 1, f"Xã số {n + 1} Thượng", v, 7] for n, v in enumerate(values)),
    ]
    (table,) = tables_of(rows)
    return [table.cells[row, 3] for row in range(2, len(values) + 2)]


def values(cells: list[TableCell]) -> list[float | int | None]:
    return [cell.value for cell in cells]


@pytest.mark.parametrize(
    ("head", "written", "meant"),
    [
        ("Số hộ", ["1.234", "12.345", "987"], [1234, 12345, 987]),
        ("Số hộ", ["1,234", "12,345", "987"], [1234, 12345, 987]),
        ("Số hộ", ["1.234.567", "2.345"], [1234567, 2345]),
        ("Số hộ", ["1 234", "12 345 678"], [1234, 12345678]),
        ("Số hộ", ["1\u00a0234", "１２３", " 45 "], [1234, 123, 45]),
        ("Kinh phí", ["1.234,5", "12.345,75"], [1234.5, 12345.75]),
        ("Kinh phí", ["1,234.5", "12,345.75"], [1234.5, 12345.75]),
        ("Tỷ lệ (%)", ["85.3", "91.25", "77"], [85.3, 91.25, 77]),
        ("Tỷ lệ (%)", ["85,3", "91,257", "7,125"], [85.3, 91.257, 7.125]),
        ("Tỷ lệ (%)", ["85.312", "91.257"], [85.312, 91.257]),
        ("Số hộ", ["-5", "−12", "(1.234)"], [-5, -12, -1234]),
        ("Số hộ", ["30 nghìn", "1,2 triệu", "2 tỷ", "3.5 triệu"], [30000, 1200000, 2000000000, 3500000]),
        ("Số hộ", ["12 hộ", "1.250 hộ", "5 dòng họ"], [12, 1250, 5]),
        ("Số hộ", ["(1) 419.278.223", "1.234 (2)", "56*"], [419278223, 1234, 56]),
    ],
)
def test_texts_are_read_with_the_style_of_their_column(
    head: str, written: list[str], meant: list[float]
) -> None:
    cells = column([*written], head)
    assert values(cells) == meant
    assert {cell.state for cell in cells} == {State.VALUE}
    assert [cell.raw for cell in cells] == written


@pytest.mark.parametrize("written", ["1e400", "1E+99", "9e15"])
def test_more_than_a_spreadsheet_can_count_is_no_number(written: str) -> None:
    assert number_text(written) is None
    assert values(column(["1,5E+03", "12"])) == [1500, 12]


def test_counts_and_rates_of_one_file_keep_their_own_styles() -> None:
    rows = [
        ["STT", "Xã", "Số hộ", "Tỷ lệ %"],
        [1, "Bình Yên", "1.234", "85.3"],
        [2, "Cẩm Yên", "2.345", "77.125"],
    ]
    (table,) = tables_of(rows)
    assert [table.cells[2, c].value for c in (3, 4)] == [1234, 85.3]
    assert [table.cells[3, c].value for c in (3, 4)] == [2345, 77.125]


def test_one_slip_among_thousands_is_not_read() -> None:
    cells = column(["1.234", "2.345", "3.456", "1.23"])
    assert values(cells) == [1234, 2345, 3456, None]
    assert (cells[3].state, cells[3].note) == (State.TEXT, "ambiguous_number")


def test_a_comma_against_the_files_own_thousands_is_not_read() -> None:
    rows = [
        ["STT", "Xã", "Kinh phí", "Số hộ"],
        [1, "Bình Yên", "1.234.567", "1,234"],
        [2, "Cẩm Yên", "2.345.678", "2"],
    ]
    (table,) = tables_of(rows)
    assert table.cells[2, 3].value == 1234567
    assert table.cells[2, 4].note == "ambiguous_number"


def test_percentages_are_in_percent_however_they_are_written() -> None:
    cells = column(["85,3%", "21,%", "21 %", PercentNumber(0.853), PercentNumber(1.0)], "Đạt")
    assert values(cells) == [85.3, 21, 21, 85.3, 100]
    assert all(cell.percent for cell in cells)


def test_stored_numbers_stay_as_they_are() -> None:
    cells = column([0, 12, 3.5, 1234567.0, 0.1 + 0.2, -70000.0])
    assert values(cells) == [0, 12, 3.5, 1234567, 0.1 + 0.2, -70000]
    assert cells[0].state == State.VALUE


def test_six_of_seven() -> None:
    cells = column(["06/07", "23.095/32.224", "5/5", "12/1500", "58/1.974"])
    assert values(cells) == [6, 23095, 5, 12, 58]
    assert [cell.of for cell in cells] == [7, 32224, 5, 1500, 1974]


def test_a_month_and_a_year_are_no_pair() -> None:
    cells = column([1, "06/2024", 2, "12/2024"])
    assert [(cell.value, cell.note) for cell in cells[1::2]] == [(None, "date")] * 2


@pytest.mark.parametrize(
    ("value", "state", "note"),
    [
        (None, State.MISSING, ""),
        ("\u00a0", State.MISSING, ""),
        ("-", State.MISSING, ""),
        ("…", State.MISSING, ""),
        ("...", State.MISSING, ""),
        ("x", State.TEXT, ""),
        ("không", State.TEXT, ""),
        ("(1)", State.TEXT, "footnote"),
        ("7.360464.000đ", State.TEXT, ""),
        ("31/12/2024", State.TEXT, "date"),
        ("15/6", State.TEXT, "date"),
        (dt.date(2024, 12, 31), State.TEXT, "date"),
        (ErrorCell("#REF!"), State.ERROR, ""),
        ("#DIV/0!", State.ERROR, ""),
        ("Err:502", State.ERROR, ""),
        (NotCalculated("=C2+C3"), State.ERROR, "not_calculated"),
        ("12345678901234567", State.TEXT, ""),
    ],
)
def test_what_is_no_number_says_why(value: CellValue | None, state: State, note: str) -> None:
    cell = column([1, 2, value, 4])[2]
    assert (cell.value, cell.state, cell.note) == (None, state, note)


@pytest.mark.parametrize(
    "text", ["trên 270.000", "gần 270.000", "khoảng 270.000", ">270.000", "~ 270.000", "Hơn 270.000"]
)
def test_estimates_have_a_value_and_are_marked(text: str) -> None:
    cell = column([1000, 2000, text])[2]
    assert (cell.value, cell.state, cell.estimated) == (270000, State.VALUE, True)


@pytest.mark.parametrize(
    "text", ["Xã 5", "5 Xã Tân", "1.234.", "1.23.456", "12..5", "Năm 2024", "", "5 6 7", "(5"]
)
def test_other_texts_are_no_numbers(text: str) -> None:
    assert number_text(text) is None


def dots(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def comma_decimal(number: float, digits: int) -> str:
    return f"{number:,.{digits}f}".replace(",", " ").replace(".", ",").replace(" ", ".")


COUNTS = st.lists(st.integers(0, 9_999_999), min_size=1, max_size=12)
WRITERS = {
    "plain": str,
    "Vietnamese": dots,
    "English": lambda number: f"{number:,}",
    "spaces": lambda number: f"{number:,}".replace(",", " "),
    "no-break spaces": lambda number: f"{number:,}".replace(",", "\u00a0"),
    "with unit": lambda number: f"{dots(number)} hộ",
    "about": lambda number: f"khoảng {dots(number)}",
}


@pytest.mark.parametrize("style", WRITERS)
@settings(deadline=None)
@given(numbers=COUNTS)
def test_counts_written_in_one_style_come_back_exactly(style: str, numbers: list[int]) -> None:
    assert values(column([WRITERS[style](number) for number in numbers])) == numbers


@settings(deadline=None)
@given(
    numbers=st.lists(st.decimals(0, 100, places=3), min_size=1, max_size=12),
    digits=st.integers(1, 3),
    vietnamese=st.booleans(),
    percent=st.booleans(),
)
def test_rates_written_in_one_style_come_back_exactly(
    numbers: list[float], digits: int, vietnamese: bool, percent: bool
) -> None:
    meant = [round(float(number), digits) for number in numbers]
    written = [f"{number:.{digits}f}" for number in meant]
    texts: list[CellValue | None] = [
        (text.replace(".", ",") if vietnamese else text) + ("%" if percent else "") for text in written
    ]
    assert values(column(texts, "Tỷ lệ %")) == pytest.approx(meant, abs=1e-12)


MIXED = st.one_of(
    st.integers(0, 9_999_999).map(lambda n: (dots(n), n)),
    st.integers(0, 9_999_999).map(lambda n: (f"{n:,}", n)),
    st.integers(0, 9_999_999).map(lambda n: (str(n), n)),
    st.integers(0, 9_999_999).map(lambda n: (n, n)),
    st.floats(0, 1e7).map(lambda n: round(n, 2)).map(lambda n: (comma_decimal(n, 2), n)),
    st.floats(0, 1e7).map(lambda n: round(n, 2)).map(lambda n: (f"{n:,.2f}", n)),
)


@settings(deadline=None)
@given(pairs=st.lists(MIXED, min_size=1, max_size=10))
def test_a_column_of_mixed_styles_is_read_exactly_or_flagged(pairs: list[tuple[CellValue, float]]) -> None:
    for cell, (_, meant) in zip(column([written for written, _ in pairs]), pairs, strict=True):
        if cell.state == State.VALUE:
            assert cell.value == pytest.approx(meant, abs=1e-9)
        else:
            assert (cell.state, cell.note) == (State.TEXT, "ambiguous_number")


def test_a_percent_sign_among_counts_says_nothing_of_their_separators() -> None:
    found = tables_of(
        [
            ["Nội dung", "Số lượng"],
            ["Tổng số", "3,044"],
            ["Đạt", "1,918"],
            ["Tỷ lệ", "63,01%"],
            ["Tỷ lệ khác", "85.123%"],
        ]
    )[0]
    assert [found.cells[row, 2].value for row in range(2, 6)] == [3044, 1918, 63.01, 85.123]


@pytest.mark.parametrize("beside", [9.31, 36.71])
def test_a_thousand_written_as_text_beside_stored_rates_is_not_read_as_one(beside: float) -> None:
    found = tables_of([["Nội dung", "Số lượng"], ["Tổng số", "1.000"], ["Tỷ lệ", beside]])[0]
    assert (found.cells[2, 2].value, found.cells[2, 2].note) == (None, "ambiguous_number")


def test_percent_formats_say_nothing_of_the_counts_beside_them() -> None:
    lines = [
        ["Nội dung", "Số lượng"],
        ["Tổng số", "1.000"],
        ["Đạt", "2.000"],
        ["Tỷ lệ", PercentNumber(0.931)],
    ]
    assert tables_of(lines)[0].cells[2, 2].value == 1000


def test_a_last_row_without_a_name_that_sums_up_the_others_is_their_total() -> None:
    lines = [["STT", "Xã", "ĐK", "Đạt"], [1, "Nghĩa Đô", 13, 12], [2, "Bảo Hà", 17, 16], [None, None, 30, 28]]
    rows = tables_of(lines)[0].rows
    assert [(row.label, row.kind) for row in rows] == [
        ("Nghĩa Đô", "data"),
        ("Bảo Hà", "data"),
        ("", "total"),
    ]
    lines[-1] = [None, None, 31, 25]
    assert tables_of(lines)[0].rows[-1].kind == "data"
