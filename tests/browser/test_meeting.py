"""Slides on a wall, moved by keys; and no English word of Streamlit's on a Vietnamese screen."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from pages.kit.text import t, texts
from tests.browser.screen import Screen
from tests.browser.test_dashboard import view_of

Open = Callable[..., Screen]


def test_keys_move_through_the_slides_and_leave(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(
        view_of("present", noi=thach_that, ngon_ngu="en"), viewport={"width": 1920, "height": 1080}
    )
    where = screen.page.locator("p.where")
    for key, shown in (("ArrowRight", "2 / 4"), ("PageDown", "3 / 4"), ("ArrowLeft", "2 / 4")):
        screen.page.keyboard.press(key)
        expect(where).to_have_text(shown)
        screen.settle()
    assert "trinh_chieu=2" in screen.page.url
    for part in ("stSidebar", "stHeader", "stSelectbox"):
        assert not any(box.is_visible() for box in screen.page.get_by_test_id(part).all()), part
    chart = screen.page.locator("svg.main-svg").first.bounding_box()
    assert chart is not None
    assert chart["width"] > 1700, "the chart grows with the wall"
    assert chart["y"] + chart["height"] < 1000
    screen.page.keyboard.press("Escape")
    expect(screen.page).to_have_title(re.compile(texts()["screen.overview"]["en"]))
    screen.settle()
    assert "Thạch Thất" in screen.headline
    assert screen.errors == []


def test_slides_move_on_by_themselves(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("present", noi=thach_that, tu_chay="20s"))
    expect(screen.page.locator("p.where")).to_have_text("1 / 4")
    expect(screen.page.locator("p.where")).to_have_text("2 / 4", timeout=30_000)


def test_streamlit_s_own_words_are_in_the_reader_s_language(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("years", noi=thach_that))
    screen.page.get_by_role("combobox").first.click()
    screen.page.wait_for_timeout(500)
    heard = screen.page.evaluate(
        """() => [...document.querySelectorAll("*")].flatMap(element =>
            ["aria-label", "placeholder", "title", "alt"].map(name => element.getAttribute(name)))
            .filter(Boolean)"""
    )
    english = {said["en"] for key, said in texts().items() if key.startswith("streamlit.")}
    assert not english & set(heard)
    assert not [words for words in heard if words.startswith("Help for")]
    assert t("streamlit.sidebar") in heard
    assert screen.page.get_by_test_id("stSkipToContent").inner_text() == t("page.skip")
