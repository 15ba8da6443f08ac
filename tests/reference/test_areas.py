"""The registry: totals by date, identities, parents, lineages."""

import datetime as dt
import subprocess
import sys

import pytest

from pipelines.reference.areas import AreaRegistry, areas
from pipelines.reference.tables import REFERENCE

TOTALS = [
    ("2016-01-01", 63, 713, 11_162),
    ("2018-12-31", 63, 713, 11_162),
    ("2019-04-01", 63, 713, 11_161),
    ("2020-01-01", 63, 711, 10_767),
    ("2020-02-25", 63, 709, 10_661),
    ("2021-02-03", 63, 705, 10_603),
    ("2024-05-01", 63, 705, 10_595),
    ("2024-11-01", 63, 704, 10_472),
    ("2025-01-01", 63, 696, 10_039),
    ("2025-03-01", 63, 696, 10_035),
    ("2025-07-01", 34, 0, 3_321),
    ("2026-04-30", 34, 0, 3_321),
]
"""Provinces, districts and communes in force, as the statistics office's lists of those days have them."""


@pytest.fixture(scope="module")
def registry() -> AreaRegistry:
    return areas()


@pytest.mark.parametrize(("day", "provinces", "districts", "communes"), TOTALS)
def test_totals_by_date(
    registry: AreaRegistry, day: str, provinces: int, districts: int, communes: int
) -> None:
    on = dt.date.fromisoformat(day)
    found = [len(registry.all_on(level, on)) for level in ("province", "district", "commune")]
    assert found == [provinces, districts, communes]


@pytest.mark.parametrize(
    ("day", "types"),
    [
        ("2025-07-01", {"Xã": 2_621, "Phường": 687, "Đặc khu": 13}),
        ("2026-04-30", {"Xã": 2_611, "Phường": 697, "Đặc khu": 13}),
    ],
)
def test_types_of_communes_since_the_reform(registry: AreaRegistry, day: str, types: dict[str, int]) -> None:
    communes = registry.all_on("commune", dt.date.fromisoformat(day))
    assert {kind: sum(area.type == kind for area in communes) for kind in types} == types


@pytest.mark.parametrize("refused", ["09982", "01", ""])
def test_a_bare_code_is_refused(registry: AreaRegistry, refused: str) -> None:
    for ask in (registry.get, registry.lineage):
        with pytest.raises(ValueError, match="without a date"):
            ask(refused)
    with pytest.raises(ValueError, match="without a date"):
        registry.at(refused, dt.date(2024, 1, 1))
    with pytest.raises(ValueError, match="without a date"):
        registry.in_year(refused, 2024)


def test_an_unknown_identity_is_no_area(registry: AreaRegistry) -> None:
    assert "09982@1999-01-01" not in registry
    with pytest.raises(KeyError):
        registry.get("09982@1999-01-01")


def test_dates_are_half_open(registry: AreaRegistry) -> None:
    old = registry.get("09982@2016-01-01")
    assert (old.full_name, old.valid_to) == ("Xã Bình Yên", dt.date(2025, 7, 1))
    assert old.valid_on(dt.date(2025, 6, 30))
    assert not old.valid_on(dt.date(2025, 7, 1))
    assert old.last_day == dt.date(2025, 6, 30)


def test_a_code_means_another_place_after_the_reform(registry: AreaRegistry) -> None:
    before = registry.valid_on("commune", "09955", dt.date(2025, 6, 30))
    after = registry.valid_on("commune", "09955", dt.date(2025, 7, 1))
    assert before and after
    assert (before.full_name, after.full_name) == ("Thị trấn Liên Quan", "Xã Thạch Thất")
    assert before.place_id != after.place_id


