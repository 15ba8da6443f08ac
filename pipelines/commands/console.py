"""What a person sees of a command: text, progress on a terminal, and never a traceback."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from pipelines.commands.disk_words import disk_problem

OK, HELD_BACK, CANNOT_RUN = 0, 1, 2


class UsageError(Exception):
    """The command was asked for something that can't be done; the text is for the person."""


def use_utf8() -> None:
    """Write UTF-8 whatever the console's code page is, so that Vietnamese stays whole on Windows too."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def guarded(action: Callable[[], int]) -> int:
    """The action's exit status; 2 with words instead of a traceback where it could not run."""
    try:
        return action()
    except UsageError as problem:
        say_error(str(problem))
    except KeyboardInterrupt:
        say_error("Đã dừng theo yêu cầu; kho dữ liệu giữ nguyên như trước. (interrupted)")
    except BrokenPipeError:
        sys.stderr.close()
    except Exception as problem:
        if problem.__class__.__module__ == "pipelines.warehouse.errors":
            say_error(str(problem))
        else:
            say_error(disk_problem(problem) or _unexpected(problem))
    return CANNOT_RUN


def say(text: str = "", *, to_stderr: bool = False) -> None:
    """A line for the person."""
    print(text, file=sys.stderr if to_stderr else sys.stdout, flush=True)


def say_error(text: str) -> None:
    """A line about what went wrong."""
    print(f"Lỗi: {text}", file=sys.stderr, flush=True)


@contextlib.contextmanager
def progress(total: int) -> Iterator[Callable[[object], None]]:
    """A bar on a terminal, called once a file; nothing where standard error is no terminal."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Đang đọc"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda _: bar.advance(task)


def _unexpected(problem: Exception) -> str:
    log = Path(tempfile.gettempdir()) / f"xa-hoi-hoc-tap-{dt.datetime.now():%Y%m%d-%H%M%S}.log"
    named = f"{type(problem).__name__}: {problem}".splitlines()[0][:200]
    try:
        log.write_text("".join(traceback.format_exception(problem)), encoding="utf-8")
    except OSError:
        return f"Có lỗi ngoài dự kiến / unexpected error ({named})."
    return f"Có lỗi ngoài dự kiến / unexpected error ({named}). Chi tiết trong / details in {log}"
