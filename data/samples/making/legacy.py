"""TCVN3 (TCVN 5712:1993, the .Vn fonts): a byte a letter, here the Latin-1 letters of those bytes."""

from __future__ import annotations

import unicodedata

LOWER = {
    "a": "µ¶·¸¹", "ă": "»¼½¾Æ", "â": "ÇÈÉÊË", "e": "ÌÎÏÐÑ", "ê": "ÒÓÔÕÖ", "i": "×ØÜÝÞ",
    "o": "ßáâãä", "ô": "åæçèé", "ơ": "êëìíî", "u": "ïñòóô", "ư": "õö÷øù", "y": "úûüýþ",
}  # fmt: skip
TONES = "\u0300\u0309\u0303\u0301\u0323"
PLAIN = dict(zip("ăâêôơưđĂÂÊÔƠƯĐ", "¨©ª«¬\u00ad®¡¢£¤¥¦§", strict=True))


def table() -> dict[str, str]:
    """Each Vietnamese letter and its TCVN3 form; toned capitals have none."""
    toned = {
        unicodedata.normalize("NFC", letter + tone): code
        for letter, codes in LOWER.items()
        for tone, code in zip(TONES, codes, strict=True)
    }
    return PLAIN | toned


TABLE = table()


def to_tcvn3(text: str) -> str:
    """A text in TCVN3; raises ``KeyError`` for a letter that it has no code for."""
    return "".join(
        letter if letter.isascii() else TABLE[letter] for letter in unicodedata.normalize("NFC", text)
    )
