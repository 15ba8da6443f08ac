"""Readers who change filters: walks through the dashboard, played by a process of their own."""

from __future__ import annotations

import asyncio
import multiprocessing
import random
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

import psutil

from benchmarks.browser_session import BrowserSession, Rerun, open_tab, options_of

CHANCES = {"pick_place": 4, "nam": 5, "mo_hinh": 4, "co_so": 2, "pick_province": 1}
"""How often which filter is changed."""
RETURNS = 0.4
"""How often a reader at home goes back to the view before."""
PATIENCE = 120

Choice = tuple[str, str]
"""The key of a select box and one of its options."""


class Walk(NamedTuple):
    """One reader: which page with which parameters, how many changes, the seed of what is chosen, and how
    many seconds he looks at a view before he changes it, at the mean.

    ``at_home``: he stays in a province of his own, and after ``RETURNS`` of the views goes back to the one
    before, as in a meeting; else he goes anywhere and never back.
    """

    page: str
    query: str
    steps: int
    seed: int
    pause: float = 0.0
    at_home: bool = False


View = tuple[str, ...]
"""A page and all that its boxes show: what a reader looks at."""


class Step(NamedTuple):
    """A rerun, the view that it showed, and whether no reader had looked at that before."""

    view: View
    rerun: Rerun
    new: bool


class Played(NamedTuple):
    """What the readers met. ``client`` and ``server``: processor seconds of the process that played them and
    of the server. ``views``: all that they looked at, where they began included.
    """

    steps: list[Step]
    seconds: float
    client: float
    server: float
    views: set[View]

    @property
    def milliseconds_of_server(self) -> float:
        """Processor milliseconds of the server for each rerun."""
        return 1000 * self.server / len(self.steps)


def play(address: str, server: int, walks: Sequence[Walk], met: set[View]) -> Played:
    """Play all walks side by side in a process of its own. ``server``: the server's process id; ``met``: the
    views that readers looked at before, to which those of these walks are added.
    """
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        played = process.submit(_play, address, server, walks, met).result()
    met |= played.views
    return played


def _play(address: str, server: int, walks: Sequence[Walk], met: set[View]) -> Played:
    return asyncio.run(_side_by_side(address, psutil.Process(server), walks, met))


async def _side_by_side(
    address: str, server: psutil.Process, walks: Sequence[Walk], met: set[View]
) -> Played:
    tabs = [await open_tab(address) for _ in walks]
    for tab, walk in zip(tabs, walks, strict=True):
        await asyncio.wait_for(tab.open(walk.page, walk.query), PATIENCE)
        if walk.at_home and "pick_province" in tab.select_boxes:
            provinces = list(options_of(tab, "pick_province"))
            home = provinces[walk.seed % len(provinces)]
            await asyncio.wait_for(tab.choose("pick_province", home), PATIENCE)
        met.add(_view(tab, walk))
    began, used, served = time.perf_counter(), time.process_time(), _processor(server)
    steps = await asyncio.gather(*(_walk(tab, walk, met) for tab, walk in zip(tabs, walks, strict=True)))
    seconds, client = time.perf_counter() - began, time.process_time() - used
    served = _processor(server) - served
    for tab in tabs:
        await tab.close()
    return Played([step for some in steps for step in some], seconds, client, served, met)


def _processor(server: psutil.Process) -> float:
    used = server.cpu_times()
    return float(used.user + used.system)


def _view(tab: BrowserSession, walk: Walk) -> View:
    return (walk.page, walk.query, *(tab.chosen(key) for key in sorted(tab.select_boxes)))


async def _walk(tab: BrowserSession, walk: Walk, met: set[View]) -> list[Step]:
    chance = random.Random(walk.seed)
    steps = []
    pauses = random.Random(walk.seed)  # of its own, so that the same is chosen with pauses and without
    before: Choice | None = None
    for _ in range(walk.steps):
        await asyncio.sleep(walk.pause * pauses.uniform(0, 2))
        choice = _back(tab, before, chance) if walk.at_home else None
        choice = choice or _choice(tab, chance, walk)
        before = choice and (choice[0], tab.chosen(choice[0]))
        changed = tab.choose(*choice) if choice else tab.rerun()
        rerun = await asyncio.wait_for(changed, PATIENCE)
        if tab.errors or not rerun.finished:
            raise RuntimeError(
                f"{walk.page or walk.query or 'overview'}: {tab.errors or 'the run did not end well'}"
            )
        view = _view(tab, walk)
        steps.append(Step(view, rerun, view not in met))
        met.add(view)
    return steps


def _back(tab: BrowserSession, before: Choice | None, chance: random.Random) -> Choice | None:
    """What leads back to the view before, as often as readers go there."""
    there = before is not None and before[1] in tab.select_boxes[before[0]].options
    return before if there and chance.random() < RETURNS else None


def _choice(tab: BrowserSession, chance: random.Random, walk: Walk) -> Choice | None:
    """A box and one of its options that is not chosen; None where there is nothing to choose."""
    there = {key: weight for key, weight in CHANCES.items() if key in tab.select_boxes}
    if walk.at_home:
        there.pop("pick_province", None)
    if not there:
        return None
    key = chance.choices(list(there), list(there.values()))[0]
    options = list(options_of(tab, key))
    if key == "pick_place":
        options = _of_one_level(options, chance)
    return (key, chance.choice(options)) if options else None


def _of_one_level(options: list[str], chance: random.Random) -> list[str]:
    """A province has hundreds of communes and a score of districts; readers look at both equally often."""
    communes = [name for name in options if name.startswith(("Xã", "Phường", "Thị trấn", "Đặc khu"))]
    others = [name for name in options if name not in set(communes)]
    return chance.choice([some for some in (communes, others) if some])
