"""Rules on the numbers of one title in one area: what can't be more than what, and what adds up to what."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.checking.keys import Title, Titles, count
from pipelines.checking.wording import measure_name, model_name, written
from pipelines.interpreting.observations import Observation
from pipelines.reference.findings import Finding, finding

_RATINGS = ("rating_good", "rating_fair", "rating_average")
_LEVELS = ("level_1", "level_2")
_HALVES = tuple((whole, [f"{whole}_new", f"{whole}_again"]) for whole in ("registered", "recognised"))


def recognised_above_registered(*, titles: Titles) -> list[Finding]:
    """More recognised than registered."""
    return _above("recognised", "registered", titles)


def recognised_above_total(*, titles: Titles) -> list[Finding]:
    """More recognised than there are."""
    return _above("recognised", "total", titles)


def registered_above_total(*, titles: Titles) -> list[Finding]:
    """More registered than there are."""
    return _above("registered", "total", titles)


def _above(measure: str, base: str, titles: Titles) -> list[Finding]:
    found = []
    for numbers in titles.values():
        if measure in numbers and base in numbers and numbers[measure].value <= numbers[base].value:
            continue
        value, limit = count(numbers, measure), count(numbers, base)
        if value is not None and limit is not None and value > limit:
            at = numbers.get(measure) or numbers[f"{measure}_new"]
            found.append(_note(f"{measure}_above_{base}", at, value=written(value), limit=written(limit)))
    return found


def parts_not_sum(*, titles: Titles) -> list[Finding]:
    """New and again, the ratings, the levels or the groups that do not add up to their whole."""
    return [*_parts_of_measures(titles), *_groups(titles)]


def _parts_of_measures(titles: Titles) -> list[Finding]:
    found = []
    for numbers in titles.values():
        for whole, parts in _parts(numbers):
            total = sum(numbers[part].value for part in parts)
            if total != numbers[whole].value:
                names = " + ".join(measure_name(part).lower() for part in parts)
                found.append(_parts_note(numbers[whole], names, total))
    return found


def _parts(numbers: dict[str, Observation]) -> Iterable[tuple[str, list[str]]]:
    """The wholes that are reported together with all their parts (ratings: with at least two of them)."""
    for whole, parts in _HALVES:
        if whole in numbers and parts[0] in numbers and parts[1] in numbers:
            yield whole, parts
    if "recognised" in numbers:
        for split in (_RATINGS, _LEVELS):
            reported = [part for part in split if part in numbers]
            if len(reported) >= 2:
                yield "recognised", reported


def _groups(titles: Titles) -> list[Finding]:
    """The groups of citizens against the row for all of them, where at least three groups are reported."""
    split: dict[Title, list[dict[str, Observation]]] = {}
    for title, numbers in titles.items():
        if title[6]:
            split.setdefault((*title[:6], ""), []).append(numbers)
    found = []
    for title, groups in split.items():
        for measure, whole in titles.get(title, {}).items():
            parts = [numbers[measure] for numbers in groups if measure in numbers]
            total = sum(part.value for part in parts)
            if measure != "stated_rate" and len(parts) >= 3 and total != whole.value:
                found.append(_parts_note(whole, "các nhóm công dân", total))
    return found


def _parts_note(whole: Observation, parts: str, total: float) -> Finding:
    return _note("parts_not_sum", whole, parts=parts, total=written(total), value=written(whole.value))


def _note(code: str, at: Observation, **said: str) -> Finding:
    return finding(code, sheet=at.sheet, cell=at.cell, raw=at.row_label, model=model_name(at), **said)
