"""Rings: direction, and fewer positions without gaps between neighbours."""

from __future__ import annotations

import json
import math
import random
from itertools import pairwise

import pytest

from pipelines.boundaries.features import read_collection
from pipelines.boundaries.rings import Point, Polygon, Ring, drawable, twice_area, wound
from pipelines.boundaries.simplify import positions, simplified
from tests.boundaries.shared import COMMUNES

SQUARE: Ring = [(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]
HOLE: Ring = [(20, 20), (40, 20), (40, 40), (20, 40), (20, 20)]


@pytest.mark.parametrize("outer", [SQUARE, SQUARE[::-1]])
@pytest.mark.parametrize("hole", [HOLE, HOLE[::-1]])
def test_the_outer_ring_runs_clockwise_and_holes_the_other_way(outer: Ring, hole: Ring) -> None:
    turned = wound([outer, hole])
    assert twice_area(turned[0]) == -20_000
    assert twice_area(turned[1]) == 800


def test_what_has_no_surface_is_left_out_with_its_holes() -> None:
    line: Ring = [(0, 0), (10, 10), (0, 0)]
    flat: Ring = [(0, 0), (10, 0), (20, 0), (0, 0)]
    assert drawable([[SQUARE, line], [flat, HOLE]]) == [[SQUARE]]


def wavy(ends: tuple[Point, Point], steps: int, seed: int) -> list[Point]:
    """A border with many small bends between two points."""
    chance = random.Random(seed)
    (x, y), (far_x, far_y) = ends
    inner = [
        (
            round(x + (far_x - x) * step / steps) + chance.randint(-3, 3),
            round(y + (far_y - y) * step / steps) + chance.randint(-3, 3),
        )
        for step in range(1, steps)
    ]
    return [ends[0], *inner, ends[1]]


def two_neighbours() -> dict[str, list[Polygon]]:
    """Two areas on both sides of a wavy border, the second beginning its ring elsewhere."""
    border = wavy(((1000, 0), (1000, 2000)), 100, 1)
    left = [(0, 0), *border, (0, 2000), (0, 0)]
    right = [(2000, 2000), *border[::-1], (2000, 0), (2000, 2000)]
    return {"left": [[left]], "right": [[right]]}


def edges(ring: Ring) -> set[frozenset[Point]]:
    return {frozenset(pair) for pair in pairwise(ring)}


def test_neighbours_keep_the_very_same_border() -> None:
    shapes = two_neighbours()
    thin = simplified(shapes, 40)
    assert positions(thin) < positions(shapes) / 4
    shared = edges(thin["left"][0][0]) & edges(thin["right"][0][0])
    ends = {point for edge in shared for point in edge}
    assert {(1000, 0), (1000, 2000)} <= ends
    together = sum(abs(twice_area(polygons[0][0])) for polygons in thin.values())
    assert together == 2 * 2000 * 2000, "no gap and no overlap"


def test_what_is_small_enough_stays_as_it_is() -> None:
    shapes = two_neighbours()
    assert simplified(shapes, 10_000) is shapes


def test_a_border_moves_no_farther_than_the_tolerance_allows() -> None:
    circle = [
        (round(5000 * math.cos(turn / 500 * math.tau)), round(5000 * math.sin(turn / 500 * math.tau)))
        for turn in range(500)
    ]
    thin = simplified({"island": [[[*circle, circle[0]]]]}, 100)["island"][0][0]
    assert len(thin) <= 100
    assert thin[0] == thin[-1]
    assert abs(twice_area(thin)) == pytest.approx(2 * math.pi * 5000**2, rel=0.01)


def test_an_area_of_islets_keeps_its_largest() -> None:
    islets: list[Polygon] = [
        [[(x, 0), (x + size, 0), (x + size, size), (x, size), (x, 0)]]
        for x, size in ((0, 2), (100, 3), (200, 1))
    ]
    thin = simplified({"reef": islets}, 4)
    assert [abs(twice_area(polygon[0])) for polygon in thin["reef"]] == [18]


def test_a_hole_and_what_fills_it_stay_together() -> None:
    ring = wavy(((0, 0), (500, 0)), 40, 2) + wavy(((500, 500), (0, 500)), 40, 3) + [(0, 0)]
    around: Polygon = [[(-900, -900), (900, -900), (900, 900), (-900, 900), (-900, -900)], ring]
    thin = simplified({"around": [around], "inside": [[ring[40:-1] + ring[:41]]]}, 40)
    assert edges(thin["around"][0][1]) == edges(thin["inside"][0][0])


@pytest.mark.skipif(not COMMUNES, reason="the shared boundary files are not here")
@pytest.mark.parametrize("path", COMMUNES, ids=lambda path: path.stem)
def test_real_communes_become_light_and_keep_their_surface(path: object) -> None:
    content = path.read_bytes()  # type: ignore[attr-defined]
    found = read_collection("x", content)
    assert found.faults == []
    assert len(found.features) == len(json.loads(content)["features"])
    before = {feature.code: drawable(feature.polygons) for feature in found.features}
    after = simplified(before, 4_000)
    assert positions(after) <= 4_000
    for code, polygons in before.items():
        assert area(after[code]) == pytest.approx(area(polygons), rel=0.12), code
    assert sum(map(area, after.values())) == pytest.approx(sum(map(area, before.values())), rel=0.002)


def area(polygons: list[Polygon]) -> float:
    return sum(
        abs(twice_area(outer)) - sum(abs(twice_area(hole)) for hole in holes) for outer, *holes in polygons
    )
