"""The registry against the official lists of communes of eight dates and two of their successors."""

import csv
import datetime as dt
import gzip
from collections import defaultdict

import pytest

from pipelines.interpreting.names import cleaned, marked_key
from pipelines.reference.area_links import area_aliases
from pipelines.reference.areas import Area, AreaRegistry, areas
from pipelines.reference.tables import REFERENCE

SIZES = {
    "2020-02-25": 10_767,
    "2021-02-03": 10_603,
    "2022-10-01": 10_599,
    "2024-05-01": 10_595,
    "2024-11-01": 10_472,
    "2025-01-01": 10_051,
    "2025-03-01": 10_035,
    "2025-07-01": 3_321,
    "2026-07-25": 3_321,
}
REGISTRY_DAY = {"2020-02-25": "2020-01-01", "2026-07-25": "2026-05-01"}
"""The list of 25 February 2020 lags behind the mergers of 1 February."""
GHOSTS = {
    *(
        "07693",
        "07732",
        "07744",
        "16387",
        "16411",
        "18448",
        "20176",
        "20674",
        "25102",
        "25174",
        "25177",
        "25186",
    )
}
"""Abolished in 2019 and 2020, back in the list of 1 January 2025, gone again on 1 March."""
SLIPS = {
    # Sa Pa in the list of February 2020, with the codes as they were before they were settled
    *(("2020-02-25", code) for code in ("03002", "03003", "03016", "03019")),
    ("2025-07-01", "24496"),  # "Xa Ea Kly"
}


@pytest.fixture(scope="module")
def lists() -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    with gzip.open(REFERENCE / "area_lists.csv.gz", "rt", encoding="utf-8") as text:
        for row in csv.DictReader(text):
            for name in row["lists"].split("|"):
                found[name][row["code"] or f"{row['name']}|{row['parent']}"] = row
    return found


def carries(registry: AreaRegistry, area: Area, name: str) -> bool:
    known = {area.full_name, *(alias.alias for alias in registry.aliases(area))}
    return marked_key(cleaned(name)) in {marked_key(cleaned(other)) for other in known}


@pytest.mark.parametrize("name", SIZES)
def test_codes_parents_and_names_agree(lists: dict[str, dict[str, dict[str, str]]], name: str) -> None:
    registry, listed = areas(), lists[name]
    day = dt.date.fromisoformat(REGISTRY_DAY.get(name, name))
    known = {area.code: area for area in registry.all_on("commune", day)}
    assert len(listed) == SIZES[name]
    only_listed, only_known = listed.keys() - known.keys(), known.keys() - listed.keys()
    if name == "2020-02-25":
        provisional = {
            alias.area_id: alias.alias for alias in area_aliases() if alias.kind == "provisional_code"
        }
        assert {provisional[known[code].area_id] for code in only_known} == only_listed
        assert len(only_listed) == 98
    elif name == "2026-07-25":
        assert (only_listed, only_known) == ({"06978"}, {"06970"})  # Ba Chẽ, a slip of the list
    else:
        assert only_listed == (GHOSTS if name == "2025-01-01" else set())
        assert only_known == set()
    for code in known.keys() & listed.keys():
        assert known[code].parent_code == listed[code]["parent"], code
        if (name, code) not in SLIPS:
            assert carries(registry, known[code], listed[code]["name"]), (code, listed[code], known[code])


def test_the_census_frame_has_the_communes_of_its_time(lists: dict[str, dict[str, dict[str, str]]]) -> None:
    """11,162 communes and the three island districts that the census counts as one commune each."""
    census = lists["2019-04-01"].values()
    islands = [row["name"] for row in census if row["name"].startswith("Huyện")]
    assert len(census) - len(islands) == len(areas().all_on("commune", dt.date(2018, 10, 1))) == 11_162
    assert sorted(islands) == ["Huyện Bạch Long Vĩ", "Huyện Côn Đảo", "Huyện Cồn Cỏ"]
