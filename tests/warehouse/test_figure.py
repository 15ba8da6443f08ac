"""What a place shows, on cases small enough to be computed by hand.

Huyện Cô Tô had three communes until 30 June 2025: Thị trấn Cô Tô, Xã Đồng Tiến, Xã Thanh Lân. Quảng
Ninh had 13 districts with 171 communes on 31 December 2024 (177 from 2020 to 2023), and 54 communes
without districts on 31 December 2025.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from pipelines.reference.areas import areas
from pipelines.warehouse.location import current_id
from tests.warehouse.factory import location, numbers, publish_numbers

TOWN, DONG_TIEN, THANH_LAN = "07192@2016-01-01", "07195@2016-01-01", "07198@2016-01-01"
CO_TO, QUANG_NINH = "207@2016-01-01", "22@2016-01-01"
NEW_CO_TO = "07192@2025-07-01"


def _own_reports_of_other_districts(year: int, **counts: float) -> list[list[Any]]:
    districts = areas().children(areas().get(QUANG_NINH), dt.date(year, 12, 31))
    return [numbers(one, year, "family", **counts) for one in districts if one.area_id != CO_TO]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("figure") / "w"
    publish_numbers(
        folder,
        # 2019: two of three communes; no report of the district.
        numbers(TOWN, 2019, "family", total=100, registered=80, recognised=60),
        numbers(DONG_TIEN, 2019, "family", registered=50, recognised=40),
        # 2020: two of three communes, and the district's own report.
        numbers(TOWN, 2020, "family", total=100, recognised=60),
        numbers(DONG_TIEN, 2020, "family", total=50, recognised=40),
        numbers(CO_TO, 2020, "family", total=1000, registered=900, recognised=700),
        # 2021: all communes, one without a total, one with a total of 0; the district says something else.
        numbers(TOWN, 2021, "family", total=100, recognised=60),
        numbers(DONG_TIEN, 2021, "family", recognised=40),
        numbers(THANH_LAN, 2021, "family", total=0, recognised=0),
        numbers(CO_TO, 2021, "family", total=1000, recognised=700),
        # 2021 also: only a base of 0; only a printed rate.
        numbers(THANH_LAN, 2021, "clan", total=0, recognised=0),
        numbers(TOWN, 2021, "clan", stated_rate=86),
        # 2022: counts in parts.
        numbers(
            TOWN,
            2022,
            "family",
            registered_new=10,
            registered_again=30,
            recognised_new=5,
            recognised_again=20,
        ),
        numbers(DONG_TIEN, 2022, "organisation", rating_good=3, rating_fair=2, rating_average=1, total=8),
        numbers(THANH_LAN, 2022, "organisation", level_1=3, level_2=4, total=7),
        numbers(THANH_LAN, 2022, "family", registered_new=10),
        # 2022: levels said and not said, groups of citizens.
        numbers(TOWN, 2022, "community", total=5, recognised=4),
        numbers(DONG_TIEN, 2022, "community", level="village", total=3, recognised=3),
        numbers(THANH_LAN, 2022, "community", level="commune", total=1, recognised=1),
        numbers(TOWN, 2022, "citizen", group="farmer", total=10, registered=7, recognised=5),
        numbers(TOWN, 2022, "citizen", group="worker", total=20, recognised=15),
        numbers(DONG_TIEN, 2022, "citizen", group="farmer", total=10, recognised=5),
        numbers(DONG_TIEN, 2022, "citizen", total=40, recognised=30),
        # 2024: the other districts report themselves, Cô Tô by its communes.
        numbers(TOWN, 2024, "family", total=100, recognised=60),
        numbers(DONG_TIEN, 2024, "family", total=50, recognised=40),
        numbers(THANH_LAN, 2024, "family", total=50, recognised=20, estimated=True),
        *_own_reports_of_other_districts(2024, total=1000, recognised=900),
        # 2023: a province's own report beside two communes.
        numbers(TOWN, 2023, "family", total=100, recognised=60),
        numbers(QUANG_NINH, 2023, "family", total=300000, recognised=270000),
        # 2025: old communes for half a year and for the year, and new ones.
        numbers(TOWN, 2025, "family", period="half", total=100, recognised=30),
        numbers(DONG_TIEN, 2025, "family", period="half", total=50, recognised=20),
        numbers(THANH_LAN, 2025, "family", period="half", total=50, recognised=10),
        numbers(TOWN, 2025, "family", total=100, recognised=60),
        numbers(NEW_CO_TO, 2025, "family", total=210, recognised=160),
        illustrative=True,
    )
    return folder


@pytest.fixture(scope="module")
def figures(warehouse: Path) -> pd.DataFrame:
    with duckdb.connect(
        location(warehouse).file(current_id(location(warehouse))), read_only=True
    ) as connection:
        return connection.execute("select * from figure").df()


def _figure(
    figures: pd.DataFrame,
    place: str,
    year: int,
    model: str,
    level: str = "",
    group: str = "",
    period: str = "year",
) -> pd.Series:
    rows = figures[figures["place_id"] == place]
    wanted = {"year": year, "model": model, "level": level, "group": group, "period": period}
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    assert len(rows) == 1, f"{len(rows)} figures for {place} {wanted}"
    return rows.iloc[0]


def _said(row: pd.Series, *columns: str) -> tuple[Any, ...]:
    return tuple(None if pd.isna(row[column]) else row[column] for column in columns)


COUNTS = ("total", "registered", "recognised")
COVER = ("basis", "communes_reported", "communes_expected")
RATES = ("rate_of_total", "rate_of_registered")


@pytest.mark.parametrize(
    ("place", "year", "counts", "cover", "rates"),
    [
        pytest.param(
            TOWN, 2019, (100, 80, 60), ("own", 1, 1), (60.0, 75.0), id="a commune shows its own report"
        ),
        # 60 + 40 recognised, but only the town says a total (60 of 100); both say who registered (100 of
        # 130).
        pytest.param(
            CO_TO,
            2019,
            (100, 130, 100),
            ("partial_sum", 2, 3),
            (60.0, 100 * 100 / 130),
            id="sum of what reported",
        ),
        pytest.param(
            CO_TO, 2020, (1000, 900, 700), ("own", 3, 3), (70.0, 100 * 700 / 900), id="own, incomplete below"
        ),
        # all three reported: 60 + 40 + 0; the rate from the two that have both: 60 + 0 of 100 + 0.
        pytest.param(CO_TO, 2021, (100, None, 100), ("sum", 3, 3), (60.0, None), id="sum goes before own"),
        pytest.param(
            THANH_LAN, 2021, (0, None, 0), ("own", 1, 1), (None, None), id="a base of 0 has no rate"
        ),
        pytest.param(
            QUANG_NINH, 2023, (300000, None, 270000), ("own", 177, 177), (90.0, None), id="province, own"
        ),
        # Cô Tô 120 of 200 from its communes, twelve districts 900 of 1000 each.
        pytest.param(
            QUANG_NINH,
            2024,
            (12200, None, 10920),
            ("sum", 171, 171),
            (100 * 10920 / 12200, None),
            id="province, sum",
        ),
        pytest.param(
            QUANG_NINH,
            2020,
            (1000, 900, 700),
            ("partial_sum", 3, 177),
            (70.0, 100 * 700 / 900),
            id="one district's own",
        ),
        pytest.param(
            CO_TO, 2025, (100, None, 60), ("partial_sum", 1, 3), (60.0, None), id="district ended in June"
        ),
        # on 31 December 2025 only the new commune counts: 160 of 210, one of 54.
        pytest.param(
            QUANG_NINH, 2025, (210, None, 160), ("partial_sum", 1, 54), (100 * 160 / 210, None), id="reform"
        ),
    ],
)
def test_family_figures(
    figures: pd.DataFrame, place: str, year: int, counts: Any, cover: Any, rates: Any
) -> None:
    row = _figure(figures, place, year, "family")
    assert _said(row, *COUNTS) == counts
    assert _said(row, *COVER) == cover
    assert _said(row, *RATES) == pytest.approx(rates)


def test_rates_are_in_percent_of_paired_sums(figures: pd.DataFrame) -> None:
    row = _figure(figures, CO_TO, 2019, "family")
    columns = ("recognised_where_total", "total_where_recognised")
    assert _said(row, *columns) == (60, 100)
    assert _said(row, "recognised_where_registered", "registered_where_recognised") == (100, 130)


def test_a_row_with_nothing_but_a_printed_rate_shows_no_figure(figures: pd.DataFrame) -> None:
    assert figures.query("place_id == @TOWN and model == 'clan'").empty
    assert _said(_figure(figures, CO_TO, 2021, "clan"), *COVER) == ("partial_sum", 1, 3)


@pytest.mark.parametrize(
    ("place", "model", "level", "counts"),
    [
        pytest.param(TOWN, "family", "", (None, 40, 25), id="new and again"),
        pytest.param(THANH_LAN, "family", "", None, id="new alone is not all"),
        pytest.param(DONG_TIEN, "organisation", "commune", (8, None, 6), id="ratings"),
        pytest.param(THANH_LAN, "organisation", "commune", (7, None, 7), id="levels"),
        pytest.param(TOWN, "community", "village", (5, None, 4), id="community without a level is a village"),
        pytest.param(CO_TO, "community", "village", (8, None, 7), id="villages add up"),
        pytest.param(CO_TO, "community", "commune", (1, None, 1), id="communes are another level"),
        pytest.param(TOWN, "citizen", "", (30, None, 20), id="groups add up; one lacks registered"),
        pytest.param(
            DONG_TIEN, "citizen", "", (40, None, 30), id="a said total goes before the sum of groups"
        ),
        pytest.param(CO_TO, "citizen", "", (70, None, 50), id="groups add up through the district"),
    ],
)
def test_parts_levels_and_groups(
    figures: pd.DataFrame, place: str, model: str, level: str, counts: tuple[Any, ...] | None
) -> None:
    if counts is None:
        assert figures.query("place_id == @place and year == 2022 and model == @model").empty
    else:
        assert _said(_figure(figures, place, 2022, model, level), *COUNTS) == counts


def test_groups_are_summed_group_by_group(figures: pd.DataFrame) -> None:
    assert _said(_figure(figures, CO_TO, 2022, "citizen", group="farmer"), "total", "recognised", *COVER) == (
        20, 10, "partial_sum", 2, 3,
    )  # fmt: skip


def test_half_a_year_is_looked_at_on_30_june(figures: pd.DataFrame) -> None:
    district, province = (
        _figure(figures, place, 2025, "family", period="half") for place in (CO_TO, QUANG_NINH)
    )
    assert _said(district, *COUNTS, *COVER) == (200, None, 60, "sum", 3, 3)
    assert _said(province, *COUNTS, *COVER) == (200, None, 60, "partial_sum", 3, 171)


def test_marks_and_places_go_up(figures: pd.DataFrame) -> None:
    row = _figure(figures, CO_TO, 2024, "family")
    assert (row.estimated, row.illustrative) == (True, True)
    assert _said(row, "area_level", "district_id", "province_id") == ("district", CO_TO, QUANG_NINH)
    assert _said(_figure(figures, TOWN, 2024, "family"), "district_id", "province_id") == (CO_TO, QUANG_NINH)
    assert _said(_figure(figures, NEW_CO_TO, 2025, "family"), "district_id", "province_id") == (
        None,
        QUANG_NINH,
    )
    assert not _figure(figures, TOWN, 2024, "family").estimated
