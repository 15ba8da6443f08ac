"""What the area tables must agree on with each other. One rule a function; each gives the lines at fault."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from pipelines.reference.faults import Fault
from pipelines.reference.table_rows import Line

Tables = dict[str, list[Line]]
TYPES = {
    "province": {"Tỉnh", "Thành phố"},
    "district": {"Thành phố", "Quận", "Huyện", "Thị xã"},
    "commune": {"Xã", "Phường", "Thị trấn", "Đặc khu"},
}
CODE_LENGTH = {"province": 2, "district": 3, "commune": 5}
OPEN = "9999-12-31"
BEFORE_RECORDS = "2016-01-01"
"""``valid_from`` of everything that stood when the records begin."""
REFORM = "2025-07-01"
KEEPS_ALL = {"whole", "renamed", "recoded", "pop_all"}


def one_row_a_version(tables: Tables) -> Iterator[Fault]:
    """An area_id is its code and first day, and stands once."""
    seen: set[str] = set()
    for number, row in tables["areas"]:
        wanted = f"{row['code']}@{row['valid_from']}"
        if row["area_id"] != wanted:
            yield _area(number, "area_id", f"phải là {wanted}", f"must be {wanted}")
        if row["area_id"] in seen:
            yield _area(
                number, "area_id", "phiên bản này đã có ở dòng trên", "this version stands above already"
            )
        seen.add(row["area_id"])


def codes_and_types_fit_the_level(tables: Tables) -> Iterator[Fault]:
    """Two digits for a province, three for a district, five for a commune; a type of that level."""
    for number, row in tables["areas"]:
        level = row["level"]
        if len(row["code"]) != CODE_LENGTH.get(level):
            yield _area(
                number, "code", f"mã không đúng độ dài của cấp {level}", f"wrong length for a {level}"
            )
        if row["type"] not in TYPES.get(level, ()):
            yield _area(
                number, "type", f"{row['type']} không thuộc cấp {level}", f"{row['type']} is no {level}"
            )


def versions_do_not_overlap(tables: Tables) -> Iterator[Fault]:
    """A version ends after it begins, and before the next one with its code begins."""
    by_code: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in tables["areas"]:
        by_code[line.row["level"], line.row["code"]].append(line)
        if _end(line) <= line.row["valid_from"]:
            yield _area(line.number, "valid_to", "kết thúc trước khi bắt đầu", "ends before it begins")
    for versions in by_code.values():
        for earlier, later in pairwise(sorted(versions, key=lambda line: line.row["valid_from"])):
            if later.row["valid_from"] < _end(earlier):
                name = earlier.row["area_id"]
                yield _area(later.number, "valid_from", f"trùng thời gian với {name}", f"overlaps {name}")


def parents_exist_all_the_time(tables: Tables) -> Iterator[Fault]:
    """Every district and commune has its parent on every day of its life; a province has none."""
    life: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for line in tables["areas"]:
        life[line.row["level"], line.row["code"]].append((line.row["valid_from"], _end(line)))
    for line in tables["areas"]:
        row = line.row
        if row["level"] == "province":
            if row["parent_code"] or row["parent_level"] or row["province_code"] != row["code"]:
                yield _area(line.number, "parent_code", "tỉnh không có cấp trên", "a province has no parent")
        elif not _covers(
            sorted(life[row["parent_level"], row["parent_code"]]), row["valid_from"], _end(line)
        ):
            above = f"{row['parent_level']} {row['parent_code']}"
            yield _area(
                line.number,
                "parent_code",
                f"{above} không tồn tại trong suốt thời gian này",
                f"{above} does not exist all that time",
            )


def _covers(life: list[tuple[str, str]], first: str, end: str) -> bool:
    day = first
    for begins, ends in life:
        if begins <= day < ends:
            day = ends
    return day >= end


def provinces_are_those_of_the_parent(tables: Tables) -> Iterator[Fault]:
    """The province_code is that of the parent."""
    province: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for line in tables["areas"]:
        row = line.row
        province[row["level"], row["code"]].append((row["valid_from"], _end(line), row["province_code"]))
    for number, row in tables["areas"]:
        above = province[row["parent_level"], row["parent_code"]] if row["parent_code"] else []
        codes = {code for begins, ends, code in above if begins <= row["valid_from"] < ends}
        if codes and codes != {row["province_code"]}:
            said = codes.pop()
            yield _area(number, "province_code", f"cấp trên thuộc tỉnh {said}", f"the parent is in {said}")


def names_are_unique_under_a_parent(tables: Tables) -> Iterator[Fault]:
    """No two areas under one parent have the same type and name on the same day."""
    named: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for line in tables["areas"]:
        row = line.row
        named[row["level"], row["parent_level"], row["parent_code"], row["type"], row["name"]].append(line)
    for lines in named.values():
        for earlier, later in pairwise(sorted(lines, key=lambda line: line.row["valid_from"])):
            if later.row["valid_from"] < _end(earlier):
                other = earlier.row["area_id"]
                yield _area(later.number, "name", f"trùng tên với {other}", f"has the name of {other}")


def links_join_versions_on_their_day(tables: Tables) -> Iterator[Fault]:
    """A link leads from a version that ends on its day to one that begins on it, once."""
    areas = {line.row["area_id"]: line for line in tables["areas"]}
    seen: set[tuple[str, str]] = set()
    for number, row in tables["area_links"]:
        for column, day in (("from_version", "valid_to"), ("to_version", "valid_from")):
            line = areas.get(row[column])
            if line is None:
                yield _link(number, column, f"không có {row[column]}", f"{row[column]} is not in areas.csv")
            elif line.row[day] != row["effective_on"]:
                said = f"{day} {line.row[day] or '–'}"
                yield _link(number, "effective_on", f"{row[column]} có {said}", f"{row[column]} has {said}")
        pair = (row["from_version"], row["to_version"])
        if pair in seen:
            yield _link(number, "to_version", "liên kết này đã có", "this link is there already")
        seen.add(pair)


def shares_fit_the_part(tables: Tables) -> Iterator[Fault]:
    """Whole versions carry 1 (or unknown), land without people 0, and a version's known shares sum to one."""
    shares: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, row in tables["area_links"]:
        share, part = row["count_share"], row["part"]
        shares[row["from_version"]].append((number, share))
        if share and (
            (part in KEEPS_ALL and float(share) != 1) or (part == "area_only" and float(share) != 0)
        ):
            yield _link(
                number, "count_share", f"{part} không thể có phần {share}", f"{part} can't carry {share}"
            )
    for version, parts in shares.items():
        if all(share for _, share in parts) and abs(sum(float(share) for _, share in parts) - 1) > 1e-9:
            yield _link(
                parts[0][0],
                "count_share",
                f"các phần của {version} cộng lại không bằng 1",
                f"the shares of {version} do not sum to one",
            )


