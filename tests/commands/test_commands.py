"""The other commands, from the outside."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipelines.commands import demo
from pipelines.commands.demo import sample_files
from pipelines.warehouse.ask import ask
from pipelines.warehouse.location import Location, current_id, published_at
from pipelines.warehouse.store import writing
from tests.commands.conftest import Run
from tests.commands.workbooks import FAMILIES, TOWN, co_to

PROJECT = Path(__file__).resolve().parents[2]


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def _csv_bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}


def test_snapshot_verify_and_rebuild(run: Run, tmp_path: Path, warehouse: Path) -> None:
    run("load", co_to(tmp_path / "2023.xlsx", 2023), co_to(tmp_path / "2024.xlsx", 2024))
    run("load", co_to(tmp_path / "2024 sua.xlsx", families={**FAMILIES, "Xã Đồng Tiến": (500, 400, 310)}))
    assert run("snapshot", "--out", tmp_path / "one").status == 0
    assert run("snapshot", "--out", tmp_path / "two").status == 0
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two")
    )
    assert one == two, "the same version gives the same bytes, the manifest too"
    assert set(one) == {
        "observations.csv", "recognition.csv", "areas.csv", "targets.csv", "submissions.csv", "findings.csv",
        "manifest.json",
    }  # fmt: skip
    assert run("verify", tmp_path / "one").status == 0
    assert run("rebuild").status == 0
    assert run("snapshot").status == 0
    default = warehouse.parent / "snapshots" / current_id(Location(warehouse))
    assert _csv_bytes(default) == _csv_bytes(tmp_path / "one")


def test_snapshot_rebuild_and_template_report_as_json(run: Run, tmp_path: Path, warehouse: Path) -> None:
    run("load", co_to(tmp_path / "2024.xlsx", 2024))
    rebuilt = run("rebuild", "--json", "-").json
    assert rebuilt == {"warehouse_version": current_id(Location(warehouse)), "submissions": 1}
    written = run("snapshot", "--out", tmp_path / "one", "--json", "-").json
    manifest = json.loads((tmp_path / "one" / "manifest.json").read_text(encoding="utf-8"))
    assert written == {"path": str(tmp_path / "one"), **manifest}
    place = ("--province", "Quảng Ninh", "--district", "Cô Tô", "--year", "2024")
    assert run("template", *place, "--out", tmp_path, "--json", "-").json == {
        "path": str(tmp_path / "bieu-207-2024.xlsx"),
        "area_code": "207",
        "area_name": "Huyện Cô Tô",
        "year": 2024,
        "rows": 3,
    }


def test_rebuild_mends_a_damaged_warehouse(run: Run, tmp_path: Path, warehouse: Path) -> None:
    run("load", co_to(tmp_path / "2024.xlsx", 2024))
    run("snapshot", "--out", tmp_path / "before")
    Location(warehouse).file(current_id(Location(warehouse))).write_bytes(b"damaged")
    damaged = run("status")
    assert damaged.status == 2
    assert "rebuild" in damaged.err
    assert run("load", tmp_path / "2024.xlsx").status == 2
    assert run("rebuild").status == 0
    run("snapshot", "--out", tmp_path / "after")
    assert _csv_bytes(tmp_path / "after") == _csv_bytes(tmp_path / "before")
    for path in warehouse.iterdir():
        path.unlink()
    assert run("load", tmp_path / "2024.xlsx").status == 0
    run("snapshot", "--out", tmp_path / "again")
    assert _csv_bytes(tmp_path / "again") == _csv_bytes(tmp_path / "before")


def test_rebuild_without_an_archive_is_2(run: Run) -> None:
    ran = run("rebuild")
    assert ran.status == 2
    assert "archived" in ran.err


def test_what_was_published_at_an_earlier_time(run: Run, tmp_path: Path, warehouse: Path) -> None:
    location, moments = Location(warehouse), []
    for number in range(3):
        run("load", co_to(tmp_path / f"{number}.xlsx", families={"Thị trấn Cô Tô": (800, 700, 600 + number)}))
        moments.append(published_at(current_id(location)))

    def recognised(moment: dt.datetime, name: str) -> list[str]:
        assert run("snapshot", "--as-of", moment.isoformat(), "--out", tmp_path / name).status == 0
        assert run("verify", tmp_path / name).status == 0
        return [row["recognised"] for row in _rows(tmp_path / name / "recognition.csv")]

    assert [recognised(moment, f"kept {moment.microsecond}") for moment in moments] == [
        ["600"],
        ["601"],
        ["602"],
    ]
    with writing(location) as writer:
        writer.prune(kept=1)
    assert [recognised(moment, f"made {moment.microsecond}") for moment in moments] == [
        ["600"],
        ["601"],
        ["602"],
    ]
    for moment in moments:
        kept, made = (tmp_path / f"{how} {moment.microsecond}" for how in ("kept", "made"))
        assert _csv_bytes(kept) == _csv_bytes(made)
    early = run("snapshot", "--as-of", "2020-01-01")
    assert early.status == 2
    assert "chưa công bố số liệu nào" in early.err
    assert "01/01/2020" in early.err
    assert "lệnh load" not in early.err


@pytest.mark.parametrize("moment", ["yesterday", "0001-01-01", "9999-12-31"])
def test_a_moment_that_is_none_is_refused_in_plain_words(run: Run, moment: str) -> None:
    ran = run("snapshot", "--as-of", moment)
    assert ran.status == 2
    assert "ngoài dự kiến" not in ran.err


@pytest.mark.parametrize("command", ["load", "check", "status", "snapshot", "rebuild"])
@pytest.mark.parametrize("inside", [False, True])
def test_a_file_named_as_the_warehouse_is_refused_in_plain_words(
    run: Run, tmp_path: Path, command: str, inside: bool
) -> None:
    (tmp_path / "passwd").write_text("kept", encoding="utf-8")
    named = tmp_path / "passwd" / "w" if inside else tmp_path / "passwd"
    paths = [co_to(tmp_path / "2024.xlsx")] if command in {"load", "check"} else []
    ran = run(command, *paths, "--warehouse", named)
    assert ran.status == 2
    assert "làm kho dữ liệu" in ran.err
    assert (tmp_path / "passwd").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        pytest.param(lambda f: (f / "observations.csv").write_bytes(b"x"), "observations.csv", id="changed"),
        pytest.param(lambda f: (f / "areas.csv").unlink(), "areas.csv", id="missing"),
        pytest.param(lambda f: (f / "extra.csv").write_text("a"), "extra.csv", id="a stranger"),
        pytest.param(lambda f: (f / "ghi chú.txt").write_text("a"), "ghi chú.txt", id="another kind of file"),
        pytest.param(lambda f: (f / "more").mkdir(), "more", id="a folder"),
    ],
)
def test_verify_names_what_differs(run: Run, tmp_path: Path, harm: Any, said: str) -> None:
    run("load", co_to(tmp_path / "2024.xlsx"))
    run("snapshot", "--out", tmp_path / "snapshot")
    harm(tmp_path / "snapshot")
    ran = run("verify", tmp_path / "snapshot", "--json", "-")
    assert ran.status == 1
    assert [one["file"] for one in ran.json["differences"]] == [said]


@pytest.mark.parametrize("beside", [(), ("manifest.json", "observations.csv")], ids=["alone", "beside one"])
def test_a_snapshot_is_not_written_among_other_things(
    run: Run, tmp_path: Path, beside: tuple[str, ...]
) -> None:
    run("load", co_to(tmp_path / "2024.xlsx"))
    there = dict.fromkeys(("bao cao.docx", *beside), b"kept")
    folder = tmp_path / "out"
    folder.mkdir()
    for name, content in there.items():
        (folder / name).write_bytes(content)
    ran = run("snapshot", "--out", folder)
    assert ran.status == 2
    assert "bao cao.docx" in ran.err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == there


def test_a_snapshot_takes_the_place_of_an_earlier_one_or_of_nothing(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    for recognised in (600, 601):
        run(
            "load",
            co_to(tmp_path / f"{recognised}.xlsx", families={"Thị trấn Cô Tô": (800, 700, recognised)}),
        )
        assert run("snapshot", "--out", folder).status == 0
        assert run("verify", folder).status == 0
        assert [row["recognised"] for row in _rows(folder / "recognition.csv")] == [str(recognised)]
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("manifest", [None, "{", "[]", '{"files": 3}'])
def test_verify_without_a_readable_manifest_is_2(run: Run, tmp_path: Path, manifest: str | None) -> None:
    if manifest is not None:
        (tmp_path / "manifest.json").write_text(manifest, encoding="utf-8")
    ran = run("verify", tmp_path)
    assert (ran.status, "Traceback" in ran.err) == (2, False)


def test_status_says_who_is_missing(run: Run, tmp_path: Path) -> None:
    run("load", co_to(tmp_path / "2024.xlsx", families={"Thị trấn Cô Tô": (800, 700, 600)}))
    ran = run("status", "--province", "Quảng Ninh", "--district", "Cô Tô", "--year", "2024", "--json", "-")
    families = [row for row in ran.json["status"] if row["model"] == "family"]
    assert [(row["district"], row["expected"], row["reported"]) for row in families] == [
        ("Huyện Cô Tô", 3, 1)
    ]
    assert [(row["name"], row["all_missing"]) for row in ran.json["missing"]] == [
        ("Thị trấn Cô Tô", False), ("Xã Đồng Tiến", True), ("Xã Thanh Lân", True),
    ]  # fmt: skip
    shown = run("status", "--district", "Cô Tô")
    assert "Huyện Cô Tô, năm 2024" in shown.out
    assert "Xã Thanh Lân: chưa nộp gì" in shown.out


@pytest.mark.parametrize(
    "arguments", [("--province", "Nowhere"), ("--district", "Châu Thành", "--year", "2024")]
)
def test_status_of_an_unknown_or_ambiguous_place_is_2(
    run: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    run("load", co_to(tmp_path / "2024.xlsx"))
    assert run("status", *arguments).status == 2


@pytest.mark.parametrize("command", ["status", "snapshot"])
def test_before_anything_is_loaded_the_commands_say_so(run: Run, command: str) -> None:
    ran = run(command)
    assert ran.status == 2
    assert "load" in ran.err


def test_inspect_shows_tables_and_its_json_is_the_rooms_report(
    run: Run, tmp_path: Path, warehouse: Path
) -> None:
    path = co_to(tmp_path / "2024.xlsx")
    report = run("inspect", path, "--json", "-").json
    (table,) = report["sheets"][0]["tables"]
    assert report["path"] == str(path)
    assert [row["label"] for row in table["rows"]][:3] == ["Thị trấn Cô Tô", "Xã Đồng Tiến", "Xã Thanh Lân"]
    assert {"cell": "F12", "raw": "800", "value": 800, "state": "value"} in table["cells"]
    assert "Gia đình học tập / Tổng số" in run("inspect", path).out
    assert not warehouse.exists()
    assert run("inspect", tmp_path / "none.xlsx").status == 2
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 no zip")
    bad = run("inspect", tmp_path / "bad.xlsx", "--json", "-")
    assert bad.status == 1
    assert bad.json["findings"]


def test_a_filled_template_is_loaded_cell_by_cell(run: Run, tmp_path: Path) -> None:
    made = run(
        "template",
        "--province",
        "Quảng Ninh",
        "--district",
        "huyện Cô Tô",
        "--year",
        "2024",
        "--out",
        tmp_path,
    )
    assert made.status == 0
    path = tmp_path / "bieu-207-2024.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    assert sheet.sheet_state == "visible"
    assert not any(row.hidden for row in sheet.row_dimensions.values())
    assert not any(column.hidden for column in sheet.column_dimensions.values())
    written = {}
    for row in range(12, 15):
        for column in range(3, 18):
            value = 1000 * (17 - column % 3) + 10 * column + row
            sheet.cell(row, column).value = value
            written[sheet.cell(row, column).coordinate] = value
    assert str(sheet.cell(15, 3).value) == "=SUM(C12:C14)"
    for column in range(3, 18):
        sheet.cell(15, column).value = sum(int(str(sheet.cell(row, column).value)) for row in range(12, 15))
    book.save(path)
    ran = run("load", path, "--json", "-")
    assert (ran.json["files"][0]["observations"], ran.json["files"][0]["held_back"]) == (45, 0)
    assert [one for one in ran.json["files"][0]["findings"] if one["severity"] == "error"] == []
    run("snapshot", "--out", tmp_path / "snapshot")
    rows = _rows(tmp_path / "snapshot" / "observations.csv")
    assert {row["cell"]: int(row["value"]) for row in rows} == written
    kinds = [
        ("citizen", ""),
        ("family", ""),
        ("clan", ""),
        ("community", "village"),
        ("organisation", "commune"),
    ]
    expected = {
        f"{'CDEFGHIJKLMNOPQ'[3 * number + place]}{row}": (name, model, level, measure, "2024")
        for row, name in ((12, "Thị trấn Cô Tô"), (13, "Xã Đồng Tiến"), (14, "Xã Thanh Lân"))
        for number, (model, level) in enumerate(kinds)
        for place, measure in enumerate(("total", "registered", "recognised"))
    }
    found = {
        row["cell"]: (row["area_name"], row["model"], row["level"], row["measure"], row["year"])
        for row in rows
    }
    assert found == expected


@pytest.mark.parametrize(
    "arguments",
    [
        ("--province", "Quảng Ninh"),
        ("--year", "2024"),
        ("--province", "Quảng Ninh", "--district", "Cô Tô", "--year", "2026"),
    ],
)
def test_a_template_needs_a_place_of_its_year(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert run("template", *arguments, "--out", tmp_path / "out").status == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("year", "rows", "first"), [(2025, 54, "commune"), (2024, 13, "district")])
def test_a_provinces_template_has_what_stands_below_it(
    run: Run, tmp_path: Path, year: int, rows: int, first: str
) -> None:
    run("template", "--province", "Quảng Ninh", "--year", year, "--out", tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / f"bieu-22-{year}.xlsx").active
    assert sheet is not None
    names = [str(sheet.cell(row, 2).value) for row in range(12, 12 + rows + 1)]
    assert names[-1] == "Tổng cộng"
    starts = {"commune": ("Xã", "Phường", "Đặc khu"), "district": ("Huyện", "Thành phố", "Thị xã")}[first]
    assert all(name.startswith(starts) for name in names[:-1])


def test_demo_loads_the_samples_into_an_empty_warehouse_only(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = [one for one in sample_files() if "bac-son" in one.path][:2]
    assert len(few) == 2
    monkeypatch.setattr(demo, "sample_files", lambda: few)
    ran = run("demo", "--json", tmp_path / "demo.json")
    report = json.loads((tmp_path / "demo.json").read_text(encoding="utf-8"))
    assert ran.status in {0, 1}
    assert [one["path"] for one in report["files"]] == [one.path for one in few]
    assert report["summary"]["rejected"] == 0
    again = run("demo")
    assert again.status == 2
    assert "đã có dữ liệu" in again.err


def test_every_sample_workbook_is_in_the_manifest_in_path_order() -> None:
    paths = [one.path for one in sample_files()]
    folder = PROJECT / "data" / "samples"
    kinds = {".xlsx", ".xls", ".csv"}
    there = {
        f"data/samples/{path.relative_to(folder).as_posix()}"
        for kind in ("published", "illustrative")
        for path in (folder / kind).rglob("*")
        if path.suffix in kinds and not path.name.endswith(".truth.csv")
    }
    assert set(paths) == there
    assert paths == sorted(paths)


def test_the_figures_of_a_load_are_asked_at_once(run: Run, tmp_path: Path) -> None:
    run("load", co_to(tmp_path / "2024.xlsx"))
    row = ask("figures_of_place", place_id=TOWN).iloc[0]
    assert (row.total, row.registered, row.recognised) == (800, 700, 600)
    assert (row.rate_of_total, row.rate_of_registered) == (75.0, 100 * 600 / 700)


def test_history_shows_what_was_replaced_and_by_what(run: Run, tmp_path: Path) -> None:
    for name, recognised in (("mot.xlsx", 600), ("hai.xlsx", 601)):
        run("load", co_to(tmp_path / name, families={"Thị trấn Cô Tô": (800, 700, recognised)}))
    place = ("--district", "Cô Tô", "--commune", "Thị trấn Cô Tô", "--year", "2024")
    first, second = run("history", *place).out.splitlines()
    assert "600" in first
    assert first.endswith("(mot.xlsx; đã được thay bằng hai.xlsx)")
    assert "601" in second
    assert second.endswith("(hai.xlsx; đang dùng)")
    numbers = run("history", *place, "--json", "-").json["numbers"]
    assert [row["superseded_by"] for row in numbers] == ["hai.xlsx"] * 3 + [None] * 3
    assert run("history").status == 2
    assert run("history", "--district", "Cô Tô", "--commune", "Không Có").status == 2
