"""Killed at any moment, Continue brings back the game with every sheet already sealed."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

from game.scenario import find
from game.session import LocalServices
from tests.session.playing import HARBOUR
from tests.tiers import n

PLAYER = """
import sys
from pathlib import Path
from game.scenario import find
from game.session import LocalServices

services = LocalServices(Path(sys.argv[1]), lambda: 0.0)
door = services.new_game(str(find("tiny")), {"upper": "person", "lower": "person"}, None, 5)
door.send({"command": "begin"})
said = 0

def tell(text):
    print(text, flush=True)

tell("ready")
for turn in range(1, 6):
    for actor, orders in (("upper", []), ("lower", ["protest upper"])):
        door.send({"command": "seal", "actor": actor, "turn": turn, "orders": orders})
        tell(f"{turn} {actor}")
    door.send({"command": "next"})
while True:
    pass
"""


def test_every_sheet_that_was_sealed_is_there_after_a_kill(tmp_path: Path) -> None:
    chance = random.Random(3)
    for number in range(n("games killed")):
        folder = tmp_path / str(number)
        stop = chance.randrange(1, 10)
        command = [sys.executable, "-c", PLAYER, str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="ascii") as process:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
            heard = [process.stdout.readline().split() for _ in range(stop)]
            process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
            heard += [line.split() for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        services = LocalServices(folder, lambda: 0.0)
        (save,) = services.saves()
        door = services.resume(save["path"])
        shot = door.snapshot(None)
        turn, actor = int(heard[-1][0]), heard[-1][1]
        if actor == "upper" and shot["phase"] == "orders" and shot["turn"] == turn:
            sealed = {one["id"]: one["sealed"] for one in shot["actors"]}
            assert sealed["upper"] and not sealed["lower"]
        else:
            assert shot["turn"] > turn or (shot["turn"] == turn and shot["phase"] in ("reveal", "ended"))
        door.close()


CLASS = """
import random, sys
from pathlib import Path
from game.errors import GameError
from game.session import LocalServices

time = [0.0]
services = LocalServices(Path(sys.argv[1]), lambda: time[0])
luck = random.Random(int(sys.argv[3]))
seats = dict.fromkeys(("north", "south", "east"), "person")
door = services.new_game(sys.argv[2], seats, None, 5)
door.send({"command": "timer", "seconds": 90})
door.send({"command": "begin"})

def tell():
    play, timing = door.session.play, door.session.play.timing
    sealed = ",".join(f"{actor}:{'+'.join(orders)}" for actor, orders in sorted(play.sealed.items()))
    dropped = ",".join(f"{turn}:{event}" for turn, event in play.injects)
    state = (play.phase, play.coming, sealed, dropped, play.paused, play.stopped, timing.seconds, timing.length)
    seats = ",".join(play.seats.values())
    print("|".join(map(str, (*state, timing.spent, len(door.session.records), seats))), flush=True)

tell()
while True:
    time[0] += luck.random() * 3
    play = door.session.play
    waiting, turn = play.waiting, play.coming
    choices = [
        {"command": "inject", "event": luck.choice(("storm", "fair_day")), "later": luck.random() < 0.5},
        {"command": "recall", "event": "storm"},
        {"command": "rewind", "turn": luck.randint(1, turn)},
        {"command": "pause", "on": not play.paused},
        {"command": "extend", "seconds": luck.choice((60, -60))},
        {"command": "seat", "actor": luck.choice(("north", "south")), "player": luck.choice(("hold", "person"))},
        {"command": "end"} if luck.random() < 0.1 else {"command": "next"},
        {"command": "next"},
    ]
    if waiting and luck.random() < 0.7:
        actor = luck.choice(waiting)
        orders = [["protest south"], ["whisper"], ["protest north"]][("north", "south", "east").index(actor)]
        choices = [{"command": "seal", "actor": actor, "turn": turn, "orders": orders if luck.random() < 0.7 else []}]
    if luck.random() < 0.3:
        door.clocks()
    try:
        door.send(luck.choice(choices))
    except GameError:
        continue
    tell()
"""


def standing(line: str) -> list[str]:
    """Return what a class said of itself: phase, turn, sheets, drop-ins, pause, stop, clock, records, seats."""
    return line.rstrip("\n").split("|")


def resumed(folder: Path) -> list[str]:
    """Return the same of the game that Continue brings back."""
    services = LocalServices(folder, lambda: 0.0)
    door = services.resume(services.saves()[0]["path"])
    play, timing = door.session.play, door.session.play.timing
    sealed = ",".join(f"{actor}:{'+'.join(orders)}" for actor, orders in sorted(play.sealed.items()))
    dropped = ",".join(f"{turn}:{event}" for turn, event in play.injects)
    shown = (play.phase, play.coming, sealed, dropped, play.paused, play.stopped, timing.seconds, timing.length)
    found = [*map(str, (*shown, timing.spent, len(door.session.records))), ",".join(play.seats.values())]
    door.close()
    return found


def test_a_class_killed_at_any_moment_comes_back_with_everything(tmp_path: Path) -> None:
    """Timers, drop-ins, rewinds, pauses, seats, stops: after a kill the game stands where it last said it stood, or at
    a command it was just carrying out."""
    chance = random.Random(11)
    for number in range(n("classes killed")):
        folder = tmp_path / str(number)
        stop = chance.randrange(1, 120)
        command = [sys.executable, "-c", CLASS, str(folder), str(HARBOUR), str(number)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="ascii") as process:
            assert process.stdout
            heard = [process.stdout.readline() for _ in range(stop)]
            process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
            heard += [line for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        last, back = standing(heard[-1]), resumed(folder)
        assert back == last or int(back[9]) > int(last[9]), (number, last, back)
        journal = next((folder / "saves").iterdir())
        lines = journal.read_bytes().splitlines(keepends=True)
        journal.write_bytes(b"".join(lines[: 1 + int(last[9])]))  # what was said had been written before it was said
        assert resumed(folder) == last, (number, last)


def test_a_sheet_that_was_not_written_would_be_missed(tmp_path: Path) -> None:
    """The planted fault: a journal that loses its last record loses a sealed sheet."""
    services = LocalServices(tmp_path, lambda: 0.0)
    door = services.new_game(str(find("tiny")), {"upper": "person", "lower": "person"}, None, 5)
    door.send({"command": "begin"})
    door.send({"command": "seal", "actor": "upper", "turn": 1, "orders": []})
    door.close()
    path = Path(services.saves()[0]["path"])
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    again = LocalServices(tmp_path, lambda: 0.0).resume(str(path))
    assert not any(one["sealed"] for one in again.snapshot(None)["actors"])
    again.close()
