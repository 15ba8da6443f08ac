"""One table on its way to records: what it counts, when, where, and what of it can't be loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.interpreting.area_search import said_in_full
from pipelines.interpreting.areas import MatchStatus, match_area
from pipelines.interpreting.axes import find_axes, is_total_name, kind_of
from pipelines.interpreting.broken_columns import without_doubtful
from pipelines.interpreting.context import table_context
from pipelines.interpreting.evidence import Evidence, gather
from pipelines.interpreting.hamlets import find_hamlets
from pipelines.interpreting.held_tables import (
    hold_back_for_year,
    hold_back_table,
    is_no_result,
    report_year,
)
from pipelines.interpreting.hints import Hints
from pipelines.interpreting.interpretation import Record, TotalFigure
from pipelines.interpreting.kind_rows import own_total
from pipelines.interpreting.layout_answers import Answers
from pipelines.interpreting.measure_rows import measures_named_like_totals
from pipelines.interpreting.misread_labels import with_names_only
from pipelines.interpreting.numbered_names import with_numbered_names
from pipelines.interpreting.own_sums import communes_taken_for_sums, take_own_sums
from pipelines.interpreting.placing import Standing, standing
from pipelines.interpreting.rows import read_row
from pipelines.interpreting.scene import Scene
from pipelines.interpreting.scopes import said_above, table_year
from pipelines.interpreting.sender_rows import sender_names
from pipelines.interpreting.totals import total_figures
from pipelines.interpreting.transposed import column_totals, read_columns
from pipelines.interpreting.unread import header_cell, report_unread, speaks_of_models
from pipelines.reading.layout import Row, RowKind, SheetTables, State, Table, TextLine
from pipelines.reading.words import says_total
from pipelines.reference.areas import Area, AreaRegistry
from pipelines.reference.findings import Finding

_LONGEST_TITLE, _MOST_TEXTS = 500, 80
_ANY_YEAR = 2024
"""The year that names are tried in where a table names none: its rows are held back in any case."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a table is read with besides itself. ``cover`` is what a cover sheet says."""

    sheet: SheetTables
    sheet_names: tuple[str, ...]
    file_name: str
    hints: Hints
    areas: AreaRegistry
    answers: Answers
    cover: tuple[str, ...] = ()


@dataclass(slots=True)
class TableResult:
    """What one table gives. ``ours`` is false for a table that is not about the models."""

    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    totals: list[TotalFigure] = field(default_factory=list)
    held_back: int = 0
    ours: bool = False
    reporter: Area | None = None


def read_table(table: Table, around: Surroundings) -> TableResult:
    """The records of a table, with a finding for every number that is not among them."""
    scene = _scene(table, around)
    if not _has_numbers(table):
        return TableResult()
    if not speaks_of_models(scene):
        scene.report("table_not_ours", _corner(table), _title(table) or table.range, range=table.range)
        return TableResult(findings=scene.findings)
    take_own_sums(scene, scene.year.year or _ANY_YEAR)
    scene.senders = sender_names(scene, scene.year.year or _ANY_YEAR)
    find_hamlets(scene, scene.year.year or _ANY_YEAR, _said_around(table, around))
    report_unread(scene)
    report_year(scene)
    result = TableResult(ours=True, reporter=scene.standing.reporter)
    result.records = [] if is_no_result(scene, around.sheet) else _records(scene)
    if scene.axes.areas:
        result.totals = column_totals(scene)
    elif not scene.axes.villages:
        result.totals = total_figures(scene)
    result.findings, result.held_back = list(dict.fromkeys(scene.findings)), scene.held_back
    return result


def _has_numbers(table: Table) -> bool:
    return any(cell.state is not State.MISSING for cell in table.cells.values())


def _corner(table: Table) -> str:
    numbers = [column for column in table.columns if column.role == "number"] or table.columns
    return header_cell(numbers[0], table)


def _title(table: Table) -> str:
    return max((line.text for line in table.title), key=len, default="")


