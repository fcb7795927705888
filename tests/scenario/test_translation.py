"""Sidecar translations: the same rules in other words; what is unknown, missing, stale or unfit is found."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from game.scenario import (
    ERROR,
    find,
    load,
    sidecars,
    stamped,
    stamps_of,
    translated,
    translation_begun,
    translation_problems,
)
from game.scenario.load import scenario_nodes
from game.scenario.translation import entry_of, texts
from game.tongue import LANGUAGES
from game.tongue import load as tongue

SHIPPED = ("gsomia-2019", "qatar-2017", "senkaku-2010", "tiny")


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A copy of the smallest scenario, in a folder of its own."""
    return Path(shutil.copytree(find("tiny"), tmp_path / "tiny"))


def written(folder: Path, text: str) -> list[str]:
    """Write a Korean sidecar and return what is wrong with it, as code and key or message."""
    (folder / "text.ko.yaml").write_text(text, encoding="utf-8")
    found = [one for one in translation_problems(folder) if one.path.endswith("text.ko.yaml")]
    return [f"{one.line}:{one.column} {one.code}: {one.message}, {one.remedy}" for one in found]


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_what_ships_is_translated_whole(name: str, language: str) -> None:
    assert language in sidecars(find(name)) and translation_problems(find(name)) == []


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_translation_changes_words_and_nothing_else(name: str, language: str) -> None:
    scenario = load(find(name))
    told = translated(scenario, tongue(language))
    assert told.title != scenario.title and told.digest == scenario.digest and told.path == scenario.path
    for attribute in ("actors", "history", "script", "paces", "reach"):
        assert repr(getattr(told.rules, attribute)).count("(") == repr(getattr(scenario.rules, attribute)).count("(")
    for a, b in zip(scenario.rules.moves, told.rules.moves, strict=True):
        assert (a.name, a.cost, a.cooldown, a.once, a.order) == (b.name, b.cost, b.cooldown, b.once, b.order)
        pairs = zip(a.rule.amounts, b.rule.amounts, strict=True)
        assert all((x.meter, x.fixed, x.spread, x.where) == (y.meter, y.fixed, y.spread, y.where) for x, y in pairs)
        assert a.rule.settings == b.rule.settings


@pytest.mark.parametrize("name", SHIPPED)
def test_every_name_of_a_meter_is_in_the_language(name: str) -> None:
    told = translated(load(find(name)), tongue("ja"))
    assert not [meter.title for meter in told.rules.meters if meter.title.isascii()]


def test_english_and_a_scenario_without_translation_stay_as_they_are(tiny: Path) -> None:
    scenario = load(tiny)
    assert translated(scenario, tongue("en")) is scenario
    (tiny / "text.ko.yaml").unlink()
    lone = load(tiny)
    assert translated(lone, tongue("ja")).title == "川の水門"
    shutil.move(tiny, tiny.parent / "elsewhere")
    assert translated(load(tiny.parent / "elsewhere"), tongue("ja")).title == "川の水門"


def test_what_is_missing_stays_english(tiny: Path) -> None:
    (tiny / "text.ko.yaml").write_text("title: 수문\n", encoding="utf-8")
    told = translated(load(tiny), tongue("ko"))
    assert told.title == "수문" and told.summary == load(tiny).summary


def test_an_unknown_key_is_refused_with_the_nearest(tiny: Path) -> None:
    found = written(tiny, "moves:\n  close_gaet: {title: 문}\n")
    assert (
        "2:23 unknown-name: there is no text 'moves.close_gaet.title', did you mean 'moves.close_gate.title'?" in found
    )
    assert next(one for one in translation_problems(tiny) if one.code == "unknown-name").severity == ERROR


def test_missing_and_stale_texts_are_warned_of_once_an_entry(tiny: Path) -> None:
    whole = (find("tiny") / "text.ko.yaml").read_text(encoding="utf-8")
    assert written(tiny, whole) == []
    assert any("moves.protest.title and 2 more of moves.protest" in one for one in written(tiny, "title: 수문\n"))
    source = (tiny / "scenario.yaml").read_text(encoding="utf-8")
    (tiny / "scenario.yaml").write_text(
        source.replace("title: Close the gate", "title: Shut the gate"), encoding="utf-8"
    )
    assert [one.split(": ")[0].split()[1] for one in written(tiny, whole)] == ["stale-translation"]
    assert written(tiny, stamped(whole, stamps_of(tiny))) == []


