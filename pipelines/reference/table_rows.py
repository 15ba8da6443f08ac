"""Reference tables read for checking: every row with its line, and what its schema has to say about it."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from pipelines.reference.faults import Fault

_VI = {
    "missing": "thiếu cột này",
    "extra_forbidden": "cột này không có trong bảng",
    "literal_error": "chỉ được dùng một trong các giá trị {expected}",
    "string_pattern_mismatch": "không đúng dạng {pattern}",
    "string_too_short": "không được để trống",
    "int_parsing": "phải là số nguyên",
    "float_parsing": "phải là số",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than_equal": "không được quá {le}",
    "date_from_datetime_parsing": "phải là ngày dạng NĂM-THÁNG-NGÀY",
    "date_parsing": "phải là ngày dạng NĂM-THÁNG-NGÀY",
}


class Line(NamedTuple):
    """A row of a table and the line on which it ends in the file (the header is line 1)."""

    number: int
    row: dict[str, str]


def read_lines(path: Path) -> list[Line]:
    """The rows of a table with their lines; blank lines are left out."""
    with path.open(encoding="utf-8-sig", newline="") as text:
        reader = csv.DictReader(text, restkey="(thừa / extra)", restval="")
        return [Line(reader.line_num, row) for row in reader]


def schema_faults(path: Path, schema: type[BaseModel], lines: list[Line]) -> list[Fault]:
    """What is wrong with single rows, by the table's schema; a wrong header is said once, at line 1."""
    header = header_faults(path, schema)
    return header or [fault for line in lines for fault in _row_faults(path.name, schema, line)]


def header_faults(path: Path, schema: type[BaseModel]) -> list[Fault]:
    """Columns that are missing, too many, or named twice."""
    with path.open(encoding="utf-8-sig", newline="") as text:
        found = next(csv.reader(text), [])
    wanted = list(schema.model_fields)
    missing = [
        _fault(path.name, 1, name, "thiếu cột này", "column is missing")
        for name in wanted
        if name not in found
    ]
    extra = [
        _fault(path.name, 1, name, "cột thừa hoặc lặp lại", "column is unknown or there twice")
        for place, name in enumerate(found)
        if name not in wanted or name in found[:place]
    ]
    return missing + extra


def _fault(file: str, line: int, column: str, message_vi: str, message_en: str) -> Fault:
    return Fault(file, line, column, message_vi, message_en)


def _row_faults(file: str, schema: type[BaseModel], line: Line) -> list[Fault]:
    try:
        schema.model_validate(line.row)
    except ValidationError as error:
        return [_said(file, line.number, dict(detail)) for detail in error.errors(include_url=False)]
    return []


def _said(file: str, number: int, detail: dict[str, Any]) -> Fault:
    column = ".".join(str(part) for part in detail["loc"][:1])
    template = _VI.get(detail["type"], "giá trị không hợp lệ")
    message_vi = template.format(**detail.get("ctx", {}))
    shown = "" if detail["type"] == "missing" else f"{detail['input']!r}: "
    return Fault(file, number, column, shown + message_vi, shown + str(detail["msg"]))
