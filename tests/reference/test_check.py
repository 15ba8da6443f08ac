"""The check of the reference tables names the row at fault, whatever is wrong with it."""

import argparse
import shutil
from pathlib import Path

import pytest

from pipelines.commands import reference as command
from pipelines.reference.area_checks import entered_shares_complete_a_version
from pipelines.reference.check import check_reference
from pipelines.reference.faults import Fault
from pipelines.reference.table_rows import Line
from pipelines.reference.tables import REFERENCE

BINH_YEN = (
    "09982@2016-01-01,09982,commune,Xã,Bình Yên,276,district,01,2016-01-01,2025-07-01,,,gso-hist 2015-08-31"
)
TRIAL = "99999@2016-01-01,99999,commune,Xã,Thử,276,district,01,2016-01-01,2025-07-01,,,x"
LIEN_QUAN = "09955@2016-01-01"
SHARE_COLUMNS = ("from_version", "to_version", "effective_on", "share", "source", "entered_by", "note")
QD281 = "qd281-2020-family,national,family,,,total,ordinary,2020,70,"
QD244 = "qd244,citizen,,Quyết định 244/QĐ-KHVN (28/07/2022),2022,"

WRONG_CELLS = [
    ("models", "citizen,Công dân", "Citizen,Công dân", "code", "không đúng dạng"),
    ("models", ",hộ,households,", ",,households,", "unit_vi", "không được để trống"),
    ("models", ",GĐHT,orange,", ",GĐHT,teal,", "colour", "chỉ được dùng một trong"),
    ("models", ",village|commune|district|province,", ",village;commune,", "levels", "không đúng dạng"),
    ("targets", QD281, QD281.replace(",70,", ",170,"), "percent", "không được quá 100"),
    ("targets", "qd387-2025-clan,national,", "qd387-2025-clan,01,", "scope", "không đúng dạng"),
    ("deadlines", "district level,1,15,", "district level,13,15,", "month", "không được quá 12"),
    ("rules", QD244, QD244.replace(",2022,", ",năm 2022,"), "from_year", "phải là số nguyên"),
    ("areas", BINH_YEN, BINH_YEN.replace(",2025-07-01,", ",01/07/2025,"), "valid_to", "phải là ngày"),
    ("areas", "\n09985@2016-01-01,09985,", "\n09985@2016-01-01,9985,", "code", "không đúng dạng"),
    ("measures", "\nlevel_2,", "\nLevel 2,", "code", "không đúng dạng"),
    ("periods", "06-30", "30/6", "day", "không đúng dạng"),
    ("file_name_words", "\nbieu\n", "\nbiểu\n", "word", "không đúng dạng"),
]
"""Table, what stands there, what is put there, the column at fault, and what is said of it."""

