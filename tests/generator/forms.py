"""Tables with a thing a row: one number a row, a form of one place, hamlets alone and below communes."""

from __future__ import annotations

from tests.generator.bodies import Pen
from tests.generator.columns import Counted
from tests.generator.places import Place
from tests.generator.sheets import Expected, Kind, Page

MEASURES = [("total", "Tổng số"), ("registered", "Đăng ký"), ("recognised", "Công nhận")]
HAMLETS = ["Nà Lụ", "Bản Hốc", "Đội 3", "Khu Mới", "Cây Đa", "Đồng Chiêm"]
UNITS = {
    "citizen": "người",
    "family": "hộ",
    "clan": "dòng họ",
    "community": "cộng đồng",
    "organisation": "đơn vị",
}


def put_tidy(pen: Pen, page: Page, top: int, kinds: list[tuple[str, Kind]]) -> int:
    """A row for each number: place, now and then the year, model, measure; the row after the table."""
    draw, region = pen.draw, pen.region
    dated = draw.random() < 0.5
    heads = ["Xã", *(["Năm"] if dated else []), "Mô hình", "Chỉ tiêu", draw.choice(["Số lượng", "Kết quả"])]
    for column, text in enumerate(heads, start=1):
        page.put(top, column, text)
    row, last = top + 1, len(heads)
    year = draw.choice([region.year, str(region.year)])
    for place in draw.sample(region.members, min(5, len(region.members))):
        for title, kind in kinds:
            for measure, text in MEASURES:
                before = [place.full_name, *([year] if dated else []), title, text]
                for column, value in enumerate(before, start=1):
                    page.put(row, column, value)
                pen.write(page, (row, last), place, Counted((), kind, measure))
                page.rows[row, last] = [(row, column) for column in range(1, last)]
                page.heads[row, last] = [(top, last)]
                row += 1
    return row


def put_form(pen: Pen, page: Page, top: int, place: Place, kinds: list[tuple[str, Kind]]) -> int:
    """One place's form: the models as sections, what is counted below them with its unit."""
    draw = pen.draw
    value = draw.choice(["Số lượng", "Kết quả", "Thực hiện"])
    if pen.rate_style == "part of one":  # the unit beside it says %
        pen.rate_style = "number"
    for column, text in enumerate(["TT", "Nội dung", "ĐVT", value], start=1):
        page.put(top, column, text)
    row = top + 1
    rate = draw.choice(["Tỷ lệ", "Tỷ lệ được công nhận", "Tỷ lệ (%)"])
    for number, (title, kind) in enumerate(kinds):
        page.put(row, 1, ["I", "II", "III", "IV", "V"][number])
        page.put(row, 2, title)
        heading, unit = row, UNITS[kind.model]
        for order, (measure, text) in enumerate([*MEASURES, ("stated_rate", rate)], start=1):
            row += 1
            page.put(row, 1, order)
            page.put(row, 2, text if measure == "stated_rate" or draw.random() < 0.5 else f"{text} {unit}")
            page.put(row, 3, "%" if measure == "stated_rate" else unit)
            pen.write(page, (row, 4), place, Counted((), kind, measure))
            page.rows[row, 4], page.heads[row, 4] = [(row, 2), (heading, 2)], [(top, 4)]
        row += 1
    return row


def put_hamlets(pen: Pen, page: Page, top: int, place: Place, kind: Kind) -> int:
    """A commune's hamlets, some named like its neighbours, above its total; the row after the table."""
    draw = pen.draw
    put_heads(page, top, draw.choice(["Thôn", "Thôn, bản", "Khu dân cư", "Tên thôn", "Đơn vị"]))
    near = [one.name for one in pen.region.members if one.code != place.code and not one.name.isdigit()]
    named = draw.sample(near, min(3, len(near))) + draw.sample(HAMLETS, 3)
    sums = [0, 0, 0]
    row = top + 1
    for order, name in enumerate(named, start=1):
        page.put(row, 1, order)
        put_hamlet(pen, page, row, top, name, sums)
        row += 1
    if draw.random() < 0.7:
        page.put(row, 2, draw.choice(["Tổng cộng", "Cộng", "Toàn xã"]))
        put_sums(pen, page, row, top, place, kind, sums)
        row += 1
    return row


def put_communes_above_hamlets(pen: Pen, page: Page, top: int, kind: Kind) -> int:
    """Communes with their numbers, each above its hamlets; the row after the table."""
    draw = pen.draw
    put_heads(page, top, draw.choice(["Đơn vị", "Tên đơn vị", "Xã, thôn"]))
    row = top + 1
    chosen = draw.sample(pen.region.members, min(4, len(pen.region.members)))
    for number, place in enumerate(chosen):
        page.put(row, 1, ["I", "II", "III", "IV"][number])
        page.put(row, 2, place.full_name)
        own, sums = row, [0, 0, 0]
        for order in range(1, draw.randint(2, 4) + 1):
            row += 1
            page.put(row, 1, order)
            other = draw.choice([one for one in pen.region.members if one is not place]).name
            name = draw.choice([f"Thôn {order}", draw.choice(HAMLETS), f"Thôn {other}", other])
            put_hamlet(pen, page, row, top, name, sums)
        put_sums(pen, page, own, top, place, kind, sums)
        row += 1
    return row


def put_heads(page: Page, top: int, names: str) -> None:
    """The header of a table of hamlets."""
    for column, text in enumerate(["STT", names, "Tổng số", "Đăng ký", "Công nhận"], start=1):
        page.put(top, column, text)


def put_hamlet(pen: Pen, page: Page, row: int, top: int, name: str, sums: list[int]) -> None:
    """A hamlet's numbers: none of them is an observation, and its row must be named."""
    page.put(row, 2, name)
    counted = pen.draw.randint(2, 90)
    for offset, value in enumerate((counted, max(counted - 1, 0), max(counted - 2, 0))):
        page.put(row, 3 + offset, value)
        page.troubles[row, 3 + offset] = "the row of a hamlet"
        page.rows[row, 3 + offset], page.heads[row, 3 + offset] = [(row, 2)], [(top, 3 + offset)]
        sums[offset] += value


def put_sums(pen: Pen, page: Page, row: int, top: int, place: Place, kind: Kind, sums: list[int]) -> None:
    """A commune's own numbers, the sums of its hamlets."""
    region = pen.region
    for offset, (measure, _) in enumerate(MEASURES):
        at = (row, 3 + offset)
        page.put(*at, sums[offset])
        page.numbers[at] = Expected(
            place.code, place.level, region.year, region.period, kind, measure, sums[offset]
        )
        page.rows[at], page.heads[at] = [(row, 2)], [(top, 3 + offset)]
