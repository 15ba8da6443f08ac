"""Keys by which names are compared, and the readings of a label."""

import unicodedata

import pytest

from pipelines.interpreting.bodies import is_body
from pipelines.interpreting.names import (
    cleaned,
    loose_key,
    marked_key,
    one_letter_apart,
    plain_key,
    plain_text,
)
from pipelines.interpreting.prefixes import readings
from pipelines.reference.areas import areas

SAME = [
    ("Hoà Bình", "Hòa Bình"),
    ("THUỶ AN", "Thủy An"),
    ("Bình  Yên ", "BÌNH\u00a0YÊN"),
    ("BìnhYên", "Bình Yên"),
    ("Ðắk Lắk", "Đắk Lắk"),
    ("Cư M’gar", "Cư M'gar"),
    ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
    ("Phường 01", "Phường 1"),
    ("1. Xã Canh Nậu", "Xã Canh Nậu"),
    ("Xã Canh Nậu (*)", "Xã Canh Nậu"),
    ("Xã Canh Nậu (1)", "Xã Canh Nậu"),
]
DIFFERENT = [
    ("Tân Hòa", "Tân Hóa"),
    ("Hòa Tan", "Hoa Tàn"),
    ("Phường 1", "Phường 11"),
    ("Tú 1", "Tu 21"),
    ("Đoan Hùng", "Doan Hùng"),
    ("Tân An", "Tấn An"),
    ("Cư Né", "Cứ Ne"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_writings_of_one_name_have_one_key(left: str, right: str) -> None:
    assert marked_key(cleaned(left)) == marked_key(cleaned(right))
    assert marked_key(cleaned(unicodedata.normalize("NFD", left))) == marked_key(cleaned(right))


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_names_of_two_places_have_two_keys(left: str, right: str) -> None:
    assert marked_key(cleaned(left)) != marked_key(cleaned(right))


def test_a_plain_key_has_no_diacritics() -> None:
    assert plain_key(cleaned("Đặng Xá")) == plain_key(cleaned("DANG XA")) == "dangxa"
    assert plain_text("trường thcs đông a") == "truong thcs dong a"


@pytest.mark.parametrize(
    ("left", "right"), [("Mỹ An", "Mĩ An"), ("Quý Lộc", "Quí Lộc"), ("Lý Sơn", "Lí Sơn")]
)
def test_a_lone_y_and_i_are_one_letter(left: str, right: str) -> None:
    assert loose_key(cleaned(left)) == loose_key(cleaned(right))


@pytest.mark.parametrize(("left", "right"), [("Tây An", "Tâi An"), ("Thúy", "Thúi"), ("Yên", "Iên")])
def test_other_y_are_not(left: str, right: str) -> None:
    assert loose_key(cleaned(left)) != loose_key(cleaned(right))


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("binhyen", "binhyem", True),
        ("binhyen", "binyen", True),
        ("binhyen", "abinhyen", True),
        ("binhyen", "binhyen", False),
        ("binhyen", "binhmen1", False),
        ("ab", "ba", False),
        ("", "a", True),
    ],
)
def test_one_letter_apart(left: str, right: str, apart: bool) -> None:
    assert one_letter_apart(left, right) is apart
    assert one_letter_apart(right, left) is apart


@pytest.mark.parametrize(
    ("label", "type_name", "name"),
    [
        ("Thị trấn Liên Quan", "Thị trấn", "liên quan"),
        ("TT. Liên Quan", "Thị trấn", "liên quan"),
        ("T.T Liên Quan", "Thị trấn", "liên quan"),
        ("TTLiên Quan", "Thị trấn", "liên quan"),
        ("X.Bình Yên", "Xã", "bình yên"),
        ("XãBình Yên", "Xã", "bình yên"),
        ("P.01", "Phường", "01"),
        ("P3", "Phường", "3"),
        ("H. Thạch Thất", "Huyện", "thạch thất"),
        ("Q.1", "Quận", "1"),
        ("TX Sơn Tây", "Thị xã", "sơn tây"),
        ("T.X. Sơn Tây", "Thị xã", "sơn tây"),
        ("Tp Lào Cai", "Thành phố", "lào cai"),
        ("xa Binh Yen", "Xã", "binh yen"),
        ("phuong trung", "Phường", "trung"),
        ("xabinhyen", "Xã", "binhyen"),
        ("ĐK Phú Quý", "Đặc khu", "phú quý"),
    ],
)
def test_prefixes_are_read(label: str, type_name: str, name: str) -> None:
    whole, *others = readings(cleaned(label))
    assert whole.type == ""
    assert [(way.type, way.name) for way in others] == [(type_name, name)]


@pytest.mark.parametrize("label", ["Phương Trung", "Xá Lượng", "Thi Sơn", "Huyền Tụng", "Quân Chu"])
def test_names_that_only_look_like_prefixes(label: str) -> None:
    assert [way.type for way in readings(cleaned(label))] == [""]


@pytest.mark.parametrize(
    "label",
    [
        "Phòng GDĐT", "Phòng Giáo dục và Đào tạo", "PHÒNG GD&ĐT", "Trường THCS Bình Yên",
        "Truong THCS Binh Yen", "Huyện đoàn",
        "Công an huyện", "Trạm y tế", "Trạm Y tế xã Bình Yên", "Khối cơ quan", "Hội Khuyến học huyện",
        "UBND huyện", "Trung tâm GDNN-GDTX", "Hội Cựu chiến binh", "Ban CHQS huyện", "Cơ quan Huyện ủy",
    ],
)  # fmt: skip
def test_bodies(label: str) -> None:
    assert is_body(cleaned(label))


def test_no_area_of_the_country_has_a_name_like_a_body() -> None:
    for area in areas().areas:
        for name in (area.name, area.full_name):
            assert not is_body(cleaned(name)), name
            assert not is_body(plain_text(cleaned(name))), name
