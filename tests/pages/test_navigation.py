"""The frame: which screens there are, and what follows a reader from one to the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.kit.navigation import PAGES, SCREENS
from tests.pages.conftest import DISTRICT, ROOT, run, words


@pytest.fixture
def dashboard(published: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("XHHT_WAREHOUSE", str(published))
    return AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=600)


def test_every_page_stands_in_the_navigation() -> None:
    assert set(SCREENS) == {path.stem for path in PAGES.glob("*.py")}


def test_the_overview_opens_first(dashboard: AppTest) -> None:
    assert "Huyện Thạch Thất, năm 2024" in words(run(dashboard))


def test_place_year_and_base_follow_to_the_next_screen(dashboard: AppTest) -> None:
    dashboard.query_params["noi"] = DISTRICT
    dashboard.query_params["nam"] = "2023"
    dashboard.query_params["co_so"] = "số đăng ký"
    run(dashboard)
    dashboard.switch_page("pages/models.py")
    run(dashboard)
    assert "huyện Thạch Thất, năm 2023" in words(dashboard)
    assert dashboard.selectbox(key="co_so").value == "số đăng ký"


def test_a_choice_survives_a_screen_without_its_filter(dashboard: AppTest) -> None:
    dashboard.query_params["nam"] = "2023"
    run(dashboard)
    for page in ("years", "communes"):
        dashboard.switch_page(f"pages/{page}.py")
        run(dashboard)
    assert "theo xã, năm 2023" in words(dashboard)
