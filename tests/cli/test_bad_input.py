"""Every kind of bad input: one plain sentence with the remedy, the documented exit code, nothing lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game.cli.writing import write_text, write_whole
from game.errors import JournalError
from game.journal import read
from game.journal.records import FIRST, encode
from tests.cli.calling import ROOT, Answer, bare_environment, call, one_sentence, run

RANDOM = ("--headless", "--seats", "all=random")


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Return the journal of a finished game of the smallest scenario."""
    path = tmp_path / "game.journal"
    assert call("play", "tiny", *RANDOM, "--journal", str(path)).code == 0
    return path


def refused(answer: Answer, code: int, *hints: str) -> None:
    """Assert that an answer is one sentence with a remedy and nothing on standard output."""
    flat = " ".join(answer.err.split())
    assert answer.code == code, (answer.code, flat)
    assert answer.out == "" and one_sentence(answer.err), flat
    solid = "".join(flat.split())  # a path longer than a line is broken somewhere
    for hint in hints:
        assert "".join(hint.split()) in solid, (hint, flat)


def rewritten(path: Path, change: Any) -> Path:
    """Write a journal anew with its records changed and its checksums right again."""
    recording = read(path)
    records = [dict(recording.header), *(dict(record) for record in recording.records)]
    change(records)
    last, data = FIRST, b""
    for record in records:
        line, last = encode(record, last)
        data += line
    target = path.with_name("changed.journal")
    target.write_bytes(data)
    return target


@pytest.mark.parametrize(
    ("bot", "hint"),
    [("Overspender", "attention"), ("Lawless", "not open"), ("Shapeless", "must return")],
)
def test_orders_that_cannot_be(bot: str, hint: str) -> None:
    answer = call("play", "tiny", "--headless", "--seats", f"upper=tests.cli.cheats:{bot}")
    refused(answer, 1, bot, hint)


def test_a_bot_that_breaks_is_no_fault_of_ours_to_hide() -> None:
    answer = call("play", "tiny", "--headless", "--seats", "upper=tests.cli.cheats:Faulty")
    refused(answer, 1, "The bot tests.cli.cheats:Faulty for upper broke", "thinking too hard", "--debug", "mend it")


@pytest.mark.parametrize(
    ("entry", "hint"),
    [("dance", "dance"), ("open_gate", "open_gate"), ("sign settlement: gold", "gold")],
)
def test_a_journal_with_an_order_that_cannot_be(journal: Path, entry: str, hint: str) -> None:
    def change(records: list[dict[str, Any]]) -> None:
        records[1]["sheets"] = {"upper": [entry], "lower": []}

    refused(call("replay", str(rewritten(journal, change)), "--hashes"), 1, "turn 1", hint)


def test_a_journal_over_budget(journal: Path) -> None:
    def change(records: list[dict[str, Any]]) -> None:
        records[1]["sheets"] = {"upper": ["close_gate", "protest lower"], "lower": []}

    refused(call("replay", str(rewritten(journal, change)), "--hashes"), 1, "attention")


def test_a_replay_that_diverges(journal: Path) -> None:
    def change(records: list[dict[str, Any]]) -> None:
        records[2]["sheets"] = {"upper": [], "lower": []}

    refused(call("replay", str(rewritten(journal, change))), 1, "turn 3")


@pytest.mark.parametrize("words", [("--turn", "99"), ("--turn", "0"), ("--turn", "-1"), ("--turn", "two")])
def test_a_wrong_turn(journal: Path, words: tuple[str, str]) -> None:
    refused(call("replay", str(journal), *words), 1, "from 1 to")


@pytest.mark.parametrize("words", [("--as", "uper"), ("--as", "")])
def test_a_reader_who_does_not_play(journal: Path, words: tuple[str, str]) -> None:
    refused(call("replay", str(journal), *words), 1, "seat")


@pytest.mark.parametrize(
    ("name", "code", "hint"),
    [
        ("gsomia", 1, "'gsomia-2019'"),
        ("nowhere", 1, "no scenario"),
        ("no/where", 2, "no/where"),
        ("nowhere.yaml", 2, "nowhere.yaml"),
        ("", 1, "empty"),
        ("x" * 5000, 2, "too long"),
        ("y/" * 3000, 2, "y/"),
    ],
)
@pytest.mark.parametrize("command", ["play", "check", "sim", "moves"])
def test_an_unknown_scenario(command: str, name: str, code: int, hint: str) -> None:
    more = {"play": ["--headless"], "sim": ["--games", "1"]}.get(command, [])
    refused(call(command, name, *more), code, hint)


