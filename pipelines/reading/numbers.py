"""Numbers as people write them into cells: taken apart here, and read once their column's style is known.

"1.234" is a thousand and more in a column of counts and little more than one among rates, so a text is
first taken apart (:func:`number_text`) and then read with the style of its column (:class:`Style`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

Number = int | float

MISSING_MARKS = frozenset(
    {"", "-", "–", "—", "−", "--", "---", "…", "...", "..", "....", ".....", "_", ".", "- -"}
)
"""What people write for "nothing known" instead of leaving a cell empty."""

TEXT_MARKS = frozenset({"x", "X", "✓", "v", "V", "+", "*", "**", "√", '"', "''", "//", "nt", "x x"})
"""Ticks and ditto marks: something is said, but no number."""

_SCALES = {
    "nghìn": 1_000, "nghin": 1_000, "ngàn": 1_000, "ngan": 1_000,
    "triệu": 1_000_000, "trieu": 1_000_000, "tr": 1_000_000, "trđ": 1_000_000, "tr.đ": 1_000_000,
    "tỷ": 1_000_000_000, "tỉ": 1_000_000_000, "ty": 1_000_000_000,
}  # fmt: skip
_UNITS = (
    "hộ gia đình|hộ dân|hộ|gia đình|gđ|dòng họ|dòng tộc|cộng đồng|đơn vị|cơ quan|người|công dân|thành viên|"
    "hội viên|học sinh|học viên|cán bộ|lượt người|lượt|thôn|bản|ấp|buôn|làng|khu phố|khu dân cư|khu|"
    "tổ dân phố|tổ|xóm|xã|phường|thị trấn|huyện|tỉnh|trường|lớp|chi hội|ban|hội|trung tâm|suất|đồng|đ|"
    "vnđ|vnd|ha|điểm|ho|gia dinh|dong ho|cong dong|don vi|nguoi|hoi vien|hoc sinh|thon|dong"
)
_ABOUT = (
    "trên dưới|trên|gần|khoảng chừng|khoảng|hơn|ước tính|ước đạt|ước|xấp xỉ|chừng|độ|dưới|tren|gan|khoang|"
    "hon|uoc|xap xi|>=|<=|>|<|≥|≤|~|≈|±"
)
_DIGITS = r"\d[\d.,' ]*"
_NUMBER = re.compile(
    rf"(?:\((?P<mark>\d{{1,2}})\)\s+)?(?:(?P<about>{_ABOUT})\s*)?(?P<sign>[-−–+])?\s?(?P<open>\()?"
    rf"(?P<number>{_DIGITS}(?:e[+-]?\d+)?)(?:\s*/\s*(?P<of>{_DIGITS}))?\s*(?P<more>\+)?(?P<close>\))?"
    rf"\s*(?:(?P<percent>%)|(?P<scale>nghìn|nghin|ngàn|ngan|triệu|trieu|tr\.đ|trđ|tr|tỷ|tỉ|ty)(?![^\W\d_]))?"
    rf"\s*(?:(?:{_UNITS})(?![^\W\d_]))?(?:\s*\(\s*(?P<rate>\d{{1,3}}(?:[.,]\d{{1,2}})?)\s*%\s*\))?\s*(?P<note>(?:\(\d\)|\(\*+\)|\*+))?\.?",
    re.IGNORECASE,
)
_SPACES = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u2008\u2009\u202f\u3000\t\n\r", " "),
        "’": "'",
        "，": ",",
        "．": ".",
        "％": "%",
    }
    | {chr(0xFF10 + digit): str(digit) for digit in range(10)}
)
_DATE = re.compile(
    r"(?:ngày\s+)?\d{1,2}\s*(?P<by>[/.-])\s*\d{1,2}\s*(?P=by)\s*(?:\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2}.*|"
    r"(?:0?[1-9]|1[0-2])[/-](?:19|20)\d\d"
)
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+|\d{1,3}(?:'\d{3})+")
LONGEST = 15
"""More digits than a spreadsheet's number can hold are an identity, not a quantity."""


