"""The strict XML parser (expat) that every reader of XML here uses, without document types or entities."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from pipelines.reading.refusal import Refusal, corrupt, declared


def run_parser(
    content: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
    *,
    part: str,
    encoding: str | None = None,
) -> None:
    """Feed XML to handlers. Raises ``Refusal`` for damaged or hostile XML; ``part`` is named in it."""
    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(content, True)
    except Refusal:
        raise
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise corrupt(f"{part}: {error}") from error


def _refuse_doctype(*_: object) -> None:
    raise declared()


def bare(tag: str) -> str:
    """An element's name without its prefix."""
    return tag.rpartition(":")[2]
