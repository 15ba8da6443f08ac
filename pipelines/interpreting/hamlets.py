"""Rows of hamlets: what a commune's own parts are called may also be the name of its neighbour.

"Minh Tân" under "Xã Tân Dương" is a hamlet of Tân Dương, though a commune Minh Tân lies next to it. Such a
row is loaded for no commune; the commune's own row above its hamlets is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.interpreting.axes import kind_of
from pipelines.interpreting.names import cleaned, has_marks
from pipelines.interpreting.place_mentions import names_with_type
from pipelines.interpreting.prefixes import readings
from pipelines.interpreting.scene import Scene
from pipelines.interpreting.terms import said
from pipelines.reading.layout import Row
from pipelines.reference.areas import Area

COMMUNE = "commune"
_FORMER = re.compile(r"[\s(](?:cũ|trước sáp nhập|trước khi sáp nhập)\)?$")


def find_hamlets(scene: Scene, year: int, titles: Sequence[str]) -> None:
    """Note in ``scene.hamlets`` the rows of hamlets, each with the commune that its name could also mean.

    That one is None where nothing is left open. Rows of communes above their hamlets become rows to load.
    """
    if not scene.axes.area_columns:
        return
    names = {row.row: _name(scene, row) for row in scene.data_rows}
    rows = [row for row in scene.data_rows if not _has_type(names[row.row]) or _is_former(names[row.row])]
    under = {row.row: _commune_over(scene, row, year) for row in rows if _has_outer_names(scene, row)}
    by_head = _head_of_hamlets(scene)
    hamlets: dict[int, Area | None] = {row.row: None for row in rows if by_head or under.get(row.row)}
    if not hamlets and _is_one_commune(scene, rows, year, titles):
        hamlets = {row.row: _matched(scene, _name(scene, row), year) for row in rows}
        scene.axes.villages = scene.axes.villages or bool(rows)
    scene.axes.villages = scene.axes.villages or (by_head and not under)
    scene.hamlets = hamlets
    _load_communes(scene, {row for row in under if under[row]}, year)


def _has_type(name: str) -> bool:
    """Whether a name says that it is a commune's: "Xã Phương Độ" does, "Phương Độ" does not."""
    label = cleaned(name)
    typed = any(way.type and (way.sure or not has_marks(label)) for way in readings(label))
    return typed and kind_of(name) == "place"


def _is_former(name: str) -> bool:
    """Whether a name says that what it names has become a part of another: "Xã Long Đống (cũ)"."""
    return _FORMER.search(cleaned(name)) is not None


def _name(scene: Scene, row: Row) -> str:
    return row.labels.get(scene.axes.area_columns[-1], "") or row.label


def _has_outer_names(scene: Scene, row: Row) -> bool:
    return bool(row.sections) or len(scene.axes.area_columns) > 1


def _commune_over(scene: Scene, row: Row, year: int) -> Area | None:
    """The commune that a section or an outer column names over a row of another name."""
    name = _name(scene, row)
    outer = [row.labels.get(column, "") for column in scene.axes.area_columns[:-1]]
    named = (_matched(scene, text, year) for text in (*row.sections, *outer) if text and text != name)
    return next((area for area in named if area is not None), None)


def _matched(scene: Scene, name: str, year: int) -> Area | None:
    """The commune that a name is certain to mean; None for any other."""
    if kind_of(name) not in {"place", "name"} and not any(way.sure for way in readings(cleaned(name))):
        return None
    found = scene.standing.match(name, year, scene.year.period)
    return found.area if found.certain and found.area and found.area.level == COMMUNE else None


def _head_of_hamlets(scene: Scene) -> bool:
    """Whether the column of names is headed "Thôn", "Khu dân cư" and no other kind of place."""
    column = next(c for c in scene.table.columns if c.column == scene.axes.area_columns[-1])
    return bool(column.path) and said(column.path[-1]).levels == ("village",)


def _is_one_commune(scene: Scene, rows: Sequence[Row], year: int, titles: Sequence[str]) -> bool:
    """Whether a table is one commune's: the title calls it by its type, and no row is it beside others.

    A row of the commune itself that is the sum of the others is its total.
    """
    reporter = scene.standing.reporter
    if reporter is None or reporter.level != COMMUNE or not rows or len(rows) < len(scene.data_rows) - 1:
        return False
    if not any(names_with_type(text, reporter) for text in titles):
        return False
    own = [row for row in scene.data_rows if scene.standing.is_reporter(row.label, year, scene.year.period)]
    return not own or (len(own) == 1 and _is_sum(scene, own[0]))


def _is_sum(scene: Scene, own: Row) -> bool:
    """Whether a row's first count is the sum of those of the other rows."""
    for column, _, cell in scene.numbers(own):
        cells = (scene.table.cells.get((row.row, column.column.column)) for row in scene.data_rows)
        return 2 * (cell.value or 0) == sum(one.value or 0 for one in cells if one is not None)
    return False


def _load_communes(scene: Scene, below: set[int], year: int) -> None:
    """Make rows to load of the section rows that name communes and carry numbers, above rows of hamlets."""
    leading = {text for row in scene.data_rows if row.row in below for text in row.sections}
    leading |= {text for row in scene.data_rows if kind_of(row.label) == "village" for text in row.sections}
    over = {row.row for row in scene.total_rows if row.label in leading and _matched(scene, row.label, year)}
    if over:
        loaded = {row.label for row in scene.total_rows if row.row in over}
        villages = [row for row in scene.data_rows if set(row.sections) & loaded]
        scene.hamlets |= {row.row: None for row in villages}
        scene.take_as_places(over)
        scene.axes.villages = False
