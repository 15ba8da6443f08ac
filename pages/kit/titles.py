"""Titles of charts that say the finding. Pure: frames in, Vietnamese (or English) out."""

from __future__ import annotations

import pandas as pd

from pages.kit.figures import comparable, title_name
from pages.kit.formats import number, percent, round_percent
from pages.kit.records import dictionaries
from pages.kit.targets import Target
from pages.kit.text import t


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


def map_title(frame: pd.DataFrame, model: str, target: Target | None, unit: str) -> str:
    """The finding of a map: that of the ranking, and how many places have no rate."""
    found = ranking_title(frame, model, target, unit)
    missing = int(frame["rate"].isna().sum())
    if not missing or missing == len(frame):
        return found
    return t("title.map_missing", found=found, missing=number(missing), unit=unit)


def models_title(now: pd.DataFrame) -> str:
    """The finding of the bars by model: which is highest and which lowest."""
    rated = now[now["rate"].notna()]
    if len(rated) < 2:
        return t("title.models_few")
    high, low = rated.iloc[int(rated["rate"].argmax())], rated.iloc[int(rated["rate"].argmin())]
    return t(
        "title.models",
        high=title_name(high),
        high_rate=percent(high["rate"]),
        low=title_name(low),
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
    """The finding of a line: from where to where the rate went between the first and the last year that cover
    nearly the same communes (``figures.comparable``).
    """
    rows = history[(history["model"] == model) & history["rate"].notna()].sort_values("year")
    name = t(f"model.{model}")
    if rows.empty:
        return t("title.no_rate", model=name)
    alike = _alike(rows)
    first, last = alike.iloc[0], alike.iloc[-1]
    if len(alike) == 1:
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


def _alike(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that cover nearly the same communes as the first or as the last: whichever are more."""
    found = dictionaries(rows)
    to_first, to_last = (rows[[comparable(row, end) for row in found]] for end in (found[0], found[-1]))
    return to_first if len(to_first) > len(to_last) else to_last


def progress_title(now: pd.DataFrame) -> str:
    """The finding of the way from total to recognised: how many of all registered in the usual model."""
    known = now[now["registered"].notna() & (now["total"] > 0)]
    if known.empty:
        return t("title.progress_few")
    share = 100 * known["registered"] / known["total"]
    row = known.iloc[int(share.argmin())]
    return t("title.progress", model=title_name(row), share=percent(share.min()))


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
