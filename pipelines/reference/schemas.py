"""What a row of each reference table must look like, one model a table; and the list of all of them."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from pipelines.reference.area_schemas import (
    AreaAliasRow,
    AreaDoubtRow,
    AreaLinkRow,
    AreaNameAnswerRow,
    AreaRow,
    AreaShareRow,
)
from pipelines.reference.row_types import (
    BlankCount,
    BlankNumber,
    BlankYear,
    Colour,
    Count,
    GroupOrNone,
    ModelCode,
    Percent,
    Row,
    Text,
    TitleLevel,
    TitleLevelOrNone,
    Year,
)

_LEVEL = "(village|commune|district|province)"


class ModelRow(Row):
    """``models.csv``."""

    code: ModelCode
    name_vi: Text
    name_en: Text
    short_vi: Text
    short_en: Text
    abbreviations: Text
    colour: Colour
    levels: Annotated[str, Field(pattern=rf"^({_LEVEL}(\|{_LEVEL})*)?$")]
    usual_level: TitleLevelOrNone
    unit_vi: Text
    unit_en: Text
    recognised_by_vi: Text
    recognised_by_en: Text
    about_vi: Text
    about_en: Text
    order: Count


class LevelRow(Row):
    """``levels.csv``."""

    code: TitleLevel
    name_vi: Text
    name_en: Text
    unit_vi: Text
    unit_en: Text
    order: Count


class GroupRow(Row):
    """``groups.csv``."""

    code: Literal["farmer", "worker", "official", "student"]
    model: ModelCode
    name_vi: Text
    name_en: Text
    order: Count


class PeriodRow(Row):
    """``periods.csv``."""

    code: Literal["year", "half"]
    name_vi: Text
    name_en: Text
    day: Annotated[str, Field(pattern=r"^\d{2}-\d{2}$")]
    order: Count


class MeasureRow(Row):
    """``measures.csv``."""

    code: Annotated[str, Field(pattern=r"^[a-z_0-9]+$")]
    name_vi: Text
    name_en: Text
    definition_vi: Text
    definition_en: Text
    role: Literal["base", "result", "part", "rating", "level", "stated"]
    part_of: str
    unit: Literal["count", "percent"]
    order: Count


class TargetRow(Row):
    """``targets.csv``."""

    target_id: Text
    scope: Annotated[str, Field(pattern=r"^(national|\d{2,5}@\d{4}-\d{2}-\d{2})$")]
    model: ModelCode
    level: TitleLevelOrNone
    group: GroupOrNone
    base: Literal["total", "registered"]
    area_condition: Literal["", "ordinary", "hard"]
    year: Year
    percent: Percent
    legal_basis: Text
    status: Literal["confirmed", "secondary", "unconfirmed"]
    source: Text
    note: str


class DeadlineRow(Row):
    """``deadlines.csv``."""

    deadline_id: Text
    model: ModelCode
    level: TitleLevelOrNone
    what_vi: Text
    what_en: Text
    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]
    of_following_year: Literal["true", "false"]
    legal_basis: Text
    status: Literal["confirmed", "conflicting"]
    source: Text


class RuleRow(Row):
    """``rules.csv``."""

    rule_id: Text
    model: ModelCode
    level: TitleLevelOrNone
    document: Text
    from_year: Year
    to_year: BlankYear
    verdict: Literal["points", "criteria", "rating", "level"]
    description_vi: Text
    description_en: Text
    pass_points: BlankCount
    kept_months: BlankCount
    recognised_by: Text
    status: Literal["confirmed", "partly seen"]
    source: Text


class PublishedFigureRow(Row):
    """``published_figures.csv``: a figure that a newspaper, a portal or an association printed.

    ``url`` is the address, after a space perhaps the title of the page."""

    place: Text
    level: Literal["toàn quốc", "tỉnh", "huyện", "xã"]
    year: Year
    model: Text
    registered: BlankCount
    recognised: BlankCount
    total: BlankCount
    rate: BlankNumber
    url: Annotated[str, Field(pattern=r"^https?://\S+( .+)?$")]
    note: str
    calc_rate_of_total: BlankNumber
    calc_rate_of_registered: BlankNumber
    implied_total: BlankNumber


class BodyWordsRow(Row):
    """``body_words.csv``: words with which a body's name begins."""

    words: Text
    kind: Literal["sender", "government", "association", "office", "school", "service", "authority", "block"]


class FileNameWordRow(Row):
    """``file_name_words.csv``: a word of file names, without diacritics, that belongs to no area's name."""

    word: Annotated[str, Field(pattern=r"^[a-z]+$")]


class FindingCodeRow(Row):
    """``finding_codes.csv``."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    severity: Literal["error", "warning", "info"]
    holds_back: Literal["", "cell", "row", "table", "sheet", "file"]
    title_vi: Text
    title_en: Text
    message_vi: Text
    message_en: Text
    advice_vi: str
    advice_en: str


class HeaderTermRow(Row):
    """``header_terms.csv``: words of headers and what they say."""

    wording: Text
    marks: Literal["", "same", "needed"]
    kind: Literal[
        "name",
        "unit",
        "level",
        "group",
        "measure",
        "over",
        "about",
        "not_ours",
        "plan",
        "cumulative",
        "filler",
    ]
    model: Annotated[str, Field(pattern=r"^([a-z]+(\|[a-z]+)*)?$")]
    level: TitleLevelOrNone
    group: GroupOrNone
    measure: Annotated[str, Field(pattern=r"^([a-z_0-9]+( [a-z_0-9]+)*)?$")]
    note: str


class OrganisationKindRow(Row):
    """``organisation_kinds.csv``: words that count one kind of organisations only."""

    wording: Text
    marks: Literal["", "same", "needed"]
    kind: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
    note: str


class LayoutAnswerRow(Row):
    """``layout_answers.csv``: what a person said a header of a layout means."""

    layout: Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]
    header: Text
    model: Annotated[str, Field(pattern=r"^[a-z]*$")]
    level: TitleLevelOrNone
    group: GroupOrNone
    measure: Annotated[str, Field(pattern=r"^[a-z_0-9]*$")]
    answered_by: Text
    answered_on: dt.date
    note: str


SCHEMAS: dict[str, type[Row]] = {
    "areas": AreaRow,
    "area_links": AreaLinkRow,
    "area_shares": AreaShareRow,
    "area_aliases": AreaAliasRow,
    "area_doubts": AreaDoubtRow,
    "area_name_answers": AreaNameAnswerRow,
    "models": ModelRow,
    "levels": LevelRow,
    "groups": GroupRow,
    "periods": PeriodRow,
    "measures": MeasureRow,
    "targets": TargetRow,
    "deadlines": DeadlineRow,
    "rules": RuleRow,
    "published_figures": PublishedFigureRow,
    "body_words": BodyWordsRow,
    "file_name_words": FileNameWordRow,
    "finding_codes": FindingCodeRow,
    "header_terms": HeaderTermRow,
    "organisation_kinds": OrganisationKindRow,
    "layout_answers": LayoutAnswerRow,
}
"""The tables whose rows are checked here, by file name."""