@pytest.mark.parametrize(
    ("data", "code", "hint"),
    [
        (b"", 1, ":1:1"),
        (b"\xff\xfe\x00", 1, "UTF-8"),
        (b"a: [", 1, ":1:5 not-yaml"),
        (b"a: &x 1\nb: *x\n", 1, "anchor"),
        (b"id: x\n", 1, ":1:"),
        (b"[" * 100_000, 1, "nesting"),
    ],
)
def test_a_broken_scenario(data: bytes, code: int, hint: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_bytes(data)
    answer = call("check", str(path))
    assert answer.code == code and hint in answer.out and "broken.yaml:" in answer.out and "Traceback" not in answer.err
    refused(call("play", str(path), "--headless"), code, "broken.yaml")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root and Windows read what modes forbid")
def test_a_scenario_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "closed.yaml"
    path.write_text("id: x\n", encoding="utf-8")
    path.chmod(0)
    assert call("check", str(path)).code == 2
    refused(call("play", str(path), "--headless"), 2)


def test_an_unreadable_file_is_two_even_to_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.yaml"
    path.write_text("id: x\n", encoding="utf-8")

    def closed(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", closed)
    assert call("check", str(path)).code == 2
    refused(call("play", str(path), "--headless"), 2)


@pytest.mark.parametrize("where", ["start", "middle", "end"])
def test_a_damaged_journal(journal: Path, where: str) -> None:
    data = bytearray(journal.read_bytes())
    lines = data.split(b"\n")
    at = {"start": 30, "middle": len(lines[0]) + 40, "end": len(data) - len(lines[-2]) + 20}[where]
    data[at] ^= 1
    journal.write_bytes(bytes(data))
    answer = call("replay", str(journal))
    if where == "end":  # a bad last record is one that was never finished
        assert answer.code == 0 and "not finished" in " ".join(answer.err.split())
    else:
        refused(answer, 2, "salvage" if where == "middle" else "byte")
    assert journal.read_bytes() == bytes(data), "a refusal changes nothing"


def test_salvage_keeps_the_good_part_and_the_old_file(journal: Path) -> None:
    data = bytearray(journal.read_bytes())
    data[len(data.split(b"\n")[0]) + len(data.split(b"\n")[1]) + 40] ^= 1
    journal.write_bytes(bytes(data))
    target = journal.with_name("kept.journal")
    answer = call("journal", "salvage", str(journal), "--out", str(target))
    assert answer.code == 0 and "1 whole turn" in " ".join(answer.out.split())
    assert journal.read_bytes() == bytes(data)
    assert len(call("replay", str(target), "--hashes").out.splitlines()) == 1
    refused(call("journal", "salvage", str(journal), "--out", str(target)), 2, "exists already")


@pytest.mark.parametrize("words", [("replay",), ("journal", "info"), ("journal", "salvage")])
def test_a_journal_that_is_not_there(words: tuple[str, ...], tmp_path: Path) -> None:
    refused(call(*words, str(tmp_path / "none.journal")), 2, "none.journal")
    refused(call(*words, str(tmp_path)), 2)


def test_something_else_than_a_journal(tmp_path: Path) -> None:
    for data in (b"hello\n", b"\x00" * 300, b"PK\x03\x04zip", b"{}\n", b""):
        path = tmp_path / "other"
        path.write_bytes(data)
        refused(call("replay", str(path)), 2, "other")
    refused(call("replay", str(ROOT / "README.md")), 2)


def test_a_newer_format(journal: Path) -> None:
    def change(records: list[dict[str, Any]]) -> None:
        records[0]["format"] = 99

    refused(call("replay", str(rewritten(journal, change))), 2, "newer version")


def test_newer_rules(journal: Path) -> None:
    def change(records: list[dict[str, Any]]) -> None:
        records[0]["rules"] = 99

    refused(call("replay", str(rewritten(journal, change))), 2, "newer version")


def test_a_journal_of_another_version_of_the_scenario(journal: Path, tmp_path: Path) -> None:
    source = (ROOT / "scenarios" / "tiny" / "scenario.yaml").read_text(encoding="utf-8")
    other = tmp_path / "other.yaml"
    other.write_text(source.replace("start: 60", "start: 61", 1), encoding="utf-8")
    assert other.read_text(encoding="utf-8") != source
    hashes = call("replay", str(journal), "--hashes")
    assert hashes.code == 0, "the scenario is inside the journal, so another one outside changes nothing"
    answer = call("replay", str(journal), "--against", str(other))
    assert answer.code == 1 and "another game from the start" in " ".join(answer.err.split())
    assert answer.out == "- water 6000\n+ water 6100\n"
    found = json.loads(call("replay", str(journal), "--against", str(other), "--json").out)
    assert found == {"same": False, "files": "other files", "turn": 0, "lines": ["- water 6000", "+ water 6100"]}
    same = call("replay", str(journal), "--against", "tiny")
    assert same.code == 0 and "the same game" in " ".join(same.err.split())


@pytest.mark.parametrize("seats", ["upper", "=", "upper=", "nobody=hold", "upper=me", "upper=hold,upper=dove", ",", ""])
def test_impossible_seats(seats: str) -> None:
    refused(call("play", "tiny", "--headless", "--seats", seats), 1)


def test_saving_over_a_file_is_refused_before_anything_is_lost(journal: Path) -> None:
    before = journal.read_bytes()
    refused(call("play", "tiny", *RANDOM, "--journal", str(journal)), 2, "exists already")
    refused(call("sim", "tiny", "--games", "1", "--journal", str(journal)), 2, "exists already")
    assert journal.read_bytes() == before


def test_saving_where_nothing_can_be(tmp_path: Path) -> None:
    refused(call("play", "tiny", *RANDOM, "--journal", str(tmp_path / "no" / "x")), 2)
    refused(call("sim", "tiny", "--games", "2", "--hashes", "--out", str(tmp_path / "no" / "x.npz")), 2, "folder")


def test_what_cannot_be_saved_is_not_sent_to_salvage(journal: Path) -> None:
    whole = journal.read_bytes()
    journal.write_bytes(whole[:9] + b"!" + whole[10:])
    refused(call("replay", str(journal)), 2, "look for a copy")
    journal.write_bytes(b"")
    refused(call("journal", "salvage", str(journal)), 2, "it is empty")
    lines = whole.split(b"\n")
    journal.write_bytes(b"\n".join([*lines[:2], b"!", *lines[3:]]))
    told = " ".join(call("journal", "salvage", str(journal)).out.split())
    assert told.startswith("2 records with 1 whole turn now in "), told
    refused(call("journal", "salvage", str(journal)), 2, "--out")


def test_a_bot_is_found_in_the_folder_somebody_works_in(tmp_path: Path) -> None:
    bot = (
        "class Idle:\n    sentence, source = 'Waits.', 'a test'\n"
        "    def choose(self, view, menu, draws):\n        return menu.legal & False\n"
    )
    (tmp_path / "idle_bots.py").write_text(bot, "utf-8")
    words = ("play", "tiny", "--headless", "--hashes", "--seats", "all=idle_bots:Idle")
    assert (done := run(*words, cwd=tmp_path)).returncode == 0 and len(done.stdout.splitlines()) == 5, done.stderr


@pytest.mark.parametrize("words", [("replay", ""), ("journal", "info", ""), ("play", ""), ("check", "")])
def test_an_empty_name_is_called_one(words: tuple[str, ...]) -> None:
    refused(call(*words), 1, "name is empty; name")


WRITING = [
    ("render", "tiny", "--screen", "title", "--png"),
    ("sim", "tiny", "--games", "1", "--out"),
    ("report", "tiny", "--out"),
    ("play", "tiny", "--headless", "--journal"),
    ("sim", "tiny", "--games", "1", "--journal"),
]


@pytest.mark.parametrize("words", WRITING)
def test_a_file_to_write_has_a_name_of_its_own(words: tuple[str, ...], tmp_path: Path) -> None:
    ending = {"--png": ".png", "--out": ".npz" if words[0] == "sim" else ".html"}.get(words[-1], ".journal")
    folder = tmp_path / f"kept{ending}"
    folder.mkdir()
    refused(call(*words, ""), 2, "is empty; name a file")
    refused(call(*words, str(folder)), 2, "is a folder; name a file in it")
    assert list(folder.iterdir()) == []


def test_few_words_are_listed_where_none_is_near() -> None:
    refused(call("play", "tiny", *RANDOM, "--as", "nobody"), 1, "'nobody'; use one of upper, lower.")
    refused(call("moves", "tiny", "nobody"), 1, "'nobody'; use one of upper, lower.")
    refused(call("explain", "xyzzy"), 1, "explain' to see all.")


def test_figures_are_printed_before_a_full_disk_stops_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arrays: object, **named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("numpy.savez_compressed", full)
    answer = call("sim", "tiny", "--games", "2", "--hashes", "--out", str(tmp_path / "x.npz"))
    assert answer.code == 2 and len(answer.out.splitlines()) == 10 and "room" in answer.err


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file size are POSIX; the errors are patched in above")
@pytest.mark.parametrize("words", [("play", "tiny", *RANDOM, "--journal", "x"),
                                   ("sim", "tiny", "--games", "50000", "--out", "x.npz"),
                                   ("render", "tiny", "--screen", "keys", "--png", "x.png")])  # fmt: skip
def test_a_full_disk_while_saving(words: tuple[str, ...], tmp_path: Path) -> None:
    limit = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); sys.argv[0] = 'run.py'\n" \
            "import run; sys.exit(run.start())"  # fmt: skip
    done = subprocess.run([sys.executable, "-B", "-c", limit, *words], cwd=tmp_path, capture_output=True, timeout=120,
                          env=bare_environment(PYTHONPATH=str(ROOT)), check=False)  # fmt: skip
    told = done.stderr.decode()
    assert done.returncode == 2 and "Traceback" not in told and ("room" in told or "folder" in told), told


def test_a_full_disk_under_the_journal_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("game.journal.journal.write_all", full)
    refused(call("play", "tiny", *RANDOM, "--journal", str(tmp_path / "x")), 2, "room")
    assert not (tmp_path / "x").exists()


def test_what_is_written_can_be_read_by_programs(journal: Path) -> None:
    lines = call("replay", str(journal), "--json").out.splitlines()
    turns = [json.loads(line) for line in lines]
    assert [line.get("turn") for line in turns[:-1]] == [1, 2, 3, 4, 5] and "outcome" in turns[-1]


def test_the_errors_meant_here_are_journal_errors(tmp_path: Path) -> None:
    with pytest.raises(JournalError):
        read(tmp_path / "none")


# what is written


@pytest.mark.parametrize(
    ("words", "out"),
    [
        (("report", "tiny", "--games", "100", "--out"), "x.html"),
        (("sim", "tiny", "--games", "5000", "--out"), "x.npz"),
        (("render", "tiny", "--screen", "keys", "--png"), "x.png"),
        (("journal", "salvage", "game.journal", "--out"), "x.journal"),
        (("replay", "game.journal", "--page"), "x.html"),
        (("handouts", "tiny", "--out"), "x"),
        (("gallery", "tiny", "--out"), "x"),
        (("schema", "--out"), "x"),
        (("new",), "x"),
    ],
)
def test_a_full_disk_leaves_nothing_half_written_and_names_the_file(
    words: tuple[str, ...], out: str, journal: Path
) -> None:
    limit = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048)); sys.argv[0] = 'run.py'\n" \
            "import run; sys.exit(run.start())"  # fmt: skip
    folder = journal.parent
    done = subprocess.run([sys.executable, "-B", "-c", limit, *words, out], cwd=folder, capture_output=True,
                          env=bare_environment(PYTHONPATH=str(ROOT)), timeout=120, check=False)  # fmt: skip
    told = "".join(done.stderr.decode().split())
    assert done.returncode == 2 and out in told and "Afile" not in told, done.stderr.decode()
    left = [path for path in folder.rglob("*") if path.is_file() and path != journal]
    assert all(path.stat().st_size < 2048 and not path.name.startswith("part-") for path in left), left
    assert not (folder / out).is_file() and not (out == "x" and words == ("new",) and (folder / out).exists())


