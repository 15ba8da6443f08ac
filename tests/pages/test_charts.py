"""Charts: what they draw, in which colours, with which separators."""

from __future__ import annotations

import itertools

import plotly.graph_objects as go
import pytest

from pages.kit.breaks import Break
from pages.kit.charts.canvas import CONFIG, name_axis, percent_axis, short
from pages.kit.charts.line_ends import apart
from pages.kit.charts.lines import paleness
from pages.kit.charts.plain import Figure, trace
from pages.kit.palette import MODEL_COLOURS, MODELS, TARGET, TARGET_EDGE
from pages.kit.targets import Target
from tests.pages import drawn as charts
from tests.pages.drawn import looked_at
from tests.pages.rows import communes, figures

TARGET_70 = Target(70.0, 2025, "Quyết định 387", "total", False, False)
FIVE = figures(*({"model": model, "rate": 50.0 + place} for place, model in enumerate(MODELS)))
YEARS = figures({"year": 2022, "rate": 60}, {"year": 2023, "rate": None}, {"year": 2024, "rate": 75})
HALVES = figures({"year": 2025, "period": "half", "rate": 30}, {"year": 2026, "period": "half", "rate": None})
VERDICTS = figures({"model": "organisation", "level": "commune", "level_1": 3, "level_2": 1})

ALL = {
    "ranking": charts.ranking(communes(50, 80), "family", TARGET_70),
    "model_bars": charts.model_bars(FIVE, {"family": TARGET_70}),
    "progress_bars": charts.progress_bars(FIVE),
    "verdict_bars": charts.verdict_bars(VERDICTS, "level"),
    "spread": charts.spread(communes(50, 80)),
    "year_lines": charts.year_lines(YEARS, [TARGET_70], [Break(2022.5, "Sáp nhập")]),
    "half_years": charts.year_lines(YEARS, [TARGET_70], [], HALVES),
    "place_lines": charts.place_lines(YEARS, {"Xã A": YEARS}, communes(50, 80), "family", [TARGET_70], []),
}


@pytest.mark.parametrize("figure", ALL.values(), ids=ALL)
def test_numbers_are_written_as_in_vietnam(figure: go.Figure) -> None:
    assert figure.layout.separators == ",."


@pytest.mark.parametrize("figure", ALL.values(), ids=ALL)
def test_a_finger_on_the_chart_scrolls_the_page(figure: go.Figure) -> None:
    assert figure.layout.dragmode is False
    assert figure.layout.xaxis.fixedrange
    assert figure.layout.yaxis.fixedrange


def test_plotly_knows_every_property_though_nobody_asks_it_at_run_time() -> None:
    """Every figure of these tests went through ``looked_at``, which refuses what Plotly does not know."""
    assert {trace.type for figure in ALL.values() for trace in figure.data} >= {"bar", "box", "scatter"}
    with pytest.raises(ValueError, match="Invalid property"):
        looked_at(Figure([trace("bar", no_such_thing=1)], {}))
    with pytest.raises(AssertionError):
        looked_at(Figure([trace("bar", marker_color="red")], {}))


def test_the_ranking_is_sorted_and_leaves_out_who_has_no_rate() -> None:
    figure = charts.ranking(communes(50, None, 80, 65), "family", None)
    assert list(figure.data[0].x) == [80, 65, 50]
    assert list(figure.layout.yaxis.ticktext) == ["Xã 3", "Xã 4", "Xã 1"]
    assert list(figure.layout.yaxis2.ticktext) == ["80,0%", "65,0%", "50,0%"]
    assert list(figure.data[0].customdata) == ["00003@2016-01-01", "00004@2016-01-01", "00001@2016-01-01"]


def test_who_missed_the_target_is_pale_and_the_target_is_a_dashed_line() -> None:
    figure = charts.ranking(communes(50, 70), "family", TARGET_70)
    assert list(figure.data[0].marker.color) == [MODEL_COLOURS["family"], "rgba(207,124,16,0.42)"]
    edge, line = figure.layout.shapes
    assert (line.x0, line.x1, line.line.dash, line.line.color) == (70, 70, "dash", TARGET)
    assert (edge.x0, edge.x1, edge.line.color) == (70, 70, TARGET_EDGE)
    assert edge.line.width > line.line.width
    assert figure.layout.annotations[0].text == "Chỉ tiêu 70% (2025)"


def test_of_600_communes_both_ends_are_drawn() -> None:
    figure = charts.ranking(communes(*[place / 6 for place in range(600)]), "family", TARGET_70, ends=20)
    names = list(figure.layout.yaxis.ticktext)
    assert len(figure.data[0].x) == 40
    assert names[20] == "… 560 nơi ở giữa …"
    assert (names[0], names[-1]) == ("Xã 600", "Xã 1")
    assert list(figure.data[0].y)[19:21] == [19, 21]
    assert figure.layout.height < 1200


def test_one_commune_makes_a_chart_that_can_be_read() -> None:
    figure = charts.ranking(communes(62.5), "clan", None)
    assert list(figure.data[0].x) == [62.5]
    assert figure.layout.height > 100


def test_a_rate_above_100_stretches_the_axis() -> None:
    assert percent_axis(85)["range"] == [0, 101]
    assert percent_axis(123)["range"][1] > 123


def test_each_model_keeps_its_colour() -> None:
    assert list(ALL["model_bars"].data[0].marker.color) == [MODEL_COLOURS[model] for model in MODELS]
    lines = charts.year_lines(FIVE, [], [])
    assert {trace.name: trace.line.color for trace in lines.data}["Dòng họ học tập"] == MODEL_COLOURS["clan"]


