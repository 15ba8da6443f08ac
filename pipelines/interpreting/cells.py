"""From a cell and what its header says to the numbers it reports, or to the finding that holds it back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipelines.interpreting.meaning import RATE, Meaning
from pipelines.reading.layout import SPREAD, State, TableCell
from pipelines.reading.numbers import TEXT_MARKS, number_text
from pipelines.reading.text import fold_space


class CellFigures(NamedTuple):
    """``figures`` are (measure, value) pairs; ``problem`` is the finding code that holds the row back;
    ``remark`` one that only tells. Both are empty where there is nothing to say.
    """

    figures: tuple[tuple[str, float], ...] = ()
    problem: str = ""
    remark: str = ""


_NOISE = 1e-12
_SAID_NONE = re.compile(
    r"/|\\|kh[oô]ng(?: c[oó])?|ch[uư]a(?: c[oó])?|kbc|cbc|chưa bc|n/?a|null"
    r"|(?:không|chưa)(?: có)? (?:số liệu|số|báo cáo|thống kê|triển khai|thực hiện)"
)
"""What people write for "nothing here": it may mean none, or not yet known."""
_NOTES = {
    "not_calculated": "not_calculated",
    "ambiguous_number": "ambiguous_number",
    "date": "date_for_number",
}


def cell_figures(cell: TableCell, meant: Meaning, *, fractions: bool) -> CellFigures:
    """What the cell reports under its header.

    ``fractions`` says that the column writes its rates as parts of one (0,853 for 85,3 %). A missing cell
    reports nothing and is nothing to complain of. A mark ("x", a ditto mark) can mean yes, no, none or the
    same as above: nothing is loaded for it, and the rest of its row is none the less sure. So it is beside a
    rate that can't be read (#DIV/0! where nobody registered): rates are computed from counts anyway.
    """
    value = cell.value
    if value is not None and is_plain_count(cell, meant):
        return CellFigures(((meant.measure, value),))
    if cell.state is State.MISSING:
        return CellFigures()
    if value is None and fold_space(cell.raw) in TEXT_MARKS:
        return CellFigures(remark="mark_for_number")
    if value is None and _SAID_NONE.fullmatch(fold_space(cell.raw).casefold().strip(" .")):
        return CellFigures(remark="words_for_number")
    if value is None and meant.measure == RATE:
        return CellFigures(remark="rate_not_read")
    if value is None:
        unread = "error_cell" if cell.state is State.ERROR else "unreadable_number"
        return CellFigures(problem=_NOTES.get(cell.note, unread))
    if cell.note == SPREAD:
        return (
            CellFigures(remark="rate_not_read")
            if meant.measure == RATE
            else CellFigures(problem="number_over_cells")
        )
    if (rate := _rate_beside(cell)) is not None:
        return _count_and_rate(cell, value, meant, rate)
    return _rate(cell, value, fractions) if meant.measure == RATE else _count(cell, value, meant)


def _rate_beside(cell: TableCell) -> float | None:
    """The rate in the brackets of "1.234 (85,3%)"."""
    text = number_text(cell.raw) if "%" in cell.raw and not cell.percent else None
    return text.rate if text else None


def _count_and_rate(cell: TableCell, value: float, meant: Meaning, rate: float) -> CellFigures:
    """Both numbers; under a header that says rate the count is of what the rate is of."""
    counted = meant._replace(measure=meant.numerator) if meant.measure == RATE else meant
    if not counted.measure:
        return CellFigures(problem="unreadable_number")
    found = _count(cell, value, counted)
    return found if found.problem else found._replace(figures=(*found.figures, (RATE, rate)))


def is_plain_count(cell: TableCell, meant: Meaning) -> bool:
    """Whether the cell is a count and nothing else, as nearly all are: then it is what it reports."""
    _, _, raw, value, _, percent, of, estimated, note = cell
    if type(value) is not int or value < 0 or of is not None or "%" in raw or note:
        return False
    return not (percent or estimated or meant.of or meant.measure == RATE)


def _rate(cell: TableCell, value: float, fractions: bool) -> CellFigures:
    """The rate in per cent; "06/07" is 6 of 7."""
    if cell.of is not None and (cell.of <= 0 or cell.percent):
        return CellFigures(remark="rate_not_read")
    if cell.of is not None:
        percent = 100 * value / cell.of
    else:
        percent = value * 100 if fractions and not cell.percent else value
    if percent < 0:
        return CellFigures(problem="negative_number")
    return CellFigures(((RATE, round(percent, 10)),), remark="estimated" if cell.estimated else "")


def _count(cell: TableCell, value: float, meant: Meaning) -> CellFigures:
    problem = _not_a_count(cell, value, meant)
    if problem:
        return CellFigures(problem=problem)
    value = round(value)
    figures: tuple[tuple[str, float], ...] = ((meant.measure, value),)
    remark = "estimated" if cell.estimated else ""
    if cell.of is not None and meant.of:
        figures += ((meant.of, cell.of),)
    elif cell.of is not None:
        remark = "second_number_not_loaded"
    return CellFigures(figures, remark=remark)


def _not_a_count(cell: TableCell, value: float, meant: Meaning) -> str:
    if cell.percent:
        return "percent_for_count"
    if value < 0 or (cell.of is not None and cell.of < 0):
        return "negative_number"
    if not _is_whole(value) or (cell.of is not None and not _is_whole(cell.of)):
        return "not_whole"
    return "pair_expected" if meant.of and cell.of is None else ""


def _is_whole(value: float) -> bool:
    """Whether a number is whole but for what a formula loses in calculating: 1199.9999999999998."""
    return abs(value - round(value)) <= _NOISE * max(1.0, abs(value))


def written_as_fractions(cells: Sequence[TableCell]) -> bool:
    """Whether a column of rates is written as parts of one: every number up to 1, and one of them broken."""
    numbers = [
        cell.value for cell in cells if cell.value is not None and cell.of is None and not cell.percent
    ]
    return bool(numbers) and max(numbers) <= 1 and any(0 < number < 1 for number in numbers)
