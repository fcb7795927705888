"""What an output cannot show is shown with signs it can, in every encoding a console may have."""

from __future__ import annotations

import pytest

from game.cli.plain import HANDLER, SIGNS, cleaned, fitted, install, plain_sign

NARROW = ("ascii", "cp949", "cp932", "cp1252", "cp437", "latin-1", "utf-8")


@pytest.mark.parametrize("encoding", NARROW)
def test_every_sign_can_be_written(encoding: str) -> None:
    install()
    text = "".join(SIGNS) + "\uc11c\uc6b8 \u6771\u4eac \u00e9 \U0001f600 \ud800"
    assert text.encode(encoding, HANDLER)


@pytest.mark.parametrize("encoding", NARROW)
def test_what_is_measured_is_what_is_written(encoding: str) -> None:
    text = fitted("\u2212 \u2192 \u2588 \u201cab\u201d \uc11c\uc6b8", encoding)
    assert text.encode(encoding).decode(encoding) == text


def test_stand_ins_are_ascii_and_readable() -> None:
    assert all(stand_in.isascii() and stand_in for stand_in in SIGNS.values())
    assert fitted("7 \u2212 2 \u2192 5", "ascii") == "7 - 2 -> 5"
    assert plain_sign("\u00e9") == "e"
    assert plain_sign("\uc11c") == "?"


def test_consoles_with_wide_blocks_get_ascii_gauges() -> None:
    assert fitted("\u25a0\u2588\uc11c", "cp949") == "##\uc11c"
    assert fitted("\u25a0\u2588", "utf-8") == "\u25a0\u2588"


def test_a_name_cannot_steer_the_terminal() -> None:
    assert cleaned("a\x1b[31mb\r\x07\u202ec\nd") == "a?[31mb??c d"


def test_the_handler_refuses_what_is_not_encoding() -> None:
    install()
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("utf-8", HANDLER)
