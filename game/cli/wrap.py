"""Lines that fit: widths count columns, so that Korean and Japanese take two each."""

from __future__ import annotations

import unicodedata


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(sign_columns(sign) for sign in text)


def sign_columns(sign: str) -> int:
    """Return the columns of one sign: none for accents that combine, two for wide signs."""
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def padded(text: str, width: int, right: bool = False) -> str:
    """Return a text filled up with spaces to a width, cut if it is longer."""
    if columns(text) > width:
        text = cut(text, width)
    gap = " " * (width - columns(text))
    return gap + text if right else text + gap


def cut(text: str, width: int) -> str:
    """Return the start of a text that fits a width."""
    taken = 0
    for place, sign in enumerate(text):
        taken += sign_columns(sign)
        if taken > width:
            return text[:place]
    return text


def pieces(text: str) -> list[str]:
    """Return the parts of a text between which a line may break; wide signs may part anywhere."""
    found: list[str] = []
    open_piece = False
    for sign in text:
        if sign == " ":
            found.append(" ")
            open_piece = False
        elif sign_columns(sign) == 2:
            closing = sign in "、。」』）！？ー々っゃゅょッャュョ"  # never first on a line
            if closing and found and found[-1] != " ":
                found[-1] += sign
            else:
                found.append(sign)
            open_piece = False
        elif open_piece or (sign_columns(sign) == 0 and found):
            found[-1] += sign
        else:
            found.append(sign)
            open_piece = True
    return found


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Return a text as lines of at most `width` columns, the first led by `first`, the others by `rest`."""
    rest = " " * columns(first) if rest is None else rest
    lines, line, lead = [], "", first
    for piece in pieces(" ".join(text.split())):
        if piece == " ":
            line += " " if line else ""
            continue
        room = max(width - columns(lead), 8)
        if columns(line) + columns(piece) > room and line.strip():
            lines.append((lead + line).rstrip())
            line, lead = "", rest
            room = max(width - columns(lead), 8)
        while columns(piece) > room:  # a word longer than a line
            part = cut(piece, room)
            lines.append(lead + part)
            piece, lead = piece[len(part) :], rest
            room = max(width - columns(lead), 8)
        line += piece
    if line.strip() or not lines:
        lines.append((lead + line).rstrip())
    return lines
