"""Tables: a row per place with column groups, a row per place and model, models in rows, places across."""

from __future__ import annotations

from random import Random

from tests.generator import names, words
from tests.generator.bodies import Pen
from tests.generator.columns import Counted
from tests.generator.places import Place, on, pick, plain
from tests.generator.sheets import Kind, Page


def put_header(
    draw: Random, page: Page, top: int, left: int, paths: list[tuple[str, ...]], *, merged: bool
) -> int:
    """Write header texts over the columns, equal neighbours once; the row after the header."""
    depth = max(len(path) for path in paths)
    for level in range(depth):
        start = 0
        while start < len(paths):
            end = start
            while (
                end + 1 < len(paths)
                and len(paths[start]) > level + 1
                and paths[end + 1][: level + 1] == paths[start][: level + 1]
                and len(paths[end + 1]) > level + 1
            ):
                end += 1
            if level < len(paths[start]):
                text = paths[start][level]
                page.put(
                    top + level, left + start, int(text) if text.isdigit() and draw.random() < 0.7 else text
                )
                if merged:
                    bottom = top + depth - 1 if level == len(paths[start]) - 1 else top + level
                    page.merge(top + level, left + start, bottom, left + end)
            start = end + 1
    return top + depth


def head_cells(
    top: int, left: int, column: int, path: tuple[str, ...], paths: list[tuple[str, ...]]
) -> list[tuple[int, int]]:
    """The cells of a column's header texts, those of its groups included."""
    found = []
    for level in range(len(path)):
        first = column
        while first > 0 and paths[first - 1][: level + 1] == path[: level + 1] and len(path) > level + 1:
            first -= 1
        found.append((top + level, left + first))
    return found


def put_numbering(draw: Random, page: Page, row: int, left: int, width: int) -> int:
    """Write the row that numbers the columns; the row after it."""
    style = draw.choice(["{}", "({})", "letters"])
    for offset in range(width):
        if style == "letters" and offset < 2:
            page.put(row, left + offset, "AB"[offset])
        else:
            count = offset - 1 if style == "letters" else offset + 1
            text = style.format(count) if style != "letters" else str(count)
            page.put(row, left + offset, int(text) if text.isdigit() and draw.random() < 0.7 else text)
    return row + 1


class Wide:
    """A row per place, columns of counts; ``put`` returns the row after the table."""

    def __init__(self, pen: Pen, counted: list[Counted], features: list[str]) -> None:
        self.pen, self.draw, self.region = pen, pen.draw, pen.region
        self.counted, self.features = counted, features
        self.style = self.draw.choice(names.STYLES)
        self.members = self.choose_members()
        features.append(f"names: {self.style}")

    def choose_members(self) -> list[Place]:
        """The places that report, mostly all in the usual order."""
        members = self.region.members[:]
        return members if len(members) <= 9 else sorted(self.draw.sample(members, self.draw.randint(3, 9)))

    def put(self, page: Page, top: int, left: int = 1) -> int:
        """Write the table."""
        draw = self.draw
        has_order, has_remark = draw.random() < 0.8, draw.random() < 0.3
        before: list[tuple[str, ...]] = [(draw.choice(words.ORDER_HEADS),)] if has_order else []
        before.append((draw.choice(words.NAME_HEADS),))
        paths = (
            before + [one.path for one in self.counted] + ([(words.REMARK_HEADS[0],)] if has_remark else [])
        )
        merged = draw.random() < 0.6
        self.features.append("merged header" if merged else "spread header")
        self.top, self.left, self.paths, self.first = top, left, paths, left + len(before)
        row = put_header(draw, page, top, left, paths, merged=merged)
        if draw.random() < 0.3:
            self.features.append("numbering row")
            row = put_numbering(draw, page, row, left, len(paths))
        return self.put_rows(page, row)

    def put_rows(self, page: Page, row: int) -> int:
        """Write the rows, with sections, totals, spacers and a repeated header where the draw says so."""
        draw = self.draw
        total = draw.choice(["top", "bottom", "bottom", "none"])
        sections = self.region.district is not None and draw.random() < 0.25
        spacer = draw.random() < 0.1
        repeat = len(self.members) > 5 and draw.random() < 0.12
        self.features += [
            name
            for name, on_ in (("sections", sections), ("spacer", spacer), ("header again", repeat))
            if on_
        ]
        self.sums: dict[int, list[float]] = {}
        total_row = row
        row += total == "top"
        last_type = ""
        members = sorted(self.members, key=lambda one: one.type) if sections else self.members
        for order, place in enumerate(members, start=1):
            if sections and place.type != last_type:
                last_type = place.type
                page.put(row, self.first - 1, place.type)
                row += 1
            if repeat and order == 5:
                row = put_header(draw, page, row, self.left, self.paths, merged=False)
                if draw.random() < 0.3:
                    row = put_numbering(draw, page, row, self.left, len(self.paths))
            if spacer and order == 3:
                row += 1
            self.put_place(page, row, place, order)
            row += 1
        row = self.put_strangers(page, row)
        if total != "none":
            at = total_row if total == "top" else row
            self.put_total(page, at)
            row += total == "bottom"
            self.features.append(f"total {total}")
        return row

    def put_place(self, page: Page, row: int, place: Place, order: int) -> None:
        """Write one place's row."""
        if self.first - self.left > 1:
            page.put(row, self.left, order)
        page.put(row, self.first - 1, names.written(self.draw, place, self.region.members, self.style))
        for offset, one in enumerate(self.counted):
            value = self.pen.write(page, (row, self.first + offset), place, one)
            self.note_place(page, row, offset)
            if value is not None:
                self.sums.setdefault(offset, []).append(value)

    def note_place(self, page: Page, row: int, offset: int) -> None:
        """Say which cells name the row and head the column."""
        at = (row, self.first + offset)
        page.rows[at] = [(row, self.first - 1)]
        index = self.first - self.left + offset
        page.heads[at] = head_cells(self.top, self.left, index, self.paths[index], self.paths)

    def put_total(self, page: Page, row: int) -> None:
        """Write the total row."""
        page.put(row, self.first - 1, self.draw.choice(words.TOTAL_ROWS))
        for offset, one in enumerate(self.counted):
            self.pen.put_sum(page, (row, self.first + offset), self.sums.get(offset, []), one.measure)

    def put_strangers(self, page: Page, row: int) -> int:
        """Write rows that are no place of this report: bodies, unknown names, communes of elsewhere."""
        if self.pen.draw.random() < 0.85:
            return row
        kind = self.draw.choice(["body", "unknown", "elsewhere"])
        label = self.stranger(kind)
        if not label:
            return row
        self.features.append(f"stranger: {kind}")
        page.put(row, self.first - 1, label)
        for offset, one in enumerate(self.counted):
            page.put(row, self.first + offset, self.draw.randint(1, 90))
            page.troubles[row, self.first + offset] = f"the row of a {kind}"
            self.note_place(page, row, offset)
            if one.measure:
                self.sums.setdefault(offset, [])
        return row + 1

    def stranger(self, kind: str) -> str:
        """A name that is no member's, however it is spelled."""
        if kind == "body":
            return self.draw.choice(words.BODIES)
        if kind == "unknown":
            return "Xã Không Có Thật"
        level = self.region.members[0].level
        other = pick(self.draw, level, min(self.region.year, 2024), "year")
        place = self.draw.choice(other.members)
        return (
            "" if any(plain(one.name) == plain(place.name) for one in self.all_around()) else place.full_name
        )

    def all_around(self) -> list[Place]:
        """Every place that a name here could mean: those of the region at any time."""
        _, members = on(f"{self.region.year}-12-31")
        return [*self.region.members, *members["province", self.region.province.code]]


