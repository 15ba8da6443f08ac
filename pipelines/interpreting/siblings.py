"""What the headers of one table say about each other: a count that only its neighbours explain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipelines.interpreting.group_columns import name_sums, name_workers
from pipelines.interpreting.headers import Context, meaning
from pipelines.interpreting.kinds import kind_of_organisation, part_kinds
from pipelines.interpreting.meaning import RATE, Meaning, Verdict
from pipelines.interpreting.sayings import Said
from pipelines.interpreting.terms import said
from pipelines.interpreting.words import plain
from pipelines.reference.models import models

Path = tuple[str, ...]
_RATES = (("recognised", "total"), ("recognised", ""), ("", ""), ("", "total"), ("recognised", "registered"))


@lru_cache(maxsize=2048)
def meanings(
    paths: tuple[Path, ...], rows: Path, context: Context, years: tuple[int, ...]
) -> tuple[Meaning, ...]:
    """The meanings of all header paths of a table, in their order, for rows named ``rows``.

    ``years`` are the years that the paths name (0 for none): only headers of one year explain each other.
    """
    found = [meaning(path, rows, context) for path in paths]
    _share_model(found, paths, rows, context)
    _rates_of_the_left(found, paths, rows, context)
    name_workers(found, paths, lambda path: meaning(path, rows, context))
    name_sums(found, paths, context.measure)
    groups: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for index, meant in enumerate(found):
        if meant.model:
            groups[meant.model, meant.group, years[index]].append(index)
    _lost_groups(found, paths)
    _men_beside_women(found, paths)
    for (model, _, _), members in groups.items():
        if models()[model].levels:
            _share_level(found, members, paths)
        _name_counts(found, members, paths, context)
        if model == "organisation":
            part_kinds(found, members, paths, kind_of_organisation(rows) or context.kind, context.named_after)
        _keep_one_rate(found, members)
    return tuple(found)


def _leaf(path: Path) -> Said:
    return said(path[-1] if path else "")


def _share_model(found: list[Meaning], paths: Sequence[Path], rows: Path, context: Context) -> None:
    """ "Tổng số hộ | Số GĐHT | Tỷ lệ": in a table that names one model, "Tỷ lệ" is that model's."""
    models = {meant.model for meant in found if meant.model}
    if len(models) != 1 or context.not_ours:
        return
    alone = replace(context, model=models.pop())
    for index, meant in enumerate(found):
        if meant.verdict is Verdict.NO_MODEL and any(said(text).atoms for text in paths[index]):
            found[index] = meaning(paths[index], rows, alone)


def _rates_of_the_left(found: list[Meaning], paths: Sequence[Path], rows: Path, context: Context) -> None:
    """ "Số hộ đạt GĐHT | Tỷ lệ % | Số dòng họ …": a bare "Tỷ lệ" is that of the column left of it."""
    for index in range(1, len(found)):
        left, heard = found[index - 1], _leaf(paths[index])
        bare = found[index].verdict is Verdict.NO_MODEL and set(heard.atoms) == {"rate"} and not heard.over
        same_row = len(paths[index]) == len(paths[index - 1]) and paths[index][:-1] == paths[index - 1][:-1]
        if bare and same_row and left.ours and left.measure in {"registered", "recognised"}:
            alone = meaning(paths[index], rows, replace(context, model=left.model, level=left.level))
            if alone.ours and alone.measure == RATE:
                found[index] = alone._replace(group=left.group, numerator=left.measure)


def _lost_groups(found: list[Meaning], paths: Sequence[Path]) -> None:
    """A "Số đăng ký" among columns of groups of citizens, with no group nor model of its own over it.

    Its group's header stands somewhere else; it is not taken for all citizens.
    """
    grouped = [index for index, meant in enumerate(found) if meant.group]
    shortest = min((len(paths[index]) for index in grouped), default=0)
    for index, meant in enumerate(found):
        heard = [said(text) for text in paths[index]]
        whole = any("total" in text.atoms or text.groups for text in heard) or meant.measure == RATE
        between = bool(grouped) and grouped[0] < index < grouped[-1] and not whole
        own_model = any(text.models or text.unclear for text in heard)
        alone = bool(grouped) and grouped[0] < index and len(paths[index]) < shortest and not own_model
        if meant.ours and meant.model == "citizen" and not meant.group and (between or alone):
            found[index] = meant._replace(verdict=Verdict.UNCLEAR_GROUP)


