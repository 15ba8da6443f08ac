"""What every finding on a screen is made of: a title that says it, the chart, its source, its table, its
files.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import streamlit as st

from pages.kit import address
from pages.kit.browser import file_name, picture_buttons
from pages.kit.charts import CONFIG
from pages.kit.charts.ready import ReadyFigure
from pages.kit.downloads import files_of
from pages.kit.findings import Chart, Finding, Maker, Shown, shown
from pages.kit.formats import number
from pages.kit.page import selection_sentence
from pages.kit.tables import Table, html_table
from pages.kit.text import spoken, t
from pages.kit.view import View


def show(view: View, make: Maker, *details: Any) -> None:
    """Show the finding that ``make(view, *details)`` makes, or why there is none."""
    seen = shown(make, view, *details)
    if isinstance(seen, str):
        if seen:
            st.html(seen)
        return
    bare = view.bare()
    if seen.question:
        st.html(seen.question)
    with st.container(border=True, key=f"block_{seen.key}"):
        st.html(seen.above)
        if seen.chart:
            _draw(seen.key, seen.chart)
            st.html(seen.below)
        _offer(seen, bare, lambda: _table(make, bare, details))


def _table(make: Maker, view: View, details: tuple[Any, ...]) -> Table:
    """The table of the finding, made anew: it is too large to keep for everybody."""
    finding = make(view.bare(), *details)
    assert isinstance(finding, Finding)
    return finding.whole_table()


def _offer(seen: Shown, view: View, table: Callable[[], Table]) -> None:
    """The numbers of a finding, made and sent only when a reader unfolds them, and their files."""
    if seen.folded:
        opened = st.expander(
            t("table.open", rows=number(seen.rows)),
            key=f"bang_{seen.key}",
            bind="query-params",
            icon=":material/table_rows:",
        )
        if opened.open:
            with opened:
                st.html(html_table(table(), seen.title))
    offer_files(view, seen.key, table, seen.title, picture=seen.chart is not None)


def offer_files(
    view: View,
    key: str,
    table: Callable[[], Table],
    title: str,
    *,
    picture: bool = False,
    selection: str = "",
) -> None:
    """Buttons for the files of a table, named by what they say; table and file are made when a button is
    pressed. The browser makes those of a chart's ``picture``. ``selection``: what was selected in words,
    where that is not the view.
    """
    bare = view.bare()
    years = "" if selection else "-".join(map(str, dict.fromkeys(view.span)))
    name = f"{title} {view.place.full_name} {years}"
    with st.container(horizontal=True, key=f"files_{key}", gap="small"):
        said = spoken(lambda: selection or selection_sentence(bare))
        for ending, media, make in files_of(spoken(table), said):
            st.download_button(
                t(f"download.{ending}"),
                make,
                file_name=f"{file_name(name)}.{ending}",
                mime=media,
                key=f"{ending}_{key}",
                icon=":material/download:",
                on_click="ignore",
                type="tertiary",
            )
        if picture:
            st.html(picture_buttons(name), width="content")


def _draw(key: str, chart: Chart) -> None:
    figure = ReadyFigure(chart.json)
    height: Literal["stretch", "content"] = "stretch" if chart.stretches else "content"
    if not chart.leads:
        st.plotly_chart(figure, key=f"chart_{key}", alt=chart.alt, config=CONFIG, height=height)
        return
    st.plotly_chart(
        figure,
        key=f"chart_{key}",
        alt=chart.alt,
        config=CONFIG,
        height=height,
        on_select=lambda: _follow(f"chart_{key}"),
        selection_mode="points",
    )


def _follow(key: str) -> None:
    points = st.session_state[key]["selection"]["points"]
    if points:
        chosen = points[0]["customdata"]
        address.open_row(chosen[0] if isinstance(chosen, list) else chosen)
