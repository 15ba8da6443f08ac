"""The rows of one table: each becomes a record of observations, or is held back with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipelines.interpreting.areas import AreaMatch, MatchStatus
from pipelines.interpreting.axes import Axes, is_total_name
from pipelines.interpreting.cells import CellFigures, cell_figures, written_as_fractions
from pipelines.interpreting.evidence import ColumnEvidence, Evidence
from pipelines.interpreting.interpretation import Record
from pipelines.interpreting.meaning import RATE, Meaning
from pipelines.interpreting.observations import Observation
from pipelines.interpreting.periods import HALF, PART, SCHOOL_YEAR, YEAR, Period
from pipelines.interpreting.placing import Standing
from pipelines.interpreting.scopes import NOT_FULL, NOT_SAID, TableYear
from pipelines.reading.layout import Row, RowKind, State, Table, TableCell
from pipelines.reference.areas import Area
from pipelines.reference.findings import Finding, finding

_AREA_CODES = {
    MatchStatus.PROPOSED: "area_proposed",
    MatchStatus.AMBIGUOUS: "ambiguous_area",
    MatchStatus.ELSEWHERE: "area_elsewhere",
    MatchStatus.NOT_IN_YEAR: "area_not_in_year",
    MatchStatus.BODY: "row_of_a_body",
    MatchStatus.UNKNOWN: "unknown_area",
}
_LOADED = {YEAR: "year", HALF: "half"}


@dataclass
class Scene:
    """One table with everything that is known around it."""

    sheet: str
    hidden: bool
    table: Table
    axes: Axes
    evidence: Evidence
    standing: Standing
    year: TableYear
    findings: list[Finding] = field(default_factory=list)
    held_back: int = 0
    sums: set[int] = field(default_factory=set)

    @cached_property
    def fractions(self) -> set[int]:
        """The columns that write rates as parts of one."""
        columns: dict[int, list[TableCell]] = {}
        for (_, column), cell in self.table.cells.items():
            columns.setdefault(column, []).append(cell)
        return {column for column, cells in columns.items() if written_as_fractions(cells)}

    @cached_property
    def data_rows(self) -> list[Row]:
        """The rows that report numbers of one thing."""
        return [row for row in self.table.rows if row.kind is RowKind.DATA and not self._is_sum(row)]

    @cached_property
    def total_rows(self) -> list[Row]:
        """The rows that sum up others: named so, or section rows that carry numbers."""
        filled = {row for (row, _), cell in self.table.cells.items() if cell.state is not State.MISSING}
        kinds = {RowKind.TOTAL, RowKind.SECTION}
        return [
            row for row in self.table.rows if row.row in filled and (row.kind in kinds or self._is_sum(row))
        ]

    def _is_sum(self, row: Row) -> bool:
        return row.row in self.sums or is_total_name(row.label)

    def take_as_sums(self, rows: set[int]) -> None:
        """Count rows as totals that turned out to be the sum of the others."""
        self.sums |= rows
        for name in ("data_rows", "total_rows"):
            self.__dict__.pop(name, None)

    def numbers(self, row: Row) -> Iterator[tuple[ColumnEvidence, Meaning, TableCell]]:
        """The cells of a row that hold anything, with their column and what they count."""
        meanings = self.evidence.meanings_of(row)
        cells, at = self.table.cells, row.row
        for column, meant in zip(self.evidence.columns, meanings, strict=True):
            cell = cells.get((at, column.column.column))
            if cell is not None and cell.state is not State.MISSING:
                yield column, meant, cell

    def period_of(self, column: ColumnEvidence, row: Row) -> Period:
        """The period of a number: what its column says, then its row, then the table."""
        said = column.period or self.evidence.row_periods[row.row]
        if said is None:
            return Period(self.year.year, HALF if self.year.period == HALF else YEAR)
        if not said.year:
            return Period(self.year.year, said.kind)
        return Period(said.year, HALF if said.kind == YEAR and self.year.half else said.kind)

    def report(self, code: str, cell: str, raw: object, **said: object) -> None:
        """Note a finding on this sheet."""
        self.findings.append(finding(code, sheet=self.sheet, cell=cell, raw=raw, **said))


def read_row(scene: Scene, row: Row, area: Area | None = None) -> list[Record]:
    """The record of a row of one area; empty where the row is held back or reports nothing of ours.

    ``area`` is given where the row does not name one.
    """
    ours = [(column, meant, cell) for column, meant, cell in scene.numbers(row) if meant.ours]
    if not ours:
        return []
    record = Record(scene.sheet, row.label_cell, row.label, hidden_sheet=scene.hidden)
    good, before = True, len(scene.findings)
    matched: dict[Period, Area | None] = {}
    for column, meant, cell in ours:
        period = scene.period_of(column, row)
        if period not in matched:
            matched[period] = _area_for(scene, row, period, area)
        figures = _figures(scene, column, meant, cell)
        found = matched[period]
        good = good and found is not None and not figures.problem
        if found is not None and not figures.problem:
            record.observations += _observations(scene, row, column, meant, cell, figures, found, period)
    if good:
        return [record]
    _hold_back(scene, row, scene.findings[before:])
    return []


def _hold_back(scene: Scene, row: Row, why: Sequence[Finding]) -> None:
    """Count a row as held back and name it at its name, where only its cells are named so far.

    A row of a body or a hamlet is no area and no mistake: it is named and not counted.
    """
    errors = [found for found in why if found.severity == "error"]
    scene.held_back += 1 if errors else 0
    if errors and not any(found.cell == row.label_cell for found in errors):
        cells = ", ".join(dict.fromkeys(found.cell for found in errors))
        scene.report("row_held_back", row.label_cell, row.label, cells=cells)


def _figures(scene: Scene, column: ColumnEvidence, meant: Meaning, cell: TableCell) -> CellFigures:
    figures = cell_figures(cell, meant, fractions=meant.measure == RATE and cell.column in scene.fractions)
    code = figures.problem or figures.remark
    if code:
        scene.report(code, cell.cell, cell.raw, header=" › ".join(column.column.path))
    return figures


def _area_for(scene: Scene, row: Row, period: Period, area: Area | None) -> Area | None:
    """The area of a row in a period; None, with the finding noted, where there is none to load for."""
    if period.kind not in _LOADED or not period.year:
        code = {PART: NOT_FULL, SCHOOL_YEAR: "school_year"}.get(period.kind, NOT_SAID)
        scene.report(code, row.label_cell, row.label, said=period.year or "", range=scene.table.range)
        return None
    if area is not None:
        return _own_area(scene, row, period)
    names = [row.labels.get(column, "") for column in scene.axes.area_columns]
    named = [name for name in names if name] or [row.label]
    kind = _LOADED[period.kind]
    under = scene.standing.under([*row.sections, *named[:-1]], period.year, kind)
    found = scene.standing.match(named[-1], period.year, kind, under)
    if found.certain:
        return found.area
    report_area(scene, row.label_cell, named[-1], found, period.year)
    return None


def _own_area(scene: Scene, row: Row, period: Period) -> Area | None:
    """The reporting place in the version of a period; a place that did not exist then is a finding."""
    found = scene.standing.reporter_in(period.year, _LOADED[period.kind])
    if found is None and scene.standing.reporter is not None:
        other = AreaMatch(MatchStatus.NOT_IN_YEAR, None, (scene.standing.reporter,))
        report_area(scene, row.label_cell, scene.standing.reporter.full_name, other, period.year)
    return found


def report_area(scene: Scene, cell: str, name: str, found: AreaMatch, year: int) -> None:
    """Note why a name is no area to load for, with the areas it could be."""
    code = (
        "row_of_hamlet"
        if scene.axes.villages and not found.candidates
        else _AREA_CODES[MatchStatus(found.status)]
    )
    areas = [found.area] if found.area is not None and not found.candidates else list(found.candidates)
    scene.report(
        code,
        cell,
        name,
        year=year,
        parent=scene.standing.above.full_name if scene.standing.above else "—",
        candidates="; ".join(_described(area, scene) for area in areas[:4]) or "—",
    )


def _described(area: Area, scene: Scene) -> str:
    registry = scene.standing.registry
    day = area.last_day if area.valid_to else area.valid_from
    above = registry.parent(area, day)
    until = f" ({area.valid_from:%d/%m/%Y} – {area.last_day:%d/%m/%Y})" if area.valid_to else ""
    return f"{area.full_name}{f', {above.full_name}' if above else ''}{until}"


def _observations(
    scene: Scene,
    row: Row,
    column: ColumnEvidence,
    meant: Meaning,
    cell: TableCell,
    figures: CellFigures,
    area: Area,
    period: Period,
) -> Sequence[Observation]:
    return [
        Observation(
            area.area_id,
            area.level,
            period.year,
            _LOADED[period.kind],
            meant.model,
            meant.level,
            meant.group,
            measure,
            value,
            cell.estimated,
            scene.sheet,
            cell.cell,
            row.label,
            " › ".join(column.column.path),
        )
        for measure, value in figures.figures
    ]