def _scene(table: Table, around: Surroundings) -> Scene:
    sheet = around.sheet
    own, first = _few(table.title), (*_few(sheet.tables[0].title), *_few(sheet.texts))
    said = said_above(own, first, sheet.name, around.cover, around.file_name)
    year = table_year(said, around.hints.year)
    asked, period = year.year or _ANY_YEAR, year.period
    heads = tuple(line.text for line in (*own, *first))
    scopes = (heads, (sheet.name,), around.cover, (around.file_name,))
    stands = standing(scopes, around.hints, around.areas, asked, period)

    def is_area(name: str) -> bool:
        return _is_area(name, stands, asked, period)

    table = with_numbered_names(with_names_only(table, is_area))
    axes = find_axes(table, is_area)
    context = table_context(table, sheet, around.sheet_names, around.file_name)
    evidence = gather(table, axes, context, around.answers)
    scene = Scene(sheet.name, sheet.hidden, table, axes, evidence, stands, year)
    scene.places = {row.row for row in table.rows if _is_place_named_like_total(row, stands, asked, period)}
    scene.places |= communes_taken_for_sums(table, stands, asked, period)
    scene.places |= measures_named_like_totals(table, axes)
    return scene


def _said_around(table: Table, around: Surroundings) -> list[str]:
    """What can name the place of a table: its title, the head of its sheet, both names."""
    sheet = around.sheet
    lines = (*_few(table.title), *_few(sheet.tables[0].title))
    return [*(line.text for line in lines), sheet.name, around.file_name]


def _is_place_named_like_total(row: Row, stands: Standing, year: int, period: str) -> bool:
    """Whether a row is that of a commune whose name is a word for averages: "Trung Bình" in Trần Đề.

    An average is written "Trung bình", or in capitals.
    """
    if row.kind is not RowKind.TOTAL or is_total_name(row.label) or not says_total(row.label):
        return False
    found = stands.match(row.label, year, period)
    return found.area is not None and found.certain and found.area.name == row.label


def _few(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The texts of a sheet that can say place and year: those at its head and its foot, none of them long."""
    short = tuple(line for line in lines if len(line.text) <= _LONGEST_TITLE)
    return short if len(short) <= _MOST_TEXTS else short[: _MOST_TEXTS // 2] + short[-_MOST_TEXTS // 2 :]


def _is_area(name: str, stands: Standing, year: int, period: str) -> bool:
    found = match_area(name, registry=stands.registry, parent=stands.above, year=year, period=period)
    return found.status not in {MatchStatus.UNKNOWN, MatchStatus.BODY}


def _records(scene: Scene) -> list[Record]:
    if scene.year.problem and not _columns_say_years(scene.evidence):
        hold_back_for_year(scene)
        return []
    if scene.axes.areas:
        return read_columns(scene)
    rows, area_needed = _rows_to_load(scene)
    if area_needed:
        return without_doubtful(scene, _of_reporter(scene, rows))
    return without_doubtful(scene, [record for row in rows for record in read_row(scene, row)])


def _columns_say_years(evidence: Evidence) -> bool:
    said = [column.period for column in evidence.columns] + list(evidence.row_periods.values())
    return any(period is not None and period.year for period in said)


def _rows_to_load(scene: Scene) -> tuple[list[Row], bool]:
    """The rows to load, and whether they are the reporting place's own (they name no area themselves).

    Where a total row is all there is to load (a district's one line, or hamlets or kinds of organisations
    above it), it is the place's own report.
    """
    total = own_total(scene)
    if total is not None:
        scene.report("total_row_loaded", total.label_cell, total.label)
        for row in scene.data_rows if scene.axes.villages else ():
            scene.report("row_of_hamlet", row.label_cell, row.label)
        return [total], True
    return scene.data_rows, not scene.axes.area_columns


def _of_reporter(scene: Scene, rows: Sequence[Row]) -> list[Record]:
    """Rows that name no area are of the place that the file itself says is reporting."""
    stands = scene.standing
    if stands.reporter is None:
        named = "; ".join(said_in_full(area, stands.registry) for area in stands.ambiguous) or "—"
        hold_back_table(scene, rows, "no_area", _title(scene.table) or scene.table.range, candidates=named)
        return []
    other = _place_in_name(scene)
    if other is not None:
        said = f"{stands.reporter.full_name} / {other.full_name}"
        hold_back_table(scene, rows, "place_contradiction", scene.sheet, candidates=said)
        return []
    return [record for row in rows for record in read_row(scene, row, stands.reporter)]


def _place_in_name(scene: Scene) -> Area | None:
    """The place that the sheet's name names, where it is another one of the same level than the reporter."""
    stands, reporter = scene.standing, scene.standing.reporter
    if reporter is None or kind_of(scene.sheet) not in {"place", "name"}:
        return None
    found = stands.match(scene.sheet, scene.year.year or _ANY_YEAR, scene.year.period).area
    contradicts = found is not None and found.level == reporter.level and found.place_id != reporter.place_id
    return found if contradicts else None
