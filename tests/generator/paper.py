"""What stands around a table: letterhead, title, unit line, notes; and where place and year are said."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from tests.generator.places import Place, Region
from tests.generator.sheets import Page


def year_words(draw: Random, year: int, period: str) -> str:
    """How a title says the period."""
    if period == "half":
        return draw.choice(
            [f"6 tháng đầu năm {year}", f"sáu tháng đầu năm {year}", f"6 THÁNG ĐẦU NĂM {year}"]
        )
    return draw.choice(
        [f"năm {year}", f"NĂM {year}", f"tính đến 31/12/{year}", f"Năm {year}", f"tính đến ngày 31/12/{year}"]
    )


def place_words(region: Region, commune: Place | None = None) -> str:
    """The reporting place with everything it lies in."""
    parts = [commune, region.district, region.province]
    return ", ".join(part.full_name for part in parts if part)


class Saying(NamedTuple):
    """Where a file says its year and its place.

    ``year``: title, sheet, file, nowhere, school (a school year, which is no year of data). ``place``: title,
    file, head (the letterhead alone).
    """

    year: str = "title"
    place: str = "title"


def put_top(
    draw: Random, page: Page, region: Region, title: str, saying: Saying, *, commune: Place | None = None
) -> int:
    """Write letterhead and title; the row after them."""
    row = 1
    if saying.place == "head" or draw.random() < 0.6:
        row = put_letterhead(draw, page, region, commune, dated=saying.year == "title")
    said = year_words(draw, region.year, region.period) if saying.year == "title" else ""
    said = f"năm học {region.year - 1} - {region.year}" if saying.year == "school" else said
    where = place_words(region, commune) if saying.place == "title" else ""
    if draw.random() < 0.5:
        page.put(row, 1, f"{title} {said}".strip())
        if where:
            page.put(row + 1, 1, f"({where})")
        row += 2
    else:
        page.put(row, 1, " ".join(f"{title} {where} {said}".split()))
        row += 1
    if draw.random() < 0.4:
        page.put(row, 4, draw.choice(["Đơn vị tính: hộ, dòng họ, đơn vị", "ĐVT: số lượng"]))
        row += 1
    return row + draw.randint(0, 2)


def put_letterhead(draw: Random, page: Page, region: Region, commune: Place | None, *, dated: bool) -> int:
    """Write who sends it and the motto; the row after. The date is early in the year after the report's."""
    chain = [part for part in (region.province, region.district, commune) if part]
    above, sender = chain[-2:] if len(chain) > 1 else [chain[0], chain[0]]
    page.put(1, 1, f"{'UBND' if draw.random() < 0.5 else 'HỘI KHUYẾN HỌC'} {above.full_name.upper()}")
    page.put(1, 6, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    page.put(2, 1, f"HỘI KHUYẾN HỌC {sender.full_name.upper()}")
    page.put(2, 6, "Độc lập - Tự do - Hạnh phúc")
    page.put(3, 1, f"Số: {draw.randint(1, 99)}/BC-HKH")
    if dated:
        page.put(3, 6, f"Ngày {draw.randint(1, 28)} tháng 1 năm {region.year + 1}")
    return 4 + draw.randint(0, 1)


def put_bottom(draw: Random, page: Page, row: int) -> None:
    """Write notes, receivers and a signature."""
    if draw.random() < 0.5:
        page.put(
            row + 1,
            1,
            draw.choice(["Ghi chú: số liệu do các xã báo cáo.", "* Nguồn: báo cáo của các đơn vị"]),
        )
    if draw.random() < 0.5:
        page.put(row + 2, 1, "Nơi nhận:")
        page.put(row + 3, 1, "- Như trên;")
        page.put(row + 4, 1, "- Lưu: VT.")
        page.put(row + 2, 5, "TM. BAN THƯỜNG VỤ")
        page.put(row + 3, 5, "CHỦ TỊCH")
