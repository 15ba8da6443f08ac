"""Whom rows and sheets are of: committees that report for their commune, sheets named by districts."""

from __future__ import annotations

import pytest

from pipelines.interpreting.areas import MatchStatus, match_area
from pipelines.interpreting.places import find_place
from pipelines.reference.areas import areas
from tests.interpreting.building import codes, facts, interpreted, page

HEADER = [["STT", "Đơn vị báo cáo", "Tổng số hộ", "Số hộ đạt GĐHT"]]


@pytest.mark.parametrize("sender", ["UBND", "Hội Khuyến học", "HKH"])
def test_a_list_of_nothing_but_senders_is_one_of_their_communes(sender: str) -> None:
    rows = [[1, f"{sender} xã Bình Yên", 9, 8], [2, f"{sender} xã Cần Kiệm", 7, 6]]
    rows += [[3, f"{sender} thị trấn Liên Quan", 5, 4]]
    result = interpreted(page(HEADER, rows))
    assert [facts(result)[f"C{row}"][0] for row in (5, 6, 7)] == ["09982", "09991", "09955"]
    assert codes(result) == []


def test_among_other_bodies_a_committee_is_one() -> None:
    rows = [[1, "UBND xã Bình Yên", 9, 8], [2, "UBND xã Cần Kiệm", 7, 6], [3, "Trường THCS Bình Yên", 5, 4]]
    result = interpreted(page(HEADER, rows))
    assert result.observations == []
    assert codes(result)[0] == ("row_of_a_body", "B5")


def test_where_organisations_are_counted_a_committee_is_one() -> None:
    header = [["STT", "Đơn vị", "Đơn vị học tập", "<"], ["^", "^", "Đăng ký", "Đạt"]]
    rows = [[row, f"UBND xã {name}", 1, 1] for row, name in enumerate(("Bình Yên", "Cần Kiệm", "Hạ Bằng"), 1)]
    assert interpreted(page(header, rows)).observations == []


@pytest.mark.parametrize(
    ("name", "district"),
    [
        ("Tràng Định", "Huyện Tràng Định"),
        ("Bình Gia", "Huyện Bình Gia"),
        ("BC Bình Gia 2023.xlsx", "Huyện Bình Gia"),
    ],
)
def test_districts_named_with_words_of_other_texts(name: str, district: str) -> None:
    found = find_place([name], areas(), 2023).district
    assert found is not None
    assert found.full_name == district


@pytest.mark.parametrize("name", ["gia dinh", "Gia đình", "Trang 2", "Bao cao dinh ky 2025.xlsx"])
def test_words_of_other_texts_are_no_places(name: str) -> None:
    assert find_place([name], areas(), 2025).area is None


def test_a_ward_of_2025_with_the_name_of_one_that_ended_then_in_a_province_of_another_code() -> None:
    title = ("UBND PHƯỜNG LÀO CAI, TỈNH LÀO CAI", "GIA ĐÌNH HỌC TẬP NĂM 2025")
    result = interpreted(page([["Nội dung", "Tổng số", "Đạt"]], [["Gia đình học tập", 90, 80]], title=title))
    assert {one.area_id for one in result.observations} == {"02647@2025-07-01"}


@pytest.mark.parametrize("remark", ["(NTM)", "(xã NTM nâng cao)", "(miền núi)", "(KV III)", ", xã ĐBKK"])
def test_what_kind_of_commune_it_is_does_not_make_it_another(remark: str) -> None:
    registry = areas()
    district = next(area for area in registry.areas if area.full_name == "Huyện Thạch Thất")
    found = match_area(f"Xã Bình Yên {remark}", registry=registry, parent=district, year=2024)
    assert (found.status, found.area and found.area.name) == (MatchStatus.EXACT, "Bình Yên")


def test_another_place_behind_the_name_still_does() -> None:
    registry = areas()
    district = next(area for area in registry.areas if area.full_name == "Huyện Thạch Thất")
    found = match_area("Xã Bình Yên (huyện Quốc Oai)", registry=registry, parent=district, year=2024)
    assert found.status == MatchStatus.PROPOSED
