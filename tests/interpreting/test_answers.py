"""A name that a person has settled once is certain from then on, for that place and those years only."""

from collections.abc import Iterator

import pytest

from pipelines.interpreting import answers
from pipelines.interpreting.areas import match_area
from pipelines.reference.area_name_answers import NameAnswer
from pipelines.reference.areas import Area, areas

REGISTRY = areas()
THACH_THAT = REGISTRY.get("276@2016-01-01")
QUOC_OAI = REGISTRY.get("275@2016-01-01")
BINH_YEN = "09982@2016-01-01"


def said(name: str, first: int, last: int | None, area_id: str = BINH_YEN) -> NameAnswer:
    return NameAnswer(name, THACH_THAT.place_id, first, last, area_id, "Văn thư", "2025-01-10", "điện thoại")


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    known = (
        said("Xã Bình Yêm", 2022, 2024),
        said("B.Yên", 2020, None),
        said("Xã Hạ Bằng", 2020, None),  # a name that is certain by itself needs no answer, and keeps its own
    )
    monkeypatch.setattr(answers, "area_name_answers", lambda: known)
    match_area.cache_clear()
    yield
    match_area.cache_clear()


def status(name: str, year: int, parent: Area = THACH_THAT) -> tuple[str, str]:
    found = match_area(name, registry=REGISTRY, parent=parent, year=year)
    return found.status, found.area.area_id if found.area else ""


def test_without_an_answer_it_is_a_question() -> None:
    match_area.cache_clear()
    assert status("Xã Bình Yêm", 2023) == ("proposed", BINH_YEN)


@pytest.mark.usefixtures("remembered")
def test_an_answer_makes_the_name_certain() -> None:
    assert status("Xã Bình Yêm", 2023) == ("alias", BINH_YEN)
    assert status("xã  BÌNH YÊM", 2022) == ("alias", BINH_YEN)
    assert status("B.Yên", 2024) == ("alias", BINH_YEN)


@pytest.mark.usefixtures("remembered")
def test_an_answer_holds_for_its_years_and_place_only() -> None:
    assert status("Xã Bình Yêm", 2021)[0] == "proposed"
    assert status("Xã Bình Yêm", 2025)[0] == "proposed"
    assert status("B.Yên", 2024, QUOC_OAI)[0] != "alias"


@pytest.mark.usefixtures("remembered")
def test_an_answer_does_not_overrule_a_name_that_is_certain() -> None:
    found = match_area("Xã Hạ Bằng", registry=REGISTRY, parent=THACH_THAT, year=2024)
    assert (found.status, found.area and found.area.name) == ("exact", "Hạ Bằng")
