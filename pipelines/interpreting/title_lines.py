"""Lines above a table that keep its numbers from being results: a plan's title, a unit of thousands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.interpreting.words import plain
from pipelines.reading.layout import TextLine

_FORM = r"(?:(?:bieu|phu luc|bang|mau)(?: so)?(?: [\divx]{1,4}[a-z]?)? )?"
_DRAFTED = r"(?:(?:tong hop|bang|bao cao|phan bo|phan khai|dang ky|du thao|giao|xay dung) )*"
_GOAL = r"chi tieu (?:phan dau|giao|duoc giao|ke hoach|dang ky|xay dung|nam|cu the)"
_PLAN = re.compile(rf"{_FORM}{_DRAFTED}(?:ke hoach(?! so \d| \d| va dau tu)|{_GOAL})\b")
_GIVEN_OUT = re.compile(rf"{_FORM}(?:tong hop |bang |bieu )*(?:giao|phan bo|phan khai) (?:cac )?chi tieu\b")
_SHEET = re.compile(
    r"(?:bieu |bang |giao )*(?:ke hoach|chi tieu)(?: giao| phan dau| dang ky)?(?: nam)?(?: \d{4})?"
)
_REPORT = re.compile(r"bao cao (?!ke hoach)|bieu tong hop")
_RESULT = re.compile(r"\b(?:ket qua|tinh hinh|tong ket|so ket)\b")

_THOUSANDS = r"(?:nghin|ngan|trieu|1 000|1000|10 000|100)"
_COUNTED = r"(?:ho|nguoi|gia dinh|cong dan|dong ho|cong dong|don vi|thon|to chuc)"
_UNIT = re.compile(
    rf"(?:don vi tinh|dvt|dv tinh)\b.*?\b{_THOUSANDS} {_COUNTED}\b|don vi {_THOUSANDS} {_COUNTED}\b"
    rf"|(?:don vi tinh|dvt|dv tinh) {_THOUSANDS}$"
)
_BARE_UNIT = re.compile(rf"^{_THOUSANDS} {_COUNTED}$")
_PER_CENT = re.compile(
    r"(?:.*\b)?(?:don vi tinh|dvt|dv tinh|don vi)(?: la)?(?: ty le)? (?:%|phan tram)"
    r"|(?:tinh theo )?(?:%|phan tram)"
)
_RATES = re.compile(
    rf"{_FORM}(?:bieu |bang |tong hop |so lieu |thong ke |bao cao )*(?:ty le|ti le|ty trong)\b"
)
_AT_END = re.compile(rf"\b(?:nghin|ngan|1 000|1000) {_COUNTED}$")
_IN_HEADER = re.compile(rf"\b(?:nghin|ngan|trieu|1 000|1000|10 000) {_COUNTED}\b|\b(?:nghin|trieu)$")


def title_of_plan(lines: Sequence[TextLine]) -> TextLine | None:
    """The title that calls a table a plan ("Kế hoạch …", "Chỉ tiêu phấn đấu …"); None where none does.

    "Kết quả thực hiện kế hoạch" and "Kế hoạch số 123/KH-UBND" speak of a plan that was carried out.
    """
    folded = [plain(line.text) for line in lines]
    if any(_RESULT.search(text) for text in folded):
        return None
    plans = (line for line, text in zip(lines, folded, strict=True) if _is_plan(text))
    return next(plans, None)


def _is_plan(text: str) -> bool:
    return _PLAN.match(text) is not None or _GIVEN_OUT.match(text) is not None


def sheet_of_plan(name: str, lines: Sequence[TextLine]) -> bool:
    """Whether a sheet's name alone calls its tables a plan ("Kế hoạch 2024"): no line speaks of results."""
    folded = [plain(line.text) for line in lines]
    reported = any(_RESULT.search(text) or _REPORT.match(text) for text in folded)
    return _SHEET.fullmatch(plain(name)) is not None and not reported


def unit_of_thousands(lines: Sequence[TextLine]) -> TextLine | None:
    """The line that says that numbers are in thousands ("Đơn vị tính: 1.000 hộ"); None without one."""
    return next((line for line in lines if _says_thousands(plain(line.text))), None)


def _says_thousands(text: str) -> bool:
    return any(pattern.search(text) for pattern in (_UNIT, _BARE_UNIT, _AT_END))


def header_of_thousands(text: str) -> bool:
    """Whether a header says that the numbers under it are in thousands ("Tổng số (nghìn hộ)")."""
    return _IN_HEADER.search(plain(text)) is not None


def unit_of_rates(lines: Sequence[TextLine]) -> bool:
    """Whether a line says that the numbers below are per cent ("Đơn vị tính: %")."""
    return any(_PER_CENT.fullmatch(plain(line.text)) for line in lines)


def title_of_rates(lines: Sequence[TextLine]) -> bool:
    """Whether a title begins with "Tỷ lệ": its columns, where they name a model only, hold rates."""
    return any(_RATES.match(plain(line.text)) for line in lines)
