"""The same number reported twice in one file: it counts once; two different ones contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from pipelines.checking.wording import measure_name, model_name, written
from pipelines.interpreting.interpretation import Record
from pipelines.interpreting.observations import Observation
from pipelines.reference.findings import Finding, finding

_Key = tuple[object, ...]


class Repeats(NamedTuple):
    """The records that stay, what was found, and how many records were held back that none had counted."""

    records: list[Record]
    findings: list[Finding]
    held_back: int


def same_area_twice(*, records: Sequence[Record]) -> Repeats:
    """Records that report a number another record reports too.

    Where the numbers agree one of them counts; where they differ, both records are held back.
    """
    keys = [observation[:8] for record in records for observation in record.observations]
    if len(set(keys)) == len(keys):
        return Repeats([record for record in records if record.observations], [], 0)
    first: dict[_Key, tuple[Record, Observation]] = {}
    clashing: dict[int, Finding] = {}
    repeated: dict[int, list[Observation]] = {}
    others: dict[int, tuple[Record, Observation]] = {}
    for record in records:
        for observation in record.observations:
            key = observation[:8]
            other = first.get(key)
            if other is None:
                first[key] = (record, observation)
                continue
            if agree(observation, other[1]):
                repeated.setdefault(id(record), []).append(observation)
                others.setdefault(id(record), other)
            else:
                clashing.setdefault(id(record), _clash(record, observation, *other))
                clashing.setdefault(id(other[0]), _clash(other[0], other[1], record, observation))
    kept = [
        _without(record, repeated.get(id(record), [])) for record in records if id(record) not in clashing
    ]
    told = [
        _told(record, repeated[id(record)][0], *others[id(record)])
        for record in records
        if id(record) in repeated and id(record) not in clashing
    ]
    newly_held = sum(id(record) in clashing and not record.partly_held for record in records)
    return Repeats(
        [record for record in kept if record.observations], [*clashing.values(), *told], newly_held
    )


def agree(one: Observation, other: Observation) -> bool:
    """Equal counts; printed rates may be rounded differently."""
    return abs(one.value - other.value) < 0.1 if one.measure == "stated_rate" else one.value == other.value


def _without(record: Record, repeated: Sequence[Observation]) -> Record:
    if not repeated:
        return record
    cells = {(obs.cell, obs.measure) for obs in repeated}
    return replace(
        record, observations=[obs for obs in record.observations if (obs.cell, obs.measure) not in cells]
    )


def _clash(record: Record, observation: Observation, other: Record, theirs: Observation) -> Finding:
    what = (
        f"{model_name(observation)}, {measure_name(observation.measure).lower()}:"
        f" {written(observation.value)} ({observation.cell}) / {written(theirs.value)} ({theirs.cell})"
    )
    return finding(
        "same_area_twice",
        sheet=record.sheet,
        cell=record.cell,
        raw=record.label,
        other_sheet=other.sheet,
        other_cell=other.cell,
        what=what,
    )


def _told(record: Record, observation: Observation, other: Record, theirs: Observation) -> Finding:
    """That a row says again what another one says, or a cell what another cell of its row says."""
    in_one_row = other is record
    return finding(
        "same_numbers_twice",
        sheet=record.sheet,
        cell=observation.cell if in_one_row else record.cell,
        raw=record.label,
        other_sheet=theirs.sheet,
        other_cell=theirs.cell if in_one_row else other.cell,
    )
