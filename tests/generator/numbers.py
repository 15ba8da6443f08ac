"""Random counts that do not contradict each other, and the ways of writing a number."""

from __future__ import annotations

from random import Random

from tests.generator.sheets import Formula, Kind, Percent, Value

SIZES = {"citizen": 4000, "family": 3500, "clan": 60, "community": 20, "organisation": 18}


def counts(draw: Random, kind: Kind, year: int, times: int = 1) -> dict[str, float]:
    """All measures of one place; 0 and large numbers occur."""
    total = draw.randint(1, SIZES[kind.model] * times)
    registered = draw.randint(0, total)
    recognised = draw.randint(0, registered)
    registered_new = draw.randint(0, registered)
    recognised_new = draw.randint(0, recognised)
    good = draw.randint(0, recognised)
    fair = draw.randint(0, recognised - good)
    return {
        "total": total,
        "registered": registered,
        "registered_new": registered_new,
        "registered_again": registered - registered_new,
        "recognised": recognised,
        "recognised_new": recognised_new,
        "recognised_again": recognised - recognised_new,
        "rating_good": good,
        "rating_fair": fair,
        "rating_average": recognised - good - fair,
        "level_1": good,
        "level_2": recognised - good,
        "stated_rate": round(100 * recognised / total, 2),
    }


def vietnamese(value: float, decimals: int = 0) -> str:
    """1.234,5."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def english(value: float, decimals: int = 0) -> str:
    """1,234.5."""
    return f"{value:,.{decimals}f}"


COUNT_STYLES = ["number"] * 6 + [
    "spaced text",
    "padded text",
    "vietnamese text",
    "english text",
    "plain text",
    "float",
    "formula",
]
RATE_STYLES = [
    "number",
    "vietnamese text",
    "percent text",
    "percent format",
    "bare percent",
    "part of one",
    "fraction",
]


def written_count(value: float, style: str) -> Value:
    """A count as a cell holds it."""
    count = int(value)
    if style == "vietnamese text":
        return vietnamese(count)
    if style == "spaced text":
        return english(count).replace(",", "\u00a0")
    if style == "padded text":
        return f" {vietnamese(count)}\u00a0"
    if style == "english text":
        return english(count)
    if style == "plain text":
        return str(count)
    if style == "float":
        return float(count)
    if style == "formula" and count:  # a formula's 0 may also mean that nothing has calculated it yet
        return Formula(f"={count}+0", count)
    return count


def written_rate(value: float, style: str) -> Value:
    """A rate as a cell holds it; percent formats keep all decimals."""
    if style == "vietnamese text":
        return vietnamese(value, 2)
    if style == "percent text":
        return vietnamese(value, 2) + "%"
    if style == "bare percent":
        return f"{vietnamese(value, 2)} %"
    if style == "percent format":
        return Percent(round(value / 100, 4))
    if style == "part of one":
        return round(value / 100, 4)
    return value


def written_fraction(part: float, whole: float, style: str) -> str:
    """ "06/07": the rate as the two counts that it comes from."""
    if style == "vietnamese text":
        return f"{vietnamese(part)}/{vietnamese(whole)}"
    return f"{int(part):02d}/{int(whole):02d}"
