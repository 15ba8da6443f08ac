"""Columns of groups of citizens side by side, and what the ones between and beside them are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipelines.interpreting.meaning import Meaning, Verdict
from pipelines.interpreting.terms import said
from pipelines.interpreting.words import plain

Path = tuple[str, ...]
_LIKE_RECOGNISED = {"cn", "cong nhan"}
_MAIN = {"registered", "recognised"}
_WORKERS = "Công nhân"


def name_workers(found: list[Meaning], paths: Sequence[Path], meaning: Callable[[Path], Meaning]) -> None:
    """Take "CN" for Công nhân where the headers beside it, under the same one, name groups and no measure.

    "Đăng ký › ND | CN | CB" are three groups that registered. One such neighbour is enough where the header
    above says what is counted, else it takes two.
    """
    for index, path in enumerate(paths):
        if not path or plain(path[-1]) not in _LIKE_RECOGNISED or found[index].model != "citizen":
            continue
        beside = [other for other in paths if len(other) == len(path) and other[:-1] == path[:-1]]
        groups = sum(_names_group_alone(other[-1]) for other in beside)
        above = any(_MAIN & set(said(text).atoms) for text in path[:-1])
        if groups >= (1 if above else 2):
            found[index] = meaning((*path[:-1], _WORKERS))


def name_sums(found: list[Meaning], paths: Sequence[Path], measure: str) -> None:
    """Take "Tổng" right of groups that only the title says to be recognised for their sum, not for all
    citizens; left of them it can be either and stays open. ``measure`` is the one that the title names.
    """
    groups = [index for index, path in enumerate(paths) if path and found[index].group and _bare(path)]
    if measure not in _MAIN or len(groups) < 2:
        return
    for index, path in enumerate(paths):
        sums = found[index].measure == "total" and found[index].model == "citizen" and not found[index].group
        beside = [other for other in groups if paths[other][:-1] == path[:-1]]
        if not (sums and beside and said(path[-1]).atoms == ("total",) and not said(path[-1]).units):
            continue
        if index > beside[-1]:
            found[index] = found[index]._replace(measure=measure)
        elif index < beside[0]:
            found[index] = found[index]._replace(verdict=Verdict.NO_MEASURE)


def _bare(path: Path) -> bool:
    """Whether no text of a header names a measure."""
    return not any(said(text).atoms for text in path)


def _names_group_alone(text: str) -> bool:
    heard = said(text)
    return bool(heard.groups) and not heard.atoms and not heard.unknown
