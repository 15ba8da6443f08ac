"""The first half of 2026: each province's association lists the communes that followed its districts.

As in the half-year reports of before, what is registered is counted and nothing is recognised yet.
"""

from __future__ import annotations

from making import places
from making.facts import Place, When
from making.heading import Heading, put_ending, put_heading
from making.paper import Column, Paper, put_header
from making.rows import Body, as_number, put_place, put_total
from making.year_2025 import GROUPS, new_communes
from making.year_2025 import SILENT as SILENT_IN_2025

SENDERS = {
    "Hà Nội": ("ha-noi", "THÀNH PHỐ HÀ NỘI"),
    "Lào Cai": ("lao-cai", "TỈNH LÀO CAI"),
    "Hà Tĩnh": ("ha-tinh", "TỈNH HÀ TĨNH"),
    "Lạng Sơn": ("lang-son", "TỈNH LẠNG SƠN"),
}
MEASURES = [("Tổng số", "total"), ("Đăng ký", "registered")]
SILENT = {"Yên Xuân", *SILENT_IN_2025}
DAY, WHEN = "2026-06-30", When(2026, "half")


def papers() -> list[Paper]:
    """A report for each province."""
    return [report(name) for name in SENDERS]


def report(name: str) -> Paper:
    """The table of a province's association: a new commune a row."""
    ascii_name, sender = SENDERS[name]
    province = places.province(name, DAY)
    path = f"illustrative/2026/{ascii_name}-2026-6-thang.xlsx"
    paper = Paper(path, province.full_name, "2026", "tổng hợp của tỉnh, số liệu 6 tháng đầu năm")
    leaf = paper.leaf("6 tháng 2026")
    used = [Column(("TT",)), Column(("Xã, phường",)), *numbers()]
    heading = Heading(
        "HỘI KHUYẾN HỌC VIỆT NAM",
        f"HỘI KHUYẾN HỌC {sender}",
        "Số: 64/BC-HKH",
        f"{name}, ngày 03 tháng 7 năm 2026",
        "KẾT QUẢ ĐĂNG KÝ CÁC MÔ HÌNH HỌC TẬP 6 THÁNG ĐẦU NĂM 2026",
        f"{province.full_name} (các xã đã gửi báo cáo)",
    )
    row = put_header(leaf, put_heading(leaf, heading, len(used)), used, merged=True)
    reported = [one for one in new_communes(name) if one.name not in SILENT]
    last = put_rows(Body(leaf, used, WHEN, as_number), row, reported)
    put_ending(leaf, last + 2, [], "Phạm Thị Minh Họa", len(used))
    return paper


def numbers() -> list[Column]:
    """Column groups per model."""
    return [Column((title, text), kind, measure) for title, kind in GROUPS for text, measure in MEASURES]


def put_rows(body: Body, row: int, reported: list[Place]) -> int:
    """Write the communes and their total; the row of the total."""
    for order, commune in enumerate(reported):
        body.leaf.put_row(row + order, [order + 1, commune.full_name])
        put_place(body, row + order, commune)
    last = row + len(reported)
    body.leaf.put(last, 2, "Tổng cộng")
    put_total(body, last, reported)
    return last
