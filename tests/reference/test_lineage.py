"""Which versions are the same place."""

import datetime as dt
from itertools import pairwise

import pytest

from pipelines.reference.area_links import AreaLink
from pipelines.reference.area_versions import Area
from pipelines.reference.areas import areas
from pipelines.reference.lineage import REFORM, place_ids

D1, D2, D3 = dt.date(2016, 1, 1), dt.date(2020, 1, 1), REFORM


def version(code: str, name: str, begins: dt.date, ends: dt.date | None) -> Area:
    area_id = f"{code}@{begins}"
    above = ("001", "district", "01")
    return Area(area_id, code, "commune", "Xã", name, f"Xã {name}", *above, begins, ends, None, None, area_id)


def link(old: Area, new: Area, part: str = "whole", share: float | None = 1.0) -> AreaLink:
    return AreaLink(new.valid_from, old.area_id, new.area_id, part, share, "", "test", "official", "")


def test_same_code_and_name_on_adjoining_days_is_one_place() -> None:
    old, new = version("00001", "An", D1, D2), version("00001", "An", D2, None)
    assert place_ids([old, new], []) == {new.area_id: old.area_id}


def test_same_code_with_another_name_is_another_place() -> None:
    assert place_ids([version("00001", "An", D1, D2), version("00001", "Bình", D2, None)], []) == {}


def test_a_gap_in_time_ends_a_place() -> None:
    later = version("00001", "An", dt.date(2021, 1, 1), None)
    assert place_ids([version("00001", "An", D1, D2), later], []) == {}


@pytest.mark.parametrize("part", ["renamed", "recoded"])
def test_a_renamed_or_recoded_area_stays_the_place(part: str) -> None:
    old, new = version("00001", "An", D1, D2), version("00002", "Bình", D2, None)
    assert place_ids([old, new], [link(old, new, part)]) == {new.area_id: old.area_id}


def test_a_merger_under_a_new_name_begins_a_place() -> None:
    old, new = version("00001", "An", D1, D2), version("00001", "Bình An", D2, None)
    assert place_ids([old, new], [link(old, new)]) == {}


def test_a_line_of_three_versions_has_the_first_as_its_place() -> None:
    first, second, third = (
        version("00001", "An", D1, D2),
        version("00001", "An", D2, dt.date(2021, 1, 1)),
        version("00001", "Bình", dt.date(2021, 1, 1), None),
    )
    places = place_ids([third, first, second], [link(second, third, "renamed")])
    assert places == {second.area_id: first.area_id, third.area_id: first.area_id}


def test_over_the_reform_only_one_whole_predecessor_makes_the_same_place() -> None:
    old, new = version("00001", "An", D1, D3), version("00001", "An", D3, None)
    other = version("00002", "Bình", D1, D3)
    assert place_ids([old, new], []) == {}
    assert place_ids([old, new], [link(old, new)]) == {new.area_id: old.area_id}
    assert place_ids([old, other, new], [link(old, new), link(other, new)]) == {}
    assert place_ids([old, other, new], [link(old, new), link(other, new, "area_only", 0.0)]) == {}
    assert place_ids([old, new], [link(old, new, "part", None)]) == {}


def test_a_province_that_took_in_another_in_2025_is_another_place() -> None:
    lao_cai = areas().valid_on("province", "15", dt.date(2025, 7, 1))
    assert lao_cai is not None
    assert lao_cai.place_id == lao_cai.area_id == "15@2025-07-01"


def test_hue_stays_one_place_through_its_renaming() -> None:
    assert [area.name for area in areas().lineage("46@2016-01-01")] == ["Thừa Thiên Huế", "Huế"]


def test_lineages_of_the_registry_are_lines_without_gaps() -> None:
    registry = areas()
    for place_id in {area.place_id for area in registry.areas}:
        versions = registry.lineage(place_id)
        assert versions[0].area_id == place_id
        for earlier, later in pairwise(versions):
            assert earlier.valid_to == later.valid_from
            assert earlier.level == later.level


def test_places_that_crossed_the_reform_had_one_whole_predecessor() -> None:
    registry = areas()
    crossed = [
        (earlier, later)
        for area in registry.areas
        for earlier, later in pairwise(registry.lineage(area.place_id))
        if later is area and area.valid_from == REFORM
    ]
    assert len(crossed) == 132  # in area_links.csv: 127 whole and 5 renamed links alone on both sides
    for earlier, later in crossed:
        (only,) = registry.predecessors(later)
        assert (only.from_version, only.share) == (earlier.area_id, 1.0)


def test_the_version_of_a_year() -> None:
    registry = areas()
    assert registry.in_year("276@2016-01-01", 2025) == registry.get("276@2016-01-01")
    assert registry.in_year("276@2016-01-01", 2026) is None
    hue = "46@2016-01-01"
    assert registry.at(hue, dt.date(2024, 12, 31)) != registry.at(hue, dt.date(2025, 1, 1))
