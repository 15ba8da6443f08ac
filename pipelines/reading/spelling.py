"""Texts of a sheet as they are kept: NFC, with the Vietnamese Đ, decoded from legacy fonts.

Each cell is judged by what it spells. Where that leaves two ways of reading, the cell's font decides; where
the font is unknown, the other cells of the sheet do, if they all speak for the same encoding.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

from pipelines.reading.legacy_fonts import (
    TCVN3,
    could_be,
    decode,
    encoding_of_font,
    is_capital_font,
    is_short_tcvn3,
    is_unicode,
    judge,
)
from pipelines.reading.sheets import CellValue, Position, Sheet


def plain_text(text: str) -> str:
    """Unicode text in NFC, with the Icelandic Ð that stands for Đ in old files mapped to Đ."""
    return _composed(text).replace("\u00d0", "\u0110") if not text.isascii() else text


def make_plain(sheet: Sheet, fonts: dict[Position, str]) -> Counter[str]:
    """Make all texts of a sheet plain, in place; returns how many cells were decoded from which encoding."""
    cells = sheet.cells
    decoded: Counter[str] = Counter()
    strange: dict[Position, str] = {}
    has_unicode = False
    for at, value in cells.items():
        if type(value) is str and not value.isascii():
            is_certain, plain = _certain(value)
            has_unicode |= is_certain
            cells[at] = plain
            if not is_certain:
                strange[at] = _composed(value)
    surely = _ruling_encoding(set(strange.values()))
    ruling = "" if has_unicode else surely
    for at, text in strange.items():
        font = fonts.get(at, "")
        short = TCVN3 in (surely, encoding_of_font(font)) and is_short_tcvn3(text)
        encoding = TCVN3 if short else _encoding(text, font, ruling)
        if encoding:
            decoded[encoding] += 1
            cells[at] = plain_text(decode(text, encoding))
    _capitalise(cells, strange, fonts)
    return decoded


def _composed(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


@lru_cache(maxsize=50_000)
def _certain(text: str) -> tuple[bool, str]:
    """Whether a text is certainly in Unicode, and the text made plain."""
    return is_unicode(_composed(text)), plain_text(text)


def _capitalise(
    cells: dict[Position, CellValue], strange: dict[Position, str], fonts: dict[Position, str]
) -> None:
    """Texts in a font of capitals, as they look; text that is in Unicode does not look so."""
    for at, font in fonts.items():
        value = cells.get(at)
        if (
            type(value) is str
            and is_capital_font(font)
            and (value.isascii() or strange.get(at, value) != value)
        ):
            cells[at] = value.upper()


def _ruling_encoding(texts: set[str]) -> str:
    """The encoding that the unmistakable texts of a sheet are in, if they all agree."""
    sure = {verdict.sure for verdict in map(judge, texts) if verdict.sure}
    return sure.pop() if len(sure) == 1 else ""


def _encoding(text: str, font: str, ruling: str) -> str:
    verdict = judge(text)
    if verdict.sure:
        return verdict.sure
    said = encoding_of_font(font) if font else ""
    if said:
        return said if said in verdict.open else ""
    return ruling if ruling and could_be(text, ruling) else ""
