"""Every commune of the country under ten ways of writing, and thousands of names of other places."""

import csv
import datetime as dt
import gzip
import random
import unicodedata
from collections import Counter
from collections.abc import Callable

import pytest

from pipelines.interpreting.areas import match_area
from pipelines.reference.areas import Area, areas
from pipelines.reference.tables import REFERENCE

REGISTRY = areas()
SHORT = {"Xã": "X.", "Phường": "P.", "Thị trấn": "TT.", "Đặc khu": "ĐK."}
OLD_TONES = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
NEW_TONES = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]


def plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def tones(text: str, old: bool) -> str:
    for before, after in zip(NEW_TONES, OLD_TONES, strict=True):
        text = text.replace(before, after) if old else text.replace(after, before)
    return text


def tones_moved(text: str) -> str:
    return tones(text, old=tones(text, old=True) != text)


WAYS: dict[str, Callable[[Area], str]] = {
    "without diacritics": lambda area: plain(area.full_name),
    "decomposed": lambda area: unicodedata.normalize("NFD", area.full_name),
    "capitals": lambda area: area.full_name.upper(),
    "abbreviated": lambda area: SHORT[area.type] + area.name,
    "abbreviated, spaced": lambda area: f"{SHORT[area.type]} {area.name}",
    "tone on the other vowel": lambda area: tones_moved(area.full_name),
    "spaces doubled": lambda area: "  " + area.full_name.replace(" ", "  ") + " ",
    "spaces missing": lambda area: area.full_name.replace(" ", ""),
    "short name": lambda area: area.name,
    "short name without diacritics": lambda area: plain(area.name),
}


@pytest.mark.parametrize(
    ("day", "year", "period", "communes"),
    [(dt.date(2025, 3, 1), 2025, "half", 10_035), (dt.date(2025, 7, 1), 2025, "year", 3_321)],
    ids=["old", "new"],
)
def test_all_communes_inside_their_parent(day: dt.date, year: int, period: str, communes: int) -> None:
    """Right, or held back with the right one among those named; never another one."""
    everyone = REGISTRY.all_on("commune", day)
    assert len(everyone) == communes
    for way, written in WAYS.items():
        held_back = 0
        for area in everyone:
            parent = REGISTRY.parent(area, day)
            found = match_area(
                written(area), registry=REGISTRY, parent=parent, year=year, period=period, level="commune"
            )
            assert area in found.candidates, (way, area.full_name, found)
            if found.certain:
                assert found.area == area, (way, area.full_name, found)
            else:
                assert found.status == "ambiguous" or written(area).isdigit(), (way, area.full_name, found)
                held_back += 1
        assert held_back < communes * 0.04, (way, held_back)
        if way in {"decomposed", "capitals", "tone on the other vowel", "spaces doubled", "spaces missing"}:
            assert held_back == 0, (way, held_back)


def own_names(parent: Area, year: int) -> set[tuple[str, str]]:
    """(type, name) of the communes under a parent, as the registry has them, with tones on the new vowel."""
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return {
        (area.type, tones(area.name, old=False).casefold())
        for area in REGISTRY.children_between(parent, first, last)
    }


@pytest.mark.parametrize("year", [2019, 2024, 2026])
def test_names_of_other_places_are_never_taken(year: int) -> None:
    """5,000 communes looked for under a parent that is not theirs: a hit must be a namesake there.

    Names with diacritics, so that a namesake agrees in every one of them.
    """
    rng = random.Random(year)
    day = dt.date(year, 6, 30)
    everyone = REGISTRY.all_on("commune", day)
    parents = REGISTRY.all_on("province" if year > 2025 else "district", day)
    hits: Counter[str] = Counter()
    for _ in range(5_000):
        area, parent = rng.choice(everyone), rng.choice(parents)
        if REGISTRY.parent(area, day) == parent:
            continue
        found = match_area(area.full_name, registry=REGISTRY, parent=parent, year=year, level="commune")
        hits[found.status] += 1
        namesake = (area.type, tones(area.name, old=False).casefold()) in own_names(parent, year)
        if found.status == "exact":
            assert namesake, (area.full_name, parent.full_name, found)
        if found.status == "alias":
            assert found.area
            known = {alias.alias for alias in REGISTRY.aliases(found.area)}
            former = {version.full_name for version in REGISTRY.lineage(found.area.place_id)}
            same_sound = {name.replace("y", "i") for name in known | former | {found.area.full_name}}
            assert area.full_name.replace("y", "i") in same_sound, (area.full_name, parent.full_name, found)
        if namesake:
            assert found.certain or found.status == "ambiguous"
    assert hits["elsewhere"] > 1_500


def test_the_census_frame_as_it_was_written() -> None:
    """11,162 census names of 2019 under their province and district: two rows never name one commune."""
    taken: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    with gzip.open(REFERENCE / "area_lists.csv.gz", "rt", encoding="utf-8") as text:
        rows = [row for row in csv.DictReader(text) if "2019-04-01" in row["lists"].split("|")]
    for row in rows:
        province_name, district_name = row["parent"].split("|")
        province = match_area(province_name, registry=REGISTRY, parent=None, year=2018)
        assert province.certain, province_name
        district = match_area(
            district_name, registry=REGISTRY, parent=province.area, year=2018, level="district"
        )
        if not district.certain:
            assert (district_name, district.status) == ("Huyện Nà Hang", "proposed")
            continue
        if row["name"].startswith("Huyện"):
            continue
        found = match_area(row["name"], registry=REGISTRY, parent=district.area, year=2018, level="commune")
        statuses[found.status] += 1
        if found.area is not None and found.certain:
            taken[found.area.area_id] += 1
    assert set(taken.values()) == {1}
    assert statuses["exact"] + statuses["alias"] > 11_130
    assert set(statuses) == {"exact", "alias", "proposed"}
