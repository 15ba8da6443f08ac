"""What can be taken away from the export page."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from pages.kit.downloads import csv_bytes
from pages.kit.exports import Selection, numbers_of, rows_of, snapshot_zip
from tests.pages.conftest import DISTRICT

OBSERVATIONS = (
    "area_code,area_name,area_level,district,province,year,period,model,level,group,measure,value,"
    "file,sheet,cell,submission_id,loaded_at"
)
RECOGNITION = (
    "area_code,area_name,area_level,district,province,year,period,model,level,group,total,registered,"
    "recognised,rate_of_total,rate_of_registered,stated_rate,submission_id"
)


@pytest.fixture(autouse=True)
def _warehouse(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XHHT_WAREHOUSE", str(published))


def test_the_columns_are_those_of_the_contract() -> None:
    selection = Selection(DISTRICT, 2024, 2024, ("family",))
    assert ",".join(column.heading for column in numbers_of(selection).columns) == OBSERVATIONS
    assert ",".join(column.heading for column in rows_of(selection).columns) == RECOGNITION


def test_a_selection_is_a_file_with_codes_as_text() -> None:
    content = csv_bytes(rows_of(Selection(DISTRICT, 2024, 2024, ("family",)))).decode("utf-8-sig")
    rows = {row["area_name"]: row for row in csv.DictReader(io.StringIO(content))}
    assert len(rows) == 20
    assert rows["Xã Bình Yên"]["area_code"] == "09982"
    # the second of the communes by name: 112 of 200, of which 160 registered
    assert (rows["Xã Bình Yên"]["rate_of_total"], rows["Xã Bình Yên"]["rate_of_registered"]) == ("56", "70")


def test_the_snapshot_is_one_zip_with_its_manifest() -> None:
    with zipfile.ZipFile(io.BytesIO(snapshot_zip())) as bundle:
        names = set(bundle.namelist())
        manifest = json.loads(bundle.read("manifest.json"))
        head = bundle.read("observations.csv").decode("utf-8-sig").splitlines()[0]
    assert {"observations.csv", "recognition.csv", "areas.csv", "targets.csv", "manifest.json"} <= names
    assert head == OBSERVATIONS
    assert manifest["warehouse_version"]
