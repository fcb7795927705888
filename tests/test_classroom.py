"""What docs/classroom.md tells a teacher to press is on the screens, and what it tells to type works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from game.cli.handouts import pages_of
from game.scenario import Scenario, find, load
from game.session.timing import EARLY, EARLY_TURNS
from game.tongue import load as tongue
from game.tongue.tongue import SLOT
from game.window.facilitating import KEPT
from game.window.screens.settings import ROWS
from tests.cli.calling import call

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "docs" / "classroom.md").read_text(encoding="utf-8")
FLAGSHIP = load(find("gsomia-2019"))
ASKED = {"what surprised you?"}
"""What is said to a class and stands on no screen."""


def named(text: str) -> set[str]:
    """Return what a page sets in italics: what stands on a screen."""
    plain = re.sub(r"\*\*[^*]+\*\*", "", text)
    return {re.sub(r"\s+", " ", found) for found in re.findall(r"(?<![*\w])\*([^*|]+)\*", plain)} - ASKED


def unseen(text: str, scenario: Scenario) -> list[str]:
    """Return what a page names that no sentence of the catalogue, and no pace, is called."""
    said = {pace.title.partition(",")[0] for pace in scenario.rules.paces.values()} | set(tongue().english.values())
    patterns = [pattern for one in said if (pattern := ".+".join(map(re.escape, plain(one)))) not in (".+", "")]
    return sorted(name for name in named(text) if not any(re.fullmatch(one, name) for one in patterns))


def plain(said: str) -> list[str]:
    """Return a sentence without its places; one that does not begin with a word of its own is no name."""
    parts = SLOT.sub("\0", said).split("\0")
    return parts if len(parts) == 1 or len(parts[0].strip()) > 3 else [""]


def test_every_press_it_names_is_on_a_screen() -> None:
    assert len(named(TEXT)) > 15 and unseen(TEXT, FLAGSHIP) == []
    assert unseen("Press *Close the orders now*, then *Close orders*.", FLAGSHIP) == ["Close the orders now"]


def test_every_command_it_names_works(tmp_path: Path) -> None:
    commands = [shlex.split(found)[2:] for found in re.findall(r"`(python run\.py[^`]*)`", TEXT)]
    assert [] in commands and ["replay", "FILE"] in commands
    (handouts,) = (words for words in commands if words[:1] == ["handouts"])
    answer = call(*handouts[:-1], str(tmp_path / "handouts"))
    assert answer.code == 0 and {path.stem for path in (tmp_path / "handouts").iterdir()} == {
        *FLAGSHIP.rules.actors,
        "facilitator",
    }


def test_its_minutes_and_numbers_are_those_of_the_game() -> None:
    paces = FLAGSHIP.rules.paces
    assert {name: pace.turns for name, pace in paces.items()} == {"two_lessons": 11, "one_lesson": 6}
    assert "50 minutes, six turns" in TEXT and "eleven turns" in TEXT
    assert (EARLY_TURNS, EARLY) == (3, 30) and "the first three turns get thirty seconds more" in " ".join(TEXT.split())
    timer = dict(ROWS)["timer"]
    assert {180, 360} <= {seconds for seconds, _ in timer} and 14 in KEPT
    pages = dict(pages_of(FLAGSHIP, "one_lesson", tongue()))
    slips = pages["seoul"].count('class="slip"')
    assert slips == 6 and "8 attention" in pages["seoul"] and "6 attention" in pages["washington"]
    assert "eight attention to spend, Washington six" in TEXT
