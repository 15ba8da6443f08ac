"""Who has reported and who is missing."""

from __future__ import annotations

from html import escape

from pages.kit.findings import Finding, Nothing
from pages.kit.listings import missing_table
from pages.kit.records import Rows, rows_of
from pages.kit.sentences import reported_sentence
from pages.kit.text import t
from pages.kit.view import View
from pipelines.warehouse.ask import ask


def reported_within(view: View) -> Rows:
    """The communes that were expected in the chosen year: see the query ``reported_within``."""
    moment = view.moment._asdict()
    return rows_of(ask("reported_within", place_id=view.place.place_id, **moment))


def reported(view: View) -> Finding | Nothing:
    """The sentence who is missing, with a bar of the share that reported, and the list under it.

    Nobody expects a report of a district that has ended, of which the new communes are no part.
    """
    rows = reported_within(view)
    if not rows and view.place.former:
        return Nothing()
    sentence = reported_sentence(rows, view.moment)
    return Finding(
        "reported",
        sentence,
        lambda: missing_table(rows, view.moment),
        above=reported_bar(rows),
        question=t("overview.reported_question"),
        rows=len(rows),
    )


def reported_bar(reported: Rows) -> str:
    """A bar of the share that reported, as HTML; nothing where nothing was expected."""
    if not reported:
        return ""
    there = sum(bool(row["reported"]) for row in reported)
    share = 100 * there / len(reported)
    words = t("reported.bar", there=there, count=len(reported))
    return (
        f'<div class="bullet wide" role="img" aria-label="{escape(words, quote=True)}">'
        f'<b style="width:{share:.1f}%"></b></div>'
    )
