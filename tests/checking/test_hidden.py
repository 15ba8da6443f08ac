"""What a hidden sheet says of the same things as a visible one counts once, and what differs is named."""

from __future__ import annotations

from pipelines.checking.hidden import hidden_repeats
from tests.checking.building import record

NUMBERS = {"total": 100.0, "recognised": 80.0}


def test_the_visible_number_counts_and_the_other_one_is_named() -> None:
    hidden = record({"total": 99, "registered": 5, "recognised": 80}, sheet="Cũ", hidden=True)
    result = hidden_repeats(records=[hidden, record(NUMBERS)])
    kept = [(one.sheet, one.measure, one.value) for kept in result.records for one in kept.observations]
    assert kept == [("Cũ", "registered", 5), ("Biểu 1", "total", 100), ("Biểu 1", "recognised", 80)]
    assert [(found.code, found.sheet, found.cell) for found in result.findings] == [
        ("hidden_copy_differs", "Cũ", "C5"),
        ("hidden_repeats", "Cũ", ""),
    ]
    assert "C5: 99 / 100 (C5)" in result.findings[0].message_vi
    assert "ghi lại 1 số" in result.findings[1].message_vi


def test_a_sheet_that_only_repeats_is_a_copy() -> None:
    result = hidden_repeats(records=[record(NUMBERS), record(NUMBERS, row=9, sheet="Cũ", hidden=True)])
    assert [one.sheet for one in result.records] == ["Biểu 1"]
    assert [(found.code, found.sheet) for found in result.findings] == [("hidden_copy", "Cũ")]


def test_a_hidden_sheet_without_a_twin_is_read() -> None:
    result = hidden_repeats(records=[record(NUMBERS, hidden=True)])
    assert len(result.records) == 1
    assert result.findings == []
