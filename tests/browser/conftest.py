"""The dashboard as people meet it: a real server, started as run.py does, in a real browser."""

from __future__ import annotations

import datetime as dt
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

import run
from pipelines.reference.areas import areas
from tests.browser.screen import WAIT, Screen

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives the browser, and shares one server where tests run in several processes."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def browser_path() -> str:
    """The browser's program. Where there is none: under CI a failure, else a skip that says what to do."""
    path = run.find_browser()
    if path:
        return path
    words = run.MESSAGES["no_browser"][1]
    if run.is_ci():
        pytest.fail(words)
    pytest.skip(words)


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of its own with the samples in it."""
    folder = tmp_path_factory.mktemp("dashboard") / "warehouse"
    command = [sys.executable, "-m", "pipelines", "demo", "--warehouse", str(folder)]
    loaded = subprocess.run(
        command, cwd=run.ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert loaded.returncode in (0, 1), loaded.stdout + loaded.stderr
    return folder


def free_port() -> int:
    """A port that nothing listens on."""
    with closing(socket.socket()) as probe:
        probe.bind((run.HOST, 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def address(warehouse: Path) -> Iterator[str]:
    """The address of the running dashboard."""
    yield from served(warehouse)


def served(warehouse: Path) -> Iterator[str]:
    """The address of a dashboard that reads this warehouse; it is stopped when it is no longer needed."""
    port = free_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "XHHT_WAREHOUSE", str(warehouse))
        patch.setitem(os.environ, "PYTHONUTF8", "1")
        patch.setattr(run, "PYTHON", Path(sys.executable))
        server = run.start_server(port)
    try:
        run.wait_until_ready(server, port)
        yield run.address_of(port)
    finally:
        run.stop_server(server)


@pytest.fixture(scope="session")
def empty_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard into which nothing was loaded yet."""
    yield from served(tmp_path_factory.mktemp("empty") / "warehouse")


@pytest.fixture(scope="session")
def browser(browser_path: str) -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=browser_path, args=FLAGS, timeout=WAIT)
        yield started
        started.close()


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes contexts, each like another person's browser: nothing remembered."""
    made: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        made.append(browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", **options))
        made[-1].set_default_timeout(WAIT)
        return made[-1]

    yield make
    for context in made:
        context.close()


@pytest.fixture
def open_screen(new_context: Callable[..., BrowserContext], address: str) -> Callable[..., Screen]:
    """Opens an address of the dashboard in a context of its own; ``options`` are those of the context."""

    def open_it(where: str = "", **options: Any) -> Screen:
        page: Page = new_context(**{"viewport": {"width": 1280, "height": 900}, **options}).new_page()
        screen = Screen(page, address)
        screen.go(where)
        return screen

    return open_it


def place_id(name: str, level: str, province_code: str) -> str:
    """The place_id of a place that has had its name for as long as the samples go back."""
    found = {area.place_id for area in areas().all_on(level, dt.date(2024, 6, 1)) if area.name == name}
    found = {one for one in found if areas().province_of(areas().get(one)).code == province_code}
    (only,) = found
    return only


@pytest.fixture(scope="session")
def thach_that() -> str:
    """The place_id of the district of Thạch Thất."""
    return place_id("Thạch Thất", "district", "01")


@pytest.fixture(scope="session")
def binh_yen() -> str:
    """The place_id of the commune of Bình Yên in Thạch Thất."""
    return place_id("Bình Yên", "commune", "01")
