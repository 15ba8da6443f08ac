"""Names that a person reads in a second: shared by neighbours, with a numeral, with what it was made of."""

from __future__ import annotations

import pytest

from tests.interpreting.building import codes, facts, interpreted, page
from tests.reading.building import sheet_of

HEADER = [["STT", "Đơn vị", "Số hộ đăng ký", "Số hộ đạt"]]
TRA_CU = ("UBND HUYỆN TRÀ CÚ, TỈNH TRÀ VINH", "GIA ĐÌNH HỌC TẬP NĂM 2024")
HAI_CHAU = ("UBND QUẬN HẢI CHÂU", "GIA ĐÌNH HỌC TẬP NĂM 2024")
LANG_SON = ("TỈNH LẠNG SƠN", "GIA ĐÌNH HỌC TẬP NĂM 2025")


def test_the_bare_name_is_the_neighbour_that_no_other_row_names() -> None:
    rows = [[1, "TT Định An", 9, 8], [2, "Định An", 7, 6], [3, "Đại An", 5, 4]]
    found = facts(interpreted(page(HEADER, rows, title=TRA_CU)))
    assert [found[cell][0] for cell in ("C5", "C6", "C7")] == ["29462", "29494", "29491"]


@pytest.mark.parametrize("beside", [["Đại An"], ["Định An"], ["TT Định An", "Định An"]])
def test_it_stays_open_where_nothing_tells(beside: list[str]) -> None:
    rows = [[1, "Định An", 9, 8], *([at, name, 7, 6] for at, name in enumerate(beside, start=2))]
    result = interpreted(page(HEADER, rows, title=TRA_CU))
    assert ("ambiguous_area", "B5") in codes(result)
    assert not {"C5", "D5"} & facts(result).keys()


@pytest.mark.parametrize(("name", "code"), [("Hải Châu 1", "20236"), ("Hải Châu I", "20236"), ("HC 2", "")])
def test_roman_and_arabic_numerals_are_one(name: str, code: str) -> None:
    found = facts(interpreted(page(HEADER, [[1, name, 9, 8], [2, "Bình Hiên", 7, 6]], title=HAI_CHAU)))
    assert found.get("C5", ("",))[0] == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("P. Đông Kinh (P. Đông Kinh, P. Vĩnh Trại, xã Mai Pha, xã Yên Trạch cũ)", "05977"),
        ("Phường Đông Kinh (sáp nhập P. Đông Kinh, P. Vĩnh Trại, xã Mai Pha và xã Yên Trạch)", "05977"),
        ("Phường Đông Kinh (mới)", "05977"),
        ("Phường Đông Kinh (sau sáp nhập)", "05977"),
        ("Phường Đông Kinh (P. Đông Kinh, xã Mai Pha cũ)", ""),
        ("Phường Đông Kinh (xã Mai Pha)", ""),
        ("Phường Đông Kinh (P. Đông Kinh, P. Vĩnh Trại, xã Mai Pha, xã Yên Trạch, xã Lạ)", ""),
    ],
)
def test_what_a_commune_was_made_of_may_stand_behind_it_in_full(name: str, code: str) -> None:
    found = facts(interpreted(page(HEADER, [[1, name, 9, 8], [2, "Phường Tam Thanh", 7, 6]], title=LANG_SON)))
    assert found.get("C5", ("",))[0] == code


def test_a_section_whose_name_reads_like_words_of_headers_leads_its_hamlets() -> None:
    """ "Đô Lương" is a commune and no "do … lượng"; its hamlet has the name of another commune."""
    rows = [["I", "Xã Đô Lương", 32, 30], [1, "Nà Lụ", 12, 10], [2, "Anh Sơn Đông", 20, 20]]
    found = facts(interpreted(page(HEADER, rows, title=("TỈNH NGHỆ AN", "GIA ĐÌNH HỌC TẬP NĂM 2025"))))
    assert {cell: fact[0] for cell, fact in found.items()} == {"C5": "17662", "D5": "17662"}


def test_a_commune_that_happens_to_be_the_sum_of_bare_names_is_none() -> None:
    rows = [
        [1, "TT Định An", 30, 20],
        [2, "Đại An", 20, 10],
        [3, "Ngọc Biên", 5, 4],
        [None, "Xã Kim Sơn", 55, 34],
    ]
    found = facts(interpreted(page(HEADER, rows, title=TRA_CU)))
    assert found["C8"][0] == "29482"


