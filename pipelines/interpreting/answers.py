"""Names that a person has settled once, remembered for the place and the years they were settled for."""

from __future__ import annotations

from functools import lru_cache

from pipelines.interpreting.names import cleaned, marked_key
from pipelines.reference.area_name_answers import NameAnswer, area_name_answers
from pipelines.reference.areas import Area, AreaRegistry


@lru_cache(maxsize=4)
def _by_name(answers: tuple[NameAnswer, ...]) -> dict[str, list[NameAnswer]]:
    found: dict[str, list[NameAnswer]] = {}
    for answer in answers:
        found.setdefault(marked_key(cleaned(answer.name)), []).append(answer)
    return found


def answer_for(label: str, parent: Area | None, year: int, registry: AreaRegistry) -> Area | None:
    """The area that a person said a cleaned label means under that parent in that year.

    Where several answers hold, the last one counts.
    """
    place = "" if parent is None else parent.place_id
    held = [
        answer
        for answer in _by_name(area_name_answers()).get(marked_key(label), ())
        if answer.holds(place, year)
    ]
    if not held:
        return None
    area = registry.get(held[-1].area_id)
    return registry.in_year(area.place_id, year)
