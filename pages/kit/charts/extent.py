"""Where a map begins and ends: which places lie far off, what the others span, points that would hide others.

Positions are degrees; what is computed here is a picture, no survey.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Degrees = npt.NDArray[np.float64]

MOST_FAR = 3
FAR = 0.68
"""A spot lies far off where the map without it is at most so much of the map with it: Hoàng Sa, Trường Sa,
Côn Đảo, Bạch Long Vĩ do. Phú Quốc and Thổ Châu do not: An Giang without them is hardly smaller.
"""
FEWEST = 5
_GOLDEN_ANGLE = np.pi * (3 - np.sqrt(5))


class Box(NamedTuple):
    """A part of the map in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def span(self) -> float:
        """The longer side, in degrees of latitude."""
        return max(self.north - self.south, (self.east - self.west) * _narrowing(self.south, self.north))

    @property
    def shape(self) -> float:
        """How many times as tall as it is wide."""
        wide = (self.east - self.west) * _narrowing(self.south, self.north)
        return (self.north - self.south) / wide

    def meets(self, other: Box) -> bool:
        """Whether the two have a part in common."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )

    def wider(self, margin: float) -> Box:
        """The box with a margin of so many degrees of latitude on each side."""
        sideways = margin / _narrowing(self.south, self.north)
        return Box(self.west - sideways, self.south - margin, self.east + sideways, self.north + margin)


def box_of(lon: Degrees, lat: Degrees) -> Box:
    """The smallest box around the positions."""
    return Box(float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max()))


def far_off(lon: Degrees, lat: Degrees) -> npt.NDArray[np.bool_]:
    """For each position whether it lies so far off that the others would become tiny beside it.

    Of fewer than ``FEWEST`` spots none does; at most ``MOST_FAR`` spots do.
    """
    spots, spot_of = np.unique(np.column_stack([lon, lat]), axis=0, return_inverse=True)
    near = np.ones(len(spots), dtype=bool)
    for _ in range(MOST_FAR):
        found = _farthest(spots, near) if near.sum() >= FEWEST else None
        if found is None:
            break
        near[found] = False
    far: npt.NDArray[np.bool_] = ~near[spot_of.ravel()]
    return far


def _farthest(spots: Degrees, near: npt.NDArray[np.bool_]) -> int | None:
    """The spot at an edge without which the map shrinks most, where it shrinks enough."""
    there = np.flatnonzero(near)
    edges = {int(there[find(spots[there, axis])]) for axis in (0, 1) for find in (np.argmin, np.argmax)}
    spans = {edge: _span(spots[there[there != edge]]) for edge in edges}
    best = min(spans, key=lambda edge: (spans[edge], edge))
    return best if spans[best] <= FAR * _span(spots[there]) else None


def _span(spots: Degrees) -> float:
    return box_of(spots[:, 0], spots[:, 1]).span


def spread_out(lon: Degrees, lat: Degrees, step: float) -> tuple[Degrees, Degrees]:
    """The positions; those at one spot are moved apart in a spiral, ``step`` degrees between neighbours."""
    _, spot_of, counts = np.unique(
        np.column_stack([lon, lat]), axis=0, return_inverse=True, return_counts=True
    )
    spot_of = spot_of.ravel()
    order = np.argsort(spot_of, kind="stable")
    turn = np.empty(len(lon))
    turn[order] = np.arange(len(lon)) - np.repeat(np.cumsum(counts) - counts, counts)
    shared = counts[spot_of] > 1
    radius = np.where(shared, step * np.sqrt(turn + 0.5) * 0.62, 0.0)
    angle = turn * _GOLDEN_ANGLE
    return lon + radius * np.cos(angle) / np.cos(np.radians(lat)), lat + radius * np.sin(angle)


def _narrowing(south: float, north: float) -> float:
    """How much shorter a degree of longitude is than one of latitude."""
    return float(np.cos(np.radians((south + north) / 2)))
