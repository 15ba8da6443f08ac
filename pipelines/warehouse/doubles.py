"""Find where an area and what became of it in the same year both reported: one of the two counts twice."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from pipelines.checking.wording import model_name
from pipelines.interpreting.area_search import said_in_full
from pipelines.interpreting.observations import Observation
from pipelines.reference.areas import Area, areas
from pipelines.reference.findings import Finding, finding
from pipelines.reference.models import effective_level
from pipelines.warehouse.archive import Reading
from pipelines.warehouse.errors import NoWarehouseError
from pipelines.warehouse.gathered import in_columns
from pipelines.warehouse.location import Location, current_id
from pipelines.warehouse.sql import attached, connect, sql
from pipelines.warehouse.title_levels import define_effective_level

Key: TypeAlias = tuple[str, int, str, str, str, str]
"""(area_id, year, period, model, effective level, group)"""


class _Reported(NamedTuple):
    """A report at hand: the number of its reading and its first number."""

    number: int
    first: Observation


def add_double_findings(readings: Sequence[Reading], location: Location) -> None:
    """Add a finding for each area and model that is also reported, for the same year and period, under an
    area it was merged into or made of in that year: in the published version or in these readings.
    """
    at_hand: dict[Key, list[_Reported]] = defaultdict(list)
    for number, reading in enumerate(readings):
        for key, first in _reports(reading):
            at_hand[key].append(_Reported(number, first))
    if not at_hand:
        return
    published = _published(location, at_hand, [reading.submission_id for reading in readings])
    found: list[dict[tuple[object, ...], Finding]] = [{} for _ in readings]
    for key, reports in at_hand.items():
        for report in reports:
            for other, file in _others(key, report, at_hand, published, readings):
                told = (report.first.area_id, other, key[1:4])
                found[report.number][told] = _double(report.first, other, file)
    for reading, doubles in zip(readings, found, strict=True):
        reading.findings = [*reading.findings, *doubles.values()]


def _reports(reading: Reading) -> Iterator[tuple[Key, Observation]]:
    """The first count of each kind of number, of areas that changed in its year."""
    columns = in_columns(reading.observations)
    area_ids = columns.texts["area_id"].distinct
    years = set(memoryview(columns.numbers["year"]).cast("i"))
    if all(_changed_in(year).isdisjoint(area_ids) for year in years):
        return
    first: dict[Key, Observation] = {}
    for one in reading.observations:
        if one.measure != "stated_rate" and related(one.area_id, one.year):
            level = effective_level(one.model, one.level)
            first.setdefault((one.area_id, one.year, one.period, one.model, level, one.group), one)
    yield from first.items()


def _others(
    key: Key,
    report: _Reported,
    at_hand: dict[Key, list[_Reported]],
    published: dict[Key, str],
    readings: Sequence[Reading],
) -> Iterator[tuple[str, str]]:
    """(area_id, file) of each other report of the same people; of two at hand the later file is told."""
    for other in related(key[0], key[1]):
        same = (other, *key[1:])
        earlier = [
            one for one in at_hand.get(same, ()) if _told_here(key[0], report.number, other, one.number)
        ]
        if earlier:
            yield other, readings[earlier[-1].number].file
        elif same in published and same not in at_hand:
            yield other, published[same]


def _told_here(area_id: str, number: int, other: str, other_number: int) -> bool:
    if number != other_number:
        return other_number < number
    older, newer = sorted((areas().get(area_id), areas().get(other)), key=lambda area: area.valid_from)
    return older.area_id == area_id and not _lists_before(older, newer)


def _lists_before(older: Area, newer: Area) -> bool:
    """Whether a list with both can be one from before the merger: the newer area stood then, so named."""
    return any(one.valid_to == older.valid_to for one in areas().lineage(newer.place_id))


def _double(told: Observation, other: str, file: str) -> Finding:
    return finding(
        "reported_under_old_and_new_area",
        sheet=told.sheet,
        cell=told.cell,
        raw=told.row_label,
        model=model_name(told),
        year=told.year,
        other=said_in_full(areas().get(other), areas()),
        file=file,
    )


@cache
def _changed_in(year: int) -> frozenset[str]:
    """The area_ids to or from which people went in a year."""
    return frozenset(_changed_by_year()[year])


@cache
def _changed_by_year() -> defaultdict[int, set[str]]:
    changed: defaultdict[int, set[str]] = defaultdict(set)
    for link in areas().links:
        year = link.effective_on.year
        if link.share != 0 and _within(link.effective_on, year):
            changed[year] |= {link.from_version, link.to_version}
    return changed


def _within(day: dt.date, year: int) -> bool:
    """Whether a change on that day has areas of the same year on both its sides."""
    return dt.date(year, 1, 1) < day <= dt.date(year, 12, 31)


@cache
def related(area_id: str, year: int) -> tuple[str, ...]:
    """The area_ids that people of an area were in before or after a merger or split of that very year."""
    found: dict[str, bool] = {}
    for onward in (True, False):
        _walk(areas().get(area_id), year, onward, False, found)
    return tuple(other for other, changed in found.items() if changed)


def _walk(area: Area, year: int, onward: bool, changed: bool, found: dict[str, bool]) -> None:
    links = areas().successors(area) if onward else areas().predecessors(area)
    for link in links:
        if link.share == 0 or not _within(link.effective_on, year):
            continue
        other = areas().get(link.to_version if onward else link.from_version)
        changes = changed or link.part not in ("renamed", "recoded")
        found[other.area_id] = found.get(other.area_id, False) or changes
        _walk(other, year, onward, changes, found)


def _published(location: Location, at_hand: dict[Key, list[_Reported]], own: list[str]) -> dict[Key, str]:
    """The file of each report in the published version about an area that is related to one at hand."""
    wanted = sorted({other for key in at_hand for other in related(key[0], key[1])})
    try:
        path = location.file(current_id(location))
    except NoWarehouseError:
        return {}
    with connect() as connection, attached(connection, path):
        define_effective_level(connection)
        rows = connection.execute(sql("schema", "reports_of_areas"), {"areas": wanted, "own": own}).fetchall()
    return {tuple(key): file for *key, file in rows}
