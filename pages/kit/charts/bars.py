"""Bars by model: the rate, the way from total to recognised, and how the titles were rated."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pages.kit.charts.canvas import (
    canvas,
    hollow_where_few,
    name_axis,
    percent_axis,
    value_axis,
    value_trace,
)
from pages.kit.charts.plain import Figure, Trace, trace
from pages.kit.conclusions import conclusive_rows, covered_words
from pages.kit.figures import model_name
from pages.kit.formats import estimated, number, percent, round_percent
from pages.kit.palette import MODEL_COLOURS, MUTED, PAINTS, TARGET, faded
from pages.kit.records import records
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


def model_bars(rows: pd.DataFrame, targets: dict[str, Target]) -> Figure:
    """The rate of each model with its target as a diamond.

    ``rows``: main rows of one place and year, with rate; models without a rate are left out.
    """
    rows = rows[rows["rate"].notna()]
    colours = [MODEL_COLOURS[model] for model in rows["model"]]
    marks = [(place, targets[model]) for place, model in enumerate(rows["model"]) if model in targets]
    return _rate_bars(rows, short_titles(rows), colours, [_target_marks(marks)])


def group_bars(groups: pd.DataFrame) -> Figure:
    """The rate of each group of citizens. ``groups``: rows of the citizen model by group, with rate."""
    rows = groups[groups["rate"].notna()]
    names = [t(f"citizens.{group}") for group in rows["group"]]
    return _rate_bars(rows, names, [PAINTS["blue"].colour] * len(rows), [])


def _rate_bars(rows: pd.DataFrame, names: list[str], colours: list[str], marks: list[Trace]) -> Figure:
    values = [_value(row) for row in records(rows)]
    hover = [f"<b>{name}</b><br>{value}" for name, value in zip(names, values, strict=True)]
    look = hollow_where_few(colours, conclusive_rows(rows).tolist(), colours)
    bars = _bar(rows["rate"].tolist(), look, hover)
    return canvas(
        [bars, value_trace(), *marks],
        height=46 * max(len(rows), 1) + 64,
        xaxis=percent_axis(max([0.0, *rows["rate"].tolist()])),
        yaxis=name_axis(names),
        yaxis2=value_axis(values),
        bargap=0.34,
    )


def _value(row: Any) -> str:
    """The rate, and from how many communes where it is not from all: ``62,7% (5/8)``."""
    rate, covered = estimated(percent(row.rate), bool(row.estimated)), covered_words(row)
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


def progress_bars(rows: pd.DataFrame) -> Figure:
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


def _counted_names(rows: pd.DataFrame) -> dict[str, Any]:
    counts = rows[["recognised", "registered", "total"]].to_numpy()
    lines = [" / ".join(number(count) for count in line) for line in counts]
    names = [f"<b>{name}</b><br>{line}" for name, line in zip(short_titles(rows), lines, strict=True)]
    return {"tickvals": list(range(len(names))), "ticktext": names, "range": [len(names) - 0.5, -0.5]}


def _progress(rows: pd.DataFrame, measure: str) -> Trace:
    whole = rows["total"].fillna(rows["registered"])
    share = 100 * rows[measure] / whole.where(whole > 0)
    name = t(f"measure.{measure}")
    words = [
        f"<b>{name}</b>: {number(count)} ({percent(value)})"
        for count, value in zip(rows[measure], share, strict=True)
    ]
    colours = [faded(MODEL_COLOURS[model], OPACITIES[measure]) for model in rows["model"]]
    lengths = [None if pd.isna(x) else float(x) for x in share]
    return _bar(lengths, {"color": colours}, words, width=WIDTHS[measure], name=name)


def verdict_bars(rows: pd.DataFrame, kind: str) -> Figure:
    """Shares of the ratings (``kind`` "rating": Tốt, Khá, Trung bình) or levels ("level": 2, 1) by title.

    ``rows``: one row a model and level of the title, with the counts of ``VERDICTS[kind]``.
    """
    columns = VERDICTS[kind]
    sums = rows[list(columns)].sum(axis=1)
    rows, sums = rows[sums > 0], sums[sums > 0]
    return canvas(
        [_verdict(rows, column, sums) for column in columns],
        height=44 * max(len(rows), 1) + 90,
        xaxis=percent_axis(100),
        yaxis=name_axis(short_titles(rows)),
        barmode="stack",
        showlegend=True,
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        margin={"l": 0, "r": 12, "t": 36, "b": 8, "pad": 6},
        bargap=0.35,
    )


def _verdict(rows: pd.DataFrame, column: str, sums: pd.Series) -> Trace:
    name = t(f"measure.{column}")
    share = 100 * rows[column].fillna(0) / sums
    words = [
        f"<b>{name}</b>: {number(count)} ({percent(value)})"
        for count, value in zip(rows[column], share, strict=True)
    ]
    written = [number(count) if value >= 8 else "" for count, value in zip(rows[column], share, strict=True)]
    return _bar(
        share.tolist(),
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


def titles_of(rows: pd.DataFrame) -> list[str]:
    """The names of the titles, model and level, in the order of the rows."""
    return [model_name(model, level) for model, level in zip(rows["model"], rows["level"], strict=True)]


def short_titles(rows: pd.DataFrame) -> list[str]:
    """Names of the titles short enough for an axis: ``Gia đình``, ``Đơn vị cấp huyện``."""
    return [
        model_name(model, level, "model_short")
        for model, level in zip(rows["model"], rows["level"], strict=True)
    ]
