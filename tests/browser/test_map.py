"""The map of communes in a real browser: drawn without the network, touched, and as filled areas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, expect

from pages.kit.text import t
from pipelines.boundaries.install import Wanted, install, remove
from pipelines.reference.areas import areas
from pipelines.warehouse.location import locate
from tests.boundaries.building import collection, feature, saved, square
from tests.browser.screen import Screen

Open = Callable[..., Screen]
HA_NOI, THACH_THAT = "01@2016-01-01", "276@2016-01-01"


def communes_page(place_id: str, year: int) -> str:
    """The address of the communes of a place in a year."""
    return f"communes?{urlencode({'noi': place_id, 'nam': str(year)})}"


def the_map(screen: Screen) -> Locator:
    """The block of the map, in view."""
    block = screen.page.locator(".st-key-block_map")
    block.scroll_into_view_if_needed()
    return block


def middle_of(shape: Locator) -> tuple[float, float]:
    """Where to touch it: maps take the touch in a pane above their shapes."""
    shape.scroll_into_view_if_needed()
    box = shape.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def asked_elsewhere(screen: Screen) -> list[str]:
    """What the page asks of other machines from now on: a list that fills."""
    asked: list[str] = []

    def note(url: str) -> None:
        if not url.startswith((screen.address, "data:", "blob:", "ws:")):
            asked.append(url)

    screen.page.on("request", lambda request: note(request.url))
    return asked


def test_a_point_of_the_map_opens_its_commune(open_screen: Open) -> None:
    screen = open_screen("method")
    asked = asked_elsewhere(screen)
    screen.go(communes_page(THACH_THAT, 2024))
    points = the_map(screen).locator(".scattergeo path.point")
    expect(points).to_have_count(23)
    x, y = middle_of(points.last)
    screen.page.mouse.move(x, y)
    name = screen.page.locator(".hoverlayer .hovertext").first.text_content() or ""
    screen.page.mouse.click(x, y)
    expect(screen.page.locator("h1").first).to_contain_text("huyện Thạch Thất")
    screen.settle()
    place = screen.headline.split(",")[0]
    assert place.startswith(("Xã", "Thị trấn"))
    assert name.startswith(place)
    assert asked == []
    assert screen.complaints() == []
    assert screen.errors == []


@pytest.fixture
def drawn_areas(warehouse: Path, tmp_path: Path) -> Iterator[None]:
    """A square for each commune of Hà Nội, installed beside the warehouse that the dashboard reads."""
    day = dt.date(2026, 11, 22)
    mine = [area for area in areas().all_on("commune", day) if area.province_code == "01"]
    squares = [feature(area.code, square(area.lon or 0, area.lat or 0, 0.02)) for area in mine]
    path = saved(tmp_path / "ha-noi.geojson", collection(*squares, attribution="Ô vuông để thử"))
    folder = locate(warehouse).boundaries
    install(Wanted(str(path)), folder, day)
    yield
    remove(folder)


@pytest.mark.usefixtures("drawn_areas")
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_installed_boundaries_are_drawn_as_areas_that_open_their_commune(
    open_screen: Open, colours: str
) -> None:
    screen = open_screen("method", color_scheme=colours)
    asked = asked_elsewhere(screen)
    screen.go(communes_page(HA_NOI, 2025))
    block = the_map(screen)
    expect(block.locator(".choroplethlayer path")).to_have_count(126)
    expect(block).to_contain_text("Ranh giới: Ô vuông để thử")
    reported = block.locator(".choroplethlayer .trace").last.locator("path").first
    screen.page.mouse.click(*middle_of(reported))
    expect(screen.page.locator("h1").first).to_contain_text("thành phố Hà Nội")
    screen.settle()
    assert screen.headline.startswith(("Xã", "Phường"))
    assert t("commune.back", name="thành phố Hà Nội") in screen.text
    assert asked == []
    assert screen.errors == []
