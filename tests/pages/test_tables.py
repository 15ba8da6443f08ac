"""Tables on the screen, and the same tables as files."""

from __future__ import annotations

import csv
import io

import openpyxl
import pandas as pd
import pytest

from pages.kit.downloads import csv_bytes, xlsx_bytes
from pages.kit.figures import Moment
from pages.kit.formats import is_missing
from pages.kit.listings import (
    cells_table,
    counts_table,
    heat_table,
    ranking_table,
    series_rows,
    series_table,
    submissions_table,
    years_table,
)
from pages.kit.records import rows_of
from pages.kit.tables import MOST_ROWS, Column, Table, html_table, written
from pages.kit.targets import Target
from tests.pages.rows import communes, figures

TABLE = Table(
    rows_of(
        pd.DataFrame(
            {
                "name": ["Xã Hòa Lạc", "=1+1", "<b>Xã</b>"],
                "count": [1234.0, None, 0.0],
                "rate": [85.25, None, 0.0],
                "loaded": [pd.Timestamp("2025-01-28 08:30"), pd.NaT, pd.Timestamp("2025-02-01")],
                "link": ["communes?noi=a@b", None, None],
            }
        )
    ),
    [
        Column("name", "Nơi"),
        Column("count", "Tổng số", "count"),
        Column("rate", "Tỷ lệ", "heat"),
        Column("loaded", "Ngày nạp", "day"),
    ],
    "link",
)


def test_a_table_is_real_html() -> None:
    html = html_table(TABLE, "Bảng thử")
    assert "<caption>Bảng thử</caption>" in html
    assert html.count('scope="col"') == 4
    assert html.count('scope="row"') == 3
    assert 'tabindex="0"' in html


def test_numbers_are_vietnamese_and_missing_is_not_zero() -> None:
    html = html_table(TABLE, "x")
    assert '<td class="count">1.234</td>' in html
    assert '<td class="count">–</td>' in html
    assert '<td class="count">0</td>' in html
    assert '<td class="heat h8">85,3%</td>' in html
    assert '<td class="heat none">–</td>' in html
    assert '<td class="day">28/01/2025</td>' in html


def test_names_are_no_html_and_links_stay_on_the_page() -> None:
    html = html_table(TABLE, "x")
    assert "&lt;b&gt;Xã&lt;/b&gt;" in html
    assert '<a href="communes?noi=a@b" target="_self">Xã Hòa Lạc</a>' in html
    assert html.count("<a ") == 1


def test_estimates_are_marked() -> None:
    table = Table(
        figures({"estimated": True}), [Column("full_name", "Nơi"), Column("rate", "Tỷ lệ", "percent")]
    )
    assert "≈ 75,0%" in html_table(table, "x")


def test_a_very_long_table_says_that_it_is_cut() -> None:
    rows = [{"name": "x"}] * (MOST_ROWS + 1)
    html = html_table(Table(rows, [Column("name", "Nơi")]), "x")
    assert html.count("<tr>") == MOST_ROWS + 1
    assert "Hiện 1.000 dòng đầu trong 1.001 dòng" in html


def test_csv_opens_in_excel_and_runs_no_formula() -> None:
    content = csv_bytes(TABLE)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[0] == ["Nơi", "Tổng số", "Tỷ lệ", "Ngày nạp"]
    assert rows[1] == ["Xã Hòa Lạc", "1234", "85.25", "2025-01-28T08:30:00"]
    assert rows[2] == ["'=1+1", "", "", ""]


def test_xlsx_holds_the_selection_typed_numbers_and_no_formula() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(TABLE, "Huyện Thạch Thất, năm 2024"))).active
    assert sheet["A1"].value == "Huyện Thạch Thất, năm 2024"
    assert [cell.value for cell in sheet[3]] == ["Nơi", "Tổng số", "Tỷ lệ", "Ngày nạp"]
    assert (sheet["B4"].value, sheet["B5"].value, sheet["B6"].value) == (1234, None, 0)
    assert (sheet["A5"].value, sheet["A5"].data_type) == ("=1+1", "s")
    assert sheet["D4"].value.year == 2025


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        (True, "yes", "✓"),
        (False, "yes", "–"),
        ("", "text", "–"),
        (2024, "year", "2024"),
        (-3.25, "points", "−3,3"),
    ],
)
def test_written(value: object, kind: str, words: str) -> None:
    assert written(value, kind) == words


def test_the_ranking_ends_with_those_without_a_rate_and_links_to_each() -> None:
    table = ranking_table(
        communes(None, 50, 80), Moment(2024), Target(70.0, 2025, "x", "total", False, False)
    )
    assert [row["full_name"] for row in table.rows] == ["Xã 3", "Xã 2", "Xã 1"]
    assert [row["gap"] for row in table.rows[:2]] == [10.0, -20.0]
    assert table.rows[-1]["link"] == "communes?noi=00001%402016-01-01&nam=2024"


