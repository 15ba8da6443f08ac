"""Texts of a sheet as they are kept: NFC, with the Vietnamese Đ, decoded from legacy fonts.

Each cell is judged by what it spells. Where that leaves two ways of reading, the cell's font decides; where
the font is unknown, the other cells of the sheet do, if they all speak for the same encoding.
"""

from __future__ import annotations

import unicodedata
from collections import Counter

from pipelines.reading.legacy_fonts import (
    could_be,
    decode,
    encoding_of_font,
    is_capital_font,
    is_unicode,
    judge,
)
from pipelines.reading.sheets import Position, Sheet


def plain_text(text: str) -> str:
    """Unicode text in NFC, with the Icelandic Ð that stands for Đ in old files mapped to Đ."""
    return _composed(text).replace("\u00d0", "\u0110") if not text.isascii() else text


def make_plain(sheet: Sheet, fonts: dict[Position, str]) -> Counter[str]:
    """Make all texts of a sheet plain, in place; returns how many cells were decoded from which encoding."""
    strange = {at: _composed(v) for at, v in sheet.cells.items() if type(v) is str and not v.isascii()}
    ruling = _ruling_encoding(strange)
    decoded: Counter[str] = Counter()
    for at, text in strange.items():
        encoding = _encoding(text, fonts.get(at, ""), ruling)
        decoded[encoding] += 1
        sheet.cells[at] = plain_text(decode(text, encoding) if encoding else text)
    for at, font in fonts.items():
        value = sheet.cells.get(at)
        if (
            type(value) is str
            and is_capital_font(font)
            and (value.isascii() or _was_decoded(strange, at, value))
        ):
            sheet.cells[at] = value.upper()
    del decoded[""]
    return decoded


def _composed(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _was_decoded(strange: dict[Position, str], at: Position, value: str) -> bool:
    return at in strange and strange[at] != value


def _ruling_encoding(texts: dict[Position, str]) -> str:
    """The encoding that the sheet's unmistakable cells are in, if they all agree and none is in Unicode."""
    distinct = set(texts.values())
    if any(is_unicode(text) for text in distinct):
        return ""
    sure = {verdict.sure for verdict in map(judge, distinct) if verdict.sure}
    return sure.pop() if len(sure) == 1 else ""


def _encoding(text: str, font: str, ruling: str) -> str:
    verdict = judge(text)
    if verdict.sure:
        return verdict.sure
    said = encoding_of_font(font)
    if said:
        return said if said in verdict.open else ""
    return ruling if ruling and could_be(text, ruling) else ""
