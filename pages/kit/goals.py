"""The targets that belong to a view, found once for all its charts."""

from __future__ import annotations

from pages.kit.formats import round_percent
from pages.kit.targets import Target, target_steps
from pages.kit.text import listed, t
from pages.kit.view import View


def comparable_targets(view: View) -> dict[str, Target]:
    """The targets that are set on the chosen base: only these can be drawn beside a rate."""
    return {model: target for model, target in view.targets.items() if target.base == view.base}


def steps_of(view: View, model: str) -> list[Target]:
    """The targets of a model one after another, where they are set on the chosen base."""
    rows = [row for row in view.main if row["model"] == model]
    if not rows:
        return []
    level = str(rows[-1]["level"])
    steps = target_steps(view.all_targets, model, level, view.place.province_id)
    return [target for target in steps if target.base == view.base]


def steps_note(view: View) -> str:
    """What the dashed line of the chosen model says, with the document of each step; ``""`` without
    targets.
    """
    first = min(int(row["year"]) for row in view.main)
    steps = [step for step in steps_of(view, view.model) if step.year >= first]
    if not steps:
        return ""
    said = [
        t("note.step", percent=round_percent(step.percent), year=step.year, document=step.document)
        for step in steps
    ]
    return t("note.steps", model=t(f"model.{view.model}"), steps=listed(said))
