"""What touching a point of a line opens, as it travels with the line: ``page.js`` follows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Ways = Mapping[tuple[str, str], str]
"""Links by model (or ``PLACES``) and period (``year``, ``half``), with the blank YEAR; those of places with
the blank PLACE too: see ``ways``.
"""

PLACES = ""
"""Of the places inside, whatever the model."""

NO_WAYS: Ways = {}
"""Where touching a point opens nothing."""


def leading(ways: Ways, to: str, period: str = "year", places: list[str] | None = None) -> dict[str, Any]:
    """The properties of a trace whose points lead where ``ways`` says; none where it says nothing.

    ``places``: the place_id of each line of the trace, in the order of its gaps.
    """
    link = ways.get((to, period), "")
    if not link:
        return {}
    return {"meta": {"way": link, "places": places} if places else {"way": link}}