@pytest.mark.parametrize("name", ["Đại An (7 ấp)", "Xã Đại An (có 7 ấp)", "Đại An (mới)"])
def test_a_count_behind_a_name_is_no_other_place(name: str) -> None:
    assert facts(interpreted(page(HEADER, [[1, name, 9, 8]], title=TRA_CU)))["C5"][0] == "29491"


def test_what_cannot_be_read_under_a_header_that_is_not_understood_is_named() -> None:
    header = [["Đơn vị", "Số hộ đăng ký", "Số hộ lạ kỳ đạt"]]
    result = interpreted(page(header, [["Đại An", 90, "1,9,18"], ["Ngọc Biên", 70, 60]], title=TRA_CU))
    assert ("header_not_understood", "C4") in codes(result)
    only = interpreted(page(header, [["Đại An", 90, "1.85"], ["Ngọc Biên", 70, "1.855"]], title=TRA_CU))
    assert ("header_not_understood", "C4") in codes(only)


@pytest.mark.parametrize(
    "name", ["Xã Tân Thành - H. Bắc Sơn", "Xã Tân Thành (huyện Bắc Sơn)", "Xã Tân Thành, Bắc Sơn"]
)
def test_the_district_behind_a_name_tells_neighbours_of_one_name_apart(name: str) -> None:
    title = ("TỈNH LẠNG SƠN", "GIA ĐÌNH HỌC TẬP NĂM 2024")
    assert facts(interpreted(page(HEADER, [[1, name, 9, 8]], title=title)))["C5"][0] == "06379"


COVER = sheet_of([["UBND HUYỆN BẮC SƠN"], ["BÁO CÁO XÂY DỰNG XÃ HỘI HỌC TẬP"], ["NĂM 2023"]], name="Bìa")


def test_a_cover_sheet_says_place_and_year_of_sheets_that_do_not() -> None:
    header = ["STT", "Đơn vị", "Đăng ký", "Đạt"]
    untitled = [sheet_of([header, [1, "Long Đống", 9, 8]], name=name) for name in ("1-GĐHT", "2-DHHT")]
    found = interpreted(COVER, *untitled).observations
    assert [(one.area_id[:5], one.year, one.model) for one in found if one.measure == "recognised"] == [
        ("06328", 2023, "family"),
        ("06328", 2023, "clan"),
    ]


def test_a_sheet_that_says_its_own_year_does_not_take_the_covers() -> None:
    titled = page(HEADER, [[1, "Long Đống", 9, 8]], title=("HUYỆN BẮC SƠN", "GIA ĐÌNH HỌC TẬP NĂM 2024"))
    assert {one.year for one in interpreted(COVER, titled).observations} == {2024}


def test_a_guide_behind_the_tables_says_nothing_of_them() -> None:
    untitled = sheet_of([*HEADER, [1, "Long Đống", 9, 8]], name="GĐHT")
    assert interpreted(untitled, COVER).observations == []


def test_a_file_name_does_not_choose_between_the_years_of_a_title() -> None:
    header = [["STT", "Đơn vị", "Tổng số hộ", "Hộ đạt năm 2023", "Hộ đạt năm 2024"]]
    title = ("UBND HUYỆN BẮC SƠN", "GIA ĐÌNH HỌC TẬP NĂM 2023 VÀ NĂM 2024")
    result = interpreted(
        page(header, [[1, "Long Đống", 9, 7, 8]], title=title), file_name="bao cao 2024.xlsx"
    )
    assert {cell: fact[1] for cell, fact in facts(result).items()} == {"D5": 2023, "E5": 2024}
    assert ("column_without_year", "C4") in codes(result)
    assert result.held_back == 1


def test_another_spelling_of_a_name_goes_with_the_type_of_its_area() -> None:
    title = ("UBND HUYỆN VÕ NHAI, TỈNH THÁI NGUYÊN", "GIA ĐÌNH HỌC TẬP NĂM 2024")
    rows = [[1, "Xã Thần Sa", 9, 8], [2, "Thần Xa", 9, 8]]
    found = facts(interpreted(page(HEADER, rows[:1], title=title)))
    assert found["C5"][0] == facts(interpreted(page(HEADER, rows[1:], title=title)))["C5"][0] == "05725"
