"""What stands on the map of a view: every place inside, whether it reported or not, each where it lies."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

import pandas as pd

from pages.kit.carried import allocated, members_of
from pages.kit.conclusions import conclusive_rows, covered_words
from pages.kit.formats import percent
from pages.kit.records import records
from pages.kit.reporting import reported_within
from pages.kit.text import t
from pages.kit.view import View
from pipelines.warehouse.ask import ask

UNKNOWN: dict[str, Any] = {
    **dict.fromkeys(("total", "registered", "recognised", "rate"), float("nan")),
    "estimated": False,
    "address": "",
    "remark": "",
    "few": "",
}
"""What is said of a place that has no numbers."""


class MapRows(NamedTuple):
    """``listed``: one row a place or cluster, for title and table. ``drawn``: one row a place on the map,
    each member of a cluster with the cluster's numbers; with ``opens`` (the row's own view), ``among`` (how
    many places share its numbers), ``few`` (why it has no rate although some of its communes reported), code,
    province_code, lon, lat and approximate.
    """

    listed: pd.DataFrame
    drawn: pd.DataFrame


def map_rows(view: View) -> MapRows:
    """The chosen model in every place inside; a place without numbers has NaN for them."""
    rows = view.of_model(view.within)
    rows = allocated(rows) if view.boundary.chosen else rows
    everywhere = _everywhere(view)
    drawn = spread(rows, everywhere)
    silent = everywhere[~everywhere["place_id"].isin(drawn["place_id"])].drop(columns="name")
    silent = silent.assign(**{name: value for name, value in UNKNOWN.items() if name in rows})
    drawn = pd.concat([drawn, silent.assign(opens=silent["place_id"], among=1)])
    where = ask("coordinates", place_ids=sorted(drawn["place_id"]), day=day_of(view))
    placed = drawn.merge(where, on="place_id", how="left").astype({"estimated": bool})
    return MapRows(pd.concat([rows, silent]), placed)


def spread(rows: pd.DataFrame, everywhere: pd.DataFrame) -> pd.DataFrame:
    """The rows, a cluster as one row a member that is known by its name inside the place.

    Where too few communes reported there is no rate, but ``few``: a few reports would colour a city.
    """
    known = everywhere.drop_duplicates("name", keep=False).set_index("name")["place_id"]
    found = records(rows)
    members = [
        [known[name] for name in members_of(row.members) if name in known]
        if row.kind == "cluster"
        else [row.place_id]
        for row in found
    ]
    counted = rows.assign(
        opens=rows["place_id"],
        place_id=pd.Series(members, rows.index, dtype=object),
        rate=rows["rate"].where(conclusive_rows(rows)),
        few=[few_words(row) if few else "" for row, few in zip(found, ~conclusive_rows(rows), strict=True)],
        among=[max(len(members_of(row.members)), 1) if row.kind == "cluster" else 1 for row in found],
    )
    return counted.explode("place_id").dropna(subset="place_id").reset_index(drop=True)


def few_words(row: Any) -> str:
    """``70,6% (8/14): chưa đủ xã báo cáo``, of a row of which too few communes reported."""
    return (
        t("map.too_few", rate=percent(row.rate), covered=covered_words(row)) if row.rate == row.rate else ""
    )


def day_of(view: View) -> dt.date:
    """The day on which one looks at the areas of the view."""
    if view.boundary.on is not None:
        return view.boundary.on
    return dt.date(view.moment.year, *((6, 30) if view.moment.period == "half" else (12, 31)))


def _everywhere(view: View) -> pd.DataFrame:
    """The communes inside on the day: place_id, name, full_name; none where districts are shown."""
    if view.boundary.on is None:
        found = reported_within(view)
    else:
        inside = ask("communes_of_place_on_day", place_id=view.place.place_id, day=view.boundary.on)
        found = ask("names_of_areas", areas=sorted(inside["area_id"]))
    rows = found[["place_id", "name", "full_name"]]
    return rows if view.inside_level == "commune" else rows.head(0)
