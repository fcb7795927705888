"""Plays games in a process of its own and prints what their digests hash to, for tests of other environments."""

from __future__ import annotations

import os
import sys
from hashlib import blake2b

from game.bots import BOTS
from game.sweeps import sweep
from tests.bots.field import named


def main() -> None:
    """Print one line a scenario and seating."""
    games, crises = int(sys.argv[1]), sys.argv[2:]
    seed = 4 + (hash("luck") % 1000 if os.environ.get("BACKCHANNEL_TEST_FAULT") == "hash" else 0)
    for name in crises:
        scenario = named(name)
        for at in range(0, len(BOTS), 3):
            names = (list(BOTS) * 2)[at : at + len(scenario.rules.actors)]
            seats = dict(zip(scenario.rules.actors, names, strict=True))
            found = sweep(scenario, seats, games, seed=seed, hashes=True)
            text = "".join(f"{game} {turn} {digest}\n" for game, turn, digest in found.hashes())
            print(scenario.id, *names, blake2b(text.encode(), digest_size=16).hexdigest())


if __name__ == "__main__":
    main()
