"""One table with everything that is known around it: what its rows are read with."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from pipelines.interpreting.axes import Axes, is_total_name
from pipelines.interpreting.evidence import ColumnEvidence, Evidence
from pipelines.interpreting.fractions import Fractions, fractions
from pipelines.interpreting.meaning import Meaning, Verdict
from pipelines.interpreting.periods import HALF, PART, YEAR, Period
from pipelines.interpreting.placing import Standing
from pipelines.interpreting.scopes import TableYear
from pipelines.interpreting.terms import said
from pipelines.reading.layout import Row, RowKind, State, Table, TableCell
from pipelines.reference.areas import Area
from pipelines.reference.findings import Finding, finding

Number = tuple[ColumnEvidence, Meaning, TableCell]
"""A cell that holds something, with its column and what it counts."""


@dataclass
class Scene:
    """One table with everything that is known around it.

    ``sums`` are rows that turned out to be sums, ``places`` those that are none though their words say so,
    ``partly_held`` those counted as held back for numbers under a header that is an error. ``senders`` are
    the areas' names of rows that are named by who reports, ``hamlets`` the rows of hamlets, each with the
    commune that its name could mean as well.
    """

    sheet: str
    hidden: bool
    table: Table
    axes: Axes
    evidence: Evidence
    standing: Standing
    year: TableYear
    findings: list[Finding] = field(default_factory=list)
    held_back: int = 0
    partly_held: set[int] = field(default_factory=set)
    sums: set[int] = field(default_factory=set)
    places: set[int] = field(default_factory=set)
    senders: dict[int, str] = field(default_factory=dict)
    hamlets: dict[int, Area | None] = field(default_factory=dict)
    row_numbers: dict[int, list[Number]] = field(default_factory=dict)

    @cached_property
    def fractions(self) -> Fractions:
        """The columns that write rates as parts of one, and those that leave it open."""
        return fractions([self.numbers(row) for row in self.table.rows])

    @cached_property
    def data_rows(self) -> list[Row]:
        """The rows that report numbers of one thing."""
        return [
            row
            for row in self.table.rows
            if row.row in self.places or (row.kind is RowKind.DATA and not self._is_sum(row))
        ]

    @cached_property
    def total_rows(self) -> list[Row]:
        """The rows that sum up others: named so, or section rows that carry numbers."""
        filled = {row for (row, _), cell in self.table.cells.items() if cell.state is not State.MISSING}
        kinds = {RowKind.TOTAL, RowKind.SECTION}
        return [
            row
            for row in self.table.rows
            if row.row in filled - self.places and (row.kind in kinds or self._is_sum(row))
        ]

    def _is_sum(self, row: Row) -> bool:
        return row.row in self.sums or is_total_name(row.label)

    def take_as_sums(self, rows: set[int]) -> None:
        """Count rows as totals that turned out to be the sum of the others."""
        self.sums |= rows
        for name in ("data_rows", "total_rows"):
            self.__dict__.pop(name, None)

    def take_as_places(self, rows: set[int]) -> None:
        """Count rows as those of places, though their numbers sum up others that are not loaded."""
        self.places |= rows
        for name in ("data_rows", "total_rows"):
            self.__dict__.pop(name, None)

    def numbers(self, row: Row) -> list[Number]:
        """The cells of a row that hold anything, with their column and what they count."""
        found = self.row_numbers.get(row.row)
        if found is None:
            found = self.row_numbers[row.row] = self._numbers(row)
        return found

    def _numbers(self, row: Row) -> list[Number]:
        meanings = self.evidence.meanings_of(row)
        cells, at, missing = self.table.cells, row.row, State.MISSING
        return [
            (column, meant, cell)
            for (column, place), meant in zip(self._columns, meanings, strict=True)
            if (cell := cells.get((at, place))) is not None and cell.state is not missing
        ]

    @cached_property
    def _columns(self) -> list[tuple[ColumnEvidence, int]]:
        return [(column, column.column.column) for column in self.evidence.columns]

    def period_of(self, column: ColumnEvidence, row: Row) -> Period:
        """The period of a number: what its column says, then its row, then the table."""
        said = column.period or self.evidence.row_periods[row.row]
        if said is None:
            return self.own_period
        if not said.year:
            return Period(self.year.year, said.kind)
        return Period(said.year, HALF if said.kind == YEAR and self.year.half else said.kind)

    @cached_property
    def lists_communes(self) -> bool:
        """Whether the header over the names says that they are communes: "Xã", "Xã, thị trấn"."""
        at = self.axes.area_columns[-1:]
        heads = [column.path[-1] for column in self.table.columns if [column.column] == at and column.path]
        return any(said(head).levels == ("commune",) for head in heads)

    @cached_property
    def has_second_rates(self) -> bool:
        """Whether a column holds a rate that is not loaded: its cells can hold counts beside it."""
        rows = self.data_rows[:1]
        return any(meant.verdict is Verdict.SECOND_RATE for row in rows for _, meant, _ in self.numbers(row))

    @cached_property
    def has_parts_of_years(self) -> bool:
        """Whether a column says that it is of a part of a year ("Quý I", "6 tháng cuối năm")."""
        return any(column.period and column.period.kind == PART for column in self.evidence.columns)

    @cached_property
    def own_period(self) -> Period:
        """The period of numbers whose column and row name none."""
        return Period(self.year.year, HALF if self.year.period == HALF else YEAR)

    def report(self, code: str, cell: str, raw: object, **said: object) -> None:
        """Note a finding on this sheet."""
        said |= {"at_vi": f", ô {cell}" if cell else "", "at_en": f", cell {cell}" if cell else ""}
        self.findings.append(finding(code, sheet=self.sheet, cell=cell, raw=raw, **said))
