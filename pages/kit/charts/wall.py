"""A chart for a meeting: of the size of a slide, with letters that the last row reads."""

from __future__ import annotations

from typing import Any

from pages.kit.charts.line_ends import ends_of, names_at_ends
from pages.kit.charts.plain import Figure, merged

STAGE = (1200, 452)
"""Width and height of a chart on a slide of 1280 × 720; on larger screens it is enlarged as a picture."""

LETTERS = 20
"""Pixels on that slide: 30 on a screen of 1920 × 1080."""

ROOM = 226
NAME_GAP = 6.6
"""Pixels for the names of lines in such letters, and percent points between them."""


def staged(figure: Figure) -> Figure:
    """The figure for a slide."""
    width, height = STAGE
    letters = {"font": {"size": LETTERS}}
    larger: dict[str, Any] = {"width": width, "height": height, **letters}
    for name in figure.layout:
        if name.startswith(("xaxis", "yaxis")):
            larger[name] = {"tickfont": {"size": LETTERS}}
    ends = ends_of(figure)
    words = [*names_at_ends(ends, NAME_GAP), *figure.layout.get("annotations", ())[len(ends) :]]
    larger["annotations"] = [merged(one, letters) for one in words]
    if ends:
        larger["margin"] = {"r": ROOM}
    return figure.with_layout(**larger)
