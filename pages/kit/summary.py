"""Sentences that say what figures mean. Pure: frames and records in, Vietnamese (or English) out."""

from __future__ import annotations

import pandas as pd

from pages.kit import figures
from pages.kit.figures import Moment, model_name
from pages.kit.formats import NOTHING, number, percent, round_percent, signed
from pages.kit.places import Place
from pages.kit.records import records
from pages.kit.targets import Target, gap
from pages.kit.text import listed, sentence_case, t

MOST_NAMED = 6


def standing_sentence(
    place: Place,
    moment: Moment,
    now: pd.DataFrame,
    before: pd.DataFrame,
    targets: dict[str, Target],
    base: str,
) -> str:
    """One or two sentences: targets reached, the largest change on the year before, the widest gap.

    ``now`` and ``before``: main rows of the year and of the year before, with rate; ``targets`` by model.
    """
    rated = now[now["rate"].notna()]
    if rated.empty:
        return t("say.no_rate", place=sentence_case(place.words), moment=moment.words)
    parts = [
        _reached(place, moment, rated, targets, base),
        _change(rated, before, moment),
        _widest(rated, targets, base),
    ]
    return " ".join(part for part in parts if part)


def _reached(place: Place, moment: Moment, rated: pd.DataFrame, targets: dict[str, Target], base: str) -> str:
    gaps = gaps_of(rated, targets, base)
    opening = sentence_case(moment.words)
    if not gaps:
        best = rated.iloc[int(rated["rate"].argmax())]
        return t(
            "say.best", moment=opening, place=place.words, model=_model(best), rate=percent(best["rate"])
        )
    reached = sum(distance >= 0 for distance in gaps.values())
    if len(gaps) == 1:
        model = t(f"model.{next(iter(gaps))}")
        return t(
            "say.reached_one" if reached else "say.missed_one", moment=opening, place=place.words, model=model
        )
    key = "say.reached_all" if reached == len(gaps) else "say.reached_none" if not reached else "say.reached"
    return t(key, moment=opening, place=place.words, reached=reached, count=len(gaps))


def _change(rated: pd.DataFrame, before: pd.DataFrame, moment: Moment) -> str:
    changes = changes_of(rated, before)
    if not changes:
        return ""
    up = sum(change >= 0.05 for change in changes.values())
    model = max(changes, key=lambda name: abs(changes[name]))
    return t(
        "say.change",
        up=up,
        count=len(changes),
        before=moment.year - 1,
        model=t(f"model.{model}"),
        change=signed(changes[model]),
    )


def _widest(rated: pd.DataFrame, targets: dict[str, Target], base: str) -> str:
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


def gaps_of(rated: pd.DataFrame, targets: dict[str, Target], base: str) -> dict[str, float]:
    """Percentage points above or below the target by model, where there is one on this base."""
    found = {row.model: gap(row.rate, targets.get(row.model), base) for row in records(rated)}
    return {str(model): distance for model, distance in found.items() if distance is not None}


def changes_of(now: pd.DataFrame, before: pd.DataFrame) -> dict[str, float]:
    """The change of the rate on the year before in percentage points by model, same level of the title
    only.
    """
    changes = {}
    for _, row in now.iterrows():
        change = rate_change(row, figures.row_of(before, model=row["model"], level=row["level"]))
        if change is not None:
            changes[str(row["model"])] = change
    return changes


def rate_change(row: pd.Series, earlier: pd.Series | None) -> float | None:
    """The change of a rate in percentage points; None where one is missing or they cover different
    communes.
    """
    if (
        earlier is None
        or pd.isna(row["rate"])
        or pd.isna(earlier["rate"])
        or not figures.comparable(row, earlier)
    ):
        return None
    return float(row["rate"] - earlier["rate"])


