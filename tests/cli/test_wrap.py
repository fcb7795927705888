"""Lines fit their width, wide signs counted double, and nothing is lost in wrapping."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from game.cli.wrap import columns, cut, padded, wrap
from tests.tiers import n

TEXT = st.text(alphabet=st.sampled_from("ab c\u2192 \uc11c\uc6b8\u6771\u4eac\u3002\u00e9e\u0301"), max_size=200)


@settings(max_examples=n("cli wrap"), deadline=None)
@given(TEXT, st.integers(20, 80))
def test_every_line_fits_and_no_sign_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width, "  * ", "    ")
    assert all(columns(line) <= width + 2 for line in lines)  # a closing sign may hang over
    assert "".join("".join(lines).split()) == "*" + "".join(text.split())


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert wrap("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


def test_hangul_counts_two_columns_and_breaks_anywhere() -> None:
    assert columns("\uc11c\uc6b8") == 4
    assert wrap("\uc11c\uc6b8" * 10, 20) == ["\uc11c\uc6b8" * 5] * 2


def test_a_closing_sign_never_begins_a_line() -> None:
    assert not any(line.startswith("\u3002") for line in wrap("\u6771\u4eac\u3002" * 20, 20))


def test_padding_and_cutting_count_columns() -> None:
    assert padded("\uc11c\uc6b8", 6) == "\uc11c\uc6b8  "
    assert padded("ab", 4, True) == "  ab"
    assert cut("\uc11c\uc6b8", 3) == "\uc11c"
    assert padded("abcdef", 3) == "abc"


def test_accents_that_combine_take_no_column() -> None:
    assert columns("e\u0301") == 1
