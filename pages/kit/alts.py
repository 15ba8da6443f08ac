"""What someone who does not see a chart should hear. Pure: rows in, Vietnamese (or English) out."""

from __future__ import annotations

from operator import itemgetter

from pages.kit.conclusions import covered_words, judged, ranked
from pages.kit.figures import models_in, title_name
from pages.kit.formats import NOTHING, number, percent
from pages.kit.records import Rows, known
from pages.kit.text import t


def alt_ranking(rows: Rows, title: str) -> str:
    """What a reader who does not see the ranking should hear: the finding, the first and the last."""
    rated = ranked(judged(rows))
    if len(rated) < 2:
        return title
    first, last = rated[0], rated[-1]
    return t(
        "alt.ranking",
        title=title,
        first=first["full_name"],
        high=percent(first["rate"]),
        last=last["full_name"],
        low=percent(last["rate"]),
    )


def alt_map(rows: Rows, title: str) -> str:
    """What a map says: the finding, the first and the last, and that the table has every place."""
    return t("alt.map", said=alt_ranking(rows, title))


def alt_rates(rows: Rows, title: str) -> str:
    """The finding and the rate of each model in words."""
    rates = [
        f"{title_name(row)} {percent(row['rate'])}{_covered(covered_words(row))}"
        for row in rows
        if percent(row["rate"]) != NOTHING
    ]
    return t("alt.rates", title=title, rates=", ".join(rates))


def _covered(words: str) -> str:
    return f" ({words})" if words else ""


def alt_progress(now: Rows, title: str) -> str:
    """The three counts of each model in words."""
    counts = [
        t(
            "alt.progress_one",
            model=title_name(row),
            total=number(row["total"]),
            registered=number(row["registered"]),
            recognised=number(row["recognised"]),
        )
        for row in now
    ]
    return t("alt.rates", title=title, rates="; ".join(counts))


def alt_years(history: Rows, title: str, half: str = "") -> str:
    """The last rate of each model in words, and what is known of a year of which there is but a ``half``."""
    last = {row["model"]: row for row in sorted(known(history, "rate"), key=itemgetter("year"))}
    newest = [last[model] for model in models_in(history) if model in last]
    return f"{alt_rates(newest, title)} {half}".strip()
