"""The rows of one table: each becomes a record of observations, or is held back with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.interpreting.area_search import said_in_full
from pipelines.interpreting.areas import AreaMatch, MatchStatus
from pipelines.interpreting.cells import CellFigures, cell_figures, is_plain_count
from pipelines.interpreting.counts_beside_rates import counts_beside_rates
from pipelines.interpreting.evidence import ColumnEvidence
from pipelines.interpreting.fractions import PART as PART_OF_ONE
from pipelines.interpreting.fractions import UNCLEAR
from pipelines.interpreting.interpretation import Record
from pipelines.interpreting.left_over import left_over
from pipelines.interpreting.meaning import RATE, Verdict
from pipelines.interpreting.observations import Observation
from pipelines.interpreting.periods import HALF, PART, SCHOOL_YEAR, YEAR, Period, periods
from pipelines.interpreting.scene import Number, Scene
from pipelines.interpreting.scopes import NOT_FULL, NOT_SAID
from pipelines.reading.layout import Row
from pipelines.reading.sheets import cell_name
from pipelines.reference.areas import Area
from pipelines.reference.findings import Finding

_AREA_CODES = {
    MatchStatus.PROPOSED: "area_proposed",
    MatchStatus.AMBIGUOUS: "ambiguous_area",
    MatchStatus.ELSEWHERE: "area_elsewhere",
    MatchStatus.NOT_IN_YEAR: "area_not_in_year",
    MatchStatus.BODY: "row_of_a_body",
    MatchStatus.UNKNOWN: "unknown_area",
}
_WITHOUT_PARENT = {MatchStatus.AMBIGUOUS, MatchStatus.ELSEWHERE, MatchStatus.NOT_IN_YEAR, MatchStatus.UNKNOWN}
"""What a name can be where nobody said the province or the district: then that is what is missing."""
_LOADED = {YEAR: "year", HALF: "half"}


def read_row(scene: Scene, row: Row, area: Area | None = None) -> list[Record]:
    """The record of a row of one area; empty where the row is held back or reports nothing of ours.

    ``area`` is given where the row does not name one.
    """
    ours = [number for number in scene.numbers(row) if number[1].verdict is Verdict.OURS]
    if scene.has_second_rates:
        ours += counts_beside_rates(scene.numbers(row))
    if scene.year.problem:
        ours = _of_a_year(scene, row, ours)
    if scene.has_parts_of_years:
        ours = _of_whole_periods(scene, row, ours)
    if not ours:
        return []
    record = Record(scene.sheet, row.label_cell, row.label, hidden_sheet=scene.hidden)
    record.partly_held = row.row in scene.partly_held
    good, before = True, len(scene.findings)
    matched: dict[Period, Area | None] = {}
    for number in ours:
        column, meant, cell = number
        period = scene.period_of(column, row)
        if period not in matched:
            matched[period] = _area_for(scene, row, column, period, area)
        found = matched[period]
        if cell.value is not None and is_plain_count(cell, meant):
            figures: Sequence[tuple[str, float]] = ((meant.measure, cell.value),)
        else:
            figures, problem = _figures(scene, number, ours)
            good = good and not problem
        if found is None:
            good = False
            continue
        for measure, value in figures:
            record.observations.append(_observation(scene, row, number, measure, value, found, period))
    if good:
        return [record]
    _hold_back(scene, row, scene.findings[before:])
    return []


def _of_a_year(scene: Scene, row: Row, numbers: list[Number]) -> list[Number]:
    """The numbers that say their year, where others of their row do not: these are held back one by one."""
    dated = [number for number in numbers if scene.period_of(number[0], row).year]
    if not dated or len(dated) == len(numbers):
        return numbers
    for column, _, cell in numbers:
        if not scene.period_of(column, row).year:
            at = column.column.header_cells[-1] if column.column.header_cells else cell.cell
            scene.report("column_without_year", at, column.header, said=scene.year.said)
    scene.held_back += row.row not in scene.partly_held
    scene.partly_held.add(row.row)
    return dated


def _of_whole_periods(scene: Scene, row: Row, numbers: list[Number]) -> list[Number]:
    """The numbers of years and first halves, where others of their row stand in columns of quarters or
    months: these are held back one by one.
    """
    whole = [number for number in numbers if scene.period_of(number[0], row).kind != PART]
    if not whole or len(whole) == len(numbers):
        return numbers
    for column, _, _ in numbers:
        if scene.period_of(column, row).kind == PART:
            at, text = _that_says(column, row, scene)
            scene.report(NOT_FULL, at, text, said=scene.year.said, range=scene.table.range)
    scene.held_back += row.row not in scene.partly_held
    scene.partly_held.add(row.row)
    return whole


def _hold_back(scene: Scene, row: Row, why: Sequence[Finding]) -> None:
    """Count a row as held back and name it at its name, where only its cells are named so far.

    A row of a body or a hamlet is no area and no mistake: it is named and not counted.
    """
    errors = [found for found in why if found.severity == "error"]
    scene.held_back += 1 if errors and row.row not in scene.partly_held else 0
    if errors and not any(found.cell == row.label_cell for found in errors):
        cells = ", ".join(dict.fromkeys(found.cell for found in errors))
        scene.report("row_held_back", row.label_cell, row.label, cells=cells)


def _figures(scene: Scene, number: Number, row: Sequence[Number]) -> tuple[Sequence[tuple[str, float]], str]:
    """What a cell reports, and the finding that holds its row back; what there is to say is noted."""
    column, meant, cell = number
    is_rate = meant.measure == RATE
    kind = scene.fractions.kind(cell) if is_rate else ""
    if kind == UNCLEAR:
        figures = CellFigures(remark="rate_unclear")
    else:
        figures = cell_figures(cell, meant, fractions=kind == PART_OF_ONE)
        if is_rate and figures.figures and cell.of is not None and not _stand_beside(number, row):
            figures = figures._replace(remark="pair_read_as_rate")
    code = figures.problem or figures.remark
    if code:
        scene.report(code, cell.cell, cell.raw, header=column.header)
    return ((), figures.problem) if figures.problem else (figures.figures, "")


def _stand_beside(pair: Number, row: Sequence[Number]) -> bool:
    """Whether both numbers of a pair are also counts of the same title in the row."""
    _, rate, cell = pair
    title = (rate.model, rate.level, rate.group)
    counts = {
        other.value
        for _, meant, other in row
        if (meant.model, meant.level, meant.group) == title and meant.measure != RATE
    }
    return {cell.value, cell.of} <= counts


def _area_for(
    scene: Scene, row: Row, column: ColumnEvidence, period: Period, area: Area | None
) -> Area | None:
    """The area of a row in a period; None, with the finding noted, where there is none to load for."""
    if period.kind not in _LOADED or not period.year:
        code = {PART: NOT_FULL, SCHOOL_YEAR: "school_year"}.get(period.kind, NOT_SAID)
        cell, text = _that_says(column, row, scene)
        scene.report(code, cell, text, said=period.year or "", range=scene.table.range)
        return None
    if area is not None:
        return _own_area(scene, row, period)
    if row.row in scene.hamlets:
        _report_hamlet(scene, row)
        return None
    names = [row.labels.get(column, "") for column in scene.axes.area_columns]
    named = [name for name in names if name] or [row.label]
    kind = _LOADED[period.kind]
    under = scene.standing.under([*row.sections, *named[:-1]], period.year, kind)
    found = scene.standing.match(scene.senders.get(row.row, named[-1]), period.year, kind, under)
    if found.status == MatchStatus.AMBIGUOUS:
        found = left_over(scene, row, found, period.year, kind, under)
    if not found.certain and under is None and scene.lists_communes:
        found = scene.standing.match_commune(named[-1], period.year, kind) or found
    if found.certain:
        return found.area
    report_area(scene, row.label_cell, named[-1], found, period.year)
    return None


def _report_hamlet(scene: Scene, row: Row) -> None:
    """Name a row of a hamlet; one with the name of a commune beside the reporting one is held back."""
    also, reporter = scene.hamlets[row.row], scene.standing.reporter
    if also is None or reporter is None:
        scene.report("row_of_hamlet", row.label_cell, row.label)
        return
    either = f"{said_in_full(also, scene.standing.registry)}; thôn, tổ dân phố của {reporter.full_name}"
    scene.report("ambiguous_area", row.label_cell, row.label, candidates=either)


def _that_says(column: ColumnEvidence, row: Row, scene: Scene) -> tuple[str, str]:
    """The cell and the text that give a number its period: its column's header, else its row's name."""
    texts = zip(reversed(column.column.path), reversed(column.column.header_cells), strict=False)
    said = next(((cell, text) for text, cell in texts if column.period and periods(text)), None)
    return said or (row.label_cell, row.label)


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
    if code != "row_of_hamlet" and scene.standing.above is None and found.status in _WITHOUT_PARENT:
        code = "parent_not_said"
    areas = [found.area] if found.area is not None and not found.candidates else list(found.candidates)
    scene.report(
        code,
        cell,
        name,
        year=year,
        parent=scene.standing.above.full_name if scene.standing.above else "Việt Nam",
        candidates="; ".join(said_in_full(area, scene.standing.registry) for area in areas[:4]) or "—",
    )


def _observation(
    scene: Scene, row: Row, number: Number, measure: str, value: float, area: Area, period: Period
) -> Observation:
    column, meant, cell = number
    return tuple.__new__(
        Observation,
        (
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
            cell_name(cell.row, cell.column),
            row.label,
            column.header,
        ),
    )
