"""`translate` begins a sidecar, says what is missing or stale, and renews its stamps."""

from __future__ import annotations

import shutil
from pathlib import Path

from game.scenario import find
from tests.cli.calling import call


def test_from_nothing_to_fresh(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(find("tiny"), tmp_path / "tiny", ignore=shutil.ignore_patterns("text.*")))
    file = folder / "text.ja.yaml"
    assert "begin it" in call("translate", str(folder), "ja").err
    assert call("translate", str(folder), "ja", "--begin").code == 0 and "Close the gate" in file.read_text("utf-8")
    assert "there already" in call("translate", str(folder), "ja", "--begin").err
    found = call("translate", str(folder), "ja", "--stamp")
    assert found.code == 1 and "moves.close_gate.title and" in found.out  # a stamp makes no translation
    told = (find("tiny") / "text.ja.yaml").read_text("utf-8")
    file.write_text(told.partition("\nstamps:")[0] + "\n", encoding="utf-8")
    found = call("translate", str(folder), "ja")
    assert found.code == 1 and "stale-translation" in found.out and "not-translated" not in found.out
    assert call("translate", str(folder), "ja", "--stamp").code == 0
    file.write_text(file.read_text("utf-8").replace("close_gate", "close_gaet"), encoding="utf-8")
    found = call("translate", str(folder), "ja")
    assert found.code == 1 and "close_gaet" in found.out and "not-translated" in found.out


def test_what_cannot_be(tmp_path: Path) -> None:
    lone = tmp_path / "one.yaml"
    lone.write_text((find("tiny") / "scenario.yaml").read_text("utf-8"), encoding="utf-8")
    assert "folder of its own" in call("translate", str(lone), "ko").err
    assert call("translate", "tiny", "xx").code == 1
    assert call("translate", "tiny", "ko").code == 0
