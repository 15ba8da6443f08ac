"""What the words of a text say: levels after the names of models."""

from __future__ import annotations

import pytest

from pipelines.interpreting.terms import said


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
