"""No violation of WCAG 2.2 AA on any screen: light and dark, wide and narrow, in both languages."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import BrowserContext, expect

from pages.kit.text import t
from tests.browser.screen import DRAWN, Screen
from tests.browser.test_dashboard import NAMES, luminance, view_of

Open = Callable[..., Screen]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

STREAMLIT_S_OWN: dict[str, str] = {}
"""Rules that Streamlit itself breaks and that cannot be mended from outside: rule -> selector of what is
left out. Empty: there is none.
"""

LOOKS = [
    pytest.param(
        {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"}, "", id="wide-light-vi"
    ),
    pytest.param(
        {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"}, "en", id="wide-dark-en"
    ),
    pytest.param(
        {"viewport": {"width": 360, "height": 780}, "color_scheme": "dark"}, "", id="narrow-dark-vi"
    ),
    pytest.param(
        {"viewport": {"width": 360, "height": 780}, "color_scheme": "light"}, "en", id="narrow-light-en"
    ),
]


def violations(screen: Screen) -> list[str]:
    """What axe finds wrong: the rule, and the elements that break it."""
    screen.page.wait_for_function(DRAWN)  # what fades in has not its colours yet
    screen.page.evaluate(AXE)
    given = json.dumps({"runOnly": RULES, "resultTypes": ["violations"]})
    found = screen.page.evaluate(f"axe.run(document, {given}).then(result => result.violations)")
    return [
        f"{rule['id']}: {node['target'][0]} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
        if STREAMLIT_S_OWN.get(rule["id"], "\0") not in str(node["target"][0])
    ]


@pytest.mark.parametrize(("look", "language"), LOOKS)
@pytest.mark.parametrize("name", NAMES)
def test_a_screen_is_accessible(
    open_screen: Open, thach_that: str, name: str, look: dict[str, object], language: str
) -> None:
    """In Vietnamese with all that can be unfolded and a place to compare, in English as it opens."""
    chosen = {"ngon_ngu": language} if language else {"so_sanh": "Xã Bình Yên"}
    screen = open_screen(view_of(name, noi=thach_that, **chosen), **look)
    if not language:
        unfold_all(screen)
    assert violations(screen) == []


CHIP = '[data-testid="stMultiSelectTagsContainer"] [role="group"] > span'
BUTTON = '[data-testid="stBaseButton-primary"]'


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize(
    ("name", "ground", "words"), [("years", CHIP, f"{CHIP} > span"), ("export", BUTTON, f"{BUTTON} p")]
)
def test_words_on_the_strong_colour_can_be_read(
    open_screen: Open, thach_that: str, name: str, ground: str, words: str, colours: str
) -> None:
    """Axe leaves these undecided. WCAG 2.2, 1.4.3."""
    screen = open_screen(view_of(name, noi=thach_that, so_sanh="Xã Bình Yên"), color_scheme=colours)
    behind, letters = luminance(screen, ground, "backgroundColor"), luminance(screen, words, "color")
    assert (max(behind, letters) + 0.05) / (min(behind, letters) + 0.05) >= 4.5


def unfold_all(screen: Screen) -> None:
    """Open every fold of the screen."""
    folds = screen.page.locator('[data-testid="stExpander"] details:not([open]) summary')
    while left := folds.count():
        folds.first.click()
        expect(folds).to_have_count(left - 1)
        screen.settle()


def test_the_view_of_a_commune_is_accessible(open_screen: Open, binh_yen: str) -> None:
    screen = open_screen(view_of("communes", noi=binh_yen, nam="2024"), color_scheme="dark")
    unfold_all(screen)
    assert violations(screen) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_screen_without_figures_is_accessible(
    new_context: Callable[..., BrowserContext], empty_address: str, name: str
) -> None:
    width, colours = ((1280, "dark"), (360, "light"))[NAMES.index(name) % 2]
    page = new_context(viewport={"width": width, "height": 800}, color_scheme=colours).new_page()
    screen = Screen(page, empty_address)
    screen.go(view_of(name))
    if name != "method":
        assert screen.headline == t("empty.title")
    assert violations(screen) == []
    assert screen.errors == []


def test_an_open_list_of_places_is_accessible(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("overview", noi=thach_that))
    screen.page.get_by_role("combobox").nth(1).click()
    screen.page.get_by_role("option").first.wait_for()
    assert violations(screen) == []


@pytest.mark.parametrize("slide", ["1", "2", "3", "4"])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_a_slide_is_accessible(open_screen: Open, thach_that: str, slide: str, colours: str) -> None:
    screen = open_screen(
        view_of("present", noi=thach_that, trinh_chieu=slide),
        viewport={"width": 1920, "height": 1080},
        color_scheme=colours,
    )
    assert violations(screen) == []


def test_what_is_wrong_would_be_found(open_screen: Open) -> None:
    screen = open_screen("method")
    screen.page.evaluate(
        """() => document.querySelector("h1").insertAdjacentHTML("afterend",
            '<button></button><p style="color: #999; background: #fff">grey on white</p>')"""
    )
    found = {violation.split(":")[0] for violation in violations(screen)}
    assert found == {"button-name", "color-contrast"}
