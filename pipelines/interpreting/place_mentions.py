"""Areas that a text around a table speaks of: titles, sheet names, file names, signature lines."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines.interpreting.area_search import name_book
from pipelines.interpreting.name_index import names_below
from pipelines.interpreting.names import cleaned, has_marks, marked_key, plain_key, plain_text
from pipelines.interpreting.prefixes import (
    FULL_WORDS,
    LEVEL_OF_TYPE,
    PLAIN_WORDS,
    Reading,
    readings,
    type_of_word,
)
from pipelines.reference.areas import Area, AreaRegistry
from pipelines.reference.tables import read_table

LONGEST_TEXT = 2_000
"""Characters of a text that are looked at: titles are shorter."""

LONGEST_NAME = 6
"""Words of the longest name that is looked for."""

_PREFIX = re.compile(
    rf"(?<!\w)(?:({FULL_WORDS}|{PLAIN_WORDS}|tt|tx|tp|t\.t|t\.x|t\.p)[\s.]+|([xphqt])\s*\.\s*|(p|q)(?=\d))(?=\w)"
)
_END_OF_NAME = re.compile(r"[,;:.()/]")
_DATE_LINE = re.compile(r"^(.{2,40}?)\s*,?\s*ng[àa]y\s+[\d.…]+")
_CAPITALS = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x1F00)) if letter.isupper())
_CAMEL = re.compile(
    rf"(?<=[^\W\d_])(?<![{_CAPITALS}])(?=[{_CAPITALS}])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])"
)
_EXTENSION = re.compile(r"\.(xlsx?|xlsm|xlsb|ods|csv|tsv|txt)$", re.IGNORECASE)


class Mention(NamedTuple):
    """What a piece of text can mean. ``strong`` where it names the type too ("huyện Bảo Yên")."""

    text: str
    areas: tuple[Area, ...]
    strong: bool
    in_year: bool = True


class Days(NamedTuple):
    """The year asked about: its first day, the day whose areas are preferred, and its last day."""

    first: dt.date
    wanted: dt.date
    last: dt.date


def mentions(text: str, registry: AreaRegistry, days: Days) -> tuple[Mention, ...]:
    """The areas that a text names with their type; of a text that is nothing but names, those."""
    return _mentions(text[:LONGEST_TEXT], registry, days)


@lru_cache(maxsize=1024)
def _mentions(text: str, registry: AreaRegistry, days: Days) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for line in text.splitlines():
        strong = _with_type(line, registry, days)
        found += strong or _bare(line, registry, days)
    return tuple(found)


def names_with_type(text: str, area: Area) -> bool:
    """Whether a text calls an area by its type and name: "UBND XÃ BÌNH YÊN", "TT. Liên Quan"."""
    label, wanted = cleaned(text[:LONGEST_TEXT]), marked_key(cleaned(area.name))
    plain = plain_key(cleaned(area.name))
    for match in _PREFIX.finditer(label):
        if type_of_word(match[1] or match[2] or match[3]) != area.type:
            continue
        rest = label[match.end() :]
        if marked_key(rest).startswith(wanted) or (
            not has_marks(label) and plain_key(rest).startswith(plain)
        ):
            return True
    return False


def _with_type(line: str, registry: AreaRegistry, days: Days) -> list[Mention]:
    label = cleaned(_spread(line) if " " not in line else _EXTENSION.sub("", line.strip()))
    found = []
    for match in _PREFIX.finditer(label):
        if plain_text(label[: match.start()].rstrip()[-4:]) == " cap":
            continue  # "cấp xã 6 tháng đầu năm" is no place
        type_name = type_of_word(match[1] or match[2] or match[3])
        mention = _longest(type_name, label[match.end() :], has_marks(label), registry, days)
        if mention is not None:
            found.append(mention)
    return found


def _longest(type_name: str, rest: str, marked: bool, registry: AreaRegistry, days: Days) -> Mention | None:
    words: list[str] = []
    for word in rest.split()[:LONGEST_NAME]:
        words.append(_END_OF_NAME.sub("", word))
        if _END_OF_NAME.search(word[1:]):
            break
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count]).strip()
        reading = Reading(type_name, name, sure=True)
        if name and (areas := _of_type(reading, marked, registry, days)):
            return Mention(f"{type_name} {name}", areas, strong=True)
    for count in range(len(words), 1, -1):
        reading = Reading(type_name, " ".join(words[:count]), sure=True)
        gone = [area for area in name_book(registry).named(reading, marked) if area.type == type_name]
        if gone:
            return Mention(f"{type_name} {reading.name}", tuple(gone), strong=True, in_year=False)
    return None


def _of_type(reading: Reading, marked: bool, registry: AreaRegistry, days: Days) -> tuple[Area, ...]:
    found: dict[str, Area] = {}
    for level in LEVEL_OF_TYPE[reading.type]:
        if level == "commune":
            named = name_book(registry).named(reading, marked)
            hits = [area for area in named if area.overlaps(days.first, days.last)]
        else:
            index = names_below(registry, None, level, *days)
            hits = [hit.area for hit in index.exact(reading, marked) if hit.type == reading.type]
            hits = hits or [
                hit.area for hit in index.alias(reading, marked) if hit.type in {"", reading.type}
            ]
        found |= {area.area_id: area for area in hits if area.level == level}
    same = [area for area in found.values() if area.type == reading.type]
    return tuple(same or found.values())


def _spread(line: str) -> str:
    """A file or sheet name as words: "BC_ThachThat_2024.xlsx" is "BC Thach That 2024"."""
    return _CAMEL.sub(" ", _EXTENSION.sub("", line.strip()).replace("_", " ").replace(".", " "))


def _bare(line: str, registry: AreaRegistry, days: Days) -> list[Mention]:
    dated = _DATE_LINE.match(line.strip())
    words = _without_models(cleaned(dated[1] if dated else _spread(line)).split())
    if len(words) > 24:
        return []
    for end in _ends(words):
        for start in range(end):
            if all(map(_is_no_name, words[start:end])) and not has_marks("".join(words[start:end])):
                break
            if names := _split_into_names(words[start:end], registry, days):
                return names
            if not _is_no_name(words[start]):
                break
    return []


def _ends(words: list[str]) -> list[int]:
    """Where the names in a text can end: at its end, or before words that are no names elsewhere.

    "Bình Gia" ends with a word of "gia đình"; "Tràng Định" has the letters of "trang" and "quyết định".
    """
    ends = [len(words)]
    while ends[-1] and _is_no_name(words[ends[-1] - 1]):
        ends.append(ends[-1] - 1)
    return ends


def _without_models(words: list[str]) -> list[str]:
    """The words without the names of models: in "Gia đình hiếu học" nobody speaks of Xã Hiếu."""
    names, folded = _model_names(), [plain_text(word) for word in words]
    longest = max(map(len, names))
    kept: list[str] = []
    start = 0
    while start < len(words):
        lengths = range(min(longest, len(words) - start), 1, -1)
        named = (count for count in lengths if tuple(folded[start : start + count]) in names)
        count = next(named, 0)
        kept += [] if count else [words[start]]
        start += count or 1
    return kept


@cache
def _model_names() -> frozenset[tuple[str, ...]]:
    """The words of the wordings that name a model: "gia dinh hieu hoc", "dong ho khuyen hoc" …"""
    wordings = (row["wording"] for row in read_table("header_terms") if row["kind"] == "name")
    return frozenset(tuple(plain_text(wording).split()) for wording in wordings)


def _is_no_name(word: str) -> bool:
    return plain_key(word) in _other_words() or not any(letter.isalpha() for letter in word)


@cache
def _other_words() -> frozenset[str]:
    """Words of file and sheet names that are no names of areas: "bao cao", "tong hop" …"""
    return frozenset(row["word"] for row in read_table("file_name_words"))


def _split_into_names(words: list[str], registry: AreaRegistry, days: Days) -> list[Mention] | None:
    """The words as one name after another with nothing left over, or None."""
    if not words:
        return []
    for count in range(min(len(words), LONGEST_NAME), 0, -1):
        name = " ".join(words[:count])
        areas = _of_any_type(name, registry, days)
        rest = _split_into_names(words[count:], registry, days) if areas else None
        if rest is not None:
            return [Mention(name, areas, strong=False), *rest]
    return None


def _of_any_type(name: str, registry: AreaRegistry, days: Days) -> tuple[Area, ...]:
    found: dict[str, Area] = {}
    marked = has_marks(name)
    for way in readings(name):
        for level in ("province", "district"):
            index = names_below(registry, None, level, *days)
            hits = index.exact(way, marked) or index.alias(way, marked)
            found |= {hit.area.area_id: hit.area for hit in hits if way.type in {"", hit.type}}
        communes = [area for area in name_book(registry).named(way, marked) if area.level == "commune"]
        found |= {
            area.area_id: area
            for area in communes
            if area.overlaps(days.first, days.last) and way.type in {"", area.type}
        }
    return tuple(found.values())
