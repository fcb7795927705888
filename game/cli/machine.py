"""Whether this Python has what a command needs; if not, one sentence with the command to type."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec

DISTRIBUTION = {"numpy": "numpy", "yaml": "pyyaml", "pydantic": "pydantic", "pygame": "pygame-ce"}
POSIX = "python3 -m venv .venv && .venv/bin/python -m pip install . && .venv/bin/python run.py"
WINDOWS = r'cmd /c "py -m venv .venv && .venv\Scripts\python -m pip install . && .venv\Scripts\python run.py"'

ONE_PYGAME = "-m pip uninstall --yes pygame pygame-ce && {} -m pip install pygame-ce"


def complaint(needs: Sequence[str], platform: str = sys.platform) -> str | None:
    """Return what is missing for a command and how to mend it, or None if nothing is."""
    missing = [DISTRIBUTION[module] for module in needs if find_spec(module) is None]
    if missing:
        names = " and ".join([", ".join(missing[:-1]), missing[-1]] if len(missing) > 1 else missing)
        return f"Backchannel cannot start because this Python has no {names}; type {remedy(missing, platform)}."
    if "pygame" in needs and both_pygames():
        here = this_python(platform)
        posix = f"{here} {ONE_PYGAME.format(here)}"
        windows = f'cmd /c "py {ONE_PYGAME.format("py")}"'
        why = "pygame and pygame-ce are both installed and overwrite each other"
        return f"Backchannel cannot start because {why}; type {spelled(posix, windows, platform, here)}."
    return None


def remedy(missing: Sequence[str], platform: str) -> str:
    """Return the command that installs what is missing: everything into a new environment, or into the one in use."""
    checkout = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    if sys.prefix == sys.base_prefix and os.path.isfile(os.path.join(checkout, "pyproject.toml")):
        return spelled(POSIX, WINDOWS, platform, "")
    here = this_python(platform)
    install = f"-m pip install {' '.join(missing)}"
    return spelled(f"{here} {install}", f"py {install}", platform, here)


def spelled(posix: str, windows: str, platform: str, here: str) -> str:
    """Return a command for this platform first, then for the other."""
    if platform == "win32":
        own = posix if here else windows
        other = posix.replace(here, "python3") if here else posix
        return f"'{own}' (on Linux and macOS: '{other}')"
    return f"'{posix}' (on Windows: '{windows}')"


def this_python(platform: str) -> str:
    """Return the running interpreter as one types it."""
    path = sys.executable or ("py" if platform == "win32" else "python3")
    return f'"{path}"' if " " in path else path


def both_pygames() -> bool:
    """Return whether the two distributions that share the folder `pygame` are both installed."""
    from importlib.metadata import PackageNotFoundError, version

    found = 0
    for name in ("pygame", "pygame-ce"):
        try:
            found += bool(version(name))
        except PackageNotFoundError:
            continue
    return found == 2
