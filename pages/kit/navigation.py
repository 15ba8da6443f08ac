"""The screens of the dashboard in the order a reader wants them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import streamlit as st

from pages.kit.text import t

PAGES = Path(__file__).resolve().parents[1]


class Screen(NamedTuple):
    """One screen: the name of its script, and the heading of its group in the navigation.

    It has no icon here: Streamlit would fetch it from the network for the browser's tab. ``style.css``
    draws it.
    """

    name: str
    group: str


SCREENS = (
    Screen("overview", "look"),
    Screen("communes", "look"),
    Screen("models", "look"),
    Screen("years", "look"),
    Screen("export", "take"),
    Screen("method", "take"),
)


def screens() -> dict[str, list[st.Page]]:
    """The pages by group heading, as ``st.navigation`` takes them. The first one opens by default."""
    groups: dict[str, list[st.Page]] = {}
    for place, screen in enumerate(SCREENS):
        page = st.Page(
            PAGES / f"{screen.name}.py",
            title=t(f"screen.{screen.name}"),
            default=place == 0,
        )
        groups.setdefault(t(f"group.{screen.group}"), []).append(page)
    return groups
