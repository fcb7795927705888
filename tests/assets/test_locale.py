"""The catalogues: the same keys and places in every language, no key unused, no letter without a glyph."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from game.bots import BOTS
from game.engine import PHRASES
from game.lettering import load_metrics
from game.shipped import shipped
from game.tongue import LANGUAGES, catalogue, load
from game.tongue.korean import PAIRS
from game.tongue.tongue import SLOT

FOLDER = shipped("assets") / "locale"
GAME = Path(__file__).resolve().parents[2] / "game"
CATALOGUES = {language: catalogue(FOLDER / f"{language}.yaml") for language in LANGUAGES}
SPEAKERS = [path for path in sorted(GAME.rglob("*.py")) if "cli" not in path.parts]
"""Files that say sentences of a catalogue; the `say` of a terminal is another."""

METRICS = load_metrics(shipped("assets") / "fonts")


def places(sentence: str) -> set[str]:
    """Return the names of the values a sentence has a place for."""
    return {slot["name"] for slot in SLOT.finditer(sentence)}


def unlike(catalogues: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Return every key and place that is not in all languages."""
    english = catalogues["en"]
    found = []
    for language, sentences in catalogues.items():
        found += [f"{language}: {key} is missing" for key in english if key not in sentences]
        found += [f"{language}: {key} is no key of en" for key in sentences if key not in english]
        for key in sentences.keys() & english.keys():
            if places(sentences[key]) != places(english[key]):
                found.append(f"{language}: {key} has places {places(sentences[key])}, not {places(english[key])}")
    return sorted(found)


def torn(sentences: Mapping[str, str]) -> list[str]:
    """Return the keys whose sentence holds a brace that is no place, or a particle nobody knows."""
    wrong = [key for key, one in sentences.items() if set("{}") & set(SLOT.sub("", one))]
    names = {slot["particle"] for one in sentences.values() for slot in SLOT.finditer(one) if slot["particle"]}
    return wrong + sorted(names - set(PAIRS))


def test_every_language_has_the_same_keys_and_places() -> None:
    assert unlike(CATALOGUES) == []


