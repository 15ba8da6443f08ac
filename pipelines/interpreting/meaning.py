"""What a number counts: the shape in which header meanings pass on."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Verdict(StrEnum):
    """Whether a header is understood, and if not, why."""

    OURS = "ours"
    NOT_OURS = "not_ours"
    PLAN = "plan"
    CUMULATIVE = "cumulative"
    THOUSANDS = "thousands"
    NO_MODEL = "no_model"
    UNCLEAR_MODEL = "unclear_model"
    MODELS_DIFFER = "models_differ"
    NO_MEASURE = "no_measure"
    UNKNOWN_WORDS = "unknown_words"
    UNCLEAR_LEVEL = "unclear_level"
    UNCLEAR_GROUP = "unclear_group"
    RATE_OF_A_PART = "rate_of_a_part"
    SECOND_RATE = "second_rate"
    ONE_KIND = "one_kind"
    KINDS_ALONE = "kinds_alone"


class Meaning(NamedTuple):
    """What a number under a header counts.

    Codes are those of ``docs/contract.md``. ``measure`` is ``stated_rate`` for a printed rate, whose
    ``numerator`` and ``base`` are measures where the header names them. ``of`` is the measure of the second
    number of "06/07" where the header names it. ``words`` are what was not understood.
    """

    verdict: Verdict
    model: str = ""
    level: str = ""
    group: str = ""
    measure: str = ""
    numerator: str = ""
    base: str = ""
    of: str = ""
    words: tuple[str, ...] = ()

    @property
    def ours(self) -> bool:
        """Whether the number can be loaded."""
        return self.verdict is Verdict.OURS


COUNTS = (
    "total",
    "registered",
    "registered_new",
    "registered_again",
    "recognised",
    "recognised_new",
    "recognised_again",
    "rating_good",
    "rating_fair",
    "rating_average",
    "level_1",
    "level_2",
)
RATE = "stated_rate"
