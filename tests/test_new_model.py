"""A model that nobody thought of yet: a row in ``models.csv``, two wordings, and all rooms know it.

Everything happens in a copy of the program, in processes of its own, as a maintainer would do it.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest
from openpyxl import Workbook, load_workbook

ROOT = Path(__file__).resolve().parents[1]
MODEL = (
    "club,Câu lạc bộ học tập,Learning clubs,Câu lạc bộ,Clubs,CLBHT,violet,commune|district,commune,"
    "câu lạc bộ,clubs,UBND cấp xã,People's Committee of the commune,Đếm câu lạc bộ.,Clubs are counted.,6\n"
)
WORDINGS = "câu lạc bộ học tập,,name,club,,,,\ncâu lạc bộ,,unit,club,,,,\n"
NUMBERS = (10, 8, 6)
"""Clubs, registered and recognised ones of every commune."""
PAGES = """
import sys
from streamlit.testing.v1 import AppTest
for name in sys.argv[2:]:
    screen = AppTest.from_file(f"pages/{name}.py", default_timeout=600)
    screen.query_params["noi"] = sys.argv[1]
    screen.run()
    assert not screen.exception, screen.exception[0].value
    chosen = [option for box in (*screen.selectbox, *screen.multiselect) for option in box.options]
    said = " ".join([*chosen, *(element.proto.body for element in screen.get("html"))])
    print(name, "Câu lạc bộ" in said)
"""
SCREENS = ("overview", "communes", "models", "years", "method", "export")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program whose reference tables have one more model."""
    folder = tmp_path_factory.mktemp("program")
    for name in ("pipelines", "pages", ".streamlit", "data/reference"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name, rows in (("models", MODEL), ("header_terms", WORDINGS)):
        with (folder / "data" / "reference" / f"{name}.csv").open("a", encoding="utf-8", newline="") as table:
            table.write(rows)
    return folder


def run(program: Path, *arguments: str) -> str:
    """What a Python process in the copy says; it must end well."""
    environment = {**os.environ, "XHHT_WAREHOUSE": str(program / "warehouse"), "PYTHONUTF8": "1"}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        [sys.executable, *arguments],
        check=False,
        cwd=program,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def command(program: Path, *arguments: str) -> Any:
    """The report of a command of the copy."""
    return json.loads(run(program, "-m", "pipelines", *arguments, "--json", "-"))


@pytest.fixture(scope="module")
def loaded(program: Path) -> dict[str, Any]:
    """What the copy says of its own blank workbook, of which the columns of the new model are filled in."""
    place = ("--province", "Hà Nội", "--district", "Huyện Thạch Thất", "--year", "2024")
    blank = Path(command(program, "template", *place, "--out", str(program))["path"])
    book = load_workbook(blank)
    _fill_in(book)
    book.save(blank)
    report: dict[str, Any] = command(program, "load", str(blank))
    return report


def _fill_in(book: Workbook) -> None:
    sheet = book.worksheets[0]
    called = "Câu lạc bộ học tập (cấp xã)"
    (head,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == called)
    head.value = "Câu lạc bộ học tập"  # as most tables would say it: the usual level is meant
    rows = [row[0].row for row in sheet.iter_rows() if isinstance(row[0].value, int)]
    for column in range(head.column, head.column + 3):
        for row in rows:
            sheet.cell(row, column, NUMBERS[column - head.column])
        sheet.cell(rows[-1] + 1, column, len(rows) * NUMBERS[column - head.column])
    for column in range(3, head.column):
        sheet.cell(rows[-1] + 1, column).value = None  # sums of nothing, which no program has worked out


def test_the_reference_tables_are_right_with_it(program: Path) -> None:
    run(program, "-m", "pipelines", "reference")


def test_its_numbers_are_loaded_and_published(program: Path, loaded: dict[str, Any]) -> None:
    (file,) = loaded["files"]
    assert (file["status"], file["observations"], file["findings"]) == ("loaded", 23 * 3, [])
    folder = command(program, "snapshot", "--out", str(program / "snapshot"))["path"]
    with (Path(folder) / "recognition.csv").open(encoding="utf-8-sig", newline="") as rows:
        published = [row for row in csv.DictReader(rows) if row["area_level"] == "commune"]
    said = {(row["model"], row["level"], row["total"], row["recognised"]) for row in published}
    assert said == {("club", "", "10", "6")}
    assert len(published) == 23


def test_its_usual_level_is_meant_where_none_is_said(program: Path, loaded: dict[str, Any]) -> None:
    (warehouse,) = (program / "warehouse").glob("*.duckdb")
    with duckdb.connect(warehouse, read_only=True) as connection:
        shown = connection.execute("select distinct model, level from figure").fetchall()
    assert loaded
    assert shown == [("club", "commune")]


def test_every_screen_shows_it(program: Path, loaded: dict[str, Any]) -> None:
    assert loaded
    shown = run(program, "-c", PAGES, "276@2016-01-01", *SCREENS).split("\n")
    assert shown[:-1] == [f"{screen} True" for screen in SCREENS]
