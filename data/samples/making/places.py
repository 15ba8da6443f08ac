"""The areas that the samples speak of, straight from the reference tables."""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path

from making.facts import Place

REFERENCE = Path(__file__).resolve().parents[2] / "reference"
REFORM = "2025-07-01"


@cache
def rows(name: str) -> list[dict[str, str]]:
    """The rows of a reference table."""
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def place(row: dict[str, str]) -> Place:
    """A row of areas.csv as a place."""
    return Place(*(row[field] for field in Place._fields))


def valid(row: dict[str, str], day: str) -> bool:
    """Whether a version was in force on a day (ISO date; the end is no longer in it)."""
    return row["valid_from"] <= day and (not row["valid_to"] or day < row["valid_to"])


def known_from(day: str) -> str:
    """The day to look at: our records begin on 2016-01-01, which stands for all the time before."""
    return max(day, "2016-01-01")


def spelling(name: str) -> list[tuple[str, list[str]]]:
    """A name without the question on which vowel the tone stands: Hoà and Hòa are the same."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    words = unicodedata.normalize("NFD", name.casefold()).split()
    return [("".join(c for c in word if c not in tones), [c for c in word if c in tones]) for word in words]


@cache
def areas_on(day: str) -> list[Place]:
    """Every area that was in force on a day."""
    return [place(row) for row in rows("areas") if valid(row, known_from(day))]


def province(name: str, day: str) -> Place:
    """The province of a name on a day."""
    wanted = spelling(name)
    (found,) = [one for one in areas_on(day) if one.level == "province" and spelling(one.name) == wanted]
    return found


def district(name: str, parent: Place, day: str, kind: str = "Huyện") -> Place:
    """The district of a name in a province on a day; where two share the name, the one of the given type."""
    wanted = spelling(name)
    inside = [one for one in areas_on(day) if (one.level, one.parent_code) == ("district", parent.code)]
    named = [one for one in inside if spelling(one.name) == wanted]
    (found,) = named if len(named) == 1 else [one for one in named if one.type == kind]
    return found


def communes(parent: Place, day: str) -> list[Place]:
    """The communes of a district, or of a province after the reform, on a day, in the order of codes."""
    found = [one for one in areas_on(day) if (one.level, one.parent_code) == ("commune", parent.code)]
    inside = [one for one in found if one.parent_level == parent.level]
    return sorted(inside, key=lambda commune: commune.code)


def commune(name: str, parent: Place, day: str) -> Place:
    """The commune of a full name (Xã Vĩnh Hảo) in a district on a day."""
    (found,) = [one for one in communes(parent, day) if one.full_name == name]
    return found


def file_name(place: Place) -> str:
    """The full name in small letters without diacritics, for a file: xa-binh-yen."""
    letters = unicodedata.normalize("NFD", place.full_name.lower().replace("đ", "d"))
    return "".join(c for c in letters if not unicodedata.combining(c)).replace(" ", "-")


def successors(old: list[Place]) -> dict[Place, list[Place]]:
    """The communes of 1 July 2025 that took in one of the old ones whole, with all those they took from."""
    by_id = {row["area_id"]: place(row) for row in rows("areas")}
    wanted = {one.area_id for one in old}
    taken: dict[Place, list[Place]] = defaultdict(list)
    whole: set[Place] = set()
    for link in rows("area_links"):
        if link["effective_on"] == REFORM and link["from_version"] in wanted:
            new = by_id[link["to_version"]]
            taken[new].append(by_id[link["from_version"]])
            whole |= {new} if link["part"] == "whole" else set()
    return {new: taken[new] for new in sorted(whole, key=lambda one: one.code)}
