"""Kinds of organisations ("Trường học", "Cơ quan"; ``organisation_kinds.csv``): each is a part of a whole."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from pipelines.interpreting.meaning import Meaning, Verdict
from pipelines.interpreting.terms import said
from pipelines.interpreting.words import plain
from pipelines.reference.tables import read_table


def kind_of_organisation(path: Sequence[str]) -> str:
    """The one kind of organisations that a header path speaks of; empty where it names none or several."""
    named = {heard.kinds for heard in map(said, path) if heard.kinds}
    only = named.pop() if len(named) == 1 else ()
    return only[0] if len(only) == 1 else ""


def part_kinds(
    found: list[Meaning],
    members: Sequence[int],
    paths: Sequence[Sequence[str]],
    kind: str,
    named_after: str,
) -> None:
    """Take the numbers of single kinds for parts: where a column of all kinds stands beside them that one is
    loaded, and without it none, since nobody says that these are all kinds there are.

    ``kind`` is the one that the title or the row's name limits all columns to; ``named_after`` the one that
    the title is called by, which alone stands for all of them ("Số cơ quan" below "Cơ quan khuyến học").
    """
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index in members:
        if found[index].ours:
            alike[found[index].level, found[index].measure].append(index)
    for indexes in alike.values():
        named = [index for index in indexes if kind or kind_of_organisation(paths[index])]
        if not named or (
            not kind and {kind_of_organisation(paths[index]) for index in named} == {named_after}
        ):
            continue
        shared = set.intersection(*(set(paths[index]) for index in named))
        wholes = [index for index in indexes if index not in named and _is_whole(paths[index], shared)]
        verdict = Verdict.ONE_KIND if wholes else Verdict.KINDS_ALONE
        for index in set(indexes) - set(wholes):
            found[index] = found[index]._replace(verdict=verdict)


def _is_whole(path: Sequence[str], shared: set[str]) -> bool:
    """Whether a header counts all kinds: "Tổng số", "Số đơn vị", and not "Cơ quan, đơn vị"."""
    own = [text for text in path if text not in shared]
    return all(_counts_all(text) or not said(text).units for text in own)


def _counts_all(text: str) -> bool:
    atoms = said(text).atoms
    return "total" in atoms or ("count" in atoms and not _kind_words().search(plain(text)))


@cache
def _kind_words() -> re.Pattern[str]:
    wordings = {plain(row["wording"]) for row in read_table("organisation_kinds")}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(wordings)))})\b")
