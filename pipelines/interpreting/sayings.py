"""What the wordings found in one text say together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.interpreting.wordings import Term, term_of
from pipelines.interpreting.words import words


@dataclass(frozen=True, slots=True)
class Said:
    """What one text says.

    ``counted`` is the model whose unit or name comes first: "Số người trong hộ đạt" counts people.
    ``models`` are models named in full, ``unclear`` those that an ambiguous abbreviation can mean, ``units``
    the models whose units are counted, ``name_levels`` the levels said with a name ("ĐVHT cấp huyện").
    ``atoms`` are the words of measure in their order; ``over`` has those that follow "so với" or "/".
    ``kinds`` are the kinds of organisations where no word counts all of them, ``named_after`` is the kind
    that a title is called by ("cơ quan khuyến học"). ``plan`` and ``cumulative`` say why a text is not ours,
    where it is one of these. ``unknown`` are words that no row of the table explains.
    """

    text: str
    counted: str = ""
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


def gather(text: str, found: list[Term], unknown: list[str], levels: list[str]) -> Said:
    """What ``text`` says by the terms ``found`` in it, with the words that none explains and the levels that
    are said with a model's name.
    """
    if not found:
        return Said(text, unknown=tuple(unknown))
    names = [term for term in found if term.kind == "name"]
    atoms, over = _measures(found)
    return Said(
        text=text,
        counted=next((term.models[0] for term in found if _is_one_model(term)), ""),
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


def _is_one_model(term: Term) -> bool:
    return term.kind in {"unit", "name"} and len(term.models) == 1


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
    unit = term_of(tuple(word.marked for word in words(name.wording)[:-2]))
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
