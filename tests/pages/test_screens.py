"""Every page, opened as a reader would: by link, through every filter, with nothing loaded."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from pages.kit.boundary import AS_REPORTED, Boundary
from pages.kit.figures import Moment
from pages.kit.page import selection_sentence
from pages.kit.places import places_of
from pages.kit.view import View
from pipelines.warehouse.ask import ask
from tests.pages.conftest import DISTRICT, LONE_PROVINCE, PROVINCE, Open, run, words

SCREENS = ("overview", "communes", "models", "years", "export", "present", "method")
WITH_FIGURES = SCREENS[:-1]


@pytest.mark.parametrize("name", SCREENS)
def test_opens_with_a_title(open_page: Open, name: str) -> None:
    said = words(open_page(name))
    assert said.count('<h1 class="headline">') == 1


@pytest.mark.parametrize("name", WITH_FIGURES)
def test_the_fullest_place_and_its_newest_year_open_first(open_page: Open, name: str) -> None:
    screen = open_page(name)
    assert screen.session_state["pick_place"] == DISTRICT
    if name in ("overview", "communes", "models"):
        assert screen.selectbox(key="nam").value == "2024"


@pytest.mark.parametrize("name", WITH_FIGURES)
def test_illustrative_figures_are_named_so(open_page: Open, name: str) -> None:
    assert "SỐ LIỆU MINH HỌA" in words(open_page(name, noi=DISTRICT))
    assert "SỐ LIỆU MINH HỌA" not in words(open_page(name, noi=LONE_PROVINCE))


@pytest.mark.parametrize("name", WITH_FIGURES)
def test_nothing_loaded_says_what_to_do(open_empty: Open, name: str) -> None:
    screen = open_empty(name)
    said = words(screen)
    assert "Chưa có số liệu" in said
    assert "run.py -- demo" in said
    assert not screen.selectbox
    assert not screen.get("plotly_chart")


def test_the_method_is_explained_without_data(open_empty: Open) -> None:
    said = words(open_empty("method"))
    assert "Quyết định 387/QĐ-TTg" in said
    assert "Công nhận trên đăng ký" in said


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("overview", "Tỉnh Nghệ An, năm 2022"),
        ("communes", "Tỉnh Nghệ An theo xã, năm 2022"),
        ("models", "Các mô hình ở tỉnh Nghệ An, năm 2022"),
    ],
)
def test_a_link_opens_its_view(open_page: Open, name: str, title: str) -> None:
    screen = open_page(name, noi=LONE_PROVINCE, nam="2022", co_so="số đăng ký")
    assert f'<h1 class="headline">{title}</h1>' in words(screen)
    assert screen.selectbox(key="co_so").value == "số đăng ký"


def test_what_a_link_says_wrong_is_ignored(open_page: Open) -> None:
    screen = open_page("overview", noi="99999@1900-01-01", nam="1887", mo_hinh="Không có", co_so="gì đó")
    assert "Huyện Thạch Thất, năm 2024" in words(screen)
    assert screen.selectbox(key="mo_hinh").value == "Gia đình học tập"


def test_a_place_without_the_chosen_year_falls_back_to_its_own(open_page: Open) -> None:
    screen = open_page("overview", nam="2023")
    screen.selectbox(key="pick_province").set_value(LONE_PROVINCE)
    run(screen)
    assert "Tỉnh Nghệ An, năm 2022" in words(screen)


def test_choosing_a_place_changes_the_address(open_page: Open) -> None:
    screen = open_page("overview")
    commune = next(
        option for option in screen.selectbox(key="pick_place").options if option.startswith("Xã Bình Yên")
    )
    screen.selectbox(key="pick_place").set_value(commune)
    run(screen)
    assert screen.query_params["noi"] == "09982@2016-01-01"
    assert "Xã Bình Yên, năm 2024" in words(screen)


def test_choosing_a_year(open_page: Open) -> None:
    screen = open_page("communes")
    screen.selectbox(key="nam").set_value("2023")
    run(screen)
    assert "theo xã, năm 2023" in words(screen)
    # the last three of 23 communes reach 140 of 200
    assert "Gia đình học tập: 3 trong 23 xã đã đạt chỉ tiêu 70% của năm 2025" in words(screen)


def test_choosing_a_model(open_page: Open) -> None:
    screen = open_page("communes", mo_hinh="Dòng họ học tập")
    assert "Dòng họ học tập: 20 trong 20 xã đã đạt chỉ tiêu 65% của năm 2025" in words(screen)


def test_choosing_a_base(open_page: Open) -> None:
    on_total = words(open_page("overview"))
    on_registered = words(open_page("overview", co_so="số đăng ký"))
    assert "2.580 trong 4.000 hộ<" in on_total
    assert ">64,5%<" in on_total
    assert "2.580 trong 3.200 hộ đăng ký" in on_registered
    assert ">80,6%<" in on_registered
    assert "tính trên tổng số, không so được" in on_registered


def test_a_partial_sum_says_so(open_page: Open) -> None:
    said = words(open_page("overview"))
    assert "Theo 20/23 xã đã báo cáo" in said
    assert "Số liệu tạm tính" in said
    assert "20/23 xã đã có số liệu năm 2024. Chưa có: " in said


def test_a_rate_from_fewer_communes_is_no_change_on_one_from_all(open_page: Open) -> None:
    said = words(open_page("overview"))
    assert "Không so với 2023: không phải số của cùng những xã (23/23 và 20/23)" in said
    assert "So với năm 2023" not in said


def test_an_estimate_is_marked(open_page: Open) -> None:
    said = words(open_page("overview", noi=LONE_PROVINCE))
    assert "≈ 75,0%" in said
    assert "không ghi tổng số. Trên số đăng ký: 77,8%" in said


def test_groups_of_citizens_are_summed_and_shown(open_page: Open) -> None:
    said = words(open_page("models"))
    assert "3.400 trong 8.000 người" in words(open_page("overview"))
    assert "Cán bộ, công chức, viên chức cao nhất với 80,0%, Lao động nông thôn thấp nhất với 30,0%" in said


def test_ratings_before_and_levels_after_the_change_of_rules(open_page: Open) -> None:
    before, after = words(open_page("models", nam="2023")), words(open_page("models", nam="2024"))
    assert "Xếp loại Tốt, Khá, Trung bình năm 2023" in before
    assert "Mức độ 1 và mức độ 2 năm 2024" not in before
    assert "Mức độ 1 và mức độ 2 năm 2024" in after


def test_a_commune_leads_to_its_cells(open_page: Open) -> None:
    said = words(open_page("communes", noi="09982@2016-01-01"))
    assert "Xã Bình Yên, huyện Thạch Thất, năm 2024" in said
    assert "thach-that-2024.xlsx" in said
    assert "Biểu 1" in said
    assert '<td class="text">E10</td>' in said


def test_the_way_back_from_a_commune(open_page: Open) -> None:
    screen = open_page("communes", noi="09982@2016-01-01")
    screen.button(key="back").click()
    run(screen)
    assert "Huyện Thạch Thất theo xã" in words(screen)


def test_a_place_that_reports_for_itself_leads_to_its_cells(open_page: Open) -> None:
    said = words(open_page("communes", noi=LONE_PROVINCE))
    assert "nghe-an.xlsx" in said
    assert "các xã. Hãy chọn mô hình hoặc năm khác" in said


def test_the_table_of_a_chart_is_made_when_it_is_opened(open_page: Open) -> None:
    closed = open_page("models")
    opened = open_page("models", bang_models="true")
    assert words(closed).count("<table>") == 0
    assert words(opened).count("<table>") == 1
    assert "Quyết định 387/QĐ-TTg" in words(opened)


def test_every_chart_has_words_for_those_who_do_not_see_it(open_page: Open) -> None:
    charts = [
        chart
        for name in ("overview", "communes", "models", "years")
        for chart in open_page(name).get("plotly_chart")
    ]
    assert len(charts) >= 8
    assert all(len(chart.proto.alt) > 20 for chart in charts)


def test_years_explain_their_breaks(open_page: Open) -> None:
    said = words(open_page("years"))
    assert "① Từ năm 2024, Công dân học tập được xét theo Quyết định 324/QĐ-KHVN" in said
    assert "Điểm rỗng" in said


def test_places_can_be_compared_over_the_years(open_page: Open) -> None:
    screen = open_page("years", so_sanh="Xã Bình Yên")
    assert screen.multiselect(key="so_sanh").value == ["Xã Bình Yên"]
    figure = json.loads(screen.get("plotly_chart")[1].proto.spec)
    assert [line.get("name") for line in figure["data"]] == [None, "Xã Bình Yên", "Toàn địa bàn", "target"]


def test_a_province_sums_what_it_has(open_page: Open) -> None:
    said = words(open_page("overview", noi=PROVINCE))
    assert "Theo 20/579 xã đã báo cáo" in said


def test_the_export_follows_its_filters(open_page: Open) -> None:
    all_years = words(open_page("export"))
    one_year = words(open_page("export", tu_nam="2024", cac_mo_hinh="Gia đình học tập"))
    # 23 and 20 communes, each with 3 models and 2 groups of citizens
    assert "215 dòng" in all_years
    assert "20 dòng" in one_year
    assert "60 dòng" in one_year


def test_the_source_of_a_chart_over_the_years_is_that_of_all_its_years(open_page: Open) -> None:
    said = words(open_page("years", noi=DISTRICT))
    assert "Nguồn: 2 báo cáo" in said
    assert "(thach-that-2023.xlsx, thach-that-2024.xlsx)" in said
    assert "xã đã báo cáo" not in said, "the strip under the chart says it year by year"
    assert "Nguồn: 1 báo cáo" in words(open_page("models", noi=DISTRICT))


@pytest.mark.parametrize("boundary", [AS_REPORTED, Boundary(dt.date(2026, 1, 1), current=True)])
def test_its_files_say_the_years(
    published: Path, monkeypatch: pytest.MonkeyPatch, boundary: Boundary
) -> None:
    monkeypatch.setenv("XHHT_WAREHOUSE", str(published))
    (district,) = (one for one in places_of(ask("places")) if one.place_id == DISTRICT)
    view = View(district, Moment(2024), "family", "total", boundary)
    assert ", năm 2024; " in selection_sentence(view)
    assert ", các năm 2023–2024; " in selection_sentence(view.over_years())
    assert "Nguồn: 2 báo cáo" in selection_sentence(view.over_years())
