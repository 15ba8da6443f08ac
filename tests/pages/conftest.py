"""A small warehouse that the screens read, and a way to open a page as a browser would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.warehouse import factory

ROOT = Path(__file__).resolve().parents[2]
DISTRICT = "276@2016-01-01"
"""Huyện Thạch Thất, of which the first 20 of 23 communes report for 2024 and all of them for 2023."""
PROVINCE = "01@2016-01-01"
LONE_PROVINCE = "40@2016-01-01"
"""Tỉnh Nghệ An, which reports for itself, once, without a total for the clans."""

Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a warehouse with illustrative figures of one district and a real report of a province."""
    folder = tmp_path_factory.mktemp("screens") / "w"
    communes = factory.communes("Huyện Thạch Thất", 2024)
    years = {2023: communes, 2024: communes[:20]}
    submissions = [
        factory.submission(
            [number for place, commune in enumerate(places) for number in _report(commune, year, place)],
            file=f"thach-that-{year}.xlsx",
            illustrative=True,
        )
        for year, places in years.items()
    ]
    submissions.append(factory.submission(_of_province(), file="nghe-an.xlsx"))
    factory.publish(folder, *submissions)
    return folder


def _report(commune: object, year: int, place: int) -> list[object]:
    """Families: 200 of which 100 + 2 × place recognised; clans 10 of 12; organisations with ratings or
    levels.
    """
    recognised = 100 + 2 * place + (10 if year == 2024 else 0)
    verdicts = {"rating_good": 2, "rating_fair": 1} if year < 2024 else {"level_1": 2, "level_2": 1}
    return [
        *factory.numbers(commune, year, "family", total=200, registered=160, recognised=recognised),
        *factory.numbers(commune, year, "clan", row=40, total=12, registered=11, recognised=10),
        *factory.numbers(
            commune,
            year,
            "organisation",
            level="commune",
            row=60,
            total=4,
            registered=4,
            recognised=3,
            **verdicts,
        ),
        *factory.numbers(commune, year, "citizen", group="farmer", row=70, total=300, recognised=90),
        *factory.numbers(commune, year, "citizen", group="official", row=80, total=100, recognised=80),
    ]


def _of_province() -> list[object]:
    return [
        *factory.numbers(LONE_PROVINCE, 2022, "family", total=800_000, recognised=600_000, estimated=True),
        *factory.numbers(LONE_PROVINCE, 2022, "clan", row=20, registered=900, recognised=700),
    ]


@pytest.fixture
def open_page(published: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open a page with parameters in its address; it must show no error."""
    monkeypatch.setenv("XHHT_WAREHOUSE", str(published))
    return _open


@pytest.fixture
def open_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open a page where nothing has been loaded yet."""
    monkeypatch.setenv("XHHT_WAREHOUSE", str(tmp_path / "nothing"))
    return _open


def _open(name: str, **parameters: str) -> AppTest:
    screen = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=600)
    for key, value in parameters.items():
        screen.query_params[key] = value
    return run(screen)


def run(screen: AppTest) -> AppTest:
    """Run and check that nothing went wrong."""
    screen.run()
    assert not screen.exception, screen.exception[0].value
    return screen


def words(screen: AppTest) -> str:
    """Everything that the screen says in HTML."""
    return "\n".join(element.proto.body for element in screen.get("html"))