def _men_beside_women(found: list[Meaning], paths: Sequence[Path]) -> None:
    """ "Nam" beside "Nữ" are men and no year: a part of the citizens that is not counted by itself here."""
    if not any(plain(text) == "nu" for path in paths for text in path):
        return
    for index, path in enumerate(paths):
        if any(plain(text) == "nam" for text in path) and found[index].ours:
            found[index] = found[index]._replace(verdict=Verdict.UNKNOWN_WORDS, words=("Nam",))


def _title_above(path: Path, model: str) -> str:
    """The header that names the model over the column's own header; empty where the own one names it."""
    return next((text for text in reversed(path[:-1]) if model in said(text).models), "")


def _share_level(found: list[Meaning], members: Sequence[int], paths: Sequence[Path]) -> None:
    """ "Tổng số thôn" beside "Công nhận": the level that one header of a model names holds for all of them.

    Where a model has columns of two levels, a column that names none can't be told apart. Where the same
    measure stands there with and without a level, or each under a title of its own ("Cộng đồng học tập"
    beside "CĐHT xã"), the columns without are a kind of their own.
    """
    ours = [index for index in members if found[index].verdict in {Verdict.OURS, Verdict.NO_MEASURE}]
    levels = {found[index].level for index in ours} - {""}
    named = {found[index].measure for index in ours if found[index].level} - {""}
    if any(found[index].measure in named for index in ours if not found[index].level):
        return
    titles = {_title_above(paths[index], found[index].model) for index in ours if found[index].level}
    for index in ours:
        own = _title_above(paths[index], found[index].model)
        if levels and not found[index].level and ("" in titles or own in titles | {""}):
            meant = found[index]
            found[index] = (
                meant._replace(level=next(iter(levels)))
                if len(levels) == 1
                else meant._replace(verdict=Verdict.UNCLEAR_LEVEL)
            )


def _name_counts(
    found: list[Meaning], members: Sequence[int], paths: Sequence[Path], context: Context
) -> None:
    """Name the counts "Số GĐHT", "Tổng số GĐHT" and the "Tổng số" over "Mới" and "Tái"."""
    for level in {found[index].level for index in members}:
        peers = [index for index in members if found[index].level == level]
        _units_beside(found, peers, paths)
        _units_first(found, peers, paths)
        _whole_of_parts(found, peers, paths, context)
        _total_beside_result(found, peers, paths)
        _titles_counted(found, peers, paths, context)
        _bare_count(found, peers, paths)


def _units_beside(found: list[Meaning], peers: Sequence[int], paths: Sequence[Path]) -> None:
    """ "Số hộ" directly left of "Gia đình học tập": all there are, where no other column says a total."""
    if any(found[index].measure == "total" for index in peers):
        return
    beside = [
        index
        for index in peers
        if found[index].verdict is Verdict.NO_MEASURE
        and _counts_units_alone(paths[index])
        and index + 1 in peers
        and any(found[index].model in said(text).models for text in paths[index + 1])
    ]
    if len(beside) == 1:
        found[beside[0]] = found[beside[0]]._replace(verdict=Verdict.OURS, measure="total")


def _units_first(found: list[Meaning], peers: Sequence[int], paths: Sequence[Path]) -> None:
    """ "Số hộ | Đăng ký | Đạt" under one header: what comes first, without a measure, is all there are.

    Where another column says a total, or none right of it says what was registered or recognised, it stays
    open.
    """
    if any(found[index].measure == "total" for index in peers):
        return
    named = [index for index in peers if found[index].measure in {"registered", "recognised"}]
    first = [
        index
        for index in peers
        if found[index].verdict is Verdict.NO_MEASURE
        and _counts_units_only(paths[index])
        and (_alone(paths[index]) or any(paths[other][:-1] == paths[index][:-1] for other in named))
    ]
    if len(first) == 1 and named and all(first[0] < other for other in named):
        found[first[0]] = found[first[0]]._replace(verdict=Verdict.OURS, measure="total")


def _alone(path: Path) -> bool:
    """Whether a header stands under no other; the unit of its row, "hộ" beside "Số hộ", is none."""
    unit_below = len(path) == 2 and _is_unit(path[1]) and said(path[0]).units == _leaf(path).units
    return len(path) == 1 or unit_below


