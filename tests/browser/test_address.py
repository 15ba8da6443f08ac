"""The address says what is shown after each step, and the browser's way back leads through whole views."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from pages.kit.text import t
from tests.browser.screen import Screen
from tests.browser.test_dashboard import view_of

Open = Callable[..., Screen]


def go_to(screen: Screen, name: str) -> None:
    """Open another screen by the navigation."""
    screen.walk_to(t(f"screen.{name}"))


def said(screen: Screen) -> dict[str, list[str]]:
    """The choices in the address."""
    return parse_qs(urlsplit(screen.page.url).query)


def test_the_address_is_whole_after_each_step_and_one_step_of_the_way_back(
    open_screen: Open, thach_that: str
) -> None:
    chosen = {"noi": thach_that, "nam": "2023", "mo_hinh": t("model.clan")}
    screen = open_screen(view_of("communes", **chosen))
    steps = screen.page.evaluate("history.length")
    for name in ("models", "export", "overview", "years", "communes"):
        go_to(screen, name)
        steps += 1
        expect(screen.page).to_have_url(re.compile("noi=276"))
        assert screen.page.evaluate("history.length") == steps
    expect(screen.page).to_have_url(re.compile("nam=2023"))
    assert said(screen) == {key: [value] for key, value in chosen.items()}
    assert screen.errors == []


def test_the_language_stays_in_the_address_of_every_screen(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("overview", noi=thach_that, ngon_ngu="en"))
    for path in ("method", "export", "communes"):
        screen.page.get_by_test_id("stSidebarNav").locator(f'a[href$="/{path}"]').click()
        expect(screen.page).to_have_url(re.compile(f"/{path}.*ngon_ngu=en"))
        screen.settle()


def test_a_year_that_another_place_lacks_leaves_the_address(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("communes", noi=thach_that, nam="2021"))
    screen.choose(t("filter.place"), "7/2025")
    expect(screen.page.locator("h1").first).not_to_contain_text("2021")
    expect(screen.page).not_to_have_url(re.compile("nam=2021"))


def test_the_way_back_shows_each_view_as_it_was(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("communes", noi=thach_that, nam="2023"))
    go_to(screen, "models")
    screen.choose(t("filter.year"), "2022")
    go_to(screen, "years")
    for path, words in (("models", "2022"), ("communes", "2023")):
        screen.page.go_back()
        expect(screen.page).to_have_url(re.compile(f"/{path}.*nam={words}"))
        expect(screen.page.locator("h1").first).to_contain_text(words)
        expect(screen.page.locator("h1").first).to_contain_text("Thạch Thất")
        screen.settle()
    assert screen.errors == []


def test_a_name_in_a_table_opens_its_view_without_a_new_page(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("communes", noi=thach_that, nam="2023"))
    screen.page.evaluate("window.same = true")
    screen.page.get_by_role("link", name="Xã Bình Yên").first.click()
    expect(screen.page.locator("h1").first).to_contain_text("Xã Bình Yên")
    screen.settle()
    assert screen.page.evaluate("window.same")
    assert said(screen)["nam"] == ["2023"]
    assert screen.page.get_by_test_id("stMain").evaluate("box => box.scrollTop") == 0
    screen.page.go_back()
    expect(screen.page.locator("h1").first).to_contain_text("Huyện Thạch Thất")
    assert screen.errors == []
