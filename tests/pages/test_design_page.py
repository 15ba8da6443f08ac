"""What docs/design.md says of the colours is what is measured."""

from __future__ import annotations

import itertools

import pytest

from pages.kit import palette
from pages.kit.navigation import PAGES
from tests.pages.test_palette import SIGHTS, _contrast, distance

PAGE = (PAGES.parent / "docs" / "design.md").read_text(encoding="utf-8")
ROWS = {
    cells[0]: cells[1:]
    for cells in ([cell.strip(" `") for cell in line.strip("|").split("|")] for line in PAGE.splitlines())
    if len(cells) > 1
}


MODELS = tuple(palette.MODEL_COLOURS[model] for model in palette.MODELS)
COLOURS = {
    **palette.MODEL_COLOURS,
    "target": palette.TARGET,
    **{f"compared {place}": colour for place, colour in enumerate(palette.PLACE_COLOURS, 1)},
}


@pytest.mark.parametrize("name", COLOURS)
def test_contrasts_are_as_measured(name: str) -> None:
    said, *contrasts = ROWS[name]
    grounds = (palette.LIGHT_BACKGROUND, palette.DARK_BACKGROUND)
    assert said == COLOURS[name]
    assert contrasts == [f"{_contrast(COLOURS[name], ground):.1f}" for ground in grounds]


@pytest.mark.parametrize("sight", SIGHTS)
def test_distances_are_as_measured(sight: str) -> None:
    pairs = (
        itertools.combinations(MODELS, 2),
        itertools.combinations(palette.PLACE_COLOURS, 2),
        itertools.product(palette.PLACE_COLOURS, MODELS),
    )
    least = [min(distance(sight, *pair) for pair in some) for some in pairs]
    assert ROWS[sight] == [f"{one:.2f}" for one in least]


def test_the_tests_it_names_are_there() -> None:
    named = {word.strip("`()., ") for word in PAGE.split() if "tests/" in word}
    assert named
    assert [name for name in named if not (PAGES.parent / name).exists()] == []
