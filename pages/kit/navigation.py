"""The screens of the dashboard in the order a reader wants them.

They stand in one plain list: a navigation with headings of groups is marked up by Streamlit as lists that
screen readers can't follow. They have no icons here, because Streamlit fetches the icon of the open page
from the network for the browser's tab; ``style.css`` draws them.
"""

from __future__ import annotations

from copy import copy
from functools import cache
from pathlib import Path

import streamlit as st

from pages.kit.languages import use_language
from pages.kit.text import language, texts

PAGES = Path(__file__).resolve().parents[1]
SCREENS = ("overview", "communes", "models", "years", "export", "method", "present")
_FRAMED = "framed"


def frame() -> None:
    """Show the navigation where a page runs without ``dashboard.py`` around it.

    The first link that is opened after the server's start does so: until somebody has called
    ``st.navigation``, Streamlit takes the folder ``pages`` for the navigation, with the names of its files.
    """
    if _FRAMED not in st.session_state:
        st.navigation(screens(), position="sidebar", expanded=True)


def screens() -> list[st.Page]:
    """The pages as ``st.navigation`` takes them. The first one opens by default."""
    use_language()
    st.session_state[_FRAMED] = True
    return [copy(page) for page in _screens(language.get())]


@cache
def _screens(code: str) -> list[st.Page]:
    """The pages with their names in language ``code``; every run gets copies of them, since
    Streamlit looks for the file of each that is made, and notes in it whether it is open.
    """
    return [
        st.Page(PAGES / f"{name}.py", title=texts()[f"screen.{name}"][code], default=name == SCREENS[0])
        for name in SCREENS
    ]
