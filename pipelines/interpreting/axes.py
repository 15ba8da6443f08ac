"""Which texts of a table name areas, and which say what is counted: rows and columns can carry either."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pipelines.interpreting.periods import periods
from pipelines.interpreting.terms import said
from pipelines.interpreting.wordings import begins_no_wording
from pipelines.interpreting.words import plain, words
from pipelines.reading.layout import Column, Row, RowKind, Table

_AREA_PREFIX = re.compile(
    r"(?:\d+ )?(?:xa|phuong|thi tran|tt|huyen|quan|thi xa|tx|thanh pho|tp|tinh|dac khu|x|p|h|q) (?=\w)"
)
_VILLAGE_PREFIX = re.compile(
    r"(?:thon|ban|ap|to dan pho|tdp|khu pho|kp|khu dan cu|kdc|khom|buon|lang|xom|khu|to|soc|phum|khoi pho|"
    r"khoi|"
    r"chi hoi thon) (?=\w)"
)
_ONLY_YEAR = re.compile(r"(?:nam )?(?:19|20)\d\d")


_SUM = r"(?:tong cong|tong so|tong chung|cong tong|cong chung|tong|cong|chung)"
_PARTS = r"(?:xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|tinh|tp|dac khu|khu vuc|cum|muc|phan)"
_TOTAL = re.compile(
    rf"{_SUM}|{_SUM} (?:\(?[ivx]+\)?|\d+)(?: \+ (?:[ivx]+|\d+))*"
    rf"|(?:{_SUM} )?(?:toan|ca|chung) {_PARTS}(?: .*)?"
    rf"|{_SUM} (?:cac |khoi |so |cap )*{_PARTS}(?: {_PARTS})*(?: [ivx]+)?"
)


_MARKED = frozenset({"tổng", "cộng", "toàn", "cả"})
_ROMAN = re.compile(r"[ivx]+")


@lru_cache(maxsize=8192)
def is_total_name(text: str) -> bool:
    """Whether a row or column name says that it sums up the others.

    "Cống Vị" is a ward and not the sum of part VI.
    """
    if _TOTAL.fullmatch(plain(text)) is None:
        return False
    first, *rest = text.casefold().split() or [""]
    if first != plain(first) and first.strip(" .:,;") not in _MARKED:
        return False
    return not (rest and _ROMAN.fullmatch(rest[-1]) and not text.rsplit(maxsplit=1)[-1].isupper())


@lru_cache(maxsize=8192)
def kind_of(text: str) -> str:
    """What a row or column name is by itself: ``place``, ``village``, ``year``, ``meaning`` or ``name``.

    ``place`` starts with xã, phường, huyện …; ``meaning`` is understood by the table of header terms;
    ``name`` is anything else.
    """
    folded = plain(text)
    if not folded:
        return ""
    if _ONLY_YEAR.fullmatch(folded) or (
        periods(text) and not said(text).unknown and not said(text).means_something
    ):
        return "year"
    heard = said(text)
    plainly_ours = heard.understood and bool(heard.models or heard.not_ours or heard.unclear)
    for prefix, kind in ((_AREA_PREFIX, "place"), (_VILLAGE_PREFIX, "village")):
        match = prefix.match(folded)
        if match and not plainly_ours and not _all_units(text, folded[: match.end()]):
            return kind
    return "meaning" if heard.understood or heard.models or heard.unclear or heard.not_ours else "name"


def _all_units(text: str, prefix: str) -> bool:
    """Whether what follows "xã" is no name: "xã, phường", "xã công nhận", "xã đạt".

    Without diacritics "Luong Bang" is a name and no "lượng … bảng".
    """
    rest = words(text)[len(prefix.split()) :]
    if not rest or begins_no_wording(rest[0]):
        return False
    heard = said(" ".join(word.written for word in rest))
    measured = any(atom != "count" and not atom.startswith("rating") for atom in heard.atoms)
    if not (measured or heard.levels or heard.units or heard.models or heard.not_ours):
        return False
    return heard.understood and not any(atom.startswith("rating") for atom in heard.atoms)


@dataclass(slots=True)
class Axes:
    """Where a table says which area its numbers are of.

    ``area_columns`` are label columns whose texts are names, from the left; ``meaning_columns`` those whose
    texts say what is counted, ``year_columns`` those with years. ``villages`` says that the names are of
    hamlets. ``areas`` is, for a transposed table, the header text of each number column that names an area.
    """

    area_columns: list[int] = field(default_factory=list)
    meaning_columns: list[int] = field(default_factory=list)
    year_columns: list[int] = field(default_factory=list)
    villages: bool = False
    areas: dict[int, str] = field(default_factory=dict)


def find_axes(table: Table, is_area: Callable[[str], bool]) -> Axes:
    """The axes of a table. ``is_area`` asks the registry whether it knows a name."""
    axes = Axes()
    rows = [row for row in table.rows if row.kind is RowKind.DATA]
    for column in table.columns:
        if column.role == "label":
            _sort_label_column(axes, column, rows, is_area)
    if not axes.area_columns or not any(is_area(name) for name in _names(axes, rows)):
        axes.areas = _areas_across(table, is_area)
        if axes.areas:
            axes.meaning_columns = sorted({*axes.meaning_columns, *axes.area_columns})
            axes.area_columns = []
    return axes


def _names(axes: Axes, rows: Sequence[Row]) -> list[str]:
    return [
        row.labels.get(column, "") for row in rows for column in axes.area_columns if row.labels.get(column)
    ]


def _sort_label_column(
    axes: Axes, column: Column, rows: Sequence[Row], is_area: Callable[[str], bool]
) -> None:
    """A column of names is one where more texts are names than anything else the table of terms explains.

    "Bản Máy" is a hamlet by its first word, unless the registry knows a commune of that name here.
    """
    texts = [row.labels.get(column.column, "") for row in rows]
    kinds = [kind_of(text) for text in texts]
    named = sum(kind in {"place", "name", "village"} for kind in kinds)
    meant = sum(kind == "meaning" for kind in kinds)
    years = kinds.count("year")
    if years > max(named, meant):
        axes.year_columns.append(column.column)
    elif named > meant or (named and kinds.count("place") >= meant):
        axes.area_columns.append(column.column)
        hamlets = sum(
            kind == "village" and not is_area(text) for kind, text in zip(kinds, texts, strict=True)
        )
        axes.villages = axes.villages or hamlets * 2 > len([kind for kind in kinds if kind])
    elif meant:
        axes.meaning_columns.append(column.column)


def _areas_across(table: Table, is_area: Callable[[str], bool]) -> dict[int, str]:
    """The area that each number column names in its header, where at least half of the columns name one."""
    numbers = [column for column in table.columns if column.role == "number"]
    common = set.intersection(*(set(column.path) for column in numbers)) if len(numbers) > 1 else set()
    found = {}
    for column in numbers:
        named = [text for text in column.path if text not in common and kind_of(text) in {"place", "name"}]
        if len(named) == 1:
            found[column.column] = named[0]
    known = sum(is_area(text) for text in set(found.values()))
    if not known or known * 2 < len(set(found.values())):
        return {}
    totals = {column.column: text for column in numbers for text in column.path if is_total_name(text)}
    others = [column for column in numbers if column.column not in totals | found]
    also = {column.column: text for column in others for text in column.path if is_area(text)}
    return totals | also | found
