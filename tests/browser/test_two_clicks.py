"""From any number to its commune, its history, its submission and its cell: at most two clicks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from pages.kit.text import t
from tests.browser.screen import Screen
from tests.browser.test_dashboard import view_of

Open = Callable[..., Screen]


def unfold(screen: Screen, block: str) -> Locator:
    """The first click: the table behind a chart."""
    screen.page.locator(f".st-key-block_{block} summary").click()
    screen.settle()
    return screen.page.locator(f".st-key-block_{block} .table")


def cells_in_view(screen: Screen) -> Locator:
    """The table of files, sheets and cells, seen without scrolling on."""
    screen.settle()
    block = screen.page.locator(".st-key-block_cells")
    expect(block.locator("h3")).to_be_in_viewport()
    expect(block.locator("thead")).to_contain_text(t("column.cell"))
    return block


def has_all(screen: Screen, name: str) -> None:
    """A commune's own view: its history, its cells and its submissions."""
    expect(screen.page.locator("h1").first).to_contain_text(name)
    screen.settle()
    for block in ("commune_years", "cells", "submissions"):
        expect(screen.page.locator(f".st-key-block_{block}")).to_have_count(1)


def test_from_a_card(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("overview", noi=thach_that, nam="2024"))
    screen.page.get_by_role("link", name=t("overview.to_sources")).click()
    expect(cells_in_view(screen)).to_contain_text("ha-noi-2024.xlsx")
    assert "#" not in screen.page.url


def test_from_a_link_that_somebody_sent(open_screen: Open, binh_yen: str) -> None:
    screen = open_screen(view_of("communes", noi=binh_yen, nam="2022") + "#cells")
    expect(cells_in_view(screen)).to_contain_text("thach-that-2022.xlsx")


@pytest.mark.parametrize("block", ["heat", "counts"])
def test_from_a_table_of_communes(open_screen: Open, thach_that: str, block: str) -> None:
    screen = open_screen(view_of("communes", noi=thach_that, nam="2024"))
    screen.page.locator(f".st-key-block_{block}").get_by_role("link", name="Xã Hữu Bằng").first.click()
    has_all(screen, "Xã Hữu Bằng")


@pytest.mark.parametrize(("name", "block"), [("communes", "ranking"), ("", "ends"), ("communes", "map")])
def test_from_the_table_behind_a_chart(open_screen: Open, thach_that: str, name: str, block: str) -> None:
    screen = open_screen(view_of(name or "overview", noi=thach_that, nam="2024"))
    unfold(screen, block).get_by_role("link", name="Xã Hữu Bằng").click()
    has_all(screen, "Xã Hữu Bằng")


def test_from_the_list_of_who_reported(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("overview", noi=thach_that, nam="2024"))
    listed = unfold(screen, "reported")
    expect(listed.get_by_role("link", name="Xã Hữu Bằng")).to_be_visible()
    assert listed.get_by_role("link", name="Xã Tiến Xuân").count() == 0, "has nothing to show"
    listed.get_by_role("link", name="Xã Hữu Bằng").click()
    has_all(screen, "Xã Hữu Bằng")


@pytest.mark.parametrize("block", ["models", "progress"])
def test_from_a_model(open_screen: Open, thach_that: str, block: str) -> None:
    screen = open_screen(view_of("models", noi=thach_that, nam="2024"))
    unfold(screen, block).get_by_role("link", name=t("model.clan")).click()
    expect(cells_in_view(screen)).to_contain_text("ha-noi-2024.xlsx")


def test_from_a_point_of_the_spread(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("models", noi=thach_that, nam="2024"))
    point = screen.page.locator(".st-key-block_spread .boxlayer path.point").first
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    assert box is not None
    screen.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(screen.page.locator("h1").first).to_contain_text("ở xã")
    screen.settle()
    name = screen.headline.split(" ở xã ")[1].split(",")[0]
    screen.walk_to(t("screen.communes"))
    has_all(screen, name)


AT = """(chart, [line, year]) => {
    const { xaxis, yaxis } = chart._fullLayout, { x, y } = chart.data[line];
    const box = chart.getBoundingClientRect();
    const rate = y[x.indexOf(year)];
    return [box.x + xaxis._offset + xaxis.d2p(year), box.y + yaxis._offset + yaxis.d2p(rate)];
}"""


def point_of_a_line(screen: Screen, block: str, line: int, year: int) -> tuple[float, float]:
    """Where a point of a line of a chart is in the window, after it was brought there."""
    chart = screen.page.locator(f".st-key-block_{block} .js-plotly-plot").first
    chart.evaluate("chart => chart.scrollIntoView({block: 'center'})")
    screen.page.wait_for_function("chart => chart.leads", arg=chart.element_handle())
    x, y = chart.evaluate(AT, [line, year])
    return x, y


@pytest.mark.parametrize(("name", "block"), [("years", "years"), ("communes", "commune_years")])
def test_from_a_point_of_a_place_s_own_line(open_screen: Open, binh_yen: str, name: str, block: str) -> None:
    screen = open_screen(view_of(name, noi=binh_yen))
    screen.page.mouse.click(*point_of_a_line(screen, block, 0, 2022))
    expect(screen.page.locator("h1").first).to_have_text("Xã Bình Yên, huyện Thạch Thất, năm 2022")
    expect(cells_in_view(screen)).to_contain_text("thach-that-2022.xlsx")
    assert "#" not in screen.page.url
    screen.page.go_back()
    expect(screen.page.locator(f".st-key-block_{block}")).to_be_visible()


@pytest.mark.parametrize(("chosen", "line"), [({}, 0), ({"so_sanh": "Xã Hữu Bằng"}, 1)])
def test_from_a_point_of_a_commune_s_line(
    open_screen: Open, thach_that: str, chosen: dict[str, str], line: int
) -> None:
    screen = open_screen(view_of("years", noi=thach_that, **chosen))
    chart = screen.page.locator(".st-key-block_series .js-plotly-plot").first
    if chosen:
        assert chart.evaluate("(chart, line) => chart.data[line].name", line) == "Xã Hữu Bằng"
    screen.page.mouse.click(*point_of_a_line(screen, "series", line, 2023))
    title = screen.page.locator("h1").first
    expect(title).to_contain_text(", huyện Thạch Thất, năm 2023")
    has_all(screen, chosen.get("so_sanh", "Xã "))


def test_from_a_year_of_a_place(open_screen: Open, binh_yen: str) -> None:
    screen = open_screen(view_of("years", noi=binh_yen))
    unfold(screen, "years").get_by_role("link", name="2022").first.click()
    expect(screen.page.locator("h1").first).to_contain_text("2022")
    expect(cells_in_view(screen)).to_contain_text("thach-that-2022.xlsx")


def test_from_a_year_of_a_commune_s_history(open_screen: Open, binh_yen: str) -> None:
    screen = open_screen(view_of("communes", noi=binh_yen, nam="2024"))
    unfold(screen, "commune_years").get_by_role("link", name="2021").first.click()
    expect(screen.page.locator("h1").first).to_contain_text("2021")
    expect(cells_in_view(screen)).to_contain_text("thach-that-2021.xlsx")


def test_from_the_lines_of_all_communes(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("years", noi=thach_that))
    unfold(screen, "series").get_by_role("link", name="Xã Hữu Bằng").click()
    has_all(screen, "Xã Hữu Bằng")


def test_exported_numbers_name_their_cells_at_once(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("export", noi=thach_that))
    expect(screen.page.locator(".st-key-block_numbers thead")).to_contain_text("cell")
