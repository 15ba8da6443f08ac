"""No English word of Streamlit's on a Vietnamese screen: lists, boxes, what is read aloud."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

import run
from pages.kit.text import texts
from tests.browser.conftest import free_port
from tests.browser.screen import Screen
from tests.browser.test_accessible import violations
from tests.browser.test_dashboard import view_of

Open = Callable[..., Screen]
FAILING = Path(__file__).with_name("failing.py")
ALOUD = "[data-live-announcer] [aria-live]"


def said(key: str, code: str = "vi") -> str:
    """A text in a language."""
    return texts()[key][code]


@pytest.mark.parametrize("code", ["vi", "en"])
def test_lists_and_what_is_read_aloud(open_screen: Open, thach_that: str, code: str) -> None:
    screen = open_screen(view_of("years", noi=thach_that, ngon_ngu=code))
    box = screen.page.get_by_test_id("stMultiSelect").locator("input").first
    box.click()
    opened = screen.page.get_by_test_id("stMultiSelectDropdown")
    expect(screen.page.locator(ALOUD).first).to_contain_text({"vi": "mục.", "en": "options available."}[code])
    box.fill("Yên")
    expect(opened).to_contain_text(said("streamlit.select_matches", code).split("{n}")[0])
    box.fill("zzzz")
    expect(opened).to_have_text(said("streamlit.no_results", code))
    if code == "vi":
        assert "available" not in (screen.page.locator(ALOUD).first.text_content() or "")


def test_a_seventh_place_is_refused_in_vietnamese(open_screen: Open, thach_that: str) -> None:
    names = [
        "Xã Bình Yên",
        "Thị trấn Liên Quan",
        "Xã Lại Thượng",
        "Xã Hữu Bằng",
        "Xã Yên Trung",
        "Xã Bình Phú",
    ]
    chosen = "&".join(f"so_sanh={name}" for name in names)
    screen = open_screen(f"{view_of('years', noi=thach_that)}&{chosen}")
    box = screen.page.get_by_test_id("stMultiSelect")
    expect(box.get_by_role("button", name="Bỏ Xã Bình Yên")).to_be_visible()
    box.locator("input").first.focus()
    screen.page.keyboard.press("ArrowDown")
    expect(screen.page.get_by_test_id("stMultiSelectDropdown")).to_have_text(
        said("streamlit.most").replace("{n}", "6")
    )


@pytest.mark.parametrize("code", ["vi", "en"])
def test_a_link_to_no_page_says_so(
    new_context: Callable[..., BrowserContext], address: str, thach_that: str, code: str
) -> None:
    page: Page = new_context().new_page()
    screen = Screen(page, address)
    page.goto(f"{address}/khong-co?noi={thach_that}&ngon_ngu={code}")
    box = page.get_by_role("dialog")
    expect(box.get_by_role("heading")).to_have_text(said("box.no_page", code))
    expect(box).to_contain_text(said("box.no_page_words", code))
    expect(box).not_to_contain_text("Running")
    assert violations(screen) == []


@contextmanager
def served(script: Path, warehouse: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A server of its own, which may be killed."""
    command = [sys.executable, "-m", "pages.kit.serve", "run", str(script), "--server.headless=true"]
    command += [f"--server.port={port}", f"--server.address={run.HOST}"]
    environment = {**os.environ, "XHHT_WAREHOUSE": str(warehouse), "PYTHONPATH": str(run.ROOT)}
    server = subprocess.Popen(command, cwd=run.ROOT, env=environment)
    try:
        run.wait_until_ready(server, port)
        yield server
    finally:
        run.stop_server(server)


def test_a_lost_connection_says_what_to_do_and_comes_back(
    new_context: Callable[..., BrowserContext], warehouse: Path, thach_that: str
) -> None:
    port = free_port()
    with served(run.ROOT / "dashboard.py", warehouse, port) as server:
        screen = Screen(new_context().new_page(), run.address_of(port))
        screen.go(view_of("method", noi=thach_that))
        run.stop_server(server)
        box = screen.page.get_by_role("dialog")
        expect(box.get_by_role("heading")).to_have_text(said("box.connection"))
        expect(box).to_contain_text(said("box.connection_words"))
        expect(box).not_to_contain_text("Streamlit")
    with served(run.ROOT / "dashboard.py", warehouse, port):
        expect(box).to_be_hidden()


def test_a_failed_page_says_what_to_do(new_context: Callable[..., BrowserContext], warehouse: Path) -> None:
    port = free_port()
    with served(FAILING, warehouse, port):
        page = new_context().new_page()
        page.goto(run.address_of(port))
        box = page.get_by_test_id("stException")
        expect(box).to_have_text(said("box.broken_words"))


def test_signs_are_drawn_and_not_read_aloud(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("models", noi=thach_that))
    for role, key in (("link", "screen.overview"), ("button", "download.png"), ("button", "page.copy")):
        expect(screen.page.get_by_role(role, name=said(key), exact=True)).not_to_have_count(0)
