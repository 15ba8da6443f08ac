"""What is kept: bounded, and by all that it was made of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pages.kit import memory as kit
from pages.kit.directory import directory
from pages.kit.figures import Moment
from pages.kit.memory import Memory, bytes_of, kept
from pages.kit.text import language, t
from pages.kit.view import View
from pipelines.warehouse.errors import WarehouseError
from tests.pages.conftest import DISTRICT
from tests.warehouse import factory

made: list[object] = []


@kept
def words_of(view: View, key: str) -> str:
    made.append(view)
    return t(key)


@kept
def publishing_meanwhile(folder: Path) -> str:
    made.append(folder)
    publish(folder, 2024)
    return "old"


def publish(folder: Path, year: int) -> None:
    commune = factory.communes("Huyện Thạch Thất", year)[0]
    factory.publish(
        folder, factory.submission(factory.numbers(commune, year, "family", total=10 + len(made)))
    )


@pytest.fixture
def view(published: Path, monkeypatch: pytest.MonkeyPatch) -> View:
    monkeypatch.setenv("XHHT_WAREHOUSE", str(published))
    monkeypatch.setattr(kit, "memory", Memory(1_000_000))
    made.clear()
    return View(directory().by_id[DISTRICT], Moment(2024), "family", "total")


def test_the_same_is_made_once(view: View) -> None:
    assert words_of(view, "model.family") == words_of(replace(view), "model.family") == t("model.family")
    assert len(made) == 1


@pytest.mark.parametrize(
    "other", [{"moment": Moment(2023)}, {"model": "clan"}, {"base": "registered"}, {"boundary": "another"}]
)
def test_another_view_is_made_anew(view: View, other: dict[str, object]) -> None:
    words_of(view, "model.family")
    words_of(replace(view, **other), "model.family")
    assert len(made) == 2


def test_another_language_is_made_anew(view: View) -> None:
    vietnamese = words_of(view, "model.family")
    before = language.set("en")
    english = words_of(view, "model.family")
    language.reset(before)
    assert vietnamese != english == "Learning families"


def test_another_version_is_made_anew(tmp_path: Path, view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XHHT_WAREHOUSE", str(tmp_path))
    for year in (2023, 2024):
        publish(tmp_path, year)
        words_of(view, "model.family")
    assert len(made) == 2


def test_what_was_made_while_a_version_came_is_not_kept(
    tmp_path: Path, view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XHHT_WAREHOUSE", str(tmp_path))
    publish(tmp_path, 2023)
    before = len(kit.memory)
    assert publishing_meanwhile(tmp_path) == "old"
    assert len(kit.memory) == before


def test_a_function_of_a_page_is_refused() -> None:
    with pytest.raises(ValueError, match="not a function of a module"):
        kept(lambda: "")


def test_the_least_used_is_forgotten_first() -> None:
    memory = Memory(10_000)
    for name in "abc":
        memory.put(name, "x" * 3_000)
    memory.get("a")
    memory.put("d", "x" * 3_000)
    assert [memory.get(name) is not None for name in "abcd"] == [True, False, True, True]
    assert memory.bytes <= 10_000


def test_what_is_too_large_is_not_kept() -> None:
    memory = Memory(10_000)
    memory.put("large", "x" * 6_000)
    assert (len(memory), memory.bytes) == (0, 0)


def test_shared_parts_count_once() -> None:
    text = "x" * 1_000
    assert bytes_of([text, text]) < 1_200 < bytes_of([text, text + "y"])


def test_none_is_a_result_too() -> None:
    memory = Memory(10_000)
    memory.put("nothing", None)
    assert memory.get("nothing") == (None,)


def test_the_published_version_is_looked_at_once_for_what_is_asked_together(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[object] = []
    clock = [100.0]
    monkeypatch.setattr(kit, "_version", kit._Version())
    monkeypatch.setattr(kit.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(kit, "current_id", lambda location: looked.append(location) or "id")
    for _ in range(3):
        words_of(view, "model.family")
    assert len(looked) == 2, "once before it was made, and once when it was"
    clock[0] += 2 * kit.LOOKED
    words_of(view, "model.family")
    assert len(looked) == 3


def test_another_warehouse_is_looked_at_at_once(
    view: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words_of(view, "model.family")
    monkeypatch.setenv("XHHT_WAREHOUSE", str(tmp_path / "nothing"))
    with pytest.raises(WarehouseError):
        words_of(view, "model.family")
