"""The filters: the names of the places to compare."""

from __future__ import annotations

import pytest

from pages.kit import filters
from tests.pages.rows import figures

NAMES_OF = filters.names_within.__wrapped__  # type: ignore[attr-defined]


def test_names_that_two_places_have_say_their_district_where_they_have_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A commune of today has none: the box said ``Xã A · nan``."""
    rows = figures(
        {"place_id": "a@1", "full_name": "Xã A", "district": "Huyện B"},
        {"place_id": "a@2", "full_name": "Xã A", "district": float("nan")},
        {"place_id": "c@1", "full_name": "Xã C"},
    )
    monkeypatch.setattr(filters, "series_within", lambda _: rows)
    assert NAMES_OF(None) == {"Xã A · Huyện B": "a@1", "Xã A": "a@2", "Xã C": "c@1"}


def test_a_place_is_called_as_it_was_last_and_stands_there(monkeypatch: pytest.MonkeyPatch) -> None:
    old = {"place_id": "b@1", "full_name": "Xã B", "year": 2021}
    rows = figures(old, {"place_id": "h@1", "full_name": "Xã H"}, {**old, "full_name": "Xã K", "year": 2024})
    monkeypatch.setattr(filters, "series_within", lambda _: rows)
    assert list(NAMES_OF(None)) == ["Xã H", "Xã K"]
