"""The server does less for each message, and says the same."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
import threading
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import pytest
from streamlit import config
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import app_session, runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.state import SafeSessionState, SessionState

from pages.kit import quick_server

Met = TypeVar("Met")

SECTIONS = (
    "theme",
    "theme.light",
    "theme.dark",
    "theme.sidebar",
    "theme.light.sidebar",
    "theme.dark.sidebar",
)


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is changed for the process is put back after each test."""
    for holder, name in (
        (app_session, "_populate_theme_msg"),
        (runtime, "MESSAGE_FLUSH_INTERVAL_SECS"),
        (AppSession, "_call_soon_on_event_loop"),
        (SafeSessionState, "filtered_state"),
    ):
        monkeypatch.setattr(holder, name, holder.__dict__[name])


def themes(make: Any) -> ForwardMsg:
    """The theme of a new run, as the session fills it in."""
    message = ForwardMsg()
    whole = message.new_session.custom_theme
    parts = (whole, whole.light, whole.dark, whole.sidebar, whole.light.sidebar, whole.dark.sidebar)
    for part, section in zip(parts, SECTIONS, strict=True):
        make(part, section)
    return message


def test_a_run_is_told_the_same_theme_every_time() -> None:
    config.get_config_options()
    its_own = themes(app_session._populate_theme_msg)
    quick_server.keep_theme()
    assert [themes(app_session._populate_theme_msg) for _ in range(2)] == [its_own, its_own]
    assert its_own.new_session.custom_theme.light.primary_color == "#24618f"


def test_settings_are_asked_for_once() -> None:
    asked: list[str] = []
    app_session._populate_theme_msg = lambda _, section="theme": asked.append(section)
    quick_server.keep_theme()
    for _ in range(3):
        themes(app_session._populate_theme_msg)
    assert sorted(asked) == sorted(SECTIONS)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such pools")
def test_threads_share_two_pools_of_memory() -> None:
    """Each of 20 threads takes memory while all others hold theirs; in a process of its own."""
    count = (
        "import ctypes, threading; from pages.kit.quick_server import few_arenas\n"
        "done = few_arenas(); all_wait = threading.Barrier(20)\n"
        "def take(): held = bytearray(1000); all_wait.wait(); return held\n"
        "threads = [threading.Thread(target=take) for _ in range(20)]\n"
        "[one.start() for one in threads]; [one.join() for one in threads]\n"
        "ctypes.CDLL(None).malloc_stats(); print(done)"
    )
    told = subprocess.run([sys.executable, "-c", count], capture_output=True, text=True, check=True)
    if told.stdout.strip() == "False":  # a C library that is not GNU's
        pytest.skip("the C library knows no pools")
    assert 1 <= told.stderr.count("Arena ") <= 2


class Session:
    """What the change needs of a session."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._event_loop = loop


async def called(calls: list[Any]) -> int:
    """Hand the calls over from another thread while the loop is busy; how often the loop was woken."""
    loop, woken, over = asyncio.get_running_loop(), [], asyncio.Event()
    loop.set_exception_handler(lambda _, said: logging.getLogger("met").error(said["message"]))
    session = Session(loop)
    AppSession._call_soon_on_event_loop = (  # type: ignore[method-assign]
        lambda self, callback: (woken.append(1), self._event_loop.call_soon_threadsafe(callback))
    )
    quick_server.wake_once()

    def hand_over() -> None:
        for call in [*calls, over.set]:
            AppSession._call_soon_on_event_loop(session, call)  # type: ignore[arg-type]

    thread = threading.Thread(target=hand_over)
    thread.start()
    thread.join()  # the loop can't run before all wait for it
    await over.wait()
    AppSession._call_soon_on_event_loop(session, lambda: None)  # type: ignore[arg-type]
    await asyncio.sleep(0)
    return len(woken)


def run_apart(doing: Coroutine[Any, Any, Met]) -> Met:
    """Run it in a thread of its own: where browser tests ran before, this one has a loop already."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, doing).result()


def test_messages_keep_their_order_and_wake_the_loop_once() -> None:
    met: list[int] = []
    assert run_apart(called([lambda number=number: met.append(number) for number in range(50)])) == 2
    assert met == list(range(50))


def test_a_message_that_fails_does_not_keep_the_next_ones(caplog: pytest.LogCaptureFixture) -> None:
    met: list[str] = []
    run_apart(called([lambda: 1 / 0, lambda: met.append("next")]))
    assert met == ["next"]
    assert "a message of a run" in caplog.text


@pytest.mark.parametrize(
    "holder, name", [(app_session, "_populate_theme_msg"), (runtime, "MESSAGE_FLUSH_INTERVAL_SECS")]
)
def test_another_streamlit_is_refused(holder: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(holder, name)
    with pytest.raises(RuntimeError, match=name):
        quick_server.apply()


def test_a_box_looks_up_its_own_value_and_who_wants_all_gets_all() -> None:
    state = SafeSessionState(SessionState(), lambda: None)
    state["nam"], state["co_so"] = "2024", None
    all_of_it = dict(state.filtered_state)
    quick_server.look_up_singly()
    seen = state.filtered_state
    assert (seen["nam"], seen["co_so"], "nam" in seen, "noi" in seen) == ("2024", None, True, False)
    assert (dict(seen), len(seen), str(seen)) == (all_of_it, 2, str(all_of_it))
    with pytest.raises(KeyError):
        seen["noi"]


def test_one_value_is_looked_up_without_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    state = SafeSessionState(SessionState(), lambda: None)
    state["nam"] = "2024"
    monkeypatch.setattr(
        SessionState, "filtered_state", property(lambda _: pytest.fail("all were put together"))
    )
    quick_server.look_up_singly()
    assert "nam" in state.filtered_state


def test_a_message_that_comes_while_others_gather_does_not_wake_the_loop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(quick_server, "GATHERED", 0.2)

    async def handed_over() -> tuple[int, list[str]]:
        woken, met, over = [], [], asyncio.Event()
        session = Session(asyncio.get_running_loop())
        AppSession._call_soon_on_event_loop = (  # type: ignore[method-assign]
            lambda self, callback: (woken.append(1), self._event_loop.call_soon_threadsafe(callback))
        )
        quick_server.wake_once()
        AppSession._call_soon_on_event_loop(session, lambda: met.append("first"))  # type: ignore[arg-type]
        await asyncio.sleep(0)  # the loop is awake, and waits for more
        AppSession._call_soon_on_event_loop(session, lambda: met.append("second"))  # type: ignore[arg-type]
        AppSession._call_soon_on_event_loop(session, over.set)  # type: ignore[arg-type]
        await over.wait()
        return len(woken), met

    assert run_apart(handed_over()) == (1, ["first", "second"])
