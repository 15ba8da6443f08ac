"""Boxes find what is typed without diacritics, and what is chosen stands in the address as it is written."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Locator, expect

from pages.kit.text import texts
from tests.browser.screen import Screen
from tests.browser.test_dashboard import view_of

Open = Callable[..., Screen]


def box_of_places(screen: Screen) -> Locator:
    """The box of the places to compare, with its list open."""
    box = screen.page.get_by_test_id("stMultiSelect").locator("input").first
    box.focus()
    screen.page.keyboard.press("ArrowDown")
    expect(screen.page.get_by_test_id("stMultiSelectDropdown")).to_be_visible()
    return box


@pytest.mark.parametrize("code", ["vi", "en"])
def test_a_place_to_compare_is_found_without_diacritics(
    open_screen: Open, thach_that: str, code: str
) -> None:
    screen = open_screen(view_of("years", noi=thach_that, ngon_ngu=code))
    box = box_of_places(screen)
    box.fill("HUU bang")
    found = screen.page.get_by_role("option", name="Hữu")
    expect(found).to_have_text("Xã Hữu Bằng")
    expect(screen.page.get_by_role("option", name="Xã", exact=False)).to_have_count(1)
    found.click()
    screen.page.keyboard.press("Escape")
    expect(screen.page.get_by_role("button", name="Xã Hữu Bằng")).to_be_visible()
    screen.settle()
    assert "so_sanh=Xã Hữu Bằng" in unquote_plus(screen.page.url)
    yours = open_screen(screen.page.url.removeprefix(f"{screen.address}/"))
    expect(yours.page.get_by_role("button", name="Xã Hữu Bằng")).to_be_visible()
    assert yours.page.locator(".st-key-block_series .line-ends").inner_html().count("Xã Hữu Bằng") == 1


def test_what_is_typed_with_diacritics_is_compared_with_them(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("years", noi=thach_that))
    box = box_of_places(screen)
    box.fill("yên bình")
    expect(screen.page.get_by_role("option").last).to_have_text("Xã Yên Bình")
    box.fill("yèn bình")
    expect(screen.page.get_by_test_id("stMultiSelectDropdown")).to_have_text(
        texts()["streamlit.no_results"]["vi"]
    )


@pytest.mark.parametrize(
    ("box", "typed", "found"),
    [
        ("filter.province", "ha noi", "Hà Nội"),
        ("filter.place", "dai dong", "Xã Đại Đồng · Huyện Thạch Thất"),
        ("filter.model", "cong dan", "Công dân học tập"),
    ],
)
def test_other_boxes_too(open_screen: Open, thach_that: str, box: str, typed: str, found: str) -> None:
    screen = open_screen(view_of("overview", noi=thach_that))
    field = screen.filter(texts()[box]["vi"])
    field.click()
    field.fill(typed)
    expect(screen.page.get_by_role("option").first).to_have_text(found)


def test_only_what_is_being_typed_is_compared_so(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("years", noi=thach_that))
    box = box_of_places(screen)
    box.fill("bang")
    asked = "['Hữu Bằng'.includes('bang'), 'Hữu Bằng'.includes('huu'), 'Hữu Bằng'.includes('ằ')]"
    assert screen.page.evaluate(asked) == [True, False, True]
    screen.page.keyboard.press("Escape")
    box.blur()
    assert screen.page.evaluate(asked) == [False, False, True]
