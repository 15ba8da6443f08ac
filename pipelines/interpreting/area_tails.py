"""What stands behind a name: "…, huyện Thạch Thất", "(NTM)", "(sáp nhập xã A và xã B)"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from pipelines.interpreting.names import cleaned, plain_key, plain_text
from pipelines.interpreting.prefixes import readings
from pipelines.reference.areas import Area, AreaRegistry

_REMARK = re.compile(
    r"(?:xa )?(?:dat )?(?:chuan )?(?:ntm|nong thon moi)(?: nang cao| kieu mau)?"
    r"|(?:xa )?(?:mien nui|vung cao|vung sau|bien gioi|bai ngang|dao|dbkk|dac biet kho khan|atk|an toan khu)"
    r"|(?:kv|khu vuc) ?(?:i{1,3}|[123])"
    r"|(?:co )?\d+ (?:thon|xom|ban|ap|khom|buon|lang|khoi|khu pho|khu|to dan pho|to|khu dan cu|ho)"
    r"|(?:don vi |xa |phuong )?(?:moi |sau )*(?:sap nhap|hop nhat|sap xep|thanh lap)(?: moi)?"
    r"|(?:don vi |xa |phuong )?moi"
)
"""What is written behind a commune's name and names no other place."""
_MADE_OF = re.compile(r"^(?:(?:bao )?gom|(?:sau )?(?:sap nhap|hop nhat|nhap)(?: tu)?|tu)(?: cac)?\s+")
_FORMER = re.compile(r"\s+cu$")
_PARTS = re.compile(r"[,(+&]|\s+va\s+|\s+(?=(?:xa|phuong|thi tran|tt|x|p)[. ])")
_CARRIED = ("whole", "pop_all", "renamed", "recoded", "part")


def tail_agrees(tail: str, area: Area, registry: AreaRegistry, wanted: dt.date) -> bool:
    """Whether what stands behind an area's name fits it: the areas above it on the ``wanted`` day, a remark
    on what kind of commune it is, or all the areas that it was made of.
    """
    day = min(max(wanted, area.valid_from), area.last_day)
    above = [registry.district_of(area, day), registry.province_of(area, day)]
    keys = _keys(other for other in above if other)
    parts = [part for part in (text.strip(" )") for text in re.split(r"[,(]", tail)) if part]
    fits = all(_REMARK.fullmatch(plain_text(part)) or _names_one(part, keys) for part in parts)
    return fits or _lists_predecessors(tail, area, registry)


def _lists_predecessors(tail: str, area: Area, registry: AreaRegistry) -> bool:
    """Whether a tail lists what the area was made of, and leaves out none of which people came."""
    links = registry.predecessors(area)
    before = {link.from_version: _keys([registry.get(link.from_version)]) for link in links}
    text = _MADE_OF.sub("", plain_text(tail).strip(" )"))
    named = [part for part in (_FORMER.sub("", one.strip(" .)")) for one in _PARTS.split(text)) if part]
    found = [{version for version, keys in before.items() if _names_one(part, keys)} for part in named]
    needed = {link.from_version for link in links if link.part in _CARRIED}
    return len(named) > 1 and all(found) and needed <= set().union(*found)


def _keys(areas: Iterable[Area]) -> set[str]:
    return {plain_key(cleaned(name)) for area in areas for name in (area.name, area.full_name)}


def _names_one(part: str, keys: set[str]) -> bool:
    return any(plain_key(way.name) in keys for way in readings(part))
