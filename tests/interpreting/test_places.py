"""The place that titles, sheet names and file names speak of."""

import pytest

from pipelines.interpreting.places import find_place
from pipelines.reference.areas import areas

REGISTRY = areas()


@pytest.mark.parametrize(
    ("year", "texts", "place"),
    [
        (2024, ["UBND HUYỆN THẠCH THẤT"], "276@2016-01-01"),
        (2024, ["UBND HUYEN THACH THAT"], "276@2016-01-01"),
        (2024, ["UBND HUYỆN BẮC SƠN\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO"], "185@2016-01-01"),
        (2024, ["HỘI KHUYẾN HỌC TỈNH LÀO CAI"], "10@2016-01-01"),
        (2024, ["HỘI KHUYẾN HỌC THÀNH PHỐ LÀO CAI"], "080@2020-03-01"),
        (2023, ["huyện Bảo Yên, tỉnh Lào Cai"], "087@2016-01-01"),
        (2023, ["bao-yen-2023"], "087@2016-01-01"),
        (2024, ["BC_ThachThat_2024.xlsx"], "276@2016-01-01"),
        (2024, ["BaoYen_LaoCai_2024.xlsx"], "087@2016-01-01"),
        (2024, ["Bieu tong hop XHHT Thach That 2024.xlsx"], "276@2016-01-01"),
        (2024, ["UBND XÃ BÌNH YÊN", "BC_ThachThat_2024.xlsx"], "09982@2016-01-01"),
        (2024, ["Bình Yên", "UBND huyện Thạch Thất"], "09982@2016-01-01"),
        (2024, ["UBND THỊ TRẤN LIÊN QUAN"], "09955@2016-01-01"),
        (2024, ["HUYỆN CHÂU THÀNH", "tỉnh Long An"], "808@2016-01-01"),
        (2024, ["huyện Cẩm Xuyên - Hà Tĩnh"], "446@2016-01-01"),
        (2024, ["TP. HCM", "Quận 1"], "760@2016-01-01"),
        (2024, ["Thừa Thiên - Huế"], "46@2016-01-01"),
        (2025, ["thành phố Huế"], "46@2025-01-01"),
        (2025, ["UBND XÃ THẠCH THẤT", "TP HÀ NỘI"], "09955@2025-07-01"),
        (2025, ["UBND huyện Thạch Thất"], "276@2016-01-01"),
        (2025, ["huyện Bảo Yên", "tỉnh Lào Cai"], "087@2016-01-01"),
        (2025, ["tỉnh Lào Cai"], "15@2025-07-01"),
        (2024, ["Lào Cai, ngày 15 tháng 12 năm 2024"], "10@2016-01-01"),
        (2024, ["huyện Bắc Sơn, tỉnh Lạng Sơn", "Bắc Sơn, ngày 5 tháng 1 năm 2025"], "185@2016-01-01"),
    ],
)
def test_the_most_specific_certain_place(year: int, texts: list[str], place: str) -> None:
    found = find_place(texts, REGISTRY, year)
    assert found.area and found.area.area_id == place
    assert found.ambiguous == ()
    assert {evidence.text for evidence in found.evidence} <= set(texts)
    assert any(evidence.area == found.area for evidence in found.evidence)


def test_the_order_of_texts_does_not_matter() -> None:
    texts = ["Bình Yên", "UBND huyện Thạch Thất", "Hà Nội, ngày 3 tháng 1 năm 2025"]
    places = {find_place(order, REGISTRY, 2024).area for order in (texts, texts[::-1])}
    assert {place and place.area_id for place in places} == {"09982@2016-01-01"}


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [""],
        ["Sheet1"],
        ["TH chung"],
        ["Gia đình"],
        ["BÁO CÁO kết quả xây dựng xã hội học tập năm 2024 của các xã, thị trấn trên địa bàn huyện"],
        ["Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc"],
        ["KẾT QUẢ CÔNG NHẬN GIA ĐÌNH HỌC TẬP, DÒNG HỌ HỌC TẬP, CỘNG ĐỒNG HỌC TẬP, ĐƠN VỊ HỌC TẬP"],
        ["Đơn vị tính: hộ", "Biểu số 01", "Phụ lục 2"],
        ["1. Gia đình hiếu học", "2. Dòng tộc hiếu học", "CỘNG ĐỒNG KHUYẾN HỌC"],
    ],
)
def test_texts_that_name_no_place(texts: list[str]) -> None:
    found = find_place(texts, REGISTRY, 2024)
    assert (found.area, found.ambiguous, found.evidence) == (None, (), ())


