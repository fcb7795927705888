"""A replay is the game that was played, or says at which turn it is not (T10, T17)."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.engine import Chance, digest, parse_sheets, resolve
from game.errors import JournalDiverged
from game.journal import Recording, read_bytes
from game.journal.records import Record
from game.scenario import find, load
from tests.journal.games import chained, records_of, tiny


def recording(records: list[Record]) -> Recording:
    return read_bytes(b"".join(chained(records)), "game.journal")


def test_the_digests_are_those_that_were_promised() -> None:
    records = records_of(tiny())
    playback = recording(records).replay()
    promised = [record["before"] for record in records if record["record"] == "turn"]
    assert playback.digests[:-1] == promised
    assert playback.digests[-1] == records[-1]["digest"]
    assert playback.outcome.ending == records[-1]["ending"]
    assert dict(playback.outcome.scores) == records[-1]["scores"]


def test_reasons_sum_to_the_changes() -> None:
    playback = recording(records_of(tiny())).replay()
    rules = playback.scenario.rules
    for turn in range(1, playback.turns + 1):
        before, after = playback.states[turn - 1].meters[:, 0], playback.states[turn].meters[:, 0]
        for row, meter in enumerate(rules.meters):
            total = sum(reason.amount for reason in playback.reasons(turn) if reason.meter == meter.name)
            assert total == int(after[row]) - int(before[row])
        assert all(":" in reason.where for reason in playback.reasons(turn) if reason.rule != "range")


def test_until_shows_no_more_than_was_asked() -> None:
    playback = recording(records_of(tiny())).replay(until=2)
    assert (playback.turns, len(playback.states)) == (2, 3)
    with pytest.raises(ValueError, match="-1 is none"):
        recording(records_of(tiny())).replay(until=-1)


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_another_digest_or_order_is_noticed_at_its_turn(turn: int) -> None:
    """The chain is made anew, so only the replay itself can notice."""
    for change in ("before", "sheets"):
        records = records_of(tiny(), pace="short")
        place = next(i for i, record in enumerate(records) if record.get("turn") == turn and record["record"] == "turn")
        if change == "before":
            changed = {**records[place], "before": "0" * 16}
        else:
            lower = [] if records[place]["sheets"]["lower"] else ["protest upper"]
            changed = {**records[place], "sheets": {**records[place]["sheets"], "lower": lower}}
        records[place] = changed
        with pytest.raises(JournalDiverged) as caught:
            recording(records).replay()
        assert caught.value.turn in ((turn,) if change == "before" else (turn, turn + 1))
        assert caught.value.have != caught.value.promised


def test_an_order_that_does_not_stand_is_a_divergence_not_a_crash() -> None:
    records = records_of(tiny())
    place = next(i for i, record in enumerate(records) if record["record"] == "turn")
    records[place] = {**records[place], "sheets": {"upper": ["open_gate"]}}
    with pytest.raises(JournalDiverged, match="does not stand"):
        recording(records).replay()


def test_turns_that_are_miscounted_are_a_divergence() -> None:
    records = records_of(tiny())
    place = next(i for i, record in enumerate(records) if record["record"] == "turn")
    for odd in (place, -1):
        miscounted = [*records]
        miscounted[odd] = records[odd] | {"turn": records[odd]["turn"] + 1}
        with pytest.raises(JournalDiverged, match="comes out differently"):
            Recording(records[0], tuple(miscounted[1:])).replay()


def test_a_scenario_edited_afterwards_changes_nothing_and_the_difference_is_named(tmp_path: Path) -> None:
    """T10: the scenario travels inside the journal."""
    records = records_of(tiny())
    source = (find("tiny") / "scenario.yaml").read_text(encoding="utf-8")
    edited = tmp_path / "scenario.yaml"
    edited.write_text(source.replace("0.1 * (30 - pressure.upper)", "0.2 * (30 - pressure.upper)"), encoding="utf-8")
    kept = recording(records)
    assert kept.replay().digests[-1] == records[-1]["digest"]
    assert kept.against(load(find("tiny"))) is None
    difference = kept.against(load(edited))
    assert difference and difference.turn == 1
    assert any(line.startswith("- pressure.upper") for line in difference.lines)
    assert any(line.startswith("+ pressure.upper") for line in difference.lines)


def test_saved_loaded_and_gone_on_is_as_if_never_stopped() -> None:
    """T17: at every turn, and going back one, two or all turns and redoing them."""
    records = records_of(tiny())
    scenario, rules = tiny(), tiny().rules
    turns = [record for record in records if record["record"] == "turn"]
    whole = recording(records).replay()
    for stop in range(len(turns) + 1):
        kept = recording([records[0], *turns[:stop]]).replay()
        for back in {0, 1, 2, stop} & set(range(stop + 1)):
            state = kept.states[stop - back]
            for record in turns[stop - back :]:
                assert digest(rules, state) == record["before"]
                state = resolve(rules, state, parse_sheets(rules, record["sheets"]), Chance(7)).state
            assert digest(rules, state) == whole.digests[-1]
    assert scenario.digest == records[0]["digest"]


def test_a_rewind_keeps_the_line_that_was_left() -> None:
    records = records_of(tiny())
    turns = [record for record in records if record["record"] == "turn"]
    told = recording([records[0], *turns[:3], {"record": "rewind", "to": 2}, turns[1]])
    assert [record["turn"] for record in told.line] == [1, 2]
    assert [[record["turn"] for record in line] for line in told.abandoned] == [[2, 3]]
    assert told.replay().digests == recording([records[0], *turns[:2]]).replay().digests


def test_sealed_sheets_of_the_open_turn_are_known() -> None:
    records = records_of(tiny(), turns=1)
    sheet = {"record": "sheet", "turn": 2, "actor": "upper", "orders": ["close_gate"], "by": "person"}
    assert recording([*records, sheet]).sealed == {"upper": sheet}
    assert recording([*records, sheet, {"record": "unseal", "turn": 2, "actor": "upper"}]).sealed == {}
    for later in ({"record": "rewind", "to": 1}, {"record": "end", "turn": 1}, records[-1] | {"turn": 2}):
        assert recording([*records, sheet, later]).sealed == {}
    assert recording(records).sealed == {}
