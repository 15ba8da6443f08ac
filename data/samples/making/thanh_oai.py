"""Thanh Oai: one sheet per model, numbers as text in Vietnamese style, the total on top.

Headers are spread, not merged. Organisations carry ratings until 2023 and levels from 2024; citizens are
split by group from 2023. A last sheet tells of the association and is no recognition table.
"""

from __future__ import annotations

from random import Random

from making import places
from making.facts import Kind, Place, When
from making.figures import CITIZEN, CLAN, FAMILY
from making.heading import Heading, put_ending, put_heading
from making.paper import Column, Paper, put_header
from making.rows import Body, as_text, put_place, put_total

VILLAGE, ORGANISATION = Kind("community", "village"), Kind("organisation", "commune")
COUNTS = [("Tổng số", "total"), ("Số đăng ký", "registered"), ("Số được công nhận", "recognised")]
RATE = [("Tỷ lệ đạt (%)", "stated_rate")]
RATINGS = [("Tốt", "rating_good"), ("Khá", "rating_fair"), ("Trung bình", "rating_average")]
LEVELS = [("Mức độ 1", "level_1"), ("Mức độ 2", "level_2")]
CITIZENS = [
    ("Lao động nông thôn", "farmer"),
    ("Công nhân, lao động tự do", "worker"),
    ("Cán bộ, công chức, viên chức", "official"),
    ("Học sinh, sinh viên", "student"),
]


def papers() -> list[Paper]:
    """The yearly reports."""
    return [report(year) for year in range(2021, 2025)]


def plain(kind: Kind) -> list[Column]:
    """The columns of a sheet with counts and a printed rate."""
    return [Column((text,), kind, measure) for text, measure in COUNTS + RATE]


def organisations(year: int) -> list[Column]:
    """The columns of the organisations: by rating until 2023, by level from 2024."""
    title, marks = ("Xếp loại", RATINGS) if year <= 2023 else ("Mức độ", LEVELS)
    return plain(ORGANISATION) + [Column((title, text), ORGANISATION, measure) for text, measure in marks]


def citizens(year: int) -> list[Column]:
    """The columns of the citizens: as one until 2022, by group from 2023."""
    if year < 2023:
        return plain(CITIZEN)
    return [
        Column((title, text), Kind("citizen", "", group), measure)
        for title, group in CITIZENS
        for text, measure in COUNTS
    ]


def sheets(year: int) -> list[tuple[str, str, list[Column]]]:
    """Name, title and columns of each sheet of a year."""
    found = [
        ("GĐHT", "GIA ĐÌNH HỌC TẬP", plain(FAMILY)),
        ("DHHT", "DÒNG HỌ HỌC TẬP", plain(CLAN)),
        ("CĐHT thôn", "CỘNG ĐỒNG HỌC TẬP CẤP THÔN", plain(VILLAGE)),
        ("ĐVHT cấp xã", "ĐƠN VỊ HỌC TẬP CẤP XÃ", organisations(year)),
    ]
    return found + ([("Công dân HT", "CÔNG DÂN HỌC TẬP", citizens(year))] if year >= 2022 else [])


def report(year: int) -> Paper:
    """One yearly report."""
    path = f"illustrative/thanh-oai/HKH Thanh Oai {year}.xlsx"
    layout = "mỗi mô hình một sheet, số viết dạng chữ, tiêu đề không gộp ô, dòng tổng ở trên"
    paper = Paper(path, "Huyện Thanh Oai", str(year), layout)
    hanoi = places.province("Hà Nội", f"{year}-12-31")
    everyone = places.communes(places.district("Thanh Oai", hanoi, f"{year}-12-31"), f"{year}-12-31")
    for name, title, numbers in sheets(year):
        put_sheet(paper, name, title, numbers, everyone, year)
    put_association(paper, everyone, year)
    return paper


def heading(title: str, year: int, unit: str) -> Heading:
    """The heading of a sheet."""
    return Heading(
        "UBND HUYỆN THANH OAI",
        "HỘI KHUYẾN HỌC HUYỆN",
        f"Số: {year % 100 + 13}/BC-HKH",
        f"Thanh Oai, ngày 15 tháng 12 năm {year}",
        f"TỔNG HỢP KẾT QUẢ {title}",
        f"Năm {year}",
        unit,
    )


def put_sheet(
    paper: Paper, name: str, title: str, numbers: list[Column], everyone: list[Place], year: int
) -> None:
    """Write the sheet of one model."""
    leaf = paper.leaf(name)
    used = [Column(("TT",)), Column(("Xã, thị trấn",)), *numbers]
    top = put_heading(leaf, heading(title, year, "Đơn vị: " + unit_of(numbers)), len(used), merged=False)
    row = put_header(leaf, top, used, merged=False)
    body = Body(leaf, used, When(year), as_text)
    leaf.put(row, 2, "TỔNG SỐ")
    put_total(body, row, everyone)
    for order, commune in enumerate(everyone, start=1):
        leaf.put_row(row + order, [str(order), written(commune)])
        put_place(body, row + order, commune)
    put_ending(leaf, row + len(everyone) + 2, [], "Trần Thị Minh Họa", len(used))


def unit_of(numbers: list[Column]) -> str:
    """What a sheet counts."""
    kind = numbers[0].kind
    names = {
        "family": "hộ",
        "clan": "dòng họ",
        "community": "thôn",
        "organisation": "đơn vị",
        "citizen": "người",
    }
    return names[kind.model] if kind else ""


def written(commune: Place) -> str:
    """Communes by their bare name, the township with its abbreviation, as this district writes them."""
    return f"TT. {commune.name}" if commune.type == "Thị trấn" else commune.name


def put_association(paper: Paper, everyone: list[Place], year: int) -> None:
    """Write the sheet about members and fund."""
    leaf = paper.leaf("Tổ chức Hội")
    used = [Column(("TT",)), Column(("Xã, thị trấn",)), Column(("Số hội viên",)), Column(("Số chi hội",))]
    title = heading("TỔ CHỨC HỘI KHUYẾN HỌC", year, "")
    row = put_header(leaf, put_heading(leaf, title, len(used), merged=False), used, merged=False)
    for order, commune in enumerate(everyone, start=1):
        draw = Random(f"branches {commune.area_id} {year}")
        leaf.put_row(
            row - 1 + order,
            [str(order), written(commune), f"1.{draw.randint(100, 999)}", str(draw.randint(9, 30))],
        )
