"""Two thousand workbooks made from random tables: what was put in is read, or a finding says where it is not.

A workbook is known by its number: ``python -m tests.generator NUMBER FOLDER`` writes it down to look at.
"""

from __future__ import annotations

import pytest

from pipelines.submission import read_submission
from tests.generator.books import make
from tests.generator.judge import judge, share_read

WORKBOOKS = 2000
CHUNK = 100
LEAST_READ = 0.98
"""Of the numbers in workbooks without a planted mistake. A reader that refuses everything is no reader."""
MISTAKES = ("errors", "uncalculated", "unreadable", "stranger")
"""First words of the features that rightly hold rows back."""


@pytest.mark.parametrize("first", range(0, WORKBOOKS, CHUNK))
def test_nothing_is_lost_in_silence_and_nothing_is_read_wrong(first: int) -> None:
    faults, read, written = {}, 0, 0
    for number in range(first, first + CHUNK):
        book, content = make(number)
        submission = read_submission(content, book.file_name)
        found = judge(book, submission.observations, submission.findings)
        if found:
            faults[number] = (book.features, found[:3])
        if any(feature.startswith(MISTAKES) for feature in book.features):
            continue
        one_read, one_written = share_read(book, submission.observations)
        read, written = read + one_read, written + one_written
    assert faults == {}
    assert read / written >= LEAST_READ


def test_the_same_number_gives_the_same_workbook() -> None:
    assert [make(number)[0] for number in range(30)] == [make(number)[0] for number in range(30)]