def incomparable_words(row: pd.Series, earlier: pd.Series) -> str:
    """Why there is no change on the year before although both have a figure; ``""`` where a rate is
    missing.
    """
    if pd.isna(row["rate"]) or pd.isna(earlier["rate"]):
        return ""
    return t(
        "card.incomparable",
        before=int(earlier["year"]),
        now=f"{number(row['communes_reported'])}/{number(row['communes_expected'])}",
        then=f"{number(earlier['communes_reported'])}/{number(earlier['communes_expected'])}",
    )


def _model(row: pd.Series) -> str:
    return model_name(str(row["model"]), str(row["level"]))


def coverage_words(now: pd.DataFrame) -> str:
    """``theo 18/23 xã đã báo cáo`` where a sum is not complete; the least covered model counts; else
    ``""``.
    """
    partial = now[now["basis"] == "partial_sum"]
    if partial.empty:
        return ""
    row = partial.sort_values("communes_reported").iloc[0]
    return t(
        "mark.coverage", reported=number(row["communes_reported"]), expected=number(row["communes_expected"])
    )


def base_words(row: pd.Series, base: str) -> str:
    """What a rate is the rate of: ``44.560 trong 52.310 hộ``; where the base is missing, that it is."""
    other = {"total": "registered", "registered": "total"}[base]
    unit = t(f"unit.{row['model']}")
    if pd.isna(row["rate"]):
        rate = row[figures.RATE_COLUMNS[other]]
        key = f"card.no_{base}" if pd.isna(rate) else f"card.no_{base}_but"
        return t(key, recognised=number(row["recognised"]), unit=unit, rate=percent(rate))
    return t(f"card.of_{base}", recognised=number(row["recognised"]), whole=number(row[base]), unit=unit)


def ranking_title(frame: pd.DataFrame, model: str, target: Target | None, unit: str) -> str:
    """The finding of a ranking: how many reached the target, or how far the first and the last are apart."""
    rated = frame[frame["rate"].notna()]
    name = t(f"model.{model}")
    if rated.empty:
        return t("title.no_rate", model=name)
    if len(rated) == 1:
        only = rated.iloc[0]
        return t("title.ranking_one", model=name, place=only["full_name"], rate=percent(only["rate"]))
    if target is None:
        low, high = percent(rated["rate"].min()), percent(rated["rate"].max())
        return t("title.ranking_range", model=name, low=low, high=high)
    reached = int((rated["rate"] >= target.percent).sum())
    return t(
        "title.ranking_target",
        model=name,
        reached=number(reached),
        count=number(len(rated)),
        unit=unit,
        percent=round_percent(target.percent),
        year=target.year,
    )


def models_title(now: pd.DataFrame) -> str:
    """The finding of the bars by model: which is highest and which lowest."""
    rated = now[now["rate"].notna()]
    if len(rated) < 2:
        return t("title.models_few")
    high, low = rated.iloc[int(rated["rate"].argmax())], rated.iloc[int(rated["rate"].argmin())]
    return t(
        "title.models",
        high=_model(high),
        high_rate=percent(high["rate"]),
        low=_model(low),
        low_rate=percent(low["rate"]),
    )


def spread_title(within: pd.DataFrame) -> str:
    """The finding of the spread: the model in which the communes lie furthest apart."""
    rated = within[within["rate"].notna()]
    ranges = rated.groupby("model")["rate"].agg(lambda rates: rates.max() - rates.min())
    if ranges.empty:
        return t("title.no_spread")
    model = str(ranges.idxmax())
    return t("title.spread", model=t(f"model.{model}"), points=number(ranges[model], 1))


def years_title(history: pd.DataFrame, model: str) -> str:
    """The finding of a line: from where to where the rate went between the first and the last year."""
    rows = history[(history["model"] == model) & history["rate"].notna()].sort_values("year")
    name = t(f"model.{model}")
    if rows.empty:
        return t("title.no_rate", model=name)
    first, last = rows.iloc[0], rows.iloc[-1]
    if len(rows) == 1:
        return t("title.years_one", model=name, rate=percent(last["rate"]), year=int(last["year"]))
    key = "title.years_up" if last["rate"] - first["rate"] >= 0.05 else "title.years_down"
    return t(
        key,
        model=name,
        first=percent(first["rate"]),
        first_year=int(first["year"]),
        last=percent(last["rate"]),
        last_year=int(last["year"]),
    )