class Shape(NamedTuple):
    """How a run of digits can be read: as ``whole`` (separators group thousands) or as ``broken`` (decimal).

    ``separator`` is the one that decides. Where both readings are there, the column has to say which.
    """

    separator: str
    whole: int | None
    broken: float | None
    grouping: str = ""


class NumberText(NamedTuple):
    """A number written as text, taken apart.

    ``of`` is the second one of "06/07", ``rate`` that of "12 (85,3%)".
    """

    shape: Shape
    of: Shape | None
    negative: bool
    percent: bool
    scale: int
    estimated: bool
    rate: float | None = None


class Style(NamedTuple):
    """What ``.`` and ``,`` mean in a column: ``"decimal"``, ``"thousand"``, ``"mixed"``; "" where absent."""

    dot: str
    comma: str


@lru_cache(maxsize=50_000)
def is_date_text(text: str) -> bool:
    """Whether the text is a date ("31/12/2024", "2024-12-31", "12/2024")."""
    return _DATE.fullmatch(text.translate(_SPACES).strip()) is not None


@lru_cache(maxsize=50_000)
def number_text(text: str) -> NumberText | None:
    """The number that the text writes, taken apart; None where it is no number, or none that can be read.

    A digit alone in brackets, "(1)", is the mark of a footnote and no number. The apostrophe that keeps a
    number a text in a spreadsheet can have come along: "'512".
    """
    cleaned = text.translate(_SPACES).strip().lstrip("'").lstrip()
    if not any(map(str.isdigit, cleaned)) or _DATE.fullmatch(cleaned):
        return None
    match = _NUMBER.fullmatch(cleaned)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    if match["rate"] and (match["percent"] or match["open"]):
        return None
    shape = _shape(match["number"].strip().lower())
    of = _shape(match["of"].strip()) if match["of"] else None
    if shape is None or (match["of"] and of is None):
        return None
    if match["open"] and (match["sign"] or (shape.whole is not None and shape.whole < 100)):
        return None
    return NumberText(
        shape,
        of,
        bool(match["open"]) or match["sign"] in {"-", "−", "–"},
        match["percent"] is not None,
        _SCALES.get((match["scale"] or "").lower(), 1),
        bool(match["about"] or match["more"]),
        float(match["rate"].replace(",", ".")) if match["rate"] else None,
    )


def _shape(digits: str) -> Shape | None:
    if digits.isdigit():
        return Shape("", int(digits), None) if len(digits) <= LONGEST else None
    if "e" in digits:
        return _scientific(digits)
    if " " in digits or "'" in digits:
        return _spaced(digits)
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        return _both(digits)
    separator = "." if dots else ","
    return _single(digits, separator) if dots + commas == 1 else _grouped(digits, separator)


def _scientific(digits: str) -> Shape | None:
    try:
        value = float(digits.replace(",", "."))
    except ValueError:
        return None
    return Shape("", None, value) if value < 10**LONGEST else None


def _spaced(digits: str) -> Shape | None:
    """ "1 234 567" and "1 234 567,5": the spaces group, so what follows a separator is a fraction."""
    for separator in ".,":
        head, found, tail = digits.partition(separator)
        if found and _GROUPED.fullmatch(head) and tail.isdigit():
            return Shape(separator, None, float(f"{_joined(head)}.{tail}"), grouping=" ")
    return Shape("", int(_joined(digits)), None) if _GROUPED.fullmatch(digits) else None


def _both(digits: str) -> Shape | None:
    last = "." if digits.rindex(".") > digits.rindex(",") else ","
    head, _, tail = digits.rpartition(last)
    whole = _grouped(head, "," if last == "." else ".")
    if whole is None or not tail.isdigit():
        return None
    return Shape(last, None, float(f"{whole.whole}.{tail}"), grouping=whole.separator)


def _single(digits: str, separator: str) -> Shape | None:
    head, _, tail = digits.partition(separator)
    if not tail:
        return Shape("", int(head), None)
    broken = float(f"{head}.{tail}")
    if len(tail) == 3 and 1 <= len(head) <= 3 and head[0] != "0":
        return Shape(separator, int(head + tail), broken)
    return Shape(separator, None, broken)


