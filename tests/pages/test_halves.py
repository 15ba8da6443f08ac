"""The first half of a year whose whole is not known: shown, and never mistaken for a whole year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pages.kit import alts, titles
from pages.kit.charts.lines import WHOLE
from pages.kit.figures import Moment
from pages.kit.halves import half_note
from pages.kit.places import places_of
from pages.kit.records import Row
from pages.kit.series import half_years, whole_years
from pages.kit.text import language
from pages.kit.view import View
from pipelines.warehouse.ask import ask
from tests.pages import drawn as charts
from tests.pages.conftest import _open, words
from tests.pages.rows import figures
from tests.warehouse import factory

YEARS = figures({"year": 2024, "rate": 60}, {"year": 2025, "rate": 70})
ONLY_REGISTERED = {"recognised": None, "rate": None, "rate_of_total": None, "rate_of_registered": None}


def _half(**more: Any) -> list[Row]:
    return figures({"year": 2026, "period": "half", "rate": 30, **more})


def test_its_point_is_of_its_own_kind_and_no_line_joins_it() -> None:
    line, point = charts.year_lines(YEARS, [], [], _half()).data
    assert (list(line.x), list(line.y)) == ([2024, 2025], [60, 70])
    assert (list(point.x), list(point.y), point.mode) == ([2026], [30], "markers")
    assert point.marker.symbol == "square-open-dot"
    assert point.hovertext == ("<b>Gia đình học tập</b><br>6 tháng đầu năm 2026: 30,0%",)


def test_it_stands_in_a_band_and_is_named_on_the_axis() -> None:
    layout = charts.year_lines(YEARS, [], [], _half()).layout
    assert layout.xaxis.ticktext == ("2024", "2025", "6 tháng<br>2026")
    assert layout.xaxis.range[1] > 2026
    (band,) = layout.shapes
    assert (band.type, band.x0, band.x1) == ("rect", 2025.65, 2026.35)
    assert not [note for note in layout.annotations if "nhận" in note.text]


def test_an_empty_band_says_why() -> None:
    figure = charts.year_lines(YEARS, [], [], _half(**ONLY_REGISTERED))
    assert len(figure.data) == 1
    (words,) = (note for note in figure.layout.annotations if "công" in note.text)
    assert (words.x, words.text) == (2026, "chưa<br>có số<br>công<br>nhận")
    assert words.textangle is None, "words lie, as long as there is room for them"


def test_the_words_of_an_empty_band_stand_upright_between_many_years() -> None:
    years = figures(*({"year": year, "rate": 60} for year in range(2016, 2026)))
    figure = charts.year_lines(years, [], [], _half(**ONLY_REGISTERED))
    (words,) = (note for note in figure.layout.annotations if "công" in note.text)
    assert (words.textangle, words.text) == (-90, "chưa có số công nhận")


def test_a_year_without_figures_takes_room_too() -> None:
    years = figures(*({"year": year, "rate": 60} for year in (2021, 2022, 2023, 2024)))
    figure = charts.year_lines(years, [], [], _half(**ONLY_REGISTERED))
    (words,) = (note for note in figure.layout.annotations if "công" in note.text)
    assert words.textangle == -90


def test_the_name_at_the_end_of_a_line_says_the_last_whole_year() -> None:
    names = [note.text for note in charts.year_lines(YEARS, [], [], _half()).layout.annotations]
    assert any("70,0%" in name for name in names)
    assert "Năm 2025:" in names, "the half-year of 2026 stands between the line and its name"
    assert "Năm 2025:" not in [note.text for note in charts.year_lines(YEARS, [], []).layout.annotations]
    assert not any("30,0%" in name for name in names)


def test_chosen_places_have_their_half_years_too() -> None:
    halves_of = {WHOLE: _half(), "Xã A": _half()}
    figure = charts.place_lines(YEARS, {"Xã A": YEARS}, [], "family", [], [], halves_of)
    halves = [trace for trace in figure.data if trace.mode == "markers"]
    assert [(trace.name, list(trace.x)) for trace in halves] == [("Xã A", [2026]), ("Toàn địa bàn", [2026])]


def test_a_place_with_nothing_but_a_half_year() -> None:
    half = _half()
    assert titles.years_title([], "family", half) == (
        "Gia đình học tập: mới có số 6 tháng đầu năm 2026, chưa có năm nào trọn vẹn"
    )
    figure = charts.year_lines([], [], [], half)
    assert figure.layout.xaxis.ticktext == ("6 tháng<br>2026",)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({}, "6 tháng đầu năm 2026 được công nhận 30,0% của tổng số."),
        (
            {"basis": "partial_sum", "communes_reported": 5},
            "6 tháng đầu năm 2026 được công nhận 30,0% của tổng số, theo 5/23 xã.",
        ),
        (
            ONLY_REGISTERED,
            "6 tháng đầu năm 2026 mới có 160 trong 200 hộ đăng ký (80,0%), chưa có số công nhận.",
        ),
        (
            {**ONLY_REGISTERED, "total": None},
            "6 tháng đầu năm 2026 mới có 160 hộ đăng ký, chưa có số công nhận.",
        ),
        ({"rate": None}, "6 tháng đầu năm 2026 được công nhận 150 hộ, chưa tính được tỷ lệ."),
        ({"model": "clan"}, "6 tháng đầu năm 2026 chưa có số liệu."),
    ],
)
def test_the_sentence_beside_the_chart_says_what_is_known(row: dict[str, Any], said: str) -> None:
    note = half_note(_half(**row), "family", "total")
    assert note.startswith("Dải mờ: mới có số 6 tháng đầu năm, chưa phải số cả năm nên không nối với đường")
    assert note.endswith(f"Gia đình học tập: {said}")
    assert alts.alt_years(YEARS, "Tiêu đề", note).endswith(said)


def test_the_sentence_in_english() -> None:
    token = language.set("en")
    try:
        note = half_note(_half(), "family", "registered")
    finally:
        language.reset(token)
    assert note.endswith("Learning families: 30.0% of those registered recognised in the first half of 2026.")


def test_without_half_years_nothing_is_said() -> None:
    assert half_note([], "family", "total") == ""


@pytest.fixture(scope="module")
def halves(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two communes of Thạch Thất that went whole into one: the first half of
    2024 with its whole year, and the first half of 2025; the new one reports the first half of 2026.
    """
    folder = tmp_path_factory.mktemp("halves") / "w"
    whole = ("Liên Quan", "Đại Đồng")
    old = [area for area in factory.communes("Huyện Thạch Thất", 2025) if area.name in whole]
    rows = [
        one
        for area in old
        for year, period, recognised in ((2024, "half", 20), (2024, "year", 60), (2025, "half", 30))
        for one in factory.numbers(
            area.area_id, year, "family", period=period, total=100, registered=80, recognised=recognised
        )
    ]
    new = factory.numbers("09955@2025-07-01", 2026, "family", period="half", total=900, registered=700)
    files = {"cu.xlsx": rows, "moi.xlsx": new}
    factory.publish(folder, *(factory.submission(said, file=file) for file, said in files.items()))
    return folder


