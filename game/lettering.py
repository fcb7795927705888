"""Text before it is drawn: cleaning that never raises, widths from a table of the fonts, and breaking into lines."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from pathlib import Path
from typing import Any

from game.tokens import FACES, STYLES

LONGEST = 2000
"""No text on any screen is longer; the rest of a hostile one is dropped."""

_INVISIBLE = {0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x3164, 0xFEFF, 0xFFA0}
FULL = 0.86
"""Part of its width a line of Japanese fills with whole phrases, or else with part of the next."""
_NOT_BEFORE = set(
    "、。，．・：；？！ー」』）〕】〉》’”…‥〜～々〻,.!?:;)]}%％" + "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_NOT_AFTER = set("「『（〔【〈《‘“([{")
_OPENING = re.compile(r"""(?:(?<=[\s(\[{/“‘])|^)["'](?=\S)""")
_CLOSING = re.compile("""["']""")
_DASH = re.compile("(?<= )-(?= )")


def clean(value: object) -> str:
    """Return `value` as text that any font can draw: one line, no control, no lone surrogate, nothing invisible."""
    try:
        raw = value if isinstance(value, str) else str(value)
    except Exception:
        return "?"
    raw = raw[:LONGEST]
    return raw if raw.isascii() and raw.isprintable() else _cleaned(raw)


@lru_cache(maxsize=2000)  # a page drawn again says mostly what it said before
def _cleaned(raw: str) -> str:
    kept = []
    for char in unicodedata.normalize("NFC", raw.encode("utf-16", "surrogatepass").decode("utf-16", "replace")):
        kind = unicodedata.category(char)
        if kind in ("Zs", "Zl", "Zp") or char in "\t\n\r\x0b\x0c":
            kept.append(" ")
        elif kind in ("Cc", "Cf", "Cs", "Co", "Cn") or ord(char) in _INVISIBLE or ord(char) > 0xFFFF:
            continue
        else:
            kept.append(char)
    return "".join(kept)[:LONGEST]


def typeset(value: object) -> str:
    """Return `value` cleaned, with typographic quotation marks, apostrophes and dashes for the typewriter's."""
    words = _DASH.sub("–", clean(value))
    if "'" not in words and '"' not in words:
        return words
    return _CLOSING.sub(lambda found: "’" if found[0] == "'" else "”", _OPENING.sub(_opened, words))


def _opened(found: re.Match[str]) -> str:
    return "‘" if found[0] == "'" else "“"


@dataclass(frozen=True, slots=True, eq=False)
class Metrics:
    """Widths of every glyph of every face, in thousandths of the type size."""

    widths: Mapping[str, Mapping[str, int]]
    """Face -> character -> width; a character that is missing is not in the font."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Face -> font file below assets/fonts."""

    def face_for(self, text: str, face: str) -> str:
        """Return the face a whole line is set in: one of Korean or Japanese has no serif letters or figures in it."""
        if not face.startswith("serif") or text.isascii() or not any(is_eastern(char) for char in text):
            return face
        return "cjk700" if face.endswith(("600", "700")) else "cjk400"

    def face_of(self, char: str, face: str) -> str:
        """Return the face that draws `char`: its own, the one for Korean and Japanese, or '' for none."""
        if char in self.widths.get(face, {}):
            return face
        other = "cjk700" if face.endswith(("600", "700")) else "cjk400"
        if char in self.widths.get(other, {}):
            return other
        return "plex400" if char in self.widths.get("plex400", {}) else ""

    def runs(self, text: str, face: str) -> list[tuple[str, str]]:
        """Split text into (face, part); a character that no face has becomes a middle dot."""
        face = self.face_for(text, face)
        out: list[tuple[str, str]] = []
        for char in text:
            home = self.face_of(char, face)
            if not home:
                home, char = face, "·"
            if out and out[-1][0] == home:
                out[-1] = (home, out[-1][1] + char)
            else:
                out.append((home, char))
        return out

    def width(self, text: str, style: str) -> float:
        """Return how wide cleaned text is in units, without kerning (which only ever tightens)."""
        return _width(self, text, style)

    def wrap(self, text: str, style: str, width: float, most: int = 99) -> list[str]:
        """Break text into at most `most` lines no wider than `width`; a cut shows as an ellipsis."""
        lines = list(_break(self, clean(text).strip(), style, max(width, 1.0)))
        if len(lines) > most:
            lines = [*lines[: most - 1], self.cut(reduce(joined, lines[most - 1 :]), style, width)]
        return lines

    def cut(self, text: str, style: str, width: float) -> str:
        """Return text, or as much of it as fits with an ellipsis."""
        text = clean(text)
        if self.width(text, style) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(text[:middle].rstrip() + "…", style) <= width:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip() + "…" if low else ""


@lru_cache(maxsize=8192)
def _width(metrics: Metrics, text: str, style: str) -> float:
    setting = STYLES[style]
    text = text.upper() if setting.caps else text
    face = metrics.face_for(text, setting.face)
    table = metrics.widths.get(face, {})
    total = 0
    for char in text:
        wide = table.get(char)
        if wide is None:
            home = metrics.face_of(char, face)
            wide = metrics.widths[home][char] if home else table.get("·", 500)
        total += wide
    return total * setting.size / 1000 + setting.tracking * len(text)


def is_wide(char: str) -> bool:
    """Return whether a character is Japanese (or Chinese) writing, which knows no spaces; Hangul does."""
    return unicodedata.east_asian_width(char) in "WF" and not "가" <= char <= "힣"


def is_eastern(char: str) -> bool:
    """Return whether a character is Hangul, kana or kanji."""
    return "가" <= char <= "힣" or "ぁ" <= char <= "ヿ" or "㐀" <= char <= "鿿"


def joined(first: str, second: str) -> str:
    """Return two lines as one, with a space where their language has one."""
    if not first or not second or is_wide(first[-1]) or is_wide(second[0]):
        return first + second
    return f"{first} {second}"


def may_break(before: str, after: str) -> bool:
    """Return whether a line may end between two letters of one word (kinsoku); a number keeps its counter."""
    if after in _NOT_BEFORE or before in _NOT_AFTER or not (is_wide(before) or is_wide(after)):
        return False
    return not (before.isdigit() and is_wide(after))


def _script(char: str) -> str:
    return "kana" if "ぁ" <= char <= "ゖ" else "katakana" if "ァ" <= char <= "ー" else "other"


def ends_word(before: str, after: str) -> bool:
    """Return whether a line may end between two letters without tearing katakana, or hiragana from what it ends."""
    script = _script(after)
    return may_break(before, after) and script != "kana" and not _script(before) == script == "katakana"


def ends_phrase(before: str, after: str) -> bool:
    """Return whether a Japanese phrase ends between two letters: after a sign, or where hiragana gives way."""
    if not may_break(before, after):
        return False
    return before in _NOT_BEFORE - {"ー", "々"} or (_script(before) == "kana" and _script(after) != "kana")


def _pieces(text: str, ends: Callable[[str, str], bool] = ends_phrase) -> list[str]:
    """Return the parts between which a line may break: at spaces, and in Japanese where phrases end."""
    out: list[str] = []
    for word in text.split(" "):
        start = 0
        for at in range(1, len(word)):
            if ends(word[at - 1], word[at]):
                out.append(word[start:at])
                start = at
        out.append(word[start:] + " ")
    return out


@lru_cache(maxsize=4096)  # a screen asks for the same few hundred at every redraw
def _break(metrics: Metrics, text: str, style: str, width: float) -> tuple[str, ...]:
    """Break at phrases; a phrase wider than a line breaks by kinsoku, and what is still wider anywhere."""
    lines: list[str] = []
    line = ""

    def fits(words: str) -> bool:
        return metrics.width(words.rstrip(), style) <= width

    for piece in _narrowed(metrics, _pieces(text), style, width):
        if line.strip() and not fits(line + piece):
            head = "" if metrics.width(line.rstrip(), style) > FULL * width else _head(line, piece, fits)
            lines.append((line + head).strip())
            line, piece = "", piece[len(head) :]
        line += piece
    if line.strip() or not lines:
        lines.append(line.strip())
    return tuple(lines)


def _head(line: str, piece: str, fits: Callable[[str], bool]) -> str:
    """Return as much of a phrase as fills up a line left short; never one letter, and never all but one."""
    head = ""
    for part in _pieces(piece.rstrip(), ends_word):
        longer = head + part.rstrip()
        if not fits(line + longer) or len(longer) > len(piece.rstrip()) - 2:
            break
        head = longer
    return head if len(head) > 1 else ""


def _narrowed(metrics: Metrics, pieces: Sequence[str], style: str, width: float) -> Iterator[str]:
    """Yield the pieces, those wider than a line in parts that are not."""
    for piece in pieces:
        if metrics.width(piece.rstrip(), style) <= width:
            yield piece
            continue
        for part in _pieces(piece.rstrip(), may_break):
            part = part.rstrip()
            while metrics.width(part, style) > width and len(part) > 1:
                size = max(1, len(metrics.cut(part, style, width)) - 1)
                yield part[:size]
                part = part[size:]
            yield part
        if piece.endswith(" "):
            yield " "


def load_metrics(folder: Path) -> Metrics:
    """Read metrics.json of the folder of fonts; without it a rough table keeps the window alive (T48)."""
    try:
        raw: dict[str, Any] = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
        faces = raw["faces"]
        widths = {face: _table(faces[face]) for face in FACES if face in faces}
        files = {face: str(faces[face]["file"]) for face in widths}
        if "plex400" in widths:
            return Metrics(widths, files)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return rough_metrics()


def _table(face: Mapping[str, Any]) -> dict[str, int]:
    """Return character -> width; runs of equally wide characters stand in ranges (assets/README.md)."""
    scale = 1000 / float(face.get("upem", 1000))
    table = {char: round(wide * scale) for char, wide in face["widths"].items()}
    for first, last, wide in face.get("ranges", ()):
        table.update(dict.fromkeys(map(chr, range(first, last + 1)), round(wide * scale)))
    return table


def rough_metrics() -> Metrics:
    """Return widths good enough for a window that has lost its fonts."""
    letters = [chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2040), 0x2212, 0x20A9)]
    widths = {face: {char: 600 for char in letters} for face in FACES if not face.startswith("cjk")}
    return Metrics(widths, {})
