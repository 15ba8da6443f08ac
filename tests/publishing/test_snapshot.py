"""The snapshot's files, column by column as docs/contract.md has them."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import re
from pathlib import Path

import pytest

from pipelines.publishing.snapshot import write_snapshot
from pipelines.publishing.verify import verify
from pipelines.reference.findings import Finding
from pipelines.warehouse.location import Location, current_id, published_at
from tests.warehouse.factory import numbers, publish, submission

CONTRACT = Path(__file__).resolve().parents[2] / "docs" / "contract.md"
TOWN, CO_TO, QUANG_NINH = "07192@2016-01-01", "207@2016-01-01", "22@2016-01-01"
NEW_CO_TO = "07192@2025-07-01"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    warehouse = tmp_path_factory.mktemp("snapshot") / "w"
    found = Finding("warning", "recognised_above_total", "=Biểu", "C9", "+7", "Số lạ", "Odd")
    publish(
        warehouse,
        submission(
            [
                *numbers(TOWN, 2024, "family", total=300, registered=0, recognised=200, stated_rate=66.7),
                *numbers(TOWN, 2024, "community", level="village", recognised=4),
                *numbers(TOWN, 2024, "citizen", group="farmer", total=7, recognised=0, row=11),
                *numbers(CO_TO, 2024, "family", registered_new=3, registered_again=4, sheet="-Biểu 2"),
                *numbers(NEW_CO_TO, 2025, "family", period="year", total=10),
                *numbers(QUANG_NINH, 2024, "family", period="half", total=10),
            ],
            file="=bieu.xlsx", findings=[found], title='Biểu "một", hai',
        ),
    )  # fmt: skip
    return write_snapshot(Location(warehouse), warehouse.parent / "out")


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    text = (folder / f"{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", ["observations", "recognition"])
def test_the_columns_are_those_of_the_contract(folder: Path, name: str) -> None:
    after = CONTRACT.read_text(encoding="utf-8").split(f"`{name}.csv`", 1)[1]
    columns = re.search(r"`([a-z_]+(?:,[a-z_]+)+)`", after)
    assert columns is not None
    assert list(_rows(folder, name)[0]) == columns[1].split(",")


def test_observations(folder: Path) -> None:
    rows = _rows(folder, "observations")
    assert len(rows) == 4 + 1 + 2 + 2 + 1 + 1
    (rate,) = [row for row in rows if row["measure"] == "stated_rate"]
    assert {key: rate[key] for key in list(rate)[:15]} == {
        "area_code": "07192", "area_name": "Thị trấn Cô Tô", "area_level": "commune",
        "district": "Huyện Cô Tô", "province": "Tỉnh Quảng Ninh",
        "year": "2024", "period": "year", "model": "family", "level": "", "group": "",
        "measure": "stated_rate", "value": "66.7", "file": "'=bieu.xlsx", "sheet": "Biểu 1", "cell": "F10",
    }  # fmt: skip
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", rate["loaded_at"])
    assert {row["sheet"] for row in rows if row["area_code"] == "207"} == {"'-Biểu 2"}
    (new,) = [row for row in rows if row["year"] == "2025"]
    assert (new["area_code"], new["area_name"], new["district"]) == ("07192", "Đặc khu Cô Tô", "")
    (half,) = [row for row in rows if row["period"] == "half"]
    assert (half["area_code"], half["area_level"], half["province"]) == ("22", "province", "Tỉnh Quảng Ninh")


def test_recognition_rates_name_their_base_and_are_not_rounded(folder: Path) -> None:
    rows = {
        (row["area_code"], row["model"], row["year"], row["period"]): row
        for row in _rows(folder, "recognition")
    }
    family = rows["07192", "family", "2024", "year"]
    assert float(family["rate_of_total"]) == pytest.approx(200 / 3, abs=1e-12)
    assert (family["rate_of_registered"], family["stated_rate"]) == ("", "66.7")
    assert rows["07192", "citizen", "2024", "year"]["rate_of_total"] == "0"
    assert rows["07192", "community", "2024", "year"]["rate_of_total"] == ""
    assert rows["207", "family", "2024", "year"]["registered"] == "7"
    assert rows["07192", "community", "2024", "year"]["level"] == "village"


def test_findings_and_submissions_are_told_with_harmless_texts(folder: Path) -> None:
    (finding,) = _rows(folder, "findings")
    assert (finding["sheet"], finding["raw"], finding["file"]) == ("'=Biểu", "'+7", "'=bieu.xlsx")
    (one,) = _rows(folder, "submissions")
    assert (one["observations"], one["title"], one["accepted"]) == ("11", 'Biểu "một", hai', "true")


def test_the_manifest_vouches_for_every_file(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    location = Location(folder.parent / "w")
    assert manifest["warehouse_version"] == current_id(location)
    assert manifest["published_at"] == published_at(current_id(location)).isoformat(timespec="microseconds")
    assert re.fullmatch(r"\d+\.\d+\.\d+", manifest["software_version"])
    files = {entry["name"]: entry for entry in manifest["files"]}
    assert {f"{path.name}" for path in folder.glob("*.csv")} == set(files)
    for name, entry in files.items():
        content = (folder / name).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()
        assert entry["rows"] == len(_rows(folder, name.removesuffix(".csv")))


@pytest.fixture(scope="module")
def by_boundary(folder: Path) -> Path:
    return write_snapshot(
        Location(folder.parent / "w"), folder.parent / "by-boundary", boundary=dt.date(2025, 7, 1)
    )


def test_a_boundary_adds_one_file_with_the_columns_of_the_contract(folder: Path, by_boundary: Path) -> None:
    name = "recognition_by_boundary"
    assert {file.name for file in by_boundary.iterdir()} == {file.name for file in folder.iterdir()} | {
        f"{name}.csv"
    }
    header = (by_boundary / f"{name}.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert f"`{header}`" in CONTRACT.read_text(encoding="utf-8")
    assert verify(by_boundary) == []
    again = write_snapshot(
        Location(folder.parent / "w"), folder.parent / "again", boundary=dt.date(2025, 7, 1)
    )
    assert (again / f"{name}.csv").read_bytes() == (by_boundary / f"{name}.csv").read_bytes()


def test_the_numbers_of_a_boundary(by_boundary: Path) -> None:
    """Cô Tô became one special zone; of 2024 the town and, for families, the district reported."""
    rows = _rows(by_boundary, "recognition_by_boundary")
    found = {
        (row["area_name"], row["year"], row["model"], row["group"]): (row["total"], row["kind"], row["basis"])
        for row in rows
        if row["area_level"] == "commune" and row["period"] == "year"
    }
    assert found[("Đặc khu Cô Tô", "2024", "family", "")] == ("300", "area", "partial_sum")
    assert found[("Đặc khu Cô Tô", "2025", "family", "")] == ("10", "area", "own")
    assert found[("Đặc khu Cô Tô", "2024", "citizen", "farmer")] == ("7", "area", "partial_sum")
    assert {row["boundary"] for row in rows} == {"2025-07-01"}
