"""How fast the screens are: a real server, readers' WebSockets, a national warehouse.

    python -m benchmarks.screens [--warehouse FOLDER] [--reruns N] [--sessions 1,5,20,50] [--pause 1,5]

Starts the dashboard as ``run.py`` does, a plain Streamlit page with the same charts in plotly.express, and an
empty Streamlit page, one after another; plays readers who change place, year, model and base without a pause;
prints Markdown. Each walk is played twice, which gives the two ends: "new", where nearly all views are ones
that nobody has looked at before ("share new" says how many), and "again", where everybody has. Between them
stand readers at home, on a server of their own: each stays in his province, changes one filter at a time and
after four views of ten goes back to the one before, as in a meeting.
``--pause`` adds the tables of readers who look at each view for so many seconds first, as people do.
"ms" with no p is the server's processor time for a rerun: other programs on the machine hardly change it.
The plain page runs on Streamlit's default settings, the empty one on the dashboard's own. ``--reruns`` plays
so many more and says whether the server's memory grew. The warehouse (1.5 million observations) is built into
FOLDER where there is none. Every table says the machine's load when it was begun. The steps are few enough
for less than eight minutes on two quiet processors, the warehouse not counted, which is built once.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import run
from benchmarks import warehouse
from benchmarks.servers import Server, dashboard, empty, plain
from benchmarks.walks import Played, Step, Walk
from pipelines.reference.areas import areas
from pipelines.warehouse.ask import ask

SCREENS = ("overview", "communes", "models", "years", "export", "method")
PLAIN_SCREENS = ("overview", "communes", "models", "years")
QUESTIONS = 60


# --- what is measured ---------------------------------------------------------------------------------------


def prepared(folder: Path) -> Path:
    """A folder with the national warehouse; it is built where it is missing or was built by other SQL."""
    note, made_by = folder / "built-by", _digest()
    if (folder / "CURRENT").exists() and not (note.exists() and note.read_text() == made_by):
        raise SystemExit(f"{folder}: built by other SQL than this; remove it, or name another folder")
    os.environ["XHHT_WAREHOUSE"] = str(folder)
    if (folder / "CURRENT").exists():
        return folder
    chance = random.Random(2025)
    whole = [
        warehouse.reading(some, year, chance)
        for year in warehouse.YEARS
        for some in warehouse.districts(year)
    ]
    count = sum(len(one.observations) for one in whole)
    print(f"{count:,} observations built in {warehouse.publish(folder, whole):.0f} s: {folder}\n", flush=True)
    note.write_text(made_by)
    return folder


def _digest() -> str:
    digest = hashlib.sha256()
    for kind in ("schema", "marts"):
        for path in sorted((run.ROOT / "pipelines" / "warehouse" / kind).glob("*.sql")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def walks(
    server: Server,
    screens: Sequence[str],
    readers: int,
    steps: int,
    seed: int,
    pause: float = 0.0,
    *,
    at_home: bool = False,
) -> list[Walk]:
    """So many readers, spread over the screens."""
    shown = [screens[reader % len(screens)] for reader in range(readers)]
    if server.name == "plain":
        return [Walk("", f"screen={name}", steps, seed + place, pause) for place, name in enumerate(shown)]
    names = ["" if name == "overview" or server.name == "empty" else name for name in shown]
    return [Walk(name, "", steps, seed + place, pause, at_home) for place, name in enumerate(names)]


def question_times() -> list[float]:
    """Milliseconds of the questions that the screens ask, each about a place nobody asked about before."""
    chance = random.Random(7)
    places = ask("places")
    taken = []
    for level in ("commune", "district", "province"):
        ids = places.loc[places["level"] == level, "place_id"].tolist()
        for place_id in chance.sample(ids, min(QUESTIONS, len(ids))):
            for name, more in _questions(level, chance):
                began = time.perf_counter()
                ask(name, place_id=place_id, **more)
                taken.append(1000 * (time.perf_counter() - began))
    return taken


def _questions(level: str, chance: random.Random) -> Iterator[tuple[str, dict[str, object]]]:
    moment: dict[str, object] = {"year": chance.choice(list(warehouse.YEARS)), "period": "year"}
    yield "figures_of_place", {}
    yield "sources_of_view", {}
    yield "submissions_of_place", {}
    if level != "commune":
        yield "figures_within", {"area_level": "commune", **moment}
        yield "reported_within", moment
        yield "series_within", {"area_level": "commune", "model": "family", "period": "year"}


# --- what is printed ----------------------------------------------------------------------------------------


def load() -> str:
    """How busy the machine has been for a minute: ``load 1.3``; nothing to say where no system tells."""
    return f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load not known"


def times(steps: Iterable[Step]) -> str:
    """``p50 / p95`` of the reruns in milliseconds; a dash where there was none."""
    taken = sorted(step.rerun.milliseconds for step in steps)
    if not taken:
        return "–"
    return f"{statistics.median(taken):.0f} / {taken[int(0.95 * len(taken))]:.0f}"


def kilobytes(steps: Sequence[Step]) -> str:
    """``p50 / p95`` of the bytes of a rerun, in thousands."""
    sizes = sorted(step.rerun.bytes for step in steps)
    return f"{statistics.median(sizes) / 1e3:.0f} / {sizes[int(0.95 * len(sizes))] / 1e3:.0f}"


def share_new(played: Played) -> str:
    """How many of the views nobody had looked at before: ``96 %``."""
    return f"{100 * sum(step.new for step in played.steps) / len(played.steps):.0f} %"


def rate(played: Played) -> float:
    """Reruns a second."""
    return len(played.steps) / played.seconds


def print_table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A Markdown table; the rows are printed as they come."""
    print(
        f"### {title} ({load()})\n\n| {' | '.join(head)} |\n| --- |{' ---: |' * (len(head) - 1)}", flush=True
    )
    for row in rows:
        print(f"| {' | '.join(map(str, row))} |", flush=True)
    print(flush=True)


