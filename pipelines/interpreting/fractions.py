"""Columns of printed rates that are all at most 1: parts of one (0,853), or per cents below one (0,32 %)?

The counts beside them tell. Where there are none to tell, many such rates in one column are parts of one,
for hardly a report has only rates below one per cent; a few can be either, and are not loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipelines.interpreting.cells import written_as_fractions
from pipelines.interpreting.evidence import ColumnEvidence
from pipelines.interpreting.meaning import RATE, Meaning
from pipelines.reading.layout import TableCell

_ENOUGH = 4
_NEAR = 0.006
"""Rates are printed with two decimals; a fraction may be too."""

_Number = tuple[ColumnEvidence, Meaning, TableCell]
_BASES = (("recognised", "total"), ("recognised", "registered"), ("registered", "total"))


class Fractions(NamedTuple):
    """The columns whose rates are ``parts`` of one, and those of which nothing tells (``unclear``)."""

    parts: frozenset[int]
    unclear: frozenset[int]


def fractions(rows: Iterable[Sequence[_Number]]) -> Fractions:
    """What the rates of a table's columns are, by all its rows of numbers."""
    rates: dict[int, list[TableCell]] = {}
    votes: dict[int, list[bool]] = {}
    for numbers in rows:
        for _, meant, cell in numbers:
            if meant.measure == RATE:
                rates.setdefault(cell.column, []).append(cell)
                votes.setdefault(cell.column, []).extend(_vote(cell, meant, numbers))
    small = {column for column, cells in rates.items() if written_as_fractions(cells)}
    parts = {column for column in small if _are_parts(rates[column], votes[column])}
    return Fractions(frozenset(parts), frozenset(column for column in small - parts if not votes[column]))


def _are_parts(cells: Sequence[TableCell], votes: Sequence[bool]) -> bool:
    if votes:
        return 2 * sum(votes) > len(votes)
    return sum(bool(cell.value) for cell in cells) >= _ENOUGH


def _vote(cell: TableCell, rate: Meaning, numbers: Sequence[_Number]) -> list[bool]:
    """Whether a rate is a part of one (True) or per cent (False) by the counts of its row; empty: neither."""
    if not cell.value or cell.percent or cell.of is not None:
        return []
    counts = {
        meant.measure: other.value
        for _, meant, other in numbers
        if meant.ours and meant[1:4] == rate[1:4] and other.value is not None and meant.measure != RATE
    }
    for whole in ("registered", "recognised"):
        halves = [counts.get(f"{whole}_{part}") for part in ("new", "again")]
        if whole not in counts and all(half is not None for half in halves):
            counts[whole] = sum(half or 0 for half in halves)
    ratios = [counts[part] / counts[base] for part, base in _BASES if part in counts and counts.get(base)]
    as_part = any(abs(cell.value - ratio) < _NEAR for ratio in ratios)
    as_percent = any(abs(cell.value - 100 * ratio) < _NEAR for ratio in ratios)
    return [as_part] if as_part != as_percent else []
