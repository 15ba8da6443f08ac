"""Breaks in a series: of rules and of boundaries."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from pages.kit.boundary import Boundary
from pages.kit.breaks import Break, boundary_breaks, circled, explained, in_order, rule_breaks
from tests.pages.rows import place

RULES = pd.DataFrame(
    [
        ("family", "", "Quyết định 448", 2016),
        ("family", "", "Quyết định 242", 2022),
        ("clan", "", "Quyết định 448", 2016),
        ("clan", "", "Quyết định 242", 2022),
        ("citizen", "", "Quyết định 244", 2022),
        ("community", "commune", "Thông tư 44", 2015),
        ("community", "commune", "Thông tư 25", 2024),
    ],
    columns=["model", "level", "document", "from_year"],
)


def test_a_document_that_replaces_another_is_a_break_between_two_years() -> None:
    found = rule_breaks(RULES, [("family", ""), ("clan", "")])
    assert [one.at for one in found] == [2021.5]
    assert found[0].words.startswith(
        "Từ năm 2022, Gia đình học tập và Dòng họ học tập được xét theo Quyết định 242,"
    )


def test_the_first_document_is_no_break() -> None:
    assert rule_breaks(RULES, [("citizen", "")]) == []


def test_a_document_for_another_level_is_no_break() -> None:
    assert rule_breaks(RULES, [("community", "village")]) == []
    assert [one.at for one in rule_breaks(RULES, [("community", "commune")])] == [2023.5]


SPAN = {2021: "year", 2025: "year"}
REFORM = pd.DataFrame(
    {"effective_on": [pd.Timestamp("2025-07-01")], "before": [20], "after": [7], "legal_basis": ["1656/NQ"]}
)


@pytest.mark.parametrize(("first", "last", "count"), [(2021, 2025, 1), (2025, 2026, 0), (2021, 2024, 0)])
def test_boundaries_that_changed_between_the_years_shown(first: int, last: int, count: int) -> None:
    found = boundary_breaks(REFORM, {first: "year", last: "year"}, place())
    assert [one.at for one in found] == [2024.5] * count
    sentence = (
        "Từ ngày 01/07/2025, 20 xã, phường, thị trấn của huyện Thạch Thất được sắp xếp thành 7 (1656/NQ); "
        "số liệu từng xã trước và sau ngày này không cùng ranh giới."
    )
    assert [one.words for one in found] == [sentence] * count


def test_figures_that_are_carried_are_of_the_same_boundaries() -> None:
    carried = boundary_breaks(REFORM, SPAN, place(), Boundary(dt.date(2026, 1, 1), current=True))
    assert carried[0].words.endswith("; số liệu các năm trước đã quy về ranh giới hiện nay.")
    before = boundary_breaks(REFORM, SPAN, place(), Boundary(dt.date(2025, 1, 1)))
    assert before[0].words.endswith("không cùng ranh giới.")


def test_communes_that_became_one_commune() -> None:
    commune = place(level="commune", name="Hạ Bằng", full_name="Xã Hạ Bằng")
    found = boundary_breaks(REFORM.assign(before=5, after=1), SPAN, commune)
    assert found[0].words.startswith(
        "Từ ngày 01/07/2025, xã Hạ Bằng được lập từ 5 xã, phường, thị trấn cũ (toàn bộ hoặc "
        "một phần) (1656/NQ); "
    )


def test_communes_that_became_no_fewer_were_redrawn() -> None:
    found = boundary_breaks(REFORM.assign(before=3, after=3, legal_basis=None), SPAN, place())
    assert "3 xã, phường, thị trấn của huyện Thạch Thất được sắp xếp lại thành 3; " in found[0].words


def test_sentences_bear_the_number_of_the_chart() -> None:
    found = rule_breaks(RULES, [("family", ""), ("community", "commune")])
    assert [words[0] for words in explained(found)] == ["①", "②"]
    assert circled(21) == "(21)"


def test_a_change_after_june_comes_after_the_first_half_of_its_year() -> None:
    ends = {2024: "year", 2025: "half", 2026: "year"}
    assert [one.at for one in boundary_breaks(REFORM, ends, place())] == [2025.5]
    assert boundary_breaks(REFORM, {2024: "year", 2025: "half"}, place()) == []
    april = REFORM.assign(effective_on=pd.Timestamp("2026-04-30"))
    assert [one.at for one in boundary_breaks(april, {2025: "year", 2026: "half"}, place())] == [2025.5]


def test_breaks_are_numbered_from_left_to_right() -> None:
    rule, later, same = Break(2021.5, "a"), Break(2023.5, "b"), Break(2021.5, "c", boundary=True)
    assert in_order([later, rule, same]) == [rule, same, later]