def by_screen(
    server: Server, screens: Sequence[str], readers: int, steps: int, pause: float = 0.0
) -> Iterator[list[object]]:
    """A row a screen: readers who walk on it, first through new views, then through the same again."""
    for screen in screens:
        some = walks(server, [screen], readers, steps, 1000 * readers + int(1000 * pause), pause)
        new, again = server.play(some), server.play(some)
        yield [
            screen,
            times(new.steps),
            times(again.steps),
            f"{rate(new):.1f}",
            f"{rate(again):.1f}",
            share_new(new),
            f"{new.milliseconds_of_server:.1f}",
            f"{again.milliseconds_of_server:.1f}",
            kilobytes(new.steps),
        ]


def by_readers(
    server: Server, screens: Sequence[str], numbers: Sequence[int], steps: int, pause: float = 0.0
) -> Iterator[list[object]]:
    """A row a number of readers, spread over the screens."""
    for readers in numbers:
        some = walks(server, screens, readers, steps, 100_000 * readers + int(1000 * pause), pause)
        new, again = server.play(some), server.play(some)
        busy = (new.client + again.client) / (new.seconds + again.seconds)
        yield [
            server.name,
            readers,
            times(new.steps),
            times(again.steps),
            f"{rate(new):.1f}",
            f"{rate(again):.1f}",
            share_new(new),
            f"{new.milliseconds_of_server:.1f}",
            f"{again.milliseconds_of_server:.1f}",
            f"{server.megabytes:.0f}",
            f"{100 * busy:.0f} %",
        ]


def at_home(
    server: Server, numbers: Sequence[int], steps: int, pauses: Sequence[float]
) -> Iterator[list[object]]:
    """A row a pause and number of readers who stay in their provinces and go back to earlier views."""
    for pause in pauses:
        for readers in numbers:
            seed = 300_000 * readers + int(1000 * pause)
            played = server.play(walks(server, SCREENS, readers, steps, seed, pause, at_home=True))
            yield [
                readers,
                f"{pause:g}",
                times(played.steps),
                times(step for step in played.steps if step.new),
                times(step for step in played.steps if not step.new),
                share_new(played),
                f"{rate(played):.1f}",
                f"{played.milliseconds_of_server:.1f}",
                f"{server.megabytes:.0f}",
            ]


