"""The screen of a meeting: one slide at a time, as large as the wall, and a bar to move through them.

The slide stands in the address (``trinh_chieu=2``), so a link opens it. ``page.js`` enlarges the screen to
the window, listens to the keys of keyboards and presenters, and moves on by itself where that was chosen.
"""

from __future__ import annotations

from html import escape

import streamlit as st

from pages.kit import address
from pages.kit.charts import STAGE, STILL
from pages.kit.charts.ready import ReadyFigure
from pages.kit.page import paragraph, short_marks_html
from pages.kit.slides import Slide
from pages.kit.text import t
from pages.kit.view import View

PACES = ("20s", "40s")


def slide_in_address(count: int) -> int:
    """The position of the slide that the address names, counted from 0; the first where it names none."""
    said = address.slide_in_address()
    return min(int(said), count) - 1 if said.isascii() and said.isdigit() and int(said) else 0


def show_slide(view: View, slide: Slide, position: int) -> None:
    """A slide with the place and year above it and its base and source below."""
    pace = address.said_pace()
    seconds = pace.removesuffix("s") if pace in PACES else "0"
    st.html(
        f'<div class="stage" data-slide="{position}" data-pace="{seconds}">'
        f"<p>{escape(view.place.full_name)} · {escape(view.moment.words)}</p>{short_marks_html(view)}</div>"
    )
    st.html(f'<h1 class="headline">{escape(slide.title)}</h1>{slide.html}')
    if slide.chart:
        figure = ReadyFigure(slide.chart.json)
        width, height = STAGE
        st.plotly_chart(
            figure, key=f"slide_{position}", alt=slide.chart.alt, config=STILL, width=width, height=height
        )
    paragraph(slide.below, "source")


def controls(position: int, count: int) -> None:
    """The bar below: back, on, where one is, moving on by itself, the whole screen, and the way out."""
    with st.container(horizontal=True, key="stage_bar", vertical_alignment="center", gap="small"):
        _step("previous", (position - 1) % count, ":material/arrow_back:")
        st.html(
            f'<p class="where">{t("present.where", position=position + 1, count=count)}</p>', width="content"
        )
        _step("next", (position + 1) % count, ":material/arrow_forward:")
        off = t("present.pace_off")
        st.segmented_control(
            t("present.pace"),
            (off, *PACES),
            default=off,
            required=True,
            key=address.PACE,
            bind="query-params",
        )
        st.html(_browser_button("fullscreen"), width="content")
        st.html(_browser_button("leave"), width="content")


def _browser_button(name: str) -> str:
    return f'<button type="button" class="quiet" data-do="{name}">{escape(t(f"present.{name}"))}</button>'


def _step(name: str, target: int, icon: str) -> None:
    st.button(
        t(f"present.{name}"),
        key=name,
        icon=icon,
        type="tertiary",
        on_click=address.go_to_slide,
        args=(target + 1,),
    )
