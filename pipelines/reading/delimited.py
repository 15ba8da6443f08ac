"""Reading .csv, .tsv and other delimited text: which characters, which separator, then the cells as texts."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from pipelines.reading import limits
from pipelines.reading.legacy_fonts import decode_tcvn3, decode_vni, spelt_right
from pipelines.reading.refusal import Refusal, corrupt, too_large
from pipelines.reading.sheets import Position, Sheet

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = "\t;,|"
_SAID_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_SAMPLE_LINES = 400
_SAMPLE_LETTERS = 20_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(slots=True)
class TextFile:
    """A delimited file that has been read, as a source of one sheet named ``''``."""

    sheet: Sheet
    notes: list[str] = field(default_factory=list)
    fonts: dict[str, dict[Position, str]] = field(default_factory=dict)

    def sheets(self) -> list[Sheet]:
        """The one sheet."""
        return [self.sheet]


def decode_text(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or an 8-bit code page. Raises ``Refusal`` where it is no text."""
    try:
        text = _decode(content)
    except (UnicodeDecodeError, LookupError) as error:
        raise _no_text() from error
    if len(_CONTROL.findall(text[:65536])) > len(text[:65536]) // 200:
        raise _no_text()
    return text


def read_delimited(text: str) -> TextFile:
    """The cells of a delimited text, counted as a spreadsheet shows them.

    Raises ``Refusal`` above the limits.
    """
    said = _SAID_SEPARATOR.match(text)
    if said is not None:
        text = text[said.end() :]
    sheet = Sheet("")
    for row, values in enumerate(_rows(text, said[1] if said else _separator(text)), 1):
        for column, value in enumerate(values, 1):
            if value:
                sheet.cells[row, column] = value
        if len(sheet.cells) > limits.MAX_CELLS:
            raise too_large("quá nhiều ô có dữ liệu", "too many cells with data")
    return TextFile(sheet)


def _decode(content: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(encoding)
    if b"\0" in content[:4096]:
        return content.decode(_silent_utf16(content[:4096]))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_bytes(content)


def _decode_bytes(content: bytes) -> str:
    """Text in an 8-bit code page: Windows-1258 where that spells Vietnamese best, else Windows-1252.

    TCVN3 and VNI are Windows-1252 to a computer; their cells are decoded later, one by one.
    """
    western = content.decode("cp1252", "replace")
    vietnamese = unicodedata.normalize("NFC", content.decode("cp1258", "replace"))
    sample = western[:_SAMPLE_LETTERS]
    others = max(spelt_right(sample), spelt_right(decode_tcvn3(sample)), spelt_right(decode_vni(sample)))
    return vietnamese if spelt_right(vietnamese[:_SAMPLE_LETTERS]) > max(others, 0) else western


def _silent_utf16(head: bytes) -> str:
    """The byte order of UTF-16 without a mark: in text of Latin letters every second byte is zero."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) // 8 or min(even, odd) > len(head) // 32:
        raise _no_text()
    return "utf-16-le" if odd > even else "utf-16-be"


def _no_text() -> Refusal:
    return Refusal(
        "not_a_spreadsheet", kind_vi="tệp nhị phân không rõ loại", kind_en="a binary file of an unknown kind"
    )


def _separator(text: str) -> str:
    """The separator that cuts most lines into the same number of fields, more than one."""
    sample = "".join(text.splitlines(keepends=True)[:_SAMPLE_LINES])
    scores = {mark: _regularity(sample, mark) for mark in _SEPARATORS if mark in sample}
    return max(scores, key=lambda mark: scores[mark], default=",")


def _regularity(sample: str, separator: str) -> tuple[int, int]:
    """(lines that have the usual number of fields, that number)."""
    widths = Counter(len(row) for row in _rows(sample, separator) if len(row) > 1)
    width, lines = widths.most_common(1)[0] if widths else (0, 0)
    return lines, width


def _rows(text: str, separator: str) -> list[list[str]]:
    """The fields of every line; where a quote is never closed, quotes are taken as ordinary characters."""
    csv.field_size_limit(limits.MAX_TEXT_CELL)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        pass
    lines = io.StringIO(text, newline="")
    try:
        if _has_open_quote(text, separator):
            return list(csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE))
        return list(csv.reader(lines, delimiter=separator))
    except csv.Error as error:
        raise corrupt(f"csv: {error}") from error


def _has_open_quote(text: str, separator: str) -> bool:
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
