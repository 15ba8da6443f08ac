"""A screen of the dashboard in a browser: going somewhere, choosing, and what went wrong on the way."""

from __future__ import annotations

import re

from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from tests.browser.runs import Runs

WAIT = 120_000
"""Milliseconds to wait for anything at most. Where all is well nothing waits so long; a busy machine may take
ten times as long as a quiet one.
"""
expect.set_options(timeout=WAIT)
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
# Parts of the page that come after the script has run: the code of a chart is fetched when the first one
# is shown.
DRAWN = """() => !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')
    && [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
        .every(chart => chart.querySelector('.main-svg'))
    && document.getAnimations().every(one => one.playState !== 'running'
        || one.effect.getComputedTiming().endTime === Infinity)
"""
A_MOMENT = """() => new Promise(done => setTimeout(() =>
    requestAnimationFrame(() => requestAnimationFrame(() => done(true))), 300))"""
"""By the page's own clock: what the page wanted to do meanwhile it has done, however busy the machine is."""


class Screen:
    """A page of the browser that shows the dashboard; it keeps what the console says is wrong with it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.errors: list[str] = []
        page.set_default_timeout(WAIT)
        self.runs = Runs(page)
        page.on("console", self._told)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _told(self, message: ConsoleMessage) -> None:
        source = message.location.get("url", "")
        if message.type == "error" and source.startswith(self.address):
            self.errors.append(f"{message.text} ({source})")

    def go(self, where: str) -> None:
        """Open a path of the dashboard (with its question mark part) and wait until it stands still."""
        self.page.goto(f"{self.address}/{where}")
        self.settle()

    def walk_to(self, title: str) -> None:
        """Take a link of the navigation. What is there stays until the new screen begins, which its title
        says: to settle before that would be to read the old one.
        """
        self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=title).click()
        expect(self.page).to_have_title(re.compile(re.escape(title)))
        self.settle()

    def settle(self) -> None:
        """Wait until the script has run, for all that was done before too, and what can be read on the screen
        has stopped changing.
        """
        expect(self.page.locator("h1").first).to_be_visible()
        before, now = (-1, ""), (self.runs.heard, self.text)
        while before != now or not self.text:
            self.runs.wait(self.page, WAIT)
            self.pause()
            self.page.wait_for_selector(IDLE)
            self.page.wait_for_function(DRAWN)
            before, now = now, (self.runs.heard, self.text)

    def pause(self) -> None:
        """Let the page do what it does by itself a moment after something happened, and draw it."""
        self.page.wait_for_function(A_MOMENT)

    @property
    def headline(self) -> str:
        """The title of the view."""
        return self.page.locator("h1").first.inner_text()

    @property
    def text(self) -> str:
        """Everything that can be read on the screen."""
        return self.page.locator('[data-testid="stMain"]').inner_text()

    def complaints(self) -> list[str]:
        """Texts of exception boxes and of everything else that Streamlit puts up where a script failed."""
        boxes = self.page.locator('[data-testid="stException"], [data-testid="stAlertContentError"]')
        return boxes.all_inner_texts()

    def filter(self, label: str) -> Locator:
        """The box of a filter with this label."""
        return self.page.get_by_role("combobox", name=re.compile(re.escape(label)))

    def choose(self, label: str, wanted: str) -> None:
        """Type into a filter and take the first option that is left."""
        box = self.filter(label)
        box.click()
        box.fill(wanted)
        self.page.get_by_role("option").first.click()
        self.settle()
