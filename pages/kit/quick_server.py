"""Streamlit's server, with less work for each message. Every change here leaves what readers get as it is.

Measured for Streamlit 1.67 in docs/performance.md; where another version has none of these parts, ``apply``
fails at once and a test says so.
"""

from __future__ import annotations

import ctypes
import gc
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from streamlit import config
from streamlit.runtime import app_session, runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.state import SafeSessionState

PAUSE = 0.002
"""Seconds that the server gathers messages before it sends on. Streamlit's 10 ms are as long as a run."""
GATHERED = 0.001
"""Seconds that the messages of a run wait for others before the loop takes them. To wake the loop, a run
hands over Python's lock, and waits until it has it again.
"""
OBJECTS = (10_000, 10, 10)
"""After how many new objects Python looks for circles of dead ones, and how seldom at older ones."""

M_ARENA_MAX = -8
"""The setting's name in ``malloc.h``."""


def apply() -> None:
    """Change the server of this process."""
    named(runtime, "MESSAGE_FLUSH_INTERVAL_SECS")
    runtime.MESSAGE_FLUSH_INTERVAL_SECS = PAUSE  # type: ignore[attr-defined]
    keep_theme()
    wake_once()
    look_up_singly()
    few_arenas()
    gc.set_threshold(*OBJECTS)


def keep_theme() -> None:
    """Ask for the theme's settings once: Streamlit looks all of them up, in six sections, at each run."""
    make, kept = named(app_session, "_populate_theme_msg"), {}

    def populate(message: Any, section: str = "theme") -> None:
        if section not in kept:
            made = type(message)()
            make(made, section)
            kept[section] = made
        if kept[section].ByteSize():  # merging nothing would say that there is a section
            message.MergeFrom(kept[section])

    config.on_config_parsed(kept.clear, force_connect=True)
    app_session._populate_theme_msg = populate  # type: ignore[assignment]


def wake_once() -> None:
    """Wake the server's loop once for all messages of ``GATHERED`` seconds, not for each: a run has 50."""
    wake = named(AppSession, "_call_soon_on_event_loop")

    def call_soon(session: Any, callback: Callable[[], None]) -> None:
        waiting: deque[Callable[[], None]] = session.__dict__.setdefault("_waiting", deque())
        waiting.append(callback)
        if not session.__dict__.get("_woken"):
            session._woken = True
            wake(session, lambda: session._event_loop.call_later(GATHERED, _run, session, waiting))

    AppSession._call_soon_on_event_loop = call_soon  # type: ignore[method-assign, assignment]


def look_up_singly() -> None:
    """Let a box look up its own value alone: Streamlit puts all values of the session together for each."""
    whole = named(SafeSessionState, "filtered_state").fget
    SafeSessionState.filtered_state = property(lambda state: _Values(state, whole))  # type: ignore[assignment, method-assign]


class _Values(Mapping[str, Any]):
    """The values of a session by key; only who goes through all of them has them put together."""

    def __init__(self, state: Any, whole: Callable[[Any], dict[str, Any]]) -> None:
        self._state, self._whole = state, whole

    def __getitem__(self, key: str) -> Any:
        return self._state[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole(self._state))

    def __len__(self) -> int:
        return len(self._whole(self._state))

    def __repr__(self) -> str:
        return repr(self._whole(self._state))


def few_arenas() -> bool:
    """Let all threads share two pools of memory, where the system's C library is GNU's: else each of the
    threads of a server has one, and keeps what its largest run needed. Whether it is so now.
    """
    with suppress(AttributeError, OSError, TypeError):
        return bool(ctypes.CDLL(None).mallopt(M_ARENA_MAX, 2))
    return False


def _run(session: Any, waiting: deque[Callable[[], None]]) -> None:
    session._woken = False  # before the first is taken: what comes from now on wakes the loop again
    while waiting:
        callback = waiting.popleft()
        try:
            callback()
        except Exception as problem:  # as the loop does with a callback of its own: the next ones still run
            session._event_loop.call_exception_handler(
                {"message": "a message of a run", "exception": problem}
            )


def named(holder: Any, name: str) -> Any:
    """The part of Streamlit that is to be changed. Raises RuntimeError where this Streamlit has none."""
    found = holder.__dict__.get(name)
    if found is None:
        raise RuntimeError(f"this Streamlit has no {holder.__name__}.{name}")
    return found
