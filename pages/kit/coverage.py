"""How much of a place reported, year by year: beside every series, because a rate from few communes says
little. HTML, made by pure functions.
"""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from pages.kit.figures import Moment
from pages.kit.formats import number
from pages.kit.records import Rows
from pages.kit.text import t


class Coverage(NamedTuple):
    """How many of the communes that a place had in a year (or half) its figures cover; ``least``: those of
    the model that the fewest communes reported, where there is such a one.
    """

    moment: Moment
    reported: int
    expected: int
    least: int | None = None

    @property
    def share(self) -> float:
        """Percent; 0 where it is not known how many communes there were."""
        return 100 * self.reported / self.expected if self.expected else 0.0


def coverage_of(history: Rows) -> list[Coverage]:
    """The coverage of each year, oldest first: of the models that most and fewest communes reported.

    ``history``: main rows with communes_reported and communes_expected, one period a year.
    """
    years: dict[Moment, list[Coverage]] = {}
    for row in history:
        when = Moment(int(row["year"]), str(row["period"]))
        found = Coverage(when, int(row["communes_reported"]), int(row["communes_expected"]))
        years.setdefault(when, []).append(found)
    return [_of_year(years[when]) for when in sorted(years)]


def _of_year(models: list[Coverage]) -> Coverage:
    reported = [one.reported for one in models]
    best = models[reported.index(max(reported))]
    return best._replace(least=min(reported)) if min(reported) < best.reported else best


def coverage_html(years: list[Coverage]) -> str:
    """A cell a year: a bar of the share, and ``20/23 xã`` in words, so that nobody must guess from a bar."""
    if not years:
        return ""
    cells = "".join(
        f"<li><span>{escape(found.moment.label)}</span>"
        f'<span class="bullet" aria-hidden="true"><b style="width:{found.share:.1f}%"></b></span>'
        f"<span>{escape(_words(found))}</span></li>"
        for found in years
    )
    return f'<div class="coverage-years"><p>{escape(t("coverage.title"))}</p><ul>{cells}</ul></div>'


def _words(found: Coverage) -> str:
    least = "" if found.least is None else f"{number(found.least)}–"
    return t("coverage.year", reported=least + number(found.reported), expected=number(found.expected))
