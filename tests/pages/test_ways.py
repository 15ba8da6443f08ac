"""Where the points of lines lead."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

from pages.kit import charts
from pages.kit.charts.leading import PLACES
from pages.kit.charts.lines import WHOLE
from pages.kit.charts.ready import written
from pages.kit.figures import Moment
from pages.kit.listings.shared import commune_address, source_address
from pages.kit.records import Row
from pages.kit.view import View
from pages.kit.ways import PLACE, YEAR, ways_of
from tests.pages.rows import communes, figures, place

VIEW = View(place(), Moment(2024), "family", "total")
YEARS = figures({"year": 2023, "rate": 60}, {"year": 2024, "rate": 70})
HALF = figures({"year": 2026, "period": "half", "rate": 30})


def in_year(year: int, *rates: float) -> list[Row]:
    """One commune a rate, in that year."""
    return [{**row, "year": year} for row in communes(*rates)]


def filled(way: str, year: int, place_id: str = "") -> str:
    """The link as ``page.js`` makes it, taken apart: its order does not matter."""
    link = urlsplit(way.replace(YEAR, str(year)).replace(PLACE, place_id))
    return json.dumps([link.path, sorted(parse_qs(link.query).items()), link.fragment])


def test_a_point_of_the_place_itself_leads_where_its_row_leads() -> None:
    way = ways_of(VIEW)["family", "year"]
    row = source_address(VIEW.place.place_id, Moment(2023), VIEW.boundary, "family")
    assert filled(way, 2023) == filled(row, 0)
    half = source_address(VIEW.place.place_id, Moment(2026, "half"), VIEW.boundary, "family")
    assert filled(ways_of(VIEW)["family", "half"], 2026) == filled(half, 0)


def test_a_point_of_a_place_inside_leads_where_its_name_leads() -> None:
    way = ways_of(VIEW)[PLACES, "year"]
    assert filled(way, 2023, "09982@2016-01-01") == filled(
        commune_address("09982@2016-01-01", Moment(2023)), 0
    )


def test_each_line_has_the_way_of_its_model() -> None:
    both = [*YEARS, *figures({"model": "clan", "rate": 50})]
    figure = charts.year_lines(both, [], [], HALF, ways_of(VIEW))
    ways = ways_of(VIEW)
    assert [trace["meta"]["way"] for trace in figure.data] == [
        ways["family", "year"],
        ways["clan", "year"],
        ways["family", "half"],
    ]


def test_pale_lines_carry_their_places_once_in_the_order_of_their_gaps() -> None:
    others = [*in_year(2023, 40, 50), *in_year(2024, 45, 55)]
    chosen = figures({"place_id": "c1@2016-01-01", "rate": 60})
    figure = charts.place_lines(
        YEARS, {"Xã A": chosen}, others, "family", [], [], {WHOLE: HALF, "Xã A": HALF}, ways_of(VIEW)
    )
    pale, compared, whole, *halves = figure.data
    assert pale["meta"]["places"] == ["00001@2016-01-01", "00002@2016-01-01"]
    assert pale["x"] == [2023, 2024, None, 2023, 2024, None]
    assert compared["meta"]["places"] == ["c1@2016-01-01"]
    assert "places" not in whole["meta"]
    assert [half["meta"]["way"].count("6+th") for half in halves] == [1, 1]


def test_hundreds_of_lines_weigh_little_more_with_their_ways() -> None:
    others = [row for year in range(2016, 2025) for row in in_year(year, *range(1, 100))]
    bare = charts.place_lines(YEARS, {}, others, "family", [], [])
    leading = charts.place_lines(YEARS, {}, others, "family", [], [], ways=ways_of(VIEW))
    own, a_place = 200, 25
    assert len(written(leading)) - len(written(bare)) < own + 99 * a_place


def test_without_ways_nothing_leads_anywhere() -> None:
    figure = charts.place_lines(YEARS, {}, communes(50), "family", [], [])
    assert not any("meta" in trace for trace in figure.data)