def _is_unit(text: str) -> bool:
    return said(text) == Said(text, counted=said(text).counted, units=said(text).units)


def _counts_units_only(path: Path) -> bool:
    """Whether a header is "Số hộ" and no text over it names a measure."""
    leaf = _leaf(path)
    above = {atom for text in path[:-1] for atom in said(text).atoms} - ({"count"} if _alone(path) else set())
    return _counts_units_alone((path[-1],)) and not above and not leaf.models if path else False


def _counts_units_alone(path: Path) -> bool:
    """Whether a header is "Số hộ", "Số thôn" and nothing else, under no other header."""
    leaf = _leaf(path)
    named = leaf.models or leaf.unclear or leaf.over or leaf.groups
    return len(path) == 1 and bool(leaf.units) and set(leaf.atoms) <= {"count"} and not named


def _whole_of_parts(
    found: list[Meaning], peers: Sequence[int], paths: Sequence[Path], context: Context
) -> None:
    parents = {paths[index][:-1] for index in peers if set(_leaf(paths[index]).atoms) & {"new", "again"}}
    for index in peers:
        alone = _leaf(paths[index]).atoms == ("total",) and paths[index][:-1] in parents
        if found[index].measure == "total" and alone and context.measure:
            found[index] = found[index]._replace(measure=context.measure)


def _total_beside_result(found: list[Meaning], peers: Sequence[int], paths: Sequence[Path]) -> None:
    """ "Do cấp xã công nhận › Tổng số | Công nhận": "Tổng số" beside the result itself is no result."""
    for index in peers:
        measure = found[index].measure
        if measure not in {"registered", "recognised"} or _leaf(paths[index]).atoms != ("total",):
            continue
        beside = [other for other in peers if other != index and paths[other][:-1] == paths[index][:-1]]
        if any(found[other].measure == measure and measure in _leaf(paths[other]).atoms for other in beside):
            found[index] = found[index]._replace(measure="total")


def _titles_counted(
    found: list[Meaning], peers: Sequence[int], paths: Sequence[Path], context: Context
) -> None:
    """ "Tổng số GĐHT" counts the families that have the title where another column counts all families."""
    measures = [found[index].measure for index in peers]
    for index in peers:
        leaf = _leaf(paths[index])
        if found[index].measure != "total" or not (leaf.models and "total" in leaf.atoms):
            continue
        if "recognised" not in measures and (measures.count("total") > 1 or context.measure == "recognised"):
            found[index] = found[index]._replace(measure="recognised")
        elif "recognised" not in measures:
            found[index] = found[index]._replace(verdict=Verdict.NO_MEASURE)


def _bare_count(found: list[Meaning], peers: Sequence[int], paths: Sequence[Path]) -> None:
    """ "Số GĐHT" beside "Tổng số hộ": the one count without a name is what was recognised."""
    bare = [
        index
        for index in peers
        if found[index].verdict is Verdict.NO_MEASURE
        and not found[index].measure
        and not any(set(said(text).atoms) - {"count"} for text in paths[index])
    ]
    measures = {found[index].measure for index in peers}
    of_recognised = any(
        found[index].measure == RATE and found[index].numerator == "recognised" for index in peers
    )
    explained = bool(measures & {"total", "registered"}) or of_recognised
    if len(bare) == 1 and explained and not any(measure.startswith("recognised") for measure in measures):
        found[bare[0]] = found[bare[0]]._replace(verdict=Verdict.OURS, measure="recognised")


def _keep_one_rate(found: list[Meaning], members: Sequence[int]) -> None:
    """Of several printed rates of one title, the one of recognised to total is kept, the others are named."""
    by_level: dict[str, list[int]] = defaultdict(list)
    for index in members:
        if found[index].ours and found[index].measure == RATE:
            by_level[found[index].level].append(index)
    for rates in by_level.values():
        kept = min(rates, key=lambda index: _rank(found[index]))
        for index in rates:
            if index != kept:
                found[index] = found[index]._replace(verdict=Verdict.SECOND_RATE)


def _rank(rate: Meaning) -> int:
    named = (rate.numerator, rate.base)
    return _RATES.index(named) if named in _RATES else len(_RATES)
