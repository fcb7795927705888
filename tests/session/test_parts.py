"""The parts of a snapshot, worked out by hand in the harbour."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from game.scenario import load
from game.session import Begin, Next, Seal, Session
from tests.session.playing import HARBOUR, crisis


def harbour(*turns: dict[str, tuple[str, ...]], seed: int = 2019) -> Session:
    """Return a game of three people after turns of these orders; the last one is in its reveal."""
    session = Session(crisis("harbour"), dict.fromkeys(("north", "south", "east"), "person"), seed=seed)
    session.handle(Begin())
    for orders in turns:
        if session.phase == "reveal":
            session.handle(Next())
        for actor in ("north", "south", "east"):
            session.handle(Seal(actor, session.turn, orders.get(actor, ())))
    return session


def row(rows: list[dict[str, Any]], key: str, value: str) -> dict[str, Any]:
    """Return the row of this name."""
    return next(one for one in rows if one[key] == value)


def move(session: Session, actor: str, order: str) -> dict[str, Any]:
    """Return a move of an actor's menu."""
    return row(session.snapshot(actor)["orders"]["moves"], "order", order)


def test_days_and_turns() -> None:
    session = harbour()
    shot = session.snapshot(None)
    assert (shot["from"], shot["to"], shot["start"], shot["end"]) == (
        "2024-05-06",
        "2024-05-19",
        "2024-05-06",
        "2024-07-14",
    )
    assert (shot["turn"], shot["turns"], shot["pace"], shot["phase"]) == (1, 5, "standard", "orders")
    shot = harbour({}, {}).snapshot(None)
    assert (shot["from"], shot["to"], shot["turn"], shot["phase"]) == ("2024-05-20", "2024-06-02", 2, "reveal")


def test_a_running_clock_and_a_named_day_are_listed_once_the_nearest_first() -> None:
    before = harbour().snapshot(None)["deadlines"]
    assert [(one["id"], one["due"], one["days"], one["instrument"]) for one in before] == [
        ("fair", "2024-06-01", 26, None),
        ("closing", "2024-06-20", 45, None),
    ]
    after = harbour({"north": ("block",), "south": ("envoy",)}).snapshot(None)["deadlines"]
    assert [(one["id"], one["due"], one["days"], one["sub"], one["words"]) for one in after] == [
        ("channel", "2024-05-27", 7, "open", "then “shut”"),
        ("fair", "2024-06-01", 12, "", ""),
        ("pier", "2024-06-20", 31, "blocked", "then “free”"),
    ]


def test_an_instrument_says_since_when_until_when_and_what_could_change_it() -> None:
    session = harbour({"north": ("block",), "east": ("tip",)}, {"east": ("tip",), "south": ("envoy",)})
    session.handle(Next())
    pier = row(session.snapshot("north")["instruments"], "id", "pier")
    assert (pier["status"], pier["since"], pier["due"], pier["then_title"]) == (
        "blocked",
        "2024-05-06",
        "2024-06-20",
        "free",
    )
    assert pier["possible"] == ["Free the pier"]
    channel = {actor: row(session.snapshot(actor)["instruments"], "id", "channel") for actor in ("north", "east")}
    assert "Expose" in channel["east"]["possible"]
    assert "Expose" not in channel["north"]["possible"]  # it would tell that east tipped twice


def test_a_menu_shows_levels_statuses_conflicts_and_why_not() -> None:
    session = harbour()
    block = move(session, "north", "block")
    assert block["legal"] and block["why_not"] is None and (block["cost"], block["target"]) == (2, None)
    assert block["effects"] == [{"meter": "trade", "now": 6000, "low": 5500, "high": 5500}]
    assert block["statuses"] == [
        {
            "id": "pier",
            "title": "The pier",
            "from_title": "free",
            "to": "blocked",
            "to_title": "blocked",
            "due": "2024-06-20",
        }
    ]
    protest = move(session, "north", "protest south")
    assert {"meter": "anger.south", "now": 3000, "low": 3100, "high": 3300} in protest["effects"]
    assert move(session, "north", "free")["why_not"] == "Open only while The pier is blocked."
    assert session.snapshot("north")["orders"]["conflicts"] == [["block", "free"]]
    assert session.snapshot(None)["orders"] is None
    assert harbour({}).snapshot("north")["orders"] is None  # in the reveal nobody orders


