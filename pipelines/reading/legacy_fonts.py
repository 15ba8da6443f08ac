"""Text written in the legacy Vietnamese encodings TCVN3 (fonts .VnTime …) and VNI (fonts VNI-Times …).

Both put Vietnamese letters in the place of Western ones, so that without the font "Gia ®×nh" stands for "Gia
đình". Which text is meant so is decided by what it spells, cell by cell: every word must turn into a
Vietnamese syllable, and at least one must be spelt as no Western and no Vietnamese word is. What both ways of
reading allow ("Bé" or "Bộ") is left open, for the font or the rest of the sheet to settle.
Tables: TCVN 5712:1993 (VN3), and VNI-Windows as documented by VNI Software and by the UniKey project.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from pipelines.reading.syllables import is_syllable

TCVN3, VNI = "TCVN3", "VNI"

_TCVN3_CODES = (
    "\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae"
    "\xb5\xb6\xb7\xb8\xb9\xbb\xbc\xbd\xbe\xc6\xc7\xc8\xc9\xca\xcb"
    "\xcc\xce\xcf\xd0\xd1\xd2\xd3\xd4\xd5\xd6\xd7\xd8\xdc\xdd\xde"
    "\xdf\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xec\xed\xee"
    "\xef\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe"
)
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3 = dict(zip(map(ord, _TCVN3_CODES), _TCVN3_LETTERS, strict=True))

_VNI_TONES = "ùøûõï"
_VNI_PAIRS = {
    "a": ("áàảãạ", {"ê": "ă", "é": "ắ", "è": "ằ", "ú": "ẳ", "ü": "ẵ", "ë": "ặ",
                     "â": "â", "á": "ấ", "à": "ầ", "å": "ẩ", "ã": "ẫ", "ä": "ậ"}),
    "e": ("éèẻẽẹ", {"â": "ê", "á": "ế", "à": "ề", "å": "ể", "ã": "ễ", "ä": "ệ"}),
    "o": ("óòỏõọ", {"â": "ô", "á": "ố", "à": "ồ", "å": "ổ", "ã": "ỗ", "ä": "ộ"}),
    "u": ("úùủũụ", {}),
    "y": ("ýỳỷỹỵ", {}),
    "ô": ("ớờởỡợ", {}),
    "ö": ("ứừửữự", {}),
}  # fmt: skip
_VNI_SINGLE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}


def _vni_table() -> dict[str, str]:
    table: dict[str, str] = {}
    for base, (toned, others) in _VNI_PAIRS.items():
        marks = {**dict(zip(_VNI_TONES, toned, strict=True)), **others}
        for mark, letter in marks.items():
            table[base + mark] = letter
            table[base.upper() + mark.upper()] = table[base.upper() + mark] = letter.upper()
    table.update(_VNI_SINGLE)
    table.update({code.upper(): letter.upper() for code, letter in _VNI_SINGLE.items()})
    return table


_VNI = _vni_table()
_VNI_CODE = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_VNI_PAIR = re.compile("|".join(re.escape(code) for code in _VNI if len(code) == 2))

_WORD = re.compile(r"[^\x00-\x40\x5b-\x60\x7b-\xa0\u2000-\u206f]+")
_UNICODE_LETTER = re.compile("[\u0100-\u1eff]")
_TCVN3_ODD = re.compile("[\xa1-\xbf\xd7\xf7]|(?<=[a-z\xdf-\xff])[\xc0-\xde]")
"""Signs inside a word, and capitals after small letters: no language but TCVN3 spells so."""

_TCVN3_ABBREVIATION = re.compile("[A-Z]+\xa7[A-Z]*|\xa7[A-Z]{2,}")
_VNI_ABBREVIATION = re.compile("(?=.{2})[BCDGHKLMNPQRSTVX]*Ñ[BCDGHKLMNPQRSTVX]*")
"""Abbreviations with a Đ (NSĐP, HĐND, QĐ): no syllables, and spelt as no other language does."""


_TCVN3_SHORT = re.compile("\xa7[A-Z]")


class Verdict(NamedTuple):
    """How a text is to be read: the encoding it is ``sure`` to be in, or those it may be in (``open``)."""

    sure: str
    open: tuple[str, ...]


def decode_tcvn3(text: str) -> str:
    """TCVN3 text in Unicode."""
    return text.translate(_TCVN3)


def decode_vni(text: str) -> str:
    """VNI-Windows text in Unicode."""
    return _VNI_CODE.sub(lambda found: _VNI[found[0]], text)


def decode(text: str, encoding: str) -> str:
    """Text of one of the two encodings in Unicode."""
    return decode_tcvn3(text) if encoding == TCVN3 else decode_vni(text)


def could_be(text: str, encoding: str) -> bool:
    """Whether every character of a text has a meaning in an encoding, and at least one another meaning."""
    if _UNICODE_LETTER.search(text) or text.isascii():
        return False
    if encoding == TCVN3:
        return all(ord(letter) in _TCVN3 for letter in text if letter > "\x7f" and letter != "\xa0")
    return decode_vni(text) != text


def encoding_of_font(font: str) -> str:
    """The encoding that a font was made for, by its name; ``''`` for any other font."""
    name = font.upper()
    return TCVN3 if name.startswith(".VN") else VNI if name.startswith("VNI") else ""


def is_capital_font(font: str) -> bool:
    """Whether a font draws small letters as capitals (.VnTimeH, .VnArial NarrowH)."""
    return font.upper().startswith(".VN") and font.endswith("H")


def is_short_tcvn3(text: str) -> bool:
    """Whether a text is ASCII but for "§K" (ĐK): too short to tell by itself, and no Unicode text of ours."""
    strange = [word for word in _WORD.findall(text) if not word.isascii()]
    return bool(strange) and all(_TCVN3_SHORT.fullmatch(word) for word in strange)


def is_unicode(text: str) -> bool:
    """Whether a text has letters that only Unicode has: then it is in no legacy encoding."""
    return _UNICODE_LETTER.search(text) is not None


def spelt_right(text: str) -> int:
    """How many words with a letter beyond ASCII are Vietnamese syllables, less those that are not."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return sum(1 if is_syllable(word) else -1 for word in words)


