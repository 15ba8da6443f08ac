"""Which year a table's numbers are of, where the columns do not say: title, sheet name, file name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.interpreting.periods import HALF, PART, SCHOOL_YEAR, YEAR, Period, periods
from pipelines.reading.layout import TextLine
from pipelines.reading.sheets import cell_name

NOT_SAID = "no_year"
NOT_FULL = "not_full_year"
SCHOOL = "school_year"
SEVERAL = "several_years"
CONTRADICTION = "year_contradiction"
_OUTSIDE = ("cover", "file")
"""What stands outside the sheet does not choose between several years that the sheet names."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text that can say a year, and whose it is: ``title``, ``sheet``, ``cover``, ``file`` or ``hint``.

    ``cell`` is the cell it stands in; empty for the names of sheets and files.
    """

    scope: str
    text: str
    cell: str = ""


@dataclass(frozen=True, slots=True)
class TableYear:
    """The year and the period of a table; ``problem`` says why there is none (a finding code), else empty.

    ``said`` are the texts it was read from, ``cell`` the cell of the first. ``overruled`` is a farther text
    that names another year and was not followed. ``half`` says that a text speaks of six months, for columns
    that name the year alone.
    """

    year: int = 0
    period: str = YEAR
    problem: str = ""
    said: str = ""
    overruled: tuple[str, str] = ("", "")
    half: bool = False
    cell: str = ""


def said_above(
    own: Sequence[TextLine], first: Sequence[TextLine], sheet: str, cover: Sequence[str], file_name: str
) -> list[Said]:
    """What can say a table's year: its ``own`` title, else the head of its sheet, both names, and the cover
    of the workbook.
    """
    title = [_in_title(line) for line in own]
    if table_year(title, None).problem == NOT_SAID:
        title += [_in_title(line) for line in first]
    covers = [Said("cover", text) for text in cover]
    return [*title, Said("sheet", sheet), *covers, Said("file", file_name)]


def _in_title(line: TextLine) -> Said:
    return Said("title", line.text, cell_name(line.row, line.column))


def table_year(texts: Sequence[Said], hint: int | None) -> TableYear:
    """The year that the nearest scope names.

    A title and a sheet name that name different years contradict each other, and nothing tells which is
    right. A sheet named "Quý II" holds a part of the year that its title names. A file name or what the
    sender says only fills in: where it differs it is named and not followed.
    """
    half, found, none = False, TableYear(), TableYear()
    school, several = none, none
    for scope in ("title", "sheet", "cover", "file"):
        said = _one_scope([text for text in texts if text.scope == scope])
        half = half or said.half
        if said.problem == NOT_FULL and (not found.year or scope == "sheet"):
            return said
        school = said if said.problem == SCHOOL and not school.problem else school
        several = said if said.problem == SEVERAL and not (found.year or several.problem) else several
        if said.year and not found.year and not (several.problem and scope in _OUTSIDE):
            found = said
        elif said.problem == NOT_FULL and not found.overruled[0]:
            found = _overruled(found, scope, said.said)
        elif said.year and said.year != found.year and not found.overruled[0]:
            if scope == "sheet":
                both = f"{found.said} / {said.said}"
                return TableYear(problem=CONTRADICTION, said=both, cell=found.cell)
            found = _overruled(found, scope, said.said)
    return _with_hint(found, hint, half, school, several)


def _with_hint(
    found: TableYear, hint: int | None, half: bool, school: TableYear, several: TableYear
) -> TableYear:
    if not found.year and several.problem:
        return replace(several, half=half)
    if found.year and hint and hint != found.year and not found.overruled[0]:
        found = _overruled(found, "hint", str(hint))
    if not found.year and hint:
        found = TableYear(hint, said=str(hint))
    if not found.year:
        return replace(school, problem=school.problem or NOT_SAID, half=half)
    return replace(found, period=HALF if half else found.period, half=half)


def _overruled(found: TableYear, scope: str, text: str) -> TableYear:
    return replace(found, overruled=(scope, text))


def _one_scope(texts: Sequence[Said]) -> TableYear:
    """What the texts of one scope say together."""
    named = [(period, text) for text in texts for period in periods(text.text)]
    half = any(period.kind == HALF for period, _ in named)
    named = [entry for entry in named if not _is_day_after(entry[0], [period for period, _ in named])]
    years = {period.year for period, _ in named if period.year and period.kind != SCHOOL_YEAR}
    said = "; ".join(dict.fromkeys(text.text for _, text in named))
    part = next((text.cell for period, text in named if period.kind == PART), None)
    if part is not None:
        return TableYear(problem=NOT_FULL, said=said, cell=part)
    cell = named[0][1].cell if named else ""
    if len(years) > 1:
        return TableYear(problem=SEVERAL, said=said, half=half, cell=cell)
    if years:
        return TableYear(years.pop(), HALF if half else YEAR, "", said, half=half, cell=cell)
    school = any(period.kind == SCHOOL_YEAR for period, _ in named)
    return TableYear(problem=SCHOOL if school else "", said=said, half=half, cell=cell)


def _is_day_after(period: Period, others: Sequence[Period]) -> bool:
    """ "Năm 2024 (tính đến 15/01/2025)": a day early in the next year on which the year was counted."""
    return period.kind == PART and any(
        other.kind == YEAR and period.year == other.year + 1 for other in others
    )
