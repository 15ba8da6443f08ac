"""Figures that were carried to other boundaries: their names, what of them is sure, and the sentence that
says so. Pure: rows of the queries ``figures_within`` and ``series_within`` in, Vietnamese (or English) out.

``kind`` of a row is ``area``, ``cluster`` (communes that nobody can tell apart: ``members`` are their names)
or ``unallocated`` (its people went where no source says); ``carried``: the number crossed a change of
boundaries; ``estimated``: by shares; ``doubtful``: a change on the way is not official.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pages.kit.boundary import Boundary
from pages.kit.figures import Moment
from pages.kit.formats import number, percent
from pages.kit.records import Row, Rows, has, known, once, total
from pages.kit.text import listed, lower_first, sentence_case, t

UNALLOCATED = "unallocated:"
"""How the place_id of a number begins that belongs to no area."""

MEMBERS_APART = ", "
RATES = ("rate_of_total", "rate_of_registered")
MOST_NAMED = 6
MOST_MEMBERS, FIRST_MEMBERS = 5, 3
"""A cluster of more members is called by the first of them."""


def named(rows: Rows) -> list[dict[str, Any]]:
    """The rows with the names that people see: ``Cụm 3 xã: A, B, C``, ``Chưa phân bổ: Xã A``; and a column
    ``remark`` that says how each number came to where it stands. ``label`` is the name for a chart.

    Unallocated rows come last and have no rates: they are counts of no place, never ranked.
    """
    nowhere = [{**row, **dict.fromkeys(RATES, float("nan"))} for row in unallocated(rows)]
    return [
        {**row, "full_name": _name(row), "label": _label(row), "remark": remark(row)}
        for row in (*allocated(rows), *nowhere)
    ]


def _name(row: Row) -> str:
    if row["kind"] == "cluster":
        return cluster_name(row["members"])
    name = str(row["full_name"])
    return t("carried.unallocated", name=name) if row["kind"] == "unallocated" else name


def cluster_name(members: str | None) -> str:
    """``Cụm 3 xã: A, B và C``; of very many members only the first: a city can be one cluster."""
    names = members_of(members)
    few = names if len(names) <= MOST_MEMBERS else names[:FIRST_MEMBERS]
    return t("carried.cluster", count=len(names), members=shortened(names, len(few)))


def _label(row: Row) -> str:
    """The name in a chart, which has little room."""
    if row["kind"] != "cluster":
        return str(row["full_name"])
    names = members_of(row["members"])
    return t("carried.cluster_label", first=names[0] if names else "", count=number(len(names)))


def _short_name(row: Row) -> str:
    """The name in a list: a cluster by its first member and size."""
    return short_cluster_name(row["members"]) if row["kind"] == "cluster" else str(row["full_name"])


def short_cluster_name(members: str | None) -> str:
    """``cụm A (3 xã)``."""
    names = members_of(members)
    return t("carried.cluster_short", first=names[0] if names else "", count=number(len(names)))


def members_of(members: str | None) -> list[str]:
    """The names of a cluster's communes."""
    return members.split(MEMBERS_APART) if isinstance(members, str) and members else []


def remark(row: Row) -> str:
    """How a number came to where it stands, in a few words."""
    if row["kind"] != "area":
        said = [t(f"carried.remark_{row['kind']}")]
    else:
        said = [t("carried.remark_carried" if row["carried"] else "carried.remark_reported")]
    if row["basis"] == "partial_sum":
        reported, expected = row["communes_reported"], row["communes_expected"]
        said.append(t("carried.remark_partial", reported=reported, expected=expected))
    if row["carried"] and row["estimated"]:
        said.append(t("carried.remark_estimated"))
    if row["doubtful"]:
        said.append(t("carried.remark_doubtful"))
    return "; ".join(said)


def allocated(rows: Rows) -> list[Row]:
    """The rows of areas and clusters: what can be compared and ranked."""
    return [row for row in rows if row["kind"] != "unallocated"]


def unallocated(rows: Rows) -> list[Row]:
    """The rows that belong to no area of these boundaries: only counted in totals."""
    return [row for row in rows if row["kind"] == "unallocated"]


def carried_sentence(rows: Rows, model: str, moment: Moment, place: str, boundary: Boundary) -> str:
    """How many places are exact, estimated, or known as clusters only, and what part stands nowhere.

    ``rows``: everything inside a place, all models, unallocated rows too; the unallocated part is that of
    ``model``. ``place``: as it stands in a sentence.
    """
    opening = sentence_case(moment.words)
    if not any(row["carried"] for row in rows):
        return t("carried.none", moment=opening, place=place, boundary=boundary.words)
    parts = [
        part for part in (_areas(rows), _estimated(rows), _clusters(rows), _nowhere(rows, model)) if part
    ]
    return t("carried.sentence", moment=opening, boundary=boundary.words, parts="; ".join(parts))


def _areas(rows: Rows) -> str:
    estimates = _estimates(rows)
    exact = [row for row in rows if row["kind"] == "area" and row["place_id"] not in estimates]
    return _count("carried.areas", exact)


