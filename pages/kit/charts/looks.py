"""How the line of a model or of a compared place is drawn: colour and symbol say the same twice."""

from __future__ import annotations

from typing import NamedTuple

from pages.kit.palette import MODEL_COLOURS, MODEL_SYMBOLS, PLACE_COLOURS

DASHES = ("dash", "dot", "dashdot", "longdash", "longdashdot", "dash")
SYMBOLS = ("circle", "triangle-up", "diamond", "square", "star", "triangle-down", "cross")


class Look(NamedTuple):
    """How a line is drawn."""

    colour: str
    symbol: str
    dash: str = "solid"


def look_of(model: str) -> Look:
    """The look of a model, everywhere."""
    return Look(MODEL_COLOURS[model], MODEL_SYMBOLS[model])


def looks_of_places(model: str, names: list[str]) -> dict[str, Look]:
    """The looks of compared places beside the whole place, which has colour and symbol of the model."""
    symbols = [symbol for symbol in SYMBOLS if symbol != MODEL_SYMBOLS[model]]
    return {
        name: Look(colour, symbol, dash)
        for name, colour, symbol, dash in zip(names, PLACE_COLOURS, symbols, DASHES, strict=False)
    }
