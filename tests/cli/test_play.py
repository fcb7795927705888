"""Playing and replaying from the command line: the same game as words, JSON, digests and pictures."""

from __future__ import annotations

import json
import re
import struct
from datetime import datetime
from functools import cache
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from game.cli import main
from game.cli import play as play_command
from game.cli import replay as replay_command
from game.cli import title as title_command
from game.cli.plain import HANDLER, install
from game.cli.terminal import NARROWEST, Terminal, width_of
from game.cli.wrap import columns
from game.journal import read
from game.scenario import find, load
from game.window import SCREEN_NAMES, WindowError
from tests.cli.calling import Answer, bare_environment, call, one_sentence, run

RANDOM = ("--headless", "--seats", "all=random")
SEEN = {"DISPLAY": ":0"}
SHOWN = (
    (),
    ("moves", "gsomia-2019"),
    ("--help",),
    ("exit-codes",),
    ("bots",),
    ("sim", "tiny", "--games", "20"),
    ("play", "tiny", *RANDOM),
)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Return the journal of a finished game."""
    path = tmp_path / "game.journal"
    assert call("play", "tiny", *RANDOM, "--seed", "7", "--journal", str(path)).code == 0
    return path


def test_play_replay_and_sim_give_the_same_digests(journal: Path) -> None:
    played = call("play", "tiny", *RANDOM, "--seed", "7", "--hashes").out
    assert played == call("replay", str(journal), "--hashes").out
    assert played == call("sim", "tiny", "--games", "1", "--seed", "7", "--hashes").out
    lines = [json.loads(line) for line in call("replay", str(journal), "--json").out.splitlines()]
    assert played == "".join(f"{line['game']} {line['turn']} {line['digest']}\n" for line in lines[:-1])
    assert set(lines[0]) == {"game", "turn", "from", "to", "sheets", "injects", "meters", "statuses", "digest"}
    assert set(lines[-1]["outcome"]) == {"ending", "turn", "scores"}
    assert all(isinstance(value, int) for value in lines[0]["meters"].values())


def test_any_game_of_a_sweep_can_be_written_and_replayed_alone(tmp_path: Path) -> None:
    whole = call("sim", "tiny", "--games", "9", "--hashes").out
    path = tmp_path / "five.journal"
    assert call("sim", "tiny", "--games", "1", "--first", "5", "--journal", str(path)).code == 0
    alone = call("replay", str(path), "--hashes").out
    assert alone and alone == "".join(line + "\n" for line in whole.splitlines() if line.startswith("5 "))


def test_hashes_and_json_leave_standard_output_to_programs() -> None:
    for form in ("--hashes", "--json"):
        answer = call("sim", "tiny", "--games", "2", form)
        assert "decisions" in answer.err and "decisions in" not in answer.out
        answer = call("play", "tiny", *RANDOM, form)
        assert "seed 2019" in answer.err and "seed" not in answer.out


def test_without_seats_headless_is_history() -> None:
    assert call("play", "gsomia-2019", "--hashes").out == call("play", "gsomia-2019", "--headless", "--seats",
                                                               "all=history", "--hashes").out  # fmt: skip


def test_an_unnamed_seat_is_mirror() -> None:
    one = call("play", "tiny", "--headless", "--hashes", "--seats", "upper=hawk").out
    assert one == call("play", "tiny", "--headless", "--hashes", "--seats", "upper=hawk,lower=mirror").out


def test_the_seed_is_2019_unless_said() -> None:
    words = ("play", "tiny", *RANDOM)
    assert call(*words, "--hashes").out == call(*words, "--hashes", "--seed", "2019").out
    assert "seed 2019" in call(*words).out


def test_events_stand_in_the_order_of_their_days() -> None:
    blocks = re.findall(r"^Events\n((?:  .*\n)+)", call("play", "gsomia-2019", "--headless").out, re.M)
    told = [re.findall(r"^  (?:Week of )?(\d+ \w+): ", block, re.M) for block in blocks]
    days = [[datetime.strptime(f"{when} 2019", "%d %B %Y") for when in block] for block in told]
    assert sum(len(block) for block in days) > 20
    assert all(block == sorted(block) for block in days)


def test_moves_for_programs_carry_the_codes_of_event_data() -> None:
    rows = [json.loads(line) for line in call("moves", "gsomia-2019", "--json").out.splitlines()]
    told = {row["order"]: (row["cameo"], row["goldstein"]) for row in rows if row["actor"] == "seoul"}
    spec = {move.id: move for move in load(find("gsomia-2019")).spec.moves}
    assert told["give_notice"] == (spec["give_notice"].cameo, float(spec["give_notice"].goldstein or 0))
    assert told["give_notice"][1] < 0
    assert all(json.loads(line)["cameo"] is None for line in call("moves", "tiny", "--json").out.splitlines())


@pytest.mark.parametrize("width", [60, 80])
def test_the_history_of_2019_reads_as_a_story(width: int) -> None:
    answer = call(width=width)
    text = answer.out
    assert answer.code == 0 and "no display" in answer.err
    for part in ("Turn 1 of 11: 1 to 14 July 2019", "Turn 11 of 11", "Orders", "Events", "Meters", "Why", "Clocks",
                 "Pacts and cases", "It ended on 1 December 2019", "Conditional truce", "To do more"):  # fmt: skip
        assert part in " ".join(text.split()), part
    assert max(columns(line) for line in text.splitlines()) <= width
    assert "Give notice on the pact" in text and "\u2588" in text and "\u2212" in text


def test_one_turn_can_be_read_alone(journal: Path) -> None:
    text = call("replay", str(journal), "--turn", "2").out
    assert "Turn 2 of 5" in text and "Turn 1 of" not in text and "Turn 3 of" not in text and "It ended" not in text
    assert len(call("replay", str(journal), "--turn", "2", "--json").out.splitlines()) == 1
    assert call("replay", str(journal), "--turn", "2", "--hashes").out.startswith("0 2 ")


def test_quiet_orders_are_named_only_to_those_told(tmp_path: Path) -> None:
    path = tmp_path / "secret.yaml"
    source = Path("scenarios/tiny/scenario.yaml").read_text(encoding="utf-8")
    secret = source.replace("quiet: [upper]", "quiet: []").replace("quiet: upper", "quiet: []")
    assert secret != source
    path.write_text(secret, encoding="utf-8")
    journal = tmp_path / "quiet.journal"
    for seed in range(40):
        journal.unlink(missing_ok=True)
        call("play", str(path), *RANDOM, "--seed", str(seed), "--journal", str(journal))
        if b"write_letter" in b"".join(journal.read_bytes().split(b"\n")[1:]):
            break
    for form in ((), ("--json",)):
        assert "a quiet move" not in call("replay", str(journal), *form).out, "after the end everything is shown"
        upper, lower = (call("replay", str(journal), *form, "--as", seat).out for seat in ("upper", "lower"))
        assert "a quiet move" in upper and "write_letter" not in upper and "Write a private" not in upper
        assert "a quiet move" not in lower


def test_an_unfinished_game_keeps_quiet_orders_quiet(tmp_path: Path) -> None:
    journal = tmp_path / "quiet.journal"
    lines: list[bytes] = []
    for seed in range(60):
        journal.unlink(missing_ok=True)
        call("play", "tiny", *RANDOM, "--seed", str(seed), "--journal", str(journal))
        lines = journal.read_bytes().split(b"\n")
        played = next((place for place, line in enumerate(lines[1:5], 1) if b"write_letter" in line), 0)
        if played:
            break
    cut = tmp_path / "cut.journal"
    cut.write_bytes(b"\n".join(lines[: played + 1]) + b"\n")
    answer = call("replay", str(cut))
    assert answer.code == 0 and "The game goes on" in answer.out and "a quiet move" in answer.out
    assert "Write a private" not in answer.out and '"a quiet move"' in call("replay", str(cut), "--json").out


# Consoles


@cache
def whole_of(words: tuple[str, ...]) -> Answer:
    """Return what is told in sixty columns where every sign can be shown."""
    return call(*words, width=60)


@pytest.mark.parametrize("console", ["cp949", "cp932", "cp1252", "ascii", "utf-8"])
@pytest.mark.parametrize("words", SHOWN, ids=" ".join)
def test_every_console_can_show_it_in_sixty_columns(console: str, words: tuple[str, ...]) -> None:
    install()
    raw = BytesIO()
    out = TextIOWrapper(raw, encoding=console, errors=HANDLER, newline="\n")
    assert main(list(words), Terminal(out, out, width=60)) == 0
    out.flush()
    text, whole = raw.getvalue().decode(console), whole_of(words)
    assert max(columns(line) for line in text.splitlines()) <= 60
    assert "\x1b" not in text and text.count("?") == (whole.out + whole.err).count("?"), "a sign was lost"


def test_colour_only_where_it_is_wanted() -> None:
    assert "\x1b[" in call("play", "tiny", *RANDOM, colour=True).out
    assert "\x1b" not in call("play", "tiny", *RANDOM).out
    assert b"\x1b" not in run("play", "tiny", *RANDOM, environment=bare_environment(FORCE_COLOR="1")).stdout


@pytest.mark.parametrize(
    ("given", "width"), [("60", 60), ("5", NARROWEST), ("9999", 100), ("x", 80), ("", 80), ("0", 80)]
)
def test_the_width_is_what_columns_says(given: str, width: int) -> None:
    assert width_of({"COLUMNS": given}, TextIOWrapper(BytesIO(), encoding="utf-8")) == width


def test_progress_only_on_a_terminal() -> None:
    assert "\r" not in call("sim", "tiny", "--games", "20").err
    assert "20 of 20" in call("sim", "tiny", "--games", "20", lively=True).err


# Windows


class Opened:
    """Stands where the window is opened and remembers what it was given."""

    def __init__(self, dead: bool = False) -> None:
        self.dead = dead
        self.house: Any = None
        self.door: Any = None

    def __call__(self, house: Any, *, door: Any = None) -> int:
        """Open nothing."""
        self.house, self.door = house, door
        if self.dead:
            raise WindowError("No window can be opened here (planted); play in the terminal with --headless.")
        return 0


def opened(monkeypatch: pytest.MonkeyPatch, dead: bool = False) -> Opened:
    """Put a stand-in in place of the window."""
    stand_in = Opened(dead)
    for module in (play_command, replay_command, title_command):
        monkeypatch.setattr(module, "open_window", stand_in)
    return stand_in


def test_the_bare_start_opens_the_title(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    window = opened(monkeypatch)
    assert call(environment={**SEEN, "BACKCHANNEL_HOME": str(tmp_path)}).out == ""
    assert (
        window.door is None and window.house.folder == tmp_path and window.house.scenarios()[0]["id"] == "gsomia-2019"
    )


def test_a_dead_display_falls_back_to_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    opened(monkeypatch, dead=True)
    answer = call(environment=SEEN)
    assert answer.code == 0 and "planted" in answer.err and "Conditional truce" in answer.out
    answer = call("play", "tiny", environment=SEEN)
    assert answer.code == 0 and "planted" in answer.err and "The river gate" in answer.out


def test_a_dead_display_for_a_person_is_refused_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened(monkeypatch, dead=True)
    answer = call("play", "tiny", "--seats", "upper=me", environment={**SEEN, "BACKCHANNEL_HOME": str(tmp_path)})
    assert answer.code == 1 and answer.out == "" and "upper=mirror" in answer.err
    assert not list(tmp_path.rglob("*.journal"))


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ":0", "SDL_VIDEODRIVER": "dummy"}])
def test_a_person_without_a_display_hears_the_remedy(environment: dict[str, str]) -> None:
    answer = call("play", "tiny", "--seats", "upper=me", environment=environment)
    assert answer.code == 1 and one_sentence(answer.err) and "upper=mirror" in answer.err


def test_play_with_seats_opens_the_game_and_saves_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    window = opened(monkeypatch)
    words = ("play", "tiny", "--seats", "upper=me", "--seed", "7")
    answer = call(*words, environment={**SEEN, "BACKCHANNEL_HOME": str(tmp_path)})
    assert answer.code == 0 and "Seed 7" in answer.err
    saved = list((tmp_path / "saves").glob("*.journal"))
    assert len(saved) == 1 and read(saved[0]).header["seats"] == {"upper": "person", "lower": "mirror"}
    assert window.door.snapshot("upper")["scenario"]["id"] == "tiny"
    assert call(*words, "--journal", str(tmp_path / "mine"), environment=SEEN).code == 0
    assert read(tmp_path / "mine").header["seed"] == 7


def test_where_nothing_can_be_saved_people_play_with_a_warning(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    window = opened(monkeypatch)
    (tmp_path / "file").write_bytes(b"")
    answer = call("play", "tiny", "--seats", "upper=me",
                  environment={**SEEN, "BACKCHANNEL_HOME": str(tmp_path / "file")})  # fmt: skip
    assert answer.code == 0
    notices = window.door.send({"command": "begin"})
    assert any(notice["kind"] == "warning" and "not saved" in notice["text"] for notice in notices)


def test_play_without_seats_asks_in_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened(monkeypatch)
    assert call("play", "tiny", environment=SEEN).code == 0
    assert window.door is None and window.house.scenarios()[0]["id"] == "tiny"


def test_watching_needs_a_display(journal: Path) -> None:
    answer = call("replay", str(journal), "--window")
    assert answer.code == 1 and one_sentence(answer.err)


# Pictures


def png_size(path: Path) -> tuple[int, int]:
    """Return the size a PNG says it has."""
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = struct.unpack(">II", data[16:24])
    return wide, high


@pytest.mark.parametrize("screen", SCREEN_NAMES)
def test_every_screen_can_be_drawn_without_a_display(screen: str, tmp_path: Path) -> None:
    target = tmp_path / "out.png"
    answer = call("render", "tiny", "--screen", screen, "--size", "640x480", "--png", str(target))
    assert answer.code == 0 and answer.out == "" and png_size(target) == (640, 480)


def test_a_journal_is_drawn_as_its_reader_sees_it(journal: Path, tmp_path: Path) -> None:
    words = ("render", str(journal), "--screen", "situation", "--turn", "3", "--png")
    for seat in ("upper", "lower"):
        assert call(*words, str(tmp_path / f"{seat}.png"), "--as", seat).code == 0
    assert (tmp_path / "upper.png").read_bytes() != (tmp_path / "lower.png").read_bytes()


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (("--screen", "situaton"), 1, "'situaton'"),
        (("--screen", "situation", "--turn", "99"), 1, "from 1 to 5"),
        (("--screen", "situation", "--size", "0x0"), 1, "1280x720"),
        (("--screen", "situation", "--size", "big"), 1, "1280x720"),
        (("--screen", "situation", "--as", "nobody"), 1, "seat"),
        (("--screen", "situation", "--theme", "nihgt"), 1, "night"),
        (("--screen", "situation", "--zoom", "110"), 1, "150"),
        (("--screen", "situation", "--lang", "xx"), 1, "en"),
        (("--screen", "ledger", "--focus", "trust.upper.lowr"), 1, "trust.upper.lower?"),
        (("--screen", "reveal", "--step", "4"), 1, "from 1 to 3"),
    ],
)
def test_a_picture_that_cannot_be(words: tuple[str, ...], code: int, hint: str, tmp_path: Path) -> None:
    target = tmp_path / "out.png"
    answer = call("render", "tiny", *words, "--png", str(target))
    assert answer.code == code and one_sentence(answer.err) and hint in answer.err and not target.exists()


def test_a_picture_that_cannot_be_written(tmp_path: Path) -> None:
    answer = call("render", "tiny", "--screen", "keys", "--png", str(tmp_path / "no" / "out.png"))
    assert answer.code == 2 and one_sentence(answer.err)


def test_an_ending_that_has_not_come_cannot_be_drawn(journal: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.journal"
    cut.write_bytes(b"\n".join(journal.read_bytes().split(b"\n")[:3]) + b"\n")
    answer = call("render", str(cut), "--screen", "ending", "--png", str(tmp_path / "out.png"))
    assert answer.code == 1 and "not ended" in answer.err


def test_a_game_that_has_only_begun_can_be_read_and_drawn(journal: Path, tmp_path: Path) -> None:
    begun = tmp_path / "begun.journal"
    begun.write_bytes(journal.read_bytes().split(b"\n")[0] + b"\n")
    answer = call("replay", str(begun))
    assert answer.code == 0 and "0 of 5 turns" in answer.out
    assert call("replay", str(begun), "--hashes").out == ""
    for screen in ("situation", "briefing", "orders", "ledger"):
        assert call("render", str(begun), "--screen", screen, "--png", str(tmp_path / "out.png")).code == 0
    answer = call("render", str(begun), "--screen", "reveal", "--png", str(tmp_path / "out.png"))
    assert answer.code == 1 and one_sentence(answer.err)
    assert call("replay", str(begun), "--window", environment=SEEN).code == 1


def test_the_turn_people_are_thinking_about_can_be_drawn(journal: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.journal"
    cut.write_bytes(b"\n".join(journal.read_bytes().split(b"\n")[:3]) + b"\n")
    words = ("render", str(cut), "--screen", "situation", "--png", str(tmp_path / "out.png"), "--turn")
    assert [call(*words, turn).code for turn in ("1", "2", "3", "4")] == [0, 0, 0, 1]


def test_progress_is_a_bar_that_fills_and_fits_what_shows_it() -> None:
    shown = call("sim", "tiny", "--games", "20", lively=True).err
    assert "\r" + "\u2588" * 24 + " 20 of 20\x1b[K" in shown
    assert "\r20 of 20\x1b[K" in call("sim", "tiny", "--games", "20", lively=True, width=12).err


def test_an_effect_says_what_changed_or_that_nothing_did() -> None:
    told = call("sim", "tiny", "--games", "200", "--effect", "upper.close_gate")
    assert told.code == 0 and "upper.close_gate was ordered in " in told.out and "Upper Valley, points" in told.out
    none = call("sim", "tiny", "--games", "5", "--seats", "all=hold", "--effect", "upper.close_gate")
    flat = " ".join(none.out.split())
    assert "upper.close_gate was ordered in none of 5 games; nothing is surely different without it." in flat
    struck = call("sim", "tiny", "--games", "200", "--without", "upper.close_gate", "--json")
    assert json.loads(struck.out)["uses"]["upper.close_gate"]["orders"] == 0
    wrong = call("sim", "tiny", "--games", "5", "--effect", "upper.close_gat")
    assert wrong.code == 1 and "did you mean 'upper.close_gate'" in " ".join(wrong.err.split())
