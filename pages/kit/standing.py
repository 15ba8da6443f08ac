"""How a place stands in one year: a sentence, and a card for each model."""

from __future__ import annotations

import streamlit as st

from pages.kit.cards import cards_html, cards_of
from pages.kit.listings import source_address
from pages.kit.memory import kept
from pages.kit.page import link_html, paragraph_html
from pages.kit.sentences import standing_sentence
from pages.kit.text import t
from pages.kit.view import View


def show_standing(view: View) -> None:
    """The sentence, the cards, and the way to the cells behind them."""
    st.html(f"{standing_html(view)}{model_cards_html(view)}{_to_sources(view)}")


def show_standing_of_commune(view: View) -> None:
    """The sentence and the cards, on the screen where the cells stand below them."""
    st.html(f"{standing_html(view)}{model_cards_html(view)}")


@kept
def standing_html(view: View) -> str:
    """One or two sentences: see ``sentences.standing_sentence``."""
    words = standing_sentence(view.place, view.moment, view.now, view.before, view.targets, view.base)
    return paragraph_html(words, "standing")


@kept
def model_cards_html(view: View) -> str:
    """A card for each model."""
    return cards_html(cards_of(view.history, view.now, view.targets, view.base))


def _to_sources(view: View) -> str:
    return link_html(
        t("overview.to_sources"), source_address(view.place.place_id, view.moment, view.boundary)
    )
