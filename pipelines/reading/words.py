"""The words by which a table's own parts are known, whatever field it is from: numbering, totals, notes."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.reading.text import fold, fold_space, fold_words

_NUMBERING_HEADS = frozenset(
    {"stt", "tt", "so tt", "so thu tu", "thu tu", "s tt", "s t t", "no", "s no", "stt no", "id", "tt no"}
)
_REMARK_HEADS = frozenset(
    {
        "ghi chu",
        "ghi chu note",
        "chu thich",
        "note",
        "notes",
        "remarks",
        "dvt",
        "dv tinh",
        "don vi tinh",
        "ly do",
        "can cu",
    }
)
_UNIT_HEADS = frozenset({"dvt", "dv tinh", "don vi tinh", "unit"})
_COUNT_HEADS = re.compile(
    r"(?:tong(?: so)?|so luong|ty le|ti le)(?: .{0,40})?|"
    r"(?:so |so ho |da |duoc )?(?:dat|dang ky|cong nhan)|so ho"
)
_DETAIL = re.compile(
    r"ngay\b|so (?:qd|quyet dinh|van ban|hieu)|quyet dinh|ho (?:va )?ten|nguoi (?!dan|cao)|chuc vu|"
    r"dien thoai|dia chi|email|can bo phu trach|thoi gian|date\b"
)
_TOTAL = re.compile(
    r"(?:tổng\s*(?:cộng|số|chung|toàn)|tổng|cộng|cộng\s+chung|cộng\s+trang|mang\s+sang|chuyển\s+sang|chung|chung\s+toàn\s+\w+|"
    r"toàn\s+(?:huyện|tỉnh|xã|quốc|thành\s+phố|tp\.?|quận|thị\s+xã|phường|địa\s+bàn|ngành|đoàn|cụm|vùng)|cả\s+nước|"
    r"tong\s*(?:cong|so|chung)|tong|cong|toan\s+(?:huyen|tinh|xa|quoc)|ca\s+nuoc|total|grand\s+total|subtotal|sum|"
    r"bình\s+quân(?:\s+chung)?|trung\s+bình|trung\s+vị|average|mean|median|min|max)"
    r"(?=$|[\s:.,;(/–-])",
    re.IGNORECASE,
)
_NO_TOTAL = re.compile(
    r"tổng\s+(?:liên|công|cục|hợp|kết|bí|hội|lãnh|thanh|kho|đội)|cộng\s+(?:đồng|hòa|hoà|tác|sinh)|"
    r"chung\s+(?:cư|kết)|tong\s+(?:lien|cong\s+ty|cuc|hop|hoi)|cong\s+(?!chung)\w+",
    re.IGNORECASE,
)
_WEAK_TOTAL = re.compile(
    r"(?:tổng\s*số|tổng|cộng|tong\s*so|tong|chung|min|max|sum|bình quân|trung bình|average|mean|total)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"[(/–\-]|(?:toàn|cả|chung|các|của các|toan|ca|cac)\b|(?:huyện|tỉnh|xã|thành phố|quận|thị xã)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:\*+\s*|-\s*)?(?:ghi chu|chu thich|noi nhan|nguoi lap|lap bieu|lap bang|ke toan|thu truong|xac nhan|"
    r"nguon\b|tm\.? |t/m|kt\.? |ky thay|chu tich|pho chu tich|truong phong|giam doc|hieu truong|luu y|note\b|"
    r"source\b|\(ky|ky ten|ky, |.{0,40}ngay\W{0,12}\d{0,2}\W{0,6}thang)"
)
_YEAR = re.compile(r"(?:năm |nam )?(?:19|20)\d\d", re.IGNORECASE)
_UNIT = re.compile(r"\(?\s*(?:don vi|dvt|dv tinh|unit)\s*(?:tinh)?\s*[:：]")
_OFFICIAL = re.compile(
    r"cong hoa xa hoi|doc lap\W+tu do|uy ban nhan dan|dang cong san|bieu (?:mau|so|\d)|phu luc|mau so|"
    r"\(kem theo|\(ban hanh|so: "
)
_HEADING = re.compile(
    r"ubnd |hoi khuyen hoc|bao cao|bieu\b|bang (?:so )?\d|danh sach|tong hop|thong ke|ket qua .{12}|so lieu|"
    r"tinh den"
)


@lru_cache(maxsize=20_000)
def heads_numbering(text: str) -> bool:
    """Whether a header text stands over the column that numbers the rows (STT, TT …)."""
    return fold_words(text) in _NUMBERING_HEADS


@lru_cache(maxsize=20_000)
def heads_remarks(text: str) -> bool:
    """Whether a header text stands over remarks, units or details (dates, persons): no names, no counts."""
    return fold_words(text) in _REMARK_HEADS or heads_details(text)


@lru_cache(maxsize=20_000)
def heads_details(text: str) -> bool:
    """Whether a header text stands over details of rows: dates, persons, addresses."""
    return _DETAIL.match(fold_words(text)) is not None


@lru_cache(maxsize=20_000)
def heads_units(text: str) -> bool:
    """Whether a header text stands over the units of the rows (ĐVT)."""
    return fold_words(text) in _UNIT_HEADS


@lru_cache(maxsize=20_000)
def heads_counts(text: str) -> bool:
    """Whether a header text stands over counts or rates beyond doubt: "Tổng số hộ", "Số lượng", "Đạt"."""
    return _COUNT_HEADS.fullmatch(fold_words(text)) is not None


@lru_cache(maxsize=20_000)
def says_total(text: str) -> bool:
    """Whether a row's own text calls it a total (or an average) of rows: "Tổng cộng", "TOÀN HUYỆN" …

    "Tổng liên đoàn Lao động" and "Cộng đồng" do not. "Tổng" before other words does not settle it.
    """
    label = fold_space(text).lstrip("-–*+ .").strip()
    match = _TOTAL.match(label)
    if match is None or _NO_TOTAL.match(label):
        return False
    rest = label[match.end() :].strip(" :.,;")
    return not (_WEAK_TOTAL.fullmatch(match.group()) and rest and not _WHOLE.match(rest))


@lru_cache(maxsize=20_000)
def may_say_total(text: str) -> bool:
    """Whether the text starts with "Tổng" or "Cộng" and only its numbers can tell a total from a name."""
    label = fold_space(text).lower()
    return label.startswith(("tổng ", "cộng ", "toàn ", "chung ", "tong ")) and not _NO_TOTAL.match(label)


def heads_years(path: tuple[str, ...]) -> bool:
    """Whether a header path stands over the years of rows: it ends with "Năm" and no other word."""
    return bool(path) and fold_words(path[-1]) in {"nam", "nam bao cao", "year"}


def is_year_text(text: str) -> bool:
    """Whether a text is a year and nothing else: "2024", "Năm 2024"."""
    return _YEAR.fullmatch(fold_space(text)) is not None


@lru_cache(maxsize=20_000)
def is_note(text: str) -> bool:
    """Whether a text belongs below a table: a note, addressees, a signature."""
    return _NOTE.match(fold(text)) is not None


@lru_cache(maxsize=20_000)
def is_unit_line(text: str) -> bool:
    """Whether a text says the unit of the whole table ("Đơn vị tính: hộ")."""
    return _UNIT.match(fold(text)) is not None


@lru_cache(maxsize=20_000)
def is_heading(text: str) -> bool:
    """Whether a text belongs to the block above a table: authority, motto, title, form number, unit line."""
    return is_official(text) or _HEADING.match(fold(text)) is not None


@lru_cache(maxsize=20_000)
def is_official(text: str) -> bool:
    """Whether a text can only be a heading, wherever it stands: motto, form number, unit line."""
    return is_unit_line(text) or _OFFICIAL.match(fold(text)) is not None
