"""What every finding on a screen is made of: a title that says it, the chart, its source, its table, its
files.
"""

from __future__ import annotations

from html import escape

import plotly.graph_objects as go
import streamlit as st

from pages.kit import address
from pages.kit.browser import picture_buttons
from pages.kit.charts import CONFIG
from pages.kit.downloads import files_of
from pages.kit.formats import number
from pages.kit.page import source_line
from pages.kit.tables import Table, html_table
from pages.kit.text import t
from pages.kit.view import View

MOST_OPEN_ROWS = 130
"""A longer table is sent only when a reader unfolds it: screens stay quick for a whole province."""


class Markup(str):
    """A note that is HTML already, made by a function of ours: it is not escaped."""

    __slots__ = ()


def touch_note(text: str) -> Markup:
    """A note on what touching a chart does: left out on paper and in pictures."""
    return Markup(f'<p class="note act">{escape(text)}</p>')


def show_chart(
    view: View,
    key: str,
    title: str,
    figure: go.Figure,
    table: Table,
    *,
    alt: str = "",
    base: str | None = None,
    notes: tuple[str, ...] = (),
) -> None:
    """Show a chart with everything that belongs to it. ``key`` names its table in the address.

    ``base`` says what the rates are the rates of, where it is not the chosen base. Where the points
    of a chart carry place_ids as ``customdata``, touching one opens its place. A note is plain text, or
    ``Markup``.
    """
    with st.container(border=True, key=f"block_{key}"):
        st.html(f'<h3 class="finding">{escape(title)}</h3>')
        _chart(key, figure, alt or title)
        st.html(_under(view, base, notes))
        show_table_below(view, key, title, table, picture=title)


def show_table(
    view: View, key: str, title: str, table: Table, *, base: str | None = None, notes: tuple[str, ...] = ()
) -> None:
    """Show a table as a finding of its own with its files: open at once, or folded where it is long."""
    with st.container(border=True, key=f"block_{key}"):
        if len(table.frame) > MOST_OPEN_ROWS:
            st.html(f'<h3 class="finding">{escape(title)}</h3>{_under(view, base, notes)}')
            show_table_below(view, key, title, table)
        else:
            heading = f'<h3 class="finding">{escape(title)}</h3>'
            st.html(heading + html_table(table, title) + _under(view, base, notes))
            offer_files(view, key, table)


def show_table_below(view: View, key: str, title: str, table: Table, *, picture: str = "") -> None:
    """The numbers of a chart, made and sent only when a reader unfolds them, and their files; under a chart
    its ``picture`` too, named by these words.
    """
    opened = st.expander(
        t("table.open", rows=number(len(table.frame))),
        key=f"bang_{key}",
        bind="query-params",
        icon=":material/table_rows:",
    )
    if opened.open:
        with opened:
            st.html(html_table(table, title))
    offer_files(view, key, table, picture)


def offer_files(view: View, key: str, table: Table, picture: str = "") -> None:
    """Buttons for the files of a table; a file is made when its button is pressed. The browser makes those
    of a ``picture``.
    """
    with st.container(horizontal=True, key=f"files_{key}", gap="small"):
        for ending, media, make in files_of(table, selection_sentence(view)):
            st.download_button(
                t(f"download.{ending}"),
                make,
                file_name=f"{key}-{view.place.place_id.split('@')[0]}-{view.moment.year}.{ending}",
                mime=media,
                key=f"{ending}_{key}",
                icon=":material/download:",
                on_click="ignore",
                type="tertiary",
            )
        if picture:
            st.html(picture_buttons(f"{picture} {view.place.full_name} {view.moment.year}"), width="content")


def selection_sentence(view: View) -> str:
    """The view in words, for the first line of a workbook."""
    return t(
        "selection",
        place=view.place.full_name,
        province=view.place.province,
        moment=view.moment.words,
        base=t(f"base.{view.base}"),
        source=source_line(view),
    )


def _under(view: View, base: str | None, notes: tuple[str, ...]) -> str:
    lines = "".join(map(_note, filter(None, notes)))
    rate = t(f"base.long_{view.base}") if base is None else base
    said = " · ".join(words for words in (rate, source_line(view)) if words)
    return f'{lines}<p class="source">{escape(said)}</p>'


def _note(note: str) -> str:
    return note if isinstance(note, Markup) else f'<p class="note">{escape(note)}</p>'


def _chart(key: str, figure: go.Figure, alt: str) -> None:
    if all(trace.customdata is None for trace in figure.data):
        st.plotly_chart(figure, key=f"chart_{key}", alt=alt, config=CONFIG)
        return
    st.plotly_chart(
        figure,
        key=f"chart_{key}",
        alt=alt,
        config=CONFIG,
        on_select=lambda: _follow(f"chart_{key}"),
        selection_mode="points",
    )


def _follow(key: str) -> None:
    points = st.session_state[key]["selection"]["points"]
    if points:
        chosen = points[0]["customdata"]
        address.go_to_place(chosen[0] if isinstance(chosen, list) else chosen)
