"""What docs/design.md says of the colours is what is measured."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from pages.kit import palette
from pages.kit.navigation import PAGES
from tests.pages.test_palette import SIGHTS, _contrast, _linear, _oklab

PAGE = (PAGES.parent / "docs" / "design.md").read_text(encoding="utf-8")
ROWS = {
    cells[0]: cells[1:]
    for cells in ([cell.strip(" `") for cell in line.strip("|").split("|")] for line in PAGE.splitlines())
    if len(cells) > 1
}


def _least_distance(sight: str) -> float:
    seen = {model: _oklab(SIGHTS[sight] @ _linear(palette.MODEL_COLOURS[model])) for model in palette.MODELS}
    return min(float(np.linalg.norm(seen[one] - seen[two])) for one, two in itertools.combinations(seen, 2))


@pytest.mark.parametrize("name", [*palette.MODELS, "target"])
def test_contrasts_are_as_measured(name: str) -> None:
    colour = palette.TARGET if name == "target" else palette.MODEL_COLOURS[name]
    said, *contrasts = ROWS[name]
    grounds = (palette.LIGHT_BACKGROUND, palette.DARK_BACKGROUND)
    assert said == colour
    assert contrasts == [f"{_contrast(colour, ground):.1f}" for ground in grounds]


@pytest.mark.parametrize("sight", SIGHTS)
def test_distances_are_as_measured(sight: str) -> None:
    assert ROWS[sight] == [f"{_least_distance(sight):.2f}"]


def test_the_tests_it_names_are_there() -> None:
    named = {word.strip("`()., ") for word in PAGE.split() if "tests/" in word}
    assert named
    assert [name for name in named if not (PAGES.parent / name).exists()] == []
