"""The models, and the codes that observations carry beside them: ``docs/contract.md`` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Protocol, TypeVar

from pipelines.reference.records import read_records


class _Ordered(Protocol):
    @property
    def order(self) -> int: ...


Shown = TypeVar("Shown", bound=_Ordered)


@dataclass(frozen=True, slots=True)
class Model:
    """One model: its names, the units it counts, the colour it has everywhere.

    ``abbreviations`` are the usual ones with diacritics; ``colour`` is a key of the charts' palette.
    ``levels`` are the levels that its titles are given at, ``usual_level`` the one that is meant where a
    source names none; both are empty for a model without levels.
    """

    code: str
    name_vi: str
    name_en: str
    short_vi: str
    short_en: str
    abbreviations: tuple[str, ...]
    colour: str
    levels: tuple[str, ...]
    usual_level: str
    unit_vi: str
    unit_en: str
    recognised_by_vi: str
    recognised_by_en: str
    about_vi: str
    about_en: str
    order: int


@dataclass(frozen=True, slots=True)
class Level:
    """The level of a title: hamlet, commune, district or province, and what it is counted in."""

    code: str
    name_vi: str
    name_en: str
    unit_vi: str
    unit_en: str
    order: int


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people within a model."""

    code: str
    model: str
    name_vi: str
    name_en: str
    order: int


@dataclass(frozen=True, slots=True)
class Period:
    """What part of a year a report is on; ``day`` is the last one it covers, as MM-DD."""

    code: str
    name_vi: str
    name_en: str
    day: str
    order: int


@cache
def models() -> dict[str, Model]:
    """The models by code, in the order in which they are shown."""
    return {model.code: model for model in _ordered(read_records("models", Model))}


@cache
def levels() -> dict[str, Level]:
    """The levels by code, from the smallest up."""
    return {level.code: level for level in _ordered(read_records("levels", Level))}


@cache
def groups() -> dict[str, Group]:
    """The groups by code, in the order in which they are shown."""
    return {group.code: group for group in _ordered(read_records("groups", Group))}


@cache
def periods() -> dict[str, Period]:
    """The periods by code."""
    return {period.code: period for period in _ordered(read_records("periods", Period))}


def _ordered(rows: list[Shown]) -> list[Shown]:
    return sorted(rows, key=lambda row: row.order)


def effective_level(model: str, level: str) -> str:
    """The level that an observation speaks of where its source gives none.

    A community without a level is a hamlet, an organisation one of commune level (``docs/contract.md``).
    Raises ``KeyError`` for a model that is none.
    """
    return level or models()[model].usual_level