def test_a_quiet_move_says_who_else_will_know() -> None:
    session = harbour()
    assert move(session, "south", "envoy")["quiet"] == ["east"]
    assert move(session, "south", "whisper")["quiet"] == []
    assert move(session, "east", "tip")["quiet"] == []  # quiet: [east] is east's own
    assert move(session, "south", "protest north")["quiet"] is False


def test_a_table_shows_the_own_bar_and_how_much_overlaps() -> None:
    session = harbour()
    (north,) = session.snapshot("north")["orders"]["tables"]
    assert north["need"] == 600 and [item["worth"] for item in north["items"]] == [-500, 1500]
    told = {one["entry"]: (one["worth"], one["home"]) for one in north["packages"]}
    assert told == {
        "sign pact: berth": (-500, False),
        "sign pact: toll": (1500, True),
        "sign pact: berth + toll": (1000, True),
    }
    assert north["shares"] == {"winset": [2, 3], "overlap": [1, 3]}  # south: 15, -4, 11 against 9
    assert session.snapshot("east")["orders"]["tables"] == []
    session.handle(Seal("north", 1, ("block",)))
    session.handle(Seal("south", 1, ("sign pact: berth",)))
    session.handle(Seal("east", 1))
    session.handle(Next())
    (north,) = session.snapshot("north")["orders"]["tables"]
    assert [one["entry"] for one in north["packages"]] == ["sign pact: berth"]  # no toll while the pier is blocked
    assert north["standing"]["theirs"]["entry"] == "sign pact: berth" and north["standing"]["mine"] is None
    assert session.snapshot(None)["offers"][0]["actor"] == "south"


def test_the_reveal_tells_orders_events_what_moved_and_new_clocks() -> None:
    reveal = harbour({"north": ("block", "protest south")}).snapshot(None)["reveal"]
    assert [order["title"] for order in reveal["sheets"][0]["orders"]] == ["Protest: South", "Block the pier"]
    assert [sheet["held"] for sheet in reveal["sheets"]] == [False, True, True]
    assert [(clock["id"], clock["due"], clock["days"]) for clock in reveal["clocks"]] == [("pier", "2024-06-20", 31)]
    changes = [abs(one["change"]) for one in reveal["moved"]]
    assert changes == sorted(changes, reverse=True)


def test_a_threshold_is_named_when_it_is_crossed() -> None:
    session = harbour(*[{"north": ("protest south",), "east": ("protest south",)}] * 4)
    crossed = [one for turn in range(1, 5) for one in session.snapshot_at(turn)["reveal"]["moved"] if one["crossed"]]
    named = [(one["meter"], one["crossed"]) for one in crossed]
    assert ("trust.south.north", []) not in named and ("anger.south", ["South marches"]) in named
    marks = {meter["name"]: meter["thresholds"] for meter in session.snapshot(None)["meters"]}
    assert marks["anger.south"] == [{"at": 3500, "words": "South marches"}] and marks["anger.east"] == []


def test_headlines_are_those_of_the_readers_press() -> None:
    session = harbour({"north": ("protest south", "block")})
    texts = {
        reader: [one["text"] for one in session.snapshot(reader)["headlines"]] for reader in (None, "north", "south")
    }
    assert texts[None] == texts["south"] != texts["north"]
    assert "One town protests" in texts[None] and "Our word against theirs" in texts["north"]
    session = harbour({"north": ("block",)}, {"north": ("free",)})
    assert "Free the pier" in [one["text"] for one in session.snapshot(None)["headlines"]]  # it has no headline


def test_an_event_of_a_date_happened_on_that_day() -> None:
    shot = harbour({}, {}).snapshot(None)
    assert row(shot["reveal"]["events"], "id", "fair_day")["date"] == "2024-06-01"
    assert row(shot["headlines"], "text", "The fair")["date"] == "2024-06-01"


def test_the_ledger_gives_events_and_ends_of_clocks_their_own_day() -> None:
    session = harbour({"north": ("block",), "south": ("envoy",)}, {}, {"north": ("protest south",)}, {})
    rows = [one for one in session.snapshot("south")["ledger"]["trade"] if not one["rule"].startswith("storm")]
    assert [(one["date"], one["rule"], one["amount"]) for one in rows] == [
        ("2024-05-06", "north.block", -500),  # orders open on the first day of their turn
        ("2024-05-06", "channel.open.while", 100),  # every week from then on
        ("2024-05-20", "channel.open.while", 50),
        ("2024-05-27", "channel.open.ends", -100),  # three weeks after it opened
        ("2024-06-01", "fair_day", 500),  # its authored day, a Saturday
        ("2024-06-20", "pier.blocked.ends", 400),
    ]


