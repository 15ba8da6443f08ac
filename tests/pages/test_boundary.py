"""Which boundaries can be chosen, and what a link may say about them."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from pages.kit import boundary
from pages.kit.boundary import AS_REPORTED, Boundary, boundary_of, choices, days_of

TODAY = dt.date(2026, 11, 22)
CURRENT = Boundary(TODAY, current=True)
REFORM, NEW_YEAR, EARLIER = dt.date(2025, 7, 1), dt.date(2025, 1, 1), dt.date(2020, 3, 1)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", AS_REPORTED),
        ("hien-nay", CURRENT),
        ("2025-07-01", Boundary(REFORM)),
        ("2023-03-15", Boundary(dt.date(2023, 3, 15))),
        ("2016-01-01", Boundary(dt.date(2016, 1, 1))),
        ("2026-11-22", Boundary(TODAY)),
    ],
)
def test_what_a_link_says_is_taken(text: str, meant: Boundary) -> None:
    assert boundary_of(text, TODAY) == meant
    assert meant.address == text


@pytest.mark.parametrize(
    "text",
    ["2015-12-31", "2026-11-23", "2025-02-30", "20250701", "2025-W27-2", "01/07/2025", "Hiện nay", "x"],
)
def test_what_is_no_day_that_is_known_is_ignored(text: str) -> None:
    assert boundary_of(text, TODAY) == AS_REPORTED


def test_days_that_have_come_newest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    days = pd.to_datetime(["2027-01-01", "2025-07-01", "2025-07-01", "2025-01-01"])
    changes = pd.DataFrame({"place_id": ["mine", "mine", "other", "mine"], "effective_on": days})
    monkeypatch.setattr(boundary, "_changes", boundary._changes.__wrapped__)  # type: ignore[attr-defined]
    monkeypatch.setattr(boundary, "boundary_days", lambda: changes)
    assert days_of("mine", TODAY) == [REFORM, NEW_YEAR]
    assert days_of("a place that never changed", TODAY) == []


def test_the_newest_change_is_what_today_s_boundaries_are() -> None:
    offered = choices([REFORM, NEW_YEAR, EARLIER], 2021, AS_REPORTED, TODAY)
    assert offered == [AS_REPORTED, CURRENT, Boundary(NEW_YEAR)]
    assert [one.label for one in offered] == ["Như đã báo cáo", "Hiện nay", "Ngày 01/01/2025"]


@pytest.mark.parametrize(("days", "first"), [([], 2016), ([EARLIER], 2021), ([REFORM], 2026)])
def test_where_boundaries_never_changed_there_is_nothing_to_choose(days: list[dt.date], first: int) -> None:
    assert choices(days, first, AS_REPORTED, TODAY) == []


def test_what_a_link_says_can_be_chosen_away_again() -> None:
    odd = Boundary(dt.date(2023, 3, 15))
    assert choices([], 2016, odd, TODAY) == [AS_REPORTED, CURRENT, odd]
    assert choices([], 2016, CURRENT, TODAY) == [AS_REPORTED, CURRENT]


@pytest.mark.parametrize(
    ("boundary", "words"),
    [
        (AS_REPORTED, "ranh giới như đã báo cáo"),
        (CURRENT, "ranh giới hiện nay"),
        (Boundary(REFORM), "ranh giới ngày 01/07/2025"),
    ],
)
def test_boundaries_in_a_sentence(boundary: Boundary, words: str) -> None:
    assert boundary.words == words
