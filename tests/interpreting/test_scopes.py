"""Which year a table is of, by title, sheet name, file name and what the sender says."""

from __future__ import annotations

import pytest

from pipelines.interpreting.scopes import Said, table_year


def said(title: str = "", sheet: str = "", file: str = "") -> list[Said]:
    return [Said("title", title), Said("sheet", sheet), Said("file", file)]


@pytest.mark.parametrize(
    ("texts", "hint", "year", "period"),
    [
        (said("Năm 2024"), None, 2024, "year"),
        (said("Biểu tổng hợp", "2023"), None, 2023, "year"),
        (said("Biểu tổng hợp", "Sheet1", "Thach That 2022.xlsx"), None, 2022, "year"),
        (said("Biểu tổng hợp"), 2021, 2021, "year"),
        (said("6 tháng đầu năm 2025"), None, 2025, "half"),
        (said("Báo cáo 6 tháng đầu năm", "2025"), None, 2025, "half"),
        (said("Báo cáo 6 tháng đầu năm"), 2025, 2025, "half"),
        (said("Năm học 2023-2024", "", "tinh den 31.12.2024.xlsx"), None, 2024, "year"),
        (said("Năm học 2023-2024"), 2024, 2024, "year"),
        ([Said("title", "NĂM 2024"), Said("title", "(tính đến 15/01/2025)")], None, 2024, "year"),
        ([Said("title", "NĂM 2024"), Said("title", "(tính đến 15/11/2024)")], None, 2024, "year"),
        (said("giai đoạn 2021-2025", "2024"), None, 2024, "year"),
    ],
)
def test_the_nearest_text_says_the_year(texts: list[Said], hint: int | None, year: int, period: str) -> None:
    found = table_year(texts, hint)
    assert (found.year, found.period, found.problem) == (year, period, "")


@pytest.mark.parametrize(
    ("texts", "hint", "problem"),
    [
        (said("Biểu tổng hợp"), None, "no_year"),
        (said("Năm 2024", "2023"), None, "year_contradiction"),
        (said("9 tháng đầu năm 2024"), None, "not_full_year"),
        (said("9 tháng đầu năm", "2024"), 2024, "not_full_year"),
        (said("Năm học 2023-2024"), None, "school_year"),
        (said("Kết quả năm 2023 và năm 2024"), None, "several_years"),
        (said("Kết quả năm 2023 và năm 2024"), 2024, "several_years"),
    ],
)
def test_what_can_not_be_told_is_a_finding(texts: list[Said], hint: int | None, problem: str) -> None:
    found = table_year(texts, hint)
    assert (found.problem, found.year) == (problem, 0)


@pytest.mark.parametrize(
    ("texts", "hint", "overruled"),
    [
        (said("Năm 2024", "", "bao cao 2025.xlsx"), None, ("file", "bao cao 2025.xlsx")),
        (said("Năm 2024"), 2023, ("hint", "2023")),
        (said("", "2024", "bao cao 2025.xlsx"), 2025, ("file", "bao cao 2025.xlsx")),
    ],
)
def test_a_farther_text_never_replaces_a_nearer_one(
    texts: list[Said], hint: int | None, overruled: tuple[str, str]
) -> None:
    found = table_year(texts, hint)
    assert (found.year, found.overruled) == (2024, overruled)
