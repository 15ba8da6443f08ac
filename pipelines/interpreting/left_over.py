"""A name that neighbours share: "Định An" beside "TT Định An" is the commune, for the town has its row."""

from __future__ import annotations

from pipelines.interpreting.areas import AreaMatch, MatchStatus
from pipelines.interpreting.names import cleaned
from pipelines.interpreting.prefixes import readings
from pipelines.interpreting.scene import Scene
from pipelines.reading.layout import Row
from pipelines.reference.areas import Area


def left_over(
    scene: Scene, row: Row, found: AreaMatch, year: int, kind: str, under: Area | None
) -> AreaMatch:
    """The one area that an ambiguous name can still mean, where other rows name the others by their types.

    No other row may bear the same bare name.
    """
    name = _name(scene, row)
    others = [other for other in scene.data_rows if other.row != row.row]
    if any(cleaned(_name(scene, other)) == cleaned(name) for other in others):
        return found
    typed = [_name(scene, other) for other in others if _has_type(_name(scene, other))]
    taken = {
        area.place_id
        for text in typed
        if (area := scene.standing.match(text, year, kind, under).area) is not None
    }
    left = [area for area in found.candidates if area.place_id not in taken]
    return AreaMatch(MatchStatus.EXACT, left[0], (left[0],)) if len(left) == 1 else found


def _name(scene: Scene, row: Row) -> str:
    return row.labels.get(scene.axes.area_columns[-1], "") or row.label


def _has_type(name: str) -> bool:
    return any(way.type and way.sure for way in readings(cleaned(name)))
