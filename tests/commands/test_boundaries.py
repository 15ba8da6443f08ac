"""The command ``boundaries``."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.boundaries.building import CO_TO, collection, feature, saved
from tests.boundaries.shared import COMMUNES, FOLDER
from tests.commands.conftest import Run


@pytest.mark.skipif(not COMMUNES, reason="the shared boundary files are not here")
def test_a_province_is_installed_listed_and_removed(run: Run, warehouse: Path) -> None:
    path = FOLDER / "new_communes_42_ha_tinh.geojson"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    ran = run("boundaries", path, "--sha256", digest, "--licence", "MIT", "--json", "-")
    assert ran.status == 0
    (level,) = ran.json["levels"]
    assert (level["level"], level["shapes"], level["missing"]) == ("commune", 69, [])
    assert ran.json["sha256"] == digest
    assert "69 vùng cấp xã" in ran.err
    (listed,) = run("boundaries", "--list", "--json", "-").json["installed"]
    assert (listed["level"], listed["licence"], list(listed["provinces"])) == ("commune", "MIT", ["42"])
    assert (warehouse.parent / "boundaries" / listed["provinces"]["42"]["name"]).is_file()
    assert len(run("boundaries", "--remove", "--json", "-").json["removed"]) == 1
    assert run("boundaries", "--list", "--json", "-").json == {"installed": []}


def test_what_was_held_back_or_is_missing_is_said_with_status_1(run: Run, tmp_path: Path) -> None:
    path = saved(tmp_path / "a.geojson", collection(feature(CO_TO), feature("99999")))
    ran = run("boundaries", path)
    assert ran.status == 1
    assert f"SHA-256: {hashlib.sha256(path.read_bytes()).hexdigest()}" in ran.out
    assert "99999: không có mã này vào ngày 30/04/2026 / there is no such code" in ran.out
    assert "Thiếu trong tệp / missing from the file: 53" in ran.out
    assert "… và 43 nữa / and 43 more" in ran.out
    report = run("boundaries", path, "--json", "-").json
    assert [one["code"] for one in report["held_back"]] == ["99999"]
    assert len(report["levels"][0]["missing"]) == 53


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param((), id="nothing"),
        pytest.param(("none.geojson",), id="no such file"),
        pytest.param(("https://example.org/a.geojson",), id="an address without a checksum"),
        pytest.param(("a.geojson", "--sha256", "12"), id="half a checksum"),
        pytest.param(("a.geojson", "--sha256", "0" * 64), id="another checksum"),
        pytest.param(("a.geojson", "--valid-on", "2025"), id="half a date"),
        pytest.param(("a.geojson", "--remove"), id="two wishes"),
        pytest.param(("text.geojson",), id="no GeoJSON"),
    ],
)
def test_what_cannot_be_done_is_2_without_a_traceback(
    run: Run, tmp_path: Path, warehouse: Path, arguments: tuple[str, ...]
) -> None:
    saved(tmp_path / "a.geojson", collection(feature(CO_TO)))
    (tmp_path / "text.geojson").write_text("Ranh giới", encoding="utf-8")
    ran = run("boundaries", *arguments)
    assert ran.status == 2
    assert "ngoài dự kiến" not in ran.err
    assert not (warehouse.parent / "boundaries").exists()
