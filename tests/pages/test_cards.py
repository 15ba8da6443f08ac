"""Cards: their numbers, their marks, and that no name can break the page."""

from __future__ import annotations

from pages.kit.cards import cards_html, cards_of
from pages.kit.targets import Target
from tests.pages.rows import figures

AT_70 = Target(70.0, 2025, "Quyết định <387>", "total", False, False)
HISTORY = figures(
    {"year": 2022, "rate": 60.0},
    {"year": 2023, "rate": 77.5},
    {"year": 2024, "rate": 75.0, "estimated": True},
    {"year": 2024, "model": "citizen", "rate": 41.0},
    {"year": 2024, "model": "citizen", "group": "farmer", "rate": 11.0},
)
NOW = [row for row in HISTORY if row["year"] == 2024 and not row["group"]]
CITIZEN, FAMILY = cards_of(HISTORY, NOW, {"family": AT_70}, "total")


def test_cards_stand_in_the_order_of_the_models() -> None:
    assert (CITIZEN.model, FAMILY.model) == ("citizen", "family")


def test_a_card_has_change_gap_and_trend() -> None:
    assert FAMILY.change == -2.5
    assert FAMILY.gap == 5.0
    assert FAMILY.trend == [(2022, 60.0), (2023, 77.5), (2024, 75.0)]
    assert FAMILY.rate_words == "≈ 75,0%"


def test_a_trend_ends_with_the_year_of_the_card() -> None:
    then = [row for row in HISTORY if row["year"] == 2023 and row["model"] == "family" and not row["group"]]
    (card,) = cards_of(HISTORY, then, {}, "total")
    assert card.trend == [(2022, 60.0), (2023, 77.5)]


def test_a_group_of_citizens_is_no_point_of_the_trend() -> None:
    assert CITIZEN.trend == [(2024, 41.0)]
    assert CITIZEN.change is None


def test_the_page_shows_it_in_words() -> None:
    html = cards_html([CITIZEN, FAMILY])
    assert "−2,5 điểm % so với 2023" in html
    assert "vượt 5,0 điểm %" in html
    assert "Chưa có tỷ lệ của năm 2023 để so sánh" in html
    assert "Chưa có chỉ tiêu cho mô hình này" in html
    assert html.count('role="img"') == 1


def test_what_stands_in_the_data_is_no_html() -> None:
    html = cards_html([FAMILY])
    assert "Quyết định &lt;387&gt;" in html
    assert "<387>" not in html


def test_a_target_on_another_base_is_not_compared() -> None:
    family = cards_of(HISTORY, NOW, {"family": AT_70}, "registered")[1]
    assert family.gap is None
    assert "tính trên tổng số, không so được" in cards_html([family])
    assert 'class="tick"' not in cards_html([family])


def test_years_with_other_communes_are_not_compared() -> None:
    rows = figures(
        {"year": 2023, "basis": "sum"},
        {"year": 2024, "basis": "partial_sum", "communes_reported": 5},
    )
    card = cards_of(rows, [row for row in rows if row["year"] == 2024], {}, "total")[0]
    assert card.change is None
    assert card.incomparable == "Không so với 2023: số liệu chưa gồm đủ xã (23/23 và 5/23)"
    assert card.coverage == "Theo 5/23 xã đã báo cáo"


def _verdict(**row: object) -> str:
    now = figures({"year": 2024, **row})
    return cards_html(cards_of(now, now, {"family": AT_70}, "total"))


def test_a_gap_that_would_read_as_nothing_is_said_in_words() -> None:
    assert "vừa đạt" in _verdict(rate=70.0)
    assert "gần đạt, thiếu dưới 0,1 điểm %" in _verdict(rate=69.96)
    assert "còn thiếu 0,1 điểm %" in _verdict(rate=69.9)


def test_too_few_communes_are_not_held_against_the_target() -> None:
    few = {"basis": "partial_sum", "communes_reported": 18, "communes_expected": 23}
    assert "số liệu chưa gồm đủ xã để so sánh" in _verdict(rate=75.0, **few)
    assert "vượt 5,0 điểm %" in _verdict(rate=75.0, **{**few, "communes_reported": 19})
    assert "vượt 5,0 điểm %" in _verdict(rate=75.0, **{**few, "basis": "own"})


def test_the_year_before_is_of_the_same_level_and_period() -> None:
    now = figures({"year": 2024})
    other = figures({"year": 2024}, {"year": 2023, "period": "half"}, {"year": 2023, "level": "commune"})
    same = figures({"year": 2024}, {"year": 2023, "rate": 60})
    assert cards_of(other, now, {}, "total")[0].change is None
    assert cards_of(same, now, {}, "total")[0].change == 15


def test_a_half_year_is_compared_with_the_half_year_before_and_says_so() -> None:
    rows = figures(
        {"year": 2025, "period": "half", "rate": 60},
        {"year": 2026, "period": "half", "rate": 65},
        {"year": 2025},
    )
    now = [row for row in rows if row["year"] == 2026]
    assert "+5,0 điểm % so với 2025 (6 tháng)" in cards_html(cards_of(rows, now, {}, "total"))
    alone = cards_html(cards_of(now, now, {}, "total"))
    assert "Chưa có tỷ lệ của 6 tháng đầu năm 2025 để so sánh" in alone


def test_where_nobody_was_recognised_yet_the_card_says_who_registered() -> None:
    nobody = {"recognised": None, "rate": None, "rate_of_total": None, "rate_of_registered": None}
    rows = figures({"year": 2023}, {"year": 2024, **nobody})
    html = cards_html(cards_of(rows, [row for row in rows if row["year"] == 2024], {}, "total"))
    assert "160 trong 200 hộ đăng ký; chưa có số công nhận" in html
    assert "để so sánh" not in html, "2023 has a rate, 2024 has none"
    bare = figures({**nobody, "total": None})
    assert "160 hộ đăng ký; chưa có số công nhận" in cards_html(cards_of(bare, bare, {}, "total"))
    empty = figures({**nobody, "registered": None})
    assert "Chưa có số đăng ký và công nhận" in cards_html(cards_of(empty, empty, {}, "total"))
