"""Rows named by who reports: "UBND xã Bình Yên" in a list of nothing but these stands for its commune."""

from __future__ import annotations

from pipelines.interpreting.bodies import area_of_sender
from pipelines.interpreting.names import cleaned
from pipelines.interpreting.scene import Scene
from pipelines.reading.layout import Row

_LEAST = 3


def sender_names(scene: Scene, year: int) -> dict[int, str]:
    """The names of areas in rows that are named by their senders, by row number.

    Empty where another row is named otherwise ("Trường THCS …"), where two rows are of one area, and where
    organisations are counted: there a people's committee is one itself.
    """
    rows = [row for row in scene.data_rows if row.label]
    if len(rows) < _LEAST or not scene.axes.area_columns or _of_organisations(scene, rows):
        return {}
    names = {row.row: area_of_sender(cleaned(row.label)) for row in rows}
    if not all(names.values()):
        return {}
    found = [scene.standing.match(name, year, scene.year.period).area for name in names.values()]
    known = [area.area_id for area in found if area is not None]
    return names if len(known) == len(set(known)) else {}


def _of_organisations(scene: Scene, rows: list[Row]) -> bool:
    return any(meant.model == "organisation" for _, meant, _ in scene.numbers(rows[0]))
