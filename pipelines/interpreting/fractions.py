"""Printed rates that may be parts of one (0,853) or per cents (85,3; or 0,32 for 0,32 %).

The counts beside a rate tell. Where they do not, its column does: by the rates in it that are told, or, where
all of them are at most 1, by their number, for hardly a report has only rates below one per cent. What stays
open is not loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipelines.interpreting.cells import written_as_fractions
from pipelines.interpreting.evidence import ColumnEvidence
from pipelines.interpreting.meaning import RATE, Meaning
from pipelines.reading.layout import TableCell
from pipelines.reading.sheets import Position

_ENOUGH = 4
_NEAR = 0.006
"""Rates are printed with two decimals; a fraction may be too."""

PART, PER_CENT, UNCLEAR = "part", "per cent", "unclear"

_Number = tuple[ColumnEvidence, Meaning, TableCell]
_BASES = (("recognised", "total"), ("recognised", "registered"), ("registered", "total"))


class Fractions(NamedTuple):
    """What the rates of a table are: ``told`` by the counts beside them, cell by cell, else by column.

    ``parts`` are the columns whose rates are parts of one, as far as anything tells; ``unclear`` those of
    mostly such rates of which nothing tells.
    """

    told: dict[Position, bool]
    parts: frozenset[int]
    unclear: frozenset[int]

    def kind(self, cell: TableCell) -> str:
        """Whether a rate is a ``PART`` of one, ``PER_CENT``, or ``UNCLEAR``.

        Where the counts beside a rate say otherwise than its column, they may do so by chance (0,6 % of the
        total can be 0,6 of the registered).
        """
        if not cell.value or cell.percent or cell.of is not None:
            return PER_CENT
        told = self.told.get((cell.row, cell.column))
        if cell.column in self.parts:
            if cell.value > 1:
                return {True: PART, False: PER_CENT, None: UNCLEAR}[told]
            return UNCLEAR if told is False else PART
        return UNCLEAR if told or (cell.column in self.unclear and cell.value <= 1) else PER_CENT


def fractions(rows: Iterable[Sequence[_Number]]) -> Fractions:
    """What the rates of a table are, by all its rows of numbers."""
    rates: dict[int, list[TableCell]] = {}
    told: dict[Position, bool] = {}
    for numbers in rows:
        for _, meant, cell in numbers:
            if meant.measure == RATE:
                rates.setdefault(cell.column, []).append(cell)
                vote = _vote(cell, meant, numbers)
                told |= {} if vote is None else {(cell.row, cell.column): vote}
    votes = {column: [vote for at, vote in told.items() if at[1] == column] for column in rates}
    parts = frozenset(column for column in rates if _are_parts(rates[column], votes[column]))
    unclear = frozenset(
        column for column in rates.keys() - parts if not votes[column] and _mostly_small(rates[column])
    )
    return Fractions(told, parts, unclear)


def _are_parts(cells: Sequence[TableCell], votes: Sequence[bool]) -> bool:
    if votes:
        return 2 * sum(votes) > len(votes) and _mostly_small(cells)
    return written_as_fractions(cells) and sum(bool(cell.value) for cell in cells) >= _ENOUGH


def _mostly_small(cells: Sequence[TableCell]) -> bool:
    """Whether at least half of the rates are at most one, as parts of one are, and one of them is broken."""
    rates = [cell.value for cell in cells if cell.value and cell.of is None and not cell.percent]
    small = [rate for rate in rates if 0 < rate <= 1]
    return 0 < len(rates) <= 2 * len(small) and any(rate < 1 for rate in small)


def _vote(cell: TableCell, rate: Meaning, numbers: Sequence[_Number]) -> bool | None:
    """Whether a rate is a part of one (True) or per cent (False) by the counts of its row; None: neither."""
    if not cell.value or cell.percent or cell.of is not None:
        return None
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
    return as_part if as_part != as_percent else None
