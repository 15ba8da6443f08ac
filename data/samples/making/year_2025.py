"""2025, when there is no district any more, and a summary of districts for the year before.

In Hà Nội the communes that took in those of the five districts report for themselves; in the other three
provinces the province's association has one table of them.
"""

from __future__ import annotations

from making import places
from making.bac_son import ORGANISATION, VILLAGE, put_own
from making.facts import Kind, Place, When
from making.figures import CITIZEN, CLAN, FAMILY, together
from making.heading import Heading, put_ending, put_heading
from making.paper import Column, Paper, put_header
from making.rows import Body, as_number, put_place, put_total

OLD = [("Hà Nội", "Thạch Thất"), ("Hà Nội", "Thanh Oai"), ("Lào Cai", "Bảo Yên")]
OLD += [("Hà Tĩnh", "Cẩm Xuyên"), ("Lạng Sơn", "Bắc Sơn")]
GROUPS = [
    ("Công dân học tập", CITIZEN),
    ("Gia đình học tập", FAMILY),
    ("Dòng họ học tập", CLAN),
    ("Cộng đồng học tập cấp thôn", VILLAGE),
    ("Đơn vị học tập cấp xã", ORGANISATION),
]
MEASURES = [("Tổng số", "total"), ("Đăng ký", "registered"), ("Công nhận", "recognised")]
SILENT = {"Bình Minh", "Nghĩa Đô", "Cẩm Lạc"}
LAST_DAY, TODAY = "2025-06-30", "2025-12-31"


def papers() -> list[Paper]:
    """All reports for 2025 and the summary of districts for 2024."""
    found = [district_summary()]
    for name in ("Hà Nội", "Lào Cai", "Hà Tĩnh", "Lạng Sơn"):
        followed = new_communes(name)
        if name == "Hà Nội":
            found += [commune_report(one) for one in followed if one.name not in SILENT]
        else:
            found.append(province_summary(name, followed))
    return found


def new_communes(province: str) -> list[Place]:
    """The communes that followed the districts of a province, also those that took from elsewhere."""
    before = places.province(province, LAST_DAY)
    old: list[Place] = []
    for name, district in OLD:
        if name == province:
            old += places.communes(places.district(district, before, LAST_DAY), LAST_DAY)
    return list(places.successors(old))


def commune_report(commune: Place) -> Paper:
    """A new commune's own report."""
    path = f"illustrative/2025/ha-noi/{places.file_name(commune)}-2025.xlsx"
    place = f"{commune.full_name}, thành phố Hà Nội"
    paper = Paper(path, place, "2025", "báo cáo của một xã mới, mô hình theo dòng")
    heading = Heading(
        "HỘI KHUYẾN HỌC THÀNH PHỐ HÀ NỘI",
        f"HỘI KHUYẾN HỌC {commune.full_name.upper()}",
        f"Số: {int(commune.code) % 30 + 1}/BC-HKH",
        f"{commune.name}, ngày 06 tháng 01 năm 2026",
        "KẾT QUẢ THỰC HIỆN CÁC MÔ HÌNH HỌC TẬP NĂM 2025",
        f"{commune.full_name}, thành phố Hà Nội",
    )
    put_own(paper.leaf("Năm 2025"), heading, commune, 2025)
    return paper


def province_summary(name: str, followed: list[Place]) -> Paper:
    """The table of a province's association: a new commune a row."""
    province = places.province(name, TODAY)
    ascii_name = {"Lào Cai": "lao-cai", "Hà Tĩnh": "ha-tinh", "Lạng Sơn": "lang-son"}[name]
    path = f"illustrative/2025/{ascii_name}-2025.xlsx"
    paper = Paper(path, province.full_name, "2025", "tổng hợp của tỉnh, mỗi dòng một xã mới")
    leaf = paper.leaf("Tổng hợp 2025")
    used = [Column(("STT",)), Column(("Xã, phường",)), *numbers(GROUPS)]
    heading = Heading(
        "HỘI KHUYẾN HỌC VIỆT NAM",
        f"HỘI KHUYẾN HỌC TỈNH {name.upper()}",
        "Số: 17/BC-HKH",
        f"{name}, ngày 15 tháng 01 năm 2026",
        "TỔNG HỢP KẾT QUẢ CÁC MÔ HÌNH HỌC TẬP NĂM 2025",
        f"Tỉnh {name} (các xã đã gửi báo cáo)",
    )
    row = put_header(leaf, put_heading(leaf, heading, len(used)), used, merged=True)
    body = Body(leaf, used, When(2025), as_number)
    reported = [one for one in followed if one.name not in SILENT]
    leaf.put(row, 2, "Tổng cộng")
    put_total(body, row, reported)
    for order, commune in enumerate(reported, start=1):
        leaf.put_row(row + order, [order, commune.full_name])
        put_place(body, row + order, commune)
    put_ending(leaf, row + len(reported) + 2, [], "Phạm Thị Minh Họa", len(used))
    return paper


def numbers(groups: list[tuple[str, Kind]]) -> list[Column]:
    """Column groups per model."""
    return [Column((title, text), kind, measure) for title, kind in groups for text, measure in MEASURES]


def district_summary() -> Paper:
    """Hà Nội in 2024: a district a row, its numbers the sums of all its communes; two districts reported."""
    path = "illustrative/ha-noi-2024.xlsx"
    paper = Paper(path, "Thành phố Hà Nội", "2024", "tổng hợp của thành phố, mỗi dòng một huyện")
    leaf = paper.leaf("Các huyện")
    used = [Column(("STT",)), Column(("Quận, huyện, thị xã",)), *numbers(GROUPS[1:])]
    heading = Heading(
        "HỘI KHUYẾN HỌC VIỆT NAM",
        "HỘI KHUYẾN HỌC THÀNH PHỐ HÀ NỘI",
        "Số: 25/BC-HKH",
        "Hà Nội, ngày 25 tháng 02 năm 2025",
        "KẾT QUẢ CÁC MÔ HÌNH HỌC TẬP CỦA CÁC QUẬN, HUYỆN, THỊ XÃ NĂM 2024",
        "Thành phố Hà Nội (các huyện đã gửi báo cáo)",
    )
    row = put_header(leaf, put_heading(leaf, heading, len(used)), used, merged=True)
    hanoi = places.province("Hà Nội", "2024-12-31")
    for order, name in enumerate(("Thạch Thất", "Thanh Oai"), start=1):
        district = places.district(name, hanoi, "2024-12-31")
        communes = places.communes(district, "2024-12-31")
        leaf.put_row(row, [order, district.full_name])
        for index, column in enumerate(used, start=1):
            if column.kind:
                value = together(communes, column.kind, 2024)[column.measure]
                leaf.put_fact((row, index), (district, When(2024), column.kind, column.measure), value)
        row += 1
    return paper
