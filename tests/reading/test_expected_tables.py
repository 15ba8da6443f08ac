"""Every value that someone wrote down by hand for the published workbooks, at its cell, under its names.

``expected/`` says of each value the file, sheet and cell, the name of its row (``unit_name``), the header
path (``column_path``, joined with " > ") and its state; for an error cell ``value`` is the error's text.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from pipelines.reading.inspect import inspect_report
from pipelines.reading.text import fold_space
from tests.reading.building import position

SHARED = Path(__file__).parents[3] / "shared" / "workbooks"
FILES = sorted((SHARED / "expected").glob("*.csv")) if SHARED.is_dir() else []

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="no published workbooks beside the project")


@cache
def report(name: str) -> dict:  # type: ignore[type-arg]
    path = SHARED / "real" / name
    return inspect_report(str(path), path.read_bytes())


def expected_rows() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for path in FILES:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows += csv.DictReader(lines)
    return rows


def table_with(row: dict[str, str]) -> dict:  # type: ignore[type-arg]
    sheet = next(s for s in report(row["file"])["sheets"] if s["name"] == row["sheet"])
    return next(t for t in sheet["tables"] if any(c["cell"] == row["cell"] for c in t["cells"]))


@pytest.mark.parametrize("row", expected_rows(), ids=lambda row: f"{row['file']}:{row['cell']}")
def test_value_stands_at_its_cell_under_its_names(row: dict[str, str]) -> None:
    table = table_with(row)
    cell = next(c for c in table["cells"] if c["cell"] == row["cell"])
    at_row, _ = position(row["cell"])
    letters = row["cell"].rstrip("0123456789")
    assert cell["state"] == row["state"]
    if row["state"] == "value":
        assert cell["value"] == pytest.approx(float(row["value"]), rel=1e-12)
    if row["state"] == "error":
        assert cell["raw"] == row["value"]
    label = next(r["label"] for r in table["rows"] if r["row"] == at_row)
    path = next(c["path"] for c in table["columns"] if c["column"] == letters)
    # Which letters of a legacy font's text are capitals hangs on the font's name, so case is left out.
    assert label.casefold() == fold_space(row["unit_name"]).casefold()
    assert " > ".join(path).casefold() == fold_space(row["column_path"]).casefold()


KINDS = {"total": "total", "group": "total", "unit": "data"}


@pytest.mark.parametrize("row", expected_rows()[::7], ids=lambda row: f"{row['file']}:{row['cell']}")
def test_row_is_of_its_kind(row: dict[str, str]) -> None:
    at_row, _ = position(row["cell"])
    kind = next(r["kind"] for r in table_with(row)["rows"] if r["row"] == at_row)
    assert kind == KINDS[row["row_kind"]]
