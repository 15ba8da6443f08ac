""" "CDHT" without diacritics is Công dân or Cộng đồng: settled by what stands around it, or held back."""

from __future__ import annotations

import pytest

from tests.interpreting.building import codes, interpreted, measures, page
from tests.reading.building import sheet_of

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


def stacked(*titles: str) -> dict[str, tuple[str, str]]:
    """Tables one under another, each under its own line; model and level by the row they were read from."""
    lines: list[list[object]] = [["HUYỆN THẠCH THẤT"], ["KET QUA CAC MO HINH HOC TAP NAM 2024"], []]
    for title in titles:
        lines += [
            [title],
            ["STT", "Xã", "Đăng ký", "Đạt"],
            [1, "Xã Bình Yên", 9, 8],
            [2, "Xã Cần Kiệm", 7, 6],
        ]
        lines += [[None, "Tổng cộng", 16, 14], [], []]
    result = interpreted(sheet_of(lines))  # type: ignore[arg-type]
    return {one.cell: (one.model, one.level) for one in result.observations if one.cell.startswith("C")}


def test_a_title_that_nothing_settles_takes_no_other_tables_model() -> None:
    assert set(stacked("1. Gia dinh hoc tap", "2. CDHT").values()) == {("family", "")}


@pytest.mark.parametrize(
    ("title", "level"),
    [("2. CDHT thon", "village"), ("2. CDHT cap xa", "commune"), ("2. CDHT thon, ban", "village")],
)
def test_a_level_in_the_tables_own_title_settles_it(title: str, level: str) -> None:
    assert stacked("1. Cong dan hoc tap", title) == {
        "C6": ("citizen", ""),
        "C7": ("citizen", ""),
        "C13": ("community", level),
        "C14": ("community", level),
    }


def test_a_community_of_one_level_leaves_citizens_and_other_communities_open() -> None:
    header = [["STT", "Xã", "CDHT", "Cộng đồng học tập cấp xã"], ["", "", "Đạt", "Đạt"]]
    assert models(header, [1, "Xã Bình Yên", 5, 6]) == set()  # type: ignore[arg-type]
