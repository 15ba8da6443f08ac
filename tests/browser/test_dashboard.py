"""What someone does with the dashboard, in a real browser on the samples."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

import run
from pages.kit.text import t
from tests.browser.screen import Screen

Open = Callable[..., Screen]
FIRST = "overview"
NAMES = [FIRST, *sorted({path.stem for path in (run.ROOT / "pages").glob("*.py")} - {FIRST})]
ABOUT_A_PLACE = {"overview", "communes", "models", "years", "export"}


def view_of(screen: str, **choices: str) -> str:
    """The address of a view: noi is the place, nam the year, mo_hinh the model."""
    path = "" if screen == FIRST else screen
    return f"{path}?{urlencode(choices)}"


@pytest.mark.parametrize("name", NAMES)
def test_every_screen_opens_by_its_address_without_an_error(
    open_screen: Open, thach_that: str, name: str
) -> None:
    screen = open_screen(view_of(name, noi=thach_that), color_scheme="light")
    assert t("app.name") in screen.page.title()
    assert t(f"screen.{name}") in screen.page.title()
    assert readable(screen) == "light"
    if name in ABOUT_A_PLACE:
        assert "Thạch Thất" in screen.headline
        expect(screen.page.get_by_role("note").first).to_contain_text(t("mark.illustrative"))
    assert screen.complaints() == []
    assert screen.errors == []


@pytest.mark.parametrize("name", NAMES)
def test_a_telephone_at_night_shows_it_whole(open_screen: Open, thach_that: str, name: str) -> None:
    telephone = {"viewport": {"width": 360, "height": 780}, "color_scheme": "dark"}
    screen = open_screen(view_of(name, noi=thach_that), **telephone)
    wider = screen.page.evaluate(
        """() => [document.scrollingElement, document.querySelector('[data-testid="stMain"]')]
                 .map(box => box.scrollWidth - box.clientWidth)"""
    )
    assert wider == [0, 0], "nothing scrolls sideways"
    assert readable(screen) == "dark"
    if name == FIRST:
        edge = screen.page.locator(".shapelayer path").first
        assert edge.evaluate("path => getComputedStyle(path).stroke") == "rgb(16, 21, 28)", "as the ground"
    assert screen.complaints() == []


def test_a_telephone_shows_all_models_of_a_table_without_sliding(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("communes", noi=thach_that), viewport={"width": 360, "height": 780})
    table = screen.page.locator(".table:has(td.heat)").first
    assert table.evaluate("box => box.scrollWidth - box.clientWidth") <= 1
    assert table.locator("thead th").count() == 6


def test_the_navigation_leads_to_every_screen_and_keeps_the_place(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("overview", noi=thach_that))
    for name in ("communes", "models", "years"):
        screen.walk_to(t(f"screen.{name}"))
        expect(screen.page.locator("h1").first).to_contain_text("Thạch Thất")
    assert screen.complaints() == []
    assert screen.errors == []


def test_a_filter_changes_what_is_shown_and_the_address(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("overview", noi=thach_that))
    before = screen.text
    screen.choose(t("filter.year"), "2022")
    expect(screen.page.locator("h1").first).to_contain_text("2022")
    assert screen.text != before
    expect(screen.page).to_have_url(re.compile("nam=2022"))
    screen.choose(t("filter.model"), t("model.clan"))
    assert t("model.clan").lower() in screen.text.lower()
    assert screen.complaints() == []
    assert screen.errors == []


def test_a_commune_is_found_without_diacritics_and_shows_its_cells(
    open_screen: Open, thach_that: str
) -> None:
    screen = open_screen(view_of("communes", noi=thach_that, nam="2023"))
    screen.choose(t("filter.place"), "binh yen")
    expect(screen.page.locator("h1").first).to_contain_text("Xã Bình Yên")
    cells = screen.page.get_by_role("table").filter(has_text="thach-that-2023_dinh-chinh.xlsx").first
    expect(cells).to_be_visible()
    assert screen.complaints() == []
    assert screen.errors == []


def test_a_shared_link_shows_the_same_view_to_someone_else(open_screen: Open, thach_that: str) -> None:
    mine = open_screen(view_of("communes", noi=thach_that))
    mine.choose(t("filter.year"), "2023")
    mine.choose(t("filter.model"), t("model.clan"))
    link = mine.page.url.removeprefix(f"{mine.address}/")
    yours = open_screen(link)
    assert yours.headline == mine.headline
    assert yours.text == mine.text
    assert yours.page.url == mine.page.url


def test_a_downloaded_csv_opens_with_its_vietnamese_right(
    open_screen: Open, thach_that: str, tmp_path: Path
) -> None:
    screen = open_screen(view_of("export", noi=thach_that))
    with screen.page.expect_download() as waiting:
        screen.page.get_by_role("button", name=t("download.csv")).first.click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    content = path.read_bytes()
    assert path.suffix == ".csv"
    assert content.startswith(b"\xef\xbb\xbf"), "Excel takes a file without the mark for another encoding"
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    names = {value for row in rows for value in row}
    assert {"Xã Bình Yên", "Xã Thạch Hoà", "Thị trấn Liên Quan"} <= names
    assert not [name for name in names if "\ufffd" in name or "Ã" in name.replace("Ã", "", name.count("XÃ"))]


LUMINANCE = """selector => {
    const [r, g, b] = COLOUR.match(/[\\d.]+/g).map(Number).map(c => c / 255)
        .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}"""


def readable(screen: Screen) -> str:
    """Whether the screen is light or dark; its title must stand out (WCAG 2 AAA: 7 to 1)."""
    behind = luminance(screen, '[data-testid="stApp"]', "backgroundColor")
    letters = luminance(screen, "h1", "color")
    lighter, darker = max(behind, letters), min(behind, letters)
    assert (lighter + 0.05) / (darker + 0.05) >= 7
    return "dark" if behind < letters else "light"


def luminance(screen: Screen, selector: str, colour: str) -> float:
    """The relative luminance (WCAG 2) of a colour of the first element that a selector finds."""
    element = f"getComputedStyle(document.querySelector(selector)).{colour}"
    return float(screen.page.evaluate(LUMINANCE.replace("COLOUR", element), selector))


def test_a_commune_s_own_address_opens_its_history(open_screen: Open, binh_yen: str) -> None:
    screen = open_screen(view_of("communes", noi=binh_yen, nam="2024"))
    assert "Xã Bình Yên" in screen.headline
    assert "2024" in screen.headline
    tables = screen.page.get_by_role("table").filter(has_text="thach-that-2024.xlsx")
    expect(tables.first).to_be_visible()
    assert screen.complaints() == []
