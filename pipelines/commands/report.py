"""What ``load`` and ``check`` say about the files: the JSON of docs/contract.md, and a summary for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from pipelines.commands.console import HELD_BACK, OK, say
from pipelines.reference.findings import Finding, Severity
from pipelines.warehouse.intake import LOADED, REJECTED, UNCHANGED, WITH_FINDINGS, FileResult

SHOWN_FINDINGS = 8
_STATUS_WORDS = {
    LOADED: "đã nạp",
    WITH_FINDINGS: "đã nạp, có điểm cần xem",
    UNCHANGED: "không đổi",
    REJECTED: "từ chối",
}
_CHECKED_WORDS = {LOADED: "đạt", WITH_FINDINGS: "đọc được, có điểm cần xem", REJECTED: "sẽ bị từ chối"}
_SEVERITY_WORDS = {"error": "LỖI", "warning": "CẢNH BÁO", "info": "ghi chú"}


def report(results: Sequence[FileResult]) -> dict[str, Any]:
    """The report on files as docs/contract.md lays it down."""
    statuses = Counter(result.status for result in results)
    return {
        "files": [_file(result) for result in results],
        "summary": {
            "files": len(results),
            "loaded": statuses[LOADED] + statuses[WITH_FINDINGS],
            "rejected": statuses[REJECTED],
            "unchanged": statuses[UNCHANGED],
            "observations": sum(result.observations for result in results),
            "held_back": sum(result.held_back for result in results),
            "findings": sum(len(result.findings) for result in results),
        },
    }


def exit_status(results: Sequence[FileResult]) -> int:
    """1 where something was held back or rejected, else 0. Rows are counted, but a column, a table or a sheet
    can be held back too: every error finding tells of something that was.
    """
    return HELD_BACK if any(map(_is_held_back, results)) else OK


def _is_held_back(result: FileResult) -> bool:
    return (
        result.status == REJECTED
        or result.held_back > 0
        or any(found.severity == Severity.ERROR for found in result.findings)
    )


def say_results(results: Sequence[FileResult], *, to_stderr: bool, checked: bool = False) -> None:
    """A line a file, its gravest findings, and one line for all."""
    words = {**_STATUS_WORDS, **(_CHECKED_WORDS if checked else {})}
    for result in results:
        numbers = f"{_number(result.observations)} số liệu"
        held_back = f", giữ lại {result.held_back} dòng" if result.held_back else ""
        say(f"{result.path}: {words[result.status]} ({numbers}{held_back})", to_stderr=to_stderr)
        if result.status != UNCHANGED:
            _say_findings(result.findings, to_stderr)
    _say_summary(results, to_stderr, checked)


def _say_findings(findings: Sequence[Finding], to_stderr: bool) -> None:
    ordered = sorted(findings, key=lambda found: list(_SEVERITY_WORDS).index(found.severity))
    for found in ordered[:SHOWN_FINDINGS]:
        where = "!".join(part for part in (found.sheet, found.cell) if part)
        place = f" {where}:" if where else ""
        say(f"    {_SEVERITY_WORDS[found.severity]}{place} {found.message_vi}", to_stderr=to_stderr)
    if len(ordered) > SHOWN_FINDINGS:
        rest = len(ordered) - SHOWN_FINDINGS
        say(
            f"    … và {rest} điểm khác; --json ghi đủ (and {rest} more; --json has them all)",
            to_stderr=to_stderr,
        )


def _say_summary(results: Sequence[FileResult], to_stderr: bool, checked: bool) -> None:
    summary = report(results)["summary"]
    loaded = "đọc được" if checked else "nạp"
    say(
        f"{summary['files']} tệp: {loaded} {summary['loaded']}, không đổi {summary['unchanged']},"
        f" từ chối {summary['rejected']}; {_number(summary['observations'])} số liệu,"
        f" giữ lại {summary['held_back']} dòng.",
        to_stderr=to_stderr,
    )


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _file(result: FileResult) -> dict[str, Any]:
    return {
        "path": result.path,
        "sha256": result.sha256,
        "status": result.status,
        "submission_id": result.submission_id,
        "observations": result.observations,
        "held_back": result.held_back,
        "findings": [found._asdict() for found in result.findings],
    }
