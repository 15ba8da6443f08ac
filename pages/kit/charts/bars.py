"""Bars by model: the rate, the way from total to recognised, and how the titles were rated."""

from __future__ import annotations

from typing import Any

from pages.kit.charts.canvas import (
    canvas,
    hollow_where_few,
    name_axis,
    percent_axis,
    value_axis,
    value_trace,
)
from pages.kit.charts.plain import Figure, Trace, trace
from pages.kit.conclusions import conclusive, covered_words
from pages.kit.figures import model_name
from pages.kit.formats import estimated, is_missing, number, percent, round_percent
from pages.kit.palette import MODEL_COLOURS, MUTED, PAINTS, TARGET, faded
from pages.kit.records import Row, Rows, known
from pages.kit.targets import Target
from pages.kit.text import t

VERDICTS = {
    "rating": ("rating_good", "rating_fair", "rating_average"),
    "level": ("level_2", "level_1"),
}
VERDICT_SHADES = {
    "rating_good": "#27467c",
    "rating_fair": "#4a9cbd",
    "rating_average": "#98cfc4",
    "level_2": "#27467c",
    "level_1": "#98cfc4",
}
OPACITIES = {"total": 0.18, "registered": 0.45, "recognised": 1.0}
WIDTHS = {"total": 0.72, "registered": 0.46, "recognised": 0.2}


def model_bars(rows: Rows, targets: dict[str, Target]) -> Figure:
    """The rate of each model with its target as a diamond.

    ``rows``: main rows of one place and year, with rate; models without a rate are left out.
    """
    rated = known(rows, "rate")
    colours = [MODEL_COLOURS[row["model"]] for row in rated]
    aims = [(place, targets.get(row["model"])) for place, row in enumerate(rated)]
    marks = [(place, target) for place, target in aims if target is not None]
    return _rate_bars(rated, short_titles(rated), colours, [_target_marks(marks)])


def group_bars(groups: Rows) -> Figure:
    """The rate of each group of citizens. ``groups``: rows of the citizen model by group, with rate."""
    rated = known(groups, "rate")
    names = [t(f"citizens.{row['group']}") for row in rated]
    return _rate_bars(rated, names, [PAINTS["blue"].colour] * len(rated), [])


def _rate_bars(rows: Rows, names: list[str], colours: list[str], marks: list[Trace]) -> Figure:
    values = [_value(row) for row in rows]
    rates = [row["rate"] for row in rows]
    hover = [f"<b>{name}</b><br>{value}" for name, value in zip(names, values, strict=True)]
    look = hollow_where_few(colours, [conclusive(row) for row in rows], colours)
    bars = _bar(rates, look, hover)
    return canvas(
        [bars, value_trace(), *marks],
        height=46 * max(len(rows), 1) + 64,
        xaxis=percent_axis(max(rates, default=0.0)),
        yaxis=name_axis(names),
        yaxis2=value_axis(values),
        bargap=0.34,
    )


def _value(row: Row) -> str:
    """The rate, and from how many communes where it is not from all: ``62,7% (5/8)``."""
    rate, covered = estimated(percent(row["rate"]), bool(row["estimated"])), covered_words(row)
    return f"{rate} ({covered})" if covered else rate


def _target_marks(marks: list[tuple[int, Target]]) -> Trace:
    words = [
        f"{t('chart.target', percent=round_percent(target.percent), year=target.year)}<br>{target.document}"
        for _, target in marks
    ]
    return trace(
        "scatter",
        x=[target.percent for _, target in marks],
        y=[place for place, _ in marks],
        mode="markers",
        marker={"symbol": "diamond", "size": 14, "color": TARGET, "line": {"color": "#ffffff", "width": 2}},
        hovertext=words,
        hoverinfo="text",
    )