def put_long(pen: Pen, page: Page, top: int, kinds: list[tuple[str, Kind]], features: list[str]) -> int:
    """A row per place and model; the row after the table."""
    draw, region = pen.draw, pen.region
    measures = [("total", "Tổng số"), ("registered", "Đăng ký"), ("recognised", "Công nhận")]
    heads = ["STT", draw.choice(words.NAME_HEADS), draw.choice(["Mô hình", "Danh hiệu", "Nội dung"])]
    put_header(
        draw, page, top, 1, [(text,) for text in [*heads, *(text for _, text in measures)]], merged=False
    )
    style = draw.choice(["merged", "first row", "every row"])
    features.append(f"long, name in {style}")
    row = top + 1
    for order, place in enumerate(draw.sample(region.members, min(5, len(region.members))), start=1):
        first = row
        for title, kind in kinds:
            if row == first or style == "every row":
                page.put(row, 1, order)
                page.put(row, 2, place.full_name)
            page.put(row, 3, title)
            for column, (measure, _) in enumerate(measures, start=4):
                pen.write(page, (row, column), place, Counted((), kind, measure))
                page.rows[row, column] = [(first, 2), (row, 2), (row, 3)]
                page.heads[row, column] = [(top, column)]
            row += 1
        if style == "merged":
            page.merge(first, 1, row - 1, 1)
            page.merge(first, 2, row - 1, 2)
    return row


def put_own(pen: Pen, page: Page, top: int, place: Place, kinds: list[tuple[str, Kind]]) -> int:
    """One place's own report, a model a row; the row after the table."""
    draw = pen.draw
    measures = [
        ("total", "Tổng số"),
        ("registered", "Đăng ký"),
        ("recognised", "Được công nhận"),
        ("stated_rate", "Tỷ lệ %"),
    ]
    heads = [
        "STT",
        draw.choice(["Mô hình", "Danh hiệu", "Nội dung", "Tên mô hình"]),
        *(text for _, text in measures),
    ]
    put_header(draw, page, top, 1, [(text,) for text in heads], merged=False)
    for order, (title, kind) in enumerate(kinds, start=1):
        row = top + order
        page.put(row, 1, order)
        page.put(row, 2, title)
        for column, (measure, _) in enumerate(measures, start=3):
            pen.write(page, (row, column), place, Counted((), kind, measure))
            page.rows[row, column], page.heads[row, column] = [(row, 2)], [(top, column)]
    return top + len(kinds) + 1


def put_across(pen: Pen, page: Page, top: int, kinds: list[tuple[str, Kind]]) -> int:
    """Places across, models and measures down; the row after the table."""
    draw, region = pen.draw, pen.region
    members = draw.sample(region.members, min(6, len(region.members)))
    page.put(top, 1, "Mô hình")
    page.put(top, 2, "Chỉ tiêu")
    for column, place in enumerate(members, start=3):
        page.put(top, column, place.full_name)
    row = top + 1
    for title, kind in kinds:
        page.put(row, 1, title)
        for measure, text in (("registered", "Đăng ký"), ("recognised", "Công nhận")):
            page.put(row, 2, text)
            for column, place in enumerate(members, start=3):
                pen.write(page, (row, column), place, Counted((), kind, measure))
                page.rows[row, column] = [(row, 1), (row, 2)]
                page.heads[row, column] = [(top, column)]
            row += 1
    return row
