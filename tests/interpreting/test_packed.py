"""Observations come out of their packing as they went in, and as the archive keeps them."""

from __future__ import annotations

import json
import pickle
from array import array

import pytest

from pipelines.interpreting.observations import Observation
from pipelines.interpreting.packed import PackedObservations, columns_of

FIRST = Observation(
    "10054@2016-01-01", "commune", 2024, "year", "family", "", "", "total", 1200, False,
    "Biểu 1", "C9", "Xã Bình Yên", "Gia đình học tập › Tổng số",
)  # fmt: skip
RATE = FIRST._replace(
    measure="stated_rate", value=85.25, estimated=True, cell="D9", row_label='Xã "Bình\nYên"'
)
ELSEWHERE = FIRST._replace(area_id="10057@2016-01-01", year=2023, value=0, cell="C10", row_label="")


@pytest.mark.parametrize("observations", [[], [FIRST], [FIRST, RATE, ELSEWHERE]])
def test_what_goes_in_comes_out(observations: list[Observation]) -> None:
    packed = pickle.loads(pickle.dumps(PackedObservations(observations)))
    assert packed == observations
    assert observations == packed
    assert list(packed) == observations
    assert len(packed) == len(observations)
    assert json.loads(packed.json) == [list(one) for one in observations]


def test_a_whole_number_stays_whole_and_a_broken_one_broken() -> None:
    values = [one.value for one in PackedObservations([FIRST, RATE])]
    assert [(value, type(value)) for value in values] == [(1200, int), (85.25, float)]


def test_packed_observations_differ_where_one_number_does() -> None:
    packed = PackedObservations([FIRST, RATE])
    assert packed != PackedObservations([FIRST, RATE._replace(value=85.26)])
    assert packed != [FIRST]
    assert packed[1] == RATE
    assert packed[:1] == [FIRST]


def test_columns_have_a_place_and_a_number_for_every_row() -> None:
    columns = columns_of([FIRST, RATE, ELSEWHERE])
    assert columns.rows == 3
    assert columns.texts["cell"].distinct == ("C9", "D9", "C10")
    assert columns.texts["area_id"].distinct == ("10054@2016-01-01", "10057@2016-01-01")
    assert array("i", columns.texts["area_id"].places).tolist() == [0, 0, 1]
    assert array("i", columns.texts["model"].places).tolist() == [0, 0, 0]
    assert array("d", columns.numbers["value"]).tolist() == [1200, 85.25, 0]
    assert array("i", columns.numbers["year"]).tolist() == [2024, 2024, 2023]
    assert array("b", columns.numbers["estimated"]).tolist() == [0, 1, 0]