def growth(server: Server, reruns: int) -> Iterator[list[object]]:
    """A row a fifth of the reruns, by 20 readers: the memory after it."""
    for part in range(5):
        some = walks(server, SCREENS, 20, reruns // 100, part)
        began = time.perf_counter()
        server.play(some)
        yield [(part + 1) * (reruns // 5), f"{server.megabytes:.0f}", f"{time.perf_counter() - began:.0f}"]


def print_pausing(server: Server, numbers: Sequence[int], steps: int, pause: float) -> None:
    """The tables of readers who look at a view for a while before they change it."""
    rows = by_screen(server, SCREENS, 20, steps, pause)
    print_table(f"20 readers on a screen, a change each {pause:g} s", SCREEN_HEAD, rows)
    rows = by_readers(server, SCREENS, numbers, steps, pause)
    print_table(f"Readers spread over all screens, a change each {pause:g} s", READER_HEAD, rows)


BOTH_HEAD = (
    "p50 / p95 new (ms)", "p50 / p95 again (ms)", "new /s", "again /s", "share new", "new, ms", "again, ms",
)  # fmt: skip
SCREEN_HEAD = ("screen", *BOTH_HEAD, "KB p50 / p95")
READER_HEAD = ("page", "readers", *BOTH_HEAD, "server MB", "client's processor")
HOME_HEAD = (
    "readers", "pause (s)", "p50 / p95 (ms)", "of new views", "of seen views", "share new", "reruns /s", "ms",
    "server MB",
)  # fmt: skip


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--warehouse", type=Path, default=Path(tempfile.gettempdir()) / "national-warehouse")
    parser.add_argument("--sessions", default="1,5,20,50")
    parser.add_argument("--steps", type=int, default=5, help="changes of a reader in each part")
    parser.add_argument("--reruns", type=int, default=0, help="so many more, to see whether memory grows")
    parser.add_argument("--pause", default="", help="readers who look so many seconds at a view: 1,5")
    parser.add_argument("--port", type=int, default=8617)
    options = parser.parse_args(arguments)
    prepared(options.warehouse.absolute())
    areas()
    numbers = [int(number) for number in options.sessions.split(",")]
    pauses = [float(seconds) for seconds in options.pause.split(",") if seconds]
    began = time.perf_counter()
    print(f"{os.cpu_count()} processors, {load()} before\n", flush=True)
    asked = sorted(question_times())
    print(f"Questions to the warehouse: p50 {statistics.median(asked):.1f} ms, "
          f"p95 {asked[int(0.95 * len(asked))]:.1f} ms ({len(asked)} questions)\n", flush=True)  # fmt: skip
    with dashboard(options.port) as server:
        alone = by_screen(server, SCREENS, 1, 4 * options.steps)
        print_table("A reader alone on a screen of the dashboard", SCREEN_HEAD, alone)
        print_table("20 readers on a screen", SCREEN_HEAD, by_screen(server, SCREENS, 20, options.steps))
        rows = by_readers(server, SCREENS, numbers, options.steps)
        print_table("Readers spread over all screens", READER_HEAD, rows)
        for pause in pauses:
            print_pausing(server, numbers, options.steps, pause)
        if options.reruns:
            head = ("reruns", "server MB", "s")
            print_table("Growth of the dashboard", head, growth(server, options.reruns))
    with dashboard(options.port + 3) as server:
        rows = at_home(server, numbers, 2 * options.steps, [0.0, *pauses])
        print_table("Readers at home, over all screens, who go back to earlier views", HOME_HEAD, rows)
    with plain(options.port + 1) as server:
        print_table(
            "Plain page, a reader alone", SCREEN_HEAD, by_screen(server, PLAIN_SCREENS, 1, options.steps)
        )
        rows = by_readers(server, PLAIN_SCREENS, [20], 3)
        print_table("Plain page, readers spread over its screens", READER_HEAD, rows)
    with empty(options.port + 2) as server:
        rows = by_readers(server, SCREENS[:1], [1, 20], 10 * options.steps)
        print_table("Empty page", READER_HEAD, rows)
    print(f"Measured in {(time.perf_counter() - began) / 60:.1f} minutes; {load()} after.")


if __name__ == "__main__":
    main()
