"""A finding: what a block of a screen says, and how it is made ready to be shown.

A finding is made by a pure function of a view. What a reader sees of it is HTML and the chart's JSON; both
are kept (``memory.kept``), so that the next reader who looks at the same gets them without a question asked.
The table behind it is made again when somebody unfolds it or asks for its file.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any, NamedTuple

from pages.kit.charts.line_ends import legend_html
from pages.kit.charts.plain import Figure
from pages.kit.charts.ready import written
from pages.kit.memory import kept
from pages.kit.page import notice_html, question_html, source_line
from pages.kit.tables import Table, html_table
from pages.kit.text import t
from pages.kit.view import View


class Markup(str):
    """A note that is HTML already, made by a function of ours: it is not escaped."""

    __slots__ = ()


def touch_note(text: str) -> Markup:
    """A note on what touching a chart does: left out on paper and in pictures."""
    return Markup(f'<p class="note act">{escape(text)}</p>')


MOST_OPEN_ROWS = 130
"""A longer table is sent only when a reader unfolds it: screens stay quick for a whole province."""


class Finding(NamedTuple):
    """A title that says it, its table, and its chart where it has one; without one the table is shown itself.

    ``key`` names its table in the address. A table that is seldom seen may be said as the function that makes
    it, with its number of ``rows``. ``base`` says what the rates are the rates of, where it is not the
    chosen base. A table of sources (``sourced`` is false) has no line of its own about its source. ``above``
    is HTML between title and table. Where the points of a chart carry place_ids as ``customdata``, touching
    one opens its place. A note is plain text, or ``Markup``.
    """

    key: str
    title: str
    table: Table | Callable[[], Table]
    figure: Figure | None = None
    alt: str = ""
    base: str | None = None
    notes: tuple[str, ...] = ()
    question: str = ""
    above: str = ""
    rows: int = -1
    sourced: bool = True

    def whole_table(self) -> Table:
        """The table, made where it was not yet."""
        return self.table() if callable(self.table) else self.table

    @property
    def length(self) -> int:
        """How many rows the table has, without making it where that is said."""
        return self.rows if self.rows >= 0 else len(self.whole_table().rows)


class Nothing(NamedTuple):
    """That there is nothing to show, and why; without words nothing at all is said."""

    words: str = ""
    question: str = ""


Maker = Callable[..., Finding | Nothing]
"""Makes a finding of a view and of what else it needs (hashable). A function of a module, not of a page: a
page is run anew each time, and with it its functions are new ones.
"""


class Chart(NamedTuple):
    """A chart as the browser gets it. ``leads``: touching its points opens places. ``stretches``: its height
    is not its own but that of its box, which ``style.css`` measures by the width of the screen.
    """

    json: str
    alt: str
    leads: bool
    stretches: bool = False


class Shown(NamedTuple):
    """A finding ready to be shown. ``rows``: how long its table is; ``folded``: it has to be unfolded."""

    key: str
    title: str
    question: str
    above: str
    chart: Chart | None
    below: str
    rows: int
    folded: bool


@kept
def shown(make: Maker, view: View, *details: Any) -> Shown | str:
    """What a reader sees of the finding that ``make`` makes; where there is nothing to show, why, as HTML."""
    finding = make(view, *details)
    if isinstance(finding, Finding):
        return ready(finding, view)
    heading = question_html(finding.question) if finding.question else ""
    return heading + (notice_html(finding.words) if finding.words else "")


def ready(finding: Finding, view: View) -> Shown:
    """A finding as HTML and JSON."""
    rows = finding.length
    alone = finding.figure is None and not finding.above
    folded = not alone or rows > MOST_OPEN_ROWS
    open_table = "" if folded else html_table(finding.whole_table(), finding.title)
    under = "" if finding.above else _under(view, finding)
    heading = f'<h3 class="finding">{escape(finding.title)}</h3>{finding.above}{open_table}'
    if finding.figure is not None:
        heading += legend_html(finding.figure) + _shape_html(finding.figure)
    chart = None if finding.figure is None else chart_of(finding.figure, finding.alt or finding.title)
    return Shown(
        finding.key,
        finding.title,
        question_html(finding.question) if finding.question else "",
        heading if chart else heading + under,
        chart,
        under if chart else "",
        rows,
        folded,
    )


def _note(note: str) -> str:
    return note if isinstance(note, Markup) else f'<p class="note">{escape(note)}</p>'


def chart_of(figure: Figure, alt: str) -> Chart:
    """A figure as its JSON. It leads somewhere where a trace has place_ids."""
    leads = any("customdata" in trace for trace in figure.data)
    return Chart(written(figure), alt, leads, bool(_shape_html(figure)))


def _shape_html(figure: Figure) -> str:
    """What tells ``style.css`` how tall a map is beside its width; ``""`` for a chart of another kind."""
    shape = figure.layout.get("meta", {}).get("shape")
    return f'<span data-shape="{shape}" hidden></span>' if shape else ""


def _under(view: View, finding: Finding) -> str:
    lines = "".join(map(_note, filter(None, finding.notes)))
    source = under_words(view, finding.base) if finding.sourced else ""
    return f'{lines}<p class="source">{escape(source)}</p>' if source else lines


def under_words(view: View, base: str | None = None) -> str:
    """What the rates are the rates of (``base``: other words for it), and the source."""
    rate = t(f"base.long_{view.base}") if base is None else base
    return " · ".join(words for words in (rate, source_line(view)) if words)
