"""The filter of boundaries: shown only where a place changed since its figures began."""

from __future__ import annotations

import datetime as dt
from html import escape
from typing import NoReturn

import streamlit as st

from pages.kit import address
from pages.kit.boundary import AS_REPORTED, Boundary, boundary_of, choices, days_of
from pages.kit.memory import kept
from pages.kit.page import link_html, notice_html
from pages.kit.places import Place
from pages.kit.text import sentence_case, t
from pipelines.reference.areas import Area, areas
from pipelines.reference.carrying import carry
from pipelines.warehouse.figures import figures_of_place

WIDTH = 182
_KEY = "pick_boundary"


def chosen_boundary() -> Boundary:
    """What the address says."""
    return boundary_of(address.boundary_in_address(), dt.date.today())


def pick_boundary(place: Place, chosen: Boundary) -> None:
    """Show the box where the choice makes a difference; what is picked goes into the address."""
    offered = _labels(place.place_id, place.first_year, chosen, dt.date.today())
    if not offered:
        return
    st.session_state[_KEY] = chosen.address
    st.selectbox(
        t("filter.boundary"),
        list(offered),
        format_func=offered.__getitem__,
        key=_KEY,
        width=WIDTH,
        filter_mode="contains",
        on_change=_picked,
    )


@kept
def _labels(place_id: str, first_year: int, chosen: Boundary, today: dt.date) -> dict[str, str]:
    """What can be chosen: as it stands in the address -> label."""
    days = days_of(place_id, today)
    return {one.address: one.label for one in choices(days, first_year, chosen, today)}


def _picked() -> None:
    address.go_to_boundary(st.session_state[_KEY])


def stop_without_figures(place: Place, boundary: Boundary) -> NoReturn:
    """Say that the place has no figures under these boundaries, what became of it, and under which boundaries
    it has figures; then stop the page.
    """
    said = [f'<h1 class="headline">{escape(place.full_name)}</h1>']
    said.append(notice_html(t("boundary.nothing", place=sentence_case(place.words), boundary=boundary.words)))
    for area in became(place.place_id, boundary.on):
        where = address.link_to("communes", area.place_id, boundary.address)
        said.append(link_html(t("boundary.became", place=area.full_name), where))
    for other in (AS_REPORTED, Boundary(dt.date.today(), current=True)):
        if other != boundary and not figures_of_place(place.place_id, other.on).empty:
            where = address.link_to("communes", place.place_id, other.address)
            said.append(link_html(t("boundary.look", boundary=other.words), where))
    st.html("".join(said))
    st.stop()


def became(place_id: str, on: dt.date | None) -> list[Area]:
    """The areas that hold the people of a place that ended before the day; [] of one that there is."""
    last = areas().lineage(place_id)[-1]
    if on is None or last.valid_to is None or last.valid_to > on:
        return []
    return [part.area for part in carry(areas(), last, on).parts]
