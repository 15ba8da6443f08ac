"""What someone who does not see a chart should hear. Pure: frames in, Vietnamese (or English) out."""

from __future__ import annotations

import pandas as pd

from pages.kit.conclusions import covered_words, judged
from pages.kit.figures import title_name
from pages.kit.formats import NOTHING, number, percent
from pages.kit.records import dictionaries, records
from pages.kit.text import t


def alt_ranking(frame: pd.DataFrame, title: str) -> str:
    """What a reader who does not see the ranking should hear: the finding, the first and the last."""
    rated = judged(frame).sort_values("rate", ascending=False)
    if len(rated) < 2:
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


def alt_map(frame: pd.DataFrame, title: str) -> str:
    """What a map says: the finding, the first and the last, and that the table has every place."""
    return t("alt.map", said=alt_ranking(frame, title))


def alt_rates(rows: pd.DataFrame, title: str) -> str:
    """The finding and the rate of each model in words."""
    rates = [
        f"{title_name(row)} {percent(row['rate'])}{_covered(covered)}"
        for row, covered in zip(dictionaries(rows), map(covered_words, records(rows)), strict=True)
        if percent(row["rate"]) != NOTHING
    ]
    return t("alt.rates", title=title, rates=", ".join(rates))


def _covered(words: str) -> str:
    return f" ({words})" if words else ""


def alt_progress(now: pd.DataFrame, title: str) -> str:
    """The three counts of each model in words."""
    counts = [
        t(
            "alt.progress_one",
            model=title_name(row),
            total=number(row["total"]),
            registered=number(row["registered"]),
            recognised=number(row["recognised"]),
        )
        for row in dictionaries(now)
    ]
    return t("alt.rates", title=title, rates="; ".join(counts))


def alt_years(history: pd.DataFrame, title: str, half: str = "") -> str:
    """The last rate of each model in words, and what is known of a year of which there is but a ``half``."""
    last = history[history["rate"].notna()].sort_values("year").groupby("model", sort=False).tail(1)
    return f"{alt_rates(last, title)} {half}".strip()
