"""Which area a label names: certain inside its parent and year, or held back and why."""

import datetime as dt

import pytest

from pipelines.interpreting.area_search import said_in_full
from pipelines.interpreting.areas import AreaMatch, match_area
from pipelines.reference.areas import Area, areas

REGISTRY = areas()
THACH_THAT = REGISTRY.get("276@2016-01-01")
HA_NOI = REGISTRY.get("01@2016-01-01")


def district(name: str, province: str, year: int = 2024) -> Area:
    day = dt.date(year, 6, 30)
    (found,) = [
        area
        for area in REGISTRY.all_on("district", day)
        if area.name == name and REGISTRY.province_of(area, day).name == province
    ]
    return found


def match(name: str, parent: Area | None = THACH_THAT, year: int = 2024, **said: str) -> AreaMatch:
    return match_area(name, registry=REGISTRY, parent=parent, year=year, **said)


@pytest.mark.parametrize(
    "label",
    [
        "Xã Bình Yên", "Bình Yên", "BÌNH YÊN", "binh yen", "Xa Binh Yen", "X.Bình Yên", "x. bình yên",
        "XãBình Yên", "Bình  Yên", "1. Xã Bình Yên", "Xã Bình Yên, huyện Thạch Thất", "Xã Bình Yên (*)",
        "Xã Bình Yên, huyện Thạch Thất, thành phố Hà Nội", "Xã Bình Yên - Thạch Thất",
        "Bình Yên (Thạch Thất)",
    ],
)  # fmt: skip
def test_writings_of_one_commune(label: str) -> None:
    found = match(label)
    assert (found.status, found.certain) == ("exact", True)
    assert found.area and found.area.area_id == "09982@2016-01-01"


@pytest.mark.parametrize("label", ["Bính Yên", "Binh Yên", "Xã Binh Yen", "Xã Bính Yên"])
def test_diacritics_must_agree_where_there_are_any(label: str) -> None:
    found = match(label)
    assert (found.status, found.certain) == ("proposed", False)
    assert found.area and found.area.name == "Bình Yên"


def test_the_prefix_settles_two_areas_of_one_name() -> None:
    """A thị trấn and a xã of one name in one district: the short name is ambiguous, the full one is not."""
    for year in range(2016, 2025):
        for parent in REGISTRY.overlapping(year, "district"):
            communes = REGISTRY.children(parent, parent.day_in(year))
            names = [area.name for area in communes]
            twins = [area for area in communes if names.count(area.name) == 2]
            if twins:
                assert match(twins[0].name, parent, year, level="commune").status == "ambiguous"
                assert {area.area_id for area in match(twins[0].name, parent, year).candidates} >= {
                    area.area_id for area in twins
                }
                for twin in twins:
                    assert match(twin.full_name, parent, year).area == twin
                return
    pytest.fail("no district with two communes of one name was found")


def test_phuong_trung_is_no_phuong() -> None:
    thanh_oai = district("Thanh Oai", "Hà Nội")
    for label in ("Phương Trung", "Xã Phương Trung", "phuong trung", "X. Phuong Trung"):
        found = match(label, thanh_oai)
        assert (found.status, found.area and found.area.full_name) == ("exact", "Xã Phương Trung")


@pytest.mark.parametrize("label", ["P.1", "P1", "Phường 01", "phuong 1", "P. 1", "Phường 1"])
def test_numbered_wards(label: str) -> None:
    binh_thanh = district("Bình Thạnh", "Hồ Chí Minh")
    found = match(label, binh_thanh)
    assert (found.status, found.area and found.area.full_name) == ("exact", "Phường 1")


def test_a_bare_number_is_a_question() -> None:
    found = match("1", district("Bình Thạnh", "Hồ Chí Minh"))
    assert (found.status, found.certain) == ("proposed", False)
    assert match("Phường 4", district("Bình Thạnh", "Hồ Chí Minh")).status != "exact"  # there is none


def test_a_wrong_type_is_a_question() -> None:
    found = match("Thị trấn Bình Yên")
    assert (found.status, found.area and found.area.full_name) == ("proposed", "Xã Bình Yên")


def test_the_only_town_called_by_its_type_is_a_question() -> None:
    found = match("Thị trấn")
    assert (found.status, found.area and found.area.full_name) == ("proposed", "Thị trấn Liên Quan")
    assert match("Xã").status == "unknown"


def test_a_slip_of_one_letter_is_a_question() -> None:
    found = match("Xã Bình Yêm")
    assert (found.status, found.certain) == ("proposed", False)
    assert found.area and found.area.name == "Bình Yên"


def test_a_commune_of_another_district() -> None:
    found = match("Xã Sài Sơn")
    assert (found.status, found.area) == ("elsewhere", None)
    (where,) = found.candidates
    assert said_in_full(where, REGISTRY) == "Xã Sài Sơn, Huyện Quốc Oai, Thành phố Hà Nội (đến 30/06/2025)"


def test_a_commune_that_had_ended() -> None:
    """Canh Nậu merged on 1 January 2025: it is there for 2024 and not for 2025."""
    assert match("Xã Canh Nậu", year=2024).status == "exact"
    found = match("Xã Canh Nậu", year=2025)
    assert found.status == "not_in_year"
    assert [area.last_day for area in found.candidates] == [dt.date(2024, 12, 31)]


def test_bodies_are_no_areas() -> None:
    for label in ("Phòng GDĐT", "Trường THCS Bình Yên", "Công an huyện", "Trạm y tế xã Bình Yên", "UBND xã"):
        assert match(label) == AreaMatch("body")


