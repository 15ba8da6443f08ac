"""The names of lines: beside them, or in rows above them where the screen is narrow."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages.kit import charts
from pages.kit.charts import line_ends
from pages.kit.charts.line_ends import apart, legend_html
from pages.kit.charts.wall import LETTERS, NAME_GAP, staged
from pages.kit.targets import Target
from tests.pages.drawn import looked_at
from tests.pages.rows import communes, figures

YEARS = figures({"year": 2024, "rate": 60}, {"year": 2025, "rate": 70})
TARGET_70 = Target(70.0, 2025, "Quyết định 387", "total", False, False)
STYLE = Path(line_ends.__file__).parents[1].joinpath("style.css").read_text(encoding="utf-8")
LONG = "Thị trấn Nông trường Việt Trung"


def test_names_that_meet_stand_around_their_middle() -> None:
    assert apart([50.0, 50.0]) == [47.4, 52.6]
    assert apart([50.0, 80.0, 51.0]) == [pytest.approx(47.9), 80.0, pytest.approx(53.1)]


def test_names_stay_on_the_chart() -> None:
    assert apart([1.0, 0.0, 100.0, 101.0]) == [5.2, 0.0, pytest.approx(96.8), 102.0]


def test_the_rows_say_what_the_ends_say_from_the_highest_down() -> None:
    rows = figures(
        {"year": 2024, "rate": 60}, {"year": 2025, "rate": 70}, {"year": 2024, "rate": 80, "model": "clan"}
    )
    html = legend_html(charts.year_lines(rows, [TARGET_70], []))
    assert html.startswith('<ul class="line-ends">')
    assert html.index("Dòng họ <strong>80,0%</strong> (2024)") < html.index("Gia đình <strong>70,0%</strong>")
    assert ">■</i>Gia đình" in html
    assert '<i class="dash" style="color:#7c8693" aria-hidden="true"></i>Chỉ tiêu 70% (2025)' in html


def test_the_rows_say_of_which_year_they_are_where_a_half_year_follows() -> None:
    half = figures({"year": 2026, "period": "half", "rate": 30})
    assert "<li>Năm 2025:</li>" in legend_html(charts.year_lines(YEARS, [], [], half))


def test_on_a_wall_the_names_are_larger_and_stand_further_apart() -> None:
    rows = figures({"rate": 70}, {"rate": 71, "model": "clan"})
    names = looked_at(staged(charts.year_lines(rows, [], []))).layout.annotations
    assert [note.font.size for note in names] == [LETTERS, LETTERS]
    assert abs(names[0].y - names[1].y) == pytest.approx(NAME_GAP)


def test_a_chart_without_lines_has_no_rows() -> None:
    assert legend_html(charts.ranking(communes(50, 80), "family", None)) == ""


def test_names_of_places_are_written_as_text() -> None:
    figure = charts.place_lines(YEARS, {"Xã <b>": YEARS}, [], "family", [], [])
    assert "Xã &lt;b&gt;" in legend_html(figure)


def test_compared_places_have_dashes_and_symbols_of_their_own() -> None:
    names = [f"Xã {number}" for number in range(6)]
    figure = charts.place_lines(YEARS, dict.fromkeys(names, YEARS), [], "family", [], [])
    *places, whole = looked_at(figure).data
    assert len({line.marker.symbol[0] for line in places} | {whole.marker.symbol[0]}) == 7
    assert whole.line.dash == "solid"
    assert all(line.line.dash != "solid" for line in places)


def test_long_names_get_more_room_which_the_style_knows() -> None:
    usual = charts.place_lines(YEARS, {"Xã A": YEARS}, [], "family", [], [])
    wide = charts.place_lines(YEARS, {LONG: YEARS}, [], "family", [], [])
    rooms = (usual.layout["margin"]["r"], wide.layout["margin"]["r"])
    assert rooms == (line_ends.ROOM, line_ends.WIDE_ROOM)
    assert any("Thị trấn Nông trường Vi…" in note["text"] for note in wide.layout["annotations"])
    assert LONG in legend_html(wide)
    assert '<ul class="line-ends long">' in legend_html(wide)
    assert f":has(.line-ends) {{ --names: {line_ends.ROOM - 1}px;" in STYLE
    assert f":has(.line-ends.long) {{ --names: {line_ends.WIDE_ROOM - 1}px;" in STYLE


def test_the_target_that_is_named_is_the_one_at_the_right_edge() -> None:
    steps = [TARGET_70, TARGET_70._replace(percent=80.0, year=2030)]
    assert "Chỉ tiêu 70% (2025)" in legend_html(charts.year_lines(YEARS, steps, []))
    half = figures({"year": 2026, "period": "half", "rate": 30})
    later = legend_html(charts.year_lines(YEARS, steps, [], half))
    assert "Chỉ tiêu 80% (2030)" in later
    assert "70% (2025)" not in later
