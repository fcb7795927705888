"""`python -m tests.journals` writes the journals of this format that are not kept yet; nothing is overwritten."""

from __future__ import annotations

import sys

from tests.journals.keeping import FOLDER, GAMES, keep


def main() -> int:
    """Write what is missing and say what was done."""
    for name in GAMES:
        path = FOLDER / f"{name}.journal"
        if path.exists():
            print(f"{path} is kept as it is; delete it yourself if its format was never released")
        else:
            keep(name, path)
            print(f"{path} is written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
