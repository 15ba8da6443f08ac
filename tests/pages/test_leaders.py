"""The title of the coloured table: who leads in the most models, who is last in the most."""

from __future__ import annotations

from typing import Any

import pytest

from pages.kit.leaders import heat_title
from pages.kit.records import Row
from tests.pages.rows import figures

MODELS = ("family", "clan", "community")


def _within(rates: dict[str, tuple[float, ...]], **more: Any) -> list[Row]:
    """Places with a rate in each of the models."""
    return figures(
        *(
            {"place_id": f"{name}@1", "full_name": name, "model": model, "rate": rate, "basis": "own", **more}
            for name, known in rates.items()
            for model, rate in zip(MODELS, known, strict=True)
        )
    )


@pytest.mark.parametrize(
    ("rates", "title"),
    [
        (
            {"Xã A": (90, 80, 70), "Xã B": (50, 85, 60), "Xã C": (40, 30, 20)},
            "Xã A dẫn đầu ở 2 mô hình; Xã C thấp nhất ở 3 mô hình",
        ),
        (
            {"Xã A": (90, 50, 40), "Xã B": (50, 85, 60), "Xã C": (60, 60, 80)},
            "Không xã nào dẫn đầu nhiều mô hình hơn cả; Xã A thấp nhất ở 2 mô hình",
        ),
        (
            {"Xã A": (100, 100, 100), "Xã B": (100, 100, 100)},
            "Tỷ lệ công nhận của các mô hình ở từng xã",
        ),
        ({"Xã A": (90, 80, 70)}, "Tỷ lệ công nhận của các mô hình ở từng xã"),
    ],
)
def test_the_title_names_who_stands_out(rates: dict[str, tuple[float, ...]], title: str) -> None:
    assert heat_title(_within(rates), "xã") == title


def test_a_place_of_which_too_little_is_known_leads_nothing() -> None:
    few = {"basis": "partial_sum", "communes_reported": 1, "communes_expected": 7}
    known = _within({"Xã A": (60, 60, 60), "Xã B": (50, 50, 50)})
    rows = known + _within({"Cụm C": (99, 99, 99)}, **few)
    assert heat_title(rows, "xã") == "Xã A dẫn đầu ở 3 mô hình; Xã B thấp nhất ở 3 mô hình"


def test_places_without_rates_are_not_last() -> None:
    rows = _within({"Xã A": (60, 60, 60), "Xã B": (50, 50, 50), "Xã C": (float("nan"),) * 3})
    assert "Xã B thấp nhất ở 3" in heat_title(rows, "xã")
