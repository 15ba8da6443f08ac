"""Cells that hold a count and its rate, "1.234 (45,5%)", under a header whose rate is not the one loaded."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.interpreting.meaning import Verdict
from pipelines.interpreting.scene import Number
from pipelines.reading.layout import TableCell
from pipelines.reading.numbers import number_text

_COUNTED = ("registered", "recognised")


def counts_beside_rates(numbers: Iterable[Number]) -> list[Number]:
    """The counts in cells of second rates, as numbers of their own.

    The counts in "Đăng ký (tỷ lệ)" are what was registered, though of the two rates only that of the
    recognised is kept.
    """
    return [
        (column, meant._replace(verdict=Verdict.OURS, measure=meant.numerator), _count_alone(cell))
        for column, meant, cell in numbers
        if meant.verdict is Verdict.SECOND_RATE and meant.numerator in _COUNTED and _has_rate(cell.raw)
    ]


def _has_rate(raw: str) -> bool:
    text = number_text(raw) if "%" in raw and "(" in raw else None
    return text is not None and text.rate is not None


def _count_alone(cell: TableCell) -> TableCell:
    return cell._replace(raw=cell.raw.rsplit("(", 1)[0].strip())