@lru_cache(maxsize=50_000)
def judge(text: str) -> Verdict:
    """How a text in NFC is to be read, by what it spells alone."""
    if text.isascii() or _UNICODE_LETTER.search(text):
        return Verdict("", ())
    words = _WORD.findall(text)
    strange = [word for word in words if not word.isascii()]
    plain = [word for word in words if word.isascii()]
    if not strange:
        return Verdict("", ())
    tcvn3 = _weigh(strange, plain, decode_tcvn3, _is_odd_tcvn3, _TCVN3_ABBREVIATION)
    vni = _weigh(strange, plain, decode_vni, _is_odd_vni, _VNI_ABBREVIATION)
    for name, weight, other in ((TCVN3, tcvn3, vni), (VNI, vni, tcvn3)):
        rivalled = weight.odd < 2 and other.is_possible and other.spelt >= weight.spelt
        if weight.is_sure and not rivalled and (weight.odd, weight.spelt) > (other.odd, other.spelt):
            return Verdict(name, ())
    return Verdict("", tuple(name for name, w in ((TCVN3, tcvn3), (VNI, vni)) if w.is_possible))


class _Weight(NamedTuple):
    """How many words one way of reading turns into syllables, and how telling they are."""

    spelt: int
    wrong: int
    odd: int
    weak: int
    plain_foreign: int

    @property
    def is_sure(self) -> bool:
        """Whether no other way of reading is left."""
        if self.odd > self.wrong:
            return True
        return self.weak > 1 and not self.wrong and not self.plain_foreign

    @property
    def is_possible(self) -> bool:
        """Whether all of it can be read so."""
        return self.spelt > 0 and not self.wrong


def _weigh(
    strange: list[str],
    plain: list[str],
    decoder: Callable[[str], str],
    is_odd: Callable[[str, str], bool],
    abbreviation: re.Pattern[str],
) -> _Weight:
    spelt = wrong = odd = weak = 0
    for word in strange:
        if abbreviation.fullmatch(word):
            spelt, odd = spelt + 1, odd + 1
            continue
        decoded = decoder(word)
        right_as_it_is = is_syllable(word, loose=True)
        telling = is_odd(word, decoded)
        if not is_syllable(decoded, loose=telling) or decoded == word:
            wrong += not (right_as_it_is or telling)
            continue
        spelt += 1
        if not right_as_it_is and len(decoded) > 1:
            odd += telling
            weak += 1
    foreign = sum(not is_syllable(word, loose=True) for word in plain if len(word) > 1)
    return _Weight(spelt, wrong, odd, weak, foreign)


def _is_odd_tcvn3(word: str, decoded: str) -> bool:
    """Signs inside a word, unless they stand where other languages have them: "KH¹", "Mª", "m×n", "µm"."""
    if len(decoded) < 2 or (len(decoded) == 2 and not word[0].isascii()):
        return False
    if word[:-1].isascii() and word[-1] in "\xb9\xaa":
        return False
    if len(word) == 3 and word[1] in "\xd7\xf7\xb7":
        return False
    return _TCVN3_ODD.search(word) is not None


def _is_odd_vni(word: str, decoded: str) -> bool:
    """A vowel and its sign in two letters, but for those that French has too ("thaï")."""
    found = _VNI_PAIR.search(word)
    starts = len(decoded) > 2 or (len(word) == 3 and found is not None and found.start() == 1)
    return starts and found is not None and found[0][1] not in "ïÏ"
