"""What stands on the map of a view: every place inside, whether it reported or not, each where it lies."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import NamedTuple

from pages.kit.carried import allocated, members_of
from pages.kit.conclusions import conclusive, covered_words
from pages.kit.formats import is_missing, percent
from pages.kit.records import Row, Rows, rows_of
from pages.kit.reporting import reported_within
from pages.kit.text import t
from pages.kit.view import View
from pipelines.warehouse.ask import ask

UNKNOWN: Row = {
    **dict.fromkeys(("total", "registered", "recognised", "rate"), float("nan")),
    "estimated": False,
    "address": "",
    "remark": "",
    "few": "",
}
"""What is said of a place that has no numbers."""


NAMED = ("place_id", "name", "full_name")

NOWHERE: Row = {"code": None, "province_code": None, "lon": None, "lat": None, "approximate": False}
"""Where a place lies of which that is not known."""


class MapRows(NamedTuple):
    """``listed``: one row a place or cluster, for title and table. ``drawn``: one row a place on the map,
    each member of a cluster with the cluster's numbers; with ``opens`` (the row's own view), ``among`` (how
    many places share its numbers), ``few`` (why it has no rate although some of its communes reported), code,
    province_code, lon, lat and approximate.
    """

    listed: list[Row]
    drawn: Rows


def map_rows(view: View) -> MapRows:
    """The chosen model in every place inside; a place without numbers has NaN for them."""
    rows = view.of_model(view.within)
    rows = allocated(rows)
    everywhere = _everywhere(view)
    drawn = spread(rows, everywhere)
    there = {row["place_id"] for row in drawn}
    silent = [{**place, **UNKNOWN} for place in everywhere if place["place_id"] not in there]
    drawn += [{**place, "opens": place["place_id"], "among": 1} for place in silent]
    found = ask("coordinates", place_ids=sorted(row["place_id"] for row in drawn), day=day_of(view))
    where: dict[str, Row] = {row["place_id"]: row for row in rows_of(found)}
    placed = [{**row, **(where.get(row["place_id"]) or NOWHERE)} for row in drawn]
    return MapRows([*rows, *(_listed(place, view) for place in silent)], placed)


def _listed(place: Row, view: View) -> Row:
    """A place without numbers as it stands in the table: link and remark are of carried rows only."""
    if view.boundary.chosen:
        return place
    return {name: value for name, value in place.items() if name not in ("address", "remark")}


def spread(rows: Rows, everywhere: Rows) -> list[Row]:
    """The rows, a cluster as one row a member that is known by its name inside the place.

    Where too few communes reported there is no rate, but ``few``: a few reports would colour a city.
    """
    twice = Counter(place["name"] for place in everywhere)
    by_name = {place["name"]: place["place_id"] for place in everywhere if twice[place["name"]] == 1}
    drawn: list[Row] = []
    for row in rows:
        enough = conclusive(row)
        shown = {
            **row,
            "opens": row["place_id"],
            "rate": row["rate"] if enough else float("nan"),
            "few": "" if enough else few_words(row),
        }
        names = members_of(row["members"]) if row["kind"] == "cluster" else []
        members = [by_name[name] for name in names if name in by_name]
        alone = row["kind"] != "cluster"
        drawn += [
            {**shown, "place_id": place_id, "among": max(len(names), 1)}
            for place_id in ([row["place_id"]] if alone else members)
        ]
    return drawn


def few_words(row: Row) -> str:
    """``70,6% (8/14): chưa đủ xã báo cáo``, of a row of which too few communes reported."""
    if is_missing(row["rate"]):
        return ""
    return t("map.too_few", rate=percent(row["rate"]), covered=covered_words(row))


def day_of(view: View) -> dt.date:
    """The day on which one looks at the areas of the view."""
    if view.boundary.on is not None:
        return view.boundary.on
    return dt.date(view.moment.year, *((6, 30) if view.moment.period == "half" else (12, 31)))


def _everywhere(view: View) -> Rows:
    """The communes inside on the day: place_id, name, full_name; none where districts are shown."""
    if view.inside_level != "commune":
        return []
    if view.boundary.on is None:
        return [{name: row[name] for name in NAMED} for row in reported_within(view)]
    inside = ask("communes_of_place_on_day", place_id=view.place.place_id, day=view.boundary.on)
    return rows_of(ask("names_of_areas", areas=sorted(inside["area_id"]))[list(NAMED)])
