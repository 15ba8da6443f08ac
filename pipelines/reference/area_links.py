"""Links between area versions (what became of an area on a date) and other spellings of their names."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import NamedTuple

from pipelines.reference.tables import read_rows


class AreaLink(NamedTuple):
    """What a version became on the day ``effective_on``: one row of ``area_links.csv``.

    ``part`` is ``whole``, ``renamed``, ``recoded``, ``pop_all`` (all the people, not all the land), ``part``
    or ``area_only`` (land without people). ``share`` is the part of the old one's people that went to the new
    one: 1, 0, or None where no source says. ``confidence`` is ``official``, ``derived`` or ``hand``.
    """

    effective_on: dt.date
    from_version: str
    to_version: str
    part: str
    share: float | None
    legal_basis: str
    source: str
    confidence: str
    note: str

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at the legal document before a number carried over it is published."""
        return self.confidence != "official" or self.share is None


class AreaAlias(NamedTuple):
    """Another way of writing a version's name (or an unofficial code of it): one row of ``area_aliases.csv``.

    ``kind`` is ``spelling``, ``short``, ``typing``, ``former_name``, or ``provisional_code`` and
    ``draft_code``, which also belong to other areas and are never names.
    """

    area_id: str
    alias: str
    kind: str
    source: str

    @property
    def is_name(self) -> bool:
        """Whether the alias is a name that a row may carry."""
        return not self.kind.endswith("_code")


class AreaDoubt(NamedTuple):
    """What is not certain about a version: one row of ``area_doubts.csv``.

    ``doubt`` is ``valid_from`` or ``valid_to`` (the day), ``share``, ``no_successor`` or ``no_predecessor``.
    """

    area_id: str
    doubt: str
    note_vi: str
    note_en: str
    source: str


@cache
def area_doubts() -> dict[str, tuple[AreaDoubt, ...]]:
    """The doubts about each version that has any, by ``area_id``."""
    found: dict[str, tuple[AreaDoubt, ...]] = {}
    for row in read_rows("area_doubts", ",".join(AreaDoubt._fields)):
        doubt = AreaDoubt(*row)
        found[doubt.area_id] = (*found.get(doubt.area_id, ()), doubt)
    return found


@cache
def area_links() -> tuple[AreaLink, ...]:
    """All links, in the order of the file (by date)."""
    rows = read_rows("area_links", ",".join(AreaLink._fields).replace("share", "count_share"))
    days: dict[str, dt.date] = {row[0]: dt.date.fromisoformat(row[0]) for row in rows}
    shares: dict[str, float | None] = {
        text: float(text) if text else None for text in {row[4] for row in rows}
    }
    return tuple(
        AreaLink(days[on], old, new, part, shares[share], *rest) for on, old, new, part, share, *rest in rows
    )


@cache
def area_aliases() -> tuple[AreaAlias, ...]:
    """All aliases, in the order of the file."""
    return tuple(AreaAlias(*row) for row in read_rows("area_aliases", ",".join(AreaAlias._fields)))
