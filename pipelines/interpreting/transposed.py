"""Tables with the communes across: every column of an area is one record, its rows say what is counted."""

from __future__ import annotations

from dataclasses import replace

from pipelines.interpreting.axes import is_total_name
from pipelines.interpreting.evidence import ColumnEvidence
from pipelines.interpreting.interpretation import Record
from pipelines.interpreting.rows import Scene, read_row
from pipelines.interpreting.unread import header_cell
from pipelines.reading.layout import Row


def read_columns(scene: Scene) -> list[Record]:
    """The record of each area column. A column is held back as a whole, as a row is elsewhere.

    Columns that sum up the others ("Toàn huyện") are named and not loaded.
    """
    records: list[Record] = []
    for column in scene.evidence.columns:
        if not column.area:
            continue
        if is_total_name(column.area):
            scene.report("total_column", header_cell(column.column, scene.table), column.area)
            continue
        records += _read_column(scene, column)
    return records


def _read_column(scene: Scene, column: ColumnEvidence) -> list[Record]:
    cell = header_cell(column.column, scene.table)
    alone = replace(scene, evidence=replace(scene.evidence, columns=[column]), findings=[], held_back=0)
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
