"""The dispute of 2019 as data: shape, clocks, record, wording. Every checker is shown a fault it must find."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from game.bots import Lineup
from game.engine import Chance, State, format_sheets, outcome, overlap, resolve, start
from game.scenario import Scenario, check, load
from game.scenario.calibration import read_points
from game.scenario.truth import marks
from game.shipped import shipped
from tests.scenarios.wording import one_sided, partial_words, unsourced, wrong_words

FOLDER = shipped("scenarios") / "gsomia-2019"
PACES = ("two_lessons", "one_lesson")
HISTORY = {"seoul": "history", "tokyo": "history", "washington": "history"}

# instrument, status, real date on which it began to stand
CLOCKS = [
    ("licences", "individual", "2019-07-04"),
    ("law", "unanswered", "2019-07-18"),
    ("tokyo_list", "ready", "2019-07-24"),
    ("tokyo_list", "decided", "2019-08-02"),
    ("permits", "resist", "2019-08-07"),
    ("seoul_list", "decided", "2019-08-12"),
    ("pact", "notice", "2019-08-22"),
    ("tokyo_list", "removed", "2019-08-28"),
    ("permits", "gas", "2019-08-29"),
    ("wto", "consulting", "2019-09-11"),
    ("seoul_list", "removed", "2019-09-18"),
    ("wto", "met", "2019-10-11"),
    ("wto", "panel_open", "2019-11-10"),
    ("permits", "liquid", "2019-11-16"),
    ("pact", "suspended", "2019-11-22"),
    ("wto", "paused", "2019-11-22"),
    ("talks", "agreed", "2019-11-22"),
]
LATE = {"seoul: claim_understanding", "seoul: food_tests tokyo", "seoul: drill tokyo"}


@cache
def shipped_scenario() -> Scenario:
    """Return the scenario as it ships."""
    return load(FOLDER)


def spoiled(tmp_path: Path, file: str, old: str, new: str) -> Path:
    """Return a copy of the folder with a fault planted in one file."""
    copy = tmp_path / "gsomia-2019"
    shutil.copytree(FOLDER, copy)
    text = (copy / file).read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{file} no longer holds {old!r}"
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


class Record:
    """The record played once: states and sheets turn by turn."""

    def __init__(self, scenario: Scenario, pace: str, seats: dict[str, str] | None = None) -> None:
        rules = scenario.rules
        state = start(rules, pace, 1)
        chance = Chance(2019, 0, history=True)
        lineup = Lineup(rules, state.pace, seats or HISTORY, 2019)
        self.scenario, self.rules = scenario, rules
        self.states: list[State] = [state]
        self.sheets: list[dict[str, list[str]]] = []
        for _ in range(state.pace.turns):
            if not state.live[0]:
                break
            sheets = lineup.sheets(state, chance)
            self.sheets.append(format_sheets(rules, sheets))
            state = resolve(rules, state, sheets, chance).state
            self.states.append(state)

    def turn_of(self, day: str) -> int:
        """Return the turn that holds a date, from 1."""
        ticks = (date.fromisoformat(day) - date.fromordinal(self.rules.start)).days // self.rules.tick_days
        return ticks // self.states[0].pace.turn_ticks + 1

    def status(self, instrument: str, turn: int) -> str:
        """Return where an instrument stands after a turn."""
        row = self.rules.instrument_index[instrument]
        return self.rules.instruments[row].statuses[int(self.states[turn].status[row, 0])].name

    def meter(self, name: str, turn: int) -> float:
        """Return a meter in points after a turn."""
        return int(self.states[turn].meters[self.rules.meter_index[name], 0]) / 100

    def on(self, name: str, day: str) -> float:
        """Return a meter on a date, on the straight line between the start and the end of its turn."""
        days = (date.fromisoformat(day) - date.fromordinal(self.rules.start)).days
        length = self.states[0].pace.turn_ticks * self.rules.tick_days
        before, after = self.meter(name, days // length), self.meter(name, days // length + 1)
        return before + (after - before) * (days % length) / length

    def month(self, name: str, first: str, days: int) -> float:
        """Return the mean of a meter over a month."""
        began = date.fromisoformat(first).toordinal()
        return sum(self.on(name, date.fromordinal(began + day).isoformat()) for day in range(days)) / days


@cache
def record(pace: str) -> Record:
    """Return the record of the shipped scenario at one pace."""
    return Record(shipped_scenario(), pace)


def wrong_clocks(played: Record) -> list[str]:
    """Return the clocks that did not end in the turn that holds their real date."""
    found = []
    for instrument, status, day in CLOCKS:
        turn = played.turn_of(day)
        before, after = played.status(instrument, turn - 1), played.status(instrument, turn)
        if after != status or before == status:
            found.append(f"{instrument} is {after} after turn {turn} (before it {before}), not newly {status}")
    return found


def wrong_record(played: Record, pace: str) -> list[str]:
    """Return orders of the record that were not given, or not in their turn, and a wrong ending."""
    found = []
    given = [
        (turn, f"{actor}: {entry}")
        for turn, sheet in enumerate(played.sheets, 1)
        for actor, entries in sheet.items()
        for entry in entries
    ]
    for past in played.scenario.spec.history:
        if past.order is None:
            continue
        turn = played.turn_of(past.on)
        late = 1 if past.order in LATE or pace == "one_lesson" else 0
        match = next((item for item in given if item[1] == past.order and turn <= item[0] <= turn + late), None)
        if match is None:
            found.append(f"{past.on} {past.order} was not given in turn {turn}")
        else:
            given.remove(match)
    found += [f"turn {turn} {order} is not on record" for turn, order in given]
    result = outcome(played.rules, played.states[-1])
    if result.ending != "truce":
        found.append(f"the record ends in {result.ending}")
    return found


# --- tests


def test_the_scenario_loads_without_a_finding() -> None:
    assert [str(problem) for problem in check(FOLDER)] == []


def test_shape() -> None:
    spec, rules = shipped_scenario().spec, shipped_scenario().rules
    for actor, least in (("seoul", 12), ("tokyo", 12), ("washington", 10)):
        moves = [rules.moves[row] for row in rules.actor_moves[actor]]
        tones = [move.tone for move in moves]
        assert len({move.id for move in moves}) >= least
        assert tones.count("friendly") >= tones.count("hostile")
    assert len(rules.moves) <= 60 and len(rules.instruments) <= 16 and 18 <= len(rules.meters) <= 24
    assert 24 <= len(rules.events) <= 28
    assert 8 <= len(rules.endings) <= 10 and spec.endings[-1].when == "time_up"
    assert len(rules.history) >= 40
    assert {table.name for table in rules.tables} == {"settlement", "pause"}
    assert {item.name for item in rules.tables[0].items} == {
        "curbs", "list", "talks", "pact_kept", "notice_suspended", "wto_dropped", "wto_paused", "fund",
    }  # fmt: skip
    assert {name for name, meter in spec.meters.items() if meter.board} == {"trust", "pressure"}
    assert spec.paces["two_lessons"].turns == "11" and spec.paces["one_lesson"].turns == "6"


def test_a_state_is_small() -> None:
    state = start(shipped_scenario().rules, None, 1)
    rows = (state.meters, state.status, state.entered, state.times, state.last, state.offers, state.ending, state.ended)
    assert sum(row.nbytes for row in rows) <= 256


@pytest.mark.parametrize("pace", PACES)
def test_the_record_is_legal_to_the_end_and_ends_in_the_truce(pace: str) -> None:
    assert wrong_record(record(pace), pace) == []


def test_an_order_that_cannot_be_given_is_found(tmp_path: Path) -> None:
    copy = spoiled(
        tmp_path,
        "history.yaml",
        'on: 2019-08-22, order: "seoul: give_notice"',
        'on: 2019-08-26, order: "seoul: give_notice"',
    )
    faults = wrong_record(Record(load(copy), "two_lessons"), "two_lessons")
    assert any("give_notice" in fault for fault in faults) and any("ends in" in fault for fault in faults)


@pytest.mark.parametrize("pace", PACES)
def test_clocks_end_in_the_turn_of_their_real_date(pace: str) -> None:
    assert wrong_clocks(record(pace)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("lasts: 5 weeks\n        then: removed", "lasts: 8 weeks\n        then: removed"),
        ("until: pact_end", "until: notice_day"),
    ],
)
def test_a_clock_of_the_wrong_length_is_found(tmp_path: Path, old: str, new: str) -> None:
    played = Record(load(spoiled(tmp_path, "instruments.yaml", old, new)), "two_lessons")
    played.states += [played.states[-1]] * (12 - len(played.states))
    assert wrong_clocks(played)


def test_the_pact_turn_by_turn() -> None:
    seen = [record("two_lessons").status("pact", turn) for turn in range(1, 12)]
    assert seen == ["in_force"] * 3 + ["notice"] * 7 + ["suspended"]


def test_without_a_notice_the_pact_renews_itself() -> None:
    quiet = Record(shipped_scenario(), "two_lessons", dict.fromkeys(HISTORY, "hold"))
    assert quiet.status("pact", len(quiet.states) - 1) == "in_force"


@pytest.mark.parametrize(
    ("checker", "file", "old", "new"),
    [
        (unsourced, "history.yaml", "sources: [BK0801]", "sources: []"),
        (unsourced, "moves.yaml", "    judged: Neither capital took this step in the period", "    #"),
        (wrong_words, "moves.yaml", "neutral: Seoul gives notice to end the pact", "neutral: Seoul gives notice."),
        (wrong_words, "moves.yaml", "neutral: Seoul gives notice", "neutral: " + "Seoul gives notice " * 3),
        (
            wrong_words,
            "moves.yaml",
            "title: Give notice on the pact",
            "title: Give notice on the pact with the neighbour",
        ),
        (wrong_words, "events.yaml", "      washington: Consumers join feud between US allies\n", ""),
        (wrong_words, "moves.yaml", " It fades by itself within weeks.", ""),
        (partial_words, "moves.yaml", "title: Hold a defence drill", "title: Drill in the East Sea"),
        (partial_words, "events.yaml", "text: Thousands meet", "text: Moon sees thousands meet"),
        (partial_words, "events.yaml", "text: Thousands meet", "text: Anti-Japan crowds meet"),
        (partial_words, "instruments.yaml", "text: The pact goes on for now,", "text: Until 2023 it goes on,"),
        (
            one_sided,
            "moves.yaml",
            "tokyo: Seoul copies the list without cause",
            "tokyo: Seoul drops Tokyo from list of partners",
        ),
        (one_sided, "endings.yaml", "role: Spokesperson", "role: Nobody"),
    ],
)
def test_wording_and_sources(
    checker: Callable[[Scenario], list[str]], file: str, old: str, new: str, tmp_path: Path
) -> None:
    assert checker(shipped_scenario()) == []
    assert checker(load(spoiled(tmp_path, file, old, new)))


CODES = {
    "010": "0.0", "0214": "3.4", "027": "4.0", "028": "4.0", "036": "4.0", "037": "5.0", "039": "5.0", "040": "1.0",
    "042": "1.9", "044": "2.5", "045": "5.0", "055": "7.0", "062": "7.4", "064": "7.0", "080": "5.0", "081": "5.0",
    "0832": "5.0", "085": "7.0", "1031": "-5.0", "1054": "-5.0", "111": "-2.0", "112": "-2.0", "114": "-2.0",
    "115": "-2.0", "125": "-5.0", "1312": "-5.8", "1313": "-5.8", "141": "-6.5", "143": "-6.5", "150": "-7.2",
    "160": "-4.0", "161": "-4.0", "1622": "-5.6", "163": "-8.0", "172": "-5.0",
}  # fmt: skip
"""The table that turns codes of event data into values; `GOLD` among the sources."""
UNCODED = {
    "upper_house", "memo_leak", "market_shock", "scandal", "reshuffle", "tax_rise", "inquiry", "ceremony",
    "channel_leak", "freeze_broken", "side_by_side",
}  # fmt: skip
"""Events in which no government and no crowd acts towards another."""


def miscoded(scenario: Scenario) -> list[str]:
    """Return moves and events without a code, or with another value than the table gives it."""
    acts = [*scenario.spec.moves, *scenario.spec.events]
    return [act.id for act in acts if act.id not in UNCODED and act.goldstein != CODES.get(act.cameo)] + [
        act.id for act in acts if act.id in UNCODED and (act.cameo or act.goldstein)
    ]


def test_every_act_has_a_code_and_its_value(tmp_path: Path) -> None:
    assert miscoded(shipped_scenario()) == [] and "GOLD" in shipped_scenario().spec.sources
    assert miscoded(load(spoiled(tmp_path, "moves.yaml", "goldstein: -8.0", "goldstein: -7.0"))) == ["curb_chips"]


CONTESTED = {
    "the rulings": "instruments/law",
    "the curbs of July": "instruments/licences",
    "which goods came through": "instruments/permits",
    "the meeting of 12 July": "moves/working_talks",
    "what the pact is worth": "instruments/pact",
    "whether talks concede": "instruments/talks",
    "whether a standstill was proposed": "moves/propose_freeze",
    "the speech of 15 August": "moves/speech",
    "what happened on 22 November": "moves/claim_credit",
    "the agreement of 2015": "moves/regret",
    "the places both claim": "moves/drill",
    "shots in a claimed sky": "events/joint_patrol",
    "why the rules came": "events/opening",
}
"""What is contested between Seoul and Tokyo, and where each has its own text."""


def untold(scenario: Scenario) -> list[str]:
    """Return the contested matters that lack a text of their own in one of the capitals."""
    spec, found = scenario.spec, []
    things = {f"moves/{item.id}": item.versions for item in spec.moves}
    things |= {f"events/{item.id}": item.versions for item in spec.events}
    things |= {f"instruments/{name}": item.versions for name, item in spec.instruments.items()}
    for matter, place in CONTESTED.items():
        own = [things[place].get(actor, "") for actor in ("seoul", "tokyo")]
        found += [matter] if not all(own) or own[0] == own[1] else []
    understood = things["moves/claim_understanding"]
    found += [] if understood.get("seoul") and understood.get("washington") else ["what Washington understood"]
    radar = all("radar" in spec.actors[actor].brief for actor in ("seoul", "tokyo"))
    return found + ([] if radar else ["the radar beam"])


def test_every_contested_matter_has_a_text_per_capital(tmp_path: Path) -> None:
    assert untold(shipped_scenario()) == []
    other = spoiled(tmp_path, "moves.yaml", "      tokyo: A more moderate tone, but no step on the rulings.\n", "")
    assert untold(load(other)) == ["the speech of 15 August"]


TERMS_OF_ART = (
    "win-set", "audience cost", "leverage", "ripe", "grit", "signal", "deterrence", "reciprocity", "unilateral",
    "mediation", "ratif", "hegemon", "alliance", "cover", "domestic", "bilateral", "entrap", "exogenous", "threshold",
)  # fmt: skip


def learned(scenario: Scenario) -> list[str]:
    """Return words a pupil would have to look up, in what is written for pupils."""
    read = [item.text.pupil for item in (*scenario.spec.mechanisms, *scenario.spec.meters.values())]
    return [f"{word}: {text}" for text in read for word in TERMS_OF_ART if word in text.lower()]


def test_what_is_written_for_pupils_needs_no_glossary(tmp_path: Path) -> None:
    assert learned(shipped_scenario()) == []
    other = spoiled(tmp_path, "mechanisms.yaml", "because a helper asked", "under a helper's cover")
    assert len(learned(load(other))) == 1


def test_facts_of_briefs_and_days_are_marked_and_the_data_name_their_sources() -> None:
    spec = shipped_scenario().spec
    seen = [mark for mark in marks(spec) if mark.part in ("briefs", "dates")]
    assert len(seen) == len(spec.actors) + len(spec.dates) and all(mark.kinds for mark in seen)
    assert {mark.name for mark in seen if "unverified" in mark.kinds} >= {"vote", "tax_day", "Seoul"}
    assert {point.source for point in read_points(FOLDER)} <= spec.sources.keys()


def test_every_event_of_the_record_is_one_of_the_scenario() -> None:
    rules = shipped_scenario().rules
    launches = [
        tick
        for name in ("launch", "launch_season", "launch_pair", "launch_sea")
        for tick in rules.script[rules.event_index[name]]
    ]
    assert len(launches) == 9  # eleven days of launches, two pairs of them within one week
    assert rules.event_index["long_range"] not in rules.script and rules.event_index["court_serves"] not in rules.script


def test_polls_and_visitors() -> None:
    played = record("two_lessons")
    for day, poll in (("2019-07-30", 47.0), ("2019-08-06", 47.7), ("2019-08-23", 54.9)):
        assert played.on("pressure.seoul", day) == pytest.approx(poll, abs=3)
    for day, poll in (("2019-07-07", 58.0), ("2019-07-27", 58.0), ("2019-09-01", 67.0)):
        assert played.on("pressure.tokyo", day) == pytest.approx(poll, abs=4)
    for first, days, lost in (("2019-07-01", 31, 7.6), ("2019-08-01", 31, 48.0), ("2019-09-01", 30, 58.1)):
        assert played.month("boycott", first, days) == pytest.approx(lost, abs=8)


def test_pressure_in_seoul_falls_in_quiet_weeks_and_rises_when_washington_presses() -> None:
    played = record("two_lessons")
    seen = [played.meter("pressure.seoul", turn) for turn in range(5, 11)]
    assert seen[:5] == sorted(seen[:5], reverse=True) and seen[5] > seen[4]


def test_the_bargain_of_november_needs_the_deadline_and_washington() -> None:
    played, alone = record("two_lessons"), Record(shipped_scenario(), "two_lessons", {**HISTORY, "washington": "hold"})
    both = [int(overlap(played.rules, state, "settlement").sum()) for state in played.states]
    assert both[4:10] == [0] * 6 and both[10] > 0
    assert not any(overlap(alone.rules, state, "settlement").any() for state in alone.states)
    assert outcome(alone.rules, alone.states[-1]).ending in ("lapse", "wedge_realised")
