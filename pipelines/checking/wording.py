"""Numbers and models as findings write them."""

from __future__ import annotations

from functools import cache

from pipelines.interpreting.observations import Observation
from pipelines.reference.tables import read_table


@cache
def _names(table: str) -> dict[str, str]:
    return {row["code"]: row["name_vi"] for row in read_table(table)}


def model_name(observation: Observation) -> str:
    """The Vietnamese name of an observation's model, with its level and group where it has one."""
    parts = [_names("models")[observation.model]]
    parts += [_names("levels")[observation.level]] if observation.level else []
    parts += [_names("groups")[observation.group]] if observation.group else []
    return ", ".join(parts)


def measure_name(measure: str) -> str:
    """The Vietnamese name of a measure."""
    return _names("measures")[measure]


def written(value: float) -> str:
    """A number in the Vietnamese way: 1.234,5."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))
