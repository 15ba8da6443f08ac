"""Why a file could not be read: raised inside this room only, and a finding outside."""

from __future__ import annotations

from pipelines.reference.findings import Finding, finding


class Refusal(Exception):  # noqa: N818 - it is an answer, not a fault of the program
    """A file that is not read, with the code of the finding and what its message says."""

    def __init__(self, code: str, **said: str) -> None:
        super().__init__(code, said)
        self.code = code
        self.said = said

    def finding(self) -> Finding:
        """The finding for the file's sender."""
        return finding(self.code, **self.said)


def corrupt(detail: str) -> Refusal:
    """The refusal of a damaged or cut-off file.

    ``detail`` says where it broke: no word for the sender, so it stands beside the message, as ``raw``.
    """
    return Refusal("file_corrupt", raw=detail)


def hostile(reason_vi: str, reason_en: str) -> Refusal:
    """The refusal of a file built in a way that no spreadsheet program writes."""
    return Refusal("file_unsafe", reason_vi=reason_vi, reason_en=reason_en)


def declared() -> Refusal:
    """The refusal of a file whose XML declares a document type or entities, which no spreadsheet needs."""
    return hostile(
        "bên trong có đoạn khai báo mà Excel không bao giờ ghi, có thể gây hại cho máy đọc tệp"
        " (DOCTYPE/ENTITY trong XML)",
        "it has a declaration inside that Excel never writes and that can harm whoever reads it"
        " (DOCTYPE/ENTITY in its XML)",
    )


def too_large(what_vi: str, what_en: str) -> Refusal:
    """The refusal of a file above one of the limits of ``limits.py``."""
    return Refusal("file_too_large", what_vi=what_vi, what_en=what_en)
