"""The runs of a script that a page asks its server for, and whether the last of them has ended."""

from __future__ import annotations

from playwright.sync_api import Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

LOOK = 50
"""Milliseconds between two looks at what came meanwhile."""


class Runs:
    """Reads what a page and its server say to each other.

    A page that is asked on a busy machine whether a script is running says no until it has heard that it is.
    """

    def __init__(self, page: Page) -> None:
        self.heard = 0
        self._asked, self._begun = False, False
        page.on("websocket", self._listen)

    def wait(self, page: Page, milliseconds: int) -> None:
        """Wait until the run that was asked for last has ended."""
        left = milliseconds
        while self._asked:
            assert left > 0, "the server does not end the run that it was asked for"
            page.wait_for_timeout(LOOK)
            left -= LOOK

    def _listen(self, socket: WebSocket) -> None:
        self._asked = False
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, frame: str | bytes) -> None:
        if isinstance(frame, bytes) and BackMsg.FromString(frame).HasField("rerun_script"):
            self.heard += 1
            self._asked, self._begun = True, False

    def _received(self, frame: str | bytes) -> None:
        if not isinstance(frame, bytes):
            return
        said = ForwardMsg.FromString(frame)
        self.heard += 1
        if said.HasField("new_session"):
            self._begun = True
        elif said.HasField("script_finished") and said.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self._asked = self._asked and not self._begun
