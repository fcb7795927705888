"""Nobody learns from a snapshot what they may not know before the end."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest

from game.session import Begin, Next, Rewind, Seal, Session
from tests.session.playing import as_text, crisis, play_on, readers, seen, some_seats, some_sheet
from tests.tiers import n

MARK = re.compile(r"§([a-z+]+)")
SEED = 987654321123


def strangers(shot: dict[str, Any], reader: str | None) -> list[str]:
    """Return the marked texts in a snapshot that its reader may not know."""
    text = as_text(shot)
    found = [mark for mark in MARK.findall(text) if reader not in mark.split("+")]
    return found + [str(SEED)] * (str(SEED) in text)


def secret_game(luck: Random) -> Session:
    """Return a session of the harbour, everybody a person."""
    session = Session(crisis("harbour"), dict.fromkeys(("north", "south", "east"), "person"), seed=SEED)
    session.handle(Begin())
    return session


def test_no_marked_text_reaches_anybody_else_before_the_end() -> None:
    for game in range(n("secret games (T7, T33)")):
        luck = Random(game)
        session = secret_game(luck)
        while session.phase != "ended":
            assert not any(strangers(session.snapshot(reader), reader) for reader in readers(session))
            play_on(session, luck, 1)
            assert not any(strangers(session.snapshot(reader), reader) for reader in readers(session))
            session.handle(Next())


def test_after_the_end_everything_is_shown_to_everybody() -> None:
    session = secret_game(Random(1))
    for turn in range(1, 6):
        for actor, orders in (("north", ()), ("south", ("whisper", "envoy") if turn == 1 else ()), ("east", ("tip",))):
            session.handle(Seal(actor, turn, orders))
        session.handle(Next())
    assert session.phase == "ended"
    for reader in readers(session):
        text = as_text(session.snapshot(reader))
        assert "§south whispers" in text and "§south because" in text and "§east goal" in text
        asked = session.snapshot(reader)["questions"]
        assert asked["what_happened"] == ["What did you see in the §nobody fog?"] and not asked["why"]
        assert session.snapshot(reader)["quiet_orders"][0] == {"turn": 1, "actor": "south", "title": "§south whispers"}


def test_the_checker_finds_a_planted_text() -> None:
    session = secret_game(Random(1))
    shot = session.snapshot("north")
    assert strangers(shot, "north") == []
    assert strangers({**shot, "headlines": [{"text": "§south whispers"}]}, "north") == ["south"]
    assert strangers({**shot, "seed": SEED}, "north") == [str(SEED)]
    assert strangers(shot, "south")  # north's own advisers


def differing(one: Session, other: Session, but: str) -> list[str | None]:
    """Return the readers, apart from one, who could tell two games apart."""
    first, second = seen(one), seen(other)
    return [reader for reader in first if reader != but and first[reader] != second[reader]]


@pytest.mark.parametrize("actor", ["north", "south", "east"])
def test_a_sealed_sheet_changes_nothing_for_others_until_the_reveal(actor: str) -> None:
    for game in range(n("secret games (T7, T33)")):
        luck = Random(game)
        one, other = secret_game(luck), secret_game(luck)
        for _ in range(luck.randint(0, 3)):
            lots = luck.random()
            for session in (one, other):
                play_on(session, Random(lots), 1)
                session.handle(Next())
        if one.phase != "orders":
            continue
        sheets = [some_sheet(one, actor, luck), some_sheet(one, actor, luck)]
        told = [s.handle(Seal(actor, s.turn, sheet)) for s, sheet in zip((one, other), sheets, strict=True)]
        assert told[0] == told[1] and differing(one, other, actor) == []
        second = next(name for name in ("south", "north") if name != actor)
        common = some_sheet(one, second, luck)
        told = [session.handle(Seal(second, session.turn, common)) for session in (one, other)]
        assert told[0] == told[1] and differing(one, other, actor) == []


def test_the_two_run_check_finds_a_planted_leak(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = secret_game(Random(1)), secret_game(Random(1))
    one.handle(Seal("south", 1, ("whisper",)))
    other.handle(Seal("south", 1, ()))
    assert differing(one, other, "south") == []
    plain = Session.snapshot

    def leaking(self: Session, reader: str | None = None) -> dict[str, Any]:
        return {**plain(self, reader), "spent": len(self.play.sealed["south"])}

    monkeypatch.setattr(Session, "snapshot", leaking)
    assert differing(one, other, "south") == [None, "north", "east"]


def test_two_quiet_orders_of_equal_effect_cannot_be_told_apart_until_the_end() -> None:
    for game in range(n("secret games (T7, T33)")):
        one, other = secret_game(Random(game)), secret_game(Random(game))
        first = Random(game).randint(1, 3)
        while one.phase != "ended":
            lots = Random(f"{game} {one.turn}")
            sheets = {actor: some_sheet(one, actor, lots) for actor in ("north", "east")}
            swap = one.turn == first
            for actor in ("south", "east", "north"):
                assert differing(one, other, "south") == []
                for session, word in ((one, "murmur"), (other, "whisper")):
                    own = (word if swap else "whisper", "protest north")
                    session.handle(Seal(actor, session.turn, own if actor == "south" else sheets[actor]))
            assert differing(one, other, "south") == []
            for session in (one, other):
                session.handle(Next())
        assert differing(one, other, "south") == [None, "north", "east"]  # everything is shown in the end


def test_a_quiet_order_is_one_quiet_order_to_those_not_told() -> None:
    session = secret_game(Random(1))
    for actor, orders in (("north", ("block",)), ("south", ("envoy", "whisper")), ("east", ())):
        session.handle(Seal(actor, 1, orders))
    rows = {reader: session.snapshot(reader)["reveal"]["sheets"] for reader in readers(session)}
    names = {reader: [order["title"] for order in sheets[1]["orders"]] for reader, sheets in rows.items()}
    assert names[None] == names["north"] == ["One quiet order", "One quiet order"]
    assert names["east"] == ["§south+east envoy", "One quiet order"]
    assert sorted(names["south"]) == ["§south whispers", "§south+east envoy"]
    assert [sheet["held"] for sheet in rows[None]] == [False, False, True]
    assert all(not order["headline"] for order in rows["north"][1]["orders"])
    causes = {reader: {row["because"] for row in session.snapshot(reader)["ledger"]["anger.north"]} for reader in rows}
    assert "a quiet move" in causes["north"] and "a quiet move" not in causes["south"]
    assert not any(one["actor"] == "south" for one in session.snapshot("north")["headlines"])
    assert [one["text"] for one in session.snapshot("east")["headlines"] if one["actor"] == "south"] == [
        "§south+east headline"
    ]


def test_what_an_unfinished_line_held_stays_secret_after_a_rewind() -> None:
    luck = Random(5)
    session = secret_game(luck)
    before = seen(session)
    play_on(session, luck, 2)
    session.handle(Rewind(1))
    assert seen(session) == before


def test_bots_sheets_are_as_secret_as_those_of_people() -> None:
    for game in range(n("secret games (T7, T33)")):
        luck = Random(game)
        session = Session(crisis("harbour"), some_seats(crisis("harbour"), luck), seed=SEED)
        session.handle(Begin())
        play_on(session, luck, 2)
        assert session.phase == "ended" or not any(strangers(session.snapshot(r), r) for r in readers(session))
