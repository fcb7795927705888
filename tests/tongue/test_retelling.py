"""What the house says in English is told again in the language of the reader, values and all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.tongue import load, retold


def test_a_refusal_is_told_in_korean_and_japanese() -> None:
    text = "waiting for Seoul, Tokyo; the sheets open when all are sealed"
    assert retold(load("ko"), text) == "Seoul, Tokyo를 기다리고 있습니다. 모두 봉인하면 지시서가 공개됩니다."
    assert retold(load("ja"), text).startswith("Seoul, Tokyoを待っています")
    assert retold(load("en"), text) == text


def test_first_letter_and_full_stop_do_not_matter() -> None:
    assert retold(load("ko"), "The game is over; start a new one.") == retold(
        load("ko"), "the game is over; start a new one"
    )


def test_a_sentence_inside_a_sentence_is_told_too() -> None:
    inner = "/x/a.journal could not be written and takes no more records; make room, then go on in a new file"
    told = retold(load("ko"), f"This game is not being saved: {inner}.")
    assert told.startswith("이 게임은 저장되고 있지 않습니다. /x/a.journal에 쓸 수 없어")
    assert told.endswith("공간을 비우고 새 파일에서 이어 가세요.")


@given(st.text(max_size=60))
def test_what_nobody_knows_stays_as_it_is(text: str) -> None:
    assert isinstance(retold(load("ja"), text), str)
    assert retold(load("ja"), "Nobody ever said this.") == "Nobody ever said this."
