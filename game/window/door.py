"""The small door between the window and the game: what the window asks for, and nothing else.

Commands and snapshots are plain dicts, so a local session, a server and a test double look alike. `game.session` holds
the implementation for one machine; `game.cli` passes it in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

Snapshot = Mapping[str, Any]
"""The data of one screen for one reader, already filtered by secrecy."""

Command = Mapping[str, Any]
"""What a person sends to the session:

    {"command": "begin"}                                              briefing -> orders
    {"command": "seal", "actor": "seoul", "turn": 3, "orders": [..]}  hand in a sheet; the last one opens the reveal
    {"command": "unseal", "actor": "seoul", "turn": 3}                take it back before the last one is in
    {"command": "next"}                                               reveal -> next turn's orders, or the end;
                                                                      where nobody is seated: play the turn
    {"command": "rewind", "turn": 2}                                  back to the orders of turn 2
    {"command": "inject", "event": "launch", "later": False}          drop in an event, this turn or the next
    {"command": "recall", "event": "launch"}                          take it back
    {"command": "timer", "seconds": 180}                              time for the orders of every turn, 0: none
    {"command": "extend", "seconds": 60}                              more, or less, for this one
    {"command": "lesson"}                                             count the time of a lesson anew
    {"command": "end"}                                                end the game where it stands
    {"command": "seat", "actor": "tokyo", "player": "mirror"}         give a seat away
    {"command": "pause", "on": True}
    {"command": "reload"}                                             the edited scenario, played again so far
"""


class Door(Protocol):
    """One game, live or recorded, as the window sees it."""

    language: str
    """In which language snapshots and answers are told; set by the window."""

    @property
    def first(self) -> int | None:
        """Return the turn from which the game is to be watched; None: it is to be played."""

    def snapshot(self, reader: str | None) -> Snapshot:
        """Return what `reader` (an actor, or None for the public screen) may see now."""

    def send(self, command: Command) -> Sequence[Mapping[str, Any]]:
        """Carry out a command; return its notices ({"kind", "text"}); raise GameError with one plain sentence."""

    def ask(self, reader: str, question: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what a reader asks to have worked out; a long answer comes in slices: ask again until it is `done`.

        {"ask": "package", "table": "settlement", "items": [..]}   what it would do, what each home says, and why
        {"ask": "forecast", "order": "give_notice"}                how often each goal holds in a few hundred games
        """

    def turns(self) -> int:
        """Return how many turns can be looked at again."""

    def at(self, turn: int, reader: str | None) -> Snapshot:
        """Return what `reader` saw when a turn was opened (phase reveal); turn 0 is the first day (phase orders).

        A recording that comes out differently says so in "cut"; what lies past it is not shown.
        """

    def wait(self, seconds: float) -> bool:
        """Return whether something may have changed since the last snapshot, waiting at most so long."""

    def clocks(self) -> Mapping[str, Any] | None:
        """Return the clocks of a class now, in seconds; None where nobody is timed.

        {"left" and "length" of this turn's orders, "seconds" every turn is given, "running", "orders" (whether they
        are being given), "lesson" (how long it has run), "starts" [(turn, lesson time)]}
        """

    def events(self) -> Sequence[Mapping[str, Any]]:
        """List the events whoever runs the class can drop in; they give the plot away.

        {"id", "title", "headline", "text", "turn" it is dropped into or None, "happened" (ISO day) or None}
        """

    def edited(self) -> bool:
        """Return whether the files of the scenario changed since they were read; the command "reload" takes them in."""

    def close(self) -> None:
        """Let go of the journal; every acknowledged command is already saved."""


class Services(Protocol):
    """What the title screen needs from the house: scenarios, saves, bots, settings and new doors."""

    language: str
    """In which language scenarios and bots are listed; set by the window."""

    def scenarios(self) -> Sequence[Mapping[str, Any]]:
        """List scenarios; one with errors has problems and may lack the rest.

        {"name" (what new_game takes), "id", "title", "summary", "from", "to" (ISO dates), "paces" [{"name", "title",
        "turns"}], "actors" [{"id", "name", "place", "marker", "colour", "brief"}], "meters" (as in a snapshot, on day
        one), "map", "sources" (how many), "history" (whether it can be watched), "problems" [{"file", "line",
        "column", "code", "message", "remedy", "severity"}]}
        """

    def saves(self) -> Sequence[Mapping[str, Any]]:
        """List saved games, newest first.

        {"path", "title", "turn", "turns", "saved" (local ISO time), "seats", "ended" (bool)}; one that cannot be read
        lacks the turns and has "wrong", a sentence
        """

    def unsaved(self) -> str:
        """Return why games cannot be saved on this machine now, a sentence with a remedy; nothing where they can."""

    def bots(self) -> Sequence[Mapping[str, str]]:
        """List bots that may hold a seat: {"name", "title", "sentence"}."""

    def new_game(
        self, scenario: str, seats: Mapping[str, str], pace: str | None = None, seed: int | None = None
    ) -> Door:
        """Start a game; `seats` maps each actor to "person" or a bot's name."""

    def resume(self, path: str) -> Door:
        """Continue a saved game with every sheet already sealed."""

    def salvage(self, path: str, look: bool) -> Door:
        """Open what is whole of a save that cannot be continued, to look at or as a copy to go on with.

        The save stays as it is; raises GameError where nothing can be done.
        """

    def watch(self, scenario: str, pace: str | None = None) -> Door:
        """Return what really happened, all seats held by `history`, to be watched from turn 0; nothing is saved."""

    def report(self, door: Door, language: str) -> str:
        """Write the page of a finished game beside the saves; return where it is, raise GameError if it cannot be."""

    def load_settings(self) -> Mapping[str, Any]:
        """Return the settings last stored ({} at first)."""

    def store_settings(self, settings: Mapping[str, Any]) -> None:
        """Remember the settings; a folder that cannot be written is no error here."""
