"""The page that Streamlit's server sends before anything of ours: with our name, our words, its own place.

Streamlit 1.67 sends one file for every screen. Its title is "Streamlit" until the first answer comes, and it
looks for its server beside the screen (``/years/_stcore/health``) before it looks where the page came from:
two addresses that are not there, at each link that somebody opens. ``window.__streamlit`` is where Streamlit
itself reads the right one from.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from streamlit.web.server.starlette import starlette_static_routes

from pages.kit.quick_server import named
from pages.kit.text import LANGUAGES, texts

SAID = ("app.name", "page.script")
HTML = b"text/html"
OF_THE_FILE = {b"content-length", b"etag", b"last-modified", b"accept-ranges"}
"""What the server says of the file as it was."""
KNOWN_ALREADY = {b"if-none-match", b"if-modified-since", b"range"}
"""What a browser asks by that has the file as it was."""

PLACE = '<script>window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href }</script>'
"""Its server is where the page itself came from, as all files that it names are."""


def apply() -> None:
    """Send our page from now on in this process."""
    make = named(starlette_static_routes, "create_streamlit_static_handler")

    def make_ours(directory: str, base_url: str | None) -> Any:
        page = page_of((Path(directory) / "index.html").read_text(encoding="utf-8"))
        return FirstPage(make(directory, base_url), page.encode())

    starlette_static_routes.create_streamlit_static_handler = make_ours


def page_of(html: str) -> str:
    """Streamlit's page with our name, language and words. Raises RuntimeError where it has no such part."""
    names, asks = (
        " · ".join(texts()[key][code] for code in LANGUAGES) for key in ("app.name", "page.script")
    )
    begin, end = "<noscript>", "</noscript>"
    changes = {
        '<html lang="en">': f'<html lang="{LANGUAGES[0]}">',
        "<title>Streamlit</title>": f"<title>{escape(names)}</title>\n    {PLACE}",
        html[html.find(begin) : html.find(end)]: f"{begin}<p>{escape(asks)}</p>",
    }
    for old, new in changes.items():
        if html.count(old) != 1:
            raise RuntimeError(f"the page of this Streamlit has no {old[:40]}")
        html = html.replace(old, new)
    return html


class FirstPage:
    """Streamlit's files, and our page in place of its own wherever it would send that."""

    def __init__(self, files: Any, page: bytes) -> None:
        self._files, self._page = files, page

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer as ASGI asks."""
        headers = [one for one in scope.get("headers", ()) if one[0] not in KNOWN_ALREADY]
        asked = {**scope, "headers": headers} if _may_be_a_page(scope) else scope
        await self._files(asked, receive, _Answer(scope, send, self._page))


class _Answer:
    """Hands an answer on; of a page it hands on ours."""

    def __init__(self, scope: Any, send: Any, page: bytes) -> None:
        self._send, self._page, self._is_page = send, page, False
        self._body = b"" if scope.get("method") == "HEAD" else page

    async def __call__(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            said = dict(message["headers"])
            self._is_page = said.get(b"content-type", b"").startswith(HTML)
            await self._send({**message, "headers": self._headers(message)} if self._is_page else message)
        elif not self._is_page:
            await self._send(message)
        elif not message.get("more_body"):
            await self._send({"type": "http.response.body", "body": self._body})

    def _headers(self, message: Any) -> list[tuple[bytes, bytes]]:
        kept = [one for one in message["headers"] if one[0] not in OF_THE_FILE]
        return [*kept, (b"content-length", str(len(self._page)).encode())]


def _may_be_a_page(scope: Any) -> bool:
    name = str(scope.get("path", "")).rpartition("/")[2]
    return "." not in name or name.endswith(".html")
