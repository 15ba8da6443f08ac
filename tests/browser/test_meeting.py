"""Slides on a wall, moved by keys; and no English word of Streamlit's on a Vietnamese screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import BrowserContext, expect

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
    expect(screen.page).to_have_url(re.compile("trinh_chieu=2"))
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


PLACES = {"ends": "276@2016-01-01", "too few": "01@2016-01-01"}
LETTERS = """selector => Math.min(...[...document.querySelectorAll(selector)]
    .filter(one => one.checkVisibility()).map(one => {
        const layer = one.closest("svg.main-svg");
        const scale = layer ? layer.getBoundingClientRect().width / layer.getAttribute("width") : 1;
        return scale * parseFloat(getComputedStyle(one).fontSize);
    }))"""


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("code", ["vi", "en"])
def test_a_slide_is_read_from_the_last_row_and_hides_nothing(
    open_screen: Open, place: str, code: str
) -> None:
    screen = open_screen(
        view_of("present", noi=place, ngon_ngu=code), viewport={"width": 1920, "height": 1080}
    )
    bar = screen.page.locator(".st-key-stage_bar").bounding_box()
    assert bar is not None
    for position in range(1, 5):
        expect(screen.page.locator("p.where")).to_have_text(f"{position} / 4")
        screen.settle()
        source = screen.page.locator("p.source").bounding_box()
        assert source is not None
        assert source["y"] + source["height"] <= bar["y"], position
        read = ".card p, .card h2, h1.headline" if position == 1 else "svg.main-svg text, h1.headline"
        assert screen.page.evaluate(LETTERS, read) >= 29, position
        screen.page.keyboard.press("ArrowRight")


def test_on_a_telephone_a_slide_fits_and_scrolls_above_the_bar(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("present", noi=thach_that), viewport={"width": 375, "height": 800})
    bar = screen.page.locator(".st-key-stage_bar")
    for position in range(1, 5):
        expect(screen.page.locator("p.where")).to_have_text(f"{position} / 4")
        screen.settle()
        shown = [one.bounding_box() for one in screen.page.locator(".cartesianlayer .xtick text").all()]
        ticks = sorted((box["x"], box["width"]) for box in shown if box is not None)
        assert all(x >= 0 and x + width <= 375 for x, width in ticks), position
        assert all(x + width <= other for (x, width), (other, _) in pairwise(ticks)), position
        assert len(ticks) == len(shown)
        assert bool(ticks) == (position > 1)
        last = screen.page.locator(".card, p.source").last
        last.scroll_into_view_if_needed()
        screen.page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, main.scrollHeight)")
        end, above = last.bounding_box(), bar.bounding_box()
        assert end is not None
        assert above is not None
        assert end["y"] + end["height"] <= above["y"], position
        screen.page.keyboard.press("ArrowRight")
    # what scrolls under the bar does not show through
    expect(bar).to_have_css("background-color", "rgb(255, 255, 255)")
    assert screen.errors == []


def test_moving_on_by_time_says_that_it_is_off(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("present", noi=thach_that))
    expect(screen.page.get_by_role("radio", name=t("present.pace_off"))).to_be_checked()
    assert "tu_chay" not in screen.page.url


SHOWN = """window.shown = [];
new MutationObserver(() => {
    const said = document.querySelector("p.where")?.innerText;
    if (said && window.shown.at(-1) !== said) window.shown.push(said);
}).observe(document, { childList: true, subtree: true, characterData: true });"""
"""Notes each slide: on a busy machine the first one may be gone before it is looked for."""


def test_slides_move_on_by_themselves(
    new_context: Callable[..., BrowserContext], address: str, thach_that: str
) -> None:
    page = new_context().new_page()
    page.add_init_script(SHOWN)
    page.goto(f"{address}/{view_of('present', noi=thach_that, tu_chay='20s')}")
    page.wait_for_function("window.shown.length > 1")
    assert page.evaluate("window.shown.slice(0, 2)") == ["1 / 4", "2 / 4"]


def test_streamlit_s_own_words_are_in_the_reader_s_language(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("years", noi=thach_that))
    screen.page.get_by_role("combobox").first.click()
    expect(screen.page.get_by_role("listbox")).to_be_visible()
    screen.settle()
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
