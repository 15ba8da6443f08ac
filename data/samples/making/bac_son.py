"""Bắc Sơn: compact tables of registered and recognised; in 2024 six communes report for themselves.

The district's table of 2024 has the other twelve. A commune's own report has its models in rows.
"""

from __future__ import annotations

from making import places
from making.facts import Kind, Place, When
from making.figures import CITIZEN, CLAN, FAMILY, counts
from making.heading import Heading, put_ending, put_heading
from making.paper import Column, Leaf, Paper, Percent, put_header
from making.rows import Body, as_number, put_place, put_total

VILLAGE, ORGANISATION = Kind("community", "village"), Kind("organisation", "commune")
GROUPS = [
    ("GĐHT", FAMILY),
    ("DHHT", CLAN),
    ("CĐHT (thôn)", VILLAGE),
    ("ĐVHT (cấp xã)", ORGANISATION),
]
MEASURES = [("TS", "total"), ("Đăng ký", "registered"), ("Đạt", "recognised")]
OWN_ROWS = [
    ("Công dân học tập", CITIZEN, "người"),
    ("Gia đình học tập", FAMILY, "hộ"),
    ("Dòng họ học tập", CLAN, "dòng họ"),
    ("Cộng đồng học tập cấp thôn", VILLAGE, "thôn"),
    ("Đơn vị học tập cấp xã", ORGANISATION, "đơn vị"),
]
OWN_COLUMNS = [
    ("Tổng số", "total"),
    ("Đăng ký", "registered"),
    ("Công nhận mới", "recognised_new"),
    ("Tái công nhận", "recognised_again"),
]
ALONE = ["Vũ Lăng", "Vũ Lễ", "Tân Tri", "Hưng Vũ", "Nhất Hòa", "Bắc Quỳnh"]


def papers() -> list[Paper]:
    """The district's reports and, for 2024, those of six communes."""
    own = [commune_report(one, 2024) for one in everyone(2024) if one.name in ALONE]
    return [report(year) for year in range(2021, 2025)] + own


def everyone(year: int) -> list[Place]:
    """The communes of the district in a year."""
    langson = places.province("Lạng Sơn", f"{year}-12-31")
    return places.communes(places.district("Bắc Sơn", langson, f"{year}-12-31"), f"{year}-12-31")


def report(year: int) -> Paper:
    """The district's report."""
    path = f"illustrative/bac-son/Bac Son {year}.xlsx"
    paper = Paper(path, "Huyện Bắc Sơn", str(year), "tiêu đề viết tắt, thị trấn trước, cộng từng phần")
    leaf = paper.leaf(str(year))
    groups = ([("CDHT (công dân)", CITIZEN)] if year >= 2022 else []) + GROUPS
    numbers = [Column((title, text), kind, measure) for title, kind in groups for text, measure in MEASURES]
    used = [Column(("TT",)), Column(("Tên xã, thị trấn",)), *numbers]
    heading = Heading(
        "HỘI KHUYẾN HỌC TỈNH LẠNG SƠN",
        "HỘI KHUYẾN HỌC HUYỆN BẮC SƠN",
        f"Số: {year % 7 + 30}/BC-HKH",
        f"Bắc Sơn, ngày 10 tháng 01 năm {year + 1}",
        "TỔNG HỢP CÁC MÔ HÌNH HỌC TẬP",
        f"(Số liệu tính đến 31/12/{year})",
    )
    row = put_header(leaf, put_heading(leaf, heading, len(used)), used, merged=True)
    put_body(Body(leaf, used, When(year), as_number), row)
    return paper


def put_body(body: Body, row: int) -> None:
    """Write township and communes, each part with its sum, then the total."""
    year = body.when.year
    reported = [one for one in everyone(year) if year < 2024 or one.name not in ALONE]
    for kind, title in (("Thị trấn", "Cộng thị trấn"), ("Xã", "Cộng xã")):
        part = [one for one in reported if one.type == kind]
        for order, commune in enumerate(part, start=1):
            body.leaf.put_row(row, [order, commune.name if kind == "Xã" else commune.full_name])
            put_place(body, row, commune)
            row += 1
        body.leaf.put(row, 2, title)
        put_total(body, row, part)
        row += 1
    body.leaf.put(row, 2, "Toàn huyện")
    put_total(body, row, reported)
    put_ending(body.leaf, row + 2, ["Ghi chú: TS là tổng số."], "Hoàng Văn Minh Họa", len(body.columns))


def commune_report(commune: Place, year: int) -> Paper:
    """One commune's own report while the district was there."""
    path = f"illustrative/bac-son/{places.file_name(commune)}-{year}.xlsx"
    paper = Paper(
        path, f"{commune.full_name}, huyện Bắc Sơn", str(year), "báo cáo của một xã, mô hình theo dòng"
    )
    heading = Heading(
        "HỘI KHUYẾN HỌC HUYỆN BẮC SƠN",
        f"HỘI KHUYẾN HỌC {commune.full_name.upper()}",
        f"Số: {int(commune.code) % 40 + 2}/BC-HKH",
        f"{commune.name}, ngày 28 tháng 12 năm {year}",
        f"BÁO CÁO KẾT QUẢ CÁC MÔ HÌNH HỌC TẬP NĂM {year}",
        f"{commune.full_name}, huyện Bắc Sơn, tỉnh Lạng Sơn",
    )
    put_own(paper.leaf("Báo cáo"), heading, commune, year)
    return paper


def put_own(leaf: Leaf, heading: Heading, commune: Place, year: int) -> None:
    """Write a commune's own table: a model a row, rates with a percent format."""
    header = ["STT", "Mô hình", "Đơn vị tính", *[text for text, _ in OWN_COLUMNS], "Tỷ lệ (%)", "Ghi chú"]
    row = put_header(
        leaf, put_heading(leaf, heading, len(header)), [Column((text,)) for text in header], merged=True
    )
    for order, (title, kind, unit) in enumerate(OWN_ROWS, start=1):
        of = counts(commune, kind, year)
        leaf.put_row(row, [order, title, unit])
        for column, (_, measure) in enumerate(OWN_COLUMNS, start=4):
            leaf.put_fact((row, column), (commune, When(year), kind, measure), of[measure])
        rate = round(100 * of["recognised"] / of["total"], 1)
        what = (commune, When(year), kind, "stated_rate")
        leaf.put_fact((row, len(OWN_COLUMNS) + 4), what, rate, Percent(round(rate / 100, 3)))
        row += 1
    put_ending(leaf, row + 1, [], "Người lập biểu", len(header))
