"""A whole workbook from a number: the same number gives the same workbook."""

from __future__ import annotations

import copy
from random import Random

from tests.generator import columns, words
from tests.generator.bodies import Pen, pen
from tests.generator.columns import Counted
from tests.generator.forms import put_communes_above_hamlets, put_form, put_hamlets, put_tidy
from tests.generator.names import without_diacritics
from tests.generator.paper import Saying, place_words, put_bottom, put_top
from tests.generator.places import Region, pick
from tests.generator.saving import save
from tests.generator.sheets import Book, Kind, Page
from tests.generator.tables import Wide, put_across, put_long, put_own

TITLE = [
    "KẾT QUẢ XÂY DỰNG CÁC MÔ HÌNH HỌC TẬP",
    "Báo cáo kết quả các mô hình học tập",
    "TỔNG HỢP CÁC DANH HIỆU HỌC TẬP",
]


def make(seed: int) -> tuple[Book, bytes]:
    """The workbook of a number, with what it means, and its bytes."""
    draw = Random(seed)
    level, year, period = draw.choice(
        [("commune", draw.randint(2018, 2024), "year")] * 7
        + [("commune", draw.randint(2019, 2025), "half")]
        + [("commune", 2025, "year"), ("district", draw.randint(2018, 2024), "year")]
    )
    region = pick(draw, level, year, period)
    book = Book(f"bao cao {seed}", features=[f"{level} rows, {period} {year}"])
    used = pen(draw, region, book.features)
    layout = draw.choice(LAYOUTS)
    if layout in SAYING_ELSEWHERE and draw.random() < 0.3:
        say_elsewhere(draw, used, book)
    layout(used, level, book)
    if used.saying.year in ("nowhere", "school"):
        nothing_counts(book)
    elif layout in SAYING_ELSEWHERE and used.saying.year == "title" and draw.random() < 0.05:
        contradict(used, book)
    surround(draw, book)
    return book, save(draw, book)


def wide(used: Pen, level: str, book: Book) -> None:
    """One sheet, a row per place."""
    form = (
        columns.grouped
        if used.saying.year != "title"
        else used.draw.choice(
            [columns.grouped] * 4 + [columns.one_line, columns.turned, columns.side_by_side, columns.in_pairs]
        )
    )
    if form is columns.side_by_side and used.region.period != "year":  # other places may be there by December
        form = columns.grouped
    book.features.append(form.__name__)
    counted = form(used.draw, level, used.region.year)
    if any(one.year and not same_members(used.region, one.year, level) for one in counted):
        counted = [
            one._replace(path=tuple(text for text in one.path if str(one.year) not in text), year=0)
            for one in counted
            if one.year == used.region.year
        ]
    if used.draw.random() < 0.2:
        counted += [Counted((used.draw.choice(words.NOT_OURS),), Kind(""), "")]
        book.features.append("a column that is none of ours")
    page = Page(sheet_name(used))
    book.pages.append(page)
    top = put_top(used.draw, page, used.region, used.draw.choice(TITLE), used.saying)
    row = Wide(used, counted, book.features).put(page, top)
    put_bottom(used.draw, page, row)


def same_members(region: Region, year: int, level: str) -> bool:
    """Whether all places of a region were there with the same codes in another year too."""
    return all(one.valid_from <= f"{year}-01-01" for one in region.members)


def sheet_name(used: Pen) -> str:
    """A sheet's name, seldom saying anything."""
    if used.saying.year == "sheet":
        return used.draw.choice([f"Năm {used.region.year}", str(used.region.year), f"BC {used.region.year}"])
    if used.saying.year in ("school", "nowhere", "file"):
        return "Biểu 1"
    return used.draw.choice(["Sheet1", "Biểu 1", "Tổng hợp", str(used.region.year), "BC"])


def sheet_a_model(used: Pen, level: str, book: Book) -> None:
    """One sheet per model, named in its title or by the sheet."""
    book.features.append("a sheet per model")
    for kind in columns.kinds(used.draw, level):
        title = used.draw.choice(words.MODELS[kind]).replace("\n", " ")
        page = Page(title.replace("/", " ")[:31])
        book.pages.append(page)
        top = put_top(used.draw, page, used.region, f"KẾT QUẢ {title}", used.saying)
        row = Wide(used, columns.of_one_model(used.draw, kind, used.region.year), book.features).put(
            page, top
        )
        put_bottom(used.draw, page, row)


def stacked(used: Pen, level: str, book: Book) -> None:
    """Several tables on a sheet, each under the name of its model."""
    book.features.append("tables one under another")
    page = Page(sheet_name(used))
    book.pages.append(page)
    row = put_top(used.draw, page, used.region, used.draw.choice(TITLE), used.saying)
    for number, kind in enumerate(columns.kinds(used.draw, level, 3), start=1):
        page.put(row, 1, f"{number}. {used.draw.choice(words.MODELS[kind])}".replace("\n", " "))
        row = Wide(used, columns.of_one_model(used.draw, kind, used.region.year), book.features).put(
            page, row + 1
        )
        row += used.draw.randint(1, 3)
    put_bottom(used.draw, page, row)


