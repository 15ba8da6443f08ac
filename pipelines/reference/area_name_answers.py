"""What people answered when a name was not certain: ``area_name_answers.csv``."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pipelines.reference.records import read_records


class NameAnswer(NamedTuple):
    """A person's word that ``name`` under the place ``parent`` means ``area_id`` in those years.

    ``parent`` is a place_id or "" (no parent known); ``to_year`` is None for "until further notice".
    """

    name: str
    parent: str
    from_year: int
    to_year: int | None
    area_id: str
    answered_by: str
    answered_on: str
    source: str

    def holds(self, parent: str, year: int) -> bool:
        """Whether the answer was given for that place and year."""
        return (
            self.parent == parent
            and self.from_year <= year
            and (self.to_year is None or year <= self.to_year)
        )


@cache
def area_name_answers() -> tuple[NameAnswer, ...]:
    """All answers, in the order of the file."""
    return tuple(read_records("area_name_answers", NameAnswer))
