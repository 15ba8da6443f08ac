"""What comes out of interpreting a workbook: records of observations, findings, and sums to compare with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from pipelines.interpreting.observations import Observation
from pipelines.reference.findings import Finding


@dataclass(slots=True)
class Record:
    """What one row (of a transposed table: one column) reports: the unit that is held back as a whole.

    ``cell`` is the cell of the row's name. ``partly_held`` says that the row is counted as held back already,
    for numbers under a header that is an error.
    """

    sheet: str
    cell: str
    label: str
    observations: list[Observation] = field(default_factory=list)
    hidden_sheet: bool = False
    partly_held: bool = False


class TotalFigure(NamedTuple):
    """A number of a total row, and the sums it could be: of the table, of its section, of the sub-totals."""

    sheet: str
    cell: str
    label: str
    header: str
    value: float
    sums: tuple[float, ...]


@dataclass(slots=True)
class Interpretation:
    """The records of a workbook. ``held_back`` counts the rows that are not among them, or not in full.

    ``totals`` are the numbers of total rows, which are compared and not loaded. ``place_id`` is the place the
    workbook is about, empty where it does not say. ``illustrative`` marks invented numbers.
    """

    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    held_back: int = 0
    totals: list[TotalFigure] = field(default_factory=list)
    place_id: str = ""
    illustrative: bool = False
    title: str = ""

    @property
    def observations(self) -> list[Observation]:
        """All observations, in the order of the workbook."""
        return [observation for record in self.records for observation in record.observations]
