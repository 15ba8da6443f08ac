"""What a row of each area table must look like, one model a table."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from pipelines.reference.row_types import (
    AreaId,
    AreaLevel,
    BlankDate,
    BlankShare,
    BlankYear,
    Row,
    Share,
    Text,
    Year,
    blank_to_none,
)


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
    lon: Annotated[Annotated[float, Field(ge=102, le=118)] | None, BeforeValidator(blank_to_none)]
    lat: Annotated[Annotated[float, Field(ge=6, le=24)] | None, BeforeValidator(blank_to_none)]
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


class AreaShareRow(Row):
    """``area_shares.csv``: the share of a version's people that went to another, as a person entered it."""

    from_version: AreaId
    to_version: AreaId
    effective_on: dt.date
    share: Share
    source: Text
    entered_by: Text
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
