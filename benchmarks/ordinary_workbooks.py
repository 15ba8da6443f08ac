"""Ordinary workbooks for benchmarks: 24 communes, five models, three measures, titles, totals, signatures.

Each is a district's yearly table as it really comes: two merged header rows, a numbering row, a total row.
Communes and districts are real ones from the registry; the numbers are random and mean nothing, but move from
year to year no more than real ones do.
"""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import xlsxwriter

MODELS = ("Công dân học tập", "Gia đình học tập", "Dòng họ học tập", "Cộng đồng học tập", "Đơn vị học tập")
MEASURES = ("Tổng số", "Đăng ký", "Công nhận")
COMMUNES = 24
YEARS = range(2016, 2025)
PERIODS = ("NĂM {}", "6 THÁNG ĐẦU NĂM {}")
AREAS = Path(__file__).resolve().parents[1] / "data" / "reference" / "areas.csv"


def districts_with_communes(year: int) -> Iterator[tuple[str, str, list[str]]]:
    """(province, district, its first 24 communes) for every district that had at least 24 on 31 December."""
    day = f"{year}-12-31"
    with AREAS.open(encoding="utf-8-sig", newline="") as lines:
        valid = [
            row
            for row in csv.DictReader(lines)
            if row["valid_from"] <= day and (not row["valid_to"] or row["valid_to"] > day)
        ]
    provinces = {row["code"]: f"{row['type']} {row['name']}" for row in valid if row["level"] == "province"}
    communes = defaultdict(list)
    for row in valid:
        if row["level"] == "commune":
            communes[row["parent_code"]].append(f"{row['type']} {row['name']}")
    for row in valid:
        if row["level"] == "district" and len(communes[row["code"]]) >= COMMUNES:
            district = f"{row['type']} {row['name']}"
            yield provinces[row["parent_code"]], district, communes[row["code"]][:COMMUNES]


def write_workbook(path: Path, province: str, district: str, communes: list[str], period: str) -> None:
    """One ordinary workbook at ``path``; the same arguments give the same numbers."""
    usual, change = random.Random(f"{province}/{district}"), random.Random(f"{province}/{district}/{period}")
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Biểu 1")
    bold = book.add_format({"bold": True, "align": "center", "text_wrap": True})
    last = 1 + len(MODELS) * len(MEASURES)
    sheet.merge_range(0, 0, 0, 5, f"UBND {district.upper()}", bold)
    sheet.merge_range(0, 9, 0, last, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold)
    title = f"KẾT QUẢ XÂY DỰNG CÁC MÔ HÌNH HỌC TẬP {district.upper()}, {province.upper()} {period}"
    sheet.merge_range(2, 0, 2, last, title, bold)
    sheet.merge_range(5, 0, 6, 0, "STT", bold)
    sheet.merge_range(5, 1, 6, 1, "Xã, phường, thị trấn", bold)
    for index, model in enumerate(MODELS):
        column = 2 + index * len(MEASURES)
        sheet.merge_range(5, column, 5, column + len(MEASURES) - 1, model, bold)
        sheet.write_row(6, column, MEASURES, bold)
    sheet.write_row(7, 0, [f"({number})" for number in range(1, last + 2)], bold)
    totals = [0] * (len(MODELS) * len(MEASURES))
    for row, commune in enumerate(communes):
        figures: list[int] = []
        for scale in (6000, 2200, 40, 9, 14):
            total = round(usual.randint(scale // 2, scale) * change.uniform(0.95, 1.05))
            registered = round(total * (usual.uniform(0.6, 0.9) + change.uniform(0, 0.1)))
            recognised = round(registered * (usual.uniform(0.5, 0.9) + change.uniform(0, 0.1)))
            figures += [total, registered, recognised]
        totals = [before + figure for before, figure in zip(totals, figures, strict=True)]
        sheet.write_row(8 + row, 0, [row + 1, commune, *figures])
    sheet.write_row(8 + len(communes), 1, ["Tổng cộng", *totals], bold)
    sheet.write(10 + len(communes), last - 3, "TM. ỦY BAN NHÂN DÂN")
    sheet.write(11 + len(communes), last - 3, "CHỦ TỊCH")
    book.close()


def write_workbooks(folder: Path, count: int) -> list[Path]:
    """``count`` different ordinary workbooks in ``folder``, one a district and period: first those of whole
    years, then those of half years.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    for period, year in product(PERIODS, YEARS):
        for province, district, communes in districts_with_communes(year):
            if len(paths) == count:
                return paths
            path = folder / f"bieu_{len(paths):04}.xlsx"
            write_workbook(path, province, district, communes, period.format(year))
            paths.append(path)
    raise ValueError(f"the registry gives {len(paths)} such districts and periods, {count} were asked for")
