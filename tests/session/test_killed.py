"""Killed at any moment, Continue brings back the game with every sheet already sealed."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

from game.scenario import find
from game.session import LocalServices
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
