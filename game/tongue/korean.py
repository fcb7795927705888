"""Korean particles, which follow the last sound of the word before them: 서울은, 도쿄는, 미국이, GSOMIA가, 3월로."""

from __future__ import annotations

PAIRS = {
    "은는": ("은", "는"),
    "이가": ("이", "가"),
    "을를": ("을", "를"),
    "과와": ("과", "와"),
    "으로": ("으로", "로"),
    "이다": ("이", ""),
}
"""Name of a particle -> its form after a consonant and after a vowel; `이다` is the copula: 서울이며, 도쿄며."""

NONE, OTHER, RIEUL = 0, 1, 2
"""The last sound of a word: a vowel, a consonant, or ㄹ (after which 로 stands, as after a vowel)."""

_DIGITS = {"1": RIEUL, "7": RIEUL, "8": RIEUL, "0": OTHER, "3": OTHER, "6": OTHER}  # 일 칠 팔 영(십, 백, 천) 삼 육
_LETTERS = {"L": RIEUL, "R": RIEUL, "M": OTHER, "N": OTHER}  # 엘 알 엠 엔; all others are read with a vowel at the end
_WORDS = {"l": RIEUL, "m": OTHER, "n": OTHER, "k": OTHER, "p": OTHER, "t": OTHER, "b": OTHER, "c": OTHER}
_CLOSING = "”’\"'」』》〉>]… .,!?"


def last_sound(word: str) -> int:
    """Return how a word ends when it is read aloud; what stands in brackets after it is not read."""
    word = word.rstrip(_CLOSING)
    while word.endswith((")", "）")) and max(word.rfind("("), word.rfind("（")) > 0:
        word = word[: max(word.rfind("("), word.rfind("（"))].rstrip(_CLOSING)
    last = word[-1:]
    if "가" <= last <= "힣":
        final = (ord(last) - ord("가")) % 28
        return RIEUL if final == 8 else OTHER if final else NONE
    if last in _DIGITS:
        return _DIGITS[last]
    if last.isascii() and last.isalpha():
        if last.isupper():
            return _LETTERS.get(last, NONE)
        return OTHER if word.endswith("ng") else _WORDS.get(last, NONE)
    return NONE


def particle(word: str, name: str) -> str:
    """Return the form of a particle that follows a word; an unknown particle is returned as it is."""
    if name not in PAIRS:
        return name
    after_consonant, after_vowel = PAIRS[name]
    sound = last_sound(word)
    if name == "으로":
        return after_consonant if sound == OTHER else after_vowel
    return after_vowel if sound == NONE else after_consonant
