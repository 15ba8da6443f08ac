"""What may be concluded from a figure: how many communes must have reported, and which years may be compared.

The one place of these rules. Titles, sentences, cards, charts, maps and tables all ask here.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from pages.kit.formats import number, round_percent
from pages.kit.records import Row
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


def conclusive_rows(rows: pd.DataFrame) -> pd.Series:
    """For each row whether it is ``conclusive``."""
    partial = rows["basis"].to_numpy(dtype=object) == "partial_sum"
    if not partial.any():
        return pd.Series(data=True, index=rows.index)
    reported, expected = (
        rows[name].to_numpy(dtype=float, na_value=np.nan)
        for name in ("communes_reported", "communes_expected")
    )
    enough = reported >= ENOUGH * np.maximum(expected, 1)
    return pd.Series(~partial | enough, rows.index)


def judged(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with a rate that may be ranked, coloured, and held against a target."""
    chosen = rows["rate"].notna() & conclusive_rows(rows)
    return rows if chosen.all() else rows[chosen]


def too_few(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with a rate of which too few communes reported to conclude anything."""
    chosen = rows["rate"].notna() & ~conclusive_rows(rows)
    return rows[chosen] if chosen.any() else rows.head(0)


def ranked(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows, highest rate first; equal rates keep the Vietnamese order of their names."""
    return rows.sort_values("rate", ascending=False, kind="stable")


def too_few_note(rows: pd.DataFrame) -> str:
    """What is not done with rows of which too few communes reported; ``""`` where there are none."""
    return t("note.too_few", enough=round_percent(100 * ENOUGH)) if len(too_few(rows)) else ""


def covered_words(row: Any) -> str:
    """``8/14`` of a sum of only a part of the communes, else ``""``. ``row``: a record."""
    if row.basis != "partial_sum":
        return ""
    return f"{number(row.communes_reported)}/{number(row.communes_expected)}"


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
