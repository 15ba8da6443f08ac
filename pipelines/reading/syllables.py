"""Whether a word is a Vietnamese syllable: the test that tells decoded text from text that is right already.

A syllable is an onset and a rime from closed lists, with at most one tone, written on the letter where it
belongs ("hòa" and "hoà" are both right, "haù" is not); a rime that ends in c, ch, p or t takes the sắc or
nặng tone only (Đoàn Thiện Thuật, Ngữ âm tiếng Việt). Names of ethnic minorities (Đắk Lắk, Krông Búk) have
more onsets and finals; they pass the loose test.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_STOPPED_TONES = ("\u0301", "\u0323")
_ONSET_LIST = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_ONSETS = frozenset(("", *_ONSET_LIST.split()))
_RIME_LIST = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong
    ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên
    uyêt uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y ych yêm yên yêng yêt yêu ynh yt
"""
_RIMES = tuple(_RIME_LIST.split())
_VOWELS = "aăâeêioôơuưy"
_MARKED = "ăâêôơư"
_LOOSE_ONSET = re.compile("(?:[bcdđghkmpst]{0,2}[hlrmnđ]|[bcdđghjklmnprstvwxyz])?")
_LOOSE_FINALS = ("k", "h", "l", "r")
_LOOSE_NUCLEI = ("ă", "â", "iê", "uô", "uâ", "uă", "ươ", "yê")


def _tone_places(rime: str) -> tuple[int, ...]:
    """Where the tone of a rime may be written."""
    length = next((i for i, letter in enumerate(rime) if letter not in _VOWELS), len(rime))
    marked = [i for i in range(length) if rime[i] in _MARKED]
    if marked:
        return (marked[-1],)
    if length == 1 or (length == 2 and len(rime) > 2):
        return (length - 1,)
    if rime in ("oa", "oe", "uy"):
        return (0, 1)
    return (1,) if length == 3 else (0,)


def _toned(rime: str) -> list[str]:
    stopped = rime.endswith(("c", "ch", "p", "t"))
    spelt = [] if stopped else [rime]
    for tone in _STOPPED_TONES if stopped else _TONES[1:]:
        for place in _tone_places(rime):
            written = rime[: place + 1] + tone + rime[place + 1 :]
            spelt.append(unicodedata.normalize("NFC", written))
    return spelt


_TONED_RIMES = frozenset(spelt for rime in _RIMES for spelt in _toned(rime))
_LOOSE_RIMES = _TONED_RIMES | {
    spelt + final
    for rime in (*_RIMES, *_LOOSE_NUCLEI)
    if rime[-1] in _VOWELS
    for spelt in _toned(rime)
    for final in _LOOSE_FINALS
}


@lru_cache(maxsize=20_000)
def is_syllable(word: str, *, loose: bool = False) -> bool:
    """Whether a word in NFC, in any letter case, is one Vietnamese syllable."""
    word = word.lower()
    for length in range(min(3, len(word)), -1, -1):
        onset, rime = word[:length], word[length:]
        if rime in _TONED_RIMES and onset in _ONSETS:
            return True
        if loose and rime in _LOOSE_RIMES and _LOOSE_ONSET.fullmatch(onset):
            return True
    return False
