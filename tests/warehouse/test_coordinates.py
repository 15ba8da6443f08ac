"""The question ``coordinates``: where places lie, also those that have ended."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pipelines.reference.areas import Area, areas
from pipelines.warehouse.ask import ask
from tests.warehouse.factory import communes, numbers, publish_numbers

OLD, NEW = dt.date(2024, 12, 31), dt.date(2025, 12, 31)


@pytest.fixture
def published(warehouse: Path) -> None:
    publish_numbers(warehouse, numbers(communes("Huyện Thạch Thất")[0], 2024, "clan", total=7))


def commune(code: str, day: dt.date) -> Area:
    found = areas().valid_on("commune", code, day)
    assert found is not None
    return found


def ends(area: Area) -> set[tuple[float, float]]:
    """The first centres that are met on the way from an area over what its people went to."""
    if area.lon is not None and area.lat is not None:
        return {(area.lon, area.lat)}
    links = [link for link in areas().successors(area) if link.part != "area_only"]
    return {centre for link in links for centre in ends(areas().get(link.to_version))}


@pytest.mark.usefixtures("published")
def test_a_commune_of_today_lies_at_its_own_centre() -> None:
    area = commune("09955", NEW)
    (row,) = ask("coordinates", place_ids=[area.place_id], day=NEW).to_dict("records")
    assert row == {
        "place_id": area.place_id,
        "code": "09955",
        "province_code": "01",
        "lon": area.lon,
        "lat": area.lat,
        "approximate": False,
    }


@pytest.mark.usefixtures("published")
def test_an_ended_commune_lies_at_the_mean_of_what_its_people_went_to() -> None:
    old = communes("Huyện Thạch Thất", 2024)
    rows = ask("coordinates", place_ids=[area.place_id for area in old], day=OLD).set_index("place_id")
    assert sorted(rows.index) == sorted(area.place_id for area in old)
    assert rows["approximate"].all()
    for area in old:
        centres = ends(area)
        mean = sum(lon for lon, _ in centres) / len(centres)
        assert rows.loc[area.place_id, "lon"] == pytest.approx(mean, abs=1e-4), area.full_name


@pytest.mark.usefixtures("published")
def test_every_commune_of_the_ten_years_has_a_place_but_for_those_without_a_successor() -> None:
    every = areas().by_level["commune"]
    rows = ask("coordinates", place_ids=sorted({area.place_id for area in every}), day=OLD)
    nowhere = rows[rows["lon"].isna()]["place_id"]
    ends = [areas().lineage(place)[-1] for place in nowhere]
    assert len(nowhere) < 10
    assert not any(areas().successors(area) for area in ends if area.valid_to == dt.date(2025, 7, 1))


@pytest.mark.usefixtures("published")
def test_a_district_lies_in_the_middle_of_its_communes() -> None:
    (district,) = (area for area in areas().all_on("district", OLD) if area.full_name == "Huyện Thạch Thất")
    (row,) = ask("coordinates", place_ids=[district.place_id], day=OLD).to_dict("records")
    inside = ask(
        "coordinates", place_ids=[area.place_id for area in communes("Huyện Thạch Thất", 2024)], day=OLD
    )
    assert row["approximate"]
    assert inside["lon"].min() < row["lon"] < inside["lon"].max()
    assert inside["lat"].min() < row["lat"] < inside["lat"].max()


@pytest.mark.usefixtures("published")
def test_nothing_asked_is_nothing_answered_and_an_unknown_place_is_left_out() -> None:
    assert ask("coordinates", place_ids=[], day=OLD).empty
    assert ask("coordinates", place_ids=["99999@2016-01-01"], day=OLD).empty
