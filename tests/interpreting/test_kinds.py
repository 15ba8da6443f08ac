"""Kinds of organisations beside each other are parts, and only a column of all kinds is the number."""

from __future__ import annotations

import pytest

from pipelines.interpreting.kinds import kind_of_organisation
from tests.interpreting.building import Line, interpreted, page


def table(*heads: str) -> tuple[list[tuple[str, str, float]], list[tuple[str, str]]]:
    """(cell, measure, value) of what is loaded and (code, cell) of what is said, for one row 6, 2, 2, 2."""
    paths = [head.split(" > ") for head in heads]
    rows: list[Line] = [
        ["Đơn vị" if not level else "^", *(path[level] if level < len(path) else "^" for path in paths)]
        for level in range(max(map(len, paths)))
    ]
    found = interpreted(page(rows, [["Xã Bình Yên", 6, 2, 2, 2][: len(heads) + 1]]))
    loaded = [(one.cell, one.measure, one.value) for one in found.observations]
    return loaded, [(one.code, one.cell) for one in found.findings]


@pytest.mark.parametrize(
    "whole", ["ĐVHT đạt > Tổng số", "ĐVHT đạt > Tổng số cơ quan, trường học", "ĐVHT đạt > Số đơn vị"]
)
def test_the_column_of_all_kinds_is_loaded_and_the_kinds_are_named(whole: str) -> None:
    loaded, said = table(whole, "ĐVHT đạt > Trường học", "ĐVHT đạt > Cơ quan", "ĐVHT đạt > Doanh nghiệp")
    assert [(measure, value) for _, measure, value in loaded] == [("recognised", 6)]
    assert [code for code, _ in said] == ["one_kind_of_organisation"] * 3


@pytest.mark.parametrize("other", ["Cơ quan, đơn vị", "Cơ quan", "Số cơ quan, đơn vị"])
def test_kinds_without_a_total_are_held_back_equal_or_not(other: str) -> None:
    loaded, said = table("ĐVHT đạt > Trường học", "ĐVHT đạt > Doanh nghiệp", f"ĐVHT đạt > {other}")
    assert loaded == []
    assert [code for code, _ in said].count("kinds_without_total") == 3


def test_measures_below_the_kinds_are_told_apart() -> None:
    loaded, said = table(
        "ĐVHT > Tổng số > Đăng ký", "ĐVHT > Tổng số > Đạt", "ĐVHT > Trường học > Đạt", "ĐVHT > Cơ quan > Đạt"
    )
    assert [(measure, value) for _, measure, value in loaded] == [("registered", 6), ("recognised", 2)]
    assert [code for code, _ in said] == ["one_kind_of_organisation"] * 2


def test_one_column_of_agencies_and_schools_is_that_of_organisations() -> None:
    assert table("Cơ quan, trường học học tập > Đạt")[0][0][1:] == ("recognised", 6)
    assert kind_of_organisation(("Cơ quan, đơn vị, trường học", "Đạt")) == ""
    assert kind_of_organisation(("ĐVHT", "Trường học", "Đạt")) == "truong hoc"
