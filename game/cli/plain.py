"""Signs an output cannot show become signs it can: a minus is a hyphen, an arrow is drawn with ASCII."""

from __future__ import annotations

import codecs
import unicodedata

HANDLER = "backchannel_plain"

SIGNS = {
    "\u2212": "-", "\u2013": "-", "\u2014": "-", "\u2010": "-", "\u2011": "-", "\u2026": "...", "\u00b7": "-",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2018": "'", "\u2019": "'", "\u00ab": '"', "\u00bb": '"',
    "\u2192": "->", "\u2190": "<-", "\u2191": "^", "\u2193": "v", "\u25b2": "^", "\u25bc": "v", "\u25cf": "o",
    "\u25a0": "#", "\u25a1": ".", "\u2588": "#", "\u2591": ".", "\u2592": "+", "\u2500": "-", "\u2502": "|",
    "\u2550": "=", "\u2713": "+", "\u2715": "x", "\u2022": "*", "\u00d7": "x", "\u00a0": " ", "\u202f": " ",
    "\u2264": "<=", "\u2265": ">=", "\u2260": "!=", "\u00b1": "+-", "\u20ac": "EUR", "\u20a9": "KRW", "\u00a5": "JPY",
}  # fmt: skip
"""What stands for a sign in ASCII."""

DOUBLE = ("cp949", "euc_kr", "johab", "cp932", "shift_jis", "euc_jp", "gbk", "gb2312", "gb18030", "cp950", "big5")
"""Encodings of consoles that draw signs such as blocks and arrows two columns wide."""


def plain_sign(sign: str) -> str:
    """Return one sign in ASCII: its stand-in, the letter without its accent, or a question mark."""
    if sign in SIGNS:
        return SIGNS[sign]
    bare = "".join(part for part in unicodedata.normalize("NFKD", sign) if " " <= part <= "~")
    return bare or "?"


def plain_instead(problem: UnicodeError) -> tuple[str, int]:
    """Answer an encoder that met signs it cannot write."""
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    return "".join(plain_sign(sign) for sign in problem.object[problem.start : problem.end]), problem.end


def install() -> None:
    """Make the stand-ins known to Python's encoders under the name in HANDLER."""
    codecs.register_error(HANDLER, plain_instead)


def fitted(text: str, encoding: str) -> str:
    """Return a text as an output of this encoding will show it, so that it can be measured before it is written."""
    if codec_name(encoding) in DOUBLE:
        text = "".join(SIGNS.get(sign, sign) for sign in text)
    if text.isascii():
        return text
    install()
    return text.encode(encoding, HANDLER).decode(encoding)


def codec_name(encoding: str) -> str:
    """Return the name Python gives an encoding."""
    try:
        return codecs.lookup(encoding).name.replace("-", "_")
    except LookupError:
        return encoding


def cleaned(text: str) -> str:
    """Return a text without control signs, so that a file name or a scenario cannot steer the terminal."""
    return "".join(" " if sign in "\n\t" else "?" if unicodedata.category(sign) in ("Cc", "Cs") else sign
                   for sign in text if unicodedata.category(sign) != "Cf")  # fmt: skip
