"""Thạch Thất: one sheet, a row per commune, column groups per model, merged headers, totals at the bottom.

Sections for communes and the township, a numbering row, the association's own figures in columns beside, one
commune that did not send anything in 2022, and a correction of the 2023 report.
"""

from __future__ import annotations

from random import Random

from making import places
from making.facts import Kind, Place, When
from making.figures import CITIZEN, CLAN, FAMILY, counts
from making.heading import Heading, put_ending, put_heading
from making.paper import Column, Leaf, Paper, put_header
from making.rows import Body, as_number, put_numbering, put_place, put_total

COMMUNITY, ORGANISATION = Kind("community"), Kind("organisation")
GROUPS = [
    ("Gia đình học tập", FAMILY),
    ("Dòng họ học tập", CLAN),
    ("Cộng đồng học tập", COMMUNITY),
    ("Đơn vị học tập", ORGANISATION),
]
MEASURES = [
    ("Tổng số", "total"),
    ("Đăng ký", "registered"),
    ("Công nhận", "recognised"),
    ("Tỷ lệ %", "stated_rate"),
]
BESIDE = [("Hội khuyến học", "Số hội viên"), ("Hội khuyến học", "Quỹ khuyến học (triệu đồng)")]
CORRECTED = {("Bình Yên", FAMILY, "recognised"): 88, ("Canh Nậu", CLAN, "recognised"): -2}
SILENT = {2022: {"Yên Trung"}, 2024: {"Tiến Xuân"}}


def columns(year: int) -> list[Column]:
    """The columns of a year; citizens are counted since 2022."""
    groups = ([("Công dân học tập", CITIZEN)] if year >= 2022 else []) + GROUPS
    numbers = [Column((title, text), kind, measure) for title, kind in groups for text, measure in MEASURES]
    beside = [Column(path) for path in BESIDE]
    return [Column(("STT",)), Column(("Tên đơn vị",)), *numbers, *beside, Column(("Ghi chú",))]


def papers() -> list[Paper]:
    """The yearly reports and the correction of 2023."""
    return [report(year) for year in range(2021, 2025)] + [report(2023, corrected=True)]


def report(year: int, *, corrected: bool = False) -> Paper:
    """One yearly report."""
    name = f"thach-that-{year}" + ("_dinh-chinh" if corrected else "")
    layout = "một sheet, tiêu đề gộp ô, nhóm cột theo mô hình" + (" (đính chính)" if corrected else "")
    paper = Paper(f"illustrative/thach-that/{name}.xlsx", "Huyện Thạch Thất", str(year), layout)
    leaf = paper.leaf("Tổng hợp")
    used = columns(year)
    heading = Heading(
        "HỘI KHUYẾN HỌC THÀNH PHỐ HÀ NỘI",
        "HỘI KHUYẾN HỌC HUYỆN THẠCH THẤT",
        f"Số: {21 + corrected}/BC-HKH",
        f"Thạch Thất, ngày {28 if corrected else 12} tháng 01 năm {year + 1}",
        f"{'ĐÍNH CHÍNH ' if corrected else ''}BÁO CÁO KẾT QUẢ XÂY DỰNG CÁC MÔ HÌNH HỌC TẬP NĂM {year}",
        "(Kèm theo Báo cáo của Hội Khuyến học huyện Thạch Thất)",
        "Đơn vị tính: người, hộ, dòng họ, cộng đồng, đơn vị",
    )
    row = put_header(leaf, put_heading(leaf, heading, len(used)), used, merged=True)
    put_body(leaf, put_numbering(leaf, row, len(used)), used, year, corrected=corrected)
    return paper


def changes(all_communes: list[Place], year: int) -> dict[tuple[str, Kind, str], int]:
    """What the correction puts in place of the first numbers: some more families, two clans fewer."""
    by_name = {commune.name: commune for commune in all_communes}
    return {
        (name, kind, measure): counts(by_name[name], kind, year)[measure] + difference
        for (name, kind, measure), difference in CORRECTED.items()
    }


def put_body(leaf: Leaf, row: int, used: list[Column], year: int, *, corrected: bool) -> None:
    """Write the sections, their communes, the total and what stands below."""
    hanoi = places.province("Hà Nội", f"{year}-12-31")
    district = places.district("Thạch Thất", hanoi, f"{year}-12-31")
    everyone = places.communes(district, f"{year}-12-31")
    body = Body(leaf, used, When(year), as_number, changes(everyone, year) if corrected else {})
    reported = [one for one in everyone if one.name not in SILENT.get(year, set())]
    for numeral, title, kind in (("I", "Xã", "Xã"), ("II", "Thị trấn", "Thị trấn")):
        leaf.put_row(row, [numeral, title])
        row += 1
        for order, commune in enumerate([one for one in everyone if one.type == kind], start=1):
            leaf.put_row(row, [order, commune.full_name])
            if commune in reported:
                put_place(body, row, commune)
                put_association(leaf, row, len(used), commune, year)
            else:
                leaf.put(row, len(used), "Chưa gửi báo cáo")
            row += 1
    leaf.put(row, 2, "Tổng cộng")
    put_total(body, row, reported)
    put_ending(
        leaf, row + 2, ["Ghi chú: số liệu tính đến ngày 31/12/" + str(year)], "Nguyễn Văn Minh Họa", len(used)
    )


def put_association(leaf: Leaf, row: int, width: int, commune: Place, year: int) -> None:
    """Write the members and the fund, which are no recognition figures."""
    draw = Random(f"members {commune.area_id} {year}")
    leaf.put(row, width - 2, draw.randint(900, 2600))
    leaf.put(row, width - 1, draw.randint(30, 240))
