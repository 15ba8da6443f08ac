"""Tasks run after what they need, a few at a time, and the first failure is told."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable

import pytest

from pipelines.warehouse.side_by_side import Task, run_side_by_side


def task(
    name: str, *needs: str, run: Callable[[], None] = lambda: None, frees: bool = False, alone: str = ""
) -> Task:
    return Task(name, frozenset(needs), run, frees, alone)


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_each_task_runs_once_and_after_what_it_needs(threads: int) -> None:
    chance = random.Random(threads)
    done: list[str] = []
    names = [f"task {number}" for number in range(60)]
    tasks = [
        task(name, *chance.sample(names[:place], min(place, 3)), run=lambda name=name: done.append(name))  # type: ignore[misc]
        for place, name in enumerate(names)
    ]
    chance.shuffle(tasks)
    run_side_by_side(tasks, threads)
    assert sorted(done) == sorted(names)
    assert all(done.index(needed) < done.index(one.name) for one in tasks for needed in one.needs)


def test_what_frees_memory_goes_first_and_then_what_holds_up_most() -> None:
    done: list[str] = []

    def run(name: str) -> Callable[[], None]:
        return lambda: done.append(name)

    tasks = [
        task("leaf", "root", run=run("leaf")),
        task("root", run=run("root")),
        task("nothing waits", run=run("nothing waits")),
        task("end of root", "root", run=run("end of root"), frees=True),
        task("branch", "root", run=run("branch")),
        task("twig", "branch", run=run("twig")),
    ]
    run_side_by_side(tasks, threads=1)
    assert done == ["root", "end of root", "branch", "leaf", "nothing waits", "twig"]


def test_two_run_at_the_same_time_but_one_of_those_that_run_alone() -> None:
    met = threading.Barrier(2, timeout=300)
    writing: list[str] = []

    def write() -> None:
        writing.append("begun")
        assert writing.count("begun") == writing.count("ended") + 1
        writing.append("ended")

    run_side_by_side(
        [
            task("here", run=lambda: met.wait() and None),
            task("there", run=lambda: met.wait() and None),
            *(task(f"write {number}", run=write, alone="writing") for number in range(20)),
        ],
        threads=2,
    )
    assert len(writing) == 40


def test_a_failure_is_told_and_nothing_after_it_begins() -> None:
    done: list[str] = []

    def fail() -> None:
        raise ValueError("no room")

    with pytest.raises(ValueError, match="no room"):
        run_side_by_side(
            [task("fails", run=fail), task("next", "fails", run=lambda: done.append("next"))], threads=2
        )
    assert done == []
