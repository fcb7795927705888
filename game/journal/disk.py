"""Writing that is on the disk when it says so, on each platform in its own way."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

BINARY = getattr(os, "O_BINARY", 0)  # Windows would change line ends otherwise


def sync(handle: int) -> None:
    """Force a file's bytes to the disk."""
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)  # fsync alone leaves them in the drive's own memory
    else:
        os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Force a new file's name to the disk; Windows has no call for it and needs none."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def lock(handle: int) -> bool:
    """Keep other writers out until the file is closed, also by a kill; return whether it was free."""
    try:
        if sys.platform == "win32":
            import msvcrt

            windows: Any = msvcrt
            os.lseek(handle, 1 << 30, os.SEEK_SET)  # far behind the text, so that readers are not kept out
            windows.locking(handle, windows.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_END)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def write_all(handle: int, data: bytes) -> None:
    """Write every byte, however many calls it takes."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
