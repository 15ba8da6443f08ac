"""The wordings of ``header_terms.csv`` and ``organisation_kinds.csv``, and which of them stands in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from pipelines.interpreting.diacritics import all_bare, same_but_for_marks
from pipelines.interpreting.words import Word, words
from pipelines.reference.tables import read_table

_PLAIN_NUMBER = re.compile(r"\d+")
_NO_KIND = {"kind": ""}


@dataclass(frozen=True, slots=True)
class Term:
    """One wording of the tables and what it says.

    ``kind`` is ``name`` (of a model), ``unit`` (what a model counts: hộ, thôn), ``level``, ``group``,
    ``measure``, ``over`` (base of a rate), ``about`` (the movement), ``not_ours``, ``plan`` (what is to be
    reached, no result), ``cumulative`` (of all years up to now) or ``filler``.
    ``models`` has two entries where the wording alone does not decide ("CDHT"). ``part`` is the one kind of
    organisations that a wording counts ("trường học").
    """

    wording: str
    kind: str
    models: tuple[str, ...] = ()
    level: str = ""
    group: str = ""
    measures: tuple[str, ...] = ()
    part: str = ""


@dataclass(slots=True)
class _Wordings:
    """``marked`` by the wording with diacritics; ``plain`` without, for texts in which some words have lost
    them; ``bare`` without, for texts that have none: the column ``marks`` says ``needed``, nothing, or
    ``same``.
    """

    marked: dict[tuple[str, ...], Term] = field(default_factory=dict)
    plain: dict[tuple[str, ...], list[tuple[tuple[Word, ...], Term]]] = field(default_factory=dict)
    bare: dict[tuple[str, ...], Term] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    """Words of the longest wording by its first word without diacritics: most words begin none."""

    def add(self, term: Term, marks: str) -> None:
        """Take in one wording; of two that differ in diacritics the first is known without them."""
        key = words(term.wording)
        self.marked[tuple(word.marked for word in key)] = term
        plain = tuple(word.plain for word in key)
        if not marks:
            self.plain.setdefault(plain, []).append((key, term))
        elif marks == "same":
            self.bare.setdefault(plain, term)
        first = key[0].plain
        self.longest[first] = max(self.longest.get(first, 0), len(key))


@cache
def _wordings() -> _Wordings:
    found = _Wordings()
    kinds = {row["wording"]: row for row in read_table("organisation_kinds")}
    for row in read_table("header_terms"):
        term = Term(
            row["wording"],
            row["kind"],
            tuple(row["model"].split("|")) if row["model"] else (),
            row["level"],
            row["group"],
            tuple(row["measure"].split()),
            kinds.pop(row["wording"], _NO_KIND)["kind"],
        )
        found.add(term, row["marks"])
    for wording, row in kinds.items():
        found.add(Term(wording, "unit", ("organisation",), part=row["kind"]), row["marks"])
    return found


def longest_term(text: tuple[Word, ...], start: int) -> tuple[Term | None, int]:
    """The longest wording that stands at ``start``, and how many words it has; None and 1 where none does."""
    known = _wordings()
    longest = known.longest.get(text[start].plain, 0)
    for length in range(min(longest, len(text) - start), 0, -1):
        piece = text[start : start + length]
        term = known.marked.get(tuple(word.marked for word in piece))
        plain = tuple(word.plain for word in piece)
        term = term or _unmarked(piece, plain) or (known.bare.get(plain) if all_bare(piece) else None)
        if term and not (term.kind == "measure" and any(word.after_comma for word in piece[1:])):
            return term, length
    return None, 1


def _unmarked(piece: tuple[Word, ...], plain: tuple[str, ...]) -> Term | None:
    """The term whose wording the words are, some of their diacritics left out."""
    near = _wordings().plain.get(plain, ())
    return next((term for wording, term in near if same_but_for_marks(piece, wording)), None)


def term_of(key: tuple[str, ...]) -> Term | None:
    """The term whose wording has just these words, with their diacritics."""
    return _wordings().marked.get(key)


def is_plain_number(word: Word) -> bool:
    """Whether a word is nothing but digits: numbers explain themselves (years, document numbers)."""
    return _PLAIN_NUMBER.fullmatch(word.plain) is not None


def begins_no_wording(word: Word) -> bool:
    """Whether a text that starts with this word starts with one that nothing explains."""
    return word.plain not in _wordings().longest and not is_plain_number(word)
