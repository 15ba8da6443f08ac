"""Every sample is read as it was written: each observation at its cell, nothing more and nothing less."""

from __future__ import annotations

import csv
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pipelines.reference.findings import Severity
from pipelines.submission import Submission, read_submission

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "samples"
MANIFEST = list(csv.DictReader((SAMPLES / "manifest.csv").open(encoding="utf-8", newline="")))
PATHS = [row["path"] for row in MANIFEST if row["path"]]

Fact = tuple[str, str, str, str, int, str, str, str, str, str]
"""Sheet, cell, area code and level, year, period, model, level, group, measure."""


def read(path: str) -> Submission:
    """The sample as the pipeline reads it, under its path in the samples and with nothing said beside it."""
    return read_submission((SAMPLES / path).read_bytes(), path)


def truth(path: str) -> dict[Fact, float]:
    """What the generator wrote into the workbook."""
    file = (SAMPLES / path).with_suffix(".truth.csv")
    with file.open(encoding="utf-8", newline="") as lines:
        return {
            (
                row["sheet"],
                row["cell"],
                row["area_code"],
                row["area_level"],
                int(row["year"]),
                row["period"],
                row["model"],
                row["level"],
                row["group"],
                row["measure"],
            ): float(row["value"])
            for row in csv.DictReader(lines)
        }


def observed(submission: Submission) -> dict[Fact, float]:
    """What was read, in the shape of the truth."""
    facts = {
        (
            one.sheet,
            one.cell,
            one.area_id.split("@")[0],
            one.area_level,
            one.year,
            one.period,
            one.model,
            one.level,
            one.group,
            one.measure,
        ): one.value
        for one in submission.observations
    }
    assert len(facts) == len(submission.observations), "an observation came twice"
    return facts


@pytest.mark.parametrize("path", PATHS)
def test_every_observation_is_the_one_that_was_written(path: str) -> None:
    expected, found = truth(path), observed(read(path))
    assert sorted(found.keys() - expected.keys()) == []
    assert sorted(expected.keys() - found.keys()) == []
    wrong = {
        fact: (value, found[fact]) for fact, value in expected.items() if abs(found[fact] - value) > 1e-9
    }
    assert wrong == {}


@pytest.mark.parametrize("path", PATHS)
def test_it_loads_without_an_error(path: str) -> None:
    submission = read(path)
    errors = [one for one in submission.findings if one.severity == Severity.ERROR]
    assert errors == []
    assert submission.accepted
    assert submission.held_back == 0


@pytest.mark.parametrize("row", [row for row in MANIFEST if row["path"]], ids=lambda row: row["path"])
def test_only_invented_numbers_are_called_illustrative(row: dict[str, str]) -> None:
    assert read(row["path"]).illustrative is (row["kind"] == "illustrative")


def test_rounded_figures_are_estimates_and_no_others() -> None:
    words = ("trên", "hơn", "gần", "khoảng")
    for path in [path for path in PATHS if path.startswith("published/")]:
        submission = read(path)
        book = cells_of(SAMPLES / path)
        for one in submission.observations:
            written = str(book[one.sheet, one.cell])
            assert one.estimated is written.startswith(words), (path, one.sheet, one.cell, written)


def cells_of(path: Path) -> dict[tuple[str, str], object]:
    """Every filled cell of an .xlsx workbook."""
    from openpyxl import load_workbook

    sheets = load_workbook(path).worksheets
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in sheets
        for cells in sheet.iter_rows()
        for cell in cells
        if cell.value is not None
    }


def test_every_published_figure_is_in_a_workbook_or_said_to_be_left_out() -> None:
    reference = SAMPLES.parent / "reference" / "published_figures.csv"
    with reference.open(encoding="utf-8-sig", newline="") as lines:
        figures = list(csv.DictReader(lines))
    fields = ("registered", "recognised", "total", "rate")
    left_out = {(row["place"], row["year"], row["layout"]) for row in MANIFEST if row["kind"] == "not_loaded"}
    loaded = [row for row in figures if (row["place"], row["year"], row["model"]) not in left_out]
    assert len(figures) - len(loaded) == sum(row["kind"] == "not_loaded" for row in MANIFEST)
    numbers = sorted(
        float(row[field])
        for row in loaded
        for field in fields
        # The total beside a single rating is the number that were recognised, which its own row has already.
        if row[field] and not (" loại " in row["model"] and field == "total")
    )
    written = [value for path in PATHS if path.startswith("published/") for value in truth(path).values()]
    assert sorted(written) == numbers


def test_the_generator_gives_the_same_again(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(SAMPLES / "make_samples.py"), str(tmp_path)], check=True)
    made = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    committed = {
        path.relative_to(SAMPLES).as_posix()
        for path in SAMPLES.rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc", ".md")
    }
    assert made == committed
    different = [name for name in sorted(made) if content(tmp_path / name) != content(SAMPLES / name)]
    assert different == []


def content(path: Path) -> object:
    """A file's bytes; of an .xlsx its parts, unpacked: how they are packed depends on the machine's zlib."""
    if path.suffix != ".xlsx":
        return path.read_bytes().replace(b"\r\n", b"\n") if path.suffix == ".csv" else path.read_bytes()
    with zipfile.ZipFile(path) as parts:
        return [(part.filename, part.date_time, parts.read(part)) for part in parts.infolist()]
