"""Texts in TCVN3 and VNI, as old files hold them; TCVN3 with the encoder that makes the samples."""

from __future__ import annotations

import importlib.util
import unicodedata
from pathlib import Path

from tests.generator.sheets import Book

ENCODER = Path(__file__).resolve().parents[2] / "data" / "samples" / "making" / "legacy.py"
FONT = ".VnTime"

_spec = importlib.util.spec_from_file_location("legacy_of_the_samples", ENCODER)
assert _spec and _spec.loader
_encoder = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_encoder)


def encode(book: Book) -> None:
    """Write every text in TCVN3 that it can hold: toned capitals have no code, such a text stays as it is."""
    for page in book.pages:
        for at, value in page.cells.items():
            if isinstance(value, str) and not value.isascii():
                try:
                    page.cells[at] = _encoder.to_tcvn3(value)
                except KeyError:
                    continue
                page.legacy.add(at)


VNI_TONES = dict(zip("\u0301\u0300\u0309\u0303\u0323", "ùøûõï", strict=True))
VNI_HATTED = dict(zip("\u0301\u0300\u0309\u0303\u0323", "áàåãä", strict=True))
VNI_SHORT = dict(zip("\u0301\u0300\u0309\u0303\u0323", "éèúüë", strict=True))
VNI_ALONE = {"í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ", "ơ": "ô", "ư": "ö"}
HAT, SHORT, HORN = "\u0302", "\u0306", "\u031b"


def vni_letter(letter: str) -> str:
    """One letter in VNI-Windows: the vowel, then a letter for its signs (VNI Software's table)."""
    small = letter.lower()
    if small in VNI_ALONE:
        code = VNI_ALONE[small]
    else:
        base, *marks = unicodedata.normalize("NFD", small)
        tone = "".join(mark for mark in marks if mark in VNI_TONES)
        head = {"o": "ô", "u": "ö"}[base] if HORN in marks else base
        if HAT in marks:
            code = head + (VNI_HATTED[tone] if tone else "â")
        elif SHORT in marks:
            code = head + (VNI_SHORT[tone] if tone else "ê")
        else:
            code = head + (VNI_TONES[tone] if tone else "")
    return code if letter.islower() else code.upper()


def to_vni(text: str) -> str:
    """A text in VNI; capitals have codes of their own."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(vni_letter(one) if one.isalpha() and not one.isascii() else one for one in composed)


def encode_vni(book: Book) -> None:
    """Write every text of a book in VNI."""
    for page in book.pages:
        for at, value in page.cells.items():
            if isinstance(value, str) and not value.isascii():
                page.cells[at] = to_vni(value)


def to_cp1258(text: str) -> bytes:
    """A text as Windows writes Vietnamese: vowels with hat, breve or horn in one letter, tones after them."""
    parts = []
    for letter in unicodedata.normalize("NFC", text):
        base, *marks = unicodedata.normalize("NFD", letter)
        kept = "".join(mark for mark in marks if mark not in VNI_TONES)
        parts.append(unicodedata.normalize("NFC", base + kept) + "".join(m for m in marks if m in VNI_TONES))
    return "".join(parts).encode("cp1258")
