"""Sentences that say what figures mean. Pure: rows in, Vietnamese (or English) out."""

from __future__ import annotations

from operator import itemgetter

from pages.kit import figures
from pages.kit.carried import short_cluster_name
from pages.kit.conclusions import comparable, conclusive, judged
from pages.kit.figures import Moment, title_name
from pages.kit.formats import is_missing, number, percent, round_percent, signed
from pages.kit.places import Place
from pages.kit.records import Row, Rows, known
from pages.kit.targets import Target, gap
from pages.kit.text import listed, sentence_case, t

MOST_NAMED = 6


def standing_sentence(
    place: Place,
    moment: Moment,
    now: Rows,
    before: Rows,
    targets: dict[str, Target],
    base: str,
) -> str:
    """One or two sentences: targets reached, the largest change on the year before, the widest gap.

    Only figures that cover enough communes count (``conclusions``); where none does, that is said.

    ``now`` and ``before``: main rows of the year and of the year before, with rate; ``targets`` by model.
    """
    rated = known(now, "rate")
    if not rated:
        return t("say.no_rate", place=sentence_case(place.words), moment=moment.words)
    concluded = judged(now)
    if not concluded:
        return _too_few(place, moment, rated)
    rated = concluded
    parts = [
        _reached(_subject(place, rated), moment, rated, targets, base),
        _change(rated, before, moment),
        _widest(rated, targets, base),
    ]
    return " ".join(part for part in parts if part)


def _subject(place: Place, rated: Rows) -> str:
    """Whose figures these are: of a commune that can't be told from its neighbours, the whole cluster's."""
    row = rated[0]
    if row["kind"] != "cluster":
        return place.words
    return t("carried.whole_cluster", cluster=short_cluster_name(row["members"]))


def _reached(place: str, moment: Moment, rated: Rows, targets: dict[str, Target], base: str) -> str:
    gaps = gaps_of(rated, targets, base)
    opening = sentence_case(moment.words)
    if not gaps:
        best = max(rated, key=itemgetter("rate"))
        return t("say.best", moment=opening, place=place, model=title_name(best), rate=percent(best["rate"]))
    reached = sum(distance >= 0 for distance in gaps.values())
    if len(gaps) == 1:
        model = t(f"model.{next(iter(gaps))}")
        return t("say.reached_one" if reached else "say.missed_one", moment=opening, place=place, model=model)
    key = "say.reached_all" if reached == len(gaps) else "say.reached_none" if not reached else "say.reached"
    return t(key, moment=opening, place=place, reached=reached, count=len(gaps))


def _too_few(place: Place, moment: Moment, rated: Rows) -> str:
    most = max(rated, key=itemgetter("communes_reported"))
    inside = "say.too_few_inside" if most["kind"] == "partial" else "say.too_few"
    return t(
        "say.too_few_commune" if place.level == "commune" else inside,
        moment=sentence_case(moment.words),
        place=_subject(place, rated),
        reported=number(most["communes_reported"]),
        expected=number(most["communes_expected"]),
    )


def _change(rated: Rows, before: Rows, moment: Moment) -> str:
    changes = changes_of(rated, before)
    if not changes:
        return ""
    up = sum(change >= 0.05 for change in changes.values())
    model = max(changes, key=lambda name: abs(changes[name]))
    extent = "_one" if len(changes) == 1 else {0: "_none", len(changes): "_all"}.get(up, "")
    return t(
        f"say.change{extent}",
        up=up,
        count=len(changes),
        before=Moment(moment.year - 1, moment.period).words,
        model=t(f"model.{model}"),
        change=signed(changes[model]),
    )


def _widest(rated: Rows, targets: dict[str, Target], base: str) -> str:
    gaps = gaps_of(rated, targets, base)
    behind = {model: distance for model, distance in gaps.items() if distance < 0}
    if not behind:
        return ""
    model = min(behind, key=behind.__getitem__)
    target = targets[model]
    return t(
        "say.widest",
        model=t(f"model.{model}"),
        gap=number(-behind[model], 1),
        percent=round_percent(target.percent),
        year=target.year,
    )


def gaps_of(rated: Rows, targets: dict[str, Target], base: str) -> dict[str, float]:
    """Percentage points above or below the target by model, where there is one on this base."""
    found = {row["model"]: gap(row["rate"], targets.get(row["model"]), base) for row in rated}
    return {str(model): distance for model, distance in found.items() if distance is not None}


