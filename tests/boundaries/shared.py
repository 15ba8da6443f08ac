"""Boundary files that may lie beside the project."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "boundaries"
COMMUNES = sorted(FOLDER.glob("new_communes_*.geojson"))
