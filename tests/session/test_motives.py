"""The clause that says why a bot acted is true, is there for every bot, and tells nothing that was quiet."""

from __future__ import annotations

from random import Random

import pytest

from game.bots import BOTS, MOTIVES
from game.session import Begin, Next, Seal, Session
from game.session.motives import motive_of
from tests.session.playing import crisis


def told(session: Session, actor: str, reader: str | None = None) -> tuple[str, list[str]] | None:
    sheet = next(one for one in session.snapshot(reader)["reveal"]["sheets"] if one["actor"] == actor)
    return (sheet["why"]["what"], sheet["why"]["of"]) if sheet["why"] else None


def game(**seats: str) -> Session:
    session = Session(crisis("harbour"), {"all": "hold", **seats})
    session.handle(Begin())
    return session


@pytest.mark.parametrize("name", BOTS)
def test_every_bot_has_a_motive(name: str) -> None:
    assert motive_of(name) in MOTIVES
    session = game(north="person", south=name)
    session.handle(Seal("north", 1))
    assert told(session, "south") is not None and told(session, "north") is None


def test_a_mirror_says_whom_it_answers() -> None:
    session = game(north="person", east="mirror")
    session.handle(Seal("north", 1, ("protest east",)))
    session.handle(Next())
    session.handle(Seal("north", 2))
    assert told(session, "east") == ("answers", ["north"])
    session.handle(Next())
    session.handle(Seal("north", 3))
    assert told(session, "east") == ("holds", [])


def test_a_blow_that_is_let_pass_is_said_to_be() -> None:
    seen = set()
    for seed in range(12):
        session = Session(crisis("harbour"), {"north": "person", "east": "generous", "south": "hold"}, seed=seed)
        session.handle(Begin())
        session.handle(Seal("north", 1, ("protest east",)))
        session.handle(Next())
        session.handle(Seal("north", 2))
        orders = session.recording.line[1]["sheets"].get("east", [])
        assert told(session, "east") == (("answers", ["north"]) if orders else ("leaves", ["north"]))
        seen.add(bool(orders))
    assert seen == {True, False}


def test_a_quiet_step_is_never_named_as_the_reason() -> None:
    """Games that differ only in one quiet order give the same clauses to those not told, as long as sheets agree."""
    for number in range(6):
        luck = Random(number)
        one, other = game(south="person", east="mirror"), game(south="person", east="mirror")
        for turn in range(1, 4):
            public = ("protest east",) if luck.random() < 0.5 else ()
            one.handle(Seal("south", turn, ("whisper", *public)))
            other.handle(Seal("south", turn, ("murmur", *public)))
            assert told(one, "east") == told(other, "east")
            assert told(one, "east", "north") == told(one, "east", "east")
            for session in (one, other):
                session.handle(Next())


def test_bots_of_somebodys_own_need_not_say() -> None:
    assert motive_of("no.such:Bot") == "" and motive_of("collections:OrderedDict") == ""
