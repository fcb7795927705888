"""Writes the golden playthroughs anew: `python -m tests.playthroughs`."""

from __future__ import annotations

import sys

from tests.playthroughs.golden import Unsealed, regenerate


def main() -> int:
    """Write what changed and say so; refuse where the rules changed without a new version."""
    try:
        news = regenerate()
    except Unsealed as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(f"written anew: {', '.join(news)}" if news else "nothing changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