def beside(used: Pen, level: str, book: Book) -> None:
    """Two tables side by side with an empty column between."""
    book.features.append("tables side by side")
    page = Page(sheet_name(used))
    book.pages.append(page)
    top = put_top(used.draw, page, used.region, used.draw.choice(TITLE), used.saying)
    left, row = 1, top
    for kind in columns.kinds(used.draw, level, 2):
        title = used.draw.choice(words.MODELS[kind])
        counted = [
            Counted((title, text), kind, m) for m, text in (("registered", "Đăng ký"), ("recognised", "Đạt"))
        ]
        table = Wide(used, counted, book.features)
        row = max(row, table.put(page, top, left))
        left += len(table.paths) + 1
    put_bottom(used.draw, page, row)


def models_of(used: Pen, level: str) -> list[tuple[str, Kind]]:
    """Kinds with one title each."""
    return [(words.model_words(used.draw, kind), kind) for kind in columns.kinds(used.draw, level, 5)]


def long(used: Pen, level: str, book: Book) -> None:
    """A row per place and model."""
    page = Page(sheet_name(used))
    book.pages.append(page)
    top = put_top(used.draw, page, used.region, used.draw.choice(TITLE), used.saying)
    put_bottom(used.draw, page, put_long(used, page, top, models_of(used, level), book.features))


def own(used: Pen, level: str, book: Book) -> None:
    """One place's own report."""
    book.features.append("one place's own report")
    place = used.draw.choice(used.region.members)
    page = Page("Báo cáo")
    book.pages.append(page)
    if place.level == "commune":
        top = put_top(used.draw, page, used.region, used.draw.choice(TITLE), used.saying, commune=place)
    else:
        region = used.region._replace(district=place)
        top = put_top(used.draw, page, region, used.draw.choice(TITLE), used.saying)
    put_bottom(used.draw, page, put_own(used, page, top, place, models_of(used, level)))


def across(used: Pen, level: str, book: Book) -> None:
    """Places across."""
    book.features.append("places across")
    page = Page(sheet_name(used))
    book.pages.append(page)
    top = put_top(used.draw, page, used.region, used.draw.choice(TITLE), used.saying)
    put_bottom(used.draw, page, put_across(used, page, top, models_of(used, level)))


def tidy(used: Pen, level: str, book: Book) -> None:
    """One number a row."""
    book.features.append("one number a row")
    page = Page(sheet_name(used))
    book.pages.append(page)
    top = put_top(used.draw, page, used.region, used.draw.choice(TITLE), used.saying)
    put_bottom(used.draw, page, put_tidy(used, page, top, models_of(used, level)))


def form(used: Pen, level: str, book: Book) -> None:
    """One place's form, a count a row."""
    book.features.append("one place's form")
    place = used.draw.choice(used.region.members)
    page = Page("Biểu")
    book.pages.append(page)
    own_place = {"commune": place} if place.level == "commune" else {}
    region = used.region if own_place else used.region._replace(district=place)
    top = put_top(used.draw, page, region, used.draw.choice(TITLE), used.saying, **own_place)
    put_bottom(used.draw, page, put_form(used, page, top, place, models_of(used, level)))


def hamlets(used: Pen, level: str, book: Book) -> None:
    """A commune's hamlets, or communes above theirs; districts have none."""
    if level != "commune":
        own(used, level, book)
        return
    kind = used.draw.choice([Kind("family"), Kind("clan")])
    title = f"KẾT QUẢ {used.draw.choice(words.MODELS[kind])}".replace("\n", " ")
    page = Page("Biểu 1")
    book.pages.append(page)
    if used.draw.random() < 0.5:
        book.features.append("hamlets")
        place = used.draw.choice(used.region.members)
        top = put_top(used.draw, page, used.region, title, used.saying, commune=place)
        row = put_hamlets(used, page, top, place, kind)
    else:
        book.features.append("communes above their hamlets")
        top = put_top(used.draw, page, used.region, title, used.saying)
        row = put_communes_above_hamlets(used, page, top, kind)
    put_bottom(used.draw, page, row)


def say_elsewhere(draw: Random, used: Pen, book: Book) -> None:
    """Say year or place not in the title: in the sheet's name, the file's, the letterhead, or nowhere."""
    years = ["sheet", "file", "nowhere", "school"] if used.region.period == "year" else ["title"]
    used.saying = Saying(draw.choice(years), draw.choice(["title", "title", "file", "head"]))
    book.features.append(f"year in {used.saying.year}, place in {used.saying.place}")
    book.file_name = "bao cao"
    if used.saying.place == "file":
        book.file_name += f" {place_words(used.region).replace(',', '')}"
    if used.saying.year == "file":
        book.file_name += f" nam {used.region.year}"


