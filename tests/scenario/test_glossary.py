"""The glossary: every idea, instrument, meter and table of a scenario once, and nothing that is still to come."""

from __future__ import annotations

from game import scenario
from game.scenario.glossary import glossary
from game.tongue import load

ENGLISH = load("en")


def test_everything_people_can_point_at_has_one_entry() -> None:
    for folder in scenario.shipped_scenarios():
        loaded = scenario.load(folder)
        spec, found = loaded.spec, glossary(loaded.spec, loaded.rules, ENGLISH)
        assert len({entry["id"] for entry in found}) == len(found)
        assert len(found) == len(spec.mechanisms) + len(spec.instruments) + len(spec.meters) + len(spec.deals)
        assert all(entry["title"] for entry in found)


def test_no_event_and_no_order_stands_in_it() -> None:
    loaded = scenario.load(scenario.find("gsomia-2019"))
    told = {entry["title"] for entry in glossary(loaded.spec, loaded.rules, ENGLISH)}
    assert not told & {item.title for item in (*loaded.spec.events, *loaded.spec.moves)}
