"""What a table counts, and the headers it does so under."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from tests.generator import words
from tests.generator.sheets import Kind


class Counted(NamedTuple):
    """One column of numbers (or, in a table turned round, one row): its header and its meaning.

    ``of`` is the measure of the second number where cells hold two ("06/07").
    ``measure`` is empty for a column that is none of ours; ``year`` is 0 where the report's year holds.
    """

    path: tuple[str, ...]
    kind: Kind
    measure: str
    year: int = 0
    of: str = ""


def kinds(draw: Random, level: str, at_most: int = 4) -> list[Kind]:
    """Different kinds in the usual order; titles of districts only where districts report."""
    choices = [Kind("citizen"), Kind("family"), Kind("clan")]
    choices.append(draw.choice([Kind("community"), Kind("community", "village")]))
    choices.append(draw.choice([Kind("organisation"), Kind("organisation", "commune")]))
    if level == "district":
        choices += [Kind("community", "commune"), Kind("organisation", "district")]
    chosen = draw.sample(range(len(choices)), draw.randint(1, min(at_most, len(choices))))
    return [choices[index] for index in sorted(chosen)]


def measures_of(draw: Random, kind: Kind, year: int) -> list[tuple[tuple[str, ...], Kind, str]]:
    """The headers under a model, with what each means."""
    if kind.model == "citizen" and draw.random() < 0.25:
        return by_group(draw)
    found: list[tuple[tuple[str, ...], Kind, str]] = []
    for measure in draw.choice(
        [["total", "registered", "recognised"], ["registered", "recognised"], ["total", "recognised"]]
    ):
        if measure in words.SPLITS and draw.random() < 0.2:
            title, halves = words.SPLITS[measure]
            found += [((title, text), kind, half) for half, text in halves]
        else:
            found.append(((words.measure_words(draw, measure, kind),), kind, measure))
    if kind.model == "organisation" and draw.random() < 0.3:
        title, marks = words.MARKS_UNTIL_2023 if year <= 2023 else words.MARKS_SINCE_2024
        found += [((title, text), kind, mark) for mark, text in marks]
    if draw.random() < 0.4:
        found.append(((draw.choice(words.MEASURES["stated_rate"]),), kind, "stated_rate"))
    return found


def by_group(draw: Random) -> list[tuple[tuple[str, ...], Kind, str]]:
    """Citizens by group, registered and recognised, now and then with all citizens before or after."""
    groups = each_group(draw)
    every = [
        ((title, text), Kind("citizen"), measure)
        for title in [draw.choice(["Tổng số", "Tổng cộng"])]
        for measure, text in (("registered", "Đăng ký"), ("recognised", "Công nhận"))
    ]
    return draw.choice([groups, groups, every + groups, groups + every])


def each_group(draw: Random) -> list[tuple[tuple[str, ...], Kind, str]]:
    """The groups of citizens, registered and recognised."""
    return [
        (
            (draw.choice(texts), words.measure_words(draw, measure, Kind("citizen"))),
            Kind("citizen", "", group),
            measure,
        )
        for group, texts in words.GROUPS.items()
        for measure in ("registered", "recognised")
    ]


def grouped(draw: Random, level: str, year: int) -> list[Counted]:
    """Column groups per model."""
    found = []
    for kind in kinds(draw, level):
        title = words.model_words(draw, kind)
        below = consistent(measures_of(draw, kind, year))
        found += [Counted((title, *path), meant, measure) for path, meant, measure in below]
    return found


def consistent(below: list[tuple[tuple[str, ...], Kind, str]]) -> list[tuple[tuple[str, ...], Kind, str]]:
    """One wording for the header of each group."""
    names: dict[str, str] = {}
    return [
        ((names.setdefault(meant.group, path[0]), *path[1:]) if meant.group else path, meant, measure)
        for path, meant, measure in below
    ]


def one_line(draw: Random, level: str, year: int) -> list[Counted]:
    """Model and measure in one header cell."""
    found = []
    for kind in kinds(draw, level, 3):
        title = words.model_words(draw, kind)
        for measure in ("registered", "recognised"):
            text = draw.choice(
                ["Đăng ký", "Số đăng ký"] if measure == "registered" else ["Đạt", "Số được công nhận"]
            )
            joined = f"{text} {title}" if draw.random() < 0.5 else f"{title} {text.lower()}"
            found.append(Counted((joined,), kind, measure))
    return found


def turned(draw: Random, level: str, year: int) -> list[Counted]:
    """The measure above, the models below it."""
    titles = [(kind, words.model_words(draw, kind)) for kind in kinds(draw, level)]
    chosen = ["total", "registered", "recognised"][draw.randint(0, 1) :]
    heads = [(measure, draw.choice(words.MEASURES[measure])) for measure in chosen]
    return [Counted((head, title), kind, measure) for measure, head in heads for kind, title in titles]


def side_by_side(draw: Random, level: str, year: int) -> list[Counted]:
    """Years beside each other, over or under the model."""
    kind = draw.choice(kinds(draw, level))
    title, years = words.model_words(draw, kind), [year - 1, year]
    measures = [("registered", "Đăng ký"), ("recognised", "Công nhận")]
    form = draw.choice(["over", "under", "bare", "last"])
    if form == "over":
        return [Counted((f"Năm {y}", title, text), kind, m, y) for y in years for m, text in measures]
    if form == "bare":
        return [Counted((str(y), title, text), kind, m, y) for y in years for m, text in measures]
    if form == "last":
        return [Counted((title, text, str(y)), kind, m, y) for m, text in measures for y in years]
    return [Counted((title, f"Năm {y}", text), kind, m, y) for y in years for m, text in measures]


def of_one_model(draw: Random, kind: Kind, year: int) -> list[Counted]:
    """The columns of a sheet that is about one model, named in its title."""
    below = [one for one in consistent(measures_of(draw, kind, year)) if not one[1].group]
    if not below:
        below = [
            ((text,), kind, measure) for measure, text in (("registered", "Đăng ký"), ("recognised", "Đạt"))
        ]
    return [Counted(path, meant, measure) for path, meant, measure in below]


def in_pairs(draw: Random, level: str, year: int) -> list[Counted]:
    """One column a model whose cells hold two numbers: "06/07", now and then without a word on the second."""
    found = []
    for kind in kinds(draw, level, 3):
        if kind.model in ("citizen", "family"):
            continue
        measure, of, text = draw.choice(
            [
                ("recognised", "total", "đạt/tổng số"),
                ("recognised", "registered", "đạt/đăng ký"),
                ("registered", "total", "đăng ký/tổng số"),
                ("recognised", "total", "đạt"),
                ("registered", "total", "đăng ký"),
            ]
        )
        title = words.model_words(draw, kind)
        path = (f"{title} ({text})",) if draw.random() < 0.5 else (title, text.capitalize())
        found.append(Counted(path, kind, measure, of=of))
    return found or grouped(draw, level, year)
