"""Bars by model: the rate, the way from total to recognised, and how the titles were rated."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from pages.kit.charts.canvas import canvas, name_axis, percent_axis
from pages.kit.figures import model_name
from pages.kit.formats import estimated, number, percent, round_percent
from pages.kit.palette import MODEL_COLOURS, MUTED, TARGET, faded
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


def model_bars(rows: pd.DataFrame, targets: dict[str, Target]) -> go.Figure:
    """The rate of each model with its target as a diamond. ``rows``: main rows of one place and year with rate."""
    rows = rows[rows["rate"].notna()]
    names = [model_name(model, level) for model, level in zip(rows["model"], rows["level"], strict=True)]
    bars = go.Bar(
        x=rows["rate"].tolist(),
        y=list(range(len(rows))),
        orientation="h",
        marker={"color": [MODEL_COLOURS[model] for model in rows["model"]]},
        text=[
            estimated(percent(rate), bool(guess))
            for rate, guess in zip(rows["rate"], rows["estimated"], strict=True)
        ],
        textposition="inside",
        insidetextanchor="start",
        textfont={"color": "#ffffff", "size": 15},
        hovertext=[
            f"<b>{name}</b><br>{percent(rate)}" for name, rate in zip(names, rows["rate"], strict=True)
        ],
        hoverinfo="text",
    )
    marks = [(place, targets[model]) for place, model in enumerate(rows["model"]) if model in targets]
    highest = max([0.0, *rows["rate"].tolist()])
    return canvas(
        [bars, _target_marks(marks)],
        height=52 * max(len(rows), 1) + 56,
        xaxis=percent_axis(highest),
        yaxis=name_axis(names),
        bargap=0.3,
    )


def group_bars(groups: pd.DataFrame) -> go.Figure:
    """The rate of each group of citizens. ``groups``: rows of the citizen model by group, with rate and counts."""
    rows = groups[groups["rate"].notna()]
    names = [t(f"citizens.{group}") for group in rows["group"]]
    bars = go.Bar(
        x=rows["rate"].tolist(),
        y=list(range(len(rows))),
        orientation="h",
        marker={"color": MODEL_COLOURS["citizen"]},
        text=[
            estimated(percent(rate), bool(guess))
            for rate, guess in zip(rows["rate"], rows["estimated"], strict=True)
        ],
        textposition="outside",
        cliponaxis=False,
        hovertext=[
            f"<b>{name}</b><br>{percent(rate)}" for name, rate in zip(names, rows["rate"], strict=True)
        ],
        hoverinfo="text",
    )
    highest = max([0.0, *rows["rate"].tolist()]) * 1.1
    return canvas(
        [bars],
        height=40 * max(len(rows), 1) + 56,
        xaxis=percent_axis(highest),
        yaxis=name_axis(names),
        bargap=0.3,
    )


def _target_marks(marks: list[tuple[int, Target]]) -> go.Scatter:
    return go.Scatter(
        x=[target.percent for _, target in marks],
        y=[place for place, _ in marks],
        mode="markers",
        marker={"symbol": "diamond", "size": 13, "color": TARGET, "line": {"color": "#ffffff", "width": 1.5}},
        hovertext=[
            t("chart.target", percent=round_percent(target.percent), year=target.year)
            + f"<br>{target.document}"
            for _, target in marks
        ],
        hoverinfo="text",
    )


def progress_bars(rows: pd.DataFrame) -> go.Figure:
    """Total, registered and recognised of each model as three bars inside one another, in percent of the total.

    ``rows``: main rows of one place and year. Where no total was reported the registered ones are the whole.
    """
    names = [model_name(model, level) for model, level in zip(rows["model"], rows["level"], strict=True)]
    traces = [
        _progress(rows, "total", 0.72),
        _progress(rows, "registered", 0.46),
        _progress(rows, "recognised", 0.2),
    ]
    highest = max([100.0, *(value for trace in traces for value in trace.x if value is not None)])
    return canvas(
        traces,
        height=58 * max(len(rows), 1) + 56,
        xaxis=percent_axis(highest),
        yaxis=name_axis(names),
        barmode="overlay",
    )


def _progress(rows: pd.DataFrame, measure: str, width: float) -> go.Bar:
    whole = rows["total"].fillna(rows["registered"])
    share = 100 * rows[measure] / whole.where(whole > 0)
    opacity = {"total": 0.18, "registered": 0.45, "recognised": 1.0}[measure]
    words = t(f"measure.{measure}")
    return go.Bar(
        x=[None if pd.isna(value) else float(value) for value in share],
        y=list(range(len(rows))),
        orientation="h",
        width=width,
        marker={"color": [faded(MODEL_COLOURS[model], opacity) for model in rows["model"]]},
        hovertext=[
            f"<b>{words}</b>: {number(count)} ({percent(value)})"
            for count, value in zip(rows[measure], share, strict=True)
        ],
        hoverinfo="text",
        name=words,
    )


def verdict_bars(rows: pd.DataFrame, kind: str) -> go.Figure:
    """Shares of the ratings (``kind`` "rating": Tốt, Khá, Trung bình) or levels ("level": mức độ 2, 1) by title.

    ``rows``: one row a model and level of the title, with the counts of ``VERDICTS[kind]``.
    """
    columns = VERDICTS[kind]
    sums = rows[list(columns)].sum(axis=1)
    rows = rows[sums > 0]
    names = [model_name(model, level) for model, level in zip(rows["model"], rows["level"], strict=True)]
    traces = [_verdict(rows, column, sums[sums > 0]) for column in columns]
    return canvas(
        traces,
        height=46 * max(len(rows), 1) + 84,
        xaxis=percent_axis(100),
        yaxis=name_axis(names),
        barmode="stack",
        showlegend=True,
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        margin={"l": 0, "r": 8, "t": 40, "b": 8, "pad": 4},
        bargap=0.35,
    )


def _verdict(rows: pd.DataFrame, column: str, sums: pd.Series) -> go.Bar:
    share = 100 * rows[column].fillna(0) / sums
    return go.Bar(
        x=share.tolist(),
        y=list(range(len(rows))),
        orientation="h",
        name=t(f"measure.{column}"),
        marker={"color": VERDICT_SHADES[column], "line": {"color": faded(MUTED, 0.6), "width": 0.5}},
        text=[number(count) if value >= 6 else "" for count, value in zip(rows[column], share, strict=True)],
        textposition="inside",
        insidetextanchor="middle",
        hovertext=[
            f"<b>{t(f'measure.{column}')}</b>: {number(count)} ({percent(value)})"
            for count, value in zip(rows[column], share, strict=True)
        ],
        hoverinfo="text",
    )
