"""Rows for kinds of organisations ("Cơ quan", "Trường học") and the rows that count them all."""

from __future__ import annotations

from pipelines.interpreting.kinds import kind_of_organisation
from pipelines.interpreting.meaning import Verdict
from pipelines.interpreting.scene import Number, Scene
from pipelines.reading.layout import Row

_PARTS = frozenset({Verdict.ONE_KIND, Verdict.KINDS_ALONE})


def own_total(scene: Scene) -> Row | None:
    """The one total row that is the place's own report: all there is, or the sum of its hamlets or kinds of
    organisations.
    """
    parts = scene.data_rows
    alone = not parts or scene.axes.villages or all(_is_kind(scene, row) for row in parts)
    return scene.total_rows[0] if alone and len(scene.total_rows) == 1 else None


def is_part_by_row(scene: Scene, row: Row, number: Number) -> bool:
    """Whether a number is left out for the name of its row."""
    return number[1].verdict in _PARTS and _is_kind(scene, row)


def counted_whole(scene: Scene) -> set[tuple[int, str]]:
    """(column, measure) of the organisations that a row of all kinds counts."""
    total = own_total(scene)
    rows = scene.data_rows + ([total] if total else [])
    return {
        (cell.column, meant.measure)
        for row in rows
        for _, meant, cell in scene.numbers(row)
        if meant.ours and meant.model == "organisation"
    }


def _is_kind(scene: Scene, row: Row) -> bool:
    return bool(kind_of_organisation(scene.evidence.rows[row.row]))