def test_a_planted_difference_is_found() -> None:
    planted = {"en": {"a.x": "{n} of {m}", "a.y": "y"}, "ko": {"a.x": "{n}", "a.z": "z"}}
    assert [line.split()[1] for line in unlike(planted)] == ["a.x", "a.y", "a.z"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_torn(language: str) -> None:
    assert torn(CATALOGUES[language]) == []
    assert torn({"a.x": "{n", "a.y": "{a.b}", "a.z": "{a|을르}"}) == ["a.x", "a.y", "을르"]


def bare_particles(sentences: Mapping[str, str]) -> list[str]:
    """Return the Korean sentences in which a particle is written out after a value, right for some values only."""
    rigid = re.compile(r"\}(은|는|이|가|을|를|과|와|으로)(?=[\s.,?]|$)")
    return [key for key, one in sentences.items() if rigid.search(one)]


def test_a_particle_after_a_value_follows_the_value() -> None:
    assert bare_particles(CATALOGUES["ko"]) == []
    assert bare_particles({"a.x": "{who}는 잔다", "a.y": "{who|은는} 잔다", "a.z": "{who}의"}) == ["a.x"]


def doubled(text: str) -> list[str]:
    """Return the keys that stand twice in one section, and sections that stand twice."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    found: list[str] = []
    for mapping in (root, *(value for _, value in root.value)):
        names = [key.value for key, _ in mapping.value]
        found += sorted({name for name in names if names.count(name) > 1})
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(language: str) -> None:
    assert doubled((FOLDER / f"{language}.yaml").read_text(encoding="utf-8")) == []
    assert doubled("a: {x: 1, x: 2}\nb: {}\nb: {}\n") == ["b", "x"]


def missing_glyphs(sentences: Mapping[str, str]) -> set[str]:
    return {char for one in sentences.values() for char in one if not METRICS.face_of(char, "plex400")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_has_a_glyph(language: str) -> None:
    assert missing_glyphs(CATALOGUES[language]) == set()
    assert missing_glyphs({"a.x": "ok ꙮ"}) == {"ꙮ"}


def strings(source: str) -> Iterator[str]:
    """Yield every string written in a file, and the start of those put together."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def patterns(source: str) -> Iterator[str]:
    """Yield every text of a file with nothing in the place of its values."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def plain(sentence: str) -> str:
    """Return a sentence as it is compared: no names in its places, no full stop, a small first letter."""
    sentence = SLOT.sub("{}", sentence).rstrip(".")
    return sentence[:1].lower() + sentence[1:]


def unsaid(keys: Mapping[str, str], sources: Iterable[str]) -> list[str]:
    """Return the keys of section `said` whose English no file says."""
    written = {plain(text) for source in sources for text in patterns(source)}
    return sorted(key for key, one in keys.items() if key.startswith("said.") and plain(one) not in written)


def test_every_sentence_told_again_is_one_of_the_house() -> None:
    assert unsaid(CATALOGUES["en"], [path.read_text(encoding="utf-8") for path in GAME.rglob("*.py")]) == []
    assert unsaid({"said.a": "Gone {n}.", "said.b": "Here {n}"}, ["raise E(f'gone {x[:3]!r}')"]) == ["said.b"]


ANSWERS = ("conduct.py", "local.py", "saving.py")
"""Files of the session whose refusals and warnings a person in the window may meet."""
NOT_MET = {"{} is no command; send one of game.session", "{} has no event {}; use one of {}"}
"""What the window never sends."""


def unanswered(keys: Mapping[str, str], source: str) -> list[str]:
    """Return the refusals of a file that are not told again in other languages."""
    known = {plain(one) for key, one in keys.items() if key.startswith("said.")}
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args:
            text = next(patterns(ast.unparse(node.exc.args[0])), "")
            if " " in text and plain(text) not in known and text not in NOT_MET:
                found.append(text)
    return found


@pytest.mark.parametrize("name", ANSWERS)
def test_every_refusal_of_the_session_is_told_in_every_language(name: str) -> None:
    assert unanswered(CATALOGUES["en"], (GAME / "session" / name).read_text(encoding="utf-8")) == []
    assert unanswered({}, "raise WrongPhase('the game is over; go on')") == ["the game is over; go on"]


def unused(keys: Mapping[str, str], sources: Iterator[str] | list[str]) -> list[str]:
    """Return the keys no file names: as a whole, or by a start that ends in a dot or underscore (`deal.{what}`)."""
    written = {text for source in sources for text in strings(source)}
    starts = tuple(text for text in written if re.fullmatch(r"[a-z]+\.([a-z_]+[._])*", text))
    starts += ("said.",)
    return sorted(key for key in keys if key not in written and not key.startswith(starts))


def test_every_key_is_used() -> None:
    sources = [path.read_text(encoding="utf-8") for path in GAME.rglob("*.py")]
    assert unused(CATALOGUES["en"], sources) == []
    assert unused({"a.x": "", "b.y_z": "", "c.q": ""}, ["say('a.x')\nsay(f'b.y_{n}')"]) == ["c.q"]


def unknown(keys: Mapping[str, str], source: str) -> list[str]:
    """Return the keys a file says that are in no catalogue."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and getattr(node.func, "attr", "") == "say":
            first = node.args[0]
            if isinstance(first, ast.Constant) and first.value not in keys:
                found.append(str(first.value))
    return found


def test_every_sentence_said_is_in_the_catalogue() -> None:
    for path in SPEAKERS:
        assert unknown(CATALOGUES["en"], path.read_text(encoding="utf-8")) == [], path
    assert unknown({"a.x": ""}, "page.say('a.x'); page.say('a.y', n=1)") == ["a.y"]


def unfilled(keys: Mapping[str, str], source: str) -> list[str]:
    """Return the sentences said without a value they have a place for."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and getattr(node.func, "attr", "") == "say":
            first, given = node.args[0], {word.arg for word in node.keywords}
            if isinstance(first, ast.Constant) and None not in given and places(keys.get(first.value, "")) - given:
                found.append(str(first.value))
    return found


def test_every_place_is_filled() -> None:
    for path in SPEAKERS:
        assert unfilled(CATALOGUES["en"], path.read_text(encoding="utf-8")) == [], path
    planted = "s.say('a.x', n=1); s.say('a.x'); s.say('a.x', **rest)"
    assert unfilled({"a.x": "{n}"}, planted) == ["a.x"]


def test_english_says_what_engine_and_bots_say() -> None:
    english = CATALOGUES["en"]
    assert {key.removeprefix("when."): said for key, said in english.items() if key.startswith("when.")} == PHRASES
    assert {name: english.get(f"bot.{name}_does") for name in BOTS} == {
        name: bot.sentence for name, bot in BOTS.items()
    }


def test_loading_is_done_once() -> None:
    assert load("ko") is load("ko")
