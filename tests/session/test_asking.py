"""What is worked out when a reader asks: why a home would refuse, what would change its mind, and what may come."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pytest

from game.engine import State, digest, open_items, parse_sheets, resolve, stakes
from game.errors import GameError
from game.session import Begin, LocalDoor, Next, Seal, Session
from game.session.advice import package_advice
from game.session.asking import answered
from game.session.forecast import GAMES, TURNS, Forecast
from game.session.moment import Moment
from tests.session.playing import as_text, crisis, play_on
from tests.tiers import n


def some_session(name: str, luck: Random) -> Session:
    """Return a session of persons, some turns in, at its orders."""
    scenario = crisis(name)
    session = Session(scenario, dict.fromkeys(scenario.rules.actors, "person"), seed=luck.randrange(2**32))
    session.handle(Begin())
    play_on(session, luck, luck.randint(0, 3))
    if session.phase == "reveal":
        session.handle(Next())
    return session


def with_level(moment: Moment, row: int, level: int) -> State:
    """Return the state with one meter elsewhere."""
    state = moment.state
    meters = state.meters.copy()
    meters[row, 0] = level
    return replace(state, columns=replace(state.columns, meters=meters))


def carried(moment: Moment, actor: str, table: str, items: list[str], state: State | None = None) -> bool:
    """Add a package up by hand."""
    own = stakes(moment.rules, state or moment.state, actor, table)
    return sum(own.worth[item] for item in items) >= own.need


def test_what_would_change_a_home_is_the_least_that_does_found_by_trying_everything() -> None:
    refused = 0
    for game in range(n("packages explained")):
        luck = Random(game)
        session = some_session("gsomia-2019", luck)
        if session.phase != "orders":
            continue
        moment = session.moment("seoul")
        rules = moment.rules
        table = rules.tables[0]
        package = luck.choice(table.packages)
        items = [table.items[item].name for item in package]
        for home in package_advice(moment, table.name, items)["homes"]:
            actor = home["actor"]
            assert home["carries"] == carried(moment, actor, table.name, items)
            refused += not home["carries"]
            if home["carries"]:
                assert home["clauses"] == home["levels"] == []
                continue
            check_clauses(moment, table, items, actor, home["clauses"])
            row = luck.randrange(len(rules.meters))
            meter = rules.meters[row]
            now = moment.value(row)
            enough = [
                level
                for level in range(-(-meter.low // 100) * 100, meter.high + 1, 100)
                if carried(moment, actor, table.name, items, with_level(moment, row, level))
            ]
            found = [one for one in home["levels"] if one["meter"] == meter.name]
            assert bool(found) == bool(enough)
            if found:
                assert found[0]["level"] in enough
                assert abs(found[0]["level"] - now) == min(abs(level - now) for level in enough)
    assert refused


def check_clauses(moment: Moment, table: Any, items: list[str], actor: str, rows: list[dict[str, Any]]) -> None:
    """Try every package that keeps part of this one."""
    open_now = open_items(moment.rules, moment.state, table.name)
    sizes = {}
    for number in table.packages:
        names = [table.items[item].name for item in number]
        fits = bool(set(names) & set(items)) and all(open_now[name] for name in names)
        if fits and carried(moment, actor, table.name, names):
            sizes[frozenset(names)] = len(set(names) ^ set(items))
    least = min(sizes.values(), default=0)
    assert {frozenset(row["items"]) for row in rows} == {names for names, size in sizes.items() if size == least}


def test_the_effects_of_a_package_are_those_of_both_signing_it() -> None:
    for game in range(n("packages explained")):
        luck = Random(1000 + game)
        session = some_session("gsomia-2019", luck)
        moment = session.moment("tokyo")
        table = moment.rules.tables[0]
        open_now = open_items(moment.rules, moment.state, table.name)
        fits = [p for p in table.packages if all(open_now[table.items[item].name] for item in p)]
        if session.phase != "orders" or not fits:
            continue
        items = [table.items[item].name for item in luck.choice(fits)]
        told = package_advice(moment, table.name, items)
        entry = f"sign {table.name}: {' + '.join(items)}"
        sheets = parse_sheets(moment.rules, {actor: [entry] for actor in table.between})
        resolution = resolve(moment.rules, session.state, sheets, session.play.chance)
        sums: dict[str, int] = {}
        for reason in resolution.reasons():
            if reason.rule.startswith(f"{table.name}.") or reason.rule == table.name:
                sums[reason.meter] = sums.get(reason.meter, 0) + reason.amount
        shown = {row["meter"]: (row["low"] - row["now"], row["high"] - row["now"]) for row in told["effects"]}
        for meter, amount in sums.items():
            low, high = shown.get(meter, (0, 0))
            assert low <= amount <= high, (meter, amount, shown)


@pytest.mark.parametrize("name", ["tiny", "gsomia-2019"])
def test_a_forecast_is_seeded_comes_in_slices_and_leaves_the_game_alone(name: str) -> None:
    session = some_session(name, Random(3))
    before, records = digest(session.scenario.rules, session.state), len(session.records)
    actor = session.scenario.rules.actors[0]
    order = next(move["order"] for move in session.snapshot(actor)["orders"]["moves"] if move["legal"])
    asked: list[dict[str, Any]] = []
    while not asked or not asked[-1]["done"]:
        asked.append(answered(session, actor, {"ask": "forecast", "order": order}))
    assert len(asked) == TURNS * len(asked[-1]["rows"])
    assert [one["part"] for one in asked] == sorted(one["part"] for one in asked) and asked[-1]["part"] == 1
    assert all(0 <= count <= GAMES for row in asked[-1]["rows"] for count in row["met"])
    again = Forecast(session.moment(actor), order)
    while not again.done:
        again.slice()
    assert again.told() == asked[-1]
    assert digest(session.scenario.rules, session.state) == before and len(session.records) == records


def test_a_forecast_reads_nothing_of_the_sheets_already_in_nor_of_the_real_luck() -> None:
    told = []
    for seed, sheet in ((1, ()), (2, ("whisper",))):
        scenario = crisis("harbour")
        session = Session(scenario, dict.fromkeys(scenario.rules.actors, "person"), seed=seed)
        session.handle(Begin())
        session.handle(Seal("south", 1, sheet))
        forecast = Forecast(session.moment("north"), "block", 40)
        while not forecast.done:
            forecast.slice()
        told.append(forecast.told())
    assert told[0] == told[1]
    assert "§south" not in as_text(told[0])


def test_an_order_that_always_helps_is_seen_to_help() -> None:
    session = some_session("gsomia-2019", Random(5))
    forecast = Forecast(session.moment("seoul"), "give_notice")
    while not forecast.done:
        forecast.slice()
    told = forecast.told()
    lives = told["goals"].index("The pact lives in some form")
    assert told["rows"][0]["met"][lives] > 2 * told["rows"][1]["met"][lives]


@pytest.mark.parametrize(
    "question",
    [{}, {"ask": "package", "table": "nowhere", "items": []}, {"ask": "package", "table": "settlement", "items": []},
     {"ask": "package", "table": "settlement", "items": ["curbs", "curb"]}, {"ask": "forecast", "order": "nothing"},
     {"ask": "forecast", "order": "sign settlement: fee"}, {"ask": "forecast"}, {"ask": 3}],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_in_one_sentence(question: dict[str, Any]) -> None:
    door = LocalDoor(some_session("gsomia-2019", Random(1)), lambda: 0.0)
    with pytest.raises(GameError) as told:
        door.ask("seoul", question)
    assert "\n" not in str(told.value)
    with pytest.raises(GameError):
        door.ask("nobody", {"ask": "forecast", "order": "protest"})


def test_the_glossary_holds_no_event_and_no_quiet_move() -> None:
    for name in ("harbour", "gsomia-2019"):
        scenario = crisis(name)
        text = as_text({"glossary": scenario.glossary})
        for move in scenario.spec.moves:
            if move.quiet is not None:
                assert f"“{move.title}”" not in text
        kinds = {entry["id"] for entry in scenario.glossary}
        assert len(kinds) == len(scenario.glossary)
        assert {f"instrument.{one}" for one in scenario.spec.instruments} <= kinds
        assert {f"mechanism.{one.id}" for one in scenario.spec.mechanisms} <= kinds


def test_every_cause_of_the_flagship_points_at_an_idea_there_is() -> None:
    session = some_session("gsomia-2019", Random(9))
    ideas = {entry["id"] for entry in session.scenario.glossary}
    rows = [row for cause in session.snapshot("seoul")["ledger"].values() for row in cause]
    assert rows and sum(bool(row["ideas"]) for row in rows) > len(rows) / 4
    assert {f"mechanism.{one}" for row in rows for one in row["ideas"]} <= ideas


def test_numpy_is_not_in_what_is_told() -> None:
    session = some_session("gsomia-2019", Random(2))
    told = answered(session, "seoul", {"ask": "package", "table": "settlement", "items": ["curbs"]})

    def plain(value: Any) -> bool:
        if isinstance(value, dict):
            return all(plain(one) for one in value.values())
        if isinstance(value, list):
            return all(plain(one) for one in value)
        return value is None or (isinstance(value, (str, int, float, bool)) and not isinstance(value, np.generic))

    assert plain(told)
