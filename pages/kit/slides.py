"""What is shown in a meeting: the findings of a view, each as a slide of its own."""

from __future__ import annotations

from typing import NamedTuple

from pages.kit import by_model, by_year, rankings
from pages.kit.charts import staged
from pages.kit.charts.line_ends import legend_html
from pages.kit.findings import Chart, Finding, Markup, Nothing, chart_of, under_words
from pages.kit.memory import kept
from pages.kit.page import illustrative_words
from pages.kit.records import known
from pages.kit.sentences import standing_sentence
from pages.kit.series import whole_years
from pages.kit.standing import model_cards_html
from pages.kit.text import t
from pages.kit.view import View

MOST_ENDS = 6
"""A slide has room for so many places at each end of the ranking."""


class Slide(NamedTuple):
    """A finding: its chart, HTML of its own, or both (names of lines, on telephones); what stands below."""

    title: str
    chart: Chart | None
    html: str
    below: str


@kept
def slides_of(view: View) -> tuple[Slide, ...]:
    """The slides of a view: how the place stands, its communes, its models, its years."""
    now = [*_within(view), *_of_models(view)]
    slides = [_slide(view, finding) for finding in now if isinstance(finding, Finding)]
    return (_standing(view), *slides, *_over_years(view.over_years()))


def _standing(view: View) -> Slide:
    said = standing_sentence(view.place, view.moment, view.now, view.before, view.targets, view.base)
    return Slide(said.replace("**", ""), None, model_cards_html(view), _below(view, ()))


def _within(view: View) -> list[Finding | Nothing]:
    return [rankings.ranking(view, "ranking", "", MOST_ENDS)] if view.inside_level else []


def _of_models(view: View) -> list[Finding | Nothing]:
    return [by_model.rates(view)] if known(view.now, "rate") else []


def _over_years(view: View) -> list[Slide]:
    rated = {row["year"] for row in known(whole_years(view), "rate")}
    return [_slide(view, by_year.models_by_year(view))] if len(rated) > 1 else []


def _slide(view: View, finding: Finding) -> Slide:
    assert finding.figure is not None
    chart = chart_of(staged(finding.figure), finding.alt or finding.title)
    return Slide(finding.title, chart, legend_html(finding.figure), _below(view, finding.notes))


def _below(view: View, notes: tuple[str, ...]) -> str:
    """The first note, that breaks are explained elsewhere, base and source, and that figures were made up."""
    plain = [note for note in notes if note and not isinstance(note, Markup)]
    first = [note for note in plain if not note.startswith("①")][:1]
    breaks = [t("note.breaks")] if any(note.startswith("①") for note in plain) else []
    return " · ".join(filter(None, (*first, *breaks, under_words(view), illustrative_words(view))))
