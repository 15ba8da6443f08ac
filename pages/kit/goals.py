"""The targets that belong to a view, found once for all its charts."""

from __future__ import annotations

from pages.kit.formats import round_percent
from pages.kit.records import records
from pages.kit.targets import Target, target_of, target_steps
from pages.kit.text import listed, t
from pages.kit.view import View


def targets_by_model(view: View) -> dict[str, Target]:
    """The target in force in the chosen year for each model that the place shows."""
    found = {
        str(row.model): target_of(
            view.targets, row.model, row.level, view.place.province_code, view.moment.year
        )
        for row in records(view.now)
    }
    return {model: target for model, target in found.items() if target is not None}


def comparable_targets(view: View) -> dict[str, Target]:
    """Those of ``targets_by_model`` that are set on the chosen base: only these can be drawn beside a
    rate.
    """
    return {model: target for model, target in targets_by_model(view).items() if target.base == view.base}


def steps_of(view: View, model: str) -> list[Target]:
    """The targets of a model one after another, where they are set on the chosen base."""
    rows = view.main[view.main["model"] == model]
    if rows.empty:
        return []
    level = str(rows.iloc[-1]["level"])
    steps = target_steps(view.targets, model, level, view.place.province_code)
    return [target for target in steps if target.base == view.base]


def steps_note(view: View) -> str:
    """What the dashed line of the chosen model says, with the document of each step; ``""`` without
    targets.
    """
    first = int(view.main["year"].min())
    steps = [step for step in steps_of(view, view.model) if step.year >= first]
    if not steps:
        return ""
    said = [
        t("note.step", percent=round_percent(step.percent), year=step.year, document=step.document)
        for step in steps
    ]
    return t("note.steps", model=t(f"model.{view.model}"), steps=listed(said))