def entered_shares_complete_a_version(tables: Tables) -> Iterator[Fault]:
    """Shares that a person entered are for links whose share the registry does not know, each once, from one
    source a version, and with what is known they sum to one.
    """
    links = {_ends(row): row["count_share"] for _, row in tables["area_links"]}
    entered: dict[str, list[Line]] = defaultdict(list)
    for line in tables["area_shares"]:
        entered[line.row["from_version"]].append(line)
        known = links.get(_ends(line.row))
        if known is None:
            yield _share(line, "to_version", "không có liên kết này", "there is no such link")
        elif known:
            yield _share(line, "share", f"phần này đã biết: {known}", f"this share is known: {known}")
    for version, lines in entered.items():
        if len({line.row["source"] for line in lines}) > 1:
            yield _share(lines[-1], "source", f"{version} có hai nguồn", f"{version} has two sources")
        if len({_ends(line.row) for line in lines}) < len(lines):
            yield _share(lines[-1], "to_version", "liên kết này đã có", "this link is there already")
        known_too = [float(share) for ends, share in links.items() if ends[0] == version and share]
        if abs(sum(float(line.row["share"]) for line in lines) + sum(known_too) - 1) > 1e-6:
            yield _share(
                lines[0],
                "share",
                f"các phần của {version} cộng lại không bằng 1",
                f"the shares of {version} do not sum to one",
            )