def progress_bars(rows: Rows) -> Figure:
    """Total, registered and recognised of each model as bars inside one another, in percent of the total.

    ``rows``: main rows of one place and year. Where no total was reported the registered ones are the whole.
    The counts stand under the names: recognised / registered / total.
    """
    traces = [_progress(rows, measure) for measure in OPACITIES]
    highest = max([100.0, *(value for bars in traces for value in bars["x"] if value is not None)])
    return canvas(
        traces,
        height=58 * max(len(rows), 1) + 56,
        xaxis=percent_axis(highest),
        yaxis=name_axis([]) | _counted_names(rows),
        barmode="overlay",
    )


def _counted_names(rows: Rows) -> dict[str, Any]:
    lines = [" / ".join(number(row[name]) for name in ("recognised", "registered", "total")) for row in rows]
    names = [f"<b>{name}</b><br>{line}" for name, line in zip(short_titles(rows), lines, strict=True)]
    return {"tickvals": list(range(len(names))), "ticktext": names, "range": [len(names) - 0.5, -0.5]}


def _progress(rows: Rows, measure: str) -> Trace:
    lengths = [_share(row, measure) for row in rows]
    name = t(f"measure.{measure}")
    words = [
        f"<b>{name}</b>: {number(row[measure])} ({percent(share)})"
        for row, share in zip(rows, lengths, strict=True)
    ]
    colours = [faded(MODEL_COLOURS[row["model"]], OPACITIES[measure]) for row in rows]
    return _bar(lengths, {"color": colours}, words, width=WIDTHS[measure], name=name)


def _share(row: Row, measure: str) -> float | None:
    """Percent of the total, of those registered where no total was reported; None where neither is known."""
    whole = row["registered"] if is_missing(row["total"]) else row["total"]
    return None if is_missing(row[measure]) or not whole > 0 else float(100 * row[measure] / whole)


def verdict_bars(rows: Rows, kind: str) -> Figure:
    """Shares of the ratings (``kind`` "rating": Tốt, Khá, Trung bình) or levels ("level": 2, 1) by title.

    ``rows``: one row a model and level of the title, with the counts of ``VERDICTS[kind]``.
    """
    columns = VERDICTS[kind]
    rows = [row for row in rows if _rated(row, columns) > 0]
    return canvas(
        [_verdict(rows, column, columns) for column in columns],
        height=44 * max(len(rows), 1) + 90,
        xaxis=percent_axis(100),
        yaxis=name_axis(short_titles(rows)),
        barmode="stack",
        showlegend=True,
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        margin={"l": 0, "r": 12, "t": 36, "b": 8, "pad": 6},
        bargap=0.35,
    )


def _rated(row: Row, columns: tuple[str, ...]) -> float:
    """How many were rated or put on a level, all in all."""
    return float(sum(row[name] for name in columns if not is_missing(row[name])))


def _verdict(rows: Rows, column: str, columns: tuple[str, ...]) -> Trace:
    name = t(f"measure.{column}")
    counts = [row[column] for row in rows]
    shares = [100 * _rated(row, (column,)) / _rated(row, columns) for row in rows]
    words = [
        f"<b>{name}</b>: {number(count)} ({percent(share)})"
        for count, share in zip(counts, shares, strict=True)
    ]
    written = [number(count) if share >= 8 else "" for count, share in zip(counts, shares, strict=True)]
    return _bar(
        shares,
        {"color": [VERDICT_SHADES[column]] * len(rows), "line": {"color": faded(MUTED, 0.6), "width": 0.5}},
        words,
        name=name,
        text=written,
        textposition="inside",
        insidetextanchor="middle",
    )


def _bar(lengths: list[Any], look: dict[str, Any], words: list[str], **more: Any) -> Trace:
    return trace(
        "bar",
        x=lengths,
        y=list(range(len(lengths))),
        orientation="h",
        marker=look,
        hovertext=words,
        hoverinfo="text",
        **more,
    )


def short_titles(rows: Rows) -> list[str]:
    """Names of the titles short enough for an axis: ``Gia đình``, ``Đơn vị cấp huyện``."""
    return [model_name(row["model"], row["level"], "model_short") for row in rows]
