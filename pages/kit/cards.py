"""A card for each model: its rate, base, change, target and trend at one glance. HTML, made by pure
functions.
"""

from __future__ import annotations

from html import escape
from operator import itemgetter
from typing import NamedTuple

from pages.kit.conclusions import conclusive
from pages.kit.figures import Moment, model_name
from pages.kit.formats import estimated, is_missing, number, percent, round_percent, signed
from pages.kit.palette import MODEL_COLOURS, MODELS
from pages.kit.records import Row, Rows
from pages.kit.sentences import base_words, coverage_of_row, incomparable_words, rate_change
from pages.kit.targets import Target, gap
from pages.kit.text import t

MOST_YEARS = 8
LEAST_SHOWN = 0.05
"""Percentage points that would be printed as 0,0."""


class Card(NamedTuple):
    """What a card says. ``trend``: (year, rate), oldest first, up to the year of the card; years without a
    rate, and those of which too few communes reported, are left out.
    """

    model: str
    name: str
    rate: float
    rate_words: str
    base: str
    change: float | None
    before: Moment
    incomparable: str
    target: Target | None
    gap: float | None
    conclusive: bool
    coverage: str
    trend: list[tuple[int, float]]


def cards_of(history: Rows, now: Rows, targets: dict[str, Target], base: str) -> list[Card]:
    """The cards of one place and year in the usual order of the models.

    ``history``: all rows of the place with rate; ``now``: the main rows of the year.
    """
    rows = {row["model"]: row for row in now}
    past = sorted(history, key=itemgetter("year"))
    return [_card(past, rows[model], targets.get(model), base) for model in MODELS if model in rows]


SAME = ("place_id", "model", "level", "period")


def _card(past: list[Row], row: Row, target: Target | None, base: str) -> Card:
    level = str(row["level"])
    same = [one for one in past if one["group"] == "" and not is_missing(one["rate"])]
    same = [one for one in same if all(one[field] == row[field] for field in SAME)]
    earlier = next((one for one in same if one["year"] == row["year"] - 1), None)
    change = rate_change(row, earlier)
    return Card(
        model=str(row["model"]),
        name=model_name(str(row["model"]), level),
        rate=float(row["rate"]),
        rate_words=estimated(percent(row["rate"]), bool(row["estimated"])),
        base=base_words(row, base),
        change=change,
        before=Moment(int(row["year"]) - 1, str(row["period"])),
        incomparable="" if earlier is None or change is not None else incomparable_words(row, earlier),
        target=target,
        gap=gap(row["rate"], target, base) if conclusive(row) else None,
        conclusive=conclusive(row),
        coverage=coverage_of_row(row) if row["basis"] == "partial_sum" else "",
        trend=[
            (one["year"], float(one["rate"]))
            for one in same
            if one["year"] <= row["year"] and conclusive(one)
        ],
    )


def cards_html(cards: list[Card]) -> str:
    """All cards in a grid that folds to one column on a telephone."""
    return f'<div class="cards">{"".join(map(_card_html, cards))}</div>'


def _card_html(card: Card) -> str:
    coverage = f'<p class="coverage">{escape(card.coverage)}</p>' if card.coverage else ""
    return (
        f'<article class="card" style="--model:{MODEL_COLOURS[card.model]}">'
        f"<h2>{escape(card.name)}</h2><div>"
        f'<div class="top"><p class="rate">{escape(card.rate_words)}</p>{trend_html(card)}</div>'
        f'<p class="base">{escape(card.base)}</p>{coverage}'
        f"{_change_html(card)}{_bullet_html(card)}{_target_html(card)}</div></article>"
    )


def _change_html(card: Card) -> str:
    if card.change is None:
        if is_missing(card.rate):
            return ""
        words = card.incomparable or t("card.no_change", before=card.before.words)
        return f'<p class="change">{escape(words)}</p>'
    kind, arrow = (
        ("up", "▲") if card.change >= 0.05 else ("down", "▼") if card.change <= -0.05 else ("same", "■")
    )
    words = t("card.change", change=signed(card.change), before=card.before.label)
    return f'<p class="change {kind}"><span aria-hidden="true">{arrow}</span> {escape(words)}</p>'


def _bullet_html(card: Card) -> str:
    if is_missing(card.rate):
        return ""
    filled = min(card.rate, 100.0)
    tick = ""
    if card.target is not None and card.gap is not None:
        tick = f'<i class="tick" style="left:{min(card.target.percent, 100.0):.1f}%"></i>'
    return f'<div class="bullet" aria-hidden="true"><b style="width:{filled:.1f}%"></b>{tick}</div>'


def _target_html(card: Card) -> str:
    if card.target is None:
        return f'<p class="target">{escape(t("card.no_target"))}</p>'
    said = t("card.target", percent=round_percent(card.target.percent), year=card.target.year)
    verdict = _verdict(card)
    kind = "" if card.gap is None else "reached" if card.gap >= 0 else "short"
    return (
        f'<p class="target"><span class="diamond" aria-hidden="true">◆</span> {escape(said)} '
        f'<strong class="{kind}">{escape(verdict)}</strong></p>'
        f'<p class="document">{escape(card.target.document)}</p>'
    )


def _verdict(card: Card) -> str:
    if is_missing(card.rate):
        return t("card.no_rate")
    if not card.conclusive:
        return t("card.too_few")
    if card.gap is None:
        return t("card.other_base")
    if abs(card.gap) < LEAST_SHOWN:
        return t("card.just_reached" if card.gap >= 0 else "card.just_short")
    return t("card.above" if card.gap > 0 else "card.below", points=number(abs(card.gap), 1))


def trend_html(card: Card) -> str:
    """A small column a year, the last one full; nothing where there is but one year. Columns start at
    zero.
    """
    if len(card.trend) < 2:
        return ""
    shown = card.trend[-MOST_YEARS:]
    highest = max(100.0, *(rate for _, rate in shown))
    columns = "".join(f'<i style="height:{100 * rate / highest:.0f}%"></i>' for _, rate in shown)
    words = t("card.trend", trend="; ".join(f"{year}: {percent(rate)}" for year, rate in shown))
    return (
        f'<div class="trend" role="img" aria-label="{escape(words, quote=True)}">'
        f'<div class="columns">{columns}</div>'
        f'<div class="ends"><span>{shown[0][0]}</span><span>{shown[-1][0]}</span></div></div>'
    )
