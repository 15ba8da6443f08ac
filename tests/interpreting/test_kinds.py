"""Kinds of organisations beside each other are parts, and only a column of all kinds is the number."""

from __future__ import annotations

import pytest

from pipelines.interpreting.kinds import kind_of_organisation
from pipelines.interpreting.terms import said
from tests.interpreting.building import Line, interpreted, page

ABOUT = ("UBND HUYỆN THẠCH THẤT", "KẾT QUẢ ĐƠN VỊ HỌC TẬP NĂM 2024")
OWN = ("UBND XÃ BÌNH YÊN", "HUYỆN THẠCH THẤT", "KẾT QUẢ ĐƠN VỊ HỌC TẬP NĂM 2024")


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
    assert kind_of_organisation(("ĐVHT", "Trường học", "Đạt")) == "school"


@pytest.mark.parametrize(
    "head", ["Số trường học đạt", "Trường học > ĐVHT đạt", "Trường MN, TH, THCS > Đạt ĐVHT"]
)
def test_one_kind_alone_is_never_the_number_of_all(head: str) -> None:
    header: list[Line] = [
        ["Đơn vị" if not down else "^", text] for down, text in enumerate(head.split(" > "))
    ]
    found = interpreted(page(header, [["Xã Bình Yên", 6], ["Xã Cần Kiệm", 7]], title=ABOUT))
    assert found.observations == []
    assert [one.code for one in found.findings] == ["kinds_without_total"]
    assert found.held_back == 2


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("SỐ TRƯỜNG HỌC ĐẠT ĐƠN VỊ HỌC TẬP NĂM 2024", "Biểu 1"),
        ("ĐƠN VỊ HỌC TẬP CỦA CÁC TRƯỜNG MẦM NON, TIỂU HỌC NĂM 2024", "Biểu 1"),
        ("KẾT QUẢ NĂM 2024", "ĐVHT trường học"),
    ],
)
def test_a_title_of_one_kind_holds_its_table_back(title: str, name: str) -> None:
    rows: list[Line] = [["Xã Bình Yên", 6, 5], ["Xã Cần Kiệm", 7, 6]]
    head: list[Line] = [["Đơn vị", "Tổng số", "Đạt"]]
    found = interpreted(page(head, rows, title=("UBND HUYỆN THẠCH THẤT", title), name=name))
    assert found.observations == []
    assert {one.code for one in found.findings} == {"kinds_without_total"}


def test_a_title_of_several_kinds_is_that_of_organisations() -> None:
    title = ("UBND HUYỆN THẠCH THẤT", "CƠ QUAN, TRƯỜNG HỌC ĐẠT ĐƠN VỊ HỌC TẬP NĂM 2024")
    found = interpreted(page([["Đơn vị", "Đăng ký", "Đạt"]], [["Xã Bình Yên", 6, 5]], title=title))
    assert [one.measure for one in found.observations] == ["registered", "recognised"]


def test_a_title_named_after_agencies_is_no_kind_and_registered_is_no_party() -> None:
    """ "Cơ quan khuyến học" is an older name of the title; "cơ quan đăng ký" is not "cơ quan Đảng"."""
    loaded, _ = table("Cơ quan đạt cơ quan khuyến học", "Tổng số đơn vị đăng ký")
    assert [measure for _, measure, _ in loaded] == ["recognised", "registered"]
    assert said("Số cơ quan đăng ký").atoms == ("count", "registered")


def test_the_total_of_rows_for_kinds_is_the_communes_own() -> None:
    rows: list[Line] = [["Cơ quan", 3, 2], ["Trường học", 5, 4], ["Cộng", 8, 6]]
    found = interpreted(page([["Loại hình", "Tổng số", "Đạt"]], rows, title=OWN))
    assert [(one.cell, one.value) for one in found.observations] == [("B8", 8), ("C8", 6)]
    assert [(one.code, one.cell) for one in found.findings] == [
        ("one_kind_of_organisation", "A6"),
        ("one_kind_of_organisation", "A7"),
        ("total_row_loaded", "A8"),
    ]


def test_rows_for_kinds_below_the_row_of_all() -> None:
    rows: list[Line] = [["Gia đình học tập", 90, 80], ["Đơn vị học tập", 8, 6], ["- Trường học", 5, 4]]
    found = interpreted(page([["Mô hình", "Tổng số", "Đạt"]], rows, title=OWN))
    assert [one.value for one in found.observations] == [90, 80, 8, 6]
    assert [(one.code, one.cell) for one in found.findings] == [("one_kind_of_organisation", "A8")]


def test_rows_for_kinds_without_a_row_of_all_are_held_back() -> None:
    rows: list[Line] = [["Cơ quan", 3, 2], ["Trường học", 5, 4]]
    found = interpreted(page([["Loại hình", "Tổng số", "Đạt"]], rows, title=OWN))
    assert (found.observations, found.held_back) == ([], 2)
    assert [(one.code, one.cell) for one in found.findings] == [
        ("kinds_without_total", "A6"),
        ("kinds_without_total", "A7"),
    ]


@pytest.mark.parametrize("whole", ["Cộng", "Tổng chung", "Tổng"])
def test_a_bare_word_for_all_is_the_whole(whole: str) -> None:
    loaded, _ = table("ĐVHT đạt > Trường học", "ĐVHT đạt > Cơ quan", f"ĐVHT đạt > {whole}")
    assert [(cell, measure) for cell, measure, _ in loaded] == [("D6", "recognised")]


def test_below_a_title_that_is_called_after_agencies_they_stand_for_all() -> None:
    title = ("HỘI KHUYẾN HỌC HUYỆN THẠCH THẤT", "CƠ QUAN KHUYẾN HỌC NĂM 2016")
    header: list[Line] = [["Đơn vị", "Số cơ quan đăng ký", "Số cơ quan đạt"]]
    found = interpreted(page(header, [["Xã Bình Yên", 6, 5]], title=title))
    assert [one.measure for one in found.observations] == ["registered", "recognised"]
    beside: list[Line] = [["Đơn vị", "Số cơ quan đạt", "Số trường đạt"]]
    assert interpreted(page(beside, [["Xã Bình Yên", 6, 5]], title=title)).observations == []