CONTRADICTIONS = [
    ("areas", BINH_YEN, "area_id", "stands above"),
    ("areas", BINH_YEN.replace("2016-01-01", "2024-01-01"), "valid_from", "overlaps"),
    ("areas", TRIAL.replace("2025-07-01", "2030-01-01"), "parent_code", "does not exist all that time"),
    ("areas", TRIAL.replace("Thử", "Bình Yên"), "name", "has the name"),
    ("areas", TRIAL.replace("district,01", "district,10"), "province_code", "the parent is in 01"),
    ("areas", TRIAL.replace("99999@2016-01-01", "99998@2016-01-01"), "area_id", "must be 99999@2016-01-01"),
    ("areas", TRIAL.replace("99999", "997"), "code", "wrong length"),
    ("areas", TRIAL.replace("Xã,", "Huyện,"), "type", "no commune"),
    ("areas", TRIAL.replace("99999", "99997"), "valid_to", "without a link"),
    (
        "areas",
        "99996@2026-01-01,99996,commune,Xã,Thử,01,province,01,2026-01-01,,,,x",
        "valid_from",
        "new without a link",
    ),
    (
        "area_links",
        "2025-07-01,88888@2016-01-01,09955@2025-07-01,whole,1,,x,official,",
        "from_version",
        "not in areas.csv",
    ),
    (
        "area_links",
        "2025-06-01,09982@2016-01-01,09955@2025-07-01,area_only,0,,x,official,",
        "effective_on",
        "has valid_to 2025-07-01",
    ),
    (
        "area_links",
        "2025-07-01,09982@2016-01-01,09955@2025-07-01,whole,0.5,,x,official,",
        "count_share",
        "whole can't carry 0.5",
    ),
    ("area_aliases", "88888@2016-01-01,Thử,spelling,x", "area_id", "not in areas.csv"),
    ("area_doubts", "88888@2016-01-01,share,thử,test,x", "area_id", "not in areas.csv"),
    (
        "area_name_answers",
        "Binh Yen,276@2016-01-01,2024,,88888@2016-01-01,A,2025-01-01,x",
        "area_id",
        "not in areas.csv",
    ),
    ("targets", "qd387-2025-clan,national,clan,,,total,,2025,65,x,confirmed,x,", "target_id", "on line"),
    ("targets", "x,99@2016-01-01,clan,,,total,,2025,65,x,confirmed,x,", "scope", "not in areas.csv"),
    ("targets", "y,national,clan,village,,total,,2025,65,x,confirmed,x,", "level", "no such level"),
    ("deadlines", "x,organisation,,Nộp,Send,2,30,true,x,confirmed,x", "day", "no such day"),
    ("models", "x,X,X,X,X,X,blue,,,x,x,x,x,x,x,8", "colour", "stands on line 2"),
    ("models", "y,Y,Y,Y,Y,Y,rose,,,y,y,y,y,y,y,5", "order", "stands on line 6"),
    ("models", "z,Z,Z,Z,Z,Z,violet,village,commune,z,z,z,z,z,z,9", "usual_level", "none of the model's"),
    ("rules", "x,citizen,,QĐ,2023,2025,points,vi,en,,,UBND,confirmed,x", "from_year", "overlaps"),
]
"""Table, a row that every schema allows, the column at fault, and what is said of it."""


def copy_of_the_tables(folder: Path) -> Path:
    for path in REFERENCE.glob("*.csv"):
        shutil.copy(path, folder)
    return folder


def change(folder: Path, table: str, before: str, after: str) -> int:
    """Changes one place of a table and gives the line it stands on."""
    path = folder / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {table}.csv"
    path.write_text(text.replace(before, after), encoding="utf-8", newline="")
    return text[: text.index(before)].count("\n") + 1 + before.startswith("\n")


def append(folder: Path, table: str, row: str) -> int:
    """Adds a row to a table and gives the line it stands on."""
    path = folder / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}{row}\n", encoding="utf-8", newline="")
    return text.count("\n") + 1


def named(faults: list[Fault], table: str, line: int, column: str) -> list[Fault]:
    return [fault for fault in faults if fault[:3] == (f"{table}.csv", line, column)]


def test_the_tables_as_they_are_have_no_fault() -> None:
    assert check_reference() == []


def test_every_wrong_cell_is_named_and_nothing_else(tmp_path: Path) -> None:
    folder = copy_of_the_tables(tmp_path)
    lines = [change(folder, table, before, after) for table, before, after, _, _ in WRONG_CELLS]
    faults = check_reference(folder)
    assert len(faults) == len(WRONG_CELLS)
    for (table, _, _, column, said), line in zip(WRONG_CELLS, lines, strict=True):
        (fault,) = named(faults, table, line, column)
        assert said in fault.message_vi
        assert fault.message_en


def test_every_row_that_contradicts_the_others_is_named(tmp_path: Path) -> None:
    folder = copy_of_the_tables(tmp_path)
    lines = [append(folder, table, row) for table, row, _, _ in CONTRADICTIONS]
    faults = check_reference(folder)
    for (table, row, column, said), line in zip(CONTRADICTIONS, lines, strict=True):
        found = [fault.message_en for fault in named(faults, table, line, column)]
        assert any(said in message for message in found), (row, column, found)


def test_shares_that_do_not_sum_to_one_are_named(tmp_path: Path) -> None:
    folder = copy_of_the_tables(tmp_path)
    row = "\n2025-07-01,09955@2016-01-01,09955@2025-07-01,whole,1,"
    line = change(folder, "area_links", row, row.replace(",whole,1,", ",part,0.6,"))
    (fault,) = check_reference(folder)
    assert fault[:3] == ("area_links.csv", line, "count_share")
    assert "09955@2016-01-01 do not sum to one" in fault.message_en


