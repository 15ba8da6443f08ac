"""What stands around the tables of a report: the letterhead, the title, the unit line, who gets it."""

from __future__ import annotations

from typing import NamedTuple

from making.paper import Leaf

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
ILLUSTRATIVE = "SỐ LIỆU MINH HỌA"


class Heading(NamedTuple):
    """The texts of a letterhead and title; ``number`` is the document's, ``dated`` its place and date."""

    above: str
    sender: str
    number: str
    dated: str
    title: str
    subtitle: str = ""
    unit: str = ""


def put_heading(leaf: Leaf, heading: Heading, width: int, *, merged: bool = True) -> int:
    """Write the heading over ``width`` columns; the first free row after it and a blank one."""
    half = max(4, width // 2 + 1)
    for row, (left, right) in enumerate(
        zip((heading.above, heading.sender, heading.number), (*MOTTO, heading.dated), strict=True), start=1
    ):
        leaf.put(row, 1, left)
        leaf.put(row, half, right)
        if merged:
            leaf.merge(row, 1, row, half - 1)
            leaf.merge(row, half, row, max(half, width))
    row = 5
    for text in (heading.title, heading.subtitle, f"({ILLUSTRATIVE})"):
        if text:
            leaf.put(row, 1, text)
            if merged:
                leaf.merge(row, 1, row, width)
            row += 1
    if heading.unit:
        leaf.put(row, max(1, width - 1), heading.unit)
        row += 1
    return row + 1


def put_ending(leaf: Leaf, row: int, notes: list[str], signer: str, width: int) -> None:
    """Write notes, who gets the report, and the signature block below the table."""
    for note in notes:
        leaf.put(row, 1, note)
        row += 1
    leaf.put(row + 1, 1, "Nơi nhận:")
    leaf.put(row + 2, 1, "- Như trên;")
    leaf.put(row + 3, 1, "- Lưu: VT.")
    leaf.put(row + 1, max(3, width - 2), "TM. BAN THƯỜNG VỤ")
    leaf.put(row + 2, max(3, width - 2), "CHỦ TỊCH")
    leaf.put(row + 6, max(3, width - 2), signer)
