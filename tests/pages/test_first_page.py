"""The first page has our name and finds its server at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import streamlit
from starlette.exceptions import HTTPException
from streamlit.web.server.starlette import starlette_static_routes

from pages.kit import first_page

FILES = Path(streamlit.__file__).parent / "static"
THEIRS = (FILES / "index.html").read_text(encoding="utf-8")


class Answer(NamedTuple):
    """What a server answered."""

    status: int
    headers: dict[str, str]
    content: bytes


Ask = Callable[..., Answer]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Asks the files of Streamlit's server, with our page among them, as a browser does."""
    name = "create_streamlit_static_handler"
    monkeypatch.setattr(starlette_static_routes, name, starlette_static_routes.__dict__[name])
    first_page.apply()
    files = starlette_static_routes.create_streamlit_static_handler(str(FILES), None)

    def asked(path: str, method: str = "GET", **headers: str) -> Answer:
        with ThreadPoolExecutor(1) as thread:  # where browser tests ran before, this one has a loop already
            return thread.submit(asyncio.run, _answer(files, path, method, headers)).result()

    return asked


async def _answer(files: Any, path: str, method: str, headers: dict[str, str]) -> Answer:
    told: list[dict[str, Any]] = []
    said = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope: dict[str, Any] = {"type": "http", "method": method, "path": path, "root_path": "", "headers": said}
    scope["asgi"] = {"spec_version": "2.4"}  # whoever reads an older one listens all the while

    async def send(message: dict[str, Any]) -> None:
        told.append(message)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b""}

    await files(scope, receive, send)
    begin, *rest = told
    names = {name.decode(): value.decode() for name, value in begin["headers"]}
    return Answer(begin["status"], names, b"".join(part["body"] for part in rest))


@pytest.mark.parametrize("path", ["/", "/index.html", "/years", "/no-such"])
def test_every_screen_gets_our_page(ask: Ask, path: str) -> None:
    answer = ask(path)
    assert answer.status == 200
    assert answer.content.decode() == first_page.page_of(THEIRS)
    assert answer.headers["cache-control"] == "no-cache"
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_it_speaks_vietnamese_first_and_knows_its_server() -> None:
    page = first_page.page_of(THEIRS)
    assert '<html lang="vi">' in page
    assert "<title>Xã hội học tập · Learning society</title>" in page
    assert page.index("BACKEND_BASE_URL") < page.index('<script type="module"'), (
        "before Streamlit asks for it"
    )
    assert "Hãy bật JavaScript" in page
    assert "You need to enable" not in page
    assert page.count("<noscript>") == page.count("</noscript>") == 1


def test_a_browser_that_has_their_page_gets_ours(ask: Ask) -> None:
    answer = ask("/", if_modified_since="Fri, 01 Jan 2100 00:00:00 GMT")
    assert (answer.status, answer.content.decode()) == (200, first_page.page_of(THEIRS))
    assert "etag" not in answer.headers


def test_other_files_are_as_they_were(ask: Ask) -> None:
    path = next((FILES / "static" / "css").iterdir())
    answer = ask(f"/static/css/{path.name}")
    assert answer.content == path.read_bytes()
    assert ask(f"/static/css/{path.name}", if_none_match=answer.headers["etag"]).status == 304


def test_who_asks_for_the_head_alone_gets_no_page(ask: Ask) -> None:
    answer = ask("/years", "HEAD")
    assert (answer.status, answer.content) == (200, b"")


def test_what_is_reserved_is_still_not_there(ask: Ask) -> None:
    with pytest.raises(HTTPException) as refused:
        ask("/years/_stcore/health")
    assert refused.value.status_code == 404


@pytest.mark.parametrize("part", ['<html lang="en">', "<title>Streamlit</title>", "<noscript>"])
def test_a_page_of_another_kind_is_refused(part: str) -> None:
    with pytest.raises(RuntimeError, match="the page of this Streamlit"):
        first_page.page_of(THEIRS.replace(part, ""))