def test_a_clock_that_began_within_a_turn_ends_on_no_day_of_its_own(tmp_path: Path) -> None:
    """How long it ran within the turn is not kept; a wrong day would be worse than the first."""
    text = HARBOUR.read_text(encoding="utf-8").replace("lasts: 3 weeks", "lasts: 1 week", 1)
    (tmp_path / "harbour.yaml").write_text(text, encoding="utf-8")
    session = Session(load(tmp_path / "harbour.yaml"), {"south": "person", "all": "hold"})
    session.handle(Begin())
    session.handle(Seal("south", 1, ("envoy",)))
    rows = session.snapshot("south")["ledger"]["trade"]
    assert ("2024-05-06", -100) in [(one["date"], one["amount"]) for one in rows if one["rule"] == "channel.open.ends"]


def test_advisers_say_what_fits_the_moment_to_their_own_capital(tmp_path: Path) -> None:
    says = '{text: "§north says hold on", says: [{when: pier is blocked, text: "§north says keep it"}]}'
    text = HARBOUR.read_text(encoding="utf-8").replace('["§north says hold on"', f"[{says}", 1)
    (tmp_path / "harbour.yaml").write_text(text, encoding="utf-8")
    session = Session(load(tmp_path / "harbour.yaml"), {"north": "person", "all": "hold"})
    session.handle(Begin())
    before = session.snapshot("north")["actors"][0]["advisers"]
    session.handle(Seal("north", 1, ("block",)))
    session.handle(Next())
    after = session.snapshot("north")["actors"][0]["advisers"]
    assert [one["text"] for one in before] == ["§north says hold on", "§north says let go"]
    assert [one["text"] for one in after] == ["§north says keep it", "§north says let go"]
    assert session.snapshot("south")["actors"][0]["advisers"] == []


def test_aims_are_shown_to_their_own_actor() -> None:
    session = harbour()
    goals = {actor: session.snapshot(actor)["actors"] for actor in ("north", "south")}
    assert [goal["title"] for goal in goals["north"][0]["goals"]] == ["Free pier", "§north goal"]
    assert [goal["title"] for goal in goals["south"][0]["goals"]] == ["Free pier"]
    assert goals["south"][0]["advisers"] == [] and len(goals["south"][1]["advisers"]) == 2


def test_the_outcome_names_every_goal() -> None:
    session = harbour(*[{}] * 5)
    last = session.snapshot("east")
    assert last["outcome"] and last["outcome"]["ending"] == "drawn" and last["outcome"]["scores"] == []
    session.handle(Next())
    outcome = session.snapshot(None)["outcome"]
    assert (outcome["title"], outcome["text"], outcome["turn"]) == ("Drawn", "Nothing is settled.", 5)
    north = row(outcome["scores"], "actor", "north")
    assert (north["points"], north["of"]) == (3, 3) and north["goals"][1]["private"] and north["goals"][1]["met"]
    assert session.snapshot(None)["seed"] == 2019


def test_history_is_never_drawn_further_than_the_game() -> None:
    session = harbour()
    for turn in range(1, 6):
        shot = session.snapshot(None)
        assert all(len(line) == turn == len(shot["track"][name]) for name, line in shot["history"].items())
        for actor in ("north", "south", "east"):
            session.handle(Seal(actor, turn))
        session.handle(Next())
    assert {len(line) for line in session.snapshot(None)["history"].values()} == {6}


def test_what_is_still_to_come_in_the_record_changes_nothing_before_the_end(tmp_path: Path) -> None:
    """Two crises that differ only in what was really done from turn 2 on look the same through turn 1, to everybody."""
    other = tmp_path / "harbour.yaml"
    text = HARBOUR.read_text(encoding="utf-8")
    assert 'order: "south: protest north"' in text
    other.write_text(text.replace('order: "south: protest north"', 'order: "north: protest south"'), encoding="utf-8")
    sessions = [Session(load(path), dict.fromkeys(("north", "south", "east"), "hold")) for path in (HARBOUR, other)]
    for number in range(1, 12):
        shots = [[session.snapshot(reader) for reader in (None, "north", "south")] for session in sessions]
        if number <= 4:
            assert shots[0] == shots[1], "the briefing, turn 1, and the orders of turn 2"
        if number == 5:
            assert shots[0][0]["history"] != shots[1][0]["history"]
        for session in sessions:
            session.handle(Next())
    ends = [session.snapshot(None)["history"] for session in sessions]
    assert {session.phase for session in sessions} == {"ended"} and ends[0] != ends[1]
