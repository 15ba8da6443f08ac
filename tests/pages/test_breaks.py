"""Breaks in a series: of rules and of boundaries."""

from __future__ import annotations

import pandas as pd
import pytest

from pages.kit.breaks import boundary_breaks, circled, explained, rule_breaks

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


@pytest.mark.parametrize(("first", "last", "count"), [(2021, 2025, 1), (2025, 2026, 0), (2021, 2024, 0)])
def test_boundaries_that_changed_between_the_years_shown(first: int, last: int, count: int) -> None:
    changes = pd.DataFrame(
        {
            "effective_on": [pd.Timestamp("2025-07-01")],
            "before": [20],
            "after": [7],
            "legal_basis": ["1656/NQ"],
        }
    )
    found = boundary_breaks(changes, first, last)
    assert [one.at for one in found] == [2024.5] * count
    assert all("Ngày 01/07/2025" in one.words and "20 xã trở thành 7 xã" in one.words for one in found)


def test_sentences_bear_the_number_of_the_chart() -> None:
    found = rule_breaks(RULES, [("family", ""), ("community", "commune")])
    assert [words[0] for words in explained(found)] == ["①", "②"]
    assert circled(21) == "(21)"
