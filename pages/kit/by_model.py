"""What the screen of the models finds: the models of a place beside each other."""

from __future__ import annotations

from pages.kit import alts, charts, titles
from pages.kit.charts.bars import VERDICTS
from pages.kit.conclusions import judged, too_few_note
from pages.kit.findings import Finding, Nothing, touch_note
from pages.kit.goals import comparable_targets
from pages.kit.listings import counts_table, groups_table, models_table, verdicts_table
from pages.kit.records import known
from pages.kit.text import sentence_case, t
from pages.kit.view import View


def rates(view: View) -> Finding | Nothing:
    """The rate of each model with its target; that there is none, where there is none."""
    question = t("models.rate_question")
    if not known(view.now, "rate"):
        place = sentence_case(view.place.words)
        return Nothing(t("say.no_rate", place=place, moment=view.moment.words), question)
    title = titles.models_title(view.now)
    concluded = {row["model"] for row in judged(view.now)}
    targets = {model: target for model, target in comparable_targets(view).items() if model in concluded}
    return Finding(
        "models",
        title,
        lambda: models_table(view.now, view.targets, view.boundary),
        charts.model_bars(view.now, targets),
        alts.alt_rates(view.now, title),
        notes=(t("note.diamond") if targets else "", too_few_note(view.now)),
        question=question,
        rows=len(view.now),
    )


def progress(view: View) -> Finding:
    """The way from total to registered to recognised."""
    title = titles.progress_title(view.now)
    both = known(known(view.now, "registered"), "recognised")
    more = any(row["recognised"] > row["registered"] for row in both)
    return Finding(
        "progress",
        title,
        lambda: models_table(view.now, view.targets, view.boundary),
        charts.progress_bars(view.now),
        alts.alt_progress(view.now, title),
        base=t("base.progress"),
        notes=(t("note.progress"), t("note.more_recognised") if more else ""),
        question=t("models.progress_question"),
        rows=len(view.now),
    )


def ratings(view: View) -> Finding | Nothing:
    """The titles that were rated good, fair or average; why nothing was where there is no verdict at all."""
    if any(view.titles_with(columns) for columns in VERDICTS.values()):
        return _verdict(view, "rating", t("models.verdict_question"))
    return Nothing(t("models.no_verdict", moment=view.moment.words), t("models.verdict_question"))


def levels(view: View) -> Finding | Nothing:
    """The titles that were put on level 1 or 2."""
    alone = not view.titles_with(VERDICTS["rating"])
    return _verdict(view, "level", t("models.verdict_question") if alone else "")


def _verdict(view: View, kind: str, question: str) -> Finding | Nothing:
    rated = view.titles_with(VERDICTS[kind])
    if not rated:
        return Nothing()
    return Finding(
        kind,
        t(f"models.{kind}_title", moment=view.moment.words),
        verdicts_table(rated, VERDICTS[kind], view.boundary),
        charts.verdict_bars(rated, kind),
        base=t("base.verdict"),
        notes=(t(f"note.{kind}"),),
        question=question,
    )


def groups(view: View) -> Finding | Nothing:
    """The rate of each group of citizens, where the source has groups."""
    if not view.citizen_groups:
        return Nothing()
    return Finding(
        "groups",
        titles.groups_title(view.citizen_groups),
        groups_table(view.citizen_groups, view.boundary),
        charts.group_bars(view.citizen_groups),
        question=t("models.groups_question"),
    )


def spread(view: View) -> Finding | Nothing:
    """How far the places inside are apart in each model."""
    if not view.compares_places:
        return Nothing()
    return Finding(
        "spread",
        titles.spread_title(view.within),
        lambda: counts_table(view.within, view.moment),
        charts.spread(judged(view.within)),
        notes=(
            t("note.spread", unit=view.unit_words),
            touch_note(t("note.click_point")),
            too_few_note(view.within),
        ),
        question=t("models.spread_question", unit=view.unit_words),
        rows=len(view.within),
    )
