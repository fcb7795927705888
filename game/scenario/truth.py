"""How true a scenario is, read from its own marks: which parts rest on a source, are fitted, judged or unverified."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from game.scenario.spec import Spec

KINDS = ("fact", "fitted", "judged", "unverified")
UNVERIFIED = re.compile(r"unverified|not checked", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a scenario says of one of its parts."""

    part: str
    name: str
    kinds: frozenset[str]
    why: str


def mark(part: str, name: str, sources: Sequence[str], judged: str) -> Mark:
    """Return the mark of one thing from its sources and its word on what is judged."""
    real = [source for source in sources if source and source != "UNVERIFIED"]
    kinds = {"fact"} if real else set()
    if "fitted" in judged.lower():
        kinds.add("fitted")
    if re.search(r"judged", judged, re.IGNORECASE) or (judged and not kinds & {"fitted"}):
        kinds.add("judged")
    if UNVERIFIED.search(judged) or "UNVERIFIED" in sources:
        kinds.add("unverified")
    return Mark(part, name, frozenset(kinds), " ".join([judged, f"({', '.join(sources)})" if sources else ""]).strip())


def marks(spec: Spec) -> Iterator[Mark]:
    """Yield the mark of every meter, reading, instrument, move, event, drift, table and line of the record, and of
    briefs and named dates where a scenario marks any."""
    briefs = {actor.name: actor for actor in spec.actors.values()}
    for part, things in (("briefs", briefs), ("dates", spec.dates)):
        found = [mark(part, name, item.sources, item.judged) for name, item in things.items()]
        yield from found if any(one.kinds for one in found) else ()
    for name, meter in spec.meters.items():
        yield mark("meters", name, [meter.source] if meter.source else [], meter.judged)
    for name, reading in spec.readings.items():
        yield mark("readings", name, [reading.source] if reading.source else [], reading.judged)
    for name, instrument in spec.instruments.items():
        yield mark(
            "instruments", name, instrument.sources, instrument.judged or ("" if instrument.sources else "Judged.")
        )
    for move in spec.moves:
        yield mark("moves", move.id, [*move.sources, *filter(None, [move.source])], move.judged)
    for event in spec.events:
        yield mark("events", event.id, [*event.sources, *filter(None, [event.source])], event.judged)
    for drift in spec.drift:
        yield mark("drift", drift.id, [drift.source] if drift.source else [], drift.judged)
    for deal in spec.deals:
        yield mark("tables", deal.id, [deal.source] if deal.source else [], deal.judged)
    for past in spec.history:
        said = mark("the record", f"{past.on} {past.order or past.event}", past.sources, past.note)
        yield replace(said, kinds=said.kinds & {"fact", "unverified"})  # a note says what happened, not how much


def totals(spec: Spec) -> dict[str, dict[str, int]]:
    """Return for each part how many things it has and how many carry each mark."""
    found: dict[str, dict[str, int]] = {}
    for item in marks(spec):
        row = found.setdefault(item.part, dict.fromkeys(("all", *KINDS), 0))
        row["all"] += 1
        for kind in item.kinds:
            row[kind] += 1
    return found