@pytest.mark.parametrize(
    "label", ["UBND xã Bình Yên", "Hội Khuyến học xã Bình Yên", "HKH Xã Bình Yên", "ubnd xa binh yen"]
)
def test_a_body_that_reports_for_an_area_names_it(label: str) -> None:
    found = match(label)
    assert (found.status, found.area, found.certain) == ("body", None, False)
    assert [area.area_id for area in found.candidates] == ["09982@2016-01-01"]


@pytest.mark.parametrize(
    "label", ["", "   ", "Tổng cộng", "*", "...", "Ghi chú", "Xã Bình Yên " + "1" * 100_000, " (" * 5_000]
)
def test_what_names_nothing(label: str) -> None:
    assert match(label).status == "unknown"


def test_a_named_parent_that_is_not_the_parent_is_a_question() -> None:
    assert match("Xã Bình Yên, huyện Quốc Oai").status == "proposed"


def test_districts_in_a_summary_of_the_province() -> None:
    assert match("Thạch Thất", HA_NOI, 2024).area == THACH_THAT
    assert match("H. Thạch Thất", HA_NOI, 2024).area == THACH_THAT
    assert match("TX Sơn Tây", HA_NOI, 2024).status == "exact"
    assert match("Huyện Thạch Thất", HA_NOI, 2026).status == "not_in_year"


def test_the_parent_and_the_period_of_2025_decide_the_generation() -> None:
    old = REGISTRY.get("09982@2016-01-01")
    assert match("Bình Yên", THACH_THAT, 2025).area == old
    assert match("Thạch Thất", HA_NOI, 2025).area == REGISTRY.get("09955@2025-07-01")
    assert match("Thạch Thất", HA_NOI, 2025, period="half").area == THACH_THAT
    assert match("Huyện Thạch Thất", HA_NOI, 2025).area == THACH_THAT
    assert match("Xã Bình Yên", HA_NOI, 2026, level="commune").status == "not_in_year"
    assert match("Xã Bình Yên", HA_NOI, 2024, level="commune").area == old


def test_the_version_of_the_last_day_stands_for_a_year() -> None:
    """Lộc Ninh in Đồng Nai was a xã until 29 April 2026 and is a phường since."""
    dong_nai = REGISTRY.get("75@2026-04-30")
    for label in ("Xã Lộc Ninh", "Phường Lộc Ninh", "Lộc Ninh"):
        assert match(label, dong_nai, 2026).area == REGISTRY.valid_on(
            "commune", match("Lộc Ninh", dong_nai, 2026).candidates[0].code, dt.date(2026, 12, 31)
        )
    old = match("Xã Lộc Ninh", REGISTRY.get("75@2025-07-01"), 2025).area
    assert old and old.full_name == "Xã Lộc Ninh"


def test_former_names_and_other_spellings_are_aliases() -> None:
    tinh_gia = match("Tĩnh Gia", REGISTRY.get("38@2016-01-01"), 2021, level="district")
    assert (tinh_gia.status, tinh_gia.area and tinh_gia.area.full_name) == ("alias", "Thị xã Nghi Sơn")
    assert match("TP HCM", None, 2024).area == REGISTRY.get("79@2016-01-01")
    assert match("Qui Nhơn", REGISTRY.get("52@2016-01-01"), 2024, level="district").status == "alias"


def test_provinces_that_went_are_not_taken_for_those_that_took_them_in() -> None:
    assert match("Bình Định", None, 2025).area == REGISTRY.get("52@2016-01-01")
    gone = match("Bình Định", None, 2026)
    assert (gone.status, [area.area_id for area in gone.candidates]) == ("not_in_year", ["52@2016-01-01"])


def test_district_names_of_several_provinces_need_their_province() -> None:
    found = match("Châu Thành", None, 2024, level="district")
    assert found.status == "ambiguous"
    assert len(found.candidates) > 5
    assert match("Châu Thành", REGISTRY.get("80@2016-01-01"), 2024).status == "exact"


def test_the_district_itself_as_a_row() -> None:
    assert match("Huyện Thạch Thất").area == THACH_THAT
    assert match("Huyện Thạch Thất", level="commune").area is None


@pytest.mark.parametrize(
    ("label", "district_name", "province", "full_name"),
    [
        ("Phường Mỹ Đình I", "Nam Từ Liêm", "Hà Nội", "Phường Mỹ Đình 1"),
        ("P. Mỹ Đình II", "Nam Từ Liêm", "Hà Nội", "Phường Mỹ Đình 2"),
        ("TT NT Việt Lâm", "Vị Xuyên", "Hà Giang", "Thị trấn Nông trường Việt Lâm"),
        ("Thị trấn Nông trường Phong Hải", "Bảo Thắng", "Lào Cai", "Thị trấn N.T Phong Hải"),
    ],
)
def test_usual_variants_of_a_name(label: str, district_name: str, province: str, full_name: str) -> None:
    found = match(label, district(district_name, province))
    assert (found.status, found.area and found.area.full_name) == ("alias", full_name)


def test_a_dash_inside_a_name_is_no_end_of_it() -> None:
    found = match("Bà Rịa - Vũng Tàu", None, 2024)
    assert (found.status, found.area and found.area.code) == ("exact", "77")
    assert match("Xã Bình Yên - Quốc Oai").certain is False


def test_another_spelling_of_a_commune_that_has_ended_is_known_too() -> None:
    trung_khanh = district("Trùng Khánh", "Cao Bằng")
    for name in ("Xã Thông Huề", "Xã Thông Hoè"):
        found = match(name, trung_khanh)
        assert found.status == "not_in_year"
        assert {area.name for area in found.candidates} == {"Thông Huề"}
    assert match("Xã Thông Hoè", trung_khanh, 2019).certain
