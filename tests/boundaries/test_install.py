"""Installing, listing, removing: whole or not at all."""

from __future__ import annotations

import datetime as dt
import hashlib
import http.server
import json
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipelines.boundaries import download, install, shape_files
from pipelines.boundaries.install import Report, Wanted, remove
from pipelines.boundaries.manifest import NAME, read_manifest
from pipelines.boundaries.problems import BoundaryError
from pipelines.boundaries.shapes import shapes_of
from pipelines.warehouse.location import Location
from tests.boundaries.building import CO_TO, VAN_DON, collection, feature, saved, square

TODAY = dt.date(2026, 11, 22)
NEWEST = dt.date(2026, 4, 30)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder beside a warehouse that screens look at."""
    monkeypatch.setenv("XHHT_WAREHOUSE", str(tmp_path / "data" / "warehouse"))
    return Location(tmp_path / "data" / "warehouse").boundaries


@pytest.fixture
def islands(tmp_path: Path) -> Path:
    """Two communes of Quảng Ninh (22) and one of Hà Nội (01)."""
    features = feature(CO_TO), feature(VAN_DON, square(107.4, 21.0)), feature("00004")
    return saved(tmp_path / "islands.geojson", collection(*features, attribution="Bản đồ thử"))


def put(path: Path | str, folder: Path, **said: Any) -> Report:
    return install.install(Wanted(str(path), **said), folder, TODAY)


def test_an_area_is_found_by_its_place_with_rings_clockwise(folder: Path, islands: Path) -> None:
    report = put(islands, folder)
    (level,) = report.levels
    assert (level.level, level.valid_on, len(level.shapes), level.provinces) == (
        "commune",
        NEWEST,
        3,
        (2, 34),
    )
    (shapes,) = shapes_of("commune", "22")
    assert (shapes.valid_on, shapes.attribution) == (NEWEST, "Bản đồ thử")
    assert sorted(shapes.areas) == [f"{VAN_DON}@2025-07-01", f"{CO_TO}@2025-07-01"]
    van_don = shapes.areas[f"{VAN_DON}@2025-07-01"]
    west, south, east, north = van_don.box
    assert (van_don.code, van_don.box) == (VAN_DON, (107.4, 21.0, 107.5, 21.1))
    clockwise = [[west, south], [west, north], [east, north], [east, south], [west, south]]
    assert van_don.rings() == [clockwise]
    geometry = {"type": "MultiPolygon", "coordinates": [[clockwise]]}
    assert json.loads(van_don.geojson) == {"type": "Feature", "id": VAN_DON, "geometry": geometry}
    assert shapes_of("commune", "79") == []
    assert shapes_of("province", "22") == []


def test_unknown_codes_are_held_back_and_missing_areas_are_named(folder: Path, tmp_path: Path) -> None:
    features = feature(CO_TO), feature(CO_TO), feature("99999"), feature("1234")
    report = put(saved(tmp_path / "a.geojson", collection(*features)), folder)
    assert sorted(fault.code for fault in report.all_faults) == [CO_TO, "1234", "99999"]
    assert len(report.missing) == 53, "Quảng Ninh has 54 communes"
    assert {area.province_code for area in report.missing} == {"22"}
    assert report.attribution == "a.geojson"


def test_codes_mean_what_they_meant_on_the_day_that_is_said(folder: Path, tmp_path: Path) -> None:
    path = saved(tmp_path / "old.geojson", collection(feature("02"), feature("08")))
    report = put(path, folder, valid_on=dt.date(2025, 6, 30))
    assert sorted(area.full_name for area in report.levels[0].shapes) == ["Tỉnh Hà Giang", "Tỉnh Tuyên Quang"]
    today = put(path, folder)
    assert [area.full_name for area in today.levels[0].shapes] == ["Tỉnh Tuyên Quang"]
    assert [fault.code for fault in today.all_faults] == ["02"]
    assert [shapes.valid_on for shapes in shapes_of("province", "08")] == [NEWEST, dt.date(2025, 6, 30)]


def test_another_province_is_added_and_the_same_one_replaced(
    folder: Path, tmp_path: Path, islands: Path
) -> None:
    put(islands, folder)
    first = set(folder.glob("commune-*.json"))
    again = saved(tmp_path / "again.geojson", collection(feature(CO_TO, square(107.7, 20.9))))
    put(again, folder, attribution="Khác", licence="CC0")
    assert sorted(sorted(one.provinces) for one in read_manifest(folder)) == [["01"], ["22"]]
    (shapes,) = shapes_of("commune", "22")
    assert (list(shapes.areas), shapes.attribution, shapes.licence) == (
        [f"{CO_TO}@2025-07-01"],
        "Khác",
        "CC0",
    )
    assert len(shapes_of("commune", "01")) == 1
    assert len(set(folder.glob("commune-*.json")) - first) == 1, "the old file of the province is gone"
    assert len(list(folder.glob("commune-*.json"))) == 2


def test_a_zip_and_a_folder_of_files_are_installed_as_one(folder: Path, tmp_path: Path) -> None:
    wards = tmp_path / "geojson" / "22_quang_ninh" / "wards"
    saved(wards / "a.geojson", collection(feature(CO_TO)))
    saved(wards / "b.geojson", collection(feature(VAN_DON)))
    saved(wards.parent / "22.geojson", collection(feature("22")))
    (wards / "README.md").write_text("no boundary", encoding="utf-8")
    report = put(tmp_path / "geojson", folder)
    assert {level.level: len(level.shapes) for level in report.levels} == {"commune": 2, "province": 1}
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for path in sorted(wards.parent.rglob("*.*")):
            archive.write(path, path.relative_to(tmp_path).as_posix())
    zipped = put(tmp_path / "all.zip", folder)
    assert {level.level: len(level.shapes) for level in zipped.levels} == {"commune": 2, "province": 1}


def test_the_checksum_of_a_folder_changes_with_any_file(folder: Path, tmp_path: Path) -> None:
    saved(tmp_path / "f" / "a.geojson", collection(feature(CO_TO)))
    before = put(tmp_path / "f", folder).sha256
    assert put(tmp_path / "f", folder, sha256=before).sha256 == before
    saved(tmp_path / "f" / "a.geojson", collection(feature(VAN_DON)))
    with pytest.raises(BoundaryError, match="SHA-256"):
        put(tmp_path / "f", folder, sha256=before)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"PK\x03\x04 no zip", id="a damaged ZIP"),
        pytest.param(b"[]", id="no collection"),
        pytest.param(json.dumps(collection()).encode(), id="no areas"),
        pytest.param(json.dumps(collection(feature("99999"))).encode(), id="only unknown areas"),
    ],
)
def test_what_cannot_be_used_changes_nothing(
    folder: Path, tmp_path: Path, islands: Path, content: bytes
) -> None:
    put(islands, folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    (tmp_path / "bad.geojson").write_bytes(content)
    with pytest.raises(BoundaryError):
        put(tmp_path / "bad.geojson", folder)
    with pytest.raises(BoundaryError):
        put(tmp_path / "none.geojson", folder)
    with pytest.raises(BoundaryError):
        put(islands, folder, sha256="0" * 64)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("writes", [0, 1, 2])
def test_an_interrupted_install_leaves_what_was_there(
    folder: Path, tmp_path: Path, islands: Path, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    put(islands, folder)
    features = feature(CO_TO, square(107.7, 20.9)), feature("00004", square(105.9, 21.0))
    other = saved(tmp_path / "other.geojson", collection(*features))
    done = []

    def stop(path: Path, content: bytes) -> None:
        if len(done) == writes:
            raise KeyboardInterrupt
        done.append(path)
        path.write_bytes(content)

    monkeypatch.setattr(shape_files, "write_durably", stop)
    monkeypatch.setattr(install, "write_durably", stop)
    with pytest.raises(KeyboardInterrupt):
        put(other, folder)
    assert len(shapes_of("commune", "22")[0].areas) == 2
    monkeypatch.undo()
    monkeypatch.setenv("XHHT_WAREHOUSE", str(folder.parent / "warehouse"))
    put(other, folder)
    assert len(shapes_of("commune", "22")[0].areas) == 1
    assert len(list(folder.glob("*.json"))) == 3, "two provinces and the manifest; nothing is left behind"


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda file: file.write_bytes(file.read_bytes()[:-9]), id="cut"),
        pytest.param(lambda file: file.write_bytes(file.read_bytes().replace(b"107", b"108")), id="changed"),
        pytest.param(lambda file: file.unlink(), id="gone"),
        pytest.param(
            lambda file: (file.parent / NAME).write_bytes(b'{"installations": [{}]}'), id="manifest"
        ),
        pytest.param(lambda file: (file.parent / NAME).write_bytes(b"\xff"), id="manifest of bytes"),
    ],
)
def test_a_damaged_installation_is_said_and_can_be_mended(folder: Path, islands: Path, harm: Any) -> None:
    put(islands, folder)
    (file,) = folder.glob("commune-22-*.json")
    harm(file)
    with pytest.raises(BoundaryError, match="cài lại"):
        shapes_of("commune", "22")
    put(islands, folder)
    assert len(shapes_of("commune", "22")[0].areas) == 2


def test_remove_takes_everything_away(folder: Path, islands: Path) -> None:
    assert remove(folder) == []
    put(islands, folder)
    assert [len(one.provinces) for one in remove(folder)] == [2]
    assert shapes_of("commune", "22") == []
    assert list(folder.glob("*.json")) == []


def test_each_warehouse_has_its_own(tmp_path: Path) -> None:
    assert Location(tmp_path / "warehouse").boundaries == tmp_path / "boundaries"
    assert Location(tmp_path / "w2").boundaries == tmp_path / "w2-boundaries"


class _Web(http.server.BaseHTTPRequestHandler):
    files: dict[str, bytes] = {}  # noqa: RUF012

    def do_GET(self) -> None:
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
            return
        content = self.files.get(self.path)
        self.send_response(404 if content is None else 200)
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A web server on this machine; its files are ``_Web.files``."""
    monkeypatch.setenv("no_proxy", "*")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Web)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_an_address_is_installed_with_its_checksum_only(folder: Path, islands: Path, web: str) -> None:
    _Web.files = {"/a.geojson": islands.read_bytes()}
    digest = hashlib.sha256(islands.read_bytes()).hexdigest()
    with pytest.raises(BoundaryError, match="--sha256"):
        put(f"{web}/a.geojson", folder)
    with pytest.raises(BoundaryError, match="SHA-256"):
        put(f"{web}/a.geojson", folder, sha256="0" * 64)
    assert not folder.exists()
    assert put(f"{web}/to//a.geojson", folder, sha256=digest.upper()).sha256 == digest
    assert len(shapes_of("commune", "22")) == 1


@pytest.mark.parametrize("where", ["/none.geojson", "/to/file:///etc/passwd", "/to/ftp://127.0.0.1/a"])
def test_an_address_that_leads_nowhere_or_elsewhere_is_refused(folder: Path, web: str, where: str) -> None:
    with pytest.raises(BoundaryError):
        put(web + where, folder, sha256="0" * 64)
    assert not folder.exists()


def test_a_file_that_does_not_end_is_given_up(
    folder: Path, web: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _Web.files = {"/long.geojson": b" " * 5000}
    monkeypatch.setattr(download, "MOST_BYTES", 4000)
    with pytest.raises(BoundaryError, match="larger"):
        put(f"{web}/long.geojson", folder, sha256="0" * 64)


@pytest.mark.parametrize("said", ["file:///etc/passwd", "ftp://example.org/a.geojson"])
def test_other_kinds_of_addresses_are_files_that_do_not_exist(folder: Path, said: str) -> None:
    with pytest.raises(BoundaryError):
        put(said, folder, sha256="0" * 64)
