"""Which target counts for a place and year: the rows of the query ``targets``, never a constant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pages.kit.formats import is_missing

NATIONAL = "national"


class Target(NamedTuple):
    """A target: so many percent of all (``base`` is always said) by the end of ``year``, set by
    ``document``.
    """

    percent: float
    year: int
    document: str
    base: str
    local: bool
    secondary: bool


def target_of(targets: Sequence[Any], model: str, level: str, province: str, year: int) -> Target | None:
    """The target in force in ``year``: the nearest not yet due, the province's own before the national one.

    ``targets``: the rows of the query ``targets`` as records; ``province``: a province's place_id.
    Unconfirmed targets and those for very hard areas are never taken: the first are no law, and
    nobody recorded which communes the second are for. None where there is none.
    """
    due = [target for target in _for_title(targets, model, level, province) if target.year >= year]
    return min(due, key=lambda target: (not target.local, target.year), default=None)


def target_steps(targets: Sequence[Any], model: str, level: str, province: str) -> list[Target]:
    """The targets one after another by year; in a year with both, the province's own."""
    found = sorted(_for_title(targets, model, level, province), key=lambda target: target.local)
    by_year = {target.year: target for target in found}
    return [by_year[year] for year in sorted(by_year)]


def gap(rate: float, target: Target | None, base: str) -> float | None:
    """Percentage points above (+) or below (−) the target.

    None where there is no target or no rate, or where the target is set on another base.
    """
    if target is None or target.base != base or is_missing(rate):
        return None
    return rate - target.percent


def _for_title(targets: Sequence[Any], model: str, level: str, province: str) -> list[Target]:
    return [
        _target(row)
        for row in targets
        if (row.model, row.level, row.group) == (model, level, "")
        and row.status != "unconfirmed"
        and row.area_condition != "hard"
        and row.scope in (NATIONAL, province)
    ]


def _target(row: Any) -> Target:
    return Target(
        percent=float(row.percent),
        year=int(row.year),
        document=row.legal_basis,
        base=row.base,
        local=row.scope != NATIONAL,
        secondary=row.status == "secondary",
    )