def test_a_text_that_cannot_stand_is_an_error_at_its_place(tiny: Path) -> None:
    whole = (find("tiny") / "text.ko.yaml").read_text(encoding="utf-8")
    long = whole.replace("title: 강의 수문", f"title: {'강' * 500}")
    line = whole[: whole.index("title: 강의")].count("\n") + 1
    assert [one for one in written(tiny, long) if one.startswith(f"{line}:8 too-long")], written(tiny, long)[:3]
    assert translated(load(tiny), tongue("ko")).title == load(tiny).title


@pytest.mark.parametrize("text", ["- 1\n", "a: [", "\x00", "title: {a: b}\n", "stamps: 3\n", ""])
def test_no_file_stops_the_game(tiny: Path, text: str) -> None:
    written(tiny, text)
    assert translated(load(tiny), tongue("ko")).rules.actors == load(tiny).rules.actors


def test_a_sidecar_cannot_change_a_rule(tiny: Path) -> None:
    written(
        tiny, "meters: {trust: {start: {upper.lower: 99}}}\nmoves: {protest: {cost: 3, effects: {trust.them.me: 9}}}\n"
    )
    told, plain = translated(load(tiny), tongue("ko")), load(tiny)
    assert [meter.start for meter in told.rules.meters] == [meter.start for meter in plain.rules.meters]
    assert [move.cost for move in told.rules.moves] == [move.cost for move in plain.rules.moves]
    assert [one.code for one in translation_problems(tiny) if one.severity == ERROR].count("unknown-name") == 3


@pytest.mark.parametrize("name", SHIPPED)
def test_a_file_that_is_begun_holds_every_text(name: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(find(name), tmp_path / name))
    begun, file = translation_begun(folder), folder / "text.ko.yaml"
    file.write_text(stamped(written_over(begun), stamps_of(folder)), encoding="utf-8")
    assert [one for one in translation_problems(folder) if one.path.endswith("ko.yaml")] == []
    assert translated(load(folder), tongue("ko")).title == f"글 {load(folder).title}"
    file.write_text(stamped(begun, stamps_of(folder)), encoding="utf-8")
    untouched = [one for one in translation_problems(folder) if one.path.endswith("ko.yaml")]
    assert {one.code for one in untouched} == {"not-translated"}  # stamped, and still the English
    entries = {entry_of(key) for root in scenario_nodes(folder, []).values() for key in texts(root)}
    assert len(untouched) == len(entries)


def written_over(begun: str) -> str:
    """Return a file that was begun with every text changed, as if it were translated; words to avoid stay."""
    return re.sub(r'^(?!- )(.*?: ")', r"\1글 ", begun, flags=re.M)


def test_a_file_that_is_begun_has_the_shape_of_the_scenario() -> None:
    assert "\n      trust.lower.upper: " in translation_begun(find("tiny"))
    assert "\n      1:\n        title: " in translation_begun(find("gsomia-2019"))


def test_words_to_avoid_are_listed_in_each_language(tiny: Path) -> None:
    source = (tiny / "scenario.yaml").read_text(encoding="utf-8")
    (tiny / "scenario.yaml").write_text(source + "neutral_terms: [{avoid: rob, use: take}]\n", encoding="utf-8")
    begun = translation_begun(tiny)
    assert begun.endswith('neutral_terms:\n- {"avoid": "rob", "use": "take"}\n')
    assert written(tiny, stamped(written_over(begun), stamps_of(tiny))) == []
    assert translated(load(tiny), tongue("ko")).spec.neutral_terms == load(tiny).spec.neutral_terms
    whole = (find("tiny") / "text.ko.yaml").read_text(encoding="utf-8")
    lacking = written(tiny, whole)
    assert len(lacking) == 1 and "not-translated: neutral_terms has no words of this language" in lacking[0]
    for terms, found in (("[]", []), ("[{avoid: 훔치다}]", ["1:17 missing"]), ("도둑", ["1:16 wrong-shape"])):
        shown = written(tiny, f"neutral_terms: {terms}\n{whole}")
        assert [one.partition(":")[0] + ":" + one.partition(":")[2].partition(":")[0] for one in shown] == found


def test_texts_are_found_by_stable_keys() -> None:
    found = [key for root in scenario_nodes(find("tiny"), []).values() for key in texts(root)]
    for key in ("title", "moves.close_gate.because.trust.lower.upper", "goals.upper.1.title",
                "actors.upper.advisers.1.text", "meters.trust.thresholds.30",
                "instruments.gate.statuses.closed.text"):  # fmt: skip
        assert key in found
    assert not [key for key in found if "effects" in key or key.endswith((".source", "protest.judged"))]
