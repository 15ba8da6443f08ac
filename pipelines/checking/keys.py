"""Observations put together by what they are of, so that rules can compare the numbers of one title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pipelines.interpreting.observations import Observation

Title = tuple[object, ...]
"""(area_id, area_level, year, period, model, level, group): an observation's first seven fields."""
Titles = dict[Title, dict[str, Observation]]


def title_of(observation: Observation) -> Title:
    """What the number is of, without its measure."""
    return observation[:7]


def by_title(observations: Iterable[Observation]) -> Titles:
    """The observations of each title, by measure (the first one where a measure stands twice)."""
    titles: Titles = defaultdict(dict)
    for observation in observations:
        titles[observation[:7]].setdefault(observation[7], observation)
    return titles


def count(numbers: dict[str, Observation], measure: str) -> float | None:
    """The count of a measure, from its new and renewed part where only these are reported; None without."""
    whole = numbers.get(measure)
    if whole is not None:
        return whole.value
    new, again = numbers.get(f"{measure}_new"), numbers.get(f"{measure}_again")
    return new.value + again.value if new is not None and again is not None else None