def test_heat_has_a_row_a_place_and_a_column_a_model() -> None:
    rows = communes(50, 60) + communes(None, 80, model="clan")
    table = heat_table(rows, Moment(2024))
    assert [column.name for column in table.columns] == ["full_name", "family", "clan"]
    assert [row["family"] for row in table.rows] == [50, 60]
    assert [is_missing(row["clan"]) for row in table.rows] == [True, False]


def test_counts_keep_the_order_of_places_and_models() -> None:
    rows = communes(50, 60, model="organisation") + communes(50, 60, model="citizen")
    table = counts_table(rows, Moment(2024))
    assert [row["full_name"] for row in table.rows] == ["Xã 1", "Xã 1", "Xã 2", "Xã 2"]
    assert [row["model"] for row in table.rows] == ["citizen", "organisation"] * 2


def test_years_say_what_a_figure_rests_on() -> None:
    rows = figures({"year": 2023}, {"year": 2024, "basis": "partial_sum", "communes_reported": 18})
    assert [row["resting"] for row in years_table(rows).rows] == ["Cộng từ 18/23 xã", "Cộng từ tất cả các xã"]


def test_series_has_a_column_a_year() -> None:
    rows = figures({"year": 2023, "rate": 60}, {"year": 2024, "rate": 70})
    half = figures(
        {"year": 2025, "period": "half", "rate": 30}, {"place_id": "x", "year": 2025, "period": "half"}
    )
    table = series_table(rows, half)
    assert [column.heading for column in table.columns] == ["Nơi", "2023", "2024", "2025 (6 tháng)"]
    assert table.rows[0]["2024"] == 70
    assert [row["2025 (6 tháng)"] for row in table.rows] == [30, 75]
    assert series_rows(rows, half) == len(table.rows) == 2
    assert len(series_table(rows, []).columns) == 3


def test_a_renamed_place_keeps_its_row_and_a_cluster_of_others_has_its_own() -> None:
    place, cluster = {"place_id": "a@1"}, {"place_id": "cluster:b@1", "kind": "cluster"}
    rows = figures(
        {**place, "full_name": "Xã Bạch Sam", "year": 2018, "rate": 60},
        {**place, "full_name": "Phường Bạch Sam", "year": 2024, "rate": 70},
        {**cluster, "full_name": "Cụm 2 xã: B và C", "members": "B, C", "year": 2018, "rate": 50},
        {**cluster, "full_name": "Cụm 3 xã: B, C và D", "members": "B, C, D", "year": 2024, "rate": 55},
    )
    table = series_table(rows, [])
    assert [row["full_name"] for row in table.rows] == [
        "Phường Bạch Sam",
        "Cụm 2 xã: B và C",
        "Cụm 3 xã: B, C và D",
    ]
    assert [table.rows[0][year] for year in ("2018", "2024")] == [60, 70]
    assert "nam=2024" in table.rows[0]["link"]
    assert series_rows(rows, []) == 3


def test_cells_name_the_number_in_words() -> None:
    row = {
        "year": 2024,
        "period": "year",
        "model": "citizen",
        "level": "",
        "group": "farmer",
        "measure": "stated_rate",
        "value": 85.25,
        "estimated": True,
        "file": "a.xls",
        "sheet": "Biểu 1",
        "cell": "C7",
        "row_label": "Xã A",
        "header": "Đạt",
        "submission_id": "s",
        "stands": True,
    }
    table = cells_table([row])
    first = table.rows[0]
    assert first["measure_words"] == "Công dân học tập (Lao động nông thôn): Tỷ lệ in trong báo cáo"
    assert first["written"] == "≈ 85,25%"


def test_submissions_say_their_state() -> None:
    row = {
        "submission_id": "s",
        "file": "a.xls",
        "title": "",
        "loaded_at": pd.Timestamp("2025-01-28"),
        "accepted": True,
        "final": False,
        "illustrative": True,
        "source_url": None,
        "first_year": 2023,
        "last_year": 2024,
        "numbers": 5,
        "standing": 4,
    }
    first = submissions_table([row]).rows[0]
    assert (first["years"], first["state"]) == ("2023–2024", "Tạm tính, minh họa")


def test_a_source_outside_is_a_link_by_the_name_of_its_host() -> None:
    sources = ["baotintuc.vn/thoi-su/tong-ket-20190211181538271.htm", "http://a.vn/x?b=1&c=2", ""]
    columns = [Column("name", "Chỉ tiêu"), Column("source", "Nguồn", "source")]
    html = html_table(Table([{"name": "a", "source": source} for source in sources], columns), "Nguồn")
    assert '<a href="https://baotintuc.vn/thoi-su/tong-ket-20190211181538271.htm"' in html
    assert ">baotintuc.vn</a>" in html
    assert 'href="http://a.vn/x?b=1&amp;c=2"' in html
    assert html.count("<a ") == 2
