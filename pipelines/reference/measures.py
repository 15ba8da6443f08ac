"""What is counted of a model: totals, registrations, recognitions, ratings and levels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipelines.reference.records import read_records


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: its names and what it means.

    ``role`` is ``base`` (a rate may be taken of it), ``result``, ``part``, ``rating``, ``level`` or
    ``stated``; ``part_of`` is the measure that its parts add up to (of ``registered`` and ``recognised``:
    the one it normally does not exceed). ``unit`` is ``count`` or ``percent``.
    """

    code: str
    name_vi: str
    name_en: str
    definition_vi: str
    definition_en: str
    role: str
    part_of: str
    unit: str
    order: int


@cache
def measures() -> dict[str, Measure]:
    """The measures by code, in the order in which they are shown."""
    rows = sorted(read_records("measures", Measure), key=lambda measure: measure.order)
    return {measure.code: measure for measure in rows}
