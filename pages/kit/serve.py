"""Start the server as ``streamlit`` does, with small packets sent at once: ``python -m pages.kit.serve``.

Streamlit 1.67 binds its socket without naming TCP, and asyncio turns Nagle's algorithm off only for sockets
that name it. A run answers with several small packets; each then waits until the browser has acknowledged the
one before, which a browser's system delays by 40 ms and more: measured, an empty page's rerun took 44 ms in
place of 7.
"""

from __future__ import annotations

import asyncio.base_events
import socket

INTERNET = (socket.AF_INET, socket.AF_INET6)


def send_at_once() -> None:
    """Turn Nagle's algorithm off for every connection that asyncio serves from now on in this process."""
    asyncio.base_events._set_nodelay = _set_nodelay  # type: ignore[attr-defined]


def _set_nodelay(connection: socket.socket) -> None:
    if connection.family in INTERNET and connection.type == socket.SOCK_STREAM:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


if __name__ == "__main__":
    from streamlit.web.cli import main

    from pages.kit import first_page, quick_server
    from pages.kit.warm import warm

    send_at_once()
    quick_server.apply()
    first_page.apply()
    warm()
    main(prog_name="streamlit")
