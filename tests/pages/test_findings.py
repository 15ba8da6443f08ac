"""Findings made ready: what a reader gets is what was made; the table behind it is the one that was said."""

from __future__ import annotations

import json
from pathlib import Path

import plotly.graph_objects as go
import plotly.io
import pytest
from streamlit.testing.v1 import AppTest

from pages.kit.beside import counts, heat
from pages.kit.by_model import groups, levels, progress, rates, ratings, spread
from pages.kit.by_year import models_by_year, places_by_year
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
        assert finding.length == len(finding.whole_table().frame)


def test_a_view_that_was_shown_before_asks_nothing(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    first = shown(rates, view)
    monkeypatch.setattr("pages.kit.by_model.models_table", None)
    assert shown(rates, view.bare()) is first


FIGURE = go.Figure(
    data=[go.Bar(x=[1.5, None, float("nan")], y=["a </b>", "ô", "c"], customdata=["x", "y", "z"])],
    layout={"height": 240, "separators": ",."},
)


def test_a_ready_figure_is_written_as_plotly_writes_it() -> None:
    chart = chart_of(FIGURE, "words")
    assert plotly.io.to_json(ReadyFigure(chart.json), validate=False) == chart.json
    assert chart.json == plotly.io.to_json(FIGURE, validate=False)
    assert chart.leads


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

    figure = go.Figure(
        data=[go.Bar(x=[1.5, None], y=["a </b>", "ô"])], layout={"height": 240, "separators": ",."}
    )
    ready = AppTest.from_function(_draws, args=(chart_of(figure, "").json,)).run().get("plotly_chart")[0]
    plain = AppTest.from_function(draws_it).run().get("plotly_chart")[0]
    assert json.loads(ready.proto.spec) == json.loads(plain.proto.spec)
