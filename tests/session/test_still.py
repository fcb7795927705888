"""Looking changes nothing (T18), and what counts is what was sealed, not when it came (T19)."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from game.session import Begin, Next, Seal, Session, Unseal
from game.session.play import Play
from tests.session.playing import NAMES, crisis, next_commands, readers, seen, some_seats, some_sheet
from tests.tiers import n


def fresh(name: str, game: int, least: int = 1) -> Session:
    """Return the same fresh game every time."""
    luck = Random(f"{name} {game}")
    return Session(crisis(name), some_seats(crisis(name), luck, least), seed=luck.randrange(2**64))


def looked_at(session: Session, luck: Random) -> None:
    """Ask for snapshots as often as people do, and spoil what was given."""
    for _ in range(luck.randint(0, 5)):
        shot = session.snapshot(luck.choice(readers(session)))
        spoil(shot)


def spoil(part: Any) -> None:
    """Change everything that can be changed in plain data."""
    items = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    for item in list(items):
        spoil(item)
    if isinstance(part, dict | list):
        part.clear()


@pytest.mark.parametrize("name", NAMES)
def test_looking_changes_nothing(name: str) -> None:
    for game in range(n("sessions asked about (T18)")):
        watched, alone = fresh(name, game), fresh(name, game)
        luck = Random(game)
        for _ in range(200):
            if watched.phase == "ended":
                break
            looked_at(watched, luck)
            lots = luck.random()
            for session in (watched, alone):
                session.handle(next_commands(session, Random(lots))[0])
        assert alone.phase == "ended" and alone.recording == watched.recording
        assert seen(alone) == seen(watched)


def test_a_snapshot_that_changes_the_game_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Session.snapshot

    def drawing(self: Session, reader: str | None = None) -> dict[str, Any]:
        shot = plain(self, reader)
        if reader is not None:
            self.play.injects[:] = [(self.play.coming, "storm")]  # the planted fault
        return shot

    monkeypatch.setattr(Session, "snapshot", drawing)
    with pytest.raises(AssertionError):
        test_looking_changes_nothing("harbour")


@pytest.mark.parametrize("name", NAMES)
def test_the_order_in_which_sheets_come_does_not_matter(name: str) -> None:
    for game in range(n("arrivals of sheets (T19)")):
        luck = Random(game)
        tidy, untidy = fresh(name, game, least=2), fresh(name, game, least=2)
        for session in (tidy, untidy):
            session.handle(Begin())
        while tidy.phase != "ended":
            persons = [one["id"] for one in tidy.snapshot(None)["actors"] if one["player"] == "person"]
            sheets = {actor: some_sheet(tidy, actor, luck) for actor in persons}
            for actor in persons:
                tidy.handle(Seal(actor, tidy.turn, sheets[actor]))
            arrive(untidy, sheets, luck)
            assert seen(tidy) == seen(untidy)
            assert tidy.recording.line == untidy.recording.line
            for session in (tidy, untidy):
                session.handle(Next())


def arrive(session: Session, sheets: dict[str, tuple[str, ...]], luck: Random) -> None:
    """Seal sheets in any order, some first with other orders, some twice, some taken back, entries shuffled."""
    last = list(sheets)
    luck.shuffle(last)
    turn = session.turn
    for actor in last[:-1]:
        for orders in (some_sheet(session, actor, luck), sheets[actor]):
            shuffled = luck.sample(orders, len(orders))
            session.handle(Seal(actor, turn, tuple(shuffled)))
            if luck.random() < 0.3:
                session.handle(Unseal(actor, turn))
        session.handle(Seal(actor, turn, sheets[actor]))
        session.handle(Seal(actor, turn, sheets[actor]))
    session.handle(Seal(last[-1], turn, sheets[last[-1]]))


def test_a_sheet_that_is_not_the_last_one_sealed_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    apply = Play.apply

    def first_wins(self: Play, record: Any) -> None:
        if record["record"] != "sheet" or record["actor"] not in self.sealed:
            apply(self, record)

    monkeypatch.setattr(Play, "apply", first_wins)
    with pytest.raises(AssertionError):
        test_the_order_in_which_sheets_come_does_not_matter("harbour")
