"""Text as it is kept: NFC, with the Vietnamese Đ, decoded from legacy fonts."""

from __future__ import annotations

import unicodedata


def plain_text(text: str) -> str:
    """Unicode text in NFC, with the Icelandic Ð that stands for Đ in old files mapped to Đ."""
    if text.isascii():
        return text
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text.replace("\u00d0", "\u0110") if "\u00d0" in text else text
