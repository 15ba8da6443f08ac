"""A file from an http or https address, with limits: time, size, and nowhere else to be led."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.parse import urlsplit

from pipelines.boundaries.problems import BoundaryError

SCHEMES = ("http", "https")
MOST_BYTES = 512 * 1024 * 1024
SILENT_SECONDS = 30.0
ALL_SECONDS = 900.0
_PIECE = 1024 * 1024


class _OnlyTheWeb(urllib.request.HTTPRedirectHandler):
    """Follows redirections to http and https addresses only."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if not is_address(newurl):
            raise BoundaryError(
                f"địa chỉ chuyển hướng tới {newurl}, không phải http(s)",
                "redirected to something that is no http(s) address",
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def is_address(said: str) -> bool:
    """Whether what was said is an http or https address."""
    return urlsplit(said).scheme.lower() in SCHEMES


def download(address: str) -> bytes:
    """The bytes behind an http(s) address. Raises :class:`BoundaryError` where they can't be had within the
    limits.
    """
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _OnlyTheWeb(),
    ):
        opener.add_handler(handler)
    end = time.monotonic() + ALL_SECONDS
    try:
        with opener.open(address, timeout=SILENT_SECONDS) as answer:
            return _read(answer, end)
    except (OSError, HTTPException, ValueError, urllib.error.URLError) as problem:
        raise BoundaryError(f"không tải được {address} ({problem})", "the address can't be read") from problem


def _read(answer: IO[bytes], end: float) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := answer.read(_PIECE):
        size += len(piece)
        if size > MOST_BYTES:
            raise BoundaryError(
                f"tệp lớn hơn {MOST_BYTES // 2**20} MB", f"the file is larger than {MOST_BYTES // 2**20} MB"
            )
        if time.monotonic() > end:
            raise BoundaryError(
                f"tải lâu hơn {ALL_SECONDS / 60:.0f} phút", "the download takes longer than is allowed"
            )
        pieces.append(piece)
    return b"".join(pieces)
