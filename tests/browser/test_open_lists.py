"""An open list stays open where the page moves under it, and stays at its box."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.screen import Screen
from tests.browser.test_dashboard import view_of

Open = Callable[..., Screen]

MOVE = """box => new Promise(done => {
    const heard = () => setTimeout(() => requestAnimationFrame(() => setTimeout(done, 300)));
    addEventListener("scroll", heard, { once: true, capture: true });
    document.querySelector('[data-testid="stMain"]').scrollTop += 30;
})"""
"""What a chart does that comes late above a box; done when Streamlit has heard of it."""
APART = """() => document.querySelector('[role="listbox"]').getBoundingClientRect().top
    - document.querySelector('[role="combobox"][aria-expanded="true"]').getBoundingClientRect().top"""


@pytest.mark.parametrize("box", ["stSelectbox", "stMultiSelect"])
def test_a_list_stays_open_and_at_its_box(open_screen: Open, thach_that: str, box: str) -> None:
    screen = open_screen(view_of("years", noi=thach_that))
    field = screen.page.get_by_test_id(box).get_by_role("combobox").first
    field.click()
    opened = screen.page.get_by_role("listbox")
    expect(opened).to_be_visible()
    screen.settle()
    apart = screen.page.evaluate(APART)
    field.evaluate(MOVE)
    assert field.get_attribute("aria-expanded") == "true"
    screen.page.wait_for_function(f"apart => Math.abs(({APART})() - apart) < 1", arg=apart)
    screen.page.keyboard.press("Escape")
    expect(opened).to_be_hidden()
    assert screen.errors == []
