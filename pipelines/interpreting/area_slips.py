"""What a name that nobody has may be a slip of: questions to a person, never answers."""

from __future__ import annotations

from pipelines.interpreting.name_index import NameIndex
from pipelines.interpreting.names import cleaned, one_letter_apart, plain_key
from pipelines.interpreting.prefixes import Reading, bare_type
from pipelines.reference.areas import Area


def slips(head: str, ways: list[Reading], index: NameIndex) -> list[Area]:
    """The areas of the index that a label may have been meant for, by ways to read it."""
    return _only_one_of_type(head, index) or _misspelt(ways, index)


def _only_one_of_type(head: str, index: NameIndex) -> list[Area]:
    """The one town of a district that its row calls nothing but "Thị trấn"."""
    kind = bare_type(head)
    places = {area.place_id: index.standing(area) for area in index.areas if area.type == kind}
    return list(places.values()) if kind and len(places) == 1 else []


def _misspelt(ways: list[Reading], index: NameIndex) -> list[Area]:
    """The areas whose name differs from the label in diacritics only, else those in one letter. Digits must
    agree.
    """
    names = {plain_key(way.name) for way in ways}
    in_marks: dict[str, Area] = {}
    in_letter: dict[str, Area] = {}
    for area in index.areas:
        key = plain_key(cleaned(area.name))
        if key in names:
            in_marks[area.place_id] = index.standing(area)
        elif len(key) > 3 and any(
            one_letter_apart(name, key) and _digits(name) == _digits(key) for name in names
        ):
            in_letter[area.place_id] = index.standing(area)
    return list((in_marks or in_letter).values())


def _digits(key: str) -> str:
    return "".join(letter for letter in key if letter.isdigit())
