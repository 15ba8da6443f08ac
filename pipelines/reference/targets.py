"""Targets: what share of a model is to be recognised by a year, and which document says so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipelines.reference.records import read_records

NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class Target:
    """One target.

    ``scope`` is ``national`` or the ``place_id`` of the area that set it for itself. ``base`` names what the
    ``percent`` is of (``total`` or ``registered``). ``area_condition`` is ``hard`` for areas in very hard
    conditions, ``ordinary`` for the others, "" where the document makes no difference. ``status`` is
    ``confirmed``, ``secondary`` (read through a document that repeats it) or ``unconfirmed``.
    """

    target_id: str
    scope: str
    model: str
    level: str
    group: str
    base: str
    area_condition: str
    year: int
    percent: float
    legal_basis: str
    status: str
    source: str
    note: str

    @property
    def shown(self) -> bool:
        """Whether the target may be shown as law: an unconfirmed one never is."""
        return self.status != "unconfirmed"


@cache
def targets() -> tuple[Target, ...]:
    """All targets in the order of the file, the unconfirmed ones included."""
    return tuple(read_records("targets", Target))


def targets_for(place_ids: frozenset[str]) -> tuple[Target, ...]:
    """The targets that hold for a place: national ones and those of the places in ``place_ids`` (its own and
    those above it). Unconfirmed ones are left out.
    """
    return tuple(target for target in targets() if target.shown and target.scope in place_ids | {NATIONAL})
