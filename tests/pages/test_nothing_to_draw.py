"""Where there is no rate there is no empty chart: what is said instead."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from pages.kit import by_model, by_year, rankings
from pages.kit.boundary import AS_REPORTED
from pages.kit.figures import Moment
from pages.kit.findings import Finding, Nothing
from tests.pages.rows import figures

NO_RATE = {"rate": None, "recognised": None, "rate_of_total": None, "rate_of_registered": None}
ROWS = figures({**NO_RATE, "year": 2024}, {**NO_RATE, "year": 2025})


def _view(**more: Any) -> Any:
    place = SimpleNamespace(words="huyện Thạch Thất", place_id="x", level="district")
    return SimpleNamespace(place=place, moment=Moment(2025, "half"), now=ROWS, boundary=AS_REPORTED, **more)


def test_models_without_a_rate_are_no_empty_chart() -> None:
    said = by_model.rates(_view())
    assert isinstance(said, Nothing)
    assert said.words == "Huyện Thạch Thất chưa có tỷ lệ nào cho 6 tháng đầu năm 2025."


def test_years_without_a_rate_are_their_table(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, made in (("whole_years", ROWS), ("half_years", []), ("breaks_of", [])):
        monkeypatch.setattr(by_year, name, lambda *_, made=made: made)
    found = by_year.models_by_year(_view(model="family", all_groups=ROWS, base="total"))
    assert isinstance(found, Finding)
    assert found.figure is None
    assert found.length == 2
    assert not any(found.notes), "nothing is explained that is not drawn"


def test_communes_without_a_rate_are_no_empty_chart(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("series_within", "whole_years", "half_years", "halves_within"):
        monkeypatch.setattr(by_year, name, lambda *_: ROWS)
    monkeypatch.setattr(by_year, "breaks_of", lambda *_: [])
    view = _view(model="family", unit_words="xã", base="total", of_model=lambda rows: rows)
    assert isinstance(by_year.places_by_year(view, ()), Nothing)


def test_one_year_makes_no_line_but_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    once = figures({"rate": 54})
    for name, made in (("series_within", once), ("whole_years", once)):
        monkeypatch.setattr(by_year, name, lambda *_, made=made: made)
    for name in ("half_years", "halves_within"):
        monkeypatch.setattr(by_year, name, lambda *_: [])
    monkeypatch.setattr(by_year, "breaks_of", lambda *_: [])
    monkeypatch.setattr(by_year, "steps_of", lambda *_: [])
    view = _view(model="family", unit_words="xã", base="total", of_model=lambda rows: rows)
    alone = by_year.places_by_year(view, ())
    assert isinstance(alone, Finding)
    assert (alone.figure, alone.length) == (None, 1)
    compared = by_year.places_by_year(view, (once[0]["place_id"],))
    assert isinstance(compared, Finding)
    assert compared.figure is not None, "who chooses a place sees its point"


def test_communes_that_have_figures_but_no_rate_are_not_said_to_have_none() -> None:
    view = _view(model="family", unit_words="xã", base="total", within=ROWS, of_model=lambda rows: rows)
    said = rankings.ranking(view, "ranking", "", 5)
    assert said == Nothing(
        "Gia đình học tập, 6 tháng đầu năm 2025: 2 xã có số liệu nhưng chưa tính được tỷ lệ trên tổng số, "
        "nên chưa xếp hạng được."
    )
    view.within = []
    said = rankings.ranking(view, "ranking", "", 5)
    assert isinstance(said, Nothing)
    assert said.words.startswith("Chưa có số liệu về Gia đình học tập 6 tháng đầu năm 2025")


@pytest.mark.parametrize(("recognised", "notes"), [(160.0, 1), (170.0, 2), (None, 1)])
def test_more_recognised_than_registered_is_explained_where_it_is_so(
    recognised: float | None, notes: int
) -> None:
    view = _view(targets={})
    view.now = figures({"registered": 160.0, "recognised": recognised})
    assert len([note for note in by_model.progress(view).notes if note]) == notes
