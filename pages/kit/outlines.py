"""The installed boundaries that belong to a view, and what must be said with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pages.kit.formats import is_missing
from pages.kit.records import Row
from pages.kit.text import t
from pages.kit.view import View
from pipelines.boundaries.problems import BoundaryError
from pipelines.boundaries.shapes import Shape, Shapes, installed, shapes_of

__all__ = ["Outlines", "installed", "outlines_of"]

ENOUGH = 0.9
"""The share of places that must have a shape: a map half of areas and half of points can't be read."""


class Outlines(NamedTuple):
    """``areas``: the shapes of the places by place_id, empty where points are drawn; ``around``: the border
    of the whole province; ``notes``: source and licence, or why there are points.
    """

    areas: dict[str, Shape]
    around: Shape | None
    notes: tuple[str, ...]


def outlines_of(view: View, rows: Sequence[Row]) -> Outlines:
    """What is installed for the places of a map; ``rows`` with place_id and province_code.

    Damaged files give points and a note.
    """
    codes = Counter(sorted(row["province_code"] for row in rows if not is_missing(row["province_code"])))
    if not codes:
        return Outlines({}, None, ())
    ((province, _),) = codes.most_common(1)
    try:
        fitting = _fitting(shapes_of(view.inside_level, province), rows)
        if fitting is not None:
            return Outlines(fitting.areas, None, (_credit(fitting),))
        if view.place.level != "province":
            return Outlines({}, None, ())
        return _around(shapes_of("province", province), view.place.place_id)
    except BoundaryError:
        return Outlines({}, None, (t("note.map_damaged"),))


def _fitting(installed: list[Shapes], rows: Sequence[Row]) -> Shapes | None:
    """The first of what is installed that has a shape for nearly every place."""
    least = ENOUGH * len(rows)
    return next(
        (one for one in installed if sum(row["place_id"] in one.areas for row in rows) >= least), None
    )


def _around(installed: list[Shapes], place_id: str) -> Outlines:
    """The border of the province, from the newest set that has it."""
    found = next((shapes for shapes in installed if place_id in shapes.areas), None)
    if found is None:
        return Outlines({}, None, ())
    return Outlines({}, found.areas[place_id], (_credit(found),))


def _credit(shapes: Shapes) -> str:
    licence = t("note.map_licence", licence=shapes.licence) if shapes.licence else ""
    return t("note.map_credit", attribution=shapes.attribution, licence=licence)
