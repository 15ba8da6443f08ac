"""Figures that were carried to other boundaries: their names, what of them is sure, and the sentence that
says so. Pure: frames of the queries ``figures_within`` and ``series_within`` in, Vietnamese (or English) out.

``kind`` of a row is ``area``, ``cluster`` (communes that nobody can tell apart: ``members`` are their names)
or ``unallocated`` (its people went where no source says); ``carried``: the number crossed a change of
boundaries; ``estimated``: by shares; ``doubtful``: a change on the way is not official.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from pages.kit.boundary import Boundary
from pages.kit.figures import Moment
from pages.kit.formats import number, percent
from pages.kit.records import records
from pages.kit.text import listed, lower_first, sentence_case, t

UNALLOCATED = "unallocated:"
"""How the place_id of a number begins that belongs to no area."""

MEMBERS_APART = ", "
RATES = ("rate_of_total", "rate_of_registered")
MOST_NAMED = 6
MOST_MEMBERS, FIRST_MEMBERS = 5, 3
"""A cluster of more members is called by the first of them."""


def named(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the names that people see: ``Cụm 3 xã: A, B, C``, ``Chưa phân bổ: Xã A``; and a column
    ``remark`` that says how each number came to where it stands. ``label`` is the name for a chart.

    Unallocated rows come last and have no rates: they are counts of no place, never ranked.
    """
    found = records(rows)
    rows = rows.assign(
        full_name=[_name(row) for row in found],
        label=[_label(row) for row in found],
        remark=pd.Series(map(remark, found), rows.index, dtype=object),
    )
    placed, nowhere = allocated(rows), unallocated(rows)
    return (
        placed if nowhere.empty else pd.concat([placed, nowhere.assign(**dict.fromkeys(RATES, float("nan")))])
    )


def _name(row: Any) -> str:
    if row.kind == "cluster":
        return cluster_name(row.members)
    return t("carried.unallocated", name=row.full_name) if row.kind == "unallocated" else str(row.full_name)


def cluster_name(members: str | None) -> str:
    """``Cụm 3 xã: A, B và C``; of very many members only the first: a city can be one cluster."""
    names = members_of(members)
    few = names if len(names) <= MOST_MEMBERS else names[:FIRST_MEMBERS]
    return t("carried.cluster", count=len(names), members=shortened(names, len(few)))


def _label(row: Any) -> str:
    """The name in a chart, which has little room."""
    if row.kind != "cluster":
        return str(row.full_name)
    names = members_of(row.members)
    return t("carried.cluster_label", first=names[0] if names else "", count=number(len(names)))


def _short_name(row: Any) -> str:
    """The name in a list: a cluster by its first member and size."""
    return short_cluster_name(row.members) if row.kind == "cluster" else str(row.full_name)


def short_cluster_name(members: str | None) -> str:
    """``cụm A (3 xã)``."""
    names = members_of(members)
    return t("carried.cluster_short", first=names[0] if names else "", count=number(len(names)))


def members_of(members: str | None) -> list[str]:
    """The names of a cluster's communes."""
    return members.split(MEMBERS_APART) if isinstance(members, str) and members else []


def remark(row: Any) -> str:
    """How a number came to where it stands, in a few words."""
    if row.kind != "area":
        said = [t(f"carried.remark_{row.kind}")]
    else:
        said = [t("carried.remark_carried" if row.carried else "carried.remark_reported")]
    if row.basis == "partial_sum":
        said.append(
            t("carried.remark_partial", reported=row.communes_reported, expected=row.communes_expected)
        )
    if row.carried and row.estimated:
        said.append(t("carried.remark_estimated"))
    if row.doubtful:
        said.append(t("carried.remark_doubtful"))
    return "; ".join(said)


