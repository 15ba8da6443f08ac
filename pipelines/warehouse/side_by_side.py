"""Run tasks that need each other's work, a few at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from graphlib import TopologicalSorter
from typing import NamedTuple

THREADS = 2
"""More would keep more at once in memory, and few tasks are ready at the same time."""


class Task(NamedTuple):
    """Something to be done after the tasks it needs. One that frees memory is done as soon as it can be; of
    those with the same ``alone`` one runs at a time.
    """

    name: str
    needs: frozenset[str]
    run: Callable[[], None]
    frees: bool = False
    alone: str = ""


def run_side_by_side(tasks: Sequence[Task], threads: int = THREADS) -> None:
    """Run all tasks; of those that are ready first what frees memory, then what holds up most others.

    Raises what a task raised, when those beside it have ended; none is begun after that.
    """
    order = TopologicalSorter({task.name: task.needs for task in tasks})
    order.prepare()
    ready: list[Task] = []
    running: dict[Future[None], Task] = {}
    by_name = {task.name: task for task in _most_urgent_first(tasks)}
    rank = {name: place for place, name in enumerate(by_name)}
    with ThreadPoolExecutor(threads) as pool:
        while order.is_active():
            ready += [by_name[name] for name in order.get_ready()]
            ready.sort(key=lambda task: rank[task.name])
            while len(running) < threads and (task := _next(ready, running.values())):
                ready.remove(task)
                running[pool.submit(task.run)] = task
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                done.result()
                order.done(running.pop(done).name)


def _next(ready: Iterable[Task], running: Iterable[Task]) -> Task | None:
    taken = {task.alone for task in running} - {""}
    return next((task for task in ready if task.alone not in taken), None)


def _most_urgent_first(tasks: Sequence[Task]) -> list[Task]:
    waiting: dict[str, set[str]] = {task.name: set() for task in tasks}
    for name in reversed([*TopologicalSorter({task.name: task.needs for task in tasks}).static_order()]):
        for needed in next(task.needs for task in tasks if task.name == name):
            waiting[needed] |= {name, *waiting[name]}
    return sorted(tasks, key=lambda task: (not task.frees, -len(waiting[task.name])))
