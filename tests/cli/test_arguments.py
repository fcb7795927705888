"""T52: any command with any arguments and files: no traceback, a documented exit code, a sentence where it failed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from game.cli import check as check_command
from game.cli.commands import COMMANDS
from tests.cli.calling import CODES, Answer, call, run
from tests.tiers import n

SCENARIOS = (
    "tiny",
    "tiny",
    "tiny",
    "gsomia-2019",
    "broken.yaml",
    "empty.yaml",
    "nowhere",
    "no/where",
    ".",
    "good.journal",
)
FILES = (
    "good.journal",
    "good.journal",
    "bad.journal",
    "torn.journal",
    "empty",
    "broken.yaml",
    "none",
    ".",
    "new.journal",
)
OPTIONS = {
    "play": (
        "--seats",
        "--players",
        "--pace",
        "--seed",
        "--journal",
        "--headless",
        "--json",
        "--hashes",
        "--as",
        "--warp",
    ),
    "replay": ("--hashes", "--json", "--turn", "--against", "--as"),
    "check": ("--json", "--strict"),  # not --watch, which waits until it is interrupted
    "explain": (),
    "new": ("--actors",),
    "schema": ("--out",),
    "sim": (
        "--games",
        "--seats",
        "--seed",
        "--pace",
        "--first",
        "--hashes",
        "--json",
        "--out",
        "--journal",
        "--effect",
        "--without",
    ),
    "report": ("--seed", "--pace", "--out"),  # how many games is said below: 100 000 would take their time
    "handouts": ("--out", "--pace", "--lang"),
    "render": (
        "--screen",
        "--turn",
        "--step",
        "--as",
        "--focus",
        "--size",
        "--theme",
        "--zoom",
        "--lang",
        "--pace",
        "--png",
    ),
    "gallery": ("--turn", "--as", "--size", "--theme", "--zoom", "--lang", "--pace", "--out"),
    "journal": ("--out", "--json"),
    "moves": ("--json",),
    "translate": (),  # not --begin or --stamp, which write beside the scenario that is named
    "exit-codes": (),
    "bots": (),
}
VALUES = {
    "--seats": (
        "all=random",
        "upper=hold,lower=dove",
        "all=history",
        "upper=me",
        "x=y",
        "upper",
        "all=tests.cli.cheats:Lawless",
    ),
    "--players": ("all=hawk", "=", "all=no.module:Bot"),
    "--pace": ("short", "brisk", "two_lessons", "shrot", ""),
    "--seed": ("0", "7", str(2**64 - 1), str(2**64), "-1", "x"),
    "--journal": ("new.journal", "good.journal", "no/x", ""),
    "--as": ("upper", "seoul", "nobody", ""),
    "--turn": ("1", "3", "99", "0", "-1", "x"),
    "--step": ("1", "2", "3", "4", "x"),
    "--against": SCENARIOS,
    "--games": ("1", "2", "40", "0", "-5", "many", str(10**12)),
    "--first": ("0", "7", str(2**32 - 1), str(2**32), "-1"),
    "--out": ("out.npz", "out.txt", "no/out.npz", "out.html", ""),
    "--screen": ("situation", "title", "reveal", "ending", "nothing", ""),
    "--focus": ("", "trust.upper.lower", "nobody"),
    "--size": ("1280x720", "0x0", "1x1", "99999x2", "big", "640x480"),
    "--theme": ("newsprint", "night", "loud"),
    "--zoom": ("100", "200", "0", "x"),
    "--lang": ("en", "ko", "xx"),
    "--effect": ("upper.close_gate", "seoul.protest", "upper.close_gat", ""),
    "--without": ("upper.close_gate", "nobody.nothing", ""),
    "--png": ("out.png", "no/out.png", ""),
}
SIGNS = "ab-=.,: \u2212\uc11c\u6771\x1b\n\t\udc80'\"%{}\\0"


def anything(luck: random.Random) -> str:
    """Return a short text of signs that make trouble."""
    return "".join(luck.choice(SIGNS) for _ in range(luck.randrange(12)))


def words(luck: random.Random) -> list[str]:
    """Return a command line that may or may not make sense."""
    command = luck.choice([command.name for command in COMMANDS])
    line = [command if luck.random() < 0.95 else anything(luck)]
    if command == "journal":
        line.append(luck.choice(("info", "salvage", "inof")))
    line += [luck.choice(FILES if command in ("replay", "journal") else SCENARIOS)] * (luck.random() < 0.95)
    if command == "play" and luck.random() < 0.9:
        line.append("--headless")
    if command == "sim" and luck.random() < 0.8:
        line += ["--games", luck.choice(("1", "3"))]
    if command == "report":
        line[1:2] = [luck.choice(("tiny", "nowhere", "broken.yaml"))]
        line += ["--games", luck.choice(("100", "99", "x"))]
    if command == "render" and luck.random() < 0.8:
        line += ["--screen", luck.choice(VALUES["--screen"]), "--png", "out.png"]
    for _ in range(luck.randrange(4)):
        option = luck.choice(OPTIONS[command] or ("--help",)) if luck.random() < 0.9 else "--" + anything(luck)
        line.append(option)
        if option in VALUES and luck.random() < 0.95:
            line.append(luck.choice(VALUES[option]) if luck.random() < 0.9 else anything(luck))
    if luck.random() < 0.05:
        line.insert(luck.randrange(len(line) + 1), anything(luck))
    return line


def wrong(answer: Answer) -> str:
    """Return what is wrong with an answer, or nothing."""
    if answer.code not in CODES:
        return f"exit code {answer.code}"
    if "Traceback" in answer.err + answer.out:
        return "a traceback"
    if "fault in Backchannel itself" in answer.err.replace("\n", " "):
        return "a fault of the program"
    if answer.code and not answer.err.strip():
        return "no sentence"
    return "" if not answer.code or len(answer.err) < 3000 else "a page instead of a sentence"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder with good and bad files."""
    monkeypatch.chdir(tmp_path)
    assert call("play", "tiny", "--headless", "--seats", "all=random", "--journal", "good.journal").code == 0
    data = Path("good.journal").read_bytes()
    Path("torn.journal").write_bytes(data[:-40])
    Path("bad.journal").write_bytes(data[:3000] + b"x" + data[3001:])
    Path("empty").write_bytes(b"")
    Path("empty.yaml").write_bytes(b"")
    Path("broken.yaml").write_text("id: x\nmoves: [{id: 1}]\n", encoding="utf-8")
    return tmp_path