def changes_of(now: Rows, before: Rows) -> dict[str, float]:
    """The change of the rate on the year before in percentage points by model, same level of the title
    only.
    """
    changes = {}
    earlier: dict[tuple[str, str], Row] = {}
    for row in before:
        earlier.setdefault((row["model"], row["level"]), row)
    for row in now:
        change = rate_change(row, earlier.get((row["model"], row["level"])))
        if change is not None:
            changes[str(row["model"])] = change
    return changes


def rate_change(row: Row, earlier: Row | None) -> float | None:
    """The change of a rate in percentage points; None where one is missing or they cover different
    communes.
    """
    if earlier is None or is_missing(row["rate"]) or is_missing(earlier["rate"]):
        return None
    if not comparable(row, earlier):
        return None
    return float(row["rate"] - earlier["rate"])


def incomparable_words(row: Row, earlier: Row) -> str:
    """Why there is no change on the year before although both have a figure; ``""`` where a rate is
    missing.
    """
    if is_missing(row["rate"]) or is_missing(earlier["rate"]):
        return ""
    enough = conclusive(row) and conclusive(earlier)
    return t(
        "card.incomparable" if enough else "card.incomparable_few",
        before=Moment(int(earlier["year"]), str(earlier["period"])).label,
        now=f"{number(row['communes_reported'])}/{number(row['communes_expected'])}",
        then=f"{number(earlier['communes_reported'])}/{number(earlier['communes_expected'])}",
    )


def coverage_words(now: Rows) -> str:
    """``theo 18/23 xã đã báo cáo`` where a sum is not complete; the least covered model counts; else
    ``""``.
    """
    partial = [row for row in now if row["basis"] == "partial_sum"]
    return coverage_of_row(min(partial, key=itemgetter("communes_reported"))) if partial else ""


def coverage_of_row(row: Row) -> str:
    """``Theo 18/23 xã đã báo cáo`` for a partial sum; of one that leaves out clusters across the border, of
    which some may have reported, that it holds so many.
    """
    return t(
        "mark.coverage_inside" if row["kind"] == "partial" else "mark.coverage",
        reported=number(row["communes_reported"]),
        expected=number(row["communes_expected"]),
    )


def base_words(row: Row, base: str) -> str:
    """What a rate is the rate of: ``44.560 trong 52.310 hộ``; where the base is missing, that it is."""
    other = {"total": "registered", "registered": "total"}[base]
    unit = t(f"unit.{row['model']}")
    if is_missing(row["recognised"]):
        return _only_registered(row, unit)
    if is_missing(row["rate"]):
        rate = row[figures.RATE_COLUMNS[other]]
        key = f"card.no_{base}" if is_missing(rate) else f"card.no_{base}_but"
        return t(key, recognised=number(row["recognised"]), unit=unit, rate=percent(rate))
    return t(f"card.of_{base}", recognised=number(row["recognised"]), whole=number(row[base]), unit=unit)


def _only_registered(row: Row, unit: str) -> str:
    if is_missing(row["registered"]):
        return t("card.nothing")
    registered = number(row["registered"])
    if is_missing(row["total"]):
        return t("card.no_recognised", registered=registered, unit=unit)
    return t("card.no_recognised_of", registered=registered, whole=number(row["total"]), unit=unit)


def reported_sentence(reported: Rows, moment: Moment) -> str:
    """``23/23 xã đã có số liệu …`` and, where some are missing, which; or that only reports came that do
    not tell communes apart.
    """
    missing = [row["full_name"] for row in reported if not row["reported"]]
    there = len(reported) - len(missing)
    if not reported:
        return t("say.reported_unknown", moment=moment.words)
    if not there:
        return t("say.reported_none", count=number(len(reported)), moment=moment.words)
    words = t("say.reported", there=number(there), count=number(len(reported)), moment=moment.words)
    if not missing:
        return words
    more = len(missing) - MOST_NAMED
    named = (
        listed(missing)
        if more <= 0
        else t("list.more", head=", ".join(missing[:MOST_NAMED]), count=number(more))
    )
    return f"{words} {t('say.missing', places=named)}"
