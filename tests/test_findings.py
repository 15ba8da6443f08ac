"""Every finding code is documented and is brought about by a case, and its messages say what they promise."""

from __future__ import annotations

import re

import pytest

from pipelines.reference.findings import FindingCode, finding, finding_codes
from pipelines.reference.findings_page import PAGE, findings_page
from tests.finding_cases import CASES


def test_the_page_is_written_from_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == findings_page()


def test_no_case_is_for_a_code_that_is_not_there() -> None:
    assert set(CASES) - set(finding_codes()) == set()


@pytest.mark.parametrize("code", list(finding_codes()))
def test_each_code_is_brought_about(code: str) -> None:
    found = [found for found in CASES[code]() if found.code == code]
    assert found, f"no case in tests/finding_cases.py brings about {code}"
    entry = finding_codes()[code]
    for one in found:
        assert one.severity == entry.severity
        for message in (one.message_vi, one.message_en):
            assert not re.search(r"\{\w*\}", message)
            assert one.cell in message or not _names_a_cell(entry)


def _names_a_cell(entry: FindingCode) -> bool:
    return "{cell}" in entry.message_vi and "{cell}" in entry.message_en


@pytest.mark.parametrize("entry", list(finding_codes().values()), ids=lambda entry: entry.code)
def test_both_languages_use_the_same_values(entry: FindingCode) -> None:
    def fields(text: str) -> set[str]:
        return {re.sub(r"_(vi|en)$", "", field) for field in re.findall(r"\{(\w+)\}", text)}

    assert fields(entry.message_vi + entry.advice_vi) == fields(entry.message_en + entry.advice_en)
    assert entry.severity == "error" or entry.holds_back != "file"


@pytest.mark.parametrize(
    "entry",
    [entry for entry in finding_codes().values() if not entry.code.startswith("hidden_")],  # only sheets are
    ids=lambda entry: entry.code,
)
def test_a_file_without_sheets_is_not_told_of_a_nameless_one(entry: FindingCode) -> None:
    templates = entry.message_vi + entry.advice_vi + entry.message_en + entry.advice_en
    said: dict[str, object] = dict.fromkeys(re.findall(r"\{(\w+)\}", templates), "7")
    for given in ("sheet", "cell", "raw"):
        said.pop(given, None)
    said.update({"other_sheet": "", "seconds": 10.0})
    one = finding(entry.code, cell="B7", raw="x", **said)
    assert "“”" not in one.message_vi + one.message_en
    assert "10.0" not in one.message_vi + one.message_en
