"""Readers who change filters: walks through the dashboard, played by a process of their own."""

from __future__ import annotations

import asyncio
import multiprocessing
import random
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

from benchmarks.browser_session import BrowserSession, Rerun, open_tab, options_of

CHANCES = {"pick_place": 4, "nam": 5, "mo_hinh": 4, "co_so": 2, "pick_province": 1}
"""How often which filter is changed."""
PATIENCE = 120


class Walk(NamedTuple):
    """One reader: which page with which parameters, how many changes, the seed of what is chosen, and how
    many seconds he looks at a view before he changes it, at the mean.
    """

    page: str
    query: str
    steps: int
    seed: int
    pause: float = 0.0


class Step(NamedTuple):
    """A rerun, and on which page."""

    page: str
    rerun: Rerun


class Played(NamedTuple):
    """What the readers met. ``client``: processor seconds of the process that played them."""

    steps: list[Step]
    seconds: float
    client: float


def play(address: str, walks: Sequence[Walk]) -> Played:
    """Play all walks side by side in a process of its own."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        return process.submit(_play, address, walks).result()


def _play(address: str, walks: Sequence[Walk]) -> Played:
    return asyncio.run(_side_by_side(address, walks))


async def _side_by_side(address: str, walks: Sequence[Walk]) -> Played:
    tabs = [await open_tab(address) for _ in walks]
    for tab, walk in zip(tabs, walks, strict=True):
        await asyncio.wait_for(tab.open(walk.page, walk.query), PATIENCE)
    began, used = time.perf_counter(), time.process_time()
    steps = await asyncio.gather(*(_walk(tab, walk) for tab, walk in zip(tabs, walks, strict=True)))
    seconds, client = time.perf_counter() - began, time.process_time() - used
    for tab in tabs:
        await tab.close()
    return Played([step for some in steps for step in some], seconds, client)


async def _walk(tab: BrowserSession, walk: Walk) -> list[Step]:
    chance = random.Random(walk.seed)
    steps = []
    pauses = random.Random(walk.seed)  # of its own, so that the same is chosen with pauses and without
    for _ in range(walk.steps):
        await asyncio.sleep(walk.pause * pauses.uniform(0, 2))
        rerun = await asyncio.wait_for(_change(tab, chance), PATIENCE)
        if tab.errors or not rerun.finished:
            raise RuntimeError(
                f"{walk.page or walk.query or 'overview'}: {tab.errors or 'the run did not end well'}"
            )
        steps.append(Step(walk.page, rerun))
    return steps


async def _change(tab: BrowserSession, chance: random.Random) -> Rerun:
    there = {key: weight for key, weight in CHANCES.items() if key in tab.select_boxes}
    if not there:
        return await tab.rerun()
    key = chance.choices(list(there), list(there.values()))[0]
    options = list(options_of(tab, key))
    if key == "pick_place":
        options = _of_one_level(options, chance)
    return await tab.choose(key, chance.choice(options)) if options else await tab.rerun()


def _of_one_level(options: list[str], chance: random.Random) -> list[str]:
    """A province has hundreds of communes and a score of districts; readers look at both equally often."""
    communes = [name for name in options if name.startswith(("Xã", "Phường", "Thị trấn", "Đặc khu"))]
    others = [name for name in options if name not in set(communes)]
    return chance.choice([some for some in (communes, others) if some])
