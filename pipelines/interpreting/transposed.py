"""Tables with the communes across: every column of an area is one record, its rows say what is counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.interpreting.axes import is_total_name
from pipelines.interpreting.evidence import ColumnEvidence
from pipelines.interpreting.interpretation import Record, TotalFigure
from pipelines.interpreting.layout_answers import layout_fingerprint
from pipelines.interpreting.meaning import RATE
from pipelines.interpreting.rows import read_row
from pipelines.interpreting.scene import Scene
from pipelines.interpreting.unread import header_cell
from pipelines.reading.layout import Row, State


def read_columns(scene: Scene) -> list[Record]:
    """The record of each area column. A column is held back as a whole, as a row is elsewhere.

    Columns that sum up the others ("Toàn huyện") are not loaded.
    """
    records: list[Record] = []
    for column in scene.evidence.columns:
        if not column.area:
            cell, name = header_cell(column.column, scene.table), column.header or column.column.letter
            scene.report("column_unknown", cell, name, layout=layout_fingerprint(scene.table))
        elif not is_total_name(column.area):
            records += _read_column(scene, column)
    return records


def column_totals(scene: Scene) -> list[TotalFigure]:
    """The counts of the columns that sum up the others ("Toàn huyện"), each with the sum of its row."""
    totals = [column for column in scene.evidence.columns if is_total_name(column.area)]
    parts = [column for column in scene.evidence.columns if column.area and column not in totals]
    return [
        figure
        for column in totals
        for row in scene.data_rows
        for figure in _compared(scene, row, column, parts)
    ]


def _compared(
    scene: Scene, row: Row, total: ColumnEvidence, parts: Sequence[ColumnEvidence]
) -> Iterator[TotalFigure]:
    meant = scene.evidence.meanings_of(row)[0]
    cells = [scene.table.cells.get((row.row, column.column.column)) for column in (total, *parts)]
    whole, *rest = cells
    if whole is None or whole.value is None or not meant.ours:
        return
    unread = any(cell is not None and cell.value is None and cell.state is not State.MISSING for cell in rest)
    comparable = meant.measure != RATE and not unread
    sums = (sum(cell.value or 0 for cell in rest if cell is not None),) if comparable else ()
    yield TotalFigure(scene.sheet, whole.cell, total.area, row.label, whole.value, sums)


def _read_column(scene: Scene, column: ColumnEvidence) -> list[Record]:
    cell = header_cell(column.column, scene.table)
    alone = replace(
        scene, evidence=replace(scene.evidence, columns=[column]), findings=[], held_back=0, row_numbers={}
    )
    parts = []
    for row in scene.data_rows:
        named = Row(row.row, column.area, cell, row.kind, {0: column.area}, row.sections)
        alone.axes = replace(scene.axes, area_columns=[0])
        parts.append(read_row(alone, named))
    errors = {found.cell: found for found in alone.findings}
    scene.findings += list(dict.fromkeys(alone.findings))
    observations = [observation for part in parts for record in part for observation in record.observations]
    if any(found.severity == "error" for found in errors.values()):
        scene.held_back += 1
        return []
    return [Record(scene.sheet, cell, column.area, observations, scene.hidden)] if observations else []
