"""What the small tables must agree on: codes that exist, rules that follow one another, unique keys."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from pipelines.reference.area_checks import Tables
from pipelines.reference.faults import Fault
from pipelines.reference.table_rows import Line

KEYS = {
    "models": ("code",),
    "levels": ("code",),
    "groups": ("code",),
    "periods": ("code",),
    "measures": ("code",),
    "targets": ("target_id",),
    "deadlines": ("deadline_id",),
    "rules": ("rule_id",),
    "finding_codes": ("code",),
    "body_words": ("words",),
    "file_name_words": ("word",),
    "organisation_kinds": ("wording",),
    "area_aliases": ("area_id", "alias", "kind"),
    "area_doubts": ("area_id", "doubt"),
}


def keys_stand_once(tables: Tables) -> Iterator[Fault]:
    """No two rows of a table have the same key."""
    for table, columns in KEYS.items():
        seen: dict[tuple[str, ...], int] = {}
        for number, row in tables[table]:
            key = tuple(row[column] for column in columns)
            if key in seen:
                said = (
                    f"{', '.join(key)} đã có ở dòng {seen[key]}",
                    f"{', '.join(key)} stands on line {seen[key]}",
                )
                yield Fault(f"{table}.csv", number, columns[-1], *said)
            seen.setdefault(key, number)


def codes_are_known(tables: Tables) -> Iterator[Fault]:
    """Models, levels, groups and measures that a row names stand in their tables, and fit together."""
    models, levels, groups, measures = (
        {line.row["code"] for line in tables[name]} for name in ("models", "levels", "groups", "measures")
    )
    columns = {"model": models, "level": levels | {""}, "group": groups | {""}, "base": measures}
    levels_of = {row["code"]: {"", *row["levels"].split("|")} for _, row in tables["models"]}
    for table in ("targets", "deadlines", "rules", "groups"):
        for number, row in tables[table]:
            for column in columns.keys() & row.keys():
                if row[column] not in columns[column]:
                    yield Fault(f"{table}.csv", number, column, "mã không có", "code is not in its table")
            if row.get("level", "") not in levels_of.get(row["model"], {""}):
                said = f"mô hình {row['model']} không có cấp này", f"{row['model']} has no such level"
                yield Fault(f"{table}.csv", number, "level", *said)
    for number, row in tables["measures"]:
        if row["part_of"] not in measures | {""}:
            yield Fault("measures.csv", number, "part_of", "chỉ tiêu không có", "measure is not in the table")


def models_stand_apart(tables: Tables) -> Iterator[Fault]:
    """Every model has a colour and an order of its own, and its usual level is one of its levels."""
    for column in ("colour", "order"):
        seen: dict[str, int] = {}
        for number, row in tables["models"]:
            if row[column] in seen:
                said = f"đã có ở dòng {seen[row[column]]}", f"stands on line {seen[row[column]]} already"
                yield Fault("models.csv", number, column, *said)
            seen.setdefault(row[column], number)
    for number, row in tables["models"]:
        if row["usual_level"] not in row["levels"].split("|"):
            said = "không phải một cấp của mô hình", "is none of the model's levels"
            yield Fault("models.csv", number, "usual_level", *said)


def header_words_name_known_codes(tables: Tables) -> Iterator[Fault]:
    """Models and measures that header words and answers name stand in their tables."""
    models, measures = ({line.row["code"] for line in tables[name]} for name in ("models", "measures"))
    said = "mã không có", "code is not in its table"
    for number, row in tables["header_terms"]:
        if not set(row["model"].split("|")) <= models | {""}:
            yield Fault("header_terms.csv", number, "model", *said)
    for number, row in tables["layout_answers"]:
        for column, known in (("model", models), ("measure", measures)):
            if row[column] not in known | {""}:
                yield Fault("layout_answers.csv", number, column, *said)


def rules_follow_one_another(tables: Tables) -> Iterator[Fault]:
    """The rules of one title do not overlap in years."""
    by_title: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in tables["rules"]:
        by_title[line.row["model"], line.row["level"]].append(line)
    for lines in by_title.values():
        for earlier, later in pairwise(sorted(lines, key=lambda line: int(line.row["from_year"]))):
            if not earlier.row["to_year"] or int(earlier.row["to_year"]) >= int(later.row["from_year"]):
                said = f"trùng năm với {earlier.row['rule_id']}", f"overlaps {earlier.row['rule_id']}"
                yield Fault("rules.csv", later.number, "from_year", *said)


def dates_exist(tables: Tables) -> Iterator[Fault]:
    """A deadline's day exists in its month in every year."""
    for number, row in tables["deadlines"]:
        if int(row["day"]) > calendar.monthrange(2023, int(row["month"]))[1]:
            yield Fault(
                "deadlines.csv", number, "day", "ngày không có trong tháng", "no such day in the month"
            )


CODE_RULES: tuple[Callable[[Tables], Iterator[Fault]], ...] = (
    keys_stand_once,
    codes_are_known,
    models_stand_apart,
    header_words_name_known_codes,
    rules_follow_one_another,
    dates_exist,
)
