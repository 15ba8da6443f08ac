"""Fingers on a telephone: one that moves scrolls the page wherever it begins, one that taps opens a bar."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.screen import Screen
from tests.browser.test_two_clicks import cells_in_view, point_of_a_line

Open = Callable[..., Screen]
TELEPHONE = {"viewport": {"width": 375, "height": 780}, "has_touch": True, "is_mobile": True}
THACH_THAT = "276@2016-01-01"
CHARTS = {"": 1, "communes": 2, "models": 3, "years": 2}
"""How many charts each screen has of a district of 2024."""
GONE = """most => document.querySelector('[data-testid="stMain"]').scrollTop > most"""


def where(screen: str) -> str:
    return f"{screen}?{urlencode({'noi': THACH_THAT, 'nam': '2024'})}"


def swipe(screen: Screen, chart: Locator, across: float) -> None:
    """Move a finger upwards from the middle of the chart, ``across`` of its width, until the page has gone
    with it.
    """
    chart.evaluate("chart => chart.scrollIntoView({block: 'center'})")
    screen.pause()
    box = chart.bounding_box()
    assert box is not None
    x, y = box["x"] + across * box["width"], box["y"] + box["height"] / 2
    main = screen.page.get_by_test_id("stMain")
    before = float(main.evaluate("box => box.scrollTop"))
    finger = screen.page.context.new_cdp_session(screen.page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 9):
        there = {"x": x, "y": y - 20 * step}
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [there]})
        screen.page.wait_for_timeout(20)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    screen.page.wait_for_function(GONE, arg=before + 80)


@pytest.mark.parametrize("name", CHARTS)
def test_a_finger_that_moves_on_a_chart_scrolls_the_page(open_screen: Open, name: str) -> None:
    screen = open_screen(where(name), **TELEPHONE)
    headline = screen.headline
    charts = screen.page.get_by_test_id("stPlotlyChart")
    expect(charts).to_have_count(CHARTS[name])
    for place in range(CHARTS[name]):
        for across in (0.15, 0.5):
            swipe(screen, charts.nth(place), across)
    screen.settle()
    assert screen.headline == headline, "nothing was opened on the way"
    assert screen.complaints() == []


def test_a_tap_on_a_bar_opens_its_commune(open_screen: Open) -> None:
    screen = open_screen(where("communes"), **TELEPHONE)
    bar = screen.page.locator(".st-key-block_ranking .bars .point").nth(4)
    bar.evaluate("bar => bar.scrollIntoView({block: 'center'})")
    screen.pause()
    box = bar.bounding_box()
    assert box is not None
    screen.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(screen.page.locator("h1").first).to_contain_text("huyện Thạch Thất, năm 2024")


def test_a_tap_on_a_point_of_a_line_opens_its_cells(open_screen: Open, binh_yen: str) -> None:
    screen = open_screen(f"years?{urlencode({'noi': binh_yen})}", **TELEPHONE)
    screen.page.touchscreen.tap(*point_of_a_line(screen, "years", 0, 2022))
    expect(screen.page.locator("h1").first).to_have_text("Xã Bình Yên, huyện Thạch Thất, năm 2022")
    expect(cells_in_view(screen)).to_contain_text("thach-that-2022.xlsx")