def ends_and_beginnings_are_linked(tables: Tables) -> Iterator[Fault]:
    """A version that ends has a successor and a new one a predecessor, or a doubt says that none is known.

    Districts that ended with their level on 1 July 2025 have none by law.
    """
    sources = {line.row["from_version"] for line in tables["area_links"]}
    results = {line.row["to_version"] for line in tables["area_links"]}
    known = {(line.row["area_id"], line.row["doubt"]) for line in tables["area_doubts"]}
    for number, row in tables["areas"]:
        area_id, abolished = row["area_id"], row["level"] == "district" and row["valid_to"] == REFORM
        if (
            row["valid_to"]
            and not abolished
            and area_id not in sources
            and (area_id, "no_successor") not in known
        ):
            yield _area(
                number, "valid_to", "kết thúc mà không có liên kết đi", "ends without a link to a successor"
            )
        begins = row["valid_from"] != BEFORE_RECORDS
        if begins and area_id not in results and (area_id, "no_predecessor") not in known:
            yield _area(number, "valid_from", "mới mà không có liên kết đến", "is new without a link to it")


def nobody_continues_twice(tables: Tables) -> Iterator[Fault]:
    """A version is renamed or recoded into one version only, so that a lineage is a line."""
    same = [line for line in tables["area_links"] if line.row["part"] in {"renamed", "recoded"}]
    for column in ("from_version", "to_version"):
        times = Counter(line.row[column] for line in same)
        for number, row in same:
            if times[row[column]] > 1:
                yield _link(number, column, "được tiếp nối hai lần", "is continued twice")


def named_areas_exist(tables: Tables) -> Iterator[Fault]:
    """Aliases, doubts, answers and targets name versions that exist."""
    known = {line.row["area_id"] for line in tables["areas"]}
    columns = {
        "area_aliases": ("area_id",),
        "area_doubts": ("area_id",),
        "area_name_answers": ("area_id", "parent"),
        "targets": ("scope",),
    }
    for table, names in columns.items():
        for number, row in tables[table]:
            for column in names:
                if row[column] not in known | {"", "national"}:
                    message = f"không có {row[column]}", f"{row[column]} is not in areas.csv"
                    yield Fault(f"{table}.csv", number, column, *message)


def _end(line: Line) -> str:
    return line.row["valid_to"] or OPEN


def _area(number: int, column: str, message_vi: str, message_en: str) -> Fault:
    return Fault("areas.csv", number, column, message_vi, message_en)


def _ends(row: dict[str, str]) -> tuple[str, str, str]:
    return row["from_version"], row["to_version"], row["effective_on"]


def _share(line: Line, column: str, message_vi: str, message_en: str) -> Fault:
    return Fault("area_shares.csv", line.number, column, message_vi, message_en)


def _link(number: int, column: str, message_vi: str, message_en: str) -> Fault:
    return Fault("area_links.csv", number, column, message_vi, message_en)


AREA_RULES: tuple[Callable[[Tables], Iterator[Fault]], ...] = (
    one_row_a_version,
    codes_and_types_fit_the_level,
    versions_do_not_overlap,
    parents_exist_all_the_time,
    provinces_are_those_of_the_parent,
    names_are_unique_under_a_parent,
    links_join_versions_on_their_day,
    shares_fit_the_part,
    entered_shares_complete_a_version,
    ends_and_beginnings_are_linked,
    nobody_continues_twice,
    named_areas_exist,
)
