"""The colours of the dashboard, each with one meaning everywhere.

The colours of the five models were chosen so that any two of them stay apart for normal sight and under
protanopia, deuteranopia and tritanopia (simulated after Machado, Oliveira and Fernandes 2009, distance in
OKLab), and so that each has a contrast of at least 3:1 on the light and on the dark background (WCAG 2.2,
1.4.11). Two more wait for models to come; they are a little nearer to the others. A test holds this.
"""

from __future__ import annotations

from typing import NamedTuple

from pipelines.reference.models import models


class Paint(NamedTuple):
    """A colour, and the symbol that says the same to an eye that can't tell it from another."""

    colour: str
    symbol: str


PAINTS = {
    "blue": Paint("#3b6c9b", "circle"),
    "orange": Paint("#cf7c10", "square"),
    "green": Paint("#01a69f", "diamond"),
    "purple": Paint("#a55cff", "triangle-up"),
    "vermilion": Paint("#b5313d", "cross"),
    "violet": Paint("#9c0cd8", "star"),
    "rose": Paint("#d84860", "hexagon"),
}
"""What ``colour`` of ``models.csv`` stands for."""

MODELS = tuple(models())
USUAL_MODEL = "family"
MODEL_COLOURS = {code: PAINTS[model.colour].colour for code, model in models().items()}
MODEL_SYMBOLS = {code: PAINTS[model.colour].symbol for code, model in models().items()}

PLACE_COLOURS = ("#6752b7", "#148e60", "#ff4db4", "#e50603", "#878af1", "#a101ff")
"""The lines of places that a reader compares, in this order. Found as those of the models, and apart from
those too: the whole place stands beside them in the colour of its model.
"""

LIGHT_BACKGROUND = "#ffffff"
DARK_BACKGROUND = "#10151c"

TARGET = "#7c8693"
"""A target is a dashed line or a diamond in this grey, never a filled shape."""

TARGET_EDGE = "rgba(255,255,255,0.85)"
"""What stands between a target's line and the bars under it, whose colours are as dark as the line."""

NO_COLOUR = "rgba(0,0,0,0)"
"""The inside of a hollow bar: too few communes reported to conclude anything."""

MUTED = "#8a94a2"
"""What is there for comparison: other places, bases, gridlines with a meaning."""

HEAT = (
    "#fdf3d8",
    "#e3ecc8",
    "#c3e0c4",
    "#98cfc4",
    "#6cb8c4",
    "#4a9cbd",
    "#33769f",
    "#2e6299",
    "#27467c",
    "#1c2d5a",
)
"""Rates from 0 to 100 percent in ten steps, light to dark, so that lightness alone carries the order."""


def heat_step(rate: float) -> int:
    """The step of ``HEAT`` (0 to 9) for a rate in percent; above 100 is the last."""
    return max(0, min(len(HEAT) - 1, int(rate // 10)))


def faded(colour: str, opacity: float) -> str:
    """The colour as ``rgba(…)`` with an opacity between 0 and 1."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"