def test_parents_by_date(registry: AreaRegistry) -> None:
    thach_that = registry.get("276@2016-01-01")
    communes = registry.children(thach_that, dt.date(2024, 12, 31))
    assert len(communes) == 23
    assert all(registry.district_of(commune, dt.date(2024, 12, 31)) == thach_that for commune in communes)
    assert {registry.province_of(commune, dt.date(2024, 12, 31)).name for commune in communes} == {"Hà Nội"}


def test_hanoi_has_districts_until_june_2025_and_communes_since(registry: AreaRegistry) -> None:
    hanoi = registry.get("01@2016-01-01")
    assert {area.level for area in registry.children(hanoi, dt.date(2025, 6, 30))} == {"district"}
    assert len(registry.children(hanoi, dt.date(2025, 6, 30))) == 30
    assert {area.level for area in registry.children(hanoi, dt.date(2025, 7, 1))} == {"commune"}
    assert len(registry.communes_of(hanoi, dt.date(2025, 7, 1))) == 126


def test_a_day_outside_the_life_of_an_area_is_refused(registry: AreaRegistry) -> None:
    district = registry.get("276@2016-01-01")
    for ask in (registry.parent, registry.children):
        with pytest.raises(ValueError, match="not in force"):
            ask(district, dt.date(2026, 1, 1))
    with pytest.raises(ValueError, match="not in force in 2026"):
        district.day_in(2026)


@pytest.mark.parametrize(
    ("year", "period", "day"),
    [
        (2024, "year", dt.date(2024, 12, 31)),
        (2024, "half", dt.date(2024, 6, 30)),
        (2025, "year", dt.date(2025, 6, 30)),
    ],
)
def test_the_day_to_ask_about_a_year(registry: AreaRegistry, year: int, period: str, day: dt.date) -> None:
    assert registry.get("276@2016-01-01").day_in(year, period) == day


def test_every_area_has_its_parent_on_its_first_and_last_day(registry: AreaRegistry) -> None:
    for area in registry.areas:
        above = (registry.parent(area, area.valid_from), registry.parent(area))
        assert (None in above) == (area.level == "province"), area


def test_overlapping_has_both_generations_of_2025(registry: AreaRegistry) -> None:
    communes = registry.overlapping(2025, "commune")
    days = (dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    assert {area.area_id for day in days for area in registry.all_on("commune", day)} <= {
        area.area_id for area in communes
    }
    assert len(registry.overlapping(2024, "province")) == 63


def test_doubts_are_at_hand(registry: AreaRegistry) -> None:
    (doubt,) = registry.doubts(registry.get("10774@2016-01-01"))
    assert doubt.doubt == "no_successor"
    assert registry.doubts(registry.get("01@2016-01-01")) == ()


def test_loading_needs_no_heavy_package() -> None:
    """Worker processes start with this: neither pandas nor pydantic may come with it."""
    code = (
        "import sys; from pipelines.reference.areas import areas; areas();"
        "print([name for name in ('pandas', 'pydantic', 'duckdb', 'pyarrow') if name in sys.modules])"
    )
    root = REFERENCE.parents[1]
    shown = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_days_that_the_lists_may_have_wrong_are_doubtful(registry: AreaRegistry) -> None:
    """The gaps of the registry: resolutions of late 2024 took effect partly on 1 December, the lists say 1
    January; Huế in 2021 and two wards of Nam Định in 2019 may be earlier.
    """
    new_year = [
        registry.get(link.to_version)
        for link in registry.links
        if link.effective_on == dt.date(2025, 1, 1) and link.confidence == "official"
    ]
    doubted = [*(area for area in new_year if area.level == "commune")]
    doubted += [registry.get(f"{code}@2019-11-01") for code in ("13693", "13699")]
    hue = [area for area in registry.all_on("commune", dt.date(2021, 11, 1)) if area.province_code == "46"]
    doubted += [area for area in hue if area.valid_from == dt.date(2021, 11, 1)]
    assert len(doubted) == 191 + 2 + 18
    for area in doubted:
        assert "valid_from" in {found.doubt for found in registry.doubts(area)}, area.area_id
