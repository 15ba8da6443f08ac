"""Numbers against those of an earlier year: ten times as many is more often a slip than a change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipelines.checking.wording import measure_name, model_name, written
from pipelines.interpreting.observations import Observation
from pipelines.reference.areas import areas
from pipelines.reference.findings import Finding, finding

History = Mapping[tuple[str, str, str, str, str, str], tuple[int, float]]
"""(place_id, model, level, group, measure, period) -> (year, value)"""
CHECKED = frozenset({"total", "registered", "recognised"})
_TOTAL_JUMP, _COUNT_JUMP = 0.3, 1.0
LEAST_JUMP = min(_TOTAL_JUMP, _COUNT_JUMP)
"""A number that moved by no more than this part of the smaller one is never complained of."""
SMALLEST = 20
"""Numbers below it in both years are left alone."""


def check_against_history(observations: Iterable[Observation], previous: History) -> list[Finding]:
    """Counts that moved more than is likely since the year before.

    A total (households, clans, hamlets) that moved by more than 30 %, or a count of registered or recognised
    that more than doubled or fell below a half; small numbers (below 20 in both years) are left alone.
    """
    registry = areas()
    found = []
    for observation in observations:
        if observation.measure not in CHECKED:
            continue
        key = (registry.get(observation.area_id).place_id, *_rest(observation))
        before = previous.get(key)
        if before is not None and before[0] < observation.year and _jumps(observation, before[1]):
            found.append(_note(observation, *before))
    return found


def _rest(observation: Observation) -> tuple[str, str, str, str, str]:
    return (observation.model, observation.level, observation.group, observation.measure, observation.period)


def _jumps(now: Observation, before: float) -> bool:
    if max(now.value, before) < SMALLEST:
        return False
    limit = _TOTAL_JUMP if now.measure == "total" else _COUNT_JUMP
    low, high = sorted((now.value, before))
    return high > low * (1 + limit)


def _note(now: Observation, year: int, before: float) -> Finding:
    return finding(
        "jump_on_previous_year",
        sheet=now.sheet,
        cell=now.cell,
        raw=now.row_label,
        model=model_name(now),
        measure=measure_name(now.measure),
        value=written(now.value),
        before=written(before),
        before_year=year,
    )