def _grouped(digits: str, separator: str) -> Shape | None:
    head, *groups = digits.split(separator)
    if not 1 <= len(head) <= 3 or any(len(group) != 3 for group in groups):
        return None
    return Shape(separator, int(head + "".join(groups)), None)


def _joined(digits: str) -> str:
    return digits.replace(" ", "").replace("'", "")


def style_of(texts: Iterable[NumberText], *, rates: bool, elsewhere: Style | None = None) -> Style:
    """What the separators mean in a column, from all its numbers written as text.

    ``rates`` says that the column's header or its stored numbers speak of rates, where a separator is
    decimal; a column of counts groups thousands. ``elsewhere`` is what groups thousands beyond doubt in the
    rest of the file. A separator that is used both ways is ``"mixed"``, and what hangs on it is left unread.
    """
    shapes = [shape for text in texts for shape in (text.shape, text.of) if shape is not None]
    sure = grouping_of(shapes)
    dot, comma = (_meaning(shapes, separator, rates=rates) for separator in ".,")
    if dot == "thousand" != sure.dot and "thousand" in (sure.comma, elsewhere and elsewhere.comma):
        dot = "mixed"
    if comma == "thousand" != sure.comma and "thousand" in (sure.dot, elsewhere and elsewhere.dot):
        comma = "mixed"
    return Style(dot, comma)


def grouping_of(shapes: list[Shape]) -> Style:
    """Which separators group thousands beyond doubt: "1.234.567", "1.234,5"."""
    sure = {shape.separator for shape in shapes if shape.whole is not None and shape.broken is None}
    sure |= {shape.grouping for shape in shapes if shape.grouping}
    return Style("thousand" if "." in sure else "", "thousand" if "," in sure else "")


def _meaning(shapes: list[Shape], separator: str, *, rates: bool) -> str:
    grouping = sum(shape.grouping == separator for shape in shapes)
    used = [shape for shape in shapes if shape.separator == separator]
    decimal = sum(shape.whole is None for shape in used)
    thousand = sum(shape.broken is None for shape in used) + grouping
    open_ = [shape for shape in used if shape.whole is not None and shape.broken is not None]
    if decimal and thousand:
        return "mixed"
    if thousand:
        return "thousand"
    if rates and (decimal or open_):
        return "decimal"
    if decimal and open_:
        # One "1.23" among many "1.234" is a slip; more of them leave both readings possible.
        slips = sum(not _is_whole(shape) for shape in used if shape.whole is None)
        return "thousand" if 0 < slips == decimal and len(open_) >= 3 * decimal else "mixed"
    return "decimal" if decimal else "thousand" if open_ else ""


def _is_whole(shape: Shape) -> bool:
    """Whether a decimal has no fraction: "1234.0", as programs write counts."""
    return shape.broken is not None and shape.broken.is_integer()


def read_shape(shape: Shape, style: Style) -> Number | None:
    """The number in the column's style; None where the style does not settle it or speaks against it."""
    if not shape.separator:
        return shape.whole if shape.whole is not None else shape.broken
    meaning = style.dot if shape.separator == "." else style.comma
    if meaning == "mixed" and shape.broken is None:
        return shape.whole
    if meaning == "mixed" and shape.whole is None and _is_whole(shape):
        return shape.broken
    if meaning == "thousand":
        return shape.whole
    return shape.broken if meaning == "decimal" else None


def read_number(text: NumberText, style: Style) -> Number | None:
    """The value of a number written as text, its sign and "nghìn" or "triệu" included."""
    only_broken = text.scale > 1 and text.shape.whole is None
    value = text.shape.broken if only_broken else read_shape(text.shape, style)
    if value is None:
        return None
    value = round(value * text.scale, 6) if text.scale > 1 else value
    if isinstance(value, float) and text.scale > 1 and value.is_integer():
        value = int(value)
    return -value if text.negative else value
