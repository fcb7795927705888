"""Saves lie where each platform keeps them; the platform is an argument, so all three branches run here."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli.folders import data_folder, home_folder


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("win32", {"LOCALAPPDATA": "C:\\Local"}, Path("C:\\Local") / "Backchannel"),
        ("win32", {"USERPROFILE": "C:\\Me"}, Path("C:\\Me") / "AppData" / "Local" / "Backchannel"),
        ("darwin", {"HOME": "/Users/me"}, Path("/Users/me/Library/Application Support/Backchannel")),
        ("linux", {"HOME": "/home/me"}, Path("/home/me/.local/share/backchannel")),
        ("linux", {"HOME": "/home/me", "XDG_DATA_HOME": "/data"}, Path("/data/backchannel")),
        ("linux", {"HOME": "/home/me", "XDG_DATA_HOME": "here"}, Path("/home/me/.local/share/backchannel")),
        ("linux", {"HOME": "/home/me", "BACKCHANNEL_HOME": "/mine"}, Path("/mine")),
        ("win32", {"BACKCHANNEL_HOME": "D:\\mine", "LOCALAPPDATA": "C:\\Local"}, Path("D:\\mine")),
        ("darwin", {"BACKCHANNEL_HOME": "/mine"}, Path("/mine")),
    ],
)
def test_the_folder_of_a_platform(platform: str, environment: dict[str, str], folder: Path) -> None:
    assert data_folder(platform, environment) == folder


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_machine_without_a_home_offers_none(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", nobody)
    assert home_folder(platform, {}) is None
    assert data_folder(platform, {}) is None
