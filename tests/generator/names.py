"""The ways in which people write the name of a place, each still one place inside its parent."""

from __future__ import annotations

import unicodedata
from random import Random

from tests.generator.places import Place, is_alone, plain

SHORT = {
    "Xã": ["X.", "Xã"],
    "Phường": ["P.", "Phường"],
    "Thị trấn": ["TT.", "TT", "Thị trấn"],
    "Huyện": ["H.", "Huyện"],
}
SHORT |= {"Thị xã": ["TX.", "Thị xã"], "Thành phố": ["TP.", "TP"], "Quận": ["Q.", "Quận"]}
OTHER_TONE = {
    "òa": "oà",
    "óa": "oá",
    "ỏa": "oả",
    "õa": "oã",
    "ọa": "oạ",
    "òe": "oè",
    "úy": "uý",
    "ùy": "uỳ",
    "ủy": "uỷ",
}


def other_tone(name: str) -> str:
    """Hòa written Hoà, or the other way round."""
    for old, new in OTHER_TONE.items():
        if name.endswith(old) or f"{old} " in name:
            return name.replace(old, new)
        if name.endswith(new) or f"{new} " in name:
            return name.replace(new, old)
    return name


def bare(place: Place) -> str:
    """The name alone; a numbered ward needs its type."""
    return place.full_name if place.name.isdigit() else place.name


def without_diacritics(name: str) -> str:
    """ASCII letters only."""
    letters = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in letters if not unicodedata.combining(c))


def written(draw: Random, place: Place, members: list[Place], style: str) -> str:
    """The place's name in a style; a style that would make it another place's name gives the full name."""
    full = place.full_name
    if style == "bare":
        return bare(place) if is_alone(place, members) else full
    if style == "short type" and not place.name.isdigit():
        return f"{draw.choice(SHORT.get(place.type, [place.type]))} {place.name}"
    if style == "capitals":
        return full.upper()
    if style == "decomposed":
        return unicodedata.normalize("NFD", full)
    if style == "tone":
        return other_tone(full)
    if style == "spaces":
        return "  " + full.replace(" ", "\u00a0 ") + " "
    if style == "no diacritics" and sum(plain(one.full_name) == plain(full) for one in members) == 1:
        return without_diacritics(full)
    return full


STYLES = (
    ["full"] * 6 + ["bare"] * 3 + ["short type", "capitals", "decomposed", "tone", "spaces", "no diacritics"]
)
