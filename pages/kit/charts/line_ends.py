"""The names at the ends of lines: beside them where a screen is wide, in rows above where it is narrow.

A chart does not know how wide it will be. So its figure has the names at its right edge, and carries them
once more (``layout.meta``) for the rows that ``legend_html`` makes; ``style.css`` shows one of the two.
"""

from __future__ import annotations

from html import escape
from operator import itemgetter
from typing import Any, NamedTuple

from pages.kit.charts.canvas import short
from pages.kit.charts.looks import Look
from pages.kit.charts.plain import Figure
from pages.kit.formats import percent, round_percent
from pages.kit.palette import TARGET
from pages.kit.records import Rows, known
from pages.kit.targets import Target
from pages.kit.text import t

NAME_GAP = 5.2
"""Labels at the ends of lines stand at least so many percent points apart, so that they never overlap."""

ROOM, LETTERS = 152, 15
WIDE_ROOM, MORE_LETTERS = 212, 24
"""Pixels for names at the right edge, and how many letters fit; more where a name is longer. ``style.css``
knows both.
"""

SIGNS = {
    "circle": "●",
    "square": "■",
    "diamond": "◆",
    "triangle-up": "▲",
    "cross": "✚",
    "triangle-down": "▼",
    "star": "★",
    "hexagon": "⬢",
    "": "╍",
}
"""The symbols of lines as letters; a target has a dash."""


class LineEnd(NamedTuple):
    """What stands at the end of a line: the last rate, and of which year where that is not the newest."""

    name: str
    look: Look
    height: float
    said: str
    year: str


def line_ends(lines: list[tuple[str, Look, Rows]], steps: list[Target], newest: int) -> list[LineEnd]:
    """The ends of lines (name, look, rows of year and rate), and of the target in force at the right edge."""
    ends = []
    for name, look, rows in lines:
        last = max(known(rows, "rate"), key=itemgetter("year"), default=None)
        if last is not None:
            of_year = "" if last["year"] == newest else f" ({int(last['year'])})"
            ends.append(LineEnd(name, look, last["rate"], percent(last["rate"]), of_year))
    for target in steps:
        words = t("chart.target", percent=round_percent(target.percent), year=target.year)
        ends.append(LineEnd(words, Look(TARGET, "", "dash"), float(target.percent), "", ""))
    return ends


def room_for(ends: list[LineEnd]) -> tuple[int, int]:
    """How many pixels the names need at the right edge, and how many letters each may have."""
    longest = max((len(end.name) for end in ends if end.said), default=0)
    return (WIDE_ROOM, MORE_LETTERS) if longest > LETTERS else (ROOM, LETTERS)


def names_at_ends(ends: list[LineEnd], gap: float = NAME_GAP) -> list[dict[str, Any]]:
    """The names at the right edge of the chart, moved apart where they meet."""
    _, letters = room_for(ends)
    heights = apart([end.height for end in ends], gap)
    return [at_end(height, _words(end, letters)) for height, end in zip(heights, ends, strict=True)]


def _words(end: LineEnd, letters: int) -> str:
    sign = f'<span style="color:{end.look.colour}">{SIGNS[end.look.symbol]}</span>'
    said = f" <b>{end.said}</b>" if end.said else ""
    return f"{sign} {short(end.name, letters) if end.said else end.name}{said}{end.year}"


def at_end(height: float, words: str) -> dict[str, Any]:
    """Words at the right edge."""
    return {
        "x": 1,
        "xref": "paper",
        "y": height,
        "text": words,
        "showarrow": False,
        "xanchor": "left",
        "align": "left",
        "font": {"size": 13},
    }


HIGHEST, LOWEST = 102.0, 0.0
"""Between these percents names are put, as long as there is room."""


def apart(heights: list[float], gap: float = NAME_GAP) -> list[float]:
    """The heights moved so that any two are at least ``gap`` apart, in their order and as near as can be to
    where they were: those that meet stand around their middle.
    """
    order = sorted(range(len(heights)), key=heights.__getitem__)
    groups: list[tuple[float, int]] = []  # the middle of those that meet, and how many they are
    for position in order:
        middle, count = heights[position], 1
        while groups and middle - groups[-1][0] < gap * (count + groups[-1][1]) / 2:
            other, more = groups.pop()
            middle, count = (middle * count + other * more) / (count + more), count + more
        groups.append((middle, count))
    spread = [middle + gap * (place - (count - 1) / 2) for middle, count in groups for place in range(count)]
    moved = list(heights)
    for place, position in enumerate(order):
        lowest, highest = LOWEST + gap * place, HIGHEST - gap * (len(order) - 1 - place)
        moved[position] = min(max(spread[place], lowest), max(highest, lowest))
    return moved


def legend_html(figure: Figure) -> str:
    """The names of the lines as rows, the highest first, for screens too narrow for names beside the lines;
    ``""`` for a chart of another kind.
    """
    ends = sorted(ends_of(figure), key=lambda end: -end.height)
    if not ends:
        return ""
    meta = figure.layout["meta"]
    rows = "".join(map(_row_html, ends))
    head = f"<li>{escape(meta['of_year'])}</li>" if meta["of_year"] else ""
    kind = "line-ends long" if room_for(ends)[0] == WIDE_ROOM else "line-ends"
    return f'<ul class="{kind}">{head}{rows}</ul>'


def as_lists(ends: list[LineEnd]) -> list[list[Any]]:
    """The ends as they travel with the figure."""
    return [[end.name, list(end.look), end.height, end.said, end.year] for end in ends]


def ends_of(figure: Figure) -> list[LineEnd]:
    """The ends of the lines of a figure; none for a chart of another kind."""
    return [_end(listed) for listed in figure.layout.get("meta", {}).get("ends", ())]


def _end(listed: list[Any]) -> LineEnd:
    name, look, *others = listed
    return LineEnd(name, Look(*look), *others)


def _row_html(end: LineEnd) -> str:
    look = end.look
    said = f" <strong>{escape(end.said)}</strong>" if end.said else ""
    sign = SIGNS[look.symbol] if look.symbol else ""
    return (
        f'<li><i class="{look.dash}" style="color:{look.colour}" aria-hidden="true">{sign}</i>'
        f"{escape(end.name)}{said}{escape(end.year)}</li>"
    )
