"""Words are compared without case, punctuation and tone placement, and with or without diacritics."""

from __future__ import annotations

import unicodedata

import pytest

from pipelines.interpreting.words import LONGEST, has_marks, plain, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "Hòa  bình"),
        ("THUỶ", "thủy"),
        ("Gia đình\nhọc tập", "GIA ĐÌNH HỌC TẬP"),
        ("Ðăng ký", "Đăng ký"),
        ("Đ.K", "ĐK"),
        (unicodedata.normalize("NFD", "Công nhận"), "Công nhận"),
    ],
)
def test_the_same_marked_words(one: str, other: str) -> None:
    assert [word.marked for word in words(one)] == [word.marked for word in words(other)]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đăng kí", "dang ky"),
        ("Tỉ lệ (%)", "ty le %"),
        ("Đạt/Tổng số", "dat / tong so"),
        ("CĐHT", "cdht"),
        ("", ""),
    ],
)
def test_without_diacritics(text: str, folded: str) -> None:
    assert plain(text) == folded


def test_diacritics_tell_words_apart() -> None:
    assert words("hộ")[0].marked != words("họ")[0].marked
    assert (has_marks("Dòng họ"), has_marks("Dong ho")) == (True, False)


def test_only_the_beginning_of_a_very_long_text_is_read() -> None:
    assert len(words("a " * LONGEST)) == LONGEST // 2
