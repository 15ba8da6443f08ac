"""Titles of charts that say the finding. Pure: rows in, Vietnamese (or English) out."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from operator import itemgetter
from typing import NamedTuple

from pages.kit.carried import unit_of
from pages.kit.conclusions import alike, comparable, conclusive, judged, too_few
from pages.kit.figures import title_name
from pages.kit.formats import is_missing, number, percent, round_percent
from pages.kit.records import Row, Rows, known
from pages.kit.targets import Target
from pages.kit.text import t

LEAST_RISE = 0.05
"""Percentage points: a smaller change would be printed as 0,0."""

MOST_SHARED = 0.75
"""Two years are compared that at least this part of the most places that share any two years have both of."""


def ranking_title(rows: Rows, model: str, target: Target | None, unit: str) -> str:
    """The finding of a ranking: how many reached the target, or how far the first and the last are apart.

    Only rows that cover enough communes count (``conclusions``); how many others there are is said.
    ``unit``: what is compared where there are no clusters.
    """
    rated, few = judged(rows), len(too_few(rows))
    name = t(f"model.{model}")
    if not rated:
        return t("title.ranking_few" if few else "title.no_rate", model=name)
    found = _ranking_found(rated, name, target, unit_of((row["kind"] for row in rated), unit))
    return t("title.and_few", found=found, few=number(few)) if few else found


def _ranking_found(rated: Rows, name: str, target: Target | None, unit: str) -> str:
    if len(rated) == 1:
        only = rated[0]
        return t("title.ranking_one", model=name, place=only["full_name"], rate=percent(only["rate"]))
    rates = [row["rate"] for row in rated]
    if target is None:
        return t("title.ranking_range", model=name, low=percent(min(rates)), high=percent(max(rates)))
    reached = sum(rate >= target.percent for rate in rates)
    return t(
        "title.ranking_target",
        model=name,
        reached=number(reached),
        count=number(len(rated)),
        unit=unit,
        percent=round_percent(target.percent),
        year=target.year,
    )


def map_title(rows: Rows, model: str, target: Target | None, unit: str) -> str:
    """The finding of a map: that of the ranking, and how many places have no rate."""
    found = ranking_title(rows, model, target, unit)
    missing = len(rows) - len(known(rows, "rate"))
    if not missing or missing == len(rows):
        return found
    return t("title.map_missing", found=found, missing=number(missing), unit=unit)


_rate = itemgetter("rate")


def models_title(now: Rows) -> str:
    """The finding of the bars by model: which is highest and which lowest."""
    rated = judged(now)
    if len(rated) < 2:
        return t("title.models_few")
    high, low = max(rated, key=_rate), min(rated, key=_rate)
    return t(
        "title.models",
        high=title_name(high),
        high_rate=percent(high["rate"]),
        low=title_name(low),
        low_rate=percent(low["rate"]),
    )


def spread_title(within: Rows) -> str:
    """The finding of the spread: the model in which the communes lie furthest apart."""
    rates: dict[str, list[float]] = {}
    for row in judged(within):
        rates.setdefault(row["model"], []).append(row["rate"])
    if not rates:
        return t("title.no_spread")
    ranges = {model: max(rates[model]) - min(rates[model]) for model in sorted(rates)}
    model = max(ranges, key=ranges.__getitem__)
    return t("title.spread", model=t(f"model.{model}"), points=number(ranges[model], 1))


def years_title(history: Rows, model: str, halves: Rows = ()) -> str:
    """The finding of a line: from where to where the rate went between the first and the last year that cover
    nearly the same communes (``conclusions.comparable``).

    ``halves``: rows of half-years whose whole year is not known.
    """
    mine = [row for row in history if row["model"] == model]
    rows = sorted(judged(mine), key=itemgetter("year"))
    name = t(f"model.{model}")
    if halves and not mine:
        return t("title.years_half", model=name, year=max(int(row["year"]) for row in halves))
    if not rows:
        return t("title.years_few" if too_few(mine) else "title.no_rate", model=name)
    same = _alike(rows)
    first, last = same[0], same[-1]
    if len(same) == 1:
        return t("title.years_one", model=name, rate=percent(last["rate"]), year=int(last["year"]))
    key = "title.years_up" if last["rate"] - first["rate"] >= LEAST_RISE else "title.years_down"
    return t(
        key,
        model=name,
        first=percent(first["rate"]),
        first_year=int(first["year"]),
        last=percent(last["rate"]),
        last_year=int(last["year"]),
    )


def _alike(rows: Rows) -> Rows:
    """The rows that cover nearly the same communes as the first or as the last: whichever are more."""
    to_first, to_last = ([row for row in rows if comparable(row, end)] for end in (rows[0], rows[-1]))
    return to_first if len(to_first) > len(to_last) else to_last


def progress_title(now: Rows) -> str:
    """The finding of the way from total to recognised: how many of all registered in the usual model."""
    shares = [
        (100 * row["registered"] / row["total"], row)
        for row in now
        if not is_missing(row["registered"]) and row["total"] > 0 and conclusive(row)
    ]
    if not shares:
        return t("title.progress_few")
    share, row = min(shares, key=itemgetter(0))
    return t("title.progress", model=title_name(row), share=percent(share))


def groups_title(groups: Rows) -> str:
    """The finding of the bars by group of citizens: which group is highest and which lowest."""
    rated = judged(groups)
    if len(rated) < 2:
        return t("title.groups_few")
    high, low = max(rated, key=_rate), min(rated, key=_rate)
    return t(
        "title.models",
        high=t(f"citizens.{high['group']}"),
        high_rate=percent(high["rate"]),
        low=t(f"citizens.{low['group']}"),
        low_rate=percent(low["rate"]),
    )


def series_title(series: Rows, model: str, unit: str) -> str:
    """The finding of many lines: of those that have both of two years, how many went up between them.

    ``unit``: what is compared where there are no clusters. A year counts where enough communes reported, and
    two years where they cover nearly the same communes (``conclusions.comparable``).
    """
    changes = _changes(judged(series))
    if not changes:
        return t("title.series_few", model=t(f"model.{model}"))
    first, last = _usual_span(changes)
    compared = [change for change in changes if (change.first_year, change.last_year) == (first, last)]
    if len(compared) == 1:
        return _only_line(compared[0], t(f"model.{model}"))
    return t(
        "title.series",
        model=t(f"model.{model}"),
        up=number(sum(change.last - change.first >= LEAST_RISE for change in compared)),
        count=number(len(compared)),
        unit=unit_of((change.kind for change in compared), unit),
        first=first,
        last=last,
    )


class Change(NamedTuple):
    """A place's rates in two years that can be compared."""

    first_year: int
    last_year: int
    first: float
    last: float
    kind: str
    full_name: str


def _only_line(change: Change, model: str) -> str:
    up = change.last - change.first >= LEAST_RISE
    return t(
        "title.series_up" if up else "title.series_down",
        model=model,
        place=change.full_name,
        first=percent(change.first),
        first_year=change.first_year,
        last=percent(change.last),
        last_year=change.last_year,
    )


def _changes(rated: Rows) -> list[Change]:
    """Every place with every two of its years that can be compared, and its rates in them."""
    lines: dict[str, list[Row]] = {}
    for row in rated:
        lines.setdefault(row["place_id"], []).append(row)
    return [
        Change(int(a["year"]), int(b["year"]), a["rate"], b["rate"], b["kind"], b["full_name"])
        for line in lines.values()
        for a, b in combinations(sorted(line, key=itemgetter("year")), 2)
        if alike(b, a)  # what was judged is conclusive
    ]


def _usual_span(changes: list[Change]) -> tuple[int, int]:
    """The two years furthest apart that nearly as many places have both of as any two years."""
    shared = Counter((change.first_year, change.last_year) for change in changes)
    least = MOST_SHARED * max(shared.values())
    return max((span for span in shared if shared[span] >= least), key=lambda span: (span[1] - span[0], span))
