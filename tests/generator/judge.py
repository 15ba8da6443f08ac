"""Whether what was read is what was put in: nothing wrong, nothing lost without a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from tests.generator.sheets import Book, Expected, Kind, Page, cell_name

NEAR = 1e-6


class ReadObservation(Protocol):
    """What is asked of an observation."""

    area_id: str
    area_level: str
    year: int
    period: str
    model: str
    level: str
    group: str
    measure: str
    value: float
    estimated: bool
    sheet: str
    cell: str


class ReadFinding(Protocol):
    """What is asked of a finding."""

    code: str
    sheet: str
    cell: str


class Fault(NamedTuple):
    """One thing that was read wrong, or lost, or not spoken of."""

    what: str
    sheet: str
    cell: str
    detail: str


def as_expected(one: ReadObservation) -> Expected:
    """An observation without its cell, in the shape of what is expected."""
    kind = Kind(one.model, one.level, one.group)
    code = one.area_id.split("@")[0]
    return Expected(code, one.area_level, one.year, one.period, kind, one.measure, one.value, one.estimated)


def same(found: Expected, wanted: Expected) -> bool:
    """Whether two are the same but for the last binary digits of a rate."""
    return found._replace(value=0) == wanted._replace(value=0) and abs(found.value - wanted.value) < NEAR


class Spoken:
    """Which cells the findings speak for.

    A finding on a whole sheet, on a header or title above, or on a file speaks for the numbers only where
    nothing of it was loaded: a remark on what was read says nothing of a number that is missing.
    """

    def __init__(self, observations: Iterable[ReadObservation], findings: Iterable[ReadFinding]) -> None:
        self.cells: dict[str, set[str]] = defaultdict(set)
        for finding in findings:
            self.cells[finding.sheet].add(finding.cell)
        self.loaded = {one.sheet for one in observations}

    def of(self, page: Page, name: str, at: tuple[int, int]) -> bool:
        """Whether a finding names the cell, its row's name, its column's header, its sheet or its file."""
        said = self.cells[name]
        places = [at, *page.rows.get(at, []), *page.heads.get(at, [])]
        if any(cell_name(*place) in said for place in places):
            return True
        if name in self.loaded:
            return False
        above = any(said_row(cell) < at[0] for cell in said)
        return above or ("" in self.cells[""] and not self.loaded)


def said_row(cell: str) -> int:
    """The row of a finding's cell; 0 for one on the whole sheet."""
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0)


def judge(book: Book, observations: list[ReadObservation], findings: list[ReadFinding]) -> list[Fault]:
    """All that is wrong; an empty list is a right reading."""
    spoken = Spoken(observations, findings)
    read: dict[tuple[str, str], list[Expected]] = defaultdict(list)
    for one in observations:
        read[one.sheet, one.cell].append(as_expected(one))
    faults = []
    for page in book.pages:
        name = "" if book.sheetless else page.name
        for at, wanted in page.numbers.items():
            found = read.pop((name, cell_name(*at)), [])
            if not found and not spoken.of(page, name, at):
                faults.append(Fault("lost without a word", name, cell_name(*at), str(wanted)))
            meant = [wanted, *([page.also[at]] if at in page.also else [])]
            faults += [
                Fault("read wrong", name, cell_name(*at), f"{one} for {meant}")
                for one in found
                if not any(same(one, right) for right in meant)
            ]
            if found and at in page.also and len(found) == 1 and cell_name(*at) not in spoken.cells[name]:
                faults.append(Fault("second number lost", name, cell_name(*at), str(page.also[at])))
            if len(found) > len(meant) or len(found) > len({one.measure for one in found}):
                faults.append(Fault("counted twice", name, cell_name(*at), str(found)))
        for at, why in page.troubles.items():
            if (name, cell_name(*at)) not in read and not spoken.of(page, name, at):
                faults.append(Fault("not spoken of", name, cell_name(*at), why))
    for (sheet, cell), found in read.items():
        faults.append(Fault("read from nothing", sheet, cell, str(found)))
    return faults


def share_read(book: Book, observations: list[ReadObservation]) -> tuple[int, int]:
    """How many of the numbers were read, and how many there are."""
    read = {(one.sheet, one.cell) for one in observations}
    cells = [
        ("" if book.sheetless else page.name, cell_name(*at)) for page in book.pages for at in page.numbers
    ]
    return sum(cell in read for cell in cells), len(cells)
