"""Rules that read words, in translations: what they must find there, at its place (‸), and what they must spare."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import scenario
from game.scenario.lint import RULES
from game.scenario.lint.phrases import Phrases, words
from tests.scenario.finding import marked, whole

ENGLISH = """\
neutral_terms: [{avoid: the robbers, use: the neighbours}]
summary: North waits.
actors: {north: {name: North, brief: North waits.}, south: South}
dates: {fair: {on: 2024-01-20, title: The fair}}
moves: [{id: nod, by: [north, south], title: Nod, headlines: {neutral: North nods in the end, north: A, south: B}}]
events: [{id: e, on: 2024-01-10, title: Rain, text: It rains., effects: {m: 1}}]
endings: [{id: x, title: The long peace, when: m > 50}, {id: drawn, title: Stalemate, when: time_up}]
mechanisms: [{id: idea, title: An idea, text: It is one., rules: [m]}]
history: [{on: 2024-01-20, order: "north: nod"}]
"""
KO = "neutral_terms: [{avoid: 도둑들, use: 이웃}, {avoid: 동해, use: 바다}]\n"
JA = "neutral_terms: [{avoid: 盗賊, use: 隣人}, {avoid: テロ, use: 事件}]\n"
LONG = {"ko": "endings: {x: {title: 긴 평화}, drawn: {title: 교착}}\n", "ja": "endings: {x: {title: 長い平和}}\n"}
NODS = {
    "ko": "moves: {nod: {headlines: {neutral: 북쪽이 마침내 끄덕이다}}}\n",
    "ja": "moves: {nod: {headlines: {neutral: 「北」が会議でついにうなずく}}}\n",
}

FOUND: list[tuple[str, str, str]] = [
    ("one-sided-term", "ko", KO + "summary: 어제 ‸도둑들이 왔습니다.\n"),
    ("one-sided-term", "ko", KO + "mechanisms: {idea: {text: ‸동해에서 왔습니다.}}\n"),
    ("one-sided-term", "ko", KO + 'moves: {nod: {headlines: {neutral: ‸"도둑들, 끄덕이다"}}}\n'),
    ("one-sided-term", "ja", JA + "summary: 昨日の‸盗賊が来ました。\n"),
    ("one-sided-term", "ja", JA + "moves: {nod: {title: あの‸テロの後}}\n"),
    ("spoiler", "ko", "summary: ‸2월 2일까지 조용합니다.\n"),
    ("spoiler", "ko", "summary: 행진은 ‸2024년 2월 2일에 있습니다.\n"),
    ("spoiler", "ko", "summary: ‸2024년 3월에 끝납니다.\n"),
    ("spoiler", "ko", "events: {e: {text: 곧 ‸1월 25일입니다.}}\n"),
    ("spoiler", "ko", LONG["ko"] + "summary: ‸긴 평화가 올까요?\n"),
    ("spoiler", "ko", NODS["ko"] + "summary: ‸북쪽이 마침내 끄덕이다, 라고 합니다.\n"),
    ("spoiler", "ja", "summary: 行進は‸2月2日です。\n"),
    ("spoiler", "ja", "summary: 行進は‸2024-02-02です。\n"),
    ("spoiler", "ja", "summary: 行進は‸２０２４年２月２日です。\n"),
    ("spoiler", "ja", "actors: {north: {brief: ‸2024年3月に終わります。}}\n"),
    ("spoiler", "ja", LONG["ja"] + "summary: もう‸長い平和です。\n"),
    ("spoiler", "ja", NODS["ja"] + "summary: ‸「北」が会議でついにうなずく、と聞きました。\n"),
    ("too-wide", "ko", "actors: {north: {name: ‸북쪽에 있는 아주 오래된 연방}}\n"),
    ("too-wide", "ja", "moves: {nod: {title: ‸向かい側に座っている代表団に何度もゆっくりとうなずく}}\n"),
    ("missing-glyph", "ko", "title: 수문 ‸🚧\n"),
    ("missing-glyph", "ja", "title: 水門 ‸🚧\n"),
]
SPARED: list[tuple[str, str, str]] = [
    ("one-sided-term", "ko", "neutral_terms: []\nsummary: The robbers, 도둑들.\n"),
    ("one-sided-term", "ko", KO + "summary: 행동해야 합니다. The robbers.\n"),
    ("one-sided-term", "ko", KO + "actors: {north: {brief: 도둑들이 왔습니다.}}\n"),
    ("one-sided-term", "ko", JA + "summary: 도둑들이 왔습니다.\n"),
    ("one-sided-term", "ja", JA + "summary: ステロイドとテロップ。\n"),
    ("one-sided-term", "ja", JA + "moves: {nod: {headlines: {north: 盗賊、うなずく}}}\n"),
    ("spoiler", "ko", "summary: 1월 20일은 장날이고, 6월 31일은 없습니다. 2023년 12월 1일에 시작했습니다. 5월에.\n"),
    ("spoiler", "ko", LONG["ko"] + "summary: 교착입니다. 평화는 길지 않습니다.\n"),
    (
        "spoiler",
        "ja",
        "summary: 1月20日は市の日、2023年12月31日ではありません。2021年10月から。\n" + "dates: {fair: {title: 市}}\n",
    ),
    ("spoiler", "ja", "endings: {x: {title: 平和}}\nsummary: 平和は遠い。\n"),
    ("spoiler", "ja", NODS["ja"] + "endings: {x: {text: 3月3日に終わりました。}}\n"),
    ("too-wide", "ko", "actors: {north: {name: 북쪽 연방}}\n"),
    ("too-wide", "ja", "moves: {nod: {title: ゆっくりうなずく}}\n"),
    ("missing-glyph", "ko", "title: “수문” – 水門 ₩\n"),
    ("missing-glyph", "ja", "title: 「水門」〜々ー\n"),
]


def lint_of(folder: Path, language: str, text: str) -> list[str]:
    """Return what is found in a translation as `line:column code`."""
    (folder / "scenario.yaml").write_text(whole(ENGLISH), encoding="utf-8")
    file = folder / f"text.{language}.yaml"
    file.write_text(text, encoding="utf-8")
    found = scenario.checked(folder)
    assert found.scenario is not None, found.problems
    return [f"{item.line}:{item.column} {item.code}" for item in found.problems if item.path == str(file)]


@pytest.mark.parametrize(("code", "language", "text"), FOUND)
def test_what_must_be_found_in_a_translation_is(code: str, language: str, text: str, tmp_path: Path) -> None:
    plain, places = marked(text, code)
    found = [line for line in lint_of(tmp_path, language, plain) if line.endswith(f" {code}")]
    assert found == places and len(places) == 1


@pytest.mark.parametrize(("code", "language", "text"), SPARED)
def test_what_only_looks_alike_in_a_translation_is_spared(code: str, language: str, text: str, tmp_path: Path) -> None:
    assert [line for line in lint_of(tmp_path, language, text) if line.endswith(f" {code}")] == []


def test_every_rule_that_reads_words_has_cases_in_both_languages() -> None:
    spoken = {(rule.code, language) for rule in RULES if rule.spoken for language in ("ko", "ja")}
    assert {rule.code for rule in RULES if rule.spoken} == {"one-sided-term", "spoiler", "too-wide", "missing-glyph"}
    assert spoken == {case[:2] for case in FOUND} == {case[:2] for case in SPARED}


def test_a_finding_can_be_allowed_where_it_stands(tmp_path: Path) -> None:
    allowed = "  # backchannel: allow spoiler because everybody knew it\n"
    assert not [line for line in lint_of(tmp_path, "ko", f"summary: 2월 2일까지.{allowed}") if "spoiler" in line]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("강제징용과 강제 징용", [(0, "강제징용"), (6, "강제 징용")]),
        ("GSOMIA를 GSOMIAS", [(0, "GSOMIA")]),
        ("이 동해안, 행동해", [(2, "동해")]),
        ("新日本海側の日本海", [(1, "日本海"), (6, "日本海")]),
        ("テロ、ステロ、テロル、テロの", [(0, "テロ"), (11, "テロ")]),
        ("「市」へ市が", [(1, "市")]),
    ],
)
def test_phrases_are_found_in_every_writing(text: str, found: list[tuple[int, str]]) -> None:
    terms = ("강제징용", "강제 징용", "GSOMIA", "동해", "日本海", "テロ", "「市」へ")
    told = list(Phrases(dict.fromkeys(terms, "")).within(text))
    assert [start for start, _, _ in told] == [start for start, _ in found]
    assert all(text[start:].startswith(item.removeprefix("「")) for start, item, _ in told)


def test_words_are_counted_in_every_writing() -> None:
    assert words("The long  peace") == ["The", "long", "peace"] and words("지켜진 현상 동결") == [
        "지켜진",
        "현상",
        "동결",
    ]
    assert words("衝撃の中の結束") == ["衝撃の", "中の", "結束"] and words("悪循環") == ["悪循環"] and words("") == []