def test_the_name_of_a_model_is_no_commune_of_the_district() -> None:
    """Xã Hiếu lies in Kon Plông; "Gia đình hiếu học" does not speak of it."""
    texts = ["(Huyện Kon Plông, Tỉnh Kon Tum)", "1. Gia đình hiếu học"]
    found = find_place(texts, REGISTRY, 2022)
    assert found.area and found.area.full_name == "Huyện Kon Plông"
    named = find_place([*texts, "Hiếu"], REGISTRY, 2022)
    assert named.area and named.area.full_name == "Xã Hiếu"


def test_a_name_in_several_provinces_is_ambiguous_without_one() -> None:
    found = find_place(["HUYỆN CHÂU THÀNH"], REGISTRY, 2024)
    assert found.area is None
    assert len(found.ambiguous) == 10
    assert {area.name for area in found.ambiguous} == {"Châu Thành"}


def test_a_commune_in_several_districts_is_ambiguous_without_one() -> None:
    found = find_place(["UBND XÃ BÌNH YÊN"], REGISTRY, 2024)
    assert found.area is None
    assert {area.name for area in found.ambiguous} == {"Bình Yên"}


def test_two_districts_leave_their_province_certain() -> None:
    found = find_place(["huyện Thạch Thất", "huyện Quốc Oai"], REGISTRY, 2024)
    assert found.area and found.area.area_id == "01@2016-01-01"
    assert sorted(area.name for area in found.ambiguous) == ["Quốc Oai", "Thạch Thất"]


def test_repeating_a_name_proves_nothing() -> None:
    found = find_place(["huyện Thạch Thất"] * 5 + ["huyện Quốc Oai"], REGISTRY, 2024)
    assert found.district is None


def test_a_province_that_contradicts_the_district_is_ambiguous() -> None:
    found = find_place(["huyện Thạch Thất", "tỉnh Lào Cai"], REGISTRY, 2024)
    assert found.area is None
    assert {area.name for area in found.ambiguous} == {"Thạch Thất", "Lào Cai"}


def test_a_district_of_the_past_is_said_to_be_gone() -> None:
    found = find_place(["UBND huyện Thạch Thất", "Thành phố Hà Nội"], REGISTRY, 2026)
    assert found.area and found.area.name == "Hà Nội"
    assert [area.area_id for area in found.not_in_year] == ["276@2016-01-01"]


def test_a_bare_name_of_2025_that_was_a_district_and_is_a_commune() -> None:
    found = find_place(["ThachThat_2025.xlsx"], REGISTRY, 2025)
    assert found.area and found.area.name == "Hà Nội"
    assert {area.area_id for area in found.ambiguous} == {"276@2016-01-01", "09955@2025-07-01"}


def test_the_half_year_of_2025_is_that_of_the_old_province() -> None:
    assert find_place(["tỉnh Lào Cai"], REGISTRY, 2025, "half").area == REGISTRY.get("10@2016-01-01")


def test_every_district_is_found_with_its_province() -> None:
    """713 districts of 2018 written as titles have them, composed and without diacritics."""
    for area in REGISTRY.overlapping(2018, "district"):
        day = area.day_in(2018)
        province = REGISTRY.province_of(area, day)
        texts = [f"UBND {area.full_name.upper()}", province.full_name]
        found = find_place(texts, REGISTRY, 2018).area
        assert found and found.place_id == area.place_id, (texts, found)
