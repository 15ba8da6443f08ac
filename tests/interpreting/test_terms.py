"""What the words of a text say: levels after the names of models."""

from __future__ import annotations

import pytest

from pipelines.interpreting.axes import kind_of
from pipelines.interpreting.terms import said
from pipelines.reference.areas import areas


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("CĐHT xã Thành phố Hồ Chí Minh", ("commune",)),
        ("CĐHT xã huyện Thạch Thất", ("commune",)),
        ("CĐHT xã, huyện", ("commune", "district")),
        ("CĐHT xã Bình Yên", ()),
        ("CĐHT huyện Thạch Thất", ()),
        ("CĐHT thị xã Sơn Tây", ()),
    ],
)
def test_a_level_after_a_name_is_none_where_it_begins_the_name_of_a_place(
    text: str, levels: tuple[str, ...]
) -> None:
    assert said(text).name_levels == levels


def test_a_place_says_nothing_of_the_field() -> None:
    """ "Đất Đỏ" is not "đạt", "Đô Lương" no "do … lượng": only five full names are words of headers."""
    names = {area.full_name for area in areas().areas if not area.name.isdigit()}
    assert {name for name in names if kind_of(name) == "meaning"} == {
        "Xã Bản Lang",
        "Xã Nam Quan",
        "Xã Quan Bản",
        "Xã Triệu Đông",
        "Xã Văn Hóa",
    }


@pytest.mark.parametrize(
    ("text", "atoms"),
    [
        ("Gia đinh hoc tâp: Tông sô", ("total",)),
        ("So dang ky", ("registered",)),
        ("Đăng ky", ("registered",)),
        ("Đất", ()),
        ("Lương", ()),
    ],
)
def test_diacritics_may_be_left_out_and_never_replaced(text: str, atoms: tuple[str, ...]) -> None:
    assert said(text).atoms == atoms


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("KẾT QUẢ GIA ĐÌNH, DÒNG HỌ HỌC TẬP", ("family", "clan")),
        ("Gia đình, dòng họ và cộng đồng hiếu học", ("family", "clan", "community")),
        ("Công dân, gia đình & dòng họ học tập", ("citizen", "family", "clan")),
        ("Đơn vị: Gia đình học tập", ("family",)),
        ("Gia đình đạt dòng họ học tập", ("clan",)),
    ],
)
def test_models_in_a_list_share_the_words_behind_it(text: str, models: tuple[str, ...]) -> None:
    assert said(text).models == models
