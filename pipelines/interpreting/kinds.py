"""Columns for kinds of organisations ("Trường học | Cơ quan | Doanh nghiệp"): each is a part of a whole."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pipelines.interpreting.meaning import Meaning, Verdict
from pipelines.interpreting.terms import said
from pipelines.interpreting.words import plain

_KIND = re.compile(r"\b(?:truong hoc|truong|co so giao duc|co quan|doanh nghiep)\b")
_MORE = re.compile(r"\b(?:don vi|to chuc|dv|cqdv)\b")
"""Words for organisations of several kinds: "Cơ quan, đơn vị" is none of them alone."""
_WHOLE = re.compile(r"\b(?:tong|cong|chung|toan)\b")


def kind_of_organisation(path: Sequence[str]) -> str:
    """The one kind of organisations that a header path speaks of; empty where it names none or several."""
    kinds = [_KIND.findall(text) for text in map(plain, path) if not _MORE.search(text)]
    named = {tuple(found) for found in kinds if found}
    only = named.pop() if len(named) == 1 else ()
    return str(only[0]) if len(only) == 1 else ""


def part_kinds(found: list[Meaning], members: Sequence[int], paths: Sequence[Sequence[str]]) -> None:
    """Take the numbers of single kinds for parts: where a column of all kinds stands beside them that one is
    loaded, and without it none, since nobody says that these are all kinds there are.
    """
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index in members:
        if found[index].ours:
            alike[found[index].level, found[index].measure].append(index)
    for indexes in alike.values():
        named = [index for index in indexes if kind_of_organisation(paths[index])]
        if len({kind_of_organisation(paths[index]) for index in named}) < 2:
            continue
        shared = set.intersection(*(set(paths[index]) for index in named))
        wholes = [index for index in indexes if index not in named and _is_whole(paths[index], shared)]
        verdict = Verdict.ONE_KIND if wholes else Verdict.KINDS_ALONE
        for index in set(indexes) - set(wholes):
            found[index] = found[index]._replace(verdict=verdict)


def _is_whole(path: Sequence[str], shared: set[str]) -> bool:
    """Whether a header counts all kinds: "Tổng số", "Số đơn vị", and not "Cơ quan, đơn vị"."""
    own = [text for text in path if text not in shared]
    return all(_counts_all(plain(text)) or not said(text).units for text in own)


def _counts_all(text: str) -> bool:
    return bool(_WHOLE.search(text)) or (text.startswith("so ") and not _KIND.search(text))
