"""Charts as pure functions: rows in, Plotly figures out. Nothing here draws on a screen."""

from pages.kit.charts.area_map import area_map
from pages.kit.charts.bars import group_bars, model_bars, progress_bars, verdict_bars
from pages.kit.charts.canvas import CONFIG, STILL
from pages.kit.charts.lines import place_lines, year_lines
from pages.kit.charts.point_map import point_map
from pages.kit.charts.ranking import ranking
from pages.kit.charts.spread import spread
from pages.kit.charts.wall import STAGE, staged

__all__ = [
    "CONFIG",
    "STAGE",
    "STILL",
    "area_map",
    "group_bars",
    "model_bars",
    "place_lines",
    "point_map",
    "progress_bars",
    "ranking",
    "spread",
    "staged",
    "verdict_bars",
    "year_lines",
]
