"""Charts on a telephone: as wide as it is, with words that lie and do not meet."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from tests.browser.screen import Screen
from tests.browser.test_dashboard import view_of

Open = Callable[..., Screen]
TELEPHONE = {"viewport": {"width": 360, "height": 780}}
BLOCKS = [("years", "block_years"), ("years", "block_series"), ("communes", "block_commune_years")]

BOXES = """(block, selector) => [...block.querySelectorAll(selector)].map(element => {
    const box = element.getBoundingClientRect();
    return [box.left, box.right, box.top, box.bottom];
})"""


@pytest.mark.parametrize(("name", "block"), BLOCKS)
def test_lines_have_the_whole_width_and_their_names_above(
    open_screen: Open, thach_that: str, binh_yen: str, name: str, block: str
) -> None:
    place = binh_yen if name == "communes" else thach_that
    screen = open_screen(view_of(name, noi=place, so_sanh="Thị trấn Liên Quan"), **TELEPHONE)
    part = screen.page.locator(f".st-key-{block}")
    left, right, _, _ = part.evaluate(BOXES, ".nsewdrag")[0]
    assert right - left > 0.7 * 360, "the plot"
    box = part.bounding_box()
    assert box is not None
    edge = box["x"] + box["width"] - 16
    names = part.evaluate(BOXES, ".annotation-text")
    assert all(begin > edge for begin, end, _, _ in names if end > right + 40), "cut off as a whole"
    rows = part.locator(".line-ends li")
    assert rows.count() >= 2
    assert rows.first.is_visible()
    assert all(end <= edge + 1 for _, end, _, _ in part.evaluate(BOXES, ".line-ends li"))
    ticks = sorted(part.evaluate(BOXES, ".xtick text"))
    assert all(one[1] < next_[0] for one, next_ in itertools.pairwise(ticks)), "years do not meet"
    assert all(bottom - top < end - begin for begin, end, top, bottom in ticks), "years lie"


def test_a_wide_screen_has_the_names_at_the_ends(open_screen: Open, thach_that: str) -> None:
    screen = open_screen(view_of("years", noi=thach_that, so_sanh="Thị trấn Liên Quan"))
    for block in ("block_years", "block_series"):
        part = screen.page.locator(f".st-key-{block}")
        assert not part.locator(".line-ends").is_visible()
        box = part.bounding_box()
        assert box is not None
        ends = [end for _, end, _, _ in part.evaluate(BOXES, ".annotation-text")]
        assert box["x"] + box["width"] - 220 < max(ends) < box["x"] + box["width"]


def test_a_telephone_s_picture_has_the_names_too(open_screen: Open, thach_that: str) -> None:
    """The picture of a chart and its print are of the whole chart, with the edge that the screen cuts off."""
    screen = open_screen(view_of("years", noi=thach_that), **TELEPHONE)
    layer = screen.page.locator(".st-key-block_years svg.main-svg").first
    names = screen.page.locator(".st-key-block_years").evaluate(BOXES, ".annotation-text")
    box = layer.bounding_box()
    assert box is not None
    assert max(end for _, end, _, _ in names) <= box["x"] + box["width"]


@pytest.mark.parametrize(("width", "least"), [(360, 0.6), (1280, 0.55)])
def test_a_map_leaves_little_empty(open_screen: Open, thach_that: str, width: int, least: float) -> None:
    screen = open_screen(
        view_of("communes", noi=thach_that, nam="2024"), viewport={"width": width, "height": 900}
    )
    part = screen.page.locator(".st-key-block_map")
    part.scroll_into_view_if_needed()
    height = part.locator("svg.main-svg").first.bounding_box()["height"]
    points = part.evaluate(BOXES, ".scattergeo path.point")
    assert len(points) == 23
    spanned = max(bottom for *_, bottom in points) - min(top for _, _, top, _ in points)
    assert spanned / (height - 66) > least
    assert height < 300 if width == 360 else height == 560
