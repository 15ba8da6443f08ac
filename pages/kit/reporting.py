"""Who has reported and who is missing."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from pages.kit.blocks import show_table_below
from pages.kit.tables import Table
from pages.kit.text import t
from pages.kit.view import View
from pipelines.warehouse.ask import ask


def reported_within(view: View) -> pd.DataFrame:
    """The communes that were expected in the chosen year: see the query ``reported_within``."""
    return ask(
        "reported_within", place_id=view.place.place_id, year=view.moment.year, period=view.moment.period
    )


def show_reported(view: View, sentence: str, table: Table) -> None:
    """The sentence with a bar of one cell a commune, and the list under it."""
    with st.container(border=True, key="block_reported"):
        st.html(f'<h3 class="finding">{escape(sentence)}</h3>{reported_bar(table.frame)}')
        show_table_below(view, "reported", sentence, table)


def reported_bar(reported: pd.DataFrame) -> str:
    """A bar of the share that reported, as HTML; nothing where nothing was expected."""
    if reported.empty:
        return ""
    there = int(reported["reported"].astype(bool).sum())
    share = 100 * there / len(reported)
    words = t("reported.bar", there=there, count=len(reported))
    return (
        f'<div class="bullet wide" role="img" aria-label="{escape(words, quote=True)}">'
        f'<b style="width:{share:.1f}%"></b></div>'
    )