def _estimated(rows: Rows) -> str:
    estimates = _estimates(rows)
    shared = [row for row in rows if row["kind"] == "area" and row["place_id"] in estimates]
    return _count("carried.estimated", shared)


def _estimates(rows: Rows) -> set[str]:
    """The places of which some number was carried as an estimate."""
    return {row["place_id"] for row in rows if row["carried"] and row["estimated"]}


def _count(key: str, rows: Rows) -> str:
    count = len(_places(rows))
    unit = t(f"unit_inside.{rows[0]['area_level']}") if count else ""
    return t(key, count=number(count), unit=unit) if count else ""


def _places(rows: Rows) -> set[str]:
    return {row["place_id"] for row in rows}


def _clusters(rows: Rows) -> str:
    clusters = once([row for row in rows if row["kind"] == "cluster"], "place_id")
    if not clusters:
        return ""
    members = sum(len(members_of(row["members"])) for row in clusters)
    return t("carried.clusters", members=number(members), count=number(len(clusters)))


def _nowhere(rows: Rows, model: str) -> str:
    mine = [row for row in rows if row["model"] == model]
    measure = "total" if known(mine, "total") else "recognised"
    whole, lost = total(mine, measure), total(unallocated(mine), measure)
    if not lost:
        return ""
    return t(
        "carried.part_unallocated",
        count=number(lost),
        unit=t(f"unit.{model}"),
        share=percent(100 * lost / whole),
    )


def doubtful_sentence(rows: Rows) -> str:
    """Which places rest on a change of boundaries that is not official; ``""`` where none does."""
    names = _names([row for row in rows if row["doubtful"]])
    return t("carried.doubtful", places=shortened(names)) if names else ""


def crossing_sentence(rows: Rows, place: str) -> str:
    """Which areas hold people from outside ``place`` (a former district, say) too; ``""`` where none does."""
    names = _names([row for row in rows if row["crossing"]])
    return t("carried.crossing", place=place, places=shortened(names)) if names else ""


def partial_sentence(now: Rows, place: str) -> str:
    """What the sum of a district or province leaves out, because it can't be told from its neighbours'."""
    partial = next((row for row in now if row["kind"] == "partial"), None)
    if partial is None:
        return ""
    return t("carried.partial", place=place, places=shortened(members_of(partial["members"])))


def place_sentence(now: Rows, moment: Moment, place: str, boundary: Boundary) -> str:
    """Where the figures of one commune come from; ``now``: its main rows of the year."""
    if not now:
        return ""
    row = now[0]
    key = "cluster_place" if row["kind"] == "cluster" else "place" if row["carried"] else "none"
    return t(
        f"carried.{key}",
        moment=sentence_case(moment.words),
        boundary=boundary.words,
        place=place,
        cluster=lower_first(cluster_name(row["members"])),
    )


def double_sentences(reports: Rows, moment: Moment) -> list[str]:
    """A sentence for each pair of an area and what became of it that both reported for the year.

    ``reports``: the rows of the query ``double_reports``, one a pair and number.
    """
    of_moment = [row for row in reports if row["period"] == moment.period]
    pairs = once(of_moment, "older_place_id", "newer_place_id")
    said = [
        t(
            "double.sentence",
            moment=moment.words,
            older=row["older_name"],
            newer=row["newer_name"],
            older_file=row["older_file"],
            newer_file=row["newer_file"],
        )
        for row in pairs[:MOST_NAMED]
    ]
    more = len(pairs) - MOST_NAMED
    return said if more <= 0 else [*said, t("double.more", count=number(more))]


def _names(rows: Rows) -> list[str]:
    return list(dict.fromkeys(map(_short_name, rows)))


def shortened(names: list[str], shown: int = MOST_NAMED) -> str:
    """Names as a list in a sentence; of more than ``shown`` only the first."""
    more = len(names) - shown
    if more <= 0:
        return listed(names)
    return t("list.more", head=", ".join(names[:shown]), count=number(more))


def unit_of(kinds: Iterable[str], usual: str) -> str:
    """What is compared, as a word in a sentence: ``xã``, and where there are clusters ``xã, cụm xã``."""
    return t("unit_inside.clusters") if any(kind == "cluster" for kind in kinds) else usual


def carried_notes(rows: Rows, model: str) -> list[str]:
    """What the clusters and the unallocated rows of one model are; nothing for rows as reported."""
    if not has(rows, "remark"):
        return []
    notes = [t("note.clusters")] if any(row["kind"] == "cluster" for row in rows) else []
    notes += [t("note.partial")] if any(row["basis"] == "partial_sum" for row in rows) else []
    nowhere = unallocated(rows)
    if not nowhere:
        return notes
    count, recognised = number(len(_places(nowhere))), number(total(nowhere, "recognised"))
    return [*notes, t("note.unallocated", count=count, recognised=recognised, unit=t(f"unit.{model}"))]
