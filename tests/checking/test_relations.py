"""What can't be more than what, and what adds up to what. Equal numbers and missing ones are no finding."""

from __future__ import annotations

import pytest

from pipelines.checking.keys import by_title
from pipelines.checking.relations import (
    parts_not_sum,
    recognised_above_registered,
    recognised_above_total,
    registered_above_total,
)
from tests.checking.building import observed, titles


@pytest.mark.parametrize(
    ("rule", "numbers", "cells"),
    [
        (recognised_above_registered, {"registered": 74, "recognised": 91}, ["D5"]),
        (recognised_above_registered, {"registered": 91, "recognised": 91}, []),
        (recognised_above_registered, {"recognised": 91}, []),
        (
            recognised_above_registered,
            {"registered_new": 40, "registered_again": 50, "recognised": 91},
            ["E5"],
        ),
        (recognised_above_registered, {"registered_new": 41, "registered_again": 50, "recognised": 91}, []),
        (recognised_above_registered, {"registered_new": 40, "recognised": 91}, []),
        (recognised_above_registered, {"registered": 9, "recognised_new": 5, "recognised_again": 5}, ["D5"]),
        (recognised_above_total, {"total": 90, "recognised": 91}, ["D5"]),
        (recognised_above_total, {"total": 91, "recognised": 91}, []),
        (recognised_above_total, {"total": 0, "recognised": 1}, ["D5"]),
        (registered_above_total, {"total": 90, "registered": 91}, ["D5"]),
        (registered_above_total, {"total": 90, "registered": 90}, []),
    ],
)
def test_more_than_there_can_be(rule: object, numbers: dict[str, float], cells: list[str]) -> None:
    assert [found.cell for found in rule(titles=titles(numbers))] == cells  # type: ignore[operator]


@pytest.mark.parametrize(
    ("numbers", "cells"),
    [
        ({"recognised": 10, "recognised_new": 4, "recognised_again": 6}, []),
        ({"recognised": 10, "recognised_new": 4, "recognised_again": 5}, ["C5"]),
        ({"recognised": 10, "recognised_new": 4}, []),
        ({"registered": 10, "registered_new": 4, "registered_again": 7}, ["C5"]),
        ({"recognised": 10, "rating_good": 4, "rating_fair": 5, "rating_average": 1}, []),
        ({"recognised": 10, "rating_good": 4, "rating_fair": 5, "rating_average": 2}, ["C5"]),
        ({"recognised": 10, "level_1": 4, "level_2": 5}, ["C5"]),
        ({"recognised": 10, "rating_good": 4}, []),
    ],
)
def test_parts_that_do_not_add_up(numbers: dict[str, float], cells: list[str]) -> None:
    assert [found.cell for found in parts_not_sum(titles=titles(numbers))] == cells


@pytest.mark.parametrize(("whole", "codes"), [(60, []), (61, ["parts_not_sum"])])
def test_groups_of_citizens_and_all_of_them(whole: int, codes: list[str]) -> None:
    numbers = observed({"total": whole}, model="citizen")
    for row, (group, value) in enumerate({"farmer": 10, "worker": 20, "official": 30}.items(), 6):
        numbers += observed({"total": value}, model="citizen", group=group, row=row)
    assert [found.code for found in parts_not_sum(titles=by_title(numbers))] == codes


def test_the_message_names_both_numbers_and_the_model() -> None:
    (found,) = recognised_above_registered(titles=titles({"registered": 1_074, "recognised": 2_091}))
    assert "2.091" in found.message_vi
    assert "1.074" in found.message_vi
    assert "Gia đình học tập" in found.message_vi
