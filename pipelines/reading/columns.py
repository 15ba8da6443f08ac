"""What the columns of a table are for: naming rows, numbering them, counting, or remarking."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from pipelines.reading.grid import DATE, ERROR, MARK, NUMBER, Grid, GridCell
from pipelines.reading.ordinals import ordinal_depth
from pipelines.reading.regions import Band
from pipelines.reading.text import fold, fold_words
from pipelines.reading.words import (
    heads_counts,
    heads_details,
    heads_numbering,
    heads_remarks,
    heads_years,
    is_year_text,
)


@dataclass(slots=True)
class Profile:
    """What a column holds in the body of a table."""

    numbers: int = 0
    marks: int = 0
    dates: int = 0
    texts: list[str] = field(default_factory=list)
    cells: list[GridCell] = field(default_factory=list)


def profiles(grid: Grid, rows: list[int], first: int, last: int) -> dict[int, Profile]:
    """For each column from ``first`` to ``last`` that holds something in these rows, what it holds."""
    found: dict[int, Profile] = {}
    for row in rows:
        for cell in grid.rows.get(row, ()):
            _, column, kind, value = cell
            if not first <= column <= last:
                continue
            profile = found.get(column)
            if profile is None:
                profile = found[column] = Profile()
            profile.cells.append(cell)
            if kind in (NUMBER, ERROR):
                profile.numbers += 1
            elif kind == MARK:
                profile.marks += 1
            elif kind == DATE:
                profile.dates += 1
            else:
                profile.texts.append(fold(str(value)))
    return found


def parts(band: Band, columns: dict[int, Profile]) -> list[tuple[int, int]]:
    """The column ranges of tables that stand side by side in a band without a column between them.

    A further table starts where texts that name rows stand again right of numbers: the same names in
    another order, or names under the header that the first column of names has.
    """
    order = sorted(columns)
    heads = _heads(band)
    names = next((c for c in order if _names(columns[c])), None)
    starts: list[int] = []
    counted = False
    for place, column in enumerate(order):
        profile = columns[column]
        if names is not None and counted and column != names and _names(profile):
            same = _alike(columns[names], profile)
            if same or (heads.get(column) and heads.get(column) == heads.get(names)):
                start = (
                    order[place - 1]
                    if _is_numbering(columns[order[place - 1]], heads.get(order[place - 1]))
                    else column
                )
                if any(c > column and columns[c].numbers for c in order):
                    starts.append(start)
                    counted = False
        counted = counted or (profile.numbers > len(profile.texts) and names is not None and column > names)
    bounds = [0, *starts]
    return list(zip(bounds, [*(start - 1 for start in starts), 1 << 20], strict=True))


def _heads(band: Band) -> dict[int, str]:
    return {
        cell.column: fold_words(str(cell.value))
        for row in band.header
        for cell in band.grid.rows.get(row, ())
    }


def _names(profile: Profile) -> bool:
    return len(profile.texts) >= 2 and len(profile.texts) > profile.numbers + profile.marks + profile.dates


def _alike(first: Profile, other: Profile) -> bool:
    mine, theirs = set(first.texts), set(other.texts)
    return (
        len(theirs) > 2
        and len(mine & theirs) >= 0.5 * min(len(mine), len(theirs))
        and len(theirs) >= 0.5 * len(other.texts)
    )


def _is_numbering(profile: Profile, head: str | None) -> bool:
    if head and heads_numbering(head):
        return True
    return profile.numbers > 2 and _counts_up(profile)


def _counts_up(profile: Profile) -> bool:
    values = [c.value for c in profile.cells if isinstance(c.value, int | float)]
    steps = sum(right - left == 1 for left, right in pairwise(values))
    return len(values) > 2 and steps >= 0.6 * (len(values) - 1) and min(values) <= 3


def roles(
    columns: dict[int, Profile],
    paths: dict[int, tuple[str, ...]],
    numbering: frozenset[int],
    numbered: set[int],
) -> dict[int, str]:
    """The role of each column: ``numbering``, ``label``, ``number`` or ``text``.

    ``paths`` are the header texts, ``numbering`` the columns known to number rows, ``numbered`` those that
    the row of column numbers gives a number to.
    """
    order = sorted(columns.keys() | paths.keys())
    empty = Profile()
    names = _names_column(order, columns)
    named = False
    counting = [c for c in order if c not in numbering and _counts(columns.get(c, empty), paths.get(c, ()))]
    counts = [c for c in counting if not _says_years(columns.get(c, empty), paths.get(c, ()))]
    first = next(iter(counts or counting), None)
    if first is not None and names is not None and first < names:
        first = next((c for c in counts or counting if c > names), first)
    first = next((c for c in order if _counts_badly(c, first, names, columns, paths)), first)
    if first is None:
        first = next((c for c in order if c not in columns and c > min(columns, default=c)), None)
    found: dict[int, str] = {}
    for column in order:
        profile, path = columns.get(column, empty), paths.get(column, ())
        if first is None or column < first:
            found[column] = _left_role(
                profile, path, column in numbering, named or "numbering" in found.values()
            )
            named = named or found[column] == "label"
        else:
            found[column] = _right_role(profile, path, column in numbered)
    _name_by_years(order, found, columns)
    if not any(role == "label" for role in found.values()):
        for column in order:
            if found[column] == "numbering" and columns.get(column, empty).texts:
                found[column] = "label"
                break
        else:
            _name_by_details(order, found, columns, paths)
    return found


def _name_by_details(
    order: list[int],
    found: dict[int, str],
    columns: dict[int, Profile],
    paths: dict[int, tuple[str, ...]],
) -> None:
    """Rows that nothing else names are named by the dates or persons left of their numbers."""
    for column in order:
        profile, path = columns.get(column, Profile()), paths.get(column, ())
        if found[column] == "number":
            return
        told = len(profile.texts) + profile.dates
        if found[column] == "text" and path and heads_details(path[-1]) and 2 * told > len(profile.cells):
            found[column] = "label"
            return


def _names_column(order: list[int], columns: dict[int, Profile]) -> int | None:
    """The column of names that stands third at the latest, with numbers right of it."""
    for place, column in enumerate(order[:3]):
        profile = columns.get(column)
        if profile and _names(profile) and len(set(profile.texts)) > 0.6 * len(profile.texts):
            counts = [c for c in order[place + 1 :] if c in columns and columns[c].numbers]
            return column if len(counts) >= place else None
    return None


def _counts_badly(
    column: int,
    first: int | None,
    names: int | None,
    columns: dict[int, Profile],
    paths: dict[int, tuple[str, ...]],
) -> bool:
    """Whether a column between the names and the first counts is one of counts with texts among them.

    "Tổng số" over 1000, "abc" and 900 names no row, where another column does.
    """
    profile, path = columns.get(column, Profile()), paths.get(column, ())
    named = any(c < column and columns[c].texts and not columns[c].numbers for c in columns)
    between = (first is None or column < first) and (names is None or names != column)
    return bool(between and named and profile.numbers and path and heads_counts(path[-1]))


def _counts(profile: Profile, path: tuple[str, ...]) -> bool:
    if path and (heads_numbering(path[-1]) or _heads_codes(path)):
        return False
    return profile.numbers + profile.marks > len(profile.texts)


def _heads_codes(path: tuple[str, ...]) -> bool:
    words = fold_words(path[-1])
    return words in {"ma", "code"} or words.startswith(("ma so", "ma don vi", "ma xa", "ma dvhc", "ma huyen"))


def _says_years(profile: Profile, path: tuple[str, ...]) -> bool:
    """Whether a column headed "Năm" holds nothing but years: it says when and counts nothing."""
    return heads_years(path) and bool(profile.cells) and all(_is_year(cell.value) for cell in profile.cells)


def _left_role(profile: Profile, path: tuple[str, ...], numbering: bool, named: bool) -> str:
    if numbering or (path and heads_numbering(path[-1])):
        return "numbering"
    if path and (heads_remarks(path[-1]) or _heads_codes(path)):
        return "text"
    if 2 * profile.dates > len(profile.cells):
        return "text"
    if profile.cells and all(_is_year(cell.value) for cell in profile.cells):
        return "label"
    ordinals = sum(ordinal_depth(cell.value) > 0 for cell in profile.cells)
    if profile.cells and ordinals >= 0.8 * len(profile.cells):
        if not named:
            return "numbering"
        return "text" if all(_is_footnote(cell) for cell in profile.cells) else "label"
    return "label"


def _is_footnote(cell: GridCell) -> bool:
    return isinstance(cell.value, str) and cell.value.strip().startswith("(")


def _right_role(profile: Profile, path: tuple[str, ...], numbered: bool) -> str:
    if path and heads_remarks(path[-1]) and profile.numbers <= len(profile.texts):
        return "text"
    filled = profile.numbers + profile.marks
    if profile.numbers and path and heads_counts(path[-1]):
        return "number"
    if filled or not profile.texts:
        return "number" if filled + profile.dates >= len(profile.texts) and (filled or path) else "text"
    return "text"


def _is_year(value: object) -> bool:
    if isinstance(value, str):
        return is_year_text(value)
    return isinstance(value, int | float) and value == int(value) and 1900 <= value <= 2100


def _name_by_years(order: list[int], found: dict[int, str], columns: dict[int, Profile]) -> None:
    """Rows without names that start with a year of their own are named by it."""
    lead = next((c for c in order if found[c] != "numbering" and c in columns), None)
    if lead is None or found[lead] != "number":
        return
    values = [cell.value for cell in columns[lead].cells]
    if all(_is_year(value) for value in values) and len(set(values)) == len(values) and len(order) > 1:
        found[lead] = "label"
        for column in order[order.index(lead) + 1 :]:
            if found[column] == "number" or not columns.get(column, Profile()).texts:
                break
            found[column] = "label"
