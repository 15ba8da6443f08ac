"""What is about to be loaded against the year before: of the same run, or as it is published."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from pipelines.interpreting.observations import Observation
from pipelines.interpreting.packed import PackedObservations
from pipelines.warehouse.history import add_history_findings
from tests.warehouse.factory import commune, location, numbers, publish_numbers, submission

TOWN = commune("Xã Bình Yên", "Huyện Thạch Thất")


def total(year: int, value: float) -> list[Observation]:
    return numbers(TOWN, year, "family", total=value)


def compared_with(folder: Path, files: Sequence[list[Observation]], *, packed: bool) -> list[str]:
    """For each file of one run: the year that its number jumped from, empty where nothing is said."""
    readings = [submission(observations)[0] for observations in files]
    for reading in readings:
        if packed:
            reading.observations = PackedObservations(reading.observations)
    add_history_findings(readings, location(folder))
    codes = [found.code for reading in readings for found in reading.findings]
    assert set(codes) <= {"jump_on_previous_year"}
    said = [reading.findings[0].message_en if reading.findings else "" for reading in readings]
    years = [f"{year}" for year in range(2016, 2026)]
    return [next((year for year in years if year in message), "") for message in said]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("files", "jumped_from"),
    [
        ([total(2021, 100), total(2022, 200), total(2023, 210)], ["", "2021", ""]),
        ([total(2019, 100), total(2023, 200)], ["", "2019"]),  # the latest year that is known, however old
        ([total(2019, 100), total(2021, 190), total(2023, 200)], ["", "2019", ""]),
        # of two files on one year the later one counts
        ([total(2022, 200), total(2022, 100), total(2023, 205)], ["", "", "2022"]),
        ([total(2022, 100), total(2022, 200), total(2023, 205)], ["", "", ""]),
        ([total(2022, 15), total(2023, 19)], ["", ""]),  # small numbers move easily
        ([total(2022, 100), total(2023, 130)], ["", ""]),  # 30 % is no jump yet
        ([total(2022, 100), total(2023, 131)], ["", "2022"]),
        ([total(2022, 131), total(2023, 100)], ["", "2022"]),
        (
            [numbers(TOWN, 2022, "family", rating_good=10), numbers(TOWN, 2023, "family", rating_good=900)],
            ["", ""],
        ),
        ([total(2022, 100), numbers(TOWN, 2023, "clan", total=900)], ["", ""]),
    ],
)
def test_numbers_of_one_run_are_compared_with_the_latest_year_before(
    tmp_path: Path, files: list[list[Observation]], jumped_from: list[str], packed: bool
) -> None:
    assert compared_with(tmp_path, files, packed=packed) == jumped_from


def test_what_is_published_is_compared_with_and_what_comes_now_goes_before_it(tmp_path: Path) -> None:
    publish_numbers(tmp_path, total(2022, 100))
    assert compared_with(tmp_path, [total(2023, 200)], packed=True) == ["2022"]
    assert compared_with(tmp_path, [total(2022, 190), total(2023, 200)], packed=True) == ["", ""]
