"""What a text says in the words of the field, by ``header_terms.csv`` and ``organisation_kinds.csv``."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise

from pipelines.interpreting.words import LONGEST, Word, plain, words
from pipelines.reference.tables import read_table

_OF_LEVEL = {"unit", "level"}
_PLAIN_NUMBER = re.compile(r"\d+")


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


_AND = frozenset({"va", "&", "+"})
_NO_KIND = {"kind": ""}
_END = Term("", "filler")
_PLACE = Term("", "place")
_PLACE_WORDS = frozenset({("thành", "phố"), ("thị", "xã"), ("đặc", "khu"), ("thanh", "pho"), ("thi", "xa")})
"""The first words of a place's name that are no level by themselves."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one text says.

    ``models`` are models named in full, ``unclear`` those that an ambiguous abbreviation can mean, ``units``
    the models whose units are counted, ``name_levels`` the levels said with a name ("ĐVHT cấp huyện").
    ``atoms`` are the words of measure in their order; ``over`` has those that follow "so với" or "/".
    ``kinds`` are the kinds of organisations where no word counts all of them, ``named_after`` is the kind
    that a title is called by ("cơ quan khuyến học"). ``plan`` and ``cumulative`` say why a text is not ours,
    where it is one of these. ``unknown`` are words that no row of the table explains.
    """

    text: str
    models: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    name_levels: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    atoms: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    named_after: str = ""
    not_ours: bool = False
    plan: bool = False
    cumulative: bool = False
    about: bool = False
    unknown: tuple[str, ...] = ()

    @property
    def means_something(self) -> bool:
        """Whether the text says anything of the field, however little."""
        return bool(
            self.models
            or self.unclear
            or self.units
            or self.levels
            or self.groups
            or self.atoms
            or self.not_ours
            or self.cumulative
        )

    @property
    def understood(self) -> bool:
        """Whether the text says something and no word of it is left unexplained."""
        return self.means_something and not self.unknown


@dataclass(slots=True)
class _Terms:
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
def _terms() -> _Terms:
    terms = _Terms()
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
        terms.add(term, row["marks"])
    for wording, row in kinds.items():
        terms.add(Term(wording, "unit", ("organisation",), part=row["kind"]), row["marks"])
    return terms


def _longest_term(text: tuple[Word, ...], start: int) -> tuple[Term | None, int]:
    terms = _terms()
    longest = terms.longest.get(text[start].plain, 0)
    for length in range(min(longest, len(text) - start), 0, -1):
        piece = text[start : start + length]
        term = terms.marked.get(tuple(word.marked for word in piece))
        plain = tuple(word.plain for word in piece)
        term = term or _unmarked(piece, plain) or (terms.bare.get(plain) if _bare(piece) else None)
        if term and not (term.kind == "measure" and any(word.after_comma for word in piece[1:])):
            return term, length
    return None, 1


def _unmarked(piece: tuple[Word, ...], plain: tuple[str, ...]) -> Term | None:
    """The term whose wording the words are, some of their diacritics left out: "Gia đinh hoc tâp".

    Other diacritics are other words ("Đất Đỏ" is not "đạt"), and a word alone has all of them or none
    ("Lương Tài" has no "lượng").
    """
    for wording, term in _terms().plain.get(plain, ()):
        pairs = zip(piece, wording, strict=True)
        if all(
            _lacks_marks(word, known) if len(piece) > 1 else _is_bare(word, known) for word, known in pairs
        ):
            return term
    return None


def _is_bare(word: Word, known: Word) -> bool:
    return word.marked in (known.marked, word.plain)


@lru_cache(maxsize=8192)
def _lacks_marks(word: Word, known: Word) -> bool:
    """Whether a word is another one with all of its diacritics or fewer."""
    return word.marked == known.marked or Counter(_marks(word)) <= Counter(_marks(known))


def _marks(word: Word) -> Iterator[tuple[str, str]]:
    """Each letter with its marks; the tone, which stands at the word's end, by itself."""
    letters = unicodedata.normalize("NFD", word.marked.replace("đ", "d\u0335"))
    for letter, mark in pairwise(letters):
        if unicodedata.combining(mark):
            yield letter if not unicodedata.combining(letter) else "", mark


def _bare(piece: tuple[Word, ...]) -> bool:
    """Whether words are written without diacritics: "xa phuong" can be "xã, phường", "Phương Xá" can't."""
    return all(word.marked == word.plain for word in piece)


def begins_no_wording(word: Word) -> bool:
    """Whether a text that starts with this word starts with one that nothing explains."""
    return word.plain not in _terms().longest and not _PLAIN_NUMBER.fullmatch(word.plain)


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
        term, length = _longest_term(pieces, start)
        listed.append(pieces[start].after_comma)
        if term is None and not _PLAIN_NUMBER.fullmatch(pieces[start].plain):
            unknown.append(pieces[start].written)
        begins_place = tuple(word.written for word in pieces[start : start + 2]) in _PLACE_WORDS
        found.append(_PLACE if term is None and begins_place else term)
        start += length
    found = _with_shared_endings(found, listed)
    return _gather(text, [term for term in found if term], unknown, _levels_of_names(found))


