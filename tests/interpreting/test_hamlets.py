"""Rows of hamlets, whatever the communes next door are called, and the rows of communes above them."""

from __future__ import annotations

import pytest

from tests.interpreting.building import codes, facts, interpreted, page

HEADER = ["STT", "Đơn vị", "Tổng số hộ", "Đăng ký", "Đạt"]
DISTRICT = ("UBND HUYỆN BẢO YÊN, TỈNH LÀO CAI", "GIA ĐÌNH HỌC TẬP NĂM 2024")
COMMUNE = ("UBND XÃ XUÂN HOÀ", "HUYỆN BẢO YÊN, TỈNH LÀO CAI", "GIA ĐÌNH HỌC TẬP NĂM 2024")
TAN_DUONG, MINH_TAN, XUAN_HOA = "02965", "02977", "02962"
NAMED_LIKE_COMMUNES = [[1, "Tân Dương", 100, 90, 80], [2, "Minh Tân", 110, 100, 90], [3, "Lụ", 50, 40, 30]]
TOTAL = [None, "Tổng cộng", 260, 230, 200]


def headed(name: str) -> list[list[str]]:
    return [[HEADER[0], name, *HEADER[2:]]]


@pytest.mark.parametrize("name", ["Thôn", "Thôn, bản", "Khu dân cư", "Tổ dân phố"])
def test_names_under_a_head_of_hamlets_are_no_communes(name: str) -> None:
    result = interpreted(page(headed(name), NAMED_LIKE_COMMUNES, title=COMMUNE))
    assert result.observations == []
    assert codes(result) == [("row_of_hamlet", f"B{row}") for row in (6, 7, 8)]


@pytest.mark.parametrize("name", ["Thôn", "Đơn vị"])
def test_their_total_is_the_communes_report(name: str) -> None:
    result = interpreted(page(headed(name), [*NAMED_LIKE_COMMUNES, TOTAL], title=COMMUNE))
    assert {(one.area_id[:5], one.cell, one.value) for one in result.observations} == {
        (XUAN_HOA, "C9", 260),
        (XUAN_HOA, "D9", 230),
        (XUAN_HOA, "E9", 200),
    }


def test_in_a_communes_table_a_neighbours_name_is_held_back() -> None:
    result = interpreted(page(headed("Đơn vị"), NAMED_LIKE_COMMUNES, title=COMMUNE))
    assert result.observations == []
    assert codes(result) == [("ambiguous_area", "B6"), ("ambiguous_area", "B7"), ("row_of_hamlet", "B8")]
    assert "thôn, tổ dân phố của Xã Xuân Hoà" in result.findings[0].message_vi


def test_a_list_of_communes_with_the_named_one_among_them_is_one() -> None:
    title = ("UBND HUYỆN BẢO YÊN", "Thị trấn Phố Ràng, ngày 5 tháng 12 năm 2024", "GIA ĐÌNH HỌC TẬP NĂM 2024")
    rows = [[1, "Tân Dương", 100, 90, 80], [2, "Minh Tân", 110, 100, 90], [3, "Phố Ràng", 50, 40, 30]]
    assert len(interpreted(page(headed("Đơn vị"), rows, title=title)).observations) == 9


@pytest.mark.parametrize("hamlet", ["Minh Tân", "Thôn Minh Tân"])
def test_communes_with_their_hamlets_below_them(hamlet: str) -> None:
    rows = [
        ["I", "Xã Tân Dương", 300, 200, 150],
        [1, hamlet, 100, 80, 70],
        [2, "Thôn Kim Sơn", 200, 120, 80],
        ["II", "Xã Minh Tân", 500, 400, 300],
        [1, "Thôn Một", 250, 200, 150],
        [2, "Thôn Hai", 250, 200, 150],
        [None, "Tổng cộng", 800, 600, 450],
    ]
    result = interpreted(page([HEADER], rows, title=DISTRICT))
    found = {cell: (fact[0], fact[-1]) for cell, fact in facts(result).items()}
    assert found == {
        "C5": (TAN_DUONG, 300),
        "D5": (TAN_DUONG, 200),
        "E5": (TAN_DUONG, 150),
        "C8": (MINH_TAN, 500),
        "D8": (MINH_TAN, 400),
        "E8": (MINH_TAN, 300),
    }
    assert codes(result) == [("row_of_hamlet", f"B{row}") for row in (6, 7, 9, 10)]


def test_a_total_that_is_not_the_sum_of_the_communes_is_told() -> None:
    rows = [
        ["I", "Xã Tân Dương", 300, 200, 150],
        [1, "Thôn Kim Sơn", 300, 200, 150],
        ["II", "Xã Minh Tân", 500, 400, 300],
        [1, "Thôn Một", 500, 400, 300],
        [None, "Tổng cộng", 900, 600, 450],
    ]
    assert ("total_not_sum", "C9") in codes(interpreted(page([HEADER], rows, title=DISTRICT)))


def test_hamlets_in_a_column_beside_their_communes() -> None:
    header = [["STT", "Xã", "Thôn", "Tổng số hộ", "Đăng ký", "Đạt"]]
    rows = [
        [1, "Xã Tân Dương", "Minh Tân", 100, 80, 70],
        [2, None, "Kim Sơn", 200, 120, 80],
        [3, "Xã Minh Tân", "Mạ", 250, 200, 150],
    ]
    result = interpreted(page(header, rows, title=DISTRICT))
    assert result.observations == []
    assert codes(result) == [("row_of_hamlet", f"C{row}") for row in (5, 6, 7)]


def test_a_name_that_begins_like_a_type_of_commune_has_none() -> None:
    title = ("UBND PHƯỜNG MINH KHAI", "THÀNH PHỐ HÀ GIANG, TỈNH HÀ GIANG", "GIA ĐÌNH HỌC TẬP NĂM 2022")
    rows = [[1, "Phương Độ", 100, 90, 80], [2, "Phương Thiện", 110, 100, 90], [3, "Đội 3", 50, 40, 30]]
    result = interpreted(page(headed("Thôn"), rows, title=title))
    assert result.observations == []
    assert codes(result) == [("row_of_hamlet", f"B{row}") for row in (6, 7, 8)]


def test_a_commune_without_diacritics_that_reads_like_words_of_headers_leads_its_hamlets() -> None:
    """ "Xa Luong Bang" is no "lượng … bảng"."""
    title = ("HOI KHUYEN HOC HUYEN CHO DON, TINH BAC KAN", "KET QUA GIA DINH HOC TAP NAM 2021")
    rows = [
        ["I", "Xa Luong Bang", 60, 50, 40],
        [1, "Cay Da", 40, 30, 30],
        [2, "Thon Quang Bach", 20, 20, 10],
        ["II", "Xa Yen My", 50, 40, 30],
        [1, "Thon Yen Thuong", 50, 40, 30],
    ]
    result = interpreted(page([["STT", "Xa, thon", "Tong so", "Dang ky", "Cong nhan"]], rows, title=title))
    assert {one.cell for one in result.observations} == {"C5", "D5", "E5", "C8", "D8", "E8"}
