"""The checking room: one rule a function, each with a stable code; contradictions are held back."""

from __future__ import annotations

from dataclasses import replace

from pipelines.checking.hidden import hidden_repeats
from pipelines.checking.history import check_against_history
from pipelines.checking.keys import by_title
from pipelines.checking.rates import stated_rate_fits_no_base
from pipelines.checking.relations import (
    parts_not_sum,
    recognised_above_registered,
    recognised_above_total,
    registered_above_total,
)
from pipelines.checking.repeats import same_area_twice
from pipelines.checking.sums import total_not_sum
from pipelines.interpreting.interpretation import Interpretation

__all__ = ["check", "check_against_history"]

_RULES = (
    recognised_above_registered,
    recognised_above_total,
    registered_above_total,
    parts_not_sum,
    stated_rate_fits_no_base,
)


def check(interpretation: Interpretation) -> Interpretation:
    """The interpretation with the findings of all rules, and without the records that they hold back."""
    visible = hidden_repeats(records=interpretation.records)
    once = same_area_twice(records=visible.records)
    kept = replace(interpretation, records=once.records)
    titles = by_title(kept.observations)
    doubts = [found for rule in _RULES for found in rule(titles=titles)]
    return replace(
        kept,
        findings=[
            *interpretation.findings,
            *visible.findings,
            *once.findings,
            *doubts,
            *total_not_sum(totals=interpretation.totals),
        ],
        held_back=interpretation.held_back + once.held_back,
    )
