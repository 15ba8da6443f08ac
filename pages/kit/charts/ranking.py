"""Communes in the order of their rate."""

from __future__ import annotations

from textwrap import wrap
from typing import NamedTuple

from pages.kit.charts.canvas import (
    canvas,
    hollow_where_few,
    name_axis,
    percent_axis,
    target_line,
    value_axis,
    value_trace,
)
from pages.kit.charts.plain import Figure, Trace, trace
from pages.kit.conclusions import conclusive, covered_words, judged, ranked, too_few
from pages.kit.formats import estimated, number, percent, percent_below
from pages.kit.palette import MODEL_COLOURS, faded
from pages.kit.records import Row, Rows
from pages.kit.targets import Target
from pages.kit.text import t

MOST_BARS = 40
ROW = 25
WIDEST_HOVER = 44


def ranking(rows: Rows, model: str, target: Target | None, ends: int = MOST_BARS // 2) -> Figure:
    """Bars, highest rate on top, one a place; where there are more than twice ``ends``, only both ends.

    ``rows``: full_name, place_id, rate (percent), recognised, total, registered, estimated, basis,
    communes_reported, communes_expected; rows without a rate are left out. A place that reached the target is
    drawn full, another pale. Those of which too few communes reported stand hollow below all others, where
    there is room.
    """
    slots = _slots(rows, ends, target)
    drawn = [(place, slot.row) for place, slot in enumerate(slots) if slot.row is not None]
    names = [slot.name for slot in slots]
    figure = canvas(
        [_bars(drawn, model, target), value_trace()],
        height=ROW * max(len(names), 2) + 76,
        xaxis=percent_axis(max((row["rate"] for _, row in drawn), default=0.0)),
        yaxis=name_axis(names),
        yaxis2=value_axis([slot.value for slot in slots]),
        bargap=0.22,
    )
    if target is not None:
        target_line(figure, target.percent, target.year)
    return figure


class Slot(NamedTuple):
    """A line of the chart: a place with its bar, or a heading without one."""

    name: str
    value: str = ""
    row: Row | None = None


def _slots(rows: Rows, ends: int, target: Target | None) -> list[Slot]:
    found = [_slot(row, target) for row in ranked(judged(rows))]
    if len(found) > 2 * ends:
        between = Slot(t("chart.between", count=number(len(found) - 2 * ends)))
        return [*found[:ends], between, *found[-ends:]]
    few = [_slot(row, target) for row in ranked(too_few(rows))[:ends]]
    return [*found, Slot(t("chart.too_few")), *few] if few else found


def _slot(row: Row, target: Target | None) -> Slot:
    """The rate, and from how many communes where it is not from all: ``62,7% (5/8)``."""
    rate, covered = estimated(_rate(row, target), bool(row["estimated"])), covered_words(row)
    name = str(row.get("label", row["full_name"]))
    return Slot(name, f"{rate} ({covered})" if covered else rate, row)


def _rate(row: Row, target: Target | None) -> str:
    """The rate; one that just misses the target is not written as if it reached it."""
    return percent(row["rate"]) if target is None else percent_below(row["rate"], target.percent)


def _bars(drawn: list[tuple[int, Row]], model: str, target: Target | None) -> Trace:
    rows = [row for _, row in drawn]
    colour = MODEL_COLOURS[model]
    pale = faded(colour, 0.42)
    fills = [colour if target is None or row["rate"] >= target.percent else pale for row in rows]
    return trace(
        "bar",
        x=[row["rate"] for row in rows],
        y=[place for place, _ in drawn],
        orientation="h",
        marker=hollow_where_few(fills, [conclusive(row) for row in rows], [colour] * len(rows)),
        customdata=[row["place_id"] for row in rows],
        hovertext=[_hover(row, target) for row in rows],
        hoverinfo="text",
    )


def _hover(row: Row, target: Target | None) -> str:
    counts = t(
        "chart.hover_counts",
        recognised=number(row["recognised"]),
        registered=number(row["registered"]),
        total=number(row["total"]),
    )
    how = f"<br>{row['remark']}" if "remark" in row else ""
    return f"<b>{_folded(row['full_name'])}</b><br>{_rate(row, target)}<br>{counts}{how}"


def _folded(name: str) -> str:
    """A name of many members in lines that fit a narrow screen."""
    return "<br>".join(wrap(name, WIDEST_HOVER))
