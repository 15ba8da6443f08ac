"""The colours: apart for every kind of sight, strong enough on both grounds, the same everywhere."""

from __future__ import annotations

import itertools
from typing import get_args

import numpy as np
import numpy.typing as npt
import pytest

from pages.kit import palette
from pages.kit.charts.line_ends import SIGNS
from pages.kit.navigation import PAGES
from pipelines.reference.row_types import Colour as ModelColour

Colour = npt.NDArray[np.float64]

# Machado, Oliveira, Fernandes (2009), A Physiologically-based Model for Simulation of Color Vision
# Deficiency: matrices of full severity, for linear RGB
SIGHTS = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
# Ottosson (2020), A perceptual color space for image processing
TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def _linear(colour: str) -> Colour:
    parts = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def _oklab(light: Colour) -> Colour:
    return TO_OKLAB @ np.cbrt(TO_CONES @ np.clip(light, 0, 1))


def _luminance(colour: str) -> float:
    return float(_linear(colour) @ np.array([0.2126, 0.7152, 0.0722]))


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def distance(sight: str, one: str, other: str) -> float:
    """How far apart two colours are for a sight, in OKLab."""
    seen = [_oklab(SIGHTS[sight] @ _linear(colour)) for colour in (one, other)]
    return float(np.linalg.norm(seen[0] - seen[1]))


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("pair", list(itertools.combinations(palette.MODELS, 2)), ids="-".join)
def test_models_stay_apart(sight: str, pair: tuple[str, str]) -> None:
    colours = [palette.MODEL_COLOURS[model] for model in pair]
    assert distance(sight, *colours) > 0.12  # about six times what is just noticed


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("pair", list(itertools.combinations(palette.PAINTS, 2)), ids="-".join)
def test_models_to_come_have_colours_that_stay_apart(sight: str, pair: tuple[str, str]) -> None:
    assert distance(sight, *(palette.PAINTS[name].colour for name in pair)) > 0.08


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("pair", list(itertools.combinations(palette.PLACE_COLOURS, 2)), ids="-".join)
def test_compared_places_stay_apart(sight: str, pair: tuple[str, str]) -> None:
    assert distance(sight, *pair) > 0.09  # more than four times what is just noticed


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("model", palette.MODELS)
@pytest.mark.parametrize("colour", [*palette.PLACE_COLOURS])
def test_compared_places_are_not_taken_for_a_model(sight: str, colour: str, model: str) -> None:
    assert distance(sight, colour, palette.MODEL_COLOURS[model]) > 0.05


def test_every_colour_that_a_model_may_have_is_painted_with_a_symbol_of_its_own() -> None:
    assert set(palette.PAINTS) == set(get_args(ModelColour))
    symbols = {paint.symbol for paint in palette.PAINTS.values()}
    assert len(symbols) == len(palette.PAINTS)
    assert symbols <= SIGNS.keys(), "the names at the ends of lines show it too"


@pytest.mark.parametrize("ground", [palette.LIGHT_BACKGROUND, palette.DARK_BACKGROUND])
@pytest.mark.parametrize(
    "colour",
    [*(paint.colour for paint in palette.PAINTS.values()), *palette.PLACE_COLOURS, palette.TARGET],
)
def test_colours_are_seen_on_both_grounds(ground: str, colour: str) -> None:
    assert _contrast(colour, ground) >= 3  # WCAG 2.2, 1.4.11


def test_heat_gets_darker_step_by_step() -> None:
    lights = [_luminance(colour) for colour in palette.HEAT]
    assert lights == sorted(lights, reverse=True)


@pytest.mark.parametrize(("rate", "step"), [(0, 0), (9.99, 0), (10, 1), (69.9, 6), (100, 9), (123, 9)])
def test_heat_step(rate: float, step: int) -> None:
    assert palette.heat_step(rate) == step


@pytest.mark.parametrize("step", range(10))
def test_words_on_heat_can_be_read(step: int) -> None:
    style = (PAGES / "kit" / "style.css").read_text(encoding="utf-8")
    rule = style.split(f".h{step} {{")[1].split("}")[0]
    ground, ink = (part.split(";")[0].strip() for part in rule.split("background:")[1].split("color:"))
    assert ground.rstrip(";") == palette.HEAT[step]
    assert _contrast(ground, {"#fff": "#ffffff"}.get(ink, ink)) >= 4.5  # WCAG 2.2, 1.4.3


def test_the_theme_has_the_grounds_the_colours_were_chosen_for() -> None:
    config = (PAGES.parent / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert f'backgroundColor = "{palette.LIGHT_BACKGROUND}"' in config
    assert f'backgroundColor = "{palette.DARK_BACKGROUND}"' in config


def test_faded() -> None:
    assert palette.faded("#0a141e", 0.5) == "rgba(10,20,30,0.5)"
