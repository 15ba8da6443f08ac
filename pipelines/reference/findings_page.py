"""``docs/findings.md``, written from ``finding_codes.csv``: every finding, what it means and what to do.

``python -m pipelines.reference.findings_page`` writes it anew.
"""

from __future__ import annotations

from pathlib import Path

from pipelines.reference.findings import FindingCode, finding_codes

PAGE = Path(__file__).resolve().parents[2] / "docs" / "findings.md"

_HEAD = """# Findings

What `load` and `check` can say of a file. Each finding has a stable code; messages name the sheet and the
cell, what was found and what to do. This page is written from `data/reference/finding_codes.csv` by
`python -m pipelines.reference.findings_page`: edit the wording there.

An **error** holds back what the last column names, and the rest of the file is loaded; a **warning** loads
and asks to look again; an **info** only tells.

| Code | Severity | Title | Holds back |
| --- | --- | --- | --- |
"""


def findings_page() -> str:
    """The whole page: a table of all codes, then a section for each, in the order of the table."""
    codes = list(finding_codes().values())
    lines = [
        f"| [`{code.code}`](#{code.code}) | {code.severity} | {code.title_vi} · {code.title_en} "
        f"| {code.holds_back or '–'} |"
        for code in codes
    ]
    return _HEAD + "\n".join(lines) + "\n\n" + "\n".join(_section(code) for code in codes)


def _section(code: FindingCode) -> str:
    vietnamese = f"{code.message_vi} {code.advice_vi}".strip()
    english = f"{code.message_en} {code.advice_en}".strip()
    return f"## {code.code}\n\n**{code.title_vi}** ({code.title_en})\n\n{vietnamese}\n\n{english}\n"


def main() -> None:
    """Write the page."""
    PAGE.write_text(findings_page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
