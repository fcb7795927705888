"""Bots are found by name, each says who it is, and a name that cannot be found is refused with the remedy."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from game.bots import BOTS, bot_class, follows_history, make, seating
from game.errors import GameError
from tests.bots.field import crowded

FOUNDATION = ["random", "hold", "history", "mirror", "hawk", "dove"]


def test_the_table_holds_the_bots_the_command_line_promises() -> None:
    assert list(BOTS)[:6] == FOUNDATION


@pytest.mark.parametrize("name", BOTS)
def test_each_bot_says_its_temperament_in_one_sentence_and_where_it_comes_from(name: str) -> None:
    sentence, source = BOTS[name].sentence, BOTS[name].source
    assert sentence.endswith(".") and sentence.count(". ") == 0 and 10 < len(sentence) < 100
    assert source.endswith(".")
    assert BOTS[name].__doc__


@pytest.mark.parametrize("name", BOTS)
def test_one_bot_a_file(name: str) -> None:
    assert BOTS[name].__module__ == f"game.bots.{name}"


def test_a_misspelt_bot_is_named_with_the_nearest() -> None:
    with pytest.raises(GameError, match=r"there is no bot 'miror'; did you mean 'mirror'\?"):
        bot_class("miror")
    with pytest.raises(GameError, match=r"use one of random, hold, .*package.module:Class"):
        bot_class("zzz")


OUTSIDE = '''
class Angry:
    """Orders nothing, angrily."""
    def choose(self, view, menu, draws):
        return menu.legal & False

class Mute:
    pass

number = 3
'''


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "my_bots.py").write_text(OUTSIDE, encoding="utf-8")
    (tmp_path / "broken_bots.py").write_text("1 / 0\n", encoding="utf-8")
    (tmp_path / "leaving_bots.py").write_text("raise SystemExit(3)\n", encoding="utf-8")
    (tmp_path / "needy_bots.py").write_text("import nowhere_to_be_found\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    for name in ("my_bots", "broken_bots", "leaving_bots", "needy_bots"):
        sys.modules.pop(name, None)


def test_a_bot_from_outside_is_loaded_by_module_and_class(outside: Path) -> None:
    assert make("my_bots:Angry", crowded().rules, "ash").__class__.__name__ == "Angry"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("no_such_module:Angry", r"there is no module 'no_such_module'; start in the folder that holds it"),
        ("my_bots.deeper:Angry", r"no module 'my_bots"),
        ("needy_bots:Angry", r"needs the module 'nowhere_to_be_found', which is not installed"),
        ("broken_bots:Angry", r"its module says ZeroDivisionError: division by zero"),
        ("leaving_bots:Angry", r"its module says SystemExit: 3"),
        ("my_bots:Angri", r"my_bots has no class 'Angri'; did you mean 'Angry'\?"),
        ("my_bots:number", r"my_bots has no class 'number'"),
        ("my_bots:Mute", r"my_bots:Mute has no method 'choose'"),
        (":Angry", r"':Angry' cannot name a bot; write package.module:Class"),
        (".my_bots:Angry", r"cannot name a bot; write package.module:Class"),
        ("my bots:Angry", r"cannot name a bot; write package.module:Class"),
        ("angry" * 100, r"there is no bot '(angry){12}'; use one of"),
        ("my_bots:", r"my_bots has no class ''"),
    ],
)
def test_what_cannot_be_loaded_is_refused_in_one_sentence(outside: Path, name: str, words: str) -> None:
    with pytest.raises(GameError, match=words) as refusal:
        bot_class(name)
    assert "\n" not in str(refusal.value)


def test_all_stands_for_the_rest_and_nobody_named_is_mirror() -> None:
    rules = crowded().rules
    assert seating(rules, {"all": "hawk", "birch": "dove"}) == {"ash": "hawk", "birch": "dove", "cedar": "hawk"}
    assert seating(rules, {"birch": "dove"}) == {"ash": "mirror", "birch": "dove", "cedar": "mirror"}
    with pytest.raises(GameError, match=r"crowded has no seat 'brich'; did you mean 'birch'\?"):
        seating(rules, {"brich": "dove"})


def test_chance_follows_the_record_only_if_everybody_does() -> None:
    assert follows_history({"ash": "history", "birch": "history"})
    assert not follows_history({"ash": "history", "birch": "mirror"})
