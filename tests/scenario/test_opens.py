"""What is opened (T29): whatever a scenario from somebody else names or links to, only its own folder is read."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from game.scenario import template
from tests.tiers import n

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="links and odd names are made here")

PATHS = [
    "../secret.yaml", "../../secret.yaml", "../../../etc/passwd", "/etc/passwd", "//host/share/x.yaml",
    "C:/secret.yaml", "C:secret.yaml", "file:///etc/passwd", "http://127.0.0.1:9/x.yaml", "~/secret.yaml",
    "$HOME/secret.yaml", "CON", "NUL",
    "aux.yaml", "com1", "secret.yaml.", "secret.yaml ", ".", "..", "./../secret.yaml", "a/../../secret.yaml",
    "..%2fsecret.yaml", "%2e%2e/secret.yaml", "\\\\host\\share", "..\\secret.yaml", "secret.yaml::$DATA", "/dev/zero",
    "/proc/self/environ", "/dev/stdin", "|cat /etc/passwd", "`id`", "$(id)", "; id", "{0.__class__}", "%s%n",
    "text.ko.yaml", "data.csv", "fitted.csv", "schema/crisis.schema.json", "picture.png",
]  # fmt: skip
"""Names of the classes of reliability.md that point somewhere else."""

WATCHED = r"""
import json, os, sys
EVENTS = ("open", "os.listdir", "os.scandir", "socket.connect", "subprocess.Popen", "os.system", "os.exec")
root, folder = sys.argv[1:3]
seen, played, watching = [], [], True

def watch(event, arguments):
    if watching and event in EVENTS:
        seen.append([event, os.fsdecode(arguments[0]) if isinstance(arguments[0], (str, bytes)) else str(arguments[0])])

sys.addaudithook(watch)
from game import bots, engine, scenario
from game.errors import GameError
from game.session import LocalServices, Session
from game.tongue import load as tongue
for name in sorted(os.listdir(folder)):
    place = os.path.join(folder, name)
    try:
        problems = scenario.check(place)
        loaded = scenario.load(place)
    except GameError:
        continue
    session = Session(loaded, dict.fromkeys(loaded.rules.actors, "random"))
    session.snapshot(None, tongue("ko"))
    scenario.translated(loaded, tongue("ko"))
    played.append(scenario.find(place))
LocalServices(None, lambda: 0.0, more=played).scenarios()
watching = False
print(json.dumps(seen))
"""


def opened(folder: Path) -> list[tuple[str, str]]:
    """Check, load, play and list every scenario of a folder in a process of its own; return what it opened there."""
    command = [sys.executable, "-B", "-P", "-c", WATCHED, str(ROOT), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
                          env={**os.environ, "PYTHONPATH": str(ROOT)})  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [(event, name) for event, name in json.loads(done.stdout)]


def outside(seen: list[tuple[str, str]], folder: Path) -> list[str]:
    """Return what was opened and is neither in the folder, as itself, nor the game's, nor Python's."""
    ours = [ROOT / "game", ROOT / "scenarios", ROOT / "assets", Path(sys.prefix), Path(sys.base_prefix)]
    ours += [Path(place) for place in sys.path if place and Path(place).is_dir() and Path(place) != ROOT]
    wrong = []
    for event, name in seen:
        place = Path(name)
        if event not in ("open", "os.listdir", "os.scandir") or name in ("/dev/null", "/dev/urandom"):
            wrong.append(f"{event} {name}")
        elif place.is_relative_to(folder):
            if place.is_symlink() or not place.resolve().is_relative_to(folder.resolve()):
                wrong.append(f"{event} {name} is a link")
        elif not any(place.is_relative_to(own) for own in ours) and place != ROOT:
            wrong.append(f"{event} {name}")
    return [one for one in wrong if not one.startswith(("open /etc/localtime", "open /sys/", "open /proc/cpuinfo"))]


def png(path: Path, side: int) -> None:
    """Write a small file that says it is a picture of `side` times `side`."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1_000)), (b"IEND", b"")]
    data = b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + data)


def hostile(tmp_path: Path) -> Path:
    """Write a folder of scenarios that name, link to and carry what should not be opened."""
    folder = tmp_path / "inbox"
    plain = template("my-crisis", [("north", "North"), ("south", "South")])
    (tmp_path / "secret.yaml").write_text("dates: {secret: 2025-04-01}\n", encoding="utf-8")
    for row, name in enumerate(PATHS[: n("path names (T29)")]):
        place = folder / f"named-{row}"
        place.mkdir(parents=True)
        quoted = json.dumps(name)
        text = plain.replace("title: Spring market\n", f"title: {quoted}\n")
        text = text.replace("judged: invented", f"source: {quoted}")
        text = text.replace("neutral: The border is closed", f"neutral: {quoted}")
        text += f"\nsources: {{{quoted}: {quoted}}}\n"
        (place / "scenario.yaml").write_text(text, encoding="utf-8")
        (folder / f"id-{row}.yaml").write_text(plain.replace("id: my-crisis", f"id: {quoted}", 1), encoding="utf-8")
    linked = folder / "linked"
    linked.mkdir()
    (linked / "scenario.yaml").write_text(plain, encoding="utf-8")
    for name in ("b.yaml", "text.ko.yaml", "text.ja.yaml", "data.csv", "fitted.csv"):
        (linked / name).symlink_to(tmp_path / "secret.yaml")
    (linked / "inner").symlink_to(tmp_path, target_is_directory=True)
    (linked / "loop.yaml").symlink_to("loop.yaml")
    png(linked / "picture.png", 30_000)
    (linked / "icon.svg").write_text("<svg><script>alert(1)</script></svg>", encoding="utf-8")
    (linked / "more.zip").write_bytes(b"PK\x05\x06" + b"\0" * 18)
    for name in ("..%2fx.yaml", "a\\..\\x.yaml", " x.yaml", "CON.yaml", "x.yaml ", ".hidden.yaml", "-x.yaml"):
        (folder / "odd").mkdir(exist_ok=True)
        (folder / "odd" / name).write_text("dates: {d: 2025-04-01}\n", encoding="utf-8")
    (folder / "packed.zip").write_bytes(b"PK\x03\x04" + b"\0" * 60)
    png(folder / "picture.yaml", 30_000)
    return folder


@posix
def test_nothing_outside_the_folder_is_opened(tmp_path: Path) -> None:
    folder = hostile(tmp_path)
    seen = opened(folder)
    assert outside(seen, folder) == []
    read = {name for event, name in seen if event == "open" and Path(name).is_relative_to(folder)}
    assert len(PATHS) == 40 and len([name for name in read if "named-" in name]) == n("path names (T29)")
    assert not any(name.endswith((".png", ".svg", ".zip", ".csv")) and "packed" not in name for name in read)


@posix
def test_a_file_outside_would_be_noticed(tmp_path: Path) -> None:
    folder = hostile(tmp_path)
    assert outside([("open", str(tmp_path / "secret.yaml"))], folder)
    assert outside([("open", str(folder / "linked" / "b.yaml"))], folder)
    assert outside([("socket.connect", "('127.0.0.1', 9)")], folder)
    assert outside([("subprocess.Popen", "id")], folder)
    assert not outside([("open", str(folder / "linked" / "scenario.yaml"))], folder)
