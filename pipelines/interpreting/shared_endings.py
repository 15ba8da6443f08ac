"""Lists of models that share their last words: "gia đình, dòng họ và cộng đồng học tập" names three."""

from __future__ import annotations

from pipelines.interpreting.wordings import Term, term_of
from pipelines.interpreting.words import plain, words

_AND = frozenset({"va", "&", "+"})


def with_shared_endings(found: list[Term | None], listed: list[bool]) -> list[Term | None]:
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
    full = term_of(key)
    return full if full is not None and full.kind == "name" and full.models == unit.models else None
