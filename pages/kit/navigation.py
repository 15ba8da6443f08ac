"""The screens of the dashboard in the order a reader wants them.

They stand in one plain list: a navigation with headings of groups is marked up by Streamlit as lists that
screen readers can't follow. They have no icons here, because Streamlit fetches the icon of the open page
from the network for the browser's tab; ``style.css`` draws them.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.kit.languages import use_language
from pages.kit.text import t

PAGES = Path(__file__).resolve().parents[1]
SCREENS = ("overview", "communes", "models", "years", "export", "method")


def screens() -> list[st.Page]:
    """The pages as ``st.navigation`` takes them. The first one opens by default."""
    use_language()
    return [
        st.Page(PAGES / f"{name}.py", title=t(f"screen.{name}"), default=name == SCREENS[0])
        for name in SCREENS
    ]
