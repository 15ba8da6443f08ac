"""A chart that was made before, as ``st.plotly_chart`` takes it: nothing is validated and copied again."""

from __future__ import annotations

from functools import cache
from typing import Any

import orjson
import plotly.io
from plotly.basedatatypes import BaseFigure

from pages.kit.charts.plain import Figure


class ReadyFigure(BaseFigure):  # type: ignore[misc]
    """A figure from its JSON; it can only be written again.

    Plotly validates every property of a dictionary and copies every figure that it is given (1 to 20 ms a
    chart); of this one it takes what ``to_dict`` says.
    """

    def __init__(self, written: str) -> None:
        self._written = written

    def to_dict(self) -> dict[str, Any]:
        """The figure as dictionaries and lists."""
        read: dict[str, Any] = orjson.loads(self._written)
        return read


def written(figure: Figure) -> str:
    """The figure as JSON, in the usual template of Plotly, which is Streamlit's own where Streamlit runs."""
    layout = {**figure.layout, "template": _template(str(plotly.io.templates.default))}
    return orjson.dumps({"data": figure.data, "layout": layout}, option=orjson.OPT_SERIALIZE_NUMPY).decode()


@cache
def _template(name: str) -> dict[str, Any]:
    found: dict[str, Any] = plotly.io.templates[name].to_plotly_json()
    return found
