"""Names of areas as people write them, brought to forms that can be compared.

Vietnamese gives one name several correct spellings: the tone stands on either vowel (hoà, hòa), y and i
change places (Mỹ, Mĩ), and letters come composed or decomposed. Other differences tell places apart: Tân Hòa
is not Tân Hóa. A *marked* key keeps every difference that tells places apart, a *plain* key has no
diacritics.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TONES = {"\u0300": "`", "\u0301": "'", "\u0303": "~", "\u0309": "?", "\u0323": "."}
VOWELS = frozenset("aăâeêioôơuưy")
_PLAIN = str.maketrans("ăâêôơưđ", "aaeooud")
_ODD_D = str.maketrans({"Ð": "đ", "ð": "đ", "Ɖ": "đ", "ɖ": "đ", "Đ": "đ"})
_SEPARATORS = re.compile(r"[\s\-_:;–—‑‐\u00a0]+")
_APOSTROPHES = re.compile(r"['’‘`´ʼ′\"“”]")
_NUMBERING = re.compile(r"^(?:\d+\s*[.)]|[+•*.])\s*(?=[^\W\d])")
_NUMBERED_BY_SIGN = re.compile(r"^\s*\d+\s*[-–/:]\s*(?=[^\W\d])")
_FOOTNOTE = re.compile(r"\s*\(?[*\d]*\*\)?$|\s*\(\d\)$")
_LEADING_ZERO = re.compile(r"(?<!\d)0+(?=\d)")
_ROMAN = {"1": "i", "2": "ii", "3": "iii", "4": "iv", "5": "v"}
_OTHER_NUMERAL = _ROMAN | {roman: number for number, roman in _ROMAN.items()}
_TRAILING_NUMBER = re.compile(r"\s([1-5]|i{1,3}|iv|v)$")
_LONE_Y = re.compile(r"(?<!\w)([bcdđghklmnprstvx]+|qu)([yỳýỷỹỵ])(?!\w)")
_I_FOR_Y = dict(zip("yỳýỷỹỵ", "iìíỉĩị", strict=True))


@lru_cache(maxsize=65_536)
def cleaned(text: str) -> str:
    """Lower-case NFC text with single spaces, without apostrophes, numbering ("1. Xã"), footnote marks."""
    lowered = unicodedata.normalize("NFC", text).translate(_ODD_D).lower()
    unnumbered = _NUMBERED_BY_SIGN.sub("", _APOSTROPHES.sub("", lowered))
    single = _SEPARATORS.sub(" ", unnumbered).strip(" .")
    return _FOOTNOTE.sub("", _NUMBERING.sub("", single))


@lru_cache(maxsize=65_536)
def marked_key(text: str) -> str:
    """Letters and digits of a cleaned text without spaces, each run of vowels followed by its tones.

    "hòa bình", "hoà bình" and "hoàbình" are all ``hoa`bi`nh``; "hóa bình" is not.
    """
    key: list[str] = []
    tones = ""
    for letter, tone in map(_split_tone, _LEADING_ZERO.sub("", text)):
        if letter not in VOWELS and tones and letter:
            key.append(tones)
            tones = ""
        key.append(letter)
        tones += tone
    return "".join(key) + tones


@lru_cache(maxsize=512)
def _split_tone(character: str) -> tuple[str, str]:
    """A character's letter (empty for anything that is neither letter nor digit) and its tone."""
    if not character.isalnum():
        return "", ""
    parts = unicodedata.normalize("NFD", character)
    tone = "".join(TONES[part] for part in parts if part in TONES)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES)), tone


@lru_cache(maxsize=65_536)
def plain_key(text: str) -> str:
    """Letters and digits of a cleaned text without spaces and diacritics: "hòa bình" is ``hoabinh``."""
    letters = (_split_tone(character)[0] for character in _LEADING_ZERO.sub("", text))
    return "".join(letters).translate(_PLAIN)


def plain_text(text: str) -> str:
    """A cleaned text without diacritics, its spaces and signs kept."""
    return "".join(_split_tone(c)[0] if c.isalnum() else c for c in text).translate(_PLAIN)


def loose_key(text: str) -> str:
    """The marked key of a cleaned text with a lone y written i: "mỹ an" and "mĩ an" have the same."""
    return marked_key(_LONE_Y.sub(lambda match: match[1] + _I_FOR_Y[match[2]], text))


def variants(name: str) -> list[str]:
    """Other usual writings of a cleaned name: "gia hòa i" of "gia hòa 1" and the other way round, "nt an" of
    "nông trường an".
    """
    found = []
    if (match := _TRAILING_NUMBER.search(name)) and match.start() > 0:
        found.append(f"{name[: match.start()]} {_OTHER_NUMERAL[match[1]]}")
    for full, short in (("nông trường ", "nt "), ("nông trường ", "n.t ")):
        if name.startswith(short):
            found.append(full + name.removeprefix(short))
        if name.startswith(full):
            found.append(short + name.removeprefix(full))
    return found


def has_marks(text: str) -> bool:
    """Whether a cleaned text has a Vietnamese diacritic, so that its writer uses them."""
    return not text.isascii()


def one_letter_apart(left: str, right: str) -> bool:
    """Whether one letter has to be put in, taken out or changed to make two different keys equal."""
    if len(left) > len(right):
        left, right = right, left
    if len(right) - len(left) > 1 or left == right:
        return False
    start = next((i for i, letter in enumerate(left) if letter != right[i]), len(left))
    rest_left, rest_right = left[start:], right[start + 1 :]
    return rest_left == rest_right if len(left) < len(right) else rest_left[1:] == rest_right
