"""What became of areas: the facts that every carried number rests on."""

import datetime as dt
from collections import Counter

import pytest

from pipelines.reference.areas import Area, AreaRegistry, areas
from pipelines.reference.carrying import carry, clusters, complete

REFORM = dt.date(2025, 7, 1)


@pytest.fixture(scope="module")
def registry() -> AreaRegistry:
    return areas()


def everywhere(registry: AreaRegistry, day: dt.date) -> list[Area]:
    """The communes of a day, and the island districts that have none."""
    islands = [area for area in registry.all_on("district", day) if not registry.children(area, day)]
    return registry.all_on("commune", day) + islands


@pytest.mark.parametrize(
    ("start", "end", "exact", "unknown"),
    [
        ("2025-03-01", "2025-07-01", 9_654, 381),
        ("2018-12-31", "2026-04-30", 10_632, 530),
        ("2024-05-01", "2026-04-30", 10_112, 483),
        ("2018-12-31", "2025-06-30", 11_059, 103),
        ("2024-05-01", "2025-06-30", 10_521, 74),
    ],
)
def test_how_many_communes_carry_exactly(
    registry: AreaRegistry, start: str, end: str, exact: int, unknown: int
) -> None:
    communes = registry.all_on("commune", dt.date.fromisoformat(start))
    found = Counter(carry(registry, area, dt.date.fromisoformat(end)).exact for area in communes)
    assert found == {True: exact, False: unknown}


def test_new_communes_that_are_complete(registry: AreaRegistry) -> None:
    assert len(complete(registry, everywhere(registry, dt.date(2025, 3, 1)), REFORM)) == 2_934


def test_an_area_in_force_carries_to_itself(registry: AreaRegistry) -> None:
    hanoi = registry.get("01@2016-01-01")
    assert carry(registry, hanoi, dt.date(2026, 1, 1)).parts == ((hanoi, 1.0),)


def test_nothing_is_carried_back(registry: AreaRegistry) -> None:
    with pytest.raises(ValueError, match="does not exist on"):
        carry(registry, registry.get("09955@2025-07-01"), dt.date(2024, 1, 1))


def test_a_split_commune_is_never_handed_to_one_successor(registry: AreaRegistry) -> None:
    for area in registry.all_on("commune", dt.date(2025, 3, 1)):
        carried = carry(registry, area, REFORM)
        if carried.exact:
            assert [part.share for part in carried.parts] == [1.0]
        else:
            assert {part.share for part in carried.parts} == {None}


def test_land_without_people_carries_nothing(registry: AreaRegistry) -> None:
    for link in registry.links:
        if link.part == "area_only" and link.effective_on == REFORM:
            parts = carry(registry, registry.get(link.from_version), REFORM).parts
            assert link.to_version not in {part.area.area_id for part in parts}


def test_an_end_that_no_source_explains_is_unknown(registry: AreaRegistry) -> None:
    carried = carry(registry, registry.get("10774@2016-01-01"), dt.date(2025, 1, 1))
    assert (carried.parts, carried.exact) == ((), False)


def test_unofficial_links_make_a_carried_number_doubtful(registry: AreaRegistry) -> None:
    """Press and alias tables stand behind 2025-01-01 in Hưng Yên: whole, and not official."""
    derived = next(link for link in registry.links if link.confidence == "derived" and link.share == 1)
    assert carry(registry, registry.get(derived.from_version), derived.effective_on).doubtful


def test_clusters_hold_everybody_once_and_are_closed(registry: AreaRegistry) -> None:
    old = everywhere(registry, dt.date(2025, 3, 1))
    found = clusters(registry, old, REFORM)
    assert Counter(area.area_id for cluster in found for area in cluster.old) == Counter(
        area.area_id for area in old
    )
    new = [area.area_id for cluster in found for area in cluster.new]
    assert sorted(new) == sorted(area.area_id for area in registry.all_on("commune", REFORM))
    for cluster in found:
        inside = {area.area_id for area in cluster.new}
        for area in cluster.old:
            assert {part.area.area_id for part in carry(registry, area, REFORM).parts} <= inside


def test_clusters_with_one_new_commune_are_the_complete_ones(registry: AreaRegistry) -> None:
    old = everywhere(registry, dt.date(2025, 3, 1))
    alone = {cluster.new[0].area_id for cluster in clusters(registry, old, REFORM) if cluster.exact}
    assert alone == complete(registry, old, REFORM)


def test_thach_that_and_thanh_oai_have_eight_split_communes(registry: AreaRegistry) -> None:
    communes = [
        commune
        for district in ("276@2016-01-01", "278@2016-01-01")
        for commune in registry.children(registry.get(district), dt.date(2025, 6, 30))
    ]
    assert sum(not carry(registry, commune, REFORM).exact for commune in communes) == 8
