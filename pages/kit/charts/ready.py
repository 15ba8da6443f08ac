"""A chart that was made before, as ``st.plotly_chart`` takes it: nothing is validated and copied again."""

from __future__ import annotations

import json
from typing import Any

from plotly.basedatatypes import BaseFigure


class ReadyFigure(BaseFigure):  # type: ignore[misc]
    """A figure from the JSON that Plotly wrote of it; it can only be written again.

    Plotly validates every property of a dictionary and copies every figure that it is given (1 to 20 ms a
    chart); of this one it takes what ``to_dict`` says.
    """

    def __init__(self, written: str) -> None:
        self._written = written

    def to_dict(self) -> dict[str, Any]:
        """The figure as dictionaries and lists."""
        read: dict[str, Any] = json.loads(self._written)
        return read
