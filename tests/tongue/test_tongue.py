"""A tongue fills its sentences, joins lists and writes dates; what is missing never stops anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.tongue import LANGUAGES, NAMES, Tongue, catalogue, load

EN = load("en")


def tongue(**sentences: str) -> Tongue:
    return Tongue("en", {f"a.{key}": value for key, value in sentences.items()} | dict(EN.sentences), EN.english)


def test_values_numbers_and_forms() -> None:
    here = tongue(x="Seal {n#} {n:order/orders} of {name}")
    assert here.say("a.x", n=1, name="Seoul") == "Seal one order of Seoul"
    assert here.say("a.x", n=2, name="Seoul") == "Seal two orders of Seoul"
    assert here.say("a.x", n=12, name="Seoul") == "Seal 12 orders of Seoul"
    assert here.say("a.x", n=0, name="Seoul") == "Seal no orders of Seoul"


def test_lists() -> None:
    names = ("서울", "도쿄", "워싱턴")
    assert load("ko").listed(names[:2]) == "서울과 도쿄" and load("ko").listed(names) == "서울, 도쿄, 워싱턴"
    assert load("ja").listed(("東京", "ソウル")) == "東京、ソウル" and load("ja").listed(("東京",)) == "東京"
    assert EN.listed(("Seoul", "Tokyo", "Washington")) == "Seoul, Tokyo and Washington" and EN.listed(()) == ""
    assert tongue(x="{names} agree").say("a.x", names=("Seoul", "Tokyo")) == "Seoul and Tokyo agree"


def test_dates() -> None:
    assert [load(name).long_date("2019-08-19") for name in LANGUAGES] == [
        "19 August 2019",
        "2019년 8월 19일",
        "2019年8月19日",
    ]
    assert [load(name).short_date("2019-08-19") for name in LANGUAGES] == ["19 Aug", "8월 19일", "8月19日"]
    assert EN.days_between("2019-08-19", "2019-08-25") == "19–25 August 2019"
    assert EN.days_between("2019-08-26", "2019-09-08") == "26 August – 8 September 2019"
    assert EN.days_between("2019-12-30", "2020-01-05") == "30 December 2019 – 5 January 2020"
    assert load("ko").days_between("2019-08-26", "2019-09-08") == "2019년 8월 26일 – 9월 8일"
    assert load("ja").days_between("2019-08-19", "2019-08-25") == "2019年8月19〜25日"
    assert EN.days_between("", "2019-08-25") == "25 August 2019" and EN.long_date("soon") == ""


def test_particles_in_sentences() -> None:
    here = Tongue("ko", {"a.x": "{a|은는} {b|을를} {c|으로}"}, {})
    assert here.say("a.x", a="서울", b="GSOMIA", c=3) == "서울은 GSOMIA를 3으로"


@given(st.text(max_size=40), st.dictionaries(st.sampled_from(["n", "name"]), st.one_of(st.text(), st.integers())))
def test_no_sentence_and_no_value_stops_it(pattern: str, values: dict[str, object]) -> None:
    here = tongue(x=pattern)
    assert isinstance(here.say("a.x", **values), str)
    assert here.say("a.gone") == "a.gone"


def test_a_value_is_never_read_as_a_pattern() -> None:
    assert tongue(x="{name}").say("a.x", name="{n#} {name.__class__}") == "{n#} {name.__class__}"


def test_what_is_missing_is_said_in_english() -> None:
    assert Tongue("ko", {}, {"a.x": "Go on"}).say("a.x") == "Go on"
    assert load("xx").language == "en" and set(NAMES) == set(LANGUAGES)


def test_a_catalogue_that_cannot_be_read_is_empty(tmp_path: Path) -> None:
    broken = tmp_path / "ko.yaml"
    for text in ("a: [", "- 1", "a: b", "\x00", ""):
        broken.write_text(text, encoding="utf-8")
        assert catalogue(broken) == {}
    assert catalogue(tmp_path / "gone.yaml") == {}
    broken.write_bytes(b"\xff\xfe\x00\xd8")
    assert catalogue(broken) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_decomposed_is_composed(language: str, tmp_path: Path) -> None:
    path = tmp_path / f"{language}.yaml"
    path.write_text("a:\n  x: 서울\n", encoding="utf-8")
    assert catalogue(path) == {"a.x": "서울"}