def test_the_target_of_a_model_is_a_diamond_on_its_bar() -> None:
    marks = ALL["model_bars"].data[-1]
    assert (list(marks.x), list(marks.y), marks.marker.symbol) == ([70.0], [1], "diamond")


def test_progress_is_in_percent_of_the_total_or_of_those_registered() -> None:
    rows = figures({}, {"model": "clan", "total": None, "registered": 40, "recognised": 30})
    total, registered, recognised = charts.progress_bars(rows).data
    assert list(total.x) == [100.0, None]
    assert list(registered.x) == [80.0, 100.0]
    assert list(recognised.x) == [75.0, 75.0]


def test_verdicts_are_shares_of_those_recognised_with_one() -> None:
    second, first = ALL["verdict_bars"].data
    assert (second.name, list(second.x)) == ("Mức độ 2", [25.0])
    assert (first.name, list(first.x)) == ("Mức độ 1", [75.0])


def test_every_point_of_the_spread_tells_its_commune() -> None:
    box = ALL["spread"].data[0]
    assert list(box.x) == [50.0, 80.0]
    assert list(box.text) == ["Xã 1", "Xã 2"]
    assert "%{text}" in box.hovertemplate


def test_a_missing_year_is_a_gap_in_the_line() -> None:
    line = ALL["year_lines"].data[0]
    assert list(line.y) == [60.0, None, 75.0]
    assert line.connectgaps is False


def test_a_partial_sum_is_a_hollow_point() -> None:
    rows = figures({"year": 2023}, {"year": 2024, "basis": "partial_sum", "communes_reported": 18})
    line = charts.year_lines(rows, [], []).data[0]
    assert list(line.marker.symbol) == ["square", "square-open"]
    assert "Theo 18/23 xã đã báo cáo" in line.hovertext[1]


def test_target_steps_end_in_their_year() -> None:
    rows = figures({"year": 2024}, {"year": 2027})
    steps = [Target(70.0, 2025, "a", "total", False, False), Target(80.0, 2030, "b", "total", False, False)]
    line = charts.year_lines(rows, steps, []).data[-1]
    assert list(line.y) == [70.0, 70.0, None, 80.0, 80.0, None]
    assert list(line.x)[1] == list(line.x)[3] == 2025.35


def test_breaks_are_numbered_and_share_a_line_where_they_meet() -> None:
    rows = figures({"year": 2021}, {"year": 2025})
    figure = charts.year_lines(rows, [], [Break(2023.5, "a"), Break(2024.5, "b"), Break(2024.5, "c")])
    marks = [note.text for note in figure.layout.annotations if note.yref == "paper"]
    assert marks == ["①", "②③"]
    assert [shape.x0 for shape in figure.layout.shapes] == [2023.5, 2024.5]


def test_compared_places_stand_out_from_the_others() -> None:
    others, chosen, whole, _ = ALL["place_lines"].data
    assert others.line.width < chosen.line.width < whole.line.width
    assert set(others.text) == {"Xã 1", "Xã 2", None}
    assert others.hovertemplate.startswith("%{text}<br>%{x:d}: %{y:.1f}%")
    assert (chosen.name, whole.name) == ("Xã A", "Toàn địa bàn")


@pytest.mark.parametrize("heights", [[50.0, 50.5, 51.0], [99.0, 100.0, 100.0, 98.0], [10.0], []])
def test_names_of_lines_never_overlap(heights: list[float]) -> None:
    moved = sorted(apart(heights))
    assert all(above - below >= 5.199 for below, above in itertools.pairwise(moved))
    assert all(height <= 102 for height in moved)


def test_long_names_are_cut() -> None:
    assert short("Xã Bình Yên") == "Xã Bình Yên"
    long = short("Thị trấn Nông trường Việt Trung phía Đông", 20)
    assert (len(long), long[-1]) == (20, "…")
    assert name_axis(["Xã A", "Xã B"])["range"] == [1.5, -0.5]


def test_plotly_shows_no_english_tools() -> None:
    assert CONFIG["displayModeBar"] is False
    assert CONFIG["showTips"] is False


ONE_SIDE = {"year": 2024, "rate": 68.0, "communes_reported": 44, "communes_expected": 579}
OTHER_SIDE = {"year": 2025, "rate": 67.0, "communes_reported": 7, "communes_expected": 126}


@pytest.mark.parametrize(
    ("after", "boundary", "years"),
    [
        (OTHER_SIDE, True, [2024, 2024.5, 2025]),
        (OTHER_SIDE, False, [2024, 2025]),
        ({**ONE_SIDE, "year": 2025}, True, [2024, 2025]),
    ],
)
def test_a_line_is_interrupted_where_other_communes_reported(
    after: dict[str, float], boundary: bool, years: list[float]
) -> None:
    rows = figures(ONE_SIDE, after)
    line = charts.year_lines(rows, [], [Break(2024.5, "a", boundary=boundary)]).data[0]
    assert list(line.x) == years
    assert [rate is None for rate in line.y] == [year == 2024.5 for year in years]
    assert not line.connectgaps
    assert "<br>2024: 68,0%" in line.hovertext[0], "a year is no number with a point"


def test_a_line_that_ended_earlier_says_when() -> None:
    rows = figures(
        {"year": 2024, "rate": 60}, {"year": 2025, "rate": 70}, {"year": 2024, "rate": 50, "model": "clan"}
    )
    names = [note.text for note in charts.year_lines(rows, [], []).layout.annotations]
    assert any(name.endswith("<b>50,0%</b> (2024)") for name in names)
    assert any(name.endswith("<b>70,0%</b>") for name in names)


def test_hundreds_of_pale_lines_are_no_wall() -> None:
    assert [paleness(lines) for lines in (1, 22, 40, 579)] == [0.35, 0.35, 0.2, 0.08]
