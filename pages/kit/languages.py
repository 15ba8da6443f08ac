"""The switch between Vietnamese and English: in the sidebar of every screen, in the address as
``ngon_ngu=en``; Vietnamese stays out of it.
"""

from __future__ import annotations

import streamlit as st

from pages.kit import address
from pages.kit.text import LANGUAGES, language, t

NAMES = {"vi": "Tiếng Việt", "en": "English"}
"""Each language by its own name, so that those who need it can read it."""

_PICKED = "pick_language"


def use_language() -> None:
    """Let this run speak the reader's language. Called before the first text of a run is asked for."""
    language.set(_code(address.said_language()))


def choose_language() -> None:
    """Show the switch, and speak what the address says."""
    language.set(_code(address.language_in_address()))
    st.session_state[_PICKED] = language.get()
    st.sidebar.segmented_control(
        t("filter.language"),
        LANGUAGES,
        format_func=NAMES.__getitem__,
        key=_PICKED,
        required=True,
        label_visibility="collapsed",
        on_change=_picked,
    )


def _picked() -> None:
    code = str(st.session_state[_PICKED])
    address.speak("" if code == LANGUAGES[0] else code)


def _code(said: str) -> str:
    return said if said in LANGUAGES else LANGUAGES[0]
