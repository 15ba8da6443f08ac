"""Yearly dates that circulars set for dossiers and reports."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from pipelines.reference.records import read_records


@dataclass(frozen=True, slots=True)
class Deadline:
    """One date of the year. ``of_following_year``: the date lies in the year after the data year.

    ``status`` is ``confirmed`` or ``conflicting`` (sources give different dates).
    Localities set earlier ones.
    """

    deadline_id: str
    model: str
    level: str
    what_vi: str
    what_en: str
    month: int
    day: int
    of_following_year: bool
    legal_basis: str
    status: str
    source: str

    def date_for(self, year: int) -> dt.date:
        """The date for the data of a year."""
        return dt.date(year + self.of_following_year, self.month, self.day)


@cache
def deadlines() -> tuple[Deadline, ...]:
    """All deadlines, in the order of the calendar."""
    rows = read_records("deadlines", Deadline)
    return tuple(sorted(rows, key=lambda row: (row.of_following_year, row.month, row.day, row.deadline_id)))
