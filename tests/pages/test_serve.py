"""The server sends what it has at once."""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

import pytest

import run
from pages.kit import serve


def test_the_server_is_started_so(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(run.subprocess, "Popen", lambda command, **_: commands.append(command))
    run.start_server(8501)
    assert commands[0][1:5] == ["-m", "pages.kit.serve", "run", "dashboard.py"]


@pytest.mark.parametrize("waits", [True, False])
def test_small_packets_do_not_wait(waits: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Streamlit binds its socket: without naming TCP. Without our change the connection would wait."""
    monkeypatch.setattr(asyncio.base_events, "_set_nodelay", asyncio.base_events._set_nodelay)
    if not waits:
        serve.send_at_once()
    with ThreadPoolExecutor(1) as thread:  # where browser tests ran before, this thread has a loop already
        assert thread.submit(asyncio.run, _sends_at_once()).result() is not waits


async def _sends_at_once() -> bool:
    met: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    async def served(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = writer.get_extra_info("socket")
        met.set_result(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    listening = socket.socket(family=socket.AF_INET)
    listening.bind(("127.0.0.1", 0))
    server = await asyncio.start_server(served, sock=listening)
    async with server:
        _, writer = await asyncio.open_connection(*listening.getsockname())
        found = await met
        writer.close()
    return bool(found)
