"""A meeting's slides: which there are, where they stand in the address, moving through them."""

from __future__ import annotations

import json

import pytest

from tests.pages.conftest import DISTRICT, LONE_PROVINCE, Open, run, words
from tests.pages.test_screens import SCREENS

COMMUNE = "09982@2016-01-01"
TITLES = {
    "": "Năm 2024, huyện Thạch Thất",
    "2": "Gia đình học tập: 5 trong 20 xã đã đạt chỉ tiêu 70% của năm 2025",
    "3": "Dòng họ học tập cao nhất với 83,3%, Công dân học tập thấp nhất với 42,5%",
    "4": "Gia đình học tập đạt 64,5% năm 2024; chưa có năm khác để so sánh",
}


@pytest.mark.parametrize(("slide", "title"), TITLES.items())
def test_a_link_opens_its_slide(open_page: Open, slide: str, title: str) -> None:
    chosen = {"trinh_chieu": slide} if slide else {}
    said = words(open_page("present", noi=DISTRICT, **chosen))
    assert f'<h1 class="headline">{title}' in said
    assert f"{slide or 1} / 4" in said
    assert "SỐ LIỆU MINH HỌA" in said
    assert "Nguồn: " in said


@pytest.mark.parametrize(
    ("said", "shown"), [("99", "4 / 4"), ("0", "1 / 4"), ("-3", "1 / 4"), ("hai", "1 / 4")]
)
def test_a_slide_that_is_not_there_is_the_nearest_or_the_first(
    open_page: Open, said: str, shown: str
) -> None:
    assert shown in words(open_page("present", noi=DISTRICT, trinh_chieu=said))


def test_buttons_go_round(open_page: Open) -> None:
    screen = open_page("present", noi=DISTRICT)
    for button, shown in (("previous", "4 / 4"), ("next", "1 / 4"), ("next", "2 / 4")):
        screen.button(key=button).click()
        run(screen)
        assert shown in words(screen)
    assert screen.query_params["trinh_chieu"] in ("2", ["2"])


def test_only_what_is_known_is_a_slide(open_page: Open) -> None:
    assert "1 / 2" in words(open_page("present", noi=LONE_PROVINCE))  # one year, no communes
    assert "1 / 3" in words(open_page("present", noi=COMMUNE))


def test_time_moves_on_where_it_was_chosen(open_page: Open) -> None:
    assert 'data-pace="0"' in words(open_page("present"))
    screen = open_page("present", tu_chay="20s")
    assert 'data-pace="20"' in words(screen)
    screen.segmented_control(key="tu_chay").set_value("40s")
    assert 'data-pace="40"' in words(run(screen))


def test_charts_are_large_and_still(open_page: Open) -> None:
    (chart,) = open_page("present", noi=DISTRICT, trinh_chieu="4").get("plotly_chart")
    layout = json.loads(chart.proto.spec)["layout"]
    assert (layout["width"], layout["font"]["size"]) == (1200, 20)
    assert json.loads(chart.proto.config)["staticPlot"] is True
    assert len(chart.proto.alt) > 20


def test_it_is_a_screen_like_the_others() -> None:
    assert "present" in SCREENS
