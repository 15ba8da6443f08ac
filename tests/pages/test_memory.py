"""What is kept: bounded, and by all that it was made of."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import wraps
from pathlib import Path

import pytest

from pages.kit import memory as kit
from pages.kit.directory import directory
from pages.kit.figures import Moment
from pages.kit.memory import Memory, bytes_of, kept
from pages.kit.text import language, t
from pages.kit.view import View
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


@kept
def outer(name: str, all_wait: threading.Barrier | None) -> str:
    made.append(name)
    if all_wait is not None:
        all_wait.wait(10)
    return inner(name)


@kept
def inner(name: str) -> str:
    return name.upper()


def test_two_make_at_a_time_and_what_is_made_inside_needs_no_turn_of_its_own(view: View) -> None:
    """Both turns are taken when both ask for something that is made inside: it would wait for ever."""
    all_wait = threading.Barrier(kit.MAKERS)
    names = [f"{number}" for number in range(kit.MAKERS)]
    with ThreadPoolExecutor(kit.MAKERS) as threads:
        assert list(threads.map(lambda name: outer(name, all_wait), names, timeout=20)) == names


def test_a_third_waits_until_one_is_done(view: View) -> None:
    inside, go = threading.Semaphore(0), threading.Event()

    @wraps(outer)
    def slow(name: str) -> str:
        inside.release()
        assert go.wait(10)
        return name

    with ThreadPoolExecutor(kit.MAKERS + 1) as threads:
        found = [threads.submit(kept(slow), f"slow {number}") for number in range(kit.MAKERS + 1)]
        for _ in range(kit.MAKERS):
            assert inside.acquire(timeout=10)
        assert not inside.acquire(timeout=0.2)
        go.set()
        assert [one.result(10) for one in found] == [f"slow {number}" for number in range(kit.MAKERS + 1)]


def test_a_turn_is_given_back_where_making_fails(view: View) -> None:
    @wraps(outer)
    def fails(name: str) -> str:
        raise LookupError(name)

    for number in range(2 * kit.MAKERS):
        with pytest.raises(LookupError):
            kept(fails)(f"fails {number}")
