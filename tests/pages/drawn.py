"""The charts as Plotly's own figures: what is tested here was looked at by Plotly, property by property.

The screens make plain dictionaries, which nobody looks at while a reader waits.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

import orjson
import plotly.graph_objects as go

from pages.kit import charts
from pages.kit.charts.plain import Figure


def looked_at(figure: Figure) -> go.Figure:
    """The figure as Plotly's own. Plotly knows every property of it, and would write it as it is."""
    found = go.Figure({"data": figure.data, "layout": figure.layout})
    wrote = json.loads(found.to_json())
    del wrote["layout"]["template"]
    assert _without_empty(json.loads(orjson.dumps(figure._asdict()))) == _without_empty(wrote)
    return found


def _without_empty(thing: Any) -> Any:
    """Plotly leaves out what is set to nothing, as ``minor={}`` and ``shapes=[]``."""
    if isinstance(thing, dict):
        return {key: _without_empty(value) for key, value in thing.items() if value not in ({}, [])}
    return [_without_empty(one) for one in thing] if isinstance(thing, list) else thing


def _drawn(chart: Callable[..., Figure]) -> Callable[..., go.Figure]:
    @wraps(chart)
    def made(*args: Any, **more: Any) -> go.Figure:
        return looked_at(chart(*args, **more))

    return made


area_map = _drawn(charts.area_map)
group_bars = _drawn(charts.group_bars)
model_bars = _drawn(charts.model_bars)
place_lines = _drawn(charts.place_lines)
point_map = _drawn(charts.point_map)
progress_bars = _drawn(charts.progress_bars)
ranking = _drawn(charts.ranking)
spread = _drawn(charts.spread)
verdict_bars = _drawn(charts.verdict_bars)
year_lines = _drawn(charts.year_lines)
