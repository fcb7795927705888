"""Each platform syncs and locks in its own way; the branches of others run here with the platform patched."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

from game.journal import disk


def test_macos_asks_the_drive_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[int, int]] = []
    fake = ModuleType("fcntl")
    fake.F_FULLFSYNC = 51  # type: ignore[attr-defined]
    fake.fcntl = lambda handle, what: calls.append((handle, what))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "fcntl", fake)
    monkeypatch.setattr(sys, "platform", "darwin")
    disk.sync(7)
    assert calls == [(7, 51)]


def test_windows_locks_far_behind_the_text_and_leaves_folders_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[int, int]] = []
    fake = ModuleType("msvcrt")
    fake.LK_NBLCK = 2  # type: ignore[attr-defined]
    fake.locking = lambda handle, how, size: calls.append((how, size))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "msvcrt", fake)
    monkeypatch.setattr(sys, "platform", "win32")
    handle = os.open(tmp_path / "a", os.O_CREAT | os.O_RDWR)
    try:
        assert disk.lock(handle)
        assert calls == [(2, 1)]
        assert os.lseek(handle, 0, os.SEEK_CUR) == 0  # back at the end of the text

        def taken(*_: object) -> None:
            raise OSError(13, "taken")

        fake.locking = taken  # type: ignore[attr-defined]
        assert not disk.lock(handle)
    finally:
        os.close(handle)
    disk.sync_folder(tmp_path / "not there")  # no call is made, so nothing fails
