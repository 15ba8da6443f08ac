"""The screens of the dashboard in the order a reader wants them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import streamlit as st

from pages.kit.text import t

PAGES = Path(__file__).resolve().parents[1]


class Screen(NamedTuple):
    """One screen: the name of its script, its icon, and the heading of its group in the navigation."""

    name: str
    icon: str
    group: str


SCREENS = (
    Screen("overview", ":material/dashboard:", "look"),
    Screen("communes", ":material/holiday_village:", "look"),
    Screen("models", ":material/school:", "look"),
    Screen("years", ":material/timeline:", "look"),
    Screen("export", ":material/download:", "take"),
    Screen("method", ":material/menu_book:", "take"),
)


def screens() -> dict[str, list[st.Page]]:
    """The pages by group heading, as ``st.navigation`` takes them. The first one opens by default."""
    groups: dict[str, list[st.Page]] = {}
    for place, screen in enumerate(SCREENS):
        page = st.Page(
            PAGES / f"{screen.name}.py",
            title=t(f"screen.{screen.name}"),
            icon=screen.icon,
            default=place == 0,
        )
        groups.setdefault(t(f"group.{screen.group}"), []).append(page)
    return groups


def address_of(name: str) -> str:
    """The address of a screen relative to the root: the first screen has the empty one."""
    return "" if name == SCREENS[0].name else name