def reported_sentence(reported: pd.DataFrame, place: Place, moment: Moment) -> str:
    """``23/23 xã đã có số liệu …`` and, where some are missing, which; or that only the place itself
    reported.
    """
    missing = reported.loc[~reported["reported"].astype(bool), "full_name"].tolist()
    there = len(reported) - len(missing)
    if reported.empty:
        return t("say.reported_unknown", moment=moment.words)
    if not there:
        return t("say.reported_none", count=number(len(reported)), moment=moment.words, place=place.words)
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


def alt_ranking(frame: pd.DataFrame, title: str) -> str:
    """What a reader who does not see the ranking should hear: the finding, the first and the last."""
    rated = frame[frame["rate"].notna()].sort_values("rate", ascending=False)
    if rated.empty:
        return title
    first, last = rated.iloc[0], rated.iloc[-1]
    return t(
        "alt.ranking",
        title=title,
        first=first["full_name"],
        high=percent(first["rate"]),
        last=last["full_name"],
        low=percent(last["rate"]),
    )


def alt_rates(rows: pd.DataFrame, title: str) -> str:
    """The finding and the rate of each model in words."""
    rates = [
        f"{_model(row)} {percent(row['rate'])}"
        for _, row in rows.iterrows()
        if percent(row["rate"]) != NOTHING
    ]
    return t("alt.rates", title=title, rates=", ".join(rates))


def progress_title(now: pd.DataFrame) -> str:
    """The finding of the way from total to recognised: how many of all registered in the usual model."""
    known = now[now["registered"].notna() & (now["total"] > 0)]
    if known.empty:
        return t("title.progress_few")
    share = 100 * known["registered"] / known["total"]
    row = known.iloc[int(share.argmin())]
    return t("title.progress", model=_model(row), share=percent(share.min()))


def alt_progress(now: pd.DataFrame, title: str) -> str:
    """The three counts of each model in words."""
    counts = [
        t(
            "alt.progress_one",
            model=_model(row),
            total=number(row["total"]),
            registered=number(row["registered"]),
            recognised=number(row["recognised"]),
        )
        for _, row in now.iterrows()
    ]
    return t("alt.rates", title=title, rates="; ".join(counts))


def groups_title(groups: pd.DataFrame) -> str:
    """The finding of the bars by group of citizens: which group is highest and which lowest."""
    rated = groups[groups["rate"].notna()]
    if len(rated) < 2:
        return t("title.groups_few")
    high, low = rated.iloc[int(rated["rate"].argmax())], rated.iloc[int(rated["rate"].argmin())]
    return t(
        "title.models",
        high=t(f"citizens.{high['group']}"),
        high_rate=percent(high["rate"]),
        low=t(f"citizens.{low['group']}"),
        low_rate=percent(low["rate"]),
    )


def series_title(series: pd.DataFrame, model: str, unit: str) -> str:
    """The finding of many lines: how many places went up between the first and the last year."""
    rated = series[series["rate"].notna()].sort_values("year")
    ends = rated.groupby("place_id")["rate"].agg(["first", "last", "count"])
    ends = ends[ends["count"] > 1]
    if ends.empty:
        return t("title.series_few", model=t(f"model.{model}"))
    up = int((ends["last"] > ends["first"]).sum())
    compared = rated.loc[rated["place_id"].isin(ends.index), "year"]
    return t(
        "title.series",
        model=t(f"model.{model}"),
        up=number(up),
        count=number(len(ends)),
        unit=unit,
        first=int(compared.min()),
        last=int(compared.max()),
    )


def alt_years(history: pd.DataFrame, title: str) -> str:
    """The last rate of each model in words."""
    last = history[history["rate"].notna()].sort_values("year").groupby("model", sort=False).tail(1)
    return alt_rates(last, title)
