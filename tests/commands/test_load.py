"""load and check, from the outside: statuses, JSON, exit statuses, what is written."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from pipelines.commands.files import files_of
from pipelines.submission import Submission
from pipelines.warehouse import intake
from pipelines.warehouse.ask import ask
from pipelines.warehouse.location import Location
from pipelines.warehouse.store import writing
from tests.commands.conftest import Run
from tests.commands.workbooks import FAMILIES, TOWN, co_to

FILE_KEYS = ["path", "sha256", "status", "submission_id", "observations", "held_back", "findings"]
FINDING_KEYS = ["severity", "code", "sheet", "cell", "raw", "message_vi", "message_en"]
SUMMARY_KEYS = ["files", "loaded", "rejected", "unchanged", "observations", "held_back", "findings"]


def _versions(warehouse: Path) -> list[str]:
    return Location(warehouse).versions()


def _recognised(place: str = TOWN) -> list[float]:
    return ask("figures_of_place", place_id=place)["recognised"].tolist()


def _without(name: str) -> dict[str, Any]:
    return {key: value for key, value in FAMILIES.items() if key != name}


def test_a_clean_workbook_is_loaded_and_reported(run: Run, tmp_path: Path) -> None:
    path = co_to(tmp_path / "bieu.xlsx")
    ran = run("load", path, "--json", "-")
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    assert ran.status == 0
    assert ran.json == {
        "files": [
            {
                "path": str(path),
                "sha256": sha256,
                "status": "loaded",
                "submission_id": sha256[:16],
                "observations": 9,
                "held_back": 0,
                "findings": [],
            }
        ],
        "summary": dict(zip(SUMMARY_KEYS, (1, 1, 0, 0, 9, 0, 0), strict=True)),
    }
    assert _recognised() == [600]


def test_the_second_time_nothing_changes(run: Run, tmp_path: Path, warehouse: Path) -> None:
    path = co_to(tmp_path / "bieu.xlsx")
    first = run("load", path)
    versions = _versions(warehouse)
    ran = run("load", path, "--json", "-")
    assert (first.status, ran.status) == (0, 0)
    assert ran.json["files"][0]["status"] == "unchanged"
    assert ran.json["summary"] == dict(zip(SUMMARY_KEYS, (1, 0, 0, 1, 9, 0, 0), strict=True))
    assert _versions(warehouse) == versions


def test_a_corrected_workbook_takes_the_place_of_the_first(run: Run, tmp_path: Path) -> None:
    run("load", co_to(tmp_path / "bieu.xlsx"))
    run("load", co_to(tmp_path / "bieu sua.xlsx", families={**FAMILIES, "Thị trấn Cô Tô": (800, 700, 650)}))
    assert _recognised() == [650]
    history = ask("submission_history", place_id=TOWN).query("measure == 'recognised'")
    assert history[["file", "value", "stands"]].values.tolist() == [
        ["bieu.xlsx", 600, False],
        ["bieu sua.xlsx", 650, True],
    ]


def test_a_row_that_is_held_back_is_named_and_the_rest_is_loaded(run: Run, tmp_path: Path) -> None:
    path = co_to(tmp_path / "bieu.xlsx", r13="Xã Không Có")
    ran = run("load", path, "--json", "-")
    entry = ran.json["files"][0]
    assert list(entry) == FILE_KEYS
    assert (ran.status, entry["status"], entry["observations"], entry["held_back"]) == (
        1, "loaded_with_findings", 6, 1,
    )  # fmt: skip
    (found,) = [one for one in entry["findings"] if one["severity"] == "error"]
    assert list(found) == FINDING_KEYS
    assert (found["cell"], found["raw"]) == ("B13", "Xã Không Có")
    again = run("load", path, "--json", "-")
    assert (again.status, again.json["files"][0]["status"]) == (1, "unchanged")
    assert again.json["files"][0]["findings"] == entry["findings"]


def test_strict_rejects_the_whole_file(run: Run, tmp_path: Path, warehouse: Path) -> None:
    path = co_to(tmp_path / "bieu.xlsx", r13="Xã Không Có")
    ran = run("load", path, "--strict", "--json", "-")
    assert (ran.status, ran.json["files"][0]["status"], ran.json["summary"]["rejected"]) == (1, "rejected", 1)
    versions = _versions(warehouse)
    again = run("load", path, "--strict", "--json", "-")
    assert (again.status, again.json["files"][0]["status"]) == (1, "rejected")
    assert _versions(warehouse) == versions
    loose = run("load", path, "--json", "-")
    assert (loose.status, loose.json["files"][0]["status"]) == (1, "loaded_with_findings")
    assert _recognised() == [600]


def test_what_is_said_makes_another_submission(run: Run, tmp_path: Path) -> None:
    path = co_to(tmp_path / "bieu.xlsx")
    plain = run("load", path, "--json", "-").json["files"][0]
    said = run("load", path, "--province", "Quảng Ninh", "--year", "2024", "--json", "-").json["files"][0]
    assert plain["submission_id"] == plain["sha256"][:16]
    assert said["submission_id"].startswith(f"{plain['submission_id']}-")
    assert said["status"] == "loaded"
    assert _recognised() == [600]


def test_a_folder_is_read_in_path_order_without_lock_and_hidden_files(run: Run, tmp_path: Path) -> None:
    inbox = tmp_path / "data" / "inbox"
    co_to(inbox / "b" / "bieu.xlsx", 2023)
    co_to(inbox / "a.xlsx", 2024)
    for name in ("~$a.xlsx", ".hidden.xlsx", "Thumbs.db"):
        (inbox / name).write_bytes(b"x")
    (inbox / ".git").mkdir()
    (inbox / ".git" / "c.xlsx").write_bytes(b"x")
    (inbox / "letter.pdf").write_bytes(b"%PDF-1.7 not a workbook")
    ran = run("load", "--json", "-")
    assert [(one["path"], one["status"]) for one in ran.json["files"]] == [
        ("data/inbox/a.xlsx", "loaded"),
        ("data/inbox/b/bieu.xlsx", "loaded"),
        ("data/inbox/letter.pdf", "rejected"),
    ]
    assert ran.status == 1
    assert ran.json["files"][2]["findings"][0]["code"] == "not_a_spreadsheet"
    shutil.copy(inbox / "a.xlsx", tmp_path / "again.xlsx")
    given = run("load", "./data/inbox/", tmp_path / "again.xlsx", "--json", "-").json["files"]
    assert [one["path"] for one in given] == [
        "./data/inbox/a.xlsx",
        "./data/inbox/b/bieu.xlsx",
        "./data/inbox/letter.pdf",
        str(tmp_path / "again.xlsx"),
    ]
    assert {one["status"] for one in given} == {"unchanged", "rejected"}


def test_the_same_bytes_twice_in_one_run_count_once(run: Run, tmp_path: Path) -> None:
    first = co_to(tmp_path / "a.xlsx")
    shutil.copy(first, tmp_path / "b.xlsx")
    files = run("load", first, tmp_path / "b.xlsx", "--json", "-").json["files"]
    assert [(one["status"], one["observations"]) for one in files] == [("loaded", 9), ("unchanged", 9)]
    assert ask("submissions_of_place", place_id=TOWN)["file"].tolist() == ["a.xlsx"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("load", "no-such-file.xlsx"),
        ("check", "no-such-folder"),
        ("load", "--jobs", "0"),
        ("load", "--year", "24"),
        ("nonsense",),
        (),
    ],
)
def test_wrong_usage_is_2_and_writes_nothing(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert ran.err
    assert "Traceback" not in ran.err
    assert list(tmp_path.iterdir()) == []


def test_an_empty_inbox_is_no_error(run: Run, tmp_path: Path) -> None:
    ran = run("load", "--json", "-")
    assert ran.status == 0
    assert ran.json == {"files": [], "summary": dict.fromkeys(SUMMARY_KEYS, 0)}


def test_a_second_writer_is_told_that_the_warehouse_is_busy(
    run: Run, tmp_path: Path, warehouse: Path
) -> None:
    path = co_to(tmp_path / "bieu.xlsx")
    with writing(Location(warehouse)):
        ran = run("load", path)
    assert ran.status == 2
    assert "warehouse busy" in ran.err
    assert run("load", path).status == 0


def test_a_warehouse_at_an_address_is_refused_in_plain_words(run: Run, tmp_path: Path) -> None:
    ran = run("load", co_to(tmp_path / "bieu.xlsx"), "--warehouse", "ducklake:postgres:dbname=x")
    assert ran.status == 2
    assert "ducklake" in ran.err


def test_the_option_goes_before_the_environment(run: Run, tmp_path: Path, warehouse: Path) -> None:
    assert run("load", co_to(tmp_path / "bieu.xlsx"), "--warehouse", tmp_path / "other").status == 0
    assert not warehouse.exists()
    assert {path.name for path in tmp_path.iterdir()} == {"bieu.xlsx", "other", "other-submissions"}


def test_json_goes_to_a_file_and_the_summary_to_the_screen(run: Run, tmp_path: Path) -> None:
    ran = run("load", co_to(tmp_path / "bieu.xlsx"), "--json", tmp_path / "report.json")
    assert "đã nạp (9 số liệu)" in ran.out
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["summary"]["loaded"] == 1


def test_check_finds_the_same_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    path = co_to(tmp_path / "bieu.xlsx", r13="Xã Không Có")
    checked = run("check", path, "--json", "-")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bieu.xlsx"]
    loaded = run("load", path, "--json", "-")
    assert (checked.status, checked.json) == (loaded.status, loaded.json)


def test_a_jump_on_the_year_before_is_found_in_a_run_and_against_the_warehouse(
    run: Run, tmp_path: Path
) -> None:
    before = co_to(tmp_path / "2023.xlsx", 2023)
    after = co_to(tmp_path / "2024.xlsx", 2024, {**FAMILIES, "Xã Đồng Tiến": (5000, 400, 300)})
    together = run("check", after, before, "--json", "-").json["files"]
    run("load", before)
    alone = run("load", after, "--json", "-").json["files"]
    for files in (together, alone):
        (found,) = files[0]["findings"]
        assert (found["code"], found["cell"], found["raw"]) == (
            "jump_on_previous_year",
            "F13",
            "Xã Đồng Tiến",
        )
    assert together[1]["findings"] == []
    assert alone[0]["status"] == "loaded_with_findings"


def test_known_bytes_are_read_anew_when_the_software_changed(
    run: Run, tmp_path: Path, warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = co_to(tmp_path / "bieu.xlsx")
    run("load", path)
    run("load", co_to(tmp_path / "later.xlsx", families=_without("Thị trấn Cô Tô")))
    versions, read = _versions(warehouse), []

    def reading(change: float) -> Any:
        def read_again(files: Any, *_: Any, **__: Any) -> Any:
            for given in files:
                read.append(given.path)
                submission = intake_reader(given)
                submission.observations = [
                    one._replace(value=one.value + change) if one.measure == "recognised" else one
                    for one in submission.observations
                ]
                yield submission

        return read_again

    def intake_reader(given: Any) -> Submission:
        from pipelines.submission import read_submission

        return read_submission(given.content, given.path)

    monkeypatch.setattr(intake, "reading_fingerprint", lambda _: "newer")
    monkeypatch.setattr(intake, "read_submissions", reading(0))
    assert run("load", path, "--json", "-").json["files"][0]["status"] == "unchanged"
    assert (read, _versions(warehouse)) == ([str(path)], versions)
    run("load", path)
    assert read == [str(path)], "the newer software's word is remembered"

    monkeypatch.setattr(intake, "reading_fingerprint", lambda _: "newest")
    monkeypatch.setattr(intake, "read_submissions", reading(7))
    assert run("load", path, "--json", "-").json["files"][0]["status"] == "loaded"
    assert _recognised() == [607]
    assert _recognised("07195@2016-01-01") == [300], "what came later still stands"


def test_an_unexpected_error_names_a_log_and_shows_no_traceback(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError("the moon")

    monkeypatch.setattr(intake, "read_submissions", fail)
    ran = run("load", co_to(tmp_path / "bieu.xlsx"))
    assert ran.status == 2
    assert "Traceback" not in ran.err + ran.out
    log = Path(ran.err.strip().rsplit(" ", 1)[1])
    assert "ZeroDivisionError: the moon" in log.read_text(encoding="utf-8")
    log.unlink()


@pytest.mark.parametrize("option", ["--json", "--out"])
def test_a_report_that_could_not_be_written_is_said_before_anything_is_loaded(
    run: Run, tmp_path: Path, warehouse: Path, option: str
) -> None:
    (tmp_path / "file").write_bytes(b"kept")
    ran = run("load", co_to(tmp_path / "bieu.xlsx"), option, tmp_path / "file" / "inside")
    assert ran.status == 2
    assert "không ghi được" in ran.err
    assert not warehouse.exists()
    assert (tmp_path / "file").read_bytes() == b"kept"


def test_trying_the_report_leaves_no_empty_file_where_the_command_can_not_run(
    run: Run, tmp_path: Path
) -> None:
    assert run("load", tmp_path / "none.xlsx", "--json", tmp_path / "report.json").status == 2
    assert not (tmp_path / "report.json").exists()


def test_the_rows_of_a_column_that_is_held_back_are_counted_and_give_1(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "Huyện Cô Tô 2024.csv"
    header = "Đơn vị;Gia đình học tập - Đạt;CDHT - Đạt"
    lines = ("Huyện Cô Tô, năm 2024", header, "Xã Đồng Tiến;300;12", "Xã Thanh Lân;150;7")
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    first, again = run("load", path, "--json", "-"), run("load", path, "--json", "-")
    (entry,) = first.json["files"]
    assert (entry["observations"], entry["held_back"]) == (2, 2)
    assert "error" in {found["severity"] for found in entry["findings"]}
    assert (first.status, again.status) == (1, 1)
    assert run("findings", entry["submission_id"], "--out", tmp_path).status == 1


@pytest.mark.parametrize(
    ("said", "perhaps"),
    [
        (("--province", "Hà Tĩn"), "Hà Tĩnh"),
        (("--province", "Quảng Ninh", "--district", "Cô Tôo"), "Cô Tô"),
        (("--province", "Hà Tĩnh", "--district", "Cô Tô"), "Cô Tô"),
        (("--district", "Không Có Thật"), ""),
    ],
)
@pytest.mark.parametrize("command", ["load", "check", "findings"])
def test_a_place_that_is_none_is_not_taken_as_said(
    run: Run, tmp_path: Path, warehouse: Path, command: str, said: tuple[str, ...], perhaps: str
) -> None:
    ran = run(command, co_to(tmp_path / "bieu.xlsx"), *said)
    assert ran.status == 2
    assert said[-1] in ran.err
    assert perhaps in ran.err
    assert not warehouse.exists()


@pytest.mark.parametrize(
    "said",
    [
        ("--province", "quang ninh"),
        ("--district", "Cô Tô"),
        ("--province", "Hà Nam", "--district", "Kim Bảng"),
    ],
)
def test_a_place_of_any_year_may_be_said(run: Run, tmp_path: Path, said: tuple[str, ...]) -> None:
    assert run("check", co_to(tmp_path / "bieu.xlsx"), *said).status in {0, 1}


def test_a_table_that_says_what_a_sample_holds_is_no_submission(
    run: Run, tmp_path: Path, warehouse: Path
) -> None:
    co_to(tmp_path / "in" / "bieu.xlsx")
    (tmp_path / "in" / "bieu.truth.csv").write_text("sheet,cell,value\nBiểu 1,F12,800\n", encoding="utf-8")
    ran = run("load", tmp_path / "in", "--json", "-")
    assert ran.status == 0
    assert [Path(one["path"]).name for one in ran.json["files"]] == ["bieu.xlsx"]
    assert "bieu.truth.csv" in ran.err
    assert len(list(Location(warehouse).archive.iterdir())) == 1


def test_what_is_plainly_no_report_is_left_out_of_a_folder_and_named(
    run: Run, tmp_path: Path, warehouse: Path
) -> None:
    folder = tmp_path / "in"
    co_to(folder / "bieu.xlsx")
    (folder / "README.md").write_text("# Mẫu\n", encoding="utf-8")
    (folder / "manifest.csv").write_text(
        "path,kind,place,year,layout,source\nbieu.xlsx,x,y,2024,z,s\n", "utf-8"
    )
    (folder / "khac").mkdir()
    (folder / "khac" / "manifest.csv").write_text("Đơn vị;Đạt\nXã A;5\n", encoding="utf-8")
    (folder / "bao cao.pdf").write_bytes(b"%PDF-1.7")
    ran = run("check", folder, "--json", "-")
    assert [Path(one["path"]).name for one in ran.json["files"]] == [
        "bao cao.pdf",
        "bieu.xlsx",
        "manifest.csv",
    ]
    assert "Bỏ qua 2 tệp không phải bảng biểu" in ran.err
    assert "README.md, manifest.csv" in ran.err
    named = run("check", folder / "README.md", "--json", "-")
    assert [one["status"] for one in named.json["files"]] == ["rejected"]


def test_the_folder_of_the_samples_loads_its_workbooks_and_nothing_else() -> None:
    samples = Path(__file__).resolve().parents[2] / "data" / "samples"
    with (samples / "manifest.csv").open(encoding="utf-8-sig", newline="") as lines:
        listed = {row["path"] for row in csv.DictReader(lines) if row["path"]}
    assert {Path(one.path).relative_to(samples).as_posix() for one in files_of([str(samples)])} == listed
