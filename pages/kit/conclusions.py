"""What may be concluded from a figure: how many communes must have reported, and which years may be compared.

The one place of these rules. Titles, sentences, cards, charts, maps and tables all ask here.
"""

from __future__ import annotations

from operator import itemgetter

from pages.kit.formats import is_missing, number, round_percent
from pages.kit.records import Row, Rows
from pages.kit.text import t

ENOUGH = 0.8
"""The share of communes below which a sum says nothing about the whole place."""
NEARLY_ALL = 0.9
"""The share of communes from which two sums are of nearly the same communes."""


def conclusive(row: Row) -> bool:
    """Whether a figure covers enough communes to be ranked, coloured, and held against a target.

    Own reports and complete sums always do; a partial sum from four fifths of the communes on.
    """
    if row["basis"] != "partial_sum":
        return True
    return bool(row["communes_reported"] >= ENOUGH * max(row["communes_expected"], 1))


def judged(rows: Rows) -> list[Row]:
    """The rows with a rate that may be ranked, coloured, and held against a target."""
    return [row for row in rows if not is_missing(row["rate"]) and conclusive(row)]


def too_few(rows: Rows) -> list[Row]:
    """The rows with a rate of which too few communes reported to conclude anything."""
    return [row for row in rows if not is_missing(row["rate"]) and not conclusive(row)]


def ranked(rows: Rows) -> list[Row]:
    """The rows, highest rate first; equal rates keep the Vietnamese order of their names."""
    return sorted(rows, key=itemgetter("rate"), reverse=True)


def too_few_note(rows: Rows) -> str:
    """What is not done with rows of which too few communes reported; ``""`` where there are none."""
    return t("note.too_few", enough=round_percent(100 * ENOUGH)) if too_few(rows) else ""


def covered_words(row: Row) -> str:
    """``8/14`` of a sum of only a part of the communes, else ``""``."""
    if row["basis"] != "partial_sum":
        return ""
    return f"{number(row['communes_reported'])}/{number(row['communes_expected'])}"


def alike(now: Row, earlier: Row) -> bool:
    """Whether two years of a place cover nearly the same communes.

    A number of a whole cluster of communes is not compared with that of one of them. Both cover at least
    nine tenths of all communes, or, of the same number of communes, shares that differ by a tenth at most.
    A rate from 7 of 126 communes is no change on one from 44 of 579.
    """
    if now["place_id"] != earlier["place_id"]:
        return False
    share, before = _share(now), _share(earlier)
    if share >= NEARLY_ALL and before >= NEARLY_ALL:
        return True
    same = now["communes_expected"] == earlier["communes_expected"]
    return bool(same and abs(share - before) <= 0.1)


def _share(row: Row) -> float:
    return float(row["communes_reported"] / max(row["communes_expected"], 1))


def comparable(now: Row, earlier: Row) -> bool:
    """Whether a change between two years may be stated: each is conclusive, and they are ``alike``."""
    return conclusive(now) and conclusive(earlier) and alike(now, earlier)
