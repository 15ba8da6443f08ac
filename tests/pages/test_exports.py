"""What can be taken away from the export page."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from pages.kit import exports
from pages.kit.downloads import csv_bytes
from pages.kit.exports import (
    Selection,
    numbers_of,
    preview_table,
    rows_of,
    selection_words,
    snapshot_zip,
)
from pages.kit.figures import Moment
from pages.kit.formats import number
from pages.kit.palette import MODELS
from pages.kit.places import places_of
from pages.kit.tables import html_table
from pages.kit.view import View
from pipelines.warehouse.ask import ask
from tests.pages.conftest import DISTRICT
from tests.warehouse import factory

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


def test_numbers_of_the_preview_stand_as_in_the_file_and_at_the_right() -> None:
    frame = pd.DataFrame({"area_name": ["Xã Bình Yên"], "year": [2024], "value": [1234.5], "total": [3000.0]})
    columns = preview_table(frame).columns
    assert [column.kind for column in columns] == ["text", "raw", "raw", "raw"]
    said = html_table(preview_table(frame), "preview")
    assert '<td class="raw">1234.5</td><td class="raw">3000</td>' in said


def test_the_first_line_of_a_workbook_says_what_was_selected() -> None:
    (district,) = (one for one in places_of(ask("places")) if one.place_id == DISTRICT)
    view = View(district, Moment(2024), "family", "total")
    some = selection_words(view, Selection(DISTRICT, 2023, 2024, ("family", "clan")))
    assert some == (
        "Huyện Thạch Thất, Thành phố Hà Nội; các năm 2023–2024; Gia đình học tập và Dòng họ học tập; "
        "ranh giới như đã báo cáo."
    )
    assert "; năm 2023; " in selection_words(view, Selection(DISTRICT, 2023, 2023, ("family",)))


def test_all_models_are_counted_from_what_is_said_and_it_is_what_the_files_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number that was corrected, one of a rejected file, and another year and place do not count."""
    one, other = factory.communes("Huyện Thạch Thất", 2024)[:2]
    first = [
        *factory.numbers(one, 2024, "family", total=200, recognised=90),
        *factory.numbers(one, 2024, "clan", total=9),
        *factory.numbers(one, 2023, "family", total=180),
        *factory.numbers(other, 2024, "organisation", level="district", total=4, recognised=2),
    ]
    corrected = factory.numbers(one, 2024, "family", total=210, registered=160, recognised=95)
    rejected = factory.numbers(other, 2024, "family", total=1)
    factory.publish(tmp_path / "w", factory.submission(first))
    factory.publish(tmp_path / "w", factory.submission(corrected))
    factory.publish(tmp_path / "w", factory.submission(rejected, accepted=False))
    monkeypatch.setenv("XHHT_WAREHOUSE", str(tmp_path / "w"))
    for place_id, numbers in ((DISTRICT, 6), (one.place_id, 4), (other.place_id, 2), ("40@2016-01-01", 0)):
        selection = Selection(place_id, 2024, 2025, MODELS)
        years = {"place_id": place_id, "first_year": 2024, "last_year": 2025}
        said = ask("size_of_all_models", **years).iloc[0].to_dict()
        assert said == ask("size_of_selection", **selection.span).iloc[0].to_dict()
        assert said == {"reported": len(rows_of(selection).rows), "numbers": numbers}
        assert len(numbers_of(selection).rows) == numbers


def test_only_some_models_are_counted_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(exports, "ask", lambda name, **more: asked.append(name) or ask(name, **more))
    for models in (MODELS, ("family",)):
        selection = Selection(DISTRICT, 2023, 2024, models)
        count = number(len(numbers_of(selection).rows))
        assert f"{count} dòng" in exports.preview_html("?", numbers_of, selection)
    sizes = [name for name in asked if name.startswith("size")]
    assert sizes == ["size_of_all_models", "size_of_selection"]
