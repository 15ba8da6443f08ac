"""Places: their labels, their order, and that they are found without diacritics."""

from __future__ import annotations

import datetime as dt

import pytest

from pages.kit.places import REFORM, Place, fold, inside, label, opening_place

OLD, ENDED = dt.date(2016, 1, 1), REFORM


def _place(place_id: str, level: str, name: str, district: str = "", **more: object) -> Place:
    kind = {"province": "Tỉnh", "district": "Huyện", "commune": "Xã"}[level]
    usual = {"valid_from": OLD, "valid_to": None, "communes": 0, "expected": 1, "figures": 1, **more}
    return Place(
        place_id,
        level,
        name,
        f"{kind} {name}",
        district,
        f"Huyện {district}" if district else "",
        "P",
        "Tỉnh P",
        **usual,
    )


PROVINCE = _place("P", "province", "P")
DISTRICTS = [_place("D1", "district", "Bắc Sơn", "D1"), _place("D2", "district", "Thạch Thất", "D2")]
COMMUNES = [_place("c1", "commune", "Bình Yên", "D2"), _place("c2", "commune", "Đại Đồng", "D1")]
NEW = _place("n1", "commune", "Thạch Thất", valid_from=REFORM)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Thạch Thất", "thach that"),
        ("ĐẠI ĐỒNG", "dai dong"),
        ("Xã Hoà Lạc", "xa hoa lac"),
        ("Krông Nô", "krong no"),
    ],
)
def test_fold(text: str, plain: str) -> None:
    assert fold(text) == plain


def test_a_label_tells_places_of_one_name_apart() -> None:
    assert label(COMMUNES[0]) == "Xã Bình Yên · Huyện D2"
    assert label(NEW) == "Xã Thạch Thất · từ 7/2025"
    assert label(DISTRICTS[1]) == "Huyện Thạch Thất"
    assert label(PROVINCE) == PROVINCE.name


def test_what_ended_says_until_when() -> None:
    ended = DISTRICTS[1]._replace(valid_to=dt.date(2025, 7, 1))
    assert label(ended) == "Huyện Thạch Thất · đến 6/2025"


def test_inside_a_province_each_district_is_followed_by_its_communes() -> None:
    order = inside([NEW, *COMMUNES, *DISTRICTS, PROVINCE], "P")
    assert [place.place_id for place in order] == ["P", "D1", "c2", "D2", "c1", "n1"]


def test_the_fullest_place_opens_first() -> None:
    half = _place("H", "province", "Nửa", communes=44, expected=579)
    full = _place("F", "district", "Đủ", "F", communes=22, expected=23)
    assert opening_place([half, full, PROVINCE]) == full


def test_a_name_inside_a_sentence() -> None:
    assert DISTRICTS[1].words == "huyện Thạch Thất"
