"""Start Backchannel: `python run.py` opens the title screen, `python run.py --help` says what else there is.

This file must be readable by any Python, however old, so that it can say in one sentence what is missing.
"""

import sys

OLDEST = (3, 11)
TOO_OLD = (
    "Backchannel needs Python %d.%d or newer and this is Python %d.%d; install a newer one, then type "
    "'python3.12 -m venv .venv && .venv/bin/python -m pip install . && .venv/bin/python run.py' "
    '(on Windows: cmd /c "py -3.12 -m venv .venv && .venv\\Scripts\\python -m pip install . '
    '&& .venv\\Scripts\\python run.py").\n'
)


def start():
    """Return the exit code of the command line, or 1 with one sentence if this Python cannot run it."""
    if sys.version_info < OLDEST:
        sys.stderr.write(TOO_OLD % (OLDEST + tuple(sys.version_info[:2])))
        return 1
    try:
        from game.cli import main

        return main()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(start())
