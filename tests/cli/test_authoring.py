"""What an author types: a new scenario, a check that watches, the page of a code, a game that begins later."""

from __future__ import annotations

import os
from argparse import Namespace
from io import StringIO
from pathlib import Path

import pytest

from game import scenario
from game.cli import check, play, watch
from game.cli.explain import ALL
from game.cli.terminal import Terminal
from game.session import Session
from game.sweeps import sweep
from tests.cli.calling import call


@pytest.mark.parametrize("count", range(2, 8))
def test_a_new_scenario_is_clean_and_plays(count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    actors = ["north", "south_bank", "east", "west", "isle", "hills", "lake"][:count]
    answer = call("new", "my-crisis", "--actors", ",".join(actors))
    assert answer.code == 0 and answer.out.split() == [str(Path("my-crisis") / "scenario.yaml")]
    assert call("check", "my-crisis", "--strict").code == 0, call("check", "my-crisis").out
    loaded = scenario.load("my-crisis")
    assert list(loaded.rules.actors) == actors and loaded.id == "my-crisis"
    text = (tmp_path / "my-crisis" / "scenario.yaml").read_text(encoding="utf-8")
    assert text.count("#") >= 20, "it is commented"
    schema = text.partition("$schema=")[2].partition("\n")[0]
    assert (tmp_path / "my-crisis" / schema).is_file()
    for pace in loaded.rules.paces:
        result = sweep(loaded, {"all": "random"}, 100, 1, pace)
        assert 0 < max(result.endings().values()) < 1, "a game can end in more than one way"


def test_nothing_is_overwritten_and_wrong_names_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there").mkdir()
    for words, code, told in (
        (("there",), 2, "exists already"),
        (("My Crisis",), 1, "small letters"),
        (("a", "--actors", "north"), 1, "two to seven"),
        (("a", "--actors", "a,b,c,d,e,f,g,h"), 1, "two to seven"),
        (("a", "--actors", "north,north"), 1, "a name of its own"),
        (("a", "--actors", "north,trust"), 1, "another name"),
        (("a", "--actors", "North,south"), 1, "small letters"),
        (("a", "--actors", "me,south"), 1, "another name"),
        (("a", "--actors", "all,south"), 1, "another name"),
    ):
        answer = call("new", *words)
        assert answer.code == code and told in answer.err, (words, answer.err)
    assert not (tmp_path / "a").exists()


def watched(path: Path, saves: list[str]) -> tuple[str, str]:
    """Check with --watch while texts are saved one after another; return what was written."""
    out, err = StringIO(), StringIO()
    waiting = list(saves)

    def pause(seconds: float) -> None:
        assert seconds == watch.EVERY
        if not waiting:
            raise KeyboardInterrupt
        text = waiting.pop(0)
        if text:
            path.write_text(text, encoding="utf-8")
            os.utime(path, ns=(10**18 + len(waiting), 10**18 + len(waiting)))

    asked = Namespace(path=str(path), json=False, play=None, strict=False, watch=True)
    with pytest.raises(KeyboardInterrupt):
        check.run(asked, Terminal(out, err), pause)
    return out.getvalue(), " ".join(err.getvalue().split())


def test_a_watching_check_prints_again_on_every_change_and_not_otherwise(tmp_path: Path) -> None:
    right = (scenario.find("tiny") / "scenario.yaml").read_text(encoding="utf-8")
    path = tmp_path / "mine.yaml"
    path.write_text(right, encoding="utf-8")
    out, err = watched(path, ["", right.replace("tick: week", "tick: year"), "", right])
    assert out.count("bad-value") == 1 and err.count("is in order") == 2 and err.count("1 error") == 1
    assert "Waiting for changes" in err


def test_a_file_of_a_folder_that_comes_or_goes_is_a_change(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: 1", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    first = scenario.as_saved(tmp_path)
    (tmp_path / "notes.txt").write_text("y" * 9, encoding="utf-8")
    assert scenario.as_saved(tmp_path) == first
    (tmp_path / "b.yaml").write_text("b: 1", encoding="utf-8")
    assert len(scenario.as_saved(tmp_path)) == 2
    (tmp_path / "a.yaml").unlink()
    assert [name for name, *_ in scenario.as_saved(tmp_path)] == ["b.yaml"]


def test_explain_prints_the_page_of_every_code_and_lists_them() -> None:
    listed = call("explain")
    assert listed.code == 0 and all(page.code in listed.out for page in ALL)
    for page in ALL:
        answer = call("explain", page.code)
        assert answer.code == 0 and answer.out.startswith(page.code)
        assert all(line.strip() in answer.out for line in page.good.splitlines())
    answer = call("explain", "unknwon-key")
    assert answer.code == 1 and "did you mean unknown-key?" in answer.err


def test_the_line_and_a_caret_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("title: 서울\ntick: year # " + "far " * 60 + "\n", encoding="utf-8")
    lines = call("check", str(path)).out.splitlines()
    at = next(row for row, line in enumerate(lines) if "bad-value" in line)
    assert lines[at + 1].startswith("    | tick: year # far") and len(lines[at + 1]) <= 80
    assert lines[at + 2] == "    |       ^"
    path.write_text("meters: {" + "m: {start: 50}, " * 1 + "a" * 90 + ": {strat: 1}}\n", encoding="utf-8")
    lines = call("check", str(path)).out.splitlines()
    at = next(row for row, line in enumerate(lines) if "unknown-key" in line)
    assert lines[at + 1][lines[at + 2].index("^")] == "s", lines[at : at + 3]


def test_warp_lets_bots_play_up_to_a_turn_and_gives_the_seats_back() -> None:
    loaded = scenario.load(scenario.find("tiny"))
    session = Session(loaded, {"upper": "person", "lower": "dove"}, seed=3)
    play.warp(session, 4)
    assert (session.turn, session.phase) == (4, "orders")
    assert session.play.seats == {"upper": "person", "lower": "dove"}
    assert [turn.by["upper"] for turn in session.play.course.turns] == [play.STAND_IN] * 3
    again = Session.resume(session.recording)
    assert (again.turn, again.play.seats) == (4, session.play.seats)
    with pytest.raises(play.UsageError, match="ended in turn 5"):
        play.warp(Session(loaded, {"upper": "person", "lower": "hold"}), 9)


def test_warp_needs_people_and_a_window() -> None:
    for words in (("--warp", "3"), ("--warp", "3", "--headless"), ("--warp", "3", "--headless", "--seats", "all=dove")):
        answer = call("play", "tiny", *words)
        assert answer.code == 1 and "--warp" in answer.err and "upper=me" in answer.err
    assert call("play", "tiny", "--warp", "0", "--seats", "upper=me").code == 1
