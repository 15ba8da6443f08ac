"""Where the points of lines lead: links with blanks for the year and the place, which ``page.js`` fills in.

A chart of hundreds of lines would be twice as heavy with a link at each point.
"""

from __future__ import annotations

from pages.kit import address
from pages.kit.charts.leading import PLACES, Ways
from pages.kit.palette import MODELS
from pages.kit.text import t
from pages.kit.view import View

YEAR, PLACE = "YEAR", "PLACE"
"""The blanks, as ``page.js`` knows them."""
PERIODS = ("year", "half")


def ways_of(view: View) -> Ways:
    """Of the place's own lines to the cells behind the number, of the lines of the places inside to the
    place in that year, as the names and years of their tables do.
    """
    return {
        **{(model, period): _to_cells(view, model, period) for model in MODELS for period in PERIODS},
        **{(PLACES, period): _link(view, PLACE, period) for period in PERIODS},
    }


def _to_cells(view: View, model: str, period: str) -> str:
    return _link(view, view.place.place_id, period, **{address.MODEL: t(f"model.{model}")}) + "#cells"


def _link(view: View, place_id: str, period: str, **more: str) -> str:
    label = YEAR if period == "year" else t("moment.half_short", year=YEAR)
    return address.link_to("communes", place_id, view.boundary.address, **{address.YEAR: label}, **more)
