"""Findings: what a reader, an interpreter or a check has to say about a file, a sheet or a cell.

Every finding has a stable code. Codes, severities and message templates stand in
``data/reference/finding_codes.csv``, where a person can edit the wording; ``docs/findings.md`` documents
each of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from pipelines.reference.tables import read_table


class Severity(StrEnum):
    """How grave a finding is: an error holds its row back, a warning does not, an info only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class FindingCode:
    """One row of ``finding_codes.csv``: message and advice are ``str.format`` templates."""

    code: str
    severity: Severity
    holds_back: str
    title_vi: str
    title_en: str
    message_vi: str
    message_en: str
    advice_vi: str
    advice_en: str


class Finding(NamedTuple):
    """One thing that was found, with the place it was found in.

    ``sheet`` and ``cell`` are empty where the whole file or sheet is concerned; ``cell`` is in A1 notation.
    ``raw`` is the text as it stands in the cell. The messages name what was found and what to do.
    """

    severity: str
    code: str
    sheet: str
    cell: str
    raw: str
    message_vi: str
    message_en: str


@cache
def finding_codes() -> dict[str, FindingCode]:
    """The table of finding codes, by code."""
    return {
        row["code"]: FindingCode(severity=Severity(row.pop("severity")), **row)
        for row in read_table("finding_codes")
    }


def finding(code: str, *, sheet: str = "", cell: str = "", raw: object = "", **said: object) -> Finding:
    """A finding with its messages filled in.

    ``said`` are the values that the templates of ``code`` name (besides ``sheet``, ``cell``, ``raw``).
    Raises ``KeyError`` for a code that is not in the table, or for a value that a template needs and that
    was not given: both are mistakes in the program, never in a workbook.
    """
    entry = finding_codes()[code]
    values = {"sheet": sheet, "cell": cell, "raw": raw, **said}
    message_vi = f"{entry.message_vi} {entry.advice_vi}".strip().format(**values)
    message_en = f"{entry.message_en} {entry.advice_en}".strip().format(**values)
    if not sheet:
        message_vi, message_en = _without_sheet(message_vi), _without_sheet(message_en)
    return Finding(entry.severity, code, sheet, cell, str(raw), message_vi, message_en)


_WITHOUT_SHEET = (
    ("trang “”, ", ""), (" (trang “”)", ""), (" trên trang “”", ""), ("Trang “”", "Tệp"), ("trang “”", "tệp"),
    ("On the sheet “”, ", ""), ("On the sheet “”", "In the file"), (" on the sheet “”", ""),
    ("sheet “”, ", ""), (" (sheet “”)", ""), ("The sheet “”", "The file"), ("Sheet “”", "The file"),
    ("the sheet “”", "the file"),
)  # fmt: skip


def _without_sheet(message: str) -> str:
    """A message about a file that has no sheets (.csv), which is not to speak of a sheet without a name."""
    for named, plain in _WITHOUT_SHEET:
        message = message.replace(named, plain)
    return message