def test_any_arguments_get_an_answer(folder: Path) -> None:
    luck = random.Random(2019)
    for turn in range(n("cli arguments (T52)")):
        line = words(luck)
        fault = wrong(call(*line))
        assert not fault, (turn, line, fault)
        for name in ("new.journal", "good.journal.salvaged", "torn.journal.salvaged", "bad.journal.salvaged"):
            (folder / name).unlink(missing_ok=True)


def test_any_arguments_get_an_answer_from_a_process(folder: Path) -> None:
    luck = random.Random(7)
    for _ in range(n("cli processes (T52)")):
        line = [word.replace("\0", "") for word in words(luck)]
        done = run(*line, cwd=folder)
        answer = Answer(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
        fault = wrong(answer)
        assert not fault, (line, fault, answer.err)
        (folder / "new.journal").unlink(missing_ok=True)


def test_the_arguments_cover_success_and_every_refusal(folder: Path) -> None:
    luck = random.Random(2019)
    codes = [call(*words(luck)).code for _ in range(120)]
    assert {0, 1, 2} <= set(codes) and codes.count(0) > 20


def test_a_planted_fault_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: object) -> list[object]:
        raise KeyError("planted")

    monkeypatch.setattr(check_command, "checked", broken)
    assert wrong(call("check", "tiny")) == "a fault of the program"
    assert wrong(call("check", "tiny", "--debug")) == "a traceback"
    assert wrong(Answer(3, "", "x")) == "exit code 3"
    assert wrong(Answer(1, "", " ")) == "no sentence"