def test_what_stood_there_stays_when_the_disk_is_full(tmp_path: Path) -> None:
    place = tmp_path / "x.html"
    write_text(place, "before")

    def full(part: str) -> None:
        Path(part).write_text("half", encoding="utf-8")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space") as error:
        write_whole(place, full)
    assert error.value.filename == str(place)
    assert place.read_text(encoding="utf-8") == "before" and list(tmp_path.iterdir()) == [place]

    def broken(part: str) -> None:
        Path(part).write_text("half", encoding="utf-8")
        raise ValueError("planted")

    with pytest.raises(ValueError, match="planted"):
        write_whole(tmp_path / "y.html", broken)
    assert list(tmp_path.iterdir()) == [place]


def test_a_name_is_said_as_it_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bin").write_bytes(bytes(range(256)))
    assert call("replay", "bin").err.startswith("bin is no journal")
    assert call("play", "tiny", "--headless", "--pace", "x").err.startswith("tiny has no pace")
    assert call("play", "tiny", "--headless", "--seats", "upper=me").err.startswith("upper cannot be played")
    assert call("play", "nowhere").err.startswith("There is no scenario")


def test_a_journal_is_no_scenario_and_a_folder_no_file(journal: Path, tmp_path: Path) -> None:
    for words in (("play",), ("check",), ("moves",), ("report",), ("sim", "--games", "5")):
        refused(call(*words, str(journal)), 1, "is a journal", "replay")
    refused(call(str(tmp_path)), 1, "is a folder")
    refused(call(str(journal)), 1, "is a file", "replay")
    refused(call("help", "nothing"), 1, "no command 'nothing'")
    assert call("help", "sim").out.startswith("usage:") and call("help").code == 0


def test_a_picture_is_a_png_and_a_journal_has_its_own_pace(journal: Path, tmp_path: Path) -> None:
    render = ("render", str(journal), "--screen", "orders", "--png")
    refused(call(*render, "x.gif"), 1, "x.gif.png")
    refused(call(*render, str(tmp_path / "none" / "x.png")), 2, "make it first")
    for more in (("--pace", "short"), ("--seed", "2019")):
        refused(call(*render, str(tmp_path / "x.png"), *more), 1, "leave --pace and --seed out")
    refused(call("render", "nowhere.journal", "--screen", "orders", "--png", "x.png"), 2, "no journal")