def allocated(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of areas and clusters: what can be compared and ranked."""
    return rows[rows["kind"] != "unallocated"]


def unallocated(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that belong to no area of these boundaries: only counted in totals."""
    return rows[rows["kind"] == "unallocated"]


def carried_sentence(rows: pd.DataFrame, model: str, moment: Moment, place: str, boundary: Boundary) -> str:
    """How many places are exact, estimated, or known as clusters only, and what part stands nowhere.

    ``rows``: everything inside a place, all models, unallocated rows too; the unallocated part is that of
    ``model``. ``place``: as it stands in a sentence.
    """
    opening = sentence_case(moment.words)
    if not rows["carried"].any():
        return t("carried.none", moment=opening, place=place, boundary=boundary.words)
    parts = [
        part for part in (_areas(rows), _estimated(rows), _clusters(rows), _nowhere(rows, model)) if part
    ]
    return t("carried.sentence", moment=opening, boundary=boundary.words, parts="; ".join(parts))


def _areas(rows: pd.DataFrame) -> str:
    exact = rows[(rows["kind"] == "area") & ~_estimates(rows)]
    return _count("carried.areas", exact)


def _estimated(rows: pd.DataFrame) -> str:
    return _count("carried.estimated", rows[(rows["kind"] == "area") & _estimates(rows)])


def _estimates(rows: pd.DataFrame) -> pd.Series:
    """Whether some number of the row's place was carried as an estimate."""
    return rows["place_id"].isin(rows.loc[rows["carried"] & rows["estimated"], "place_id"])


def _count(key: str, rows: pd.DataFrame) -> str:
    count = rows["place_id"].nunique()
    unit = t(f"unit_inside.{rows.iloc[0]['area_level']}") if count else ""
    return t(key, count=number(count), unit=unit) if count else ""


def _clusters(rows: pd.DataFrame) -> str:
    clusters = rows[rows["kind"] == "cluster"].drop_duplicates("place_id")
    if clusters.empty:
        return ""
    members = sum(len(members_of(names)) for names in clusters["members"])
    return t("carried.clusters", members=number(members), count=number(len(clusters)))


def _nowhere(rows: pd.DataFrame, model: str) -> str:
    mine = rows[rows["model"] == model]
    measure = "total" if mine["total"].notna().any() else "recognised"
    whole, lost = mine[measure].sum(), unallocated(mine)[measure].sum()
    if not lost:
        return ""
    return t(
        "carried.part_unallocated",
        count=number(lost),
        unit=t(f"unit.{model}"),
        share=percent(100 * lost / whole),
    )


def doubtful_sentence(rows: pd.DataFrame) -> str:
    """Which places rest on a change of boundaries that is not official; ``""`` where none does."""
    names = _names(rows[rows["doubtful"].astype(bool)])
    return t("carried.doubtful", places=shortened(names)) if names else ""


def crossing_sentence(rows: pd.DataFrame, place: str) -> str:
    """Which areas hold people from outside ``place`` (a former district, say) too; ``""`` where none does."""
    names = _names(rows[rows["crossing"].astype(bool)])
    return t("carried.crossing", place=place, places=shortened(names)) if names else ""


def partial_sentence(now: pd.DataFrame, place: str) -> str:
    """What the sum of a district or province leaves out, because it can't be told from its neighbours'."""
    partial = now[now["kind"] == "partial"]
    if partial.empty:
        return ""
    return t("carried.partial", place=place, places=shortened(members_of(partial.iloc[0]["members"])))


def place_sentence(now: pd.DataFrame, moment: Moment, place: str, boundary: Boundary) -> str:
    """Where the figures of one commune come from; ``now``: its main rows of the year."""
    if now.empty:
        return ""
    row = now.iloc[0]
    key = "cluster_place" if row["kind"] == "cluster" else "place" if row["carried"] else "none"
    return t(
        f"carried.{key}",
        moment=sentence_case(moment.words),
        boundary=boundary.words,
        place=place,
        cluster=lower_first(cluster_name(row["members"])),
    )


def double_sentences(reports: pd.DataFrame, moment: Moment) -> list[str]:
    """A sentence for each pair of an area and what became of it that both reported for the year.

    ``reports``: the rows of the query ``double_reports``, one a pair and number.
    """
    pairs = reports[reports["period"] == moment.period].drop_duplicates(["older_place_id", "newer_place_id"])
    said = [
        t(
            "double.sentence",
            moment=moment.words,
            older=row.older_name,
            newer=row.newer_name,
            older_file=row.older_file,
            newer_file=row.newer_file,
        )
        for row in records(pairs.head(MOST_NAMED))
    ]
    more = len(pairs) - MOST_NAMED
    return said if more <= 0 else [*said, t("double.more", count=number(more))]


def _names(rows: pd.DataFrame) -> list[str]:
    return list(dict.fromkeys(map(_short_name, records(rows))))


def shortened(names: list[str], shown: int = MOST_NAMED) -> str:
    """Names as a list in a sentence; of more than ``shown`` only the first."""
    more = len(names) - shown
    if more <= 0:
        return listed(names)
    return t("list.more", head=", ".join(names[:shown]), count=number(more))


def unit_of(kinds: Iterable[str], usual: str) -> str:
    """What is compared, as a word in a sentence: ``xã``, and where there are clusters ``xã, cụm xã``."""
    return t("unit_inside.clusters") if any(kind == "cluster" for kind in kinds) else usual


def carried_notes(rows: pd.DataFrame, model: str) -> list[str]:
    """What the clusters and the unallocated rows of one model are; nothing for rows as reported."""
    if "remark" not in rows:
        return []
    notes = [t("note.clusters")] if (rows["kind"] == "cluster").any() else []
    notes += [t("note.partial")] if (rows["basis"] == "partial_sum").any() else []
    nowhere = unallocated(rows)
    if nowhere.empty:
        return notes
    count, recognised = number(nowhere["place_id"].nunique()), number(nowhere["recognised"].sum())
    return [*notes, t("note.unallocated", count=count, recognised=recognised, unit=t(f"unit.{model}"))]
