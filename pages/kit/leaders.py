"""Who leads in the most models and who is last in the most: the finding of the coloured table. Pure."""

from __future__ import annotations

from collections import Counter

from pages.kit.carried import unit_of
from pages.kit.conclusions import judged
from pages.kit.records import Row, Rows
from pages.kit.text import sentence_case, t


def heat_title(within: Rows, unit: str) -> str:
    """The finding of all models in every place: who is highest in the most models, and who is lowest.

    Only rows that cover enough communes count. Where several share a first or a last place in as many models,
    none is named: whose name comes first would say nothing; where that is so at both ends, the title says
    what the table shows. ``unit``: what is compared where there are no clusters.
    """
    rated = judged(within)
    if len({row["place_id"] for row in rated}) < 2:
        return t("communes.heat_title", unit=unit)
    unit = unit_of((row["kind"] for row in rated), unit)
    rates: dict[str, list[float]] = {}
    for row in rated:
        rates.setdefault(row["model"], []).append(row["rate"])
    ends = {model: (max(found), min(found)) for model, found in rates.items()}
    first = _said("first", [row for row in rated if row["rate"] == ends[row["model"]][0]])
    last = _said("last", [row for row in rated if row["rate"] == ends[row["model"]][1]])
    if not first and not last:
        return t("communes.heat_title", unit=unit)
    first = first or t("title.heat_no_first", unit=unit)
    last = last or t("title.heat_no_last", unit=unit)
    return sentence_case(t("title.heat", first=first, last=last))


def _said(which: str, at_the_end: list[Row]) -> str:
    """Who alone is at that end in the most models, and in how many; ``""`` where several are."""
    counts = Counter(row["place_id"] for row in at_the_end)
    most = max(counts.values())
    chosen = [place_id for place_id in counts if counts[place_id] == most]
    if len(chosen) > 1:
        return ""
    name = next(row["full_name"] for row in at_the_end if row["place_id"] == chosen[0])
    return t(f"title.heat_{which}", place=name, count=most)
