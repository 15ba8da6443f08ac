"""What a table holds and is not loaded: each such column, row or cell is named, with the reason."""

from __future__ import annotations

from collections import defaultdict

from pipelines.interpreting.evidence import OURS_BUT_UNCLEAR, ColumnEvidence
from pipelines.interpreting.headers import meaning
from pipelines.interpreting.kind_rows import counted_whole, is_part_by_row
from pipelines.interpreting.layout_answers import layout_fingerprint
from pipelines.interpreting.meaning import Meaning, Verdict
from pipelines.interpreting.scene import Scene
from pipelines.interpreting.unit_columns import is_remark_column
from pipelines.reading.layout import Column, Row, Table, TableCell
from pipelines.reading.sheets import cell_name
from pipelines.reference.findings import finding_codes

_CODES = {
    Verdict.NOT_OURS: "column_not_ours",
    Verdict.PLAN: "plan_column",
    Verdict.CUMULATIVE: "cumulative_not_loaded",
    Verdict.THOUSANDS: "column_of_thousands",
    Verdict.NO_MODEL: "column_unknown",
    Verdict.UNCLEAR_MODEL: "unclear_abbreviation",
    Verdict.MODELS_DIFFER: "models_differ",
    Verdict.NO_MEASURE: "measure_not_said",
    Verdict.UNKNOWN_WORDS: "header_not_understood",
    Verdict.UNCLEAR_LEVEL: "level_not_said",
    Verdict.UNCLEAR_GROUP: "group_not_said",
    Verdict.RATE_OF_A_PART: "rate_of_a_part",
    Verdict.SECOND_RATE: "second_rate",
    Verdict.ONE_KIND: "one_kind_of_organisation",
    Verdict.KINDS_ALONE: "kinds_without_total",
}
_Unread = tuple[Row, ColumnEvidence, Meaning, TableCell]


def speaks_of_models(scene: Scene) -> bool:
    """Whether any number of the table is of the five models, or could be."""
    return any(
        meant.ours or meant.verdict in OURS_BUT_UNCLEAR
        for row in scene.table.rows
        for _, meant, _ in scene.numbers(row)
    )


def report_unread(scene: Scene) -> None:
    """Note what is not loaded: at the header of its column, at the name of its row, or at the cell itself."""
    _columns_of_text(scene)
    unread: list[_Unread] = []
    loaded_columns: set[int] = set()
    loaded_rows: set[int] = set()
    ours = Verdict.OURS
    for row in scene.data_rows:
        numbers = scene.numbers(row)
        loaded = {cell.column for _, meant, cell in numbers if meant.verdict is ours}
        loaded_columns |= loaded
        if loaded:
            loaded_rows.add(row.row)
        if len(loaded) < len(numbers):
            unread += [
                (row, column, meant, cell)
                for column, meant, cell in numbers
                if meant.verdict is not ours and _counts_something(cell)
            ]
    unread = _with_wholes_in_other_rows(unread, scene)
    _count_held(unread, scene)
    by_row = [is_part_by_row(scene, row, (column, meant, cell)) for row, column, meant, cell in unread]
    loaded_columns |= {entry[3].column for entry, named in zip(unread, by_row, strict=True) if named}
    _by_column([entry for entry in unread if entry[3].column not in loaded_columns], scene)
    rest = [entry for entry in unread if entry[3].column in loaded_columns]
    _by_row([entry for entry in rest if entry[0].row not in loaded_rows], scene)
    for _, column, meant, cell in rest:
        if cell.row in loaded_rows:
            _report(scene, meant, cell.cell, " › ".join(column.path) or cell.raw)


def _counts_something(cell: TableCell) -> bool:
    """Whether a cell holds a number, or something with digits that was meant as one."""
    return cell.value is not None or any(map(str.isdigit, cell.raw))


def _with_wholes_in_other_rows(unread: list[_Unread], scene: Scene) -> list[_Unread]:
    """Rows for kinds of organisations are no loss where another row of the same column counts all kinds."""
    if not any(meant.verdict is Verdict.KINDS_ALONE for _, _, meant, _ in unread):
        return unread
    wholes = counted_whole(scene)
    return [
        (row, column, meant._replace(verdict=Verdict.ONE_KIND), cell)
        if meant.verdict is Verdict.KINDS_ALONE and (cell.column, meant.measure) in wholes
        else (row, column, meant, cell)
        for row, column, meant, cell in unread
    ]


def _count_held(unread: list[_Unread], scene: Scene) -> None:
    """Count the rows with numbers that a header holds back, each once."""
    codes = finding_codes()
    errors = {verdict for verdict, code in _CODES.items() if codes[code].severity == "error"}
    held = {row.row for row, _, meant, _ in unread if meant.verdict in errors}
    scene.partly_held |= held
    scene.held_back += len(held)


def _columns_of_text(scene: Scene) -> None:
    """Columns whose header names a measure and that hold texts, or mostly: these could not be read."""
    texts = [column for column in scene.table.columns if column.role == "text" and column.path]
    for column in texts:
        if is_remark_column(column):
            continue
        across = column.path[-1] in scene.axes.areas.values() or scene.evidence.by_rows
        ours = across or any(_meant(scene, column, row).ours for row in scene.data_rows)
        if ours:
            scene.report("column_of_text", header_cell(column, scene.table), " › ".join(column.path))


def _meant(scene: Scene, column: Column, row: Row) -> Meaning:
    return meaning(column.path, scene.evidence.rows[row.row], scene.evidence.context)


def _by_column(unread: list[_Unread], scene: Scene) -> None:
    columns: dict[int, _Unread] = {}
    for entry in unread:
        columns.setdefault(entry[3].column, entry)
    for _, column, meant, _ in columns.values():
        name = " › ".join(column.column.path)
        _report(scene, meant, header_cell(column.column, scene.table), name or column.column.letter)


def _by_row(unread: list[_Unread], scene: Scene) -> None:
    rows: dict[int, list[_Unread]] = defaultdict(list)
    for entry in unread:
        rows[entry[0].row].append(entry)
    for entries in rows.values():
        row, _, meant, _ = entries[0]
        _report(scene, meant, row.label_cell, row.label)


def _report(scene: Scene, meant: Meaning, cell: str, name: str) -> None:
    scene.report(
        _CODES[meant.verdict],
        cell,
        name,
        header=name,
        words=", ".join(dict.fromkeys(meant.words)) or "—",
        layout=layout_fingerprint(scene.table),
    )


def header_cell(column: Column, table: Table) -> str:
    """The cell of a column's own header text, or where it would stand."""
    if column.header_cells:
        return column.header_cells[-1]
    return cell_name(table.header_rows[-1], column.column) if table.header_rows else table.range.split(":")[0]
