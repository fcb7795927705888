"""Writing that is on the disk when it says so, on each platform in its own way."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Any

from game.errors import JournalError

BINARY = getattr(os, "O_BINARY", 0)  # Windows would change line ends otherwise
TAKEN = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, getattr(errno, "EDEADLK", errno.EACCES)}
NO_FOLDER_SYNC = {errno.EINVAL, errno.EBADF, errno.ENOTSUP}  # some network folders have no such call


def sync(handle: int) -> None:
    """Force a file's bytes to the disk."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)  # fsync alone leaves them in the drive's own memory
        except OSError as error:
            if error.errno not in (errno.ENOTSUP, errno.EINVAL, errno.ENOTTY):
                raise
            os.fsync(handle)  # a folder of another machine does not know the call
    else:
        os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Force a new file's name to the disk; Windows has no call for it and needs none."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)


def lock(handle: int) -> bool:
    """Keep other writers out until the file is closed, also by a kill; return whether it was free.

    A folder that knows no locks counts as free.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            windows: Any = msvcrt
            os.lseek(handle, 1 << 30, os.SEEK_SET)  # far behind the text, so that readers are not kept out
            try:
                windows.locking(handle, windows.LK_NBLCK, 1)
            finally:
                os.lseek(handle, 0, os.SEEK_END)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in TAKEN
    return True


def no_path(place: Path) -> JournalError:
    """Return the error for a path with a sign no path can have, which the system answers with a ValueError."""
    return JournalError(f"{str(place)[:80]!r} is no path; check its spelling", str(place))


def write_all(handle: int, data: bytes) -> None:
    """Write every byte, however many calls it takes."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def has_length(path: Path, handle: int, length: int) -> bool:
    """Return whether the file a path names is as long as what was written.

    Asked before and after a write, it tells that the file was not moved, replaced or changed by something else; what
    numbers a drive gives its files does not matter. Windows lets nobody move an open file, and may tell old lengths.
    """
    try:
        there = os.fstat(handle) if sys.platform == "win32" else os.stat(path)
    except OSError:
        return False
    return there.st_size == length
