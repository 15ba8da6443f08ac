"""The filters that all screens share; together they give the view."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import streamlit as st

from pages.kit import address, figures
from pages.kit.boundary import Boundary
from pages.kit.boundary_filter import chosen_boundary, pick_boundary, stop_without_figures
from pages.kit.directory import Directory, directory, option, place_options, province_options
from pages.kit.figures import Moment
from pages.kit.memory import kept
from pages.kit.palette import MODELS, USUAL_MODEL
from pages.kit.places import Place, label
from pages.kit.records import Row, rows_of
from pages.kit.series import series_within
from pages.kit.text import t
from pages.kit.view import View
from pipelines.warehouse.figures import figures_of_place

WIDTHS = {"pick_province": 178, "pick_place": 240, "year": 140, "model": 190, "base": 138}


def choose(*wanted: str) -> View:
    """Show the wanted filters (of ``place``, ``year``, ``model``, ``base``) in one row and return the view.

    Filters that a screen does not show keep what was chosen elsewhere out of its view: they stand at their
    default. The boundaries are shown wherever the place is and choosing them makes a difference.
    """
    with st.container(horizontal=True, key="filters", gap="small"):
        boundary = chosen_boundary()
        place = _place(boundary)
        known = moments_of(place.place_id, boundary.on)
        moments = known or (Moment(place.first_year),)
        moment = _moment(moments) if "year" in wanted else moments[figures.usual_moment(moments)]
        there = models_of(place.place_id, moment, boundary.on)
        model = _model(there) if "model" in wanted else USUAL_MODEL
        base = _base() if "base" in wanted else figures.BASES[0]
        pick_boundary(place, boundary)
        view = View(place, moment, model, base, boundary)
        usual = View(
            place,
            moments[figures.usual_moment(moments)] if "year" in wanted else moment,
            usual_of(there) if "model" in wanted else model,
            figures.BASES[0],
        )
        st.html(f"<i hidden {address.write(_unusual(view, usual))}></i>")
    if not known:
        stop_without_figures(place, boundary)
    return view


def _unusual(view: View, usual: View) -> dict[str, str]:
    """What of a view stands in the address, by its names there; ``""`` for what is usual and stays out."""
    return {
        address.PLACE: str(st.session_state[address.PLACE] or ""),
        address.YEAR: "" if view.moment == usual.moment else view.moment.label,
        address.MODEL: "" if view.model == usual.model else t(f"model.{view.model}"),
        address.BASE: "" if view.base == usual.base else t(f"base.{view.base}"),
        address.BOUNDARY: view.boundary.address,
    }


@kept
def moments_of(place_id: str, on: dt.date | None) -> tuple[Moment, ...]:
    """The years and half-years in which the place has figures, newest first."""
    return tuple(figures.moments(rows_of(figures_of_place(place_id, on))))


@kept
def models_of(place_id: str, moment: Moment, on: dt.date | None) -> tuple[str, ...]:
    """The models of which the place has figures then; all of them where it has none."""
    history = rows_of(figures_of_place(place_id, on))
    return tuple(figures.models_in(figures.at(history, moment))) or MODELS


def _place(boundary: Boundary) -> Place:
    """The place that is chosen. A reader who chooses other boundaries stays where he is, even where the place
    has figures under others only.
    """
    wanted, places = address.place_in_address(), directory(boundary.on)
    other = places if not wanted or wanted in places.by_id else _directory_of(wanted)
    place = other.by_id.get(wanted) or places.by_id.get(directory(None).opening.place_id) or places.opening
    address.keep(address.PLACE, place.place_id)
    province = places.by_id.get(place.province_id) or other.by_id[place.province_id]
    _pick_place("pick_province", t("filter.province"), province_options(boundary.on), province)
    _pick_place("pick_place", t("filter.place"), place_options(province.place_id, boundary.on), place)
    return place


def _directory_of(wanted: str) -> Directory:
    """The places among which the wanted one is: as reported, or those of today."""
    reported = directory(None)
    return reported if wanted in reported.by_id else directory(dt.date.today())


def _pick_place(key: str, words: str, labels: dict[str, str], chosen: Place) -> None:
    if chosen.place_id not in labels:
        words_of = label if key == "pick_province" else option
        labels = {**labels, chosen.place_id: words_of(chosen)}
    st.session_state[key] = chosen.place_id
    st.selectbox(
        words,
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        width=WIDTHS[key],
        filter_mode="contains",
        on_change=_picked,
        args=(key,),
    )


def _picked(key: str) -> None:
    address.go_to_place(st.session_state[key])


def _moment(moments: tuple[Moment, ...]) -> Moment:
    labels = {moment.label: moment for moment in moments}
    usual = figures.usual_moment(moments)
    return labels[_bound(address.YEAR, t("filter.year"), list(labels), WIDTHS["year"], usual)]


def _model(there: tuple[str, ...]) -> str:
    names = {t(f"model.{model}"): model for model in there}
    usual = there.index(usual_of(there))
    return names[_bound(address.MODEL, t("filter.model"), list(names), WIDTHS["model"], usual)]


def usual_of(there: tuple[str, ...]) -> str:
    """The model that is shown where none is chosen."""
    return USUAL_MODEL if USUAL_MODEL in there else there[0]


def _base() -> str:
    names = {t(f"base.{base}"): base for base in figures.BASES}
    return names[
        _bound(address.BASE, t("filter.base"), list(names), WIDTHS["base"], hint=t("filter.base_help"))
    ]


def _bound(key: str, words: str, options: list[str], width: int, usual: int = 0, hint: str = "") -> str:
    address.recall(key, options)
    value = st.selectbox(
        words,
        options,
        index=usual,
        key=key,
        bind="query-params",
        width=width,
        filter_mode="contains",
        help=hint or None,
    )
    address.keep(key, value)
    return value


MOST_COMPARED = 6


def pick_places(view: View) -> tuple[str, ...]:
    """The place_ids that a reader wants to compare, at most six; they stand in the address by their names."""
    names = names_within(view)
    chosen = st.multiselect(
        t("filter.compare"),
        list(names),
        key=address.COMPARED,
        bind="query-params",
        max_selections=MOST_COMPARED,
        placeholder=t("filter.compare_hint"),
        filter_mode="contains",
    )
    return tuple(names[name] for name in chosen if name in names)


@kept
def names_within(view: View) -> dict[str, str]:
    """The places inside that have figures of the chosen model, by name: name -> place_id.

    Names that occur twice carry their district.
    """
    newest: dict[str, Row] = {}
    for row in series_within(view):
        newest.pop(row["place_id"], None)  # a place stands where its newest name does
        newest[row["place_id"]] = row
    times = Counter(row["full_name"] for row in newest.values())
    names: dict[str, str] = {}
    for place_id, row in newest.items():
        name, district = row["full_name"], row["district"]
        name = f"{name} · {district}" if times[name] > 1 and isinstance(district, str) else name
        names[name if name not in names else f"{name} ({place_id})"] = place_id
    return names
