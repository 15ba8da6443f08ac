"""Which installed boundaries belong to a view, and what is said with them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pages.kit import outlines
from pages.kit.figures import Moment
from pages.kit.outlines import outlines_of
from pages.kit.places import places_of
from pages.kit.records import Row
from pages.kit.view import View
from pipelines.boundaries.install import Wanted, install
from pipelines.reference.areas import Area, areas
from pipelines.warehouse.ask import ask
from pipelines.warehouse.location import locate
from tests.boundaries.building import collection, feature, saved, square
from tests.pages.conftest import DISTRICT, PROVINCE, Open, words

TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def folder(published: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder of boundaries of the warehouse that the screens read; its own for each test."""
    monkeypatch.setenv("XHHT_WAREHOUSE", str(published))
    link = tmp_path / "own"
    monkeypatch.setattr(type(locate()), "boundaries", property(lambda _: link))
    return link


def put(tmp_path: Path, folder: Path, there: list[Area], day: dt.date) -> None:
    features = (feature(area.code, square(area.lon or 105.5, area.lat or 21.0, 0.02)) for area in there)
    path = saved(tmp_path / "some.geojson", collection(*features, attribution="Bản đồ thử", licence="CC0"))
    install(Wanted(str(path), valid_on=day), folder, TODAY)


def view_of(place_id: str, year: int) -> View:
    (place,) = (one for one in places_of(ask("places")) if one.place_id == place_id)
    return View(place, Moment(year), "family", "total")


def rows_of(there: list[Area]) -> list[Row]:
    return [{"place_id": area.place_id, "province_code": area.province_code} for area in there]


def communes_on(day: dt.date) -> list[Area]:
    return [area for area in areas().all_on("commune", day) if area.province_code == "01"]


def test_areas_are_drawn_where_nearly_all_places_have_a_shape(folder: Path, tmp_path: Path) -> None:
    today = communes_on(TODAY)
    view = view_of(PROVINCE, 2024)
    assert outlines_of(view, rows_of(today)) == outlines.Outlines({}, None, ())
    put(tmp_path, folder, today[:-10], TODAY)
    found = outlines_of(view, rows_of(today))
    assert len(found.areas) == len(today) - 10
    credit = "Ranh giới: Bản đồ thử. Giấy phép: CC0. Chỉ để minh họa, không phải ranh giới pháp lý."
    assert found.notes == (credit,)
    put(tmp_path, folder, today[:20], TODAY)
    assert outlines_of(view, rows_of(today)).areas == {}


def test_communes_of_another_time_get_no_shapes_of_today(folder: Path, tmp_path: Path) -> None:
    put(tmp_path, folder, communes_on(TODAY), TODAY)
    old = communes_on(dt.date(2024, 12, 31))
    assert outlines_of(view_of(DISTRICT, 2024), rows_of(old)) == outlines.Outlines({}, None, ())


def test_the_border_of_the_province_stands_around_its_points(folder: Path, tmp_path: Path) -> None:
    day = dt.date(2024, 12, 31)
    put(tmp_path, folder, [area for area in areas().all_on("province", day) if area.code == "01"], day)
    old = rows_of(communes_on(day))
    found = outlines_of(view_of(PROVINCE, 2024), old)
    assert found.areas == {}
    assert found.around is not None
    assert found.around.code == "01"
    assert len(found.notes) == 1
    assert outlines_of(view_of(DISTRICT, 2024), old).around is None


def test_damaged_boundaries_give_points_and_a_note_on_the_screen(
    folder: Path, tmp_path: Path, open_page: Open
) -> None:
    put(tmp_path, folder, communes_on(TODAY), TODAY)
    (folder / "manifest.json").write_text("{", encoding="utf-8")
    screen = open_page("communes", noi=DISTRICT, nam="2024")
    assert "Ranh giới đã cài bị hỏng nên bản đồ vẽ điểm" in words(screen)


def test_the_communes_page_says_who_is_missing_on_its_map(open_page: Open) -> None:
    said = words(open_page("communes", noi=DISTRICT, nam="2024"))
    assert "; 3 xã chưa có tỷ lệ" in said
    assert "Vị trí gần đúng" in said
    assert "Ranh giới:" not in said


def test_an_installation_is_seen_though_the_map_of_before_is_kept(
    folder: Path, tmp_path: Path, open_page: Open
) -> None:
    where = {"noi": PROVINCE, "nam": "2024"}
    assert "Ranh giới:" not in words(open_page("communes", **where))
    day = dt.date(2024, 12, 31)
    put(tmp_path, folder, [area for area in areas().all_on("province", day) if area.code == "01"], day)
    assert "Ranh giới: Bản đồ thử." in words(open_page("communes", **where))
