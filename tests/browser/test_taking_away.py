"""What a reader takes away from a screen: its link, the picture of a chart, a print on paper."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import expect

from pages.kit.text import t, texts
from tests.browser.screen import Screen
from tests.browser.test_dashboard import NAMES, readable, view_of

Open = Callable[..., Screen]
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("name", [name for name in NAMES if name != "present"])  # slides have no controls
def test_the_link_of_every_screen_is_copied_with_the_keyboard(open_screen: Open, name: str) -> None:
    screen = open_screen(view_of(name, ngon_ngu="en"), **CLIPBOARD)
    screen.page.get_by_role("button", name=texts()["page.copy"]["en"]).focus()
    screen.page.keyboard.press("Enter")
    expect(screen.page.get_by_role("status").filter(has_text=texts()["page.copied"]["en"])).to_be_visible()
    link = screen.page.evaluate("navigator.clipboard.readText()")
    assert urlsplit(link)._replace(query="") == urlsplit(screen.page.url)._replace(query="")
    assert parse_qs(urlsplit(link).query)["ngon_ngu"] == ["en"]
    assert screen.errors == []


def test_a_copied_link_names_the_place_and_year_that_are_usual_today(open_screen: Open) -> None:
    screen = open_screen("communes", **CLIPBOARD)
    screen.page.get_by_role("button", name=t("page.copy")).click()
    expect(screen.page.get_by_role("status").filter(has_text=t("page.copied"))).to_be_visible()
    query = urlsplit(screen.page.evaluate("navigator.clipboard.readText()")).query
    assert set(parse_qs(query)) == {"noi", "nam"}
    other = open_screen(f"communes?{query}")
    assert other.headline == screen.headline


def test_a_browser_that_forbids_copying_shows_the_link(open_screen: Open) -> None:
    screen = open_screen("method")
    screen.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    screen.page.get_by_role("button", name=t("page.copy")).click()
    told = screen.page.get_by_role("status").filter(has_text=t("page.not_copied"))
    expect(told).to_contain_text(screen.page.url)


def _saved(screen: Screen, kind: str, folder: Path) -> Path:
    with screen.page.expect_download() as waiting:
        screen.page.get_by_role("button", name=t(f"download.{kind}")).first.click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_a_chart_is_saved_as_svg_with_its_title_and_source(open_screen: Open, tmp_path: Path) -> None:
    screen = open_screen("communes")
    title = screen.page.locator(".st-key-block_ranking h3.finding").inner_text()
    path = _saved(screen, "svg", tmp_path)
    assert path.name.startswith("gia-dinh-hoc-tap-")
    picture = ET.parse(path).getroot()
    said = " ".join("".join(text.itertext()) for text in picture.iter(f"{SVG}text"))
    assert title in said
    assert screen.headline in said
    assert t("mark.illustrative") in said
    assert "Nguồn:" in said
    assert t("note.click") not in said
    assert len(list(picture.iter(f"{SVG}path"))) > 20, "the bars are drawn"


def test_a_chart_is_saved_as_png_of_twice_its_size(open_screen: Open, tmp_path: Path) -> None:
    screen = open_screen("communes")
    width = screen.page.locator('[data-testid="stPlotlyChart"]').first.bounding_box()["width"]
    content = _saved(screen, "png", tmp_path).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">I", content[16:20])[0] == pytest.approx(2 * (width + 48), abs=4)
    assert len(content) > 20_000


GROUNDS = "layers => layers.map(layer => getComputedStyle(layer).backgroundColor)"


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_paper_shows_what_is_known_and_nothing_to_press(open_screen: Open, colours: str) -> None:
    screen = open_screen("communes", viewport={"width": 1280, "height": 900}, color_scheme=colours)
    screen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    screen.page.emulate_media(media="print")
    screen.page.set_viewport_size({"width": 703, "height": 1000})  # A4 without its margins
    for part in ("stSidebar", "stHeader", "stSelectbox", "stDownloadButton"):
        assert not any(box.is_visible() for box in screen.page.get_by_test_id(part).all()), part
    expect(screen.page.get_by_role("button", name=t("page.copy"))).to_be_hidden()
    said = screen.page.locator("p.selection")
    expect(said).to_contain_text(t("base.total"))
    expect(said).to_contain_text("Nguồn:")
    chart = screen.page.locator('[data-testid="stPlotlyChart"] svg.main-svg').first
    expect(chart).to_be_visible()
    assert chart.bounding_box()["width"] <= 703
    assert screen.page.locator(".table table").first.bounding_box()["width"] <= 703
    assert readable(screen) == "light", "no ink for a dark ground"
    grounds = screen.page.eval_on_selector_all("svg.main-svg", GROUNDS)
    assert set(grounds) == {"rgba(0, 0, 0, 0)"}
    sheet = screen.page.evaluate("document.documentElement.scrollHeight")
    assert sheet > 1000, "all of it is printed, not only what the window showed"


def test_a_telephone_prints_its_charts_whole_and_no_larger(open_screen: Open) -> None:
    screen = open_screen("years", viewport={"width": 360, "height": 780})
    assert not screen.page.locator("p.selection").is_visible(), "the filters say it"
    chart = screen.page.locator(".st-key-block_years svg.main-svg").first
    drawn = float(chart.get_attribute("width") or 0)
    screen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    screen.page.emulate_media(media="print")
    screen.page.set_viewport_size({"width": 703, "height": 1000})
    assert chart.bounding_box()["width"] == pytest.approx(drawn, abs=1)
    assert not screen.page.locator(".st-key-block_years .line-ends").is_visible(), "the names are at the ends"


def test_a_slide_is_printed_without_its_buttons(open_screen: Open) -> None:
    screen = open_screen("present", viewport={"width": 1920, "height": 1080})
    screen.page.emulate_media(media="print")
    screen.page.set_viewport_size({"width": 703, "height": 1000})
    expect(screen.page.locator(".st-key-stage_bar")).to_be_hidden()
    size = screen.page.evaluate("getComputedStyle(document.documentElement).fontSize")
    assert size == "16px", "paper is no wall"


def test_the_keyboard_reaches_everything_and_sees_where_it_is(open_screen: Open) -> None:
    screen = open_screen("communes")
    seen = []
    for _ in range(60):
        screen.page.keyboard.press("Tab")
        seen.append(screen.page.evaluate(FOCUSED))
    names = [name for name, _ in seen]
    assert names[0] == t("page.skip")
    wanted = ["screen.models", "page.copy", "filter.province", "filter.place", "filter.year", "filter.model"]
    places = [names.index(t(key)) for key in wanted]
    assert places == sorted(places), "in the order of the eye"
    assert t("download.png") in names
    assert all(outlined for _, outlined in seen), "the focus is always seen"
    assert len(set(names)) > 30, "no trap"


FOCUSED = """() => {
    const element = document.activeElement, style = getComputedStyle(element);
    const name = element.getAttribute("aria-label") || element.innerText.split("\\n").pop();
    return [name, style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2];
}"""


def test_the_first_key_leads_past_the_navigation(open_screen: Open) -> None:
    screen = open_screen("models")
    screen.page.keyboard.press("Tab")
    screen.page.keyboard.press("Enter")
    expect(screen.page.get_by_test_id("stMain")).to_be_focused()
    screen.page.keyboard.press("Tab")
    assert screen.page.evaluate(FOCUSED)[0] == t("page.copy")


@pytest.mark.parametrize(("name", "width"), [("years", 360), ("models", 1280)])
def test_a_page_of_paper_is_filled_before_the_next_begins(
    open_screen: Open, thach_that: str, name: str, width: int
) -> None:
    """Notes go on to the next page rather than take their chart along and leave the first page empty."""
    view = view_of(name, noi=thach_that, nam="2024")
    screen = open_screen(view, viewport={"width": width, "height": 900})
    printed = screen.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2
