"""Other boundaries in a real browser: by link, by the box, from screen to screen, into a cluster."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from pages.kit.text import t
from tests.browser.conftest import place_id
from tests.browser.screen import Screen
from tests.browser.test_dashboard import view_of

Open = Callable[..., Screen]
CURRENT = "Theo ranh giới hiện nay"


@pytest.fixture(scope="session")
def thanh_oai() -> str:
    """The place_id of the district of Thanh Oai, of which eight communes were split."""
    return place_id("Thanh Oai", "district", "01")


def test_a_link_opens_the_boundaries_and_they_follow_to_other_screens(
    open_screen: Open, thach_that: str
) -> None:
    screen = open_screen(view_of("communes", noi=thach_that, ranh_gioi="hien-nay", nam="2024"))
    assert CURRENT in screen.text
    assert "cụm gồm" in screen.text
    for name in ("models", "years", "export"):
        screen.walk_to(t(f"screen.{name}"))
        assert CURRENT in screen.text
        expect(screen.page).to_have_url(re.compile("ranh_gioi=hien-nay"))
    assert screen.complaints() == []
    assert screen.errors == []


def test_the_years_cross_the_end_of_the_districts(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("years", noi=thach_that, ranh_gioi="hien-nay"))
    assert "số liệu các năm trước đã quy về ranh giới hiện nay" in screen.text
    assert t("coverage.title") in screen.text
    years = screen.page.locator(".coverage-years li").all_inner_texts()
    assert [text.split()[0] for text in years] == ["2021", "2022", "2023", "2024", "2025", "2026"]
    assert screen.complaints() == []


def test_a_cluster_stands_in_the_ranking_and_opens(open_screen: Open, thanh_oai: str) -> None:
    screen = open_screen(view_of("communes", noi=thanh_oai, nam="2024"))
    screen.choose(t("filter.boundary"), t("boundary.current"))
    expect(screen.page).to_have_url(re.compile("ranh_gioi=hien-nay"))
    chart = screen.page.get_by_test_id("stPlotlyChart").first
    expect(chart.get_by_text(re.compile(r"^Cụm .+ \(\d+ xã\)"))).not_to_have_count(0)
    screen.page.get_by_role("link", name=re.compile(r"^Cụm \d+ xã: ")).first.click()
    expect(screen.page).to_have_url(re.compile("cum=cluster"))
    screen.settle()
    assert "các báo cáo được cộng" in screen.text
    assert screen.complaints() == []
    assert screen.errors == []


def test_a_telephone_shows_other_boundaries_whole(open_screen: Open, thach_that: str) -> None:
    telephone = {"viewport": {"width": 360, "height": 780}}
    screen = open_screen(view_of("communes", noi=thach_that, ranh_gioi="hien-nay", nam="2024"), **telephone)
    wider = screen.page.evaluate(
        """() => { const box = document.querySelector('[data-testid="stMain"]');
                   return box.scrollWidth - box.clientWidth }"""
    )
    assert wider == 0
    assert screen.complaints() == []
