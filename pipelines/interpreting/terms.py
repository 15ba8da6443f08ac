"""What a text says in the words of the field: its longest known wordings, from left to right."""

from __future__ import annotations

from functools import lru_cache

from pipelines.interpreting.name_levels import levels_of_names, place_at
from pipelines.interpreting.sayings import Said, gather
from pipelines.interpreting.shared_endings import with_shared_endings
from pipelines.interpreting.wordings import Term, is_plain_number, longest_term
from pipelines.interpreting.words import LONGEST, words


def said(text: str) -> Said:
    """What ``text`` says: the longest wordings of the table, from left to right.

    Numbers explain themselves (years, document numbers): periods are read by ``periods``.
    """
    return _said(text if len(text) <= LONGEST else text[:LONGEST])


@lru_cache(maxsize=8192)
def _said(text: str) -> Said:
    pieces, start = words(text), 0
    found: list[Term | None] = []
    unknown: list[str] = []
    listed: list[bool] = []
    while start < len(pieces):
        term, length = longest_term(pieces, start)
        listed.append(pieces[start].after_comma)
        if term is None and not is_plain_number(pieces[start]):
            unknown.append(pieces[start].written)
        found.append(term or place_at(pieces, start))
        start += length
    found = with_shared_endings(found, listed)
    return gather(text, [term for term in found if term], unknown, levels_of_names(found))
