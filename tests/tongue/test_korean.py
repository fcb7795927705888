"""Korean particles follow the last sound of the word before them, in whatever script it is written."""

from __future__ import annotations

import pytest

from game.tongue import particle


@pytest.mark.parametrize(
    ("word", "topic", "subject", "object_", "with_", "by"),
    [
        ("서울", "은", "이", "을", "과", "로"),
        ("도쿄", "는", "가", "를", "와", "로"),
        ("워싱턴", "은", "이", "을", "과", "으로"),
        ("미국", "은", "이", "을", "과", "으로"),
        ("지소미아", "는", "가", "를", "와", "로"),
        ("GSOMIA", "는", "가", "를", "와", "로"),
        ("WTO", "는", "가", "를", "와", "로"),
        ("URL", "은", "이", "을", "과", "로"),
        ("ICBM", "은", "이", "을", "과", "으로"),
        ("Tokyo", "는", "가", "를", "와", "로"),
        ("Washington", "은", "이", "을", "과", "으로"),
        ("Seoul", "은", "이", "을", "과", "로"),
        ("Beijing", "은", "이", "을", "과", "으로"),
        ("2", "는", "가", "를", "와", "로"),
        ("3", "은", "이", "을", "과", "으로"),
        ("7", "은", "이", "을", "과", "로"),
        ("10", "은", "이", "을", "과", "으로"),
        ("50 %", "는", "가", "를", "와", "로"),
        ("서울(수도)", "은", "이", "을", "과", "로"),
        ("“협정”", "은", "이", "을", "과", "으로"),
        ("", "는", "가", "를", "와", "로"),
    ],
)
def test_particles(word: str, topic: str, subject: str, object_: str, with_: str, by: str) -> None:
    names = ("은는", "이가", "을를", "과와", "으로")
    assert tuple(particle(word, name) for name in names) == (topic, subject, object_, with_, by)


def test_every_syllable_has_its_form() -> None:
    for code in range(ord("가"), ord("힣") + 1):
        open_ended = (code - ord("가")) % 28 == 0
        assert particle(chr(code), "은는") == ("는" if open_ended else "은")


def test_an_unknown_particle_stays_as_it_is() -> None:
    assert particle("서울", "부터") == "부터"
