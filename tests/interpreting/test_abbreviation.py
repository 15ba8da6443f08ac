""" "CDHT" without diacritics is Công dân or Cộng đồng: settled by what stands around it, or held back."""

from __future__ import annotations

import pytest

from tests.interpreting.building import codes, interpreted, measures, page

TITLE = ("HUYỆN THẠCH THẤT", "KẾT QUẢ CÁC MÔ HÌNH HỌC TẬP NĂM 2024")


def models(
    header: list[list[str]], row: list[object], *, title: tuple[str, ...] = TITLE, name: str = "Biểu"
) -> set[str]:
    result = interpreted(page(header, [row], title=title, name=name))  # type: ignore[list-item]
    return {one.model for one in result.observations if one.cell.startswith("C")}


@pytest.mark.parametrize(
    ("header", "model"),
    [
        ([["STT", "Xã", "CDHT", "CĐHT"], ["", "", "Đạt", "Đạt"]], "citizen"),
        ([["STT", "Xã", "CDHT", "Cộng đồng học tập"], ["", "", "Đạt", "Đạt"]], "citizen"),
        ([["STT", "Xã", "CDHT", "Công dân học tập"], ["", "", "Đạt", "Đạt"]], "community"),
        ([["STT", "Xã", "CDHT", "GĐHT"], ["", "", "Số thôn đạt", "Đạt"]], "community"),
        ([["STT", "Xã", "CDHT", "GĐHT"], ["", "", "Số người đạt", "Đạt"]], "citizen"),
    ],
)
def test_settled_by_the_columns_beside_it(header: list[list[str]], model: str) -> None:
    assert models(header, [1, "Xã Bình Yên", 5, 6]) == {model}


@pytest.mark.parametrize(
    ("title", "name", "model"),
    [
        (("HUYỆN THẠCH THẤT", "KẾT QUẢ CÔNG DÂN HỌC TẬP (CDHT) NĂM 2024"), "Biểu", "citizen"),
        (("HUYỆN THẠCH THẤT", "KẾT QUẢ CỘNG ĐỒNG HỌC TẬP NĂM 2024"), "Biểu", "community"),
        (("HUYỆN THẠCH THẤT", "KẾT QUẢ NĂM 2024"), "Công dân học tập", "citizen"),
    ],
)
def test_settled_by_title_or_sheet_name(title: tuple[str, ...], name: str, model: str) -> None:
    header = [["STT", "Xã", "CDHT", "GĐHT"], ["", "", "Đạt", "Đạt"]]
    assert models(header, [1, "Xã Bình Yên", 5, 6], title=title, name=name) == {model}


@pytest.mark.parametrize(
    "header",
    [
        [["STT", "Xã", "CDHT", "GĐHT"], ["", "", "Đạt", "Đạt"]],
        [["STT", "Xã", "CDHT", "GDHT", "DHHT", "CDHT", "DVHT"], ["", "", "Đạt", "Đạt", "Đạt", "Đạt", "Đạt"]],
    ],
)
def test_held_back_where_nothing_settles_it(header: list[list[str]]) -> None:
    row = [1, "Xã Bình Yên", *range(5, 5 + len(header[0]) - 2)]
    result = interpreted(page(header, [row], title=TITLE))
    assert {one.model for one in result.observations} <= {"family", "clan", "organisation"}
    assert ("unclear_abbreviation", "C5") in codes(result)


def test_settled_among_the_names_of_sheets() -> None:
    header = [["STT", "Xã", "Tổng số", "Đạt"]]
    sheets = [
        page(header, [[1, "Xã Bình Yên", 9, 8]], title=("HUYỆN THẠCH THẤT", "NĂM 2024"), name=name)
        for name in ("CDHT", "GĐHT", "CĐHT")
    ]
    result = interpreted(*sheets)
    assert {(one.sheet, one.model) for one in result.observations} == {
        ("CDHT", "citizen"),
        ("GĐHT", "family"),
        ("CĐHT", "community"),
    }


def test_settled_in_rows_by_the_row_beside_it() -> None:
    header = [["STT", "Xã", "Mô hình", "Tổng số", "Đạt"]]
    rows = [
        [1, "Xã Bình Yên", "CDHT", 500, 400],
        [None, None, "GĐHT", 90, 80],
        [None, None, "CĐHT", 7, 6],
        [2, "Xã Cần Kiệm", "CDHT", 300, 200],
        [None, None, "GĐHT", 70, 60],
        [None, None, "CĐHT", 5, 4],
    ]
    found = measures(interpreted(page(header, rows, title=TITLE)))
    assert found["E5"] == "citizen recognised"
    assert found["E7"] == "community recognised"


def test_an_answer_settles_it_for_this_layout_and_no_other() -> None:
    from pipelines.interpreting.layout_answers import layout_fingerprint
    from pipelines.interpreting.meaning import Meaning, Verdict
    from tests.reading.building import read

    header = [["STT", "Xã", "CDHT", "GĐHT"], ["", "", "Đạt", "Đạt"]]
    sheet = page(header, [[1, "Xã Bình Yên", 5, 6]], title=TITLE)
    layout = layout_fingerprint(read(sheet)[0].tables[0])
    answers = {(layout, "cdht > dat"): Meaning(Verdict.OURS, "citizen", "", "", "recognised")}
    assert measures(interpreted(sheet, answers=answers)) == {
        "C6": "citizen recognised",
        "D6": "family recognised",
    }
    other = page([["Xã", "CDHT", "DHHT"], ["", "Đạt", "Đạt"]], [["Xã Bình Yên", 5, 6]], title=TITLE)
    assert measures(interpreted(other, answers=answers)) == {"C6": "clan recognised"}
