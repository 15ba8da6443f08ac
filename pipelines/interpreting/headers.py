"""What a number counts, from the texts it stands under: the nearest evidence decides, nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipelines.interpreting.meaning import RATE, Meaning, Verdict
from pipelines.interpreting.measures import Measured, measured
from pipelines.interpreting.sayings import Said
from pipelines.interpreting.terms import said
from pipelines.interpreting.title_lines import header_of_thousands
from pipelines.interpreting.words import plain
from pipelines.reference.models import models

_MAIN = ("registered", "recognised")
_WHICH = re.compile(
    r"(?:muc(?: do)?|xep loai|loai|hang)(?: (?:duoc )?(?:dat|cong nhan|danh gia|dat duoc))?"
    r"|(?:duoc )?(?:dat|cong nhan|danh gia)(?: o)? (?:muc(?: do)?|loai|hang)"
)
"""Headers over the name of a level or a rating: 2 under "Mức độ đạt" is level 2 and counts nothing."""
_UNMISTAKEN = {"citizen", "family", "clan"}
"""Models whose units are no words for anything else, as "đơn vị", "tổ" and "khối" can be."""


@dataclass(frozen=True, slots=True)
class Context:
    """What title, sheet name and file name say, for headers that do not say it themselves.

    ``model`` is empty where several are named or none; ``settled`` is what "CDHT" stands for in this table
    (``citizen``, ``community`` or empty). ``unclear`` says that the table's own title names its model by an
    abbreviation that nothing settles, ``about`` that learning models are spoken of at all, ``not_ours`` that
    the own title speaks of something else, ``differ`` that title and sheet name name different models.
    ``rates`` says that numbers are per cent: ``all`` of them by the unit line, or the ``bare`` ones, whose
    header names no measure, by the title. ``kind`` is the one kind of organisations that the own title or the
    sheet's name limits the table to, ``named_after`` the one that the title is called by.
    """

    model: str = ""
    level: str = ""
    measure: str = ""
    settled: str = ""
    unclear: bool = False
    about: bool = False
    not_ours: bool = False
    differ: bool = False
    rates: str = ""
    kind: str = ""
    named_after: str = ""


@lru_cache(maxsize=8192)
def meaning(path: tuple[str, ...], rows: tuple[str, ...], context: Context) -> Meaning:
    """What numbers under header ``path`` (from the top down) in rows named ``rows`` (outermost first) count.

    Both axes are read from the number outwards. A header is understood only when every word of it, up to
    the word that names the model, is in the table of header terms.
    """
    columns = [said(text) for text in reversed(path)]
    labels = [said(text) for text in reversed(rows)]
    if _not_ours(columns) or _not_ours(labels):
        return Meaning(Verdict.PLAN if _planned([*columns, *labels]) else Verdict.NOT_OURS)
    model, verdict = _model(columns, labels, context)
    if any(text.cumulative for text in (*columns, *labels)):
        return Meaning(Verdict.CUMULATIVE if verdict is Verdict.OURS else Verdict.NOT_OURS)
    if verdict is not Verdict.OURS:
        return Meaning(verdict, words=_unknown(columns, labels))
    near = _nearest_first(_near(columns), _near(labels))
    if not any(text.atoms for text in near):
        near = _nearest_first(columns, labels)
    if any(header_of_thousands(text) for text in (*path, *rows)):
        return Meaning(Verdict.THOUSANDS, model)
    unknown = tuple(word for text in near for word in text.unknown)
    if unknown:
        return Meaning(Verdict.UNKNOWN_WORDS, model, words=unknown)
    return _complete(model, near, context)


def _complete(model: str, near: list[Said], context: Context) -> Meaning:
    found = _as_rate(measured(near), context) or _with_context(measured(near), context)
    level, clear = _level(model, near, context)
    group = next((text.groups for text in near if text.groups), ()) if model == "citizen" else ()
    meant = Meaning(
        Verdict.OURS,
        model,
        level,
        group[0] if group else "",
        found.measure,
        found.numerator,
        found.base,
        found.of,
    )
    if _WHICH.fullmatch(plain(near[0].text if near else "")):
        return meant._replace(verdict=Verdict.NO_MEASURE)
    if not clear:
        return meant._replace(verdict=Verdict.UNCLEAR_LEVEL)
    if found.unclear or found.part or len(group) > 1 or not found.measure:
        return meant._replace(verdict=Verdict.NO_MEASURE)
    if found.measure == RATE and found.numerator not in {"", *_MAIN}:
        return meant._replace(verdict=Verdict.RATE_OF_A_PART)
    return meant


def _not_ours(texts: Sequence[Said]) -> bool:
    """Whether the nearest text that names a model or something else names something else."""
    for text in texts:
        if text.not_ours:
            return True
        if text.models or text.unclear:
            return False
    return False


def _planned(texts: Sequence[Said]) -> bool:
    """Whether all that makes numbers none of ours is that they are planned."""
    strange = [text for text in texts if text.not_ours]
    return all(text.plan for text in strange)


def _model(columns: Sequence[Said], labels: Sequence[Said], context: Context) -> tuple[str, Verdict]:
    named = [_named(axis, context) for axis in (columns, labels)]
    models = {model for names in named for model in names}
    if len(models) == 1 and _counts_others([*columns, *labels], *models):
        return "", Verdict.MODELS_DIFFER
    if len(models) == 1:
        return models.pop(), Verdict.OURS
    if models:
        unclear = any(len(names) > 1 and _is_unclear(names) for names in named)
        return "", Verdict.UNCLEAR_MODEL if unclear else Verdict.MODELS_DIFFER
    return _model_by_unit([*columns, *labels], context)


def _counts_others(texts: Sequence[Said], model: str) -> bool:
    """Whether the nearest text that counts anything counts units of another model: people in families."""
    counted = next((text.counted for text in texts if text.counted), model)
    return counted != model and counted in _UNMISTAKEN


def _is_unclear(models: Sequence[str]) -> bool:
    return set(models) == {"citizen", "community"}


def _named(texts: Sequence[Said], context: Context) -> tuple[str, ...]:
    """The models that the nearest naming text names; an abbreviation by what else the texts say."""
    for text in texts:
        if text.models:
            return text.models
        if text.unclear:
            return (
                (settled_by(texts) or context.settled,)
                if settled_by(texts) or context.settled
                else text.unclear
            )
    return ()


def settled_by(texts: Sequence[Said]) -> str:
    """What "CDHT" stands for by the texts of its own path: groups of citizens, or hamlets."""
    if any(text.groups or "citizen" in (*text.models, *text.units) for text in texts):
        return "citizen"
    if any(text.levels or "community" in (*text.models, *text.units) for text in texts):
        return "community"
    return ""


def _model_by_unit(texts: Sequence[Said], context: Context) -> tuple[str, Verdict]:
    """The model whose unit is counted ("số hộ"), else the one that the title or the sheet name names."""
    if context.not_ours and not context.model:
        return "", Verdict.NO_MODEL
    if context.unclear:
        return "", Verdict.UNCLEAR_MODEL
    units = next((text.units for text in texts if text.units), ())
    if any(text.groups for text in texts) and not units:
        units = ("citizen",)
    if context.model and context.differ:
        return "", Verdict.MODELS_DIFFER
    if context.model:
        fits = not units or (context.model in units and not _counts_others(texts, context.model))
        return (context.model, Verdict.OURS) if fits else ("", Verdict.MODELS_DIFFER)
    if len(units) == 1 and context.about:
        return units[0], Verdict.OURS
    return "", Verdict.NO_MODEL


def _near(texts: Sequence[Said]) -> list[Said]:
    """The texts from the number up to the one that names the model (all of them where none does)."""
    for index, text in enumerate(texts):
        if text.models or text.unclear:
            return list(texts[: index + 1])
    return list(texts)


def _nearest_first(columns: list[Said], labels: list[Said]) -> list[Said]:
    """The texts of both axes, the columns' first, but for a row of rates: "Tỷ lệ" under "Số lượng" or "Tổng
    số" is none of the things that the column counts.
    """
    rates = labels and "rate" in labels[0].atoms and not {"count", "total"} & set(labels[0].atoms)
    return labels + columns if rates else columns + labels


def _unknown(columns: Sequence[Said], labels: Sequence[Said]) -> tuple[str, ...]:
    return tuple(word for text in (*columns, *labels) for word in text.unknown)


def _as_rate(found: Measured, context: Context) -> Measured | None:
    """What the unit line or the title makes a rate of: a bare column, or one of what was registered."""
    bare = not (found.measure or found.part)
    if found.unclear or not (bare if context.rates == "bare" else context.rates == "all"):
        return None
    numerator = (found.measure or context.measure) if found.measure in {"", *_MAIN} else None
    return None if numerator is None or found.part else Measured(RATE, numerator)


def _with_context(found: Measured, context: Context) -> Measured:
    if found.part and not found.measure and context.measure in _MAIN:
        return Measured(f"{context.measure}_{found.part}")
    if not found.measure and not found.unclear and not found.part:
        return found._replace(measure=context.measure)
    return found


def _level(model: str, near: Sequence[Said], context: Context) -> tuple[str, bool]:
    """The level of the title, and whether it is clear."""
    allowed = models()[model].levels if model else ()
    if not allowed:
        return "", True
    levels = next((text.levels for text in near if text.levels), ())
    if len(levels) > 1:
        return "", False
    if levels and levels[0] not in allowed:
        return "", False
    return (levels[0] if levels else context.level), True
