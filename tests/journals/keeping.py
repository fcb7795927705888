"""Games that use everything a journal can hold, played through a session and kept with the digest of every state."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.journal import Recording, read
from game.journal.records import FORMAT
from game.scenario import Scenario, find, load
from game.session import (
    Begin,
    Command,
    End,
    Extend,
    GiveSeat,
    Inject,
    Lesson,
    Next,
    Pause,
    Recall,
    Rewind,
    Seal,
    Session,
    Timer,
    Unseal,
)

HERE = Path(__file__).parent
FOLDER = HERE / f"v{FORMAT}"
HARBOUR = HERE.parent / "session" / "harbour.yaml"

TINY: tuple[Command, ...] = (
    Begin(),
    Seal("upper", 1, ("protest lower",)),
    Unseal("upper", 1),
    Seal("upper", 1, ("close_gate",)),
    Seal("lower", 1, ("write_letter", "send_engineers")),
    Next(),
    Inject("dry_spell"),
    Seal("lower", 2, ("protest upper",)),
    Seal("upper", 2, ()),
    Next(),
    Rewind(2),
    Pause(True),
    Pause(False),
    Seal("upper", 2, ("open_gate", "sign settlement: shared_gate + upkeep_paid")),
    Seal("lower", 2, ("sign settlement: shared_gate + upkeep_paid",)),
    Next(),
    GiveSeat("upper", "mirror"),
    GiveSeat("upper", "person"),
    GiveSeat("upper", "hold"),
    Seal("lower", 3, ()),
    Next(),
)
"""A whole game of the small scenario; its outcome is on record."""

OPEN: tuple[Command, ...] = (
    Begin(),
    Seal("north", 1, ("protest south",)),
    Seal("south", 1, ("whisper", "envoy")),
    Next(),
    Seal("south", 2, ("protest north", "sign pact: berth")),
    Seal("north", 2, ("sign pact: berth + toll",)),
    Next(),
    Seal("south", 3, ("withdraw pact",)),
)
"""A game cut off with one sheet sealed, another awaited, and offers standing."""

CLASS: tuple[Command, ...] = (
    Timer(180),
    Begin(),
    Inject("fair_day"),
    Inject("storm", later=True),
    Seal("north", 1, ("block",)),
    Extend(60),
    Pause(True),
    Pause(False),
    Seal("south", 1, ("whisper",)),
    Next(),
    Recall("storm"),
    Inject("storm"),
    Rewind(1),
    Lesson(),
    Seal("north", 1, ()),
    Seal("south", 1, ("envoy",)),
    Next(),
    Seal("south", 2, ()),
    End(),
)
"""A lesson against the clock, with events dropped in, stopped before its end; three seconds pass between commands."""


@dataclass(frozen=True)
class Kept:
    """One game that is kept."""

    scenario: Path
    """Read once; afterwards the journal carries it."""
    seats: dict[str, str]
    seed: int
    commands: tuple[Command, ...]


GAMES = {
    "whole game": Kept(find("tiny"), {"all": "person"}, 2**64 - 1, TINY),
    "cut off": Kept(HARBOUR, {"north": "person", "south": "person", "east": "hold"}, 7, OPEN),
    "with a class": Kept(HARBOUR, {"north": "person", "south": "person", "east": "mirror"}, 7, CLASS),
}
"""What is kept, by file name."""


def keep(name: str, path: Path, scenario: Scenario | None = None) -> None:
    """Play a game and write its journal and, beside it, its digests."""
    game = GAMES[name]
    session = Session(scenario or load(game.scenario), game.seats, seed=game.seed)
    for number, command in enumerate(game.commands):
        session.handle(command, 3.0 * number)
    path.parent.mkdir(exist_ok=True)
    session.recording.write(path)
    path.with_suffix(".digests").write_text(digests(read(path)), encoding="utf-8", newline="\n")


def digests(recording: Recording) -> str:
    """Return the digest of every state of a recording, one a line."""
    return "".join(f"{turn} {digest}\n" for turn, digest in enumerate(recording.replay().digests))
