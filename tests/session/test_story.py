"""The story of a finished game adds up with its courses, and is told only after the end."""

from __future__ import annotations

from typing import Any

from game.session import Begin, Next, Seal, Session, played
from game.tongue import load, story_sentences
from tests.session.playing import crisis

SHEETS: list[dict[str, tuple[str, ...]]] = [
    {"north": ("protest south",), "south": ("whisper", "envoy")},
    {"north": ("block",), "east": ("tip",)},
    {},
    {"south": ("protest north",)},
    {},
]


def told() -> dict[str, Any]:
    """Return the end of a game of the harbour that was ordered by hand."""
    session = Session(crisis("harbour"), dict.fromkeys(("north", "south", "east"), "person"))
    session.handle(Begin())
    for turn, sheets in enumerate(SHEETS, 1):
        for actor in ("north", "south", "east"):
            assert session.snapshot(None)["story"] is None and session.snapshot(actor)["story"] is None
            session.handle(Seal(actor, turn, sheets.get(actor, ())))
        assert session.snapshot(None)["story"] is None
        session.handle(Next())
    return session.snapshot(None)


def test_what_was_given_is_counted() -> None:
    shot = told()
    assert (shot["story"]["turns"], shot["story"]["orders"], shot["story"]["quiet"]) == (5, 6, 3)
    assert shot["story"]["quiet"] == len(shot["quiet_orders"])


def test_levels_are_those_of_the_courses() -> None:
    for seed in range(4):
        shot = played(crisis("gsomia-2019"), {"all": "random"}, seed=seed).snapshot(None)
        story, track = shot["story"], shot["track"]
        one, other = story["tie"]["of"]
        both = [track[f"trust.{one}.{other}"], track[f"trust.{other}.{one}"]]
        assert (story["tie"]["before"], story["tie"]["after"]) == tuple(
            sum(line[at] for line in both) // 2 for at in (0, -1)
        )
        starts = {name: line[0] for name, line in track.items() if name.startswith("trust.")}
        assert {one, other} == {"seoul", "tokyo"} and min(starts, key=lambda name: starts[name]) == "trust.tokyo.seoul"
        moved = {name: abs(line[-1] - line[0]) for name, line in track.items() if name.startswith("pressure.")}
        assert moved[story["home"]["meter"]] == max(moved.values())


def test_chapters_are_the_turns_in_which_the_board_moved_most() -> None:
    for seed in range(4):
        shot = played(crisis("gsomia-2019"), {"all": "random"}, seed=seed).snapshot(None)
        board = {name: line for name, line in shot["track"].items() if name.split(".")[0] in ("trust", "pressure")}
        size = {
            turn: sum(abs(line[turn] - line[turn - 1]) for line in board.values())
            for turn in range(1, shot["story"]["turns"] + 1)
        }
        chapters = shot["story"]["chapters"]
        turns = [one["turn"] for one in chapters]
        assert turns == sorted(turns) and len(turns) == 4
        assert min(size[turn] for turn in turns) >= max([size[turn] for turn in size if turn not in turns], default=0)
        for one in chapters:
            changes = {name: line[one["turn"]] - line[one["turn"] - 1] for name, line in board.items()}
            assert changes[one["meter"]] == one["change"] and abs(one["change"]) == max(map(abs, changes.values()))
            assert one["text"] in {line["text"] for line in shot["headlines"] if line["turn"] == one["turn"]} | {""}


def test_sentences_tell_the_same_numbers() -> None:
    shot = told()
    words = story_sentences(load("en"), shot, lambda name: name)
    assert words[0] == "In five turns the three capitals gave 6 orders, three of them in secret."
    assert len(words) == 3 and all(one.endswith(".") for one in words)
    assert story_sentences(load("en"), {"story": None}, str) == []
