"""Bảo Yên: a row for each commune and model; the commune's name is merged over its rows or left out below.

Workbooks for 2021 and 2022, CSV files for 2023 (comma) and 2024 (semicolon), all with title lines above.
"""

from __future__ import annotations

from making import places
from making.facts import Kind, Place, When
from making.figures import CITIZEN, CLAN, FAMILY, counts, stated_rate
from making.heading import Heading, put_heading
from making.paper import Column, Leaf, Paper, Percent, put_header

MODELS = [
    ("Gia đình học tập", FAMILY),
    ("Dòng họ học tập", CLAN),
    ("Cộng đồng học tập (thôn, bản)", Kind("community", "village")),
    ("Đơn vị học tập cấp xã", Kind("organisation", "commune")),
]
HEADER = ["STT", "Xã, thị trấn", "Mô hình", "Tổng số", "Đăng ký", "Được công nhận", "Tỷ lệ", "Ghi chú"]
MEASURES = ["total", "registered", "recognised"]
SILENT = {2021: {"Phúc Khánh"}, 2023: {"Tân Tiến"}}


def papers() -> list[Paper]:
    """The yearly reports."""
    return [workbook(2021), workbook(2022), text_file(2023, ","), text_file(2024, ";")]


def everyone(year: int) -> list[Place]:
    """The communes that reported in a year."""
    laocai = places.province("Lào Cai", f"{year}-12-31")
    found = places.communes(places.district("Bảo Yên", laocai, f"{year}-12-31"), f"{year}-12-31")
    return [commune for commune in found if commune.name not in SILENT.get(year, set())]


def models(year: int) -> list[tuple[str, Kind]]:
    """The models of a year; citizens are counted since 2022."""
    return [("Công dân học tập", CITIZEN), *MODELS] if year >= 2022 else MODELS


def heading(year: int) -> Heading:
    """The heading of a year."""
    return Heading(
        "UBND HUYỆN BẢO YÊN",
        "HỘI KHUYẾN HỌC",
        f"Số: {year - 2010}/BC-HKH",
        f"Bảo Yên, ngày 05 tháng 01 năm {year + 1}",
        "BIỂU TỔNG HỢP CÔNG NHẬN CÁC DANH HIỆU HỌC TẬP",
        f"Huyện Bảo Yên, tỉnh Lào Cai - Năm {year}",
    )


def workbook(year: int) -> Paper:
    """A report as a workbook, rates with a percent format."""
    path = f"illustrative/bao-yen/bao-yen-{year}.xlsx"
    paper = Paper(path, "Huyện Bảo Yên", str(year), "mỗi dòng một xã và một mô hình, tên xã gộp ô")
    leaf = paper.leaf(f"Biểu {year}")
    top = put_heading(leaf, heading(year), len(HEADER))
    row = put_header(leaf, top, [Column((text,)) for text in HEADER], merged=True)
    for order, commune in enumerate(everyone(year), start=1):
        leaf.put_row(row, [order, commune.full_name])
        count = len(models(year))
        for column in (1, 2):
            leaf.merge(row, column, row + count - 1, column)
        row = put_models(leaf, row, commune, year)
    return paper


def put_models(leaf: Leaf, row: int, commune: Place, year: int) -> int:
    """Write a commune's rows; the row after them."""
    for title, kind in models(year):
        leaf.put(row, 3, title)
        of = counts(commune, kind, year)
        for column, measure in enumerate(MEASURES, start=4):
            leaf.put_fact((row, column), (commune, When(year), kind, measure), of[measure])
        rate = stated_rate(of)
        leaf.put_fact(
            (row, 7), (commune, When(year), kind, "stated_rate"), rate, Percent(round(rate / 100, 3))
        )
        row += 1
    return row


def text_file(year: int, delimiter: str) -> Paper:
    """A report as a CSV file; the commune stands in its first row only, rates are texts ("85,3%")."""
    path = f"illustrative/bao-yen/bao-yen-{year}.csv"
    layout = f"CSV, phân cách '{delimiter}', mỗi dòng một xã và một mô hình"
    paper = Paper(path, "Huyện Bảo Yên", str(year), layout, delimiter=delimiter)
    leaf = paper.leaf("")
    row = put_header(
        leaf,
        put_heading(leaf, heading(year), len(HEADER)),
        [Column((text,)) for text in HEADER],
        merged=False,
    )
    for order, commune in enumerate(everyone(year), start=1):
        leaf.put_row(row, [order, commune.full_name])
        row = put_text_models(leaf, row, commune, year)
    leaf.put(row + 1, 1, "Ghi chú: số liệu do các xã, thị trấn gửi về huyện.")
    return paper


def put_text_models(leaf: Leaf, row: int, commune: Place, year: int) -> int:
    """Write a commune's rows of the CSV file; the row after them."""
    first = row
    row = put_models(leaf, row, commune, year)
    for at in range(first, row):
        rate = float(leaf.cells[at, 7]) * 100
        leaf.put(at, 7, f"{rate:.1f}%".replace(".", ","))
    return row
