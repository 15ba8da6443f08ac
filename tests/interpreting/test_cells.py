"""From a cell under its header to the numbers it reports, or the reason why it is held back."""

from __future__ import annotations

import pytest

from pipelines.interpreting.cells import CellFigures, cell_figures, written_as_fractions
from pipelines.interpreting.meaning import RATE, Meaning, Verdict
from pipelines.reading.layout import State, TableCell

RECOGNISED = Meaning(Verdict.OURS, "family", measure="recognised")
OF_TOTAL = RECOGNISED._replace(of="total")
STATED = Meaning(Verdict.OURS, "family", measure=RATE)


def cell(value: float | None, state: State = State.VALUE, **more: object) -> TableCell:
    return TableCell(5, 3, str(value), value, state, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "meant", "figures"),
    [
        (cell(12), RECOGNISED, CellFigures((("recognised", 12),))),
        (cell(0), RECOGNISED, CellFigures((("recognised", 0),))),
        (cell(12.0), RECOGNISED, CellFigures((("recognised", 12.0),))),
        (cell(None, State.MISSING), RECOGNISED, CellFigures()),
        (cell(6, of=7), OF_TOTAL, CellFigures((("recognised", 6), ("total", 7)))),
        (cell(6, of=7), RECOGNISED, CellFigures((("recognised", 6),), remark="second_number_not_loaded")),
        (
            cell(270_000, estimated=True),
            RECOGNISED,
            CellFigures((("recognised", 270_000),), remark="estimated"),
        ),
        (cell(1199.9999999999998), RECOGNISED, CellFigures((("recognised", 1200),))),
        (cell(85.3, percent=True), STATED, CellFigures(((RATE, 85.3),))),
        (cell(85.3), STATED, CellFigures(((RATE, 85.3),))),
        (cell(6, of=8), STATED, CellFigures(((RATE, 75.0),))),
        (cell(0, of=8), STATED, CellFigures(((RATE, 0.0),))),
    ],
)
def test_numbers(given: TableCell, meant: Meaning, figures: CellFigures) -> None:
    assert cell_figures(given, meant, fractions=False) == figures


@pytest.mark.parametrize(
    ("given", "meant", "problem"),
    [
        (cell(None, State.ERROR), RECOGNISED, "error_cell"),
        (cell(None, State.TEXT), RECOGNISED, "unreadable_number"),
        (cell(None, State.ERROR, note="not_calculated"), RECOGNISED, "not_calculated"),
        (cell(None, State.TEXT, note="ambiguous_number"), RECOGNISED, "ambiguous_number"),
        (cell(None, State.TEXT, note="date"), RECOGNISED, "date_for_number"),
        (cell(85.3, percent=True), RECOGNISED, "percent_for_count"),
        (cell(-4), RECOGNISED, "negative_number"),
        (cell(-4), STATED, "negative_number"),
        (cell(4.5), RECOGNISED, "not_whole"),
        (cell(1199.999), RECOGNISED, "not_whole"),
        (cell(6, of=7.5), OF_TOTAL, "not_whole"),
        (cell(6), OF_TOTAL, "pair_expected"),
    ],
)
def test_what_is_held_back(given: TableCell, meant: Meaning, problem: str) -> None:
    assert cell_figures(given, meant, fractions=False) == CellFigures(problem=problem)


@pytest.mark.parametrize(
    "given",
    [
        cell(None, State.ERROR),
        cell(None, State.ERROR, note="not_calculated"),
        cell(None, State.TEXT),
        cell(None, State.TEXT, note="date"),
        cell(0, of=0),
    ],
)
def test_a_rate_that_cannot_be_read_costs_its_cell_only(given: TableCell) -> None:
    assert cell_figures(given, STATED, fractions=False) == CellFigures(remark="rate_not_read")


def test_parts_of_one_become_percent() -> None:
    assert cell_figures(cell(0.853), STATED, fractions=True).figures == ((RATE, 85.3),)
    assert cell_figures(cell(85.3, percent=True), STATED, fractions=True).figures == ((RATE, 85.3),)


@pytest.mark.parametrize(
    ("values", "fractions"),
    [([0.5, 1.0, 0.75], True), ([1, 0, 1], False), ([0.5, 50.0], False), ([], False)],
)
def test_a_column_of_parts_of_one_is_known_by_all_its_cells(values: list[float], fractions: bool) -> None:
    assert written_as_fractions([cell(value) for value in values]) is fractions
