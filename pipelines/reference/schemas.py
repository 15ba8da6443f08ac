"""What a row of each reference table must look like, one model a table."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Text = Annotated[str, Field(min_length=1)]
AreaId = Annotated[str, Field(pattern=r"^\d{2,5}@\d{4}-\d{2}-\d{2}$")]
Share = Annotated[float, Field(ge=0, le=1)]
Percent = Annotated[float, Field(ge=0, le=100)]
Count = Annotated[int, Field(ge=0)]
Year = Annotated[int, Field(ge=1990, le=2100)]

ModelCode = Literal["citizen", "family", "clan", "community", "organisation"]
AreaLevel = Literal["province", "district", "commune"]
TitleLevel = Literal["village", "commune", "district", "province"]
TitleLevelOrNone = Literal["", "village", "commune", "district", "province"]
GroupOrNone = Literal["", "farmer", "worker", "official", "student"]


def _blank_to_none(value: object) -> object:
    return None if value == "" else value


BlankShare = Annotated[Share | None, BeforeValidator(_blank_to_none)]
BlankNumber = Annotated[float | None, BeforeValidator(_blank_to_none)]
BlankCount = Annotated[Count | None, BeforeValidator(_blank_to_none)]
BlankYear = Annotated[Year | None, BeforeValidator(_blank_to_none)]
BlankDate = Annotated[dt.date | None, BeforeValidator(_blank_to_none)]


class Row(BaseModel):
    """A row has the columns named here and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class AreaRow(Row):
    """``areas.csv``: one version of one area."""

    area_id: AreaId
    code: Annotated[str, Field(pattern=r"^(\d{2}|\d{3}|\d{5})$")]
    level: AreaLevel
    type: Literal[
        "Tỉnh", "Thành phố", "Quận", "Huyện", "Thị xã", "Xã", "Phường", "Thị trấn", "Đặc khu"
    ]  # fmt: skip
    name: Annotated[str, Field(pattern=r"^\S.*\S$|^\S$")]
    parent_code: Annotated[str, Field(pattern=r"^(\d{2,3})?$")]
    parent_level: Literal["", "province", "district"]
    province_code: Annotated[str, Field(pattern=r"^\d{2}$")]
    valid_from: dt.date
    valid_to: BlankDate
    lon: Annotated[Annotated[float, Field(ge=102, le=118)] | None, BeforeValidator(_blank_to_none)]
    lat: Annotated[Annotated[float, Field(ge=6, le=24)] | None, BeforeValidator(_blank_to_none)]
    source: Text


class AreaLinkRow(Row):
    """``area_links.csv``: what a version became on a date."""

    effective_on: dt.date
    from_version: AreaId
    to_version: AreaId
    part: Literal["whole", "part", "area_only", "pop_all", "recoded", "renamed"]
    count_share: BlankShare
    legal_basis: str
    source: Text
    confidence: Literal["official", "derived", "hand"]
    note: str


class AreaAliasRow(Row):
    """``area_aliases.csv``: another spelling, name or unofficial code of a version."""

    area_id: AreaId
    alias: Text
    kind: Literal["spelling", "short", "typing", "former_name", "provisional_code", "draft_code"]
    source: Text


class AreaDoubtRow(Row):
    """``area_doubts.csv``: what is not certain about a version."""

    area_id: AreaId
    doubt: Literal["no_successor", "no_predecessor", "share", "valid_from", "valid_to"]
    note_vi: Text
    note_en: Text
    source: Text


class AreaNameAnswerRow(Row):
    """``area_name_answers.csv``: what a person said a name means."""

    name: Text
    parent: Annotated[str, Field(pattern=r"^(\d{2,5}@\d{4}-\d{2}-\d{2})?$")]
    from_year: Year
    to_year: BlankYear
    area_id: AreaId
    answered_by: Text
    answered_on: dt.date
    source: Text


class ModelRow(Row):
    """``models.csv``."""

    code: ModelCode
    name_vi: Text
    name_en: Text
    abbreviations: Text
    colour: Text
    unit_vi: Text
    unit_en: Text
    recognised_by_vi: Text
    recognised_by_en: Text
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
    kind: Literal["name", "unit", "level", "group", "measure", "over", "about", "not_ours", "filler"]
    model: Annotated[str, Field(pattern=r"^([a-z]+(\|[a-z]+)*)?$")]
    level: TitleLevelOrNone
    group: GroupOrNone
    measure: Annotated[str, Field(pattern=r"^([a-z_0-9]+( [a-z_0-9]+)*)?$")]
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
    "layout_answers": LayoutAnswerRow,
}
"""The tables whose rows are checked here, by file name."""
