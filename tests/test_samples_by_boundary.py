"""The five districts of the samples, 2021 to 2026: what they reported is what is shown in today's areas."""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from pipelines.commands.demo import sample_files
from pipelines.reference.areas import areas
from pipelines.reference.carrying import carry, clusters
from pipelines.submission import read_submission
from pipelines.warehouse import figures
from pipelines.warehouse.ask import ask
from tests.warehouse.factory import publish, submission

DISTRICTS = {
    "Thạch Thất": "276@2016-01-01",
    "Thanh Oai": "278@2016-01-01",
    "Bảo Yên": "087@2016-01-01",
    "Cẩm Xuyên": "446@2016-01-01",
    "Bắc Sơn": "185@2016-01-01",
}
YEARS = range(2021, 2026)
COUNTS = ["total", "registered", "recognised"]


@pytest.fixture(scope="module", autouse=True)
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("samples") / "w"
    read = [
        (one, read_submission(one.file.read_bytes(), one.path))
        for one in sample_files()
        if "illustrative" in one.path
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XHHT_WAREHOUSE", str(folder))
        publish(
            folder,
            *(
                submission(said.observations, file=one.file.name, content=one.file.read_bytes())
                for one, said in read
            ),
        )
        yield folder


def communes(place_id: str, year: int, boundary: dt.date | None) -> pd.DataFrame:
    found = figures.figures_within(place_id, "commune", year, "year", boundary)
    return found.groupby("model")[COUNTS].sum()


@pytest.mark.parametrize("name", DISTRICTS)
@pytest.mark.parametrize("year", YEARS)
def test_what_a_districts_communes_reported_is_shown_in_todays_areas(name: str, year: int) -> None:
    """Until 2024 nobody beyond its own communes is in the clusters, so the sums are equal; in 2025 the new
    communes show what they reported themselves.
    """
    district = DISTRICTS[name]
    today = figures.newest_day()
    carried = figures.figures_within(district, "commune", year, "year", today)
    assert not carried.empty
    if year < 2025:
        shown = communes(district, year, today).loc[lambda rows: rows.sum(axis=1) > 0]
        reported = communes(district, year, None)
        if name in ("Thạch Thất", "Thanh Oai"):
            assert "cluster" in set(carried["kind"])
        neighbour = {"Thạch Thất": "Thanh Oai", "Thanh Oai": "Thạch Thất"}.get(name)
        if neighbour is None or not set(carried["place_id"]) & _rows_of(DISTRICTS[neighbour], year, today):
            pd.testing.assert_frame_equal(shown, reported.reindex(shown.index), check_dtype=False)
    else:
        assert set(carried["kind"]) == {"area"}
        assert not carried["carried"].any()


@pytest.mark.parametrize("name", DISTRICTS)
def test_the_first_half_of_2026_is_shown_under_the_communes_that_reported(name: str) -> None:
    """The new communes show their own numbers, which are those of the truth tables; nothing is carried."""
    found = figures.figures_within(DISTRICTS[name], "commune", 2026, "half", figures.newest_day())
    assert not found.empty
    assert set(found["kind"]) == {"area"}
    assert not found["carried"].any()
    written = _truth(2026)
    for row in found.to_dict("records"):
        for measure in ("total", "registered"):
            assert row[measure] == written[row["place_id"].split("@")[0], row["model"], measure]
    assert found["recognised"].isna().all()


@pytest.mark.parametrize("name", DISTRICTS)
def test_a_former_district_and_its_new_communes_reach_2026(name: str) -> None:
    """In the former district the sum of the communes wholly inside, with what is left out named."""
    today = figures.newest_day()
    series = figures.figures_of_place(DISTRICTS[name], today)
    assert {2021, 2022, 2023, 2024, 2025, 2026} <= set(series["year"])
    half = series[(series["year"] == 2026) & (series["period"] == "half")]
    assert not half.empty
    assert half[half["kind"] == "partial"]["members"].notna().all()
    inside = _wholly_inside(DISTRICTS[name], today)
    for row in half.to_dict("records"):
        parts = [
            value
            for (code, model, measure), value in _truth(2026).items()
            if code in inside and (model, measure) == (row["model"], "total")
        ]
        assert row["total"] == sum(parts)


def _wholly_inside(district: str, today: dt.date) -> set[str]:
    """The codes of today's communes that exchanged people with the communes of the district alone."""
    last = dt.date(2025, 6, 30)
    return {
        area.code
        for found in clusters(areas(), areas().all_on("commune", last), today)
        if all(areas().district_of(one, last) == areas().at(district, last) for one in found.old)
        for area in found.new
    }


def _truth(year: int) -> dict[tuple[str, str, str], float]:
    """What the half-year tables of a year were written with, by commune, model and measure."""
    return {
        (row["area_code"], row["model"], row["measure"]): float(row["value"])
        for one in sample_files()
        if f"-{year}-6-thang" in one.path
        for row in csv.DictReader(one.file.with_suffix(".truth.csv").read_text(encoding="utf-8").splitlines())
    }


def _rows_of(district: str, year: int, today: dt.date) -> set[str]:
    return set(figures.figures_within(district, "commune", year, "year", today)["place_id"])


@pytest.mark.parametrize("name", DISTRICTS)
def test_a_former_districts_series_goes_on_across_the_reform(name: str) -> None:
    """Its own sums until 2024, without communes that another district got before the reform; in 2025 those of
    the communes wholly inside, with what is left out named.
    """
    reported = figures.figures_of_place(DISTRICTS[name])
    carried = figures.figures_of_place(DISTRICTS[name], figures.newest_day())
    key = ["year", "period", "model", "level", "group"]
    until = carried[carried["year"] < 2025].set_index(key)[COUNTS]
    expected = reported[reported["year"] < 2025].set_index(key)[COUNTS]
    for commune in _moved_away(DISTRICTS[name]):
        gone = figures.figures_of_place(commune).set_index(key)[COUNTS]
        expected = expected.sub(gone.reindex(expected.index), fill_value=0)
    pd.testing.assert_frame_equal(until.sort_index(), expected.sort_index())
    after = carried[(carried["year"] == 2025) & (carried["period"] == "year")]
    assert not after.empty
    partial = after[after["kind"] == "partial"]
    assert partial["members"].notna().all()
    assert (len(partial) > 0) == (name in ("Thạch Thất", "Thanh Oai") or _crossed(DISTRICTS[name]))


def _moved_away(district: str) -> list[str]:
    """The communes of 2024 that were in another district on the last day with districts."""
    last = dt.date(2025, 6, 30)
    return [
        commune.place_id
        for commune in areas().communes_of(areas().get(district), dt.date(2024, 12, 31))
        if not any(
            areas().district_of(part.area, last) == areas().at(district, last)
            for part in carry(areas(), commune, last).parts
        )
    ]


def _crossed(district: str) -> bool:
    """Whether a new commune holds people of the district and of another one, as the registry has it."""
    found = ask("communes_of_place_on_day", place_id=district, day=figures.newest_day())
    return not bool(found["whole"].all())


def test_the_sum_of_hanoi_is_the_same_in_any_areas() -> None:
    """Every measure, model and year: the rows of all communes and clusters sum to what communes reported."""
    hanoi = "01@2016-01-01"
    sums = defaultdict(list)
    for boundary in (None, figures.newest_day(), dt.date(2025, 6, 30), dt.date(2024, 1, 1)):
        for year in range(2021, 2025):
            sums[year].append(communes(hanoi, year, boundary))
    for year, (reported, *carried) in sums.items():
        for one in carried:
            pd.testing.assert_frame_equal(one, reported, check_dtype=False, obj=str(year))
