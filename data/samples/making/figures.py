"""Illustrative numbers: invented, but of believable size, growing towards the targets, with laggards.

Each number depends only on the commune, the year and what is counted, so that every run, every layout and
every correction starts from the same ones. No number is taken from a real report.
"""

from __future__ import annotations

from random import Random

from making.facts import Kind, Place

FAMILY = Kind("family")
CLAN = Kind("clan")
GROUPS = [Kind("citizen", "", group) for group in ("farmer", "worker", "official", "student")]
CITIZEN = Kind("citizen")

SIZE = {"family": (1400, 3600), "clan": (9, 48), "village": (5, 14), "organisation": (5, 13)}
CITIZENS_OF_A_HOUSEHOLD = {"": 2.4, "farmer": 1.3, "worker": 0.7, "official": 0.15, "student": 0.25}
# Recognised of all, in 2021 and in 2025.
RATE = {
    "citizen": (0.22, 0.46),
    "family": (0.57, 0.74),
    "clan": (0.48, 0.68),
    "village": (0.55, 0.80),
    "organisation": (0.60, 0.88),
}
FIRST_YEAR, YEARS = 2021, 4
MOUNTAINS = {"10", "15", "20"}


def subject(kind: Kind) -> str:
    """The row of the tables above that a kind belongs to."""
    return "village" if kind.model == "community" else kind.model


def base(place: Place, kind: Kind, year: int) -> int:
    """How many there are: households grow by about a percent a year, the others stay."""
    draw = Random(f"size {place.area_id} {'family' if kind.model == 'citizen' else subject(kind)}")
    low, high = SIZE["family" if kind.model == "citizen" else subject(kind)]
    size = draw.randint(low, high) * (0.5 if place.province_code in MOUNTAINS else 1)
    if kind.model == "citizen":
        size *= CITIZENS_OF_A_HOUSEHOLD[kind.group]
    if kind.model in ("citizen", "family"):
        size *= 1.009 ** (year - FIRST_YEAR)
    return max(2, round(size))


def is_laggard(place: Place) -> bool:
    """About one commune in nine stays well behind."""
    return Random(f"laggard {place.area_id}").random() < 0.11


def rate(place: Place, kind: Kind, year: int) -> float:
    """Recognised of all: on the way from the first year's to the last's, each commune at its own distance."""
    first, last = RATE[subject(kind)]
    towards = first + (last - first) * (year - FIRST_YEAR) / YEARS
    own = Random(f"own {place.area_id} {subject(kind)}").uniform(-0.09, 0.12)
    noise = Random(f"noise {place.area_id} {kind} {year}").uniform(-0.02, 0.02)
    return min(0.99, (towards + own + noise) * (0.62 if is_laggard(place) else 1))


def parts(total: int, shares: tuple[float, ...]) -> list[int]:
    """A number cut into parts of about the given shares; what is left over goes to the last."""
    cut = [int(total * share) for share in shares]
    return [*cut, total - sum(cut)]


def counts(place: Place, kind: Kind, year: int) -> dict[str, int]:
    """All measures of one commune, year and kind; the parts add up to what they are parts of."""
    total = base(place, kind, year)
    recognised = max(1, round(total * rate(place, kind, year)))
    spare = Random(f"spare {place.area_id} {kind} {year}").uniform(0.25, 0.7)
    registered = recognised + round((total - recognised) * spare)
    registered_new, registered_again = parts(registered, (0.18,))
    recognised_new, recognised_again = parts(recognised, (0.15,))
    found = {
        "total": total,
        "registered": registered,
        "registered_new": registered_new,
        "registered_again": registered_again,
        "recognised": recognised,
        "recognised_new": recognised_new,
        "recognised_again": recognised_again,
    }
    if year <= 2023:
        names, shares = ("rating_good", "rating_fair", "rating_average"), (0.5, 0.35)
    else:
        names, shares = ("level_1", "level_2"), (0.7,)
    return found | dict(zip(names, parts(recognised, shares), strict=True))


def together(places: list[Place], kind: Kind, year: int) -> dict[str, int]:
    """The measures of several communes added up."""
    each = [counts(place, kind, year) for place in places]
    return {measure: sum(one[measure] for one in each) for measure in each[0]}


def stated_rate(of: dict[str, int]) -> float:
    """The rate as such reports print it: recognised of all, one decimal."""
    return round(100 * of["recognised"] / of["total"], 1)
