"""Findings made ready: what a reader gets is what was made; the table behind it is the one that was said."""

from __future__ import annotations

import json
from pathlib import Path

import plotly.io
import pytest
from streamlit.testing.v1 import AppTest

from pages.kit.beside import counts, heat
from pages.kit.by_model import groups, levels, progress, rates, ratings, spread
from pages.kit.by_year import models_by_year, places_by_year
from pages.kit.charts import STAGE, staged
from pages.kit.charts.plain import Figure, trace
from pages.kit.charts.ready import ReadyFigure
from pages.kit.commune import commune_years
from pages.kit.directory import directory
from pages.kit.figures import Moment
from pages.kit.findings import Finding, Maker, chart_of, shown
from pages.kit.maps import map_of_places
from pages.kit.rankings import ranking
from pages.kit.reporting import reported
from pages.kit.sources import cells, submissions
from pages.kit.view import View
from tests.pages.conftest import DISTRICT, LONE_PROVINCE, PROVINCE
from tests.pages.drawn import looked_at

COMMUNE = "09982@2016-01-01"
MAKERS = (
    counts, heat, groups, levels, progress, rates, ratings, spread, models_by_year, commune_years,
    reported, cells, submissions,
)  # fmt: skip


@pytest.fixture(params=[DISTRICT, PROVINCE, LONE_PROVINCE, COMMUNE])
def view(published: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> View:
    monkeypatch.setenv("XHHT_WAREHOUSE", str(published))
    year = 2022 if request.param == LONE_PROVINCE else 2024
    return View(directory().by_id[request.param], Moment(year), "family", "total")


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_the_number_of_rows_said_is_that_of_the_table(view: View, make: Maker) -> None:
    _is_as_said(make(view))


def test_the_number_of_rows_of_findings_with_details(view: View) -> None:
    if view.inside_level:
        _is_as_said(ranking(view, "ends", "", 5))
        _is_as_said(places_by_year(view, ()))
        _is_as_said(map_of_places(view, ""))


def _is_as_said(finding: object) -> None:
    if isinstance(finding, Finding):
        assert finding.length == len(finding.whole_table().rows)


def test_a_view_that_was_shown_before_asks_nothing(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    first = shown(rates, view)
    monkeypatch.setattr("pages.kit.by_model.models_table", None)
    assert shown(rates, view.bare()) is first


FIGURE = Figure(
    [trace("bar", x=[1.5, None, float("nan")], y=["a </b>", "ô", "c"], customdata=["x", "y", "z"])],
    {"height": 240, "separators": ",."},
)


def test_a_ready_figure_is_written_as_plotly_writes_it() -> None:
    chart = chart_of(FIGURE, "words")
    of_plotly = json.loads(plotly.io.to_json(looked_at(FIGURE), validate=False))
    assert json.loads(plotly.io.to_json(ReadyFigure(chart.json), validate=False)) == of_plotly
    assert json.loads(chart.json) == of_plotly
    assert chart.leads


def test_a_figure_for_a_wall_has_larger_letters_and_is_otherwise_as_it_was() -> None:
    axis = {"title": {"text": "a"}, "tickfont": {"size": 13}}
    figure = Figure([], {"margin": {"l": 1, "r": 138}, "xaxis": axis, "annotations": [{"text": "b"}]})
    shown = looked_at(staged(figure)).layout
    assert (shown.width, shown.height, shown.font.size) == (*STAGE, 20)
    assert (shown.xaxis.tickfont.size, shown.xaxis.title.text) == (20, "a")
    assert (shown.annotations[0].font.size, shown.annotations[0].text) == (20, "b")
    assert (shown.margin.l, shown.margin.r) == (1, 138)
    assert figure.layout["xaxis"] is axis, "the figure itself stays as it was"


def _draws(written: str) -> None:
    import streamlit as st

    from pages.kit.charts.ready import ReadyFigure

    st.plotly_chart(ReadyFigure(written))


def test_streamlit_sends_a_ready_figure_as_it_sends_the_figure() -> None:
    def draws_it() -> None:
        import plotly.graph_objects as go
        import streamlit as st

        figure = go.Figure(
            data=[go.Bar(x=[1.5, None], y=["a </b>", "ô"])], layout={"height": 240, "separators": ",."}
        )
        st.plotly_chart(figure)

    figure = Figure([trace("bar", x=[1.5, None], y=["a </b>", "ô"])], {"height": 240, "separators": ",."})
    ready = AppTest.from_function(_draws, args=(chart_of(figure, "").json,)).run().get("plotly_chart")[0]
    plain = AppTest.from_function(draws_it).run().get("plotly_chart")[0]
    assert json.loads(ready.proto.spec) == json.loads(plain.proto.spec)


def test_a_chart_that_says_its_shape_takes_the_height_of_its_box() -> None:
    shaped = FIGURE.with_layout(meta={"shape": 7})
    assert chart_of(shaped, "").stretches
    assert not chart_of(FIGURE, "").stretches