def _with_shared_endings(found: list[Term | None], listed: list[bool]) -> list[Term | None]:
    """ "Gia đình, dòng họ và cộng đồng học tập" names three models: all of the list share "học tập".

    ``listed`` says of each term whether a comma stands before it.
    """
    full = list(found)
    for at, term in enumerate(found):
        if term is None or term.kind != "name":
            continue
        before, joined = at - 1, listed[at]
        while before >= 0 and (one := found[before]) is not None:
            if plain(one.wording) in _AND:
                joined = True
            elif joined and (name := _name_of_unit(one, term)) is not None:
                full[before], joined = name, listed[before]
            else:
                break
            before -= 1
    return full


def _name_of_unit(unit: Term, name: Term) -> Term | None:
    """The name of the model whose unit stands in a list before a name: "gia đình, dòng họ học tập"."""
    if unit.kind != "unit" or len(unit.models) != 1:
        return None
    ending = words(name.wording)[-2:]
    key = (*(word.marked for word in words(unit.wording)), *(word.marked for word in ending))
    full = _terms().marked.get(key)
    return full if full is not None and full.kind == "name" and full.models == unit.models else None


def _levels_of_names(found: list[Term | None]) -> list[str]:
    """The levels said directly after a model's name: "ĐVHT cấp huyện", "CĐHT (thôn, bản)".

    A word of level before a word that is no term can belong to a place's name ("xã Bình Yên", "Sóc Sơn"); one
    before a type of place does not ("CĐHT xã thành phố Hồ Chí Minh", "CĐHT xã, huyện").
    """
    levels: list[str] = []
    after_name = False
    for term, following in pairwise([*found, _END]):
        after_name = term is not None and (term.kind == "name" or (after_name and term.kind in _OF_LEVEL))
        if term and after_name and term.level and _stands_alone(term, following):
            levels.append(term.level)
    return levels


def _stands_alone(term: Term, following: Term | None) -> bool:
    if term.kind == "name" or term.wording.startswith("cấp"):
        return True
    if following is None or term.level == "village":
        return following is not None
    return following is _END or following.kind in {"place", "level"}


def _gather(text: str, found: list[Term], unknown: list[str], levels: list[str]) -> Said:
    if not found:
        return Said(text, unknown=tuple(unknown))
    names = [term for term in found if term.kind == "name"]
    atoms, over = _measures(found)
    return Said(
        text=text,
        models=_each_once(term.models[0] for term in names if len(term.models) == 1),
        unclear=_each_once(model for term in names if len(term.models) > 1 for model in term.models),
        units=_each_once(term.models[0] for term in found if term.kind == "unit"),
        levels=_each_once(term.level for term in found if term.level),
        name_levels=_each_once(levels),
        groups=_each_once(term.group for term in found if term.group),
        atoms=atoms,
        over=over,
        kinds=_kinds(found),
        named_after=next(filter(None, map(_named_after, names)), ""),
        not_ours=any(term.kind in {"not_ours", "plan"} for term in found),
        plan=any(term.kind == "plan" for term in found),
        cumulative=any(term.kind == "cumulative" for term in found),
        about=any(term.kind in {"about", "name"} for term in found),
        unknown=tuple(unknown),
    )


def _kinds(found: list[Term]) -> tuple[str, ...]:
    """The kinds of organisations that a text counts: none where a word of it counts several ("đơn vị"), and
    not the one that the title itself is named after ("cơ quan" of "cơ quan khuyến học").
    """
    units = [term for term in found if term.kind == "unit" and "organisation" in term.models]
    if not all(term.part for term in units):
        return ()
    names = [term.wording for term in found if term.kind == "name" and not term.part]
    parts = [term for term in found if term.part]
    return _each_once(
        term.part for term in parts if not any(name.startswith(f"{term.wording} ") for name in names)
    )


def _named_after(name: Term) -> str:
    """The kind of organisations that a title's name counts: "cơ quan" and two words more."""
    unit = _terms().marked.get(tuple(word.marked for word in words(name.wording)[:-2]))
    return unit.part if unit is not None and not name.part else ""


def _measures(found: list[Term]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of measure before and after "so với" or "/"."""
    atoms: list[str] = []
    over: list[str] = []
    after = False
    for term in found:
        after = after or term.kind == "over"
        if term.kind in {"measure", "over"}:
            (over if after else atoms).extend(term.measures)
        if term.kind == "over" and not term.measures:
            over.append("base")
    return tuple(atoms), tuple(over)


def _each_once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
