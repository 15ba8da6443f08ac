"""Under which boundaries figures are shown: as they were reported, today's, or those of a chosen day."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from pages.kit.formats import day
from pages.kit.memory import kept
from pages.kit.records import dates
from pages.kit.text import t
from pipelines.warehouse.figures import boundary_days

CURRENT = "hien-nay"
"""How today's boundaries stand in the address. A chosen day stands there as 2025-07-01."""

FIRST_KNOWN = dt.date(2016, 1, 1)
"""The registry of areas begins here: nobody knows the boundaries of an earlier day."""


class Boundary(NamedTuple):
    """The boundaries of ``on``; None: every figure belongs to the area that reported it."""

    on: dt.date | None = None
    current: bool = False

    @property
    def chosen(self) -> bool:
        """Whether figures are carried to the boundaries of a day."""
        return self.on is not None

    @property
    def address(self) -> str:
        """As it stands in the address; ``""`` as reported, which stays out of it."""
        if self.on is None:
            return ""
        return CURRENT if self.current else self.on.isoformat()

    @property
    def label(self) -> str:
        """As it stands in the filter."""
        if self.on is None:
            return t("boundary.as_reported")
        return t("boundary.current") if self.current else t("boundary.of_day", day=day(self.on))

    @property
    def words(self) -> str:
        """As it stands in a sentence: ``ranh giới hiện nay``; as reported: ``ranh giới như đã báo cáo``."""
        if self.on is None:
            return t("boundary.words_as_reported")
        return t("boundary.words_current") if self.current else t("boundary.words_of_day", day=day(self.on))


AS_REPORTED = Boundary()


def boundary_of(text: str, today: dt.date) -> Boundary:
    """What the address says; what is no day from ``FIRST_KNOWN`` to ``today`` counts as not said."""
    if text == CURRENT:
        return Boundary(today, current=True)
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return AS_REPORTED
    try:
        on = dt.date.fromisoformat(text)
    except ValueError:
        return AS_REPORTED
    return Boundary(on) if FIRST_KNOWN <= on <= today else AS_REPORTED


def days_of(place_id: str, today: dt.date) -> list[dt.date]:
    """The days until ``today`` on which boundaries of the place changed, newest first."""
    return [on for on in _changes().get(place_id, ()) if on <= today]


@kept
def _changes() -> dict[str, list[dt.date]]:
    """The days on which boundaries of each place changed, newest first. Most places share the same few."""
    found: dict[str, list[dt.date]] = defaultdict(list)
    rows = boundary_days()
    for place_id, on in zip(rows["place_id"], dates(rows["effective_on"]), strict=True):
        found[place_id].append(on)
    return dict(found)


def choices(days: Iterable[dt.date], first_year: int, chosen: Boundary, today: dt.date) -> list[Boundary]:
    """The boundaries to choose from where ``first_year`` is the first with figures; [] where none differs.

    What changed before the figures begin makes no difference to them, and the newest change is what today's
    boundaries are. A day that a link names is offered beside them.
    """
    after = [on for on in days if on > dt.date(first_year, 1, 1)]
    if not after and not chosen.chosen:
        return []
    offered = [AS_REPORTED, Boundary(today, current=True), *map(Boundary, after[1:])]
    return offered if chosen in offered else [*offered, chosen]
