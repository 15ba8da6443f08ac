"""A browser tab without a browser: what Streamlit's frontend remembers and sends over its WebSocket.

It connects to ``_stcore/stream``, asks for runs as a reader's click does (all states of its widgets, the
address, the messages it still has), reads every message until the run is over, and keeps what a browser
keeps: widgets, their values, messages to which the server may later only refer, the address.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

MOST_BYTES = 200 * 1024 * 1024
KEPT_RUNS = 2
"""A browser forgets a message that was not used in so many runs (``global.maxCachedMessageAge``)."""


class Rerun(NamedTuple):
    """One run of a page as its reader met it: from the click to the end of the run."""

    milliseconds: float
    bytes: int
    messages: int
    finished: bool


class BrowserSession:
    """One tab. ``elements`` holds the last element of each kind by key; ``values`` what the widgets say."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._kept: dict[str, tuple[ForwardMsg, int]] = {}
        self._runs = 0
        self._page = ""
        self._pages: dict[str, str] = {}
        self._states: dict[str, tuple[str, Any]] = {}
        self._defaults: dict[str, str] = {}
        self._address: dict[str, str] = {}
        self.select_boxes: dict[str, Any] = {}
        self.errors: list[str] = []

    async def open(self, page: str = "", query: str = "") -> Rerun:
        """Open a page by its name, as typing its address does."""
        self._address = dict(parse_qsl(query))
        self._states.clear()
        self.select_boxes.clear()
        return await self._run(page_name=page)

    async def rerun(self) -> Rerun:
        """Run the page again with nothing changed."""
        return await self._run()

    async def choose(self, key: str, option: str) -> Rerun:
        """Choose an option of the select box that the page calls ``key``."""
        box = self.select_boxes[key]
        self._states[box.id] = ("string_value", option)
        self._write_address(box, option)
        return await self._run()

    def chosen(self, key: str) -> str:
        """The option that the select box ``key`` shows."""
        return str(self._states[self.select_boxes[key].id][1])

    async def close(self) -> None:
        """Close the tab."""
        await self._connection.close()

    async def _run(self, page_name: str = "") -> Rerun:
        asked = self._request(page_name)
        began = time.perf_counter()
        await self._connection.send(asked)
        size = messages = 0
        self.select_boxes.clear()
        while True:
            payload = await self._connection.recv()
            size, messages = size + len(payload), messages + 1
            message = ForwardMsg.FromString(payload)
            kind = message.WhichOneof("type")
            if kind == "script_finished":
                break
            self._take(message, kind)
        taken = 1000 * (time.perf_counter() - began)
        self._forget()
        return Rerun(taken, size, messages, message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY)

    def _request(self, page_name: str) -> bytes:
        message = BackMsg()
        state = message.rerun_script
        state.query_string = urlencode(self._address)
        state.page_script_hash = "" if page_name else self._page
        state.page_name = page_name
        state.cached_message_hashes.extend(self._kept)
        state.context_info.timezone = "Asia/Ho_Chi_Minh"
        state.context_info.locale = "vi-VN"
        for widget, (field, value) in self._states.items():
            one = state.widget_states.widgets.add(id=widget)
            if field == "string_array_value":
                one.string_array_value.data.extend(value)
            else:
                setattr(one, field, value)
        return message.SerializeToString()

    def _take(self, message: ForwardMsg, kind: str | None) -> None:
        if kind == "ref_hash":
            kept, _ = self._kept[message.ref_hash]
            self._kept[message.ref_hash] = (kept, self._runs)
            message, kind = kept, "delta"
        elif message.metadata.cacheable:
            self._kept[message.hash] = (message, self._runs)
        if kind == "new_session":
            self._page = message.new_session.page_script_hash
        elif kind == "navigation":
            self._page = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self._address = dict(parse_qsl(message.page_info_changed.query_string))
        elif kind == "delta":
            self._mount(message.delta.new_element)

    def _mount(self, element: Any) -> None:
        """Take in a widget as its component does: what the server sets comes first, else what stands, else
        its default.
        """
        kind = element.WhichOneof("type")
        if kind == "selectbox":
            box = element.selectbox
            self.select_boxes[box.id.rsplit("-", 1)[-1]] = box
            default = box.options[box.default] if box.options else ""
            self._stand(box, "string_value", default, box.raw_value)
        elif kind == "text_input":
            self._stand(
                element.text_input, "string_value", element.text_input.default, element.text_input.value
            )
        elif kind == "exception":
            self.errors.append(element.exception.message)

    def _stand(self, widget: Any, field: str, default: str, said: str) -> None:
        if widget.set_value:
            self._states[widget.id] = (field, said)
            widget.set_value = False
        elif widget.id not in self._states:
            self._states[widget.id] = (field, default)
        self._defaults[widget.id] = default
        self._write_address(widget, self._states[widget.id][1])

    def _write_address(self, widget: Any, value: str) -> None:
        if not widget.query_param_key:
            return
        if value == self._defaults.get(widget.id, ""):
            self._address.pop(widget.query_param_key, None)
        else:
            self._address[widget.query_param_key] = value

    def _forget(self) -> None:
        self._runs += 1
        old = [key for key, (_, used) in self._kept.items() if self._runs - used > KEPT_RUNS]
        for key in old:
            del self._kept[key]


async def open_tab(address: str) -> BrowserSession:
    """A new tab at the server with this address (``http://127.0.0.1:8501``)."""
    url = address.replace("http", "ws", 1) + "/_stcore/stream"
    connection = await connect(
        url, subprotocols=["streamlit"], max_size=MOST_BYTES, compression=None, proxy=None, origin=address
    )
    return BrowserSession(connection)


def options_of(session: BrowserSession, key: str) -> Iterator[str]:
    """The options of a select box that are not the chosen one."""
    chosen = session.chosen(key)
    return (option for option in session.select_boxes[key].options if option != chosen)
