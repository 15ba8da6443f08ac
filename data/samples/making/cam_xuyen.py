"""Cẩm Xuyên: old .xls files with headers over three rows that are spread, new and repeated titles apart.

The report of 2021 is in TCVN3, and the association's figures stand in a table of their own below. In 2025 the
old district still reported on the first six months.
"""

from __future__ import annotations

from making import places
from making.facts import Kind, When
from making.figures import CITIZEN, CLAN, FAMILY
from making.heading import Heading, put_ending, put_heading
from making.paper import Column, Leaf, Paper, put_header
from making.rows import Body, as_number, put_numbering, put_place, put_total

GROUPS = [
    ("Gia đình học tập", FAMILY),
    ("Dòng họ học tập", CLAN),
    ("Cộng đồng học tập (thôn)", Kind("community", "village")),
    ("Đơn vị học tập", Kind("organisation")),
]
SPLIT = [
    (("Tổng số",), "total"),
    (("Đăng ký", "Mới"), "registered_new"),
    (("Đăng ký", "Tái đăng ký"), "registered_again"),
    (("Công nhận", "Mới"), "recognised_new"),
    (("Công nhận", "Tái công nhận"), "recognised_again"),
]
HALF = [(("Tổng số",), "total"), (("Đăng ký",), "registered")]
SILENT = {2022: {"Cẩm Lĩnh"}}


def papers() -> list[Paper]:
    """The yearly reports and the one on the first half of 2025."""
    return [report(When(year)) for year in range(2021, 2025)] + [report(When(2025, "half"))]


def columns(when: When) -> list[Column]:
    """The columns of a year; citizens are counted since 2022."""
    groups = ([("Công dân học tập", CITIZEN)] if when.year >= 2022 else []) + GROUPS
    numbers = HALF if when.period == "half" else SPLIT
    found = [Column((title, *path), kind, measure) for title, kind in groups for path, measure in numbers]
    return [Column(("STT",)), Column(("Xã, thị trấn",)), *found]


def heading(when: When) -> Heading:
    """The heading of a report."""
    if when.period == "half":
        said, dated = f"6 tháng đầu năm {when.year}", f"Cẩm Xuyên, ngày 20 tháng 6 năm {when.year}"
    else:
        said, dated = f"năm {when.year}", f"Cẩm Xuyên, ngày 08 tháng 01 năm {when.year + 1}"
    return Heading(
        "Hội Khuyến học tỉnh Hà Tĩnh",
        "Hội Khuyến học huyện Cẩm Xuyên",
        f"Số: {when.year - 2000}/BC-HKH",
        dated,
        f"Kết quả xây dựng các mô hình học tập {said}",
        unit="Đơn vị tính: hộ, dòng họ, thôn, đơn vị",
    )


def report(when: When) -> Paper:
    """One report."""
    half = when.period == "half"
    name = f"cam-xuyen-{when.year}" + ("-6-thang" if half else "")
    layout = ".xls, tiêu đề ba dòng không gộp ô, tách mới và tái công nhận"
    paper = Paper(
        f"illustrative/cam-xuyen/{name}.xls",
        "Huyện Cẩm Xuyên",
        str(when.year),
        ".xls, số liệu 6 tháng đầu năm" if half else layout + (", phông TCVN3" if when.year == 2021 else ""),
        legacy_font=when.year == 2021,
    )
    leaf = paper.leaf(f"Bieu {when.year}")
    used = columns(when)
    row = put_header(leaf, put_heading(leaf, heading(when), len(used), merged=False), used, merged=False)
    row = put_body(leaf, put_numbering(leaf, row, len(used), "{}"), used, when)
    row = put_association(leaf, row + 2, when.year)
    put_ending(leaf, row + 1, [], "Lê Văn Minh Họa", len(used))
    return paper


def put_body(leaf: Leaf, row: int, used: list[Column], when: When) -> int:
    """Write the communes, those that sent nothing left out, and the total; the row after it."""
    day = f"{when.year}-06-30" if when.period == "half" else f"{when.year}-12-31"
    hatinh = places.province("Hà Tĩnh", day)
    everyone = places.communes(places.district("Cẩm Xuyên", hatinh, day), day)
    reported = [one for one in everyone if one.name not in SILENT.get(when.year, set())]
    body = Body(leaf, used, when, as_number)
    for order, commune in enumerate(reported):
        leaf.put_row(row + order, [order + 1, commune.full_name])
        put_place(body, row + order, commune)
    leaf.put(row + len(reported), 2, "Tổng cộng")
    put_total(body, row + len(reported), reported)
    return row + len(reported) + 1


def put_association(leaf: Leaf, row: int, year: int) -> int:
    """Write the association's own figures; the row after them."""
    leaf.put(row, 1, "Một số chỉ tiêu về tổ chức hội")
    figures = [
        ("Tổng số hội viên", 31240 + 7 * (year - 2021)),
        ("Số chi hội", 268),
        ("Quỹ khuyến học (triệu đồng)", 4310),
    ]
    leaf.put_row(row + 1, ["STT", "Chỉ tiêu", "Số lượng"])
    for order, (title, value) in enumerate(figures, start=1):
        leaf.put_row(row + 1 + order, [order, title, value])
    return row + len(figures) + 2