ENTERED = "21142@2016-01-01,{to}@2025-07-01,2025-07-01,{share},{source},A person,"
"""A row of area_shares.csv on a commune of Trà Bồng that was split between 21136 and 21157."""


def entered(to: str, share: str, source: str = "A count of the commune") -> str:
    return ENTERED.format(to=to, share=share, source=source)


@pytest.mark.parametrize(
    ("rows", "wrong", "column", "said"),
    [
        ([entered("21136", "0.25"), entered("21157", "0.75")], None, "", ""),
        ([entered("21136", "0.25"), entered("21157", "0.7")], 0, "share", "do not sum to one"),
        ([entered("21136", "0.25")], 0, "share", "do not sum to one"),
        ([entered("21136", "0.25"), entered("21157", "0.75", "B")], 1, "source", "has two sources"),
        ([entered("21136", "0.5"), entered("21136", "0.5")], 1, "to_version", "is there already"),
        ([entered("21136", "0.25"), entered("09955", "0.75")], 1, "to_version", "no such link"),
        (
            ["09955@2016-01-01,09955@2025-07-01,2025-07-01,1,A count,A person,"],
            0,
            "share",
            "this share is known: 1",
        ),
    ],
    ids=["right", "too little", "one way only", "two sources", "twice", "no link", "known already"],
)
def test_shares_that_a_person_entered_are_for_all_ways_of_one_version(
    rows: list[str], wrong: int | None, column: str, said: str
) -> None:
    links = [
        {"from_version": "21142@2016-01-01", "to_version": f"{to}@2025-07-01", "count_share": ""}
        for to in ("21136", "21157")
    ]
    links.append({"from_version": LIEN_QUAN, "to_version": "09955@2025-07-01", "count_share": "1"})
    tables = {
        "area_links": [Line(2 + at, link | {"effective_on": "2025-07-01"}) for at, link in enumerate(links)],
        "area_shares": [
            Line(2 + at, dict(zip(SHARE_COLUMNS, row.split(","), strict=True))) for at, row in enumerate(rows)
        ],
    }
    faults = list(entered_shares_complete_a_version(tables))
    assert (faults == []) == (wrong is None)
    if wrong is not None:
        found = [fault.message_en for fault in named(faults, "area_shares", 2 + wrong, column)]
        assert any(said in message for message in found), faults


def test_the_command_names_an_entered_share_that_is_wrong(tmp_path: Path) -> None:
    folder = copy_of_the_tables(tmp_path)
    line = append(folder, "area_shares", entered("21136", "0.25"))
    (fault,) = check_reference(folder)
    assert fault[:3] == ("area_shares.csv", line, "share")


def test_missing_and_unknown_columns_and_tables_are_named(tmp_path: Path) -> None:
    folder = copy_of_the_tables(tmp_path)
    change(folder, "periods", "code,name_vi,name_en,day,order", "code,name_vi,title,day,order")
    said = {(fault.line, fault.column, fault.message_en) for fault in check_reference(folder)}
    assert said == {(1, "name_en", "column is missing"), (1, "title", "column is unknown or there twice")}
    (folder / "groups.csv").unlink()
    (folder / "notes.csv").write_text("a\n", encoding="utf-8")
    said_of_tables = {(fault.file, fault.message_en) for fault in check_reference(folder)}
    assert said_of_tables == {("groups.csv", "table is missing"), ("notes.csv", "table has no schema")}


def test_the_command_prints_faults_and_says_so_by_its_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = copy_of_the_tables(tmp_path)
    parser = argparse.ArgumentParser()
    command.register(parser.add_subparsers())

    def status(where: Path) -> int:
        args = parser.parse_args(["reference", "--folder", str(where)])
        return int(args.run(args))

    assert status(folder) == 0
    assert "đều đúng" in capsys.readouterr().out
    line = change(folder, "models", ",hộ,households,", ",,")
    assert status(folder) == 1
    assert f"models.csv:{line} [unit_vi]" in capsys.readouterr().out
    assert status(folder / "nowhere") == 2
