"""The number cells of a table: written in some style, with what goes wrong in real ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.generator import numbers, words
from tests.generator.columns import Counted
from tests.generator.paper import Saying
from tests.generator.places import Place, Region
from tests.generator.sheets import Expected, Failed, Page, Uncalculated

Position = tuple[int, int]


@dataclass
class Pen:
    """How one file writes: its styles, and how often it goes wrong (0 where the file is clean)."""

    draw: Random
    region: Region
    count_style: str
    rate_style: str
    saying: Saying = field(default_factory=Saying)
    missing: float = 0.0
    errors: float = 0.0
    estimates: float = 0.0
    unreadable: float = 0.0
    uncalculated: float = 0.0
    known: dict[tuple[str, int, object], dict[str, float]] = field(default_factory=dict)

    def counts(self, place: Place, one: Counted) -> dict[str, float]:
        """The counts of a place; the same wherever the file says them."""
        key = (place.code, one.year or self.region.year, one.kind)
        if key not in self.known:
            times = 15 if place.level == "district" else 1
            self.known[key] = numbers.counts(self.draw, one.kind, key[1], times)
        return self.known[key]

    def write(self, page: Page, at: Position, place: Place, one: Counted) -> float | None:
        """Write one number and what it means; the number, or None where none was written."""
        value = self.counts(place, one)[one.measure] if one.measure else float(self.draw.randint(5, 900))
        chance = self.draw.random()
        if chance < self.missing:
            text = self.draw.choice(words.MISSING)
            if text:
                page.put(*at, text)
            return None
        if not one.measure:
            page.put(*at, int(value))
            page.troubles[at] = "a column that is none of ours"
            return None
        if chance < self.missing + self.errors:
            page.put(*at, Failed(self.draw.choice(["#REF!", "#DIV/0!", "#N/A", "#VALUE!"])))
            page.troubles[at] = "an error cell"
            return None
        if chance < self.missing + self.errors + self.unreadable:
            page.put(*at, self.draw.choice(["12a5", "hai trăm", "1.2.34,5,6", "??"]))
            page.troubles[at] = "no number"
            return None
        if chance < self.missing + self.errors + self.unreadable + self.uncalculated:
            page.put(*at, Uncalculated(f"={int(value)}+0"))
            page.troubles[at] = "a formula without a value"
            return None
        if one.of:
            return self.write_pair(page, at, place, one)
        estimated = one.measure != "stated_rate" and chance > 1 - self.estimates
        if one.measure == "stated_rate" and self.rate_style == "fraction":
            value = self.write_fraction(page, at, self.counts(place, one))
        else:
            self.put_number(page, at, value, one.measure, estimated=estimated)
        year = one.year or self.region.year
        page.numbers[at] = Expected(
            place.code, place.level, year, self.region.period, one.kind, one.measure, value, estimated
        )
        return value

    def write_pair(self, page: Page, at: Position, place: Place, one: Counted) -> None:
        """Write "06/07": the measure of the column, and after the stroke the one it is a part of."""
        counts = self.counts(place, one)
        first, second = counts[one.measure], counts[one.of]
        page.put(*at, f"{int(first):02d}/{int(second):02d}")
        year = one.year or self.region.year
        for cells, measure, value in ((page.numbers, one.measure, first), (page.also, one.of, second)):
            cells[at] = Expected(
                place.code, place.level, year, self.region.period, one.kind, measure, value, False
            )

    def write_fraction(self, page: Page, at: Position, counts: dict[str, float]) -> float:
        """Write a rate as the two counts it comes from; the rate that they make."""
        part, whole = counts["recognised"], counts["total"]
        page.put(*at, numbers.written_fraction(part, whole, self.count_style))
        return 100 * part / whole

    def put_number(self, page: Page, at: Position, value: float, measure: str, *, estimated: bool) -> None:
        """Write the number in the file's style."""
        if estimated:
            page.put(*at, self.draw.choice(words.ESTIMATES) + numbers.vietnamese(value))
        elif measure == "stated_rate":
            page.put(*at, numbers.written_rate(value, self.rate_style))
        else:
            page.put(*at, numbers.written_count(value, self.count_style))

    def put_sum(self, page: Page, at: Position, values: list[float], measure: str) -> None:
        """Write a total's number; nothing under a column of rates."""
        if measure and measure != "stated_rate":
            page.put(*at, numbers.written_count(sum(values), self.count_style))


def pen(draw: Random, region: Region, features: list[str]) -> Pen:
    """How a file writes; every second one is clean."""
    made = Pen(draw, region, draw.choice(numbers.COUNT_STYLES), draw.choice(numbers.RATE_STYLES))
    features += [f"counts: {made.count_style}", f"rates: {made.rate_style}"]
    if draw.random() < 0.5:
        for name, most in (
            ("missing", 0.15),
            ("errors", 0.03),
            ("estimates", 0.1),
            ("unreadable", 0.03),
            ("uncalculated", 0.03),
        ):
            if draw.random() < 0.35:
                setattr(made, name, most)
                features.append(name)
    return made
