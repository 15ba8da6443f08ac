"""Places on a map as filled areas, where boundaries are installed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pages.kit.charts.extent import Box
from pages.kit.charts.map_canvas import INSET, MAIN, hover_words, name_inset, on_maps, opened_by
from pages.kit.charts.plain import Figure, Trace, trace
from pages.kit.charts.point_map import box_of_points, placed, points
from pages.kit.formats import is_missing
from pages.kit.palette import MUTED, faded
from pages.kit.records import Row
from pages.kit.targets import Target
from pipelines.boundaries.shapes import Shape

_MARGIN = 0.02


def area_map(places: Sequence[Row], shapes: dict[str, Shape], target: Target | None) -> Figure:
    """One area a place: the darker, the higher the rate; grey without one.

    ``places`` as for ``point_map``; ``shapes`` by place_id. Places without a shape, and those that lie far
    off (in their box), are points.
    """
    rows = placed(places)
    near, far = [row for row in rows if not row["far"]], [row for row in rows if row["far"]]
    areas = [row for row in near if row["place_id"] in shapes]
    others = [row for row in near if row["place_id"] not in shapes]
    main = _box_of_areas([shapes[row["place_id"]] for row in areas])
    boxes = {MAIN: main, **({INSET: box_of_points(far)} if far else {})}
    drawn = [*_areas(areas, shapes), *points(others, MAIN, main)]
    drawn += points(far, INSET, boxes[INSET]) if far else []
    figure = on_maps(drawn, boxes, target)
    name_inset(figure, far)
    return figure


def _box_of_areas(shapes: list[Shape]) -> Box:
    west, south, east, north = zip(*(shape.box for shape in shapes), strict=True)
    box = Box(min(west), min(south), max(east), max(north))
    return box.wider(_MARGIN * box.span)


def _areas(rows: Sequence[Row], shapes: dict[str, Shape]) -> list[Trace]:
    known = [row for row in rows if not is_missing(row["rate"])]
    unknown = [row for row in rows if is_missing(row["rate"])]
    traces = []
    if unknown:
        grey = faded(MUTED, 0.25)
        look = {"z": [0] * len(unknown), "colorscale": [[0, grey], [1, grey]], "showscale": False}
        traces.append(_choropleth(unknown, shapes, **look))
    if known:
        rates = np.round([float(row["rate"]) for row in known], 1).tolist()
        traces.append(_choropleth(known, shapes, z=rates, coloraxis="coloraxis"))
    return traces


def _choropleth(rows: Sequence[Row], shapes: dict[str, Shape], **look: Any) -> Trace:
    mine = [shapes[row["place_id"]] for row in rows]
    return trace(
        "choropleth",
        geojson=_inline(mine),
        locations=[shape.code for shape in mine],
        locationmode="geojson-id",
        geo=MAIN,
        marker={"line": {"color": MUTED, "width": 0.8}},
        customdata=opened_by(rows),
        hovertext=hover_words(rows),
        hoverinfo="text",
        **look,
    )


def _inline(shapes: list[Shape]) -> str:
    """The shapes as an address that holds them itself: Plotly reads it without asking the network.

    A text is neither copied nor written out position by position with every figure: as numbers, one province
    took 60 and 110 ms. It holds digits, brackets and plain names, nothing that an address would escape.
    """
    features = ",".join(shape.geojson for shape in shapes)
    return f'data:application/json,{{"type":"FeatureCollection","features":[{features}]}}'