def test_a_half_year_is_shown_only_where_its_year_is_not(
    halves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XHHT_WAREHOUSE", str(halves))
    (district,) = (one for one in places_of(ask("places")) if one.place_id == "276@2016-01-01")
    view = View(district, Moment(2024), "family", "total")
    assert [row["year"] for row in whole_years(view)] == [2024]
    assert [row["year"] for row in half_years(view)] == [2025]


@pytest.mark.parametrize("boundary", ["", "hien-nay"])
def test_the_years_of_a_place_say_its_half_years(
    halves: Path, monkeypatch: pytest.MonkeyPatch, boundary: str
) -> None:
    monkeypatch.setenv("XHHT_WAREHOUSE", str(halves))
    more = {"ranh_gioi": boundary} if boundary else {}
    said = words(_open("years", noi="276@2016-01-01", **more))
    assert "6 tháng đầu năm 2025 được công nhận 30,0% của tổng số, theo 2/" in said
    assert "<span>2025 (6 tháng)</span>" in said
    province = words(_open("years", noi="01@2016-01-01", **more))
    assert "6 tháng đầu năm 2026 mới có 700 trong 900 hộ đăng ký (77,8%), chưa có số công nhận" in province


def test_the_years_say_it_in_english(halves: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XHHT_WAREHOUSE", str(halves))
    said = words(_open("years", noi="276@2016-01-01", ngon_ngu="en"))
    assert "30.0% of the total recognised in the first half of 2025" in said
