"""The published figures as workbooks: one a year, a sheet a level, a row for each place and model.

Numbers that a source rounds stand as it prints them ("trên 275.000"). Every row has the address it is from
and what is doubtful about it. What the observations of this project cannot hold is left out and said so.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from making import places
from making.facts import Kind, Place, When
from making.paper import Leaf, Paper
from making.published_words import AS_PRINTED, COLUMNS, FIELDS, HALF_YEAR, MARKS, MODELS, PROVINCES, TYPES


class Figure(NamedTuple):
    """One row of a sheet: a place, a model, and its numbers as measure -> (value, what the cell says)."""

    names: tuple[str, ...]
    place: Place
    model: str
    kind: Kind
    numbers: dict[str, tuple[float, str]]
    url: str
    note: str


def why_not(row: dict[str, str]) -> str:
    """Why a published figure is not loaded, or nothing."""
    if row["level"] == "toàn quốc":
        return "số liệu cả nước: không thuộc tỉnh, huyện hay xã nào"
    if "thí điểm" in row["model"] or row["note"].startswith("pilot"):
        return "thí điểm ở một số nơi, không phải số liệu toàn tỉnh"
    if row["model"] == "ĐVHT/xã":
        return "tỷ lệ tính trên số xã, không phải trên số đơn vị"
    return ""


def names_of(row: dict[str, str]) -> tuple[str, ...]:
    """Province, district, commune as far as the level goes: (Ninh Thuận, Huyện Thuận Nam)."""
    said = re.fullmatch(r"(?P<own>[^(]+?)(?: \((?P<inside>.+)\))?", row["place"])
    if not said:
        raise ValueError(row["place"])
    own, inside = said["own"], (said["inside"] or "").split(", ")
    if row["level"] == "tỉnh":
        return (PROVINCES.get(own, own),)
    province = (
        inside[-1] or own.split(" ", 1)[1]
        if inside != [""]
        else own.removeprefix("TP ").removeprefix("Thị xã ")
    )
    names = (PROVINCES.get(province, province),)
    return (*names, inside[0], own) if row["level"] == "xã" else (*names, own)


def place_of(names: tuple[str, ...], year: str) -> Place:
    """The version of the area that the names mean at the end of the year."""
    day = f"{year}-12-31"
    found = places.province(names[0], day)
    if len(names) > 1:
        said = re.fullmatch(r"(Huyện|TP|Thị xã|Quận)? ?(.+)", names[1])
        if not said:
            raise ValueError(names[1])
        found = places.district(said[2], found, day, TYPES.get(said[1], said[1]))
    if len(names) > 2:
        found = places.commune(names[2], found, day)
    return found


def shown(row: dict[str, str], field: str) -> str:
    """What the cell says: the source's own words where it rounds, else the number in Vietnamese style."""
    printed = AS_PRINTED.get((row["place"], row["year"], row["model"], field))
    return printed or row[field].replace(".", ",")


def figures(rows: list[dict[str, str]]) -> list[Figure]:
    """The rows of a sheet; rows that add a mark or a level join the row of their model."""
    found: dict[tuple[str, str], Figure] = {}
    for row in rows:
        model, mark = row["model"].removesuffix(" đăng ký"), ""
        for ending, measure in MARKS.items():
            if model.endswith(ending):
                model, mark = model.removesuffix(ending), measure
        names, (title, kind) = names_of(row), MODELS[model]
        key = (row["place"], model)
        new = Figure(names, place_of(names, row["year"]), title, kind, {}, row["url"], row["note"])
        figure = found.setdefault(key, new)
        for measure, field in FIELDS.items():
            if mark and field != "recognised":
                continue
            if row[field]:
                figure.numbers[mark or measure] = (float(row[field]), shown(row, field))
    return list(found.values())


def papers() -> list[Paper]:
    """A workbook for each year, and one more for what was published on the first half of a year."""
    rows = [row for row in places.rows("published_figures") if not why_not(row)]
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in rows:
        half = (row["place"], row["year"]) in HALF_YEAR
        found.setdefault((row["year"], "half" if half else "year"), []).append(row)
    return [workbook(When(int(year), period), found[year, period]) for year, period in sorted(found)]


def workbook(when: When, rows: list[dict[str, str]]) -> Paper:
    """The workbook of a year."""
    half = when.period == "half"
    said = f"6 tháng đầu năm {when.year}" if half else f"năm {when.year}"
    path = f"published/cong-bo-{when.year}{'-6-thang' if half else ''}.xlsx"
    layout = "mỗi dòng một địa phương và một mô hình, có địa chỉ nguồn"
    paper = Paper(
        path, "nhiều địa phương", str(when.year), layout, source="số liệu đã công bố, địa chỉ ở cột Nguồn"
    )
    for level, name, header in (
        ("tỉnh", "Cấp tỉnh", ["Tỉnh, thành phố"]),
        ("huyện", "Cấp huyện", ["Tỉnh, thành phố", "Quận, huyện, thị xã"]),
        ("xã", "Cấp xã", ["Tỉnh, thành phố", "Quận, huyện, thị xã", "Xã, phường, thị trấn"]),
    ):
        of_level = figures([row for row in rows if row["level"] == level])
        if of_level:
            put_sheet(
                paper.leaf(name),
                header,
                of_level,
                when,
                f"KẾT QUẢ ĐÃ CÔNG BỐ VỀ CÁC MÔ HÌNH HỌC TẬP {said.upper()}",
            )
    return paper


def put_sheet(leaf: Leaf, header: list[str], found: list[Figure], when: When, title: str) -> None:
    """Write the sheet of one level; only the columns that hold something."""
    used = [name for name, measure in COLUMNS.items() if any(measure in one.numbers for one in found)]
    leaf.put(1, 1, title)
    leaf.put(2, 1, "Nguồn: báo chí và cổng thông tin điện tử, theo địa chỉ ở cột Nguồn")
    names = [*header, "Mô hình"]
    leaf.put_row(4, [*names, *used, "Nguồn", "Ghi chú"])
    for row, figure in enumerate(found, start=5):
        leaf.put_row(row, [*figure.names, figure.model])
        for column, name in enumerate(used, start=len(names) + 1):
            measure = COLUMNS[name]
            if measure in figure.numbers:
                value, text = figure.numbers[measure]
                cell = text if not re.fullmatch(r"[\d,]+", text) else number(value)
                leaf.put_fact((row, column), (figure.place, when, figure.kind, measure), value, cell)
        leaf.put_row(row, [figure.url, figure.note or None], first=len(names) + len(used) + 1)


def number(value: float) -> float:
    """A whole number without its decimal point."""
    return int(value) if value.is_integer() else value


def left_out() -> list[tuple[str, str, str, str]]:
    """Place, year, model and reason of every published figure that is not loaded."""
    rows = places.rows("published_figures")
    return [(row["place"], row["year"], row["model"], why_not(row)) for row in rows if why_not(row)]
