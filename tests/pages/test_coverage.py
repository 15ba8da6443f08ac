"""How much of a place reported, year by year."""

from __future__ import annotations

from pages.kit.coverage import Coverage, coverage_html, coverage_of
from pages.kit.figures import Moment
from tests.pages.rows import figures


def test_a_year_is_covered_as_its_best_and_its_worst_known_model() -> None:
    rows = figures(
        {"year": 2024, "model": "family", "communes_reported": 20},
        {"year": 2024, "model": "clan", "communes_reported": 22},
        {"year": 2025, "model": "family", "communes_reported": 7, "communes_expected": 9},
        {"year": 2023, "model": "family"},
    )
    assert [(found.moment.year, *found[1:]) for found in coverage_of(rows)] == [
        (2023, 23, 23, None),
        (2024, 22, 23, 20),
        (2025, 7, 9, None),
    ]


def test_the_share_is_drawn_and_said() -> None:
    html = coverage_html([Coverage(Moment(2024), 22, 23), Coverage(Moment(2025), 1234, 3321, 1200)])
    assert '<b style="width:95.7%"></b>' in html
    assert "<span>22/23 xã</span>" in html
    assert "<span>1.200–1.234/3.321 xã</span>" in html
    assert "Số liệu mỗi năm gồm bao nhiêu xã?" in html


def test_nothing_is_drawn_of_nothing() -> None:
    assert coverage_html([]) == ""
    assert Coverage(Moment(2024), 0, 0).share == 0


def test_a_half_year_is_called_so() -> None:
    years = coverage_of(figures({"year": 2025}, {"year": 2026, "period": "half", "communes_reported": 5}))
    assert "<span>2026 (6 tháng)</span>" in coverage_html(years)
