"""Figures as Plotly writes them, made as plain dictionaries.

``plotly.graph_objects`` looks at every property and copies every figure several times: a third of what a new
view of the models cost. The tests give each chart to Plotly, which knows all properties, once and for all.
"""

from __future__ import annotations

from typing import Any, NamedTuple

Trace = dict[str, Any]
"""What is drawn with one look: its ``type`` and the properties of https://plotly.com/javascript/reference/."""


class Figure(NamedTuple):
    """Traces, and the ``layout`` they stand in: axes, margins, annotations."""

    data: list[Trace]
    layout: dict[str, Any]

    def add(self, kind: str, *drawn: dict[str, Any]) -> None:
        """Add to the layout's ``shapes`` or ``annotations``."""
        self.layout[kind] = [*self.layout.get(kind, ()), *drawn]

    def with_layout(self, **changes: Any) -> Figure:
        """The figure with other properties of its layout; dictionaries add to those that are there."""
        return Figure(self.data, merged(self.layout, changes))


def trace(kind: str, **properties: Any) -> Trace:
    """A trace of Plotly's type ``kind``: ``scatter``, ``bar``, ``box``, ``scattergeo``, ``choropleth``."""
    return {"type": kind, **properties}


def merged(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """``old`` with what ``new`` says; a dictionary in both is merged in turn."""
    found = dict(old)
    for key, value in new.items():
        both = isinstance(value, dict) and isinstance(found.get(key), dict)
        found[key] = merged(found[key], value) if both else value
    return found
