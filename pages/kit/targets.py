"""Which target counts for a place and year: the rows of the query ``targets``, never a constant."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

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


def target_of(targets: pd.DataFrame, model: str, level: str, province: str, year: int) -> Target | None:
    """The target that is in force in ``year``: the nearest one not yet due, the province's own before the
    national.

    ``province`` is a province's code. Unconfirmed targets and those for very hard areas are never taken:
    the first are no law, and nobody recorded which communes the second are for. None where there is none.
    """
    due = _for_title(targets, model, level, province)
    due = due[due["year"] >= year]
    if due.empty:
        return None
    due = due.assign(local=due["scope"] != NATIONAL)
    return _target(due.sort_values(["local", "year"], ascending=[False, True]).iloc[0])


def target_steps(targets: pd.DataFrame, model: str, level: str, province: str) -> list[Target]:
    """The targets one after another by year, the province's own in the place of the national one of that
    year.
    """
    found = _for_title(targets, model, level, province)
    found = found.assign(local=found["scope"] != NATIONAL).sort_values(["year", "local"])
    return [_target(row) for _, row in found.drop_duplicates("year", keep="last").iterrows()]


def gap(rate: float, target: Target | None, base: str) -> float | None:
    """Percentage points above (+) or below (−) the target; None where it has another base or there is
    none.
    """
    if target is None or target.base != base or pd.isna(rate):
        return None
    return rate - target.percent


def _for_title(targets: pd.DataFrame, model: str, level: str, province: str) -> pd.DataFrame:
    return targets[
        (targets["model"] == model)
        & (targets["level"] == level)
        & (targets["group"] == "")
        & (targets["status"] != "unconfirmed")
        & (targets["area_condition"] != "hard")
        & targets["scope"].isin([NATIONAL, province])
    ]


def _target(row: pd.Series) -> Target:
    return Target(
        percent=float(row["percent"]),
        year=int(row["year"]),
        document=str(row["legal_basis"]),
        base=str(row["base"]),
        local=row["scope"] != NATIONAL,
        secondary=row["status"] == "secondary",
    )