def contradict(used: Pen, book: Book) -> None:
    """Name another year in the sheet's name than in the title: nothing tells which is right."""
    if any(expected.year != used.region.year for page in book.pages for expected in page.numbers.values()):
        return
    book.pages[0].name = f"Năm {used.region.year - 1}"
    book.features.append("year in sheet contradicts the title")
    nothing_counts(book)


def nothing_counts(book: Book) -> None:
    """Without a year of data no number is an observation, and a finding must say so."""
    for page in book.pages:
        for at, wanted in page.numbers.items():
            page.troubles[at] = f"no year of data: {wanted}"
        page.numbers, page.also = {}, {}


LAYOUTS = [wide] * 8 + [sheet_a_model] * 3 + [long] * 3 + [own] * 2 + [stacked, beside, across]
LAYOUTS += [tidy, form, form, hamlets]
SAYING_ELSEWHERE = [wide, long, across]


def surround(draw: Random, book: Book) -> None:
    """What else a file has: a stray cell, hidden things, a copy, another sheet, its name."""
    page = book.pages[0]
    if draw.random() < 0.05:
        page.put(draw.randint(200, 400), draw.randint(30, 60), draw.choice([1, "x", "ghi chú"]))
        book.features.append("a stray cell")
    if draw.random() < 0.05 and page.numbers:
        page.hidden_rows.add(draw.choice(sorted(page.numbers))[0])
        book.features.append("a hidden row")
    if draw.random() < 0.05 and page.numbers:
        page.hidden_columns.add(draw.choice(sorted(page.numbers))[1])
        book.features.append("a hidden column")
    if draw.random() < 0.07:
        hide_a_copy(draw, page, book)
    if draw.random() < 0.08:
        book.pages.append(about_the_association(draw))
        book.features.append("a sheet about the association")
    if draw.random() < 0.05:
        strip_diacritics(book)
        book.features.append("no diacritics anywhere")


def hide_a_copy(draw: Random, page: Page, book: Book) -> None:
    """Add a hidden copy of a sheet, now and then with other numbers, a row less, or another title.

    None of its numbers counts; what it says otherwise than the visible sheet must be spoken of.
    """
    twin = copy.deepcopy(page)
    twin.name, twin.hidden, twin.copy_of = "Bản sao", True, page.name
    counts = sorted(at for at, wanted in page.numbers.items() if wanted.measure != "stated_rate")
    twin.numbers, twin.also, twin.troubles = {}, {}, {}
    change = draw.choice(["same", "numbers", "many numbers", "less", "title"])
    if change in ("numbers", "many numbers") and counts:
        most = 2 if change == "numbers" else len(counts)
        for at in draw.sample(counts, draw.randint(1, most)):
            twin.put(*at, int(page.numbers[at].value) + draw.randint(1, 9))
            twin.troubles[at] = f"another number than on the visible sheet: {page.numbers[at]}"
    elif change == "less" and counts:
        gone = draw.choice(counts)[0]
        twin.cells = {at: value for at, value in twin.cells.items() if at[0] != gone}
        twin.merges = [one for one in twin.merges if not one[0] <= gone <= one[2]]
    elif change == "title":
        first = min(at for at, value in twin.cells.items() if isinstance(value, str))
        twin.put(*first, f"{twin.cells[first]} (bản cũ)")
    book.pages.append(twin)
    book.features.append(f"a hidden copy: {change}")


def strip_diacritics(book: Book) -> None:
    """Write the whole file without diacritics; what is ambiguous then must be asked, not guessed."""
    for page in book.pages:
        page.name = without_diacritics(page.name)
        for at, value in page.cells.items():
            if isinstance(value, str):
                page.cells[at] = without_diacritics(value)


def about_the_association(draw: Random) -> Page:
    """A sheet with a table that is not about the models."""
    page = Page("Hội viên")
    page.put(1, 1, "TÌNH HÌNH TỔ CHỨC HỘI")
    for column, text in enumerate(["STT", "Chỉ tiêu", "Số lượng"], start=1):
        page.put(3, column, text)
    for row, text in enumerate(["Số hội viên", "Số chi hội", "Quỹ khuyến học (triệu đồng)"], start=4):
        page.put(row, 1, row - 3)
        page.put(row, 2, text)
        page.put(row, 3, draw.randint(10, 9000))
        page.troubles[row, 3] = "a table that is not about the models"
        page.rows[row, 3], page.heads[row, 3] = [(row, 2)], [(3, 3), (3, 1), (3, 2)]
    return page
