"""Which rules a title followed in which years: where they change, a series breaks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipelines.reference.models import effective_level
from pipelines.reference.records import read_records


@dataclass(frozen=True, slots=True)
class Rule:
    """The rules of one title, by the document that set them, from one year to another (both included).

    ``verdict`` is how a title is given: ``points``, ``criteria``, ``rating`` (Tốt, Khá, Trung bình) or
    ``level`` (mức độ 1, 2). ``pass_points`` and ``kept_months`` are None where not known.
    """

    rule_id: str
    model: str
    level: str
    document: str
    from_year: int
    to_year: int | None
    verdict: str
    description_vi: str
    description_en: str
    pass_points: int | None
    kept_months: int | None
    recognised_by: str
    status: str
    source: str


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of the file."""
    return tuple(read_records("rules", Rule))


def rules_in(model: str, level: str, year: int) -> tuple[Rule, ...]:
    """The rules that a title of a model and level followed in a year; none where no document is known."""
    wanted = effective_level(model, level)
    return tuple(
        rule
        for rule in rules()
        if (rule.model, effective_level(rule.model, rule.level)) == (model, wanted)
        and rule.from_year <= year
        and (rule.to_year is None or year <= rule.to_year)
    )


def rule_breaks(model: str, level: str) -> dict[int, Rule]:
    """The years in which a title came under other rules than the year before, with the rules that began."""
    wanted = effective_level(model, level)
    own = [
        rule for rule in rules() if (rule.model, effective_level(rule.model, rule.level)) == (model, wanted)
    ]
    first = min((rule.from_year for rule in own), default=0)
    return {rule.from_year: rule for rule in own if rule.from_year > first}
