"""Checks all reference tables: rows by their schemas, then what the tables must agree on."""

from __future__ import annotations

from pathlib import Path

from pipelines.reference.area_checks import AREA_RULES
from pipelines.reference.code_checks import CODE_RULES
from pipelines.reference.faults import Fault
from pipelines.reference.schemas import SCHEMAS
from pipelines.reference.table_rows import read_lines, schema_faults
from pipelines.reference.tables import REFERENCE


def check_reference(folder: Path = REFERENCE) -> list[Fault]:
    """Everything that is wrong with the tables in ``folder``, table by table.

    What tables must agree on is looked at only when every row by itself is right: the rules rely on that.
    """
    faults = _files(folder)
    if faults:
        return faults
    tables = {name: read_lines(folder / f"{name}.csv") for name in SCHEMAS}
    for name, schema in SCHEMAS.items():
        faults += schema_faults(folder / f"{name}.csv", schema, tables[name])
    if faults:
        return faults
    return [fault for rule in (*AREA_RULES, *CODE_RULES) for fault in rule(tables)]


def _files(folder: Path) -> list[Fault]:
    found = {path.stem for path in folder.glob("*.csv")}
    missing = [
        Fault(f"{name}.csv", 0, "", "thiếu bảng này", "table is missing")
        for name in SCHEMAS
        if name not in found
    ]
    unknown = [
        Fault(f"{name}.csv", 0, "", "bảng chưa có lược đồ kiểm tra", "table has no schema")
        for name in sorted(found - SCHEMAS.keys())
    ]
    return missing + unknown
