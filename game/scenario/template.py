"""A small complete scenario to begin with, for any number of actors: playable, clean, and commented for its author."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

MARKERS = ("circle", "square", "triangle", "diamond", "hexagon")
COLOURS = ("seoul", "tokyo", "wash", "fourth", "fifth")

HEAD = """\
# yaml-language-server: $schema=schema/crisis.schema.json
# A small complete crisis to change, line by line. Ask `check` after every step, or let it watch: check {id} --watch
# A number is a formula over the names below, in points. Everything a key can hold: docs/authoring.md
id: {id}
title: {title}
summary: Neighbours share a border and a bad year. Say here in one sentence what your crisis is about.
start: 2025-03-03
tick: week # how often the world moves; a fast crisis says day

paces: # ways to cut the same time into turns; the first is the usual one
  standard: {{title: Six turns of two weeks, turn: 2 weeks, turns: 6, attention: 3}}
  quick: {{title: Three turns of four weeks, turn: 4 weeks, turns: 3, attention: 5}}

actors: # two to seven; the name before the colon is used in formulas, `name` is what people read
"""

ACTOR = """\
  {id}:
    name: {name}
    marker: {marker}
{colour}    brief: You speak for {name}. Say here what this side knows and wants on the first day, as it would tell it.
    advisers: # two people who pull in different directions
      - {{title: Minister, text: "A firm word now spares us a harder one later."}}
      - {{title: Envoy, text: "Invite them first, for a protest can wait a week."}}
"""

MIDDLE = """
# A map is optional: map: {{west: .., south: .., east: .., north: ..}} and place: [longitude, latitude] for each actor.

dates: # days that formulas and the time line can name
  market: {{on: 2025-04-14, title: Spring market}}

meters: # per: pair gives trust.{a}.{b}, {a}'s trust in {b}; per: actor gives pressure.{a}
  trust:
    title: Trust
    per: pair
    start: 45
    board: true # drawn on the board
    text: How far one side believes that the other would return a favour.
    thresholds: {{30: Promises count for nothing}}
    judged: invented # say of every number where it comes from: source, sources or judged
  pressure:
    title: Pressure
    per: actor
    start: 40
    board: true
    text: How loudly people at home ask for a hard line.
    thresholds: {{60: The squares are full}}
    judged: invented

readings: # formulas with a name
  heat: ({heat}) / {count}

instruments: # what stands somewhere and can change: pacts, controls, cases, channels
  border:
    title: The border
    start: open
    statuses:
      open: {{title: Open}}
      closed: # a clock: after four weeks it opens by itself
        title: Closed
        text: Nothing crosses. It opens by itself after four weeks, or earlier by an order.
        lasts: 4 weeks
        then: open
        while: {{{closed}}} # every week it stands
        because: Traders ask for an open border.
  accord:
    title: The accord
    start: none
    statuses:
      none: {{title: None yet}}
      signed: {{title: Signed, while: {{trust.{a}.{b}: 1, trust.{b}.{a}: 1}}, because: A signed page is kept.}}

moves: # what can be ordered; `me` is who orders, `them` whom it is aimed at
  - id: protest
    title: Protest in public
    text: Say before the cameras what the other side does. It fades by itself.
    by: [{all}]
    at: [{all}]
    kind: statement
    tone: hostile
    cooldown: 2 weeks
    effects: {{trust.them.me: -2, pressure.me: -1, pressure.them: [1, 2]}} # [1, 2]: drawn anew each time
    because: A protest lets off steam at home and stings abroad.
    headlines: {{neutral: A protest across the border}}
    judged: invented
  - id: invite
    title: Invite an envoy
    text: Ask the other side for a quiet talk. Nothing is promised.
    by: [{all}]
    at: [{all}]
    kind: offer
    tone: friendly
    cooldown: 2 weeks
    effects: {{trust.them.me: 0.05 * (100 - trust.them.me), pressure.me: 1}}
    because: An invitation shows some good will.
    headlines: {{neutral: An envoy is invited}}
    judged: invented
  - id: close_border
    title: Close the border
    text: Let nothing through for four weeks. It can be opened earlier.
    by: {a}
    cost: 2 # of the attention of a turn
    tone: hostile
    requires: border is open and accord is none
    effects: {{border: closed, pressure.{a}: -4, trust.{b}.{a}: -0.15 * trust.{b}.{a}}}
    because: A closed border pleases some at home and costs trust.
    headlines: {{neutral: The border is closed}}
    judged: invented
  - id: open_border
    title: Open the border early
    text: Let goods and people through again. It can be closed again later.
    by: {a}
    tone: friendly
    requires: border is closed
    effects: {{border: open, trust.{b}.{a}: 4, pressure.{a}: 2}}
    because: An early opening is a step that cost something.
    headlines: {{neutral: The border opens early}}
    judged: invented

events: # what nobody orders: on a date, under a condition, by chance (points in a hundred each week)
  - id: incident
    title: An incident at the gate
    text: Guards and traders come to blows.
    chance: 12
    when: border is open
    effects: {{{incident}}}
    because: Blows at the gate are seen at home.
    headlines: {{neutral: Blows at the border gate}}
    judged: invented
  - id: market_day
    title: Spring market
    on: market
    effects: {{pressure.{a}: "-3 if border is open else 4"}}
    because: Traders count on the market.
    headlines: {{neutral: Spring market opens}}
    judged: invented

drift: # what every week does by itself
  - id: tempers_cool
    title: Tempers cool
    effects: {{{cool}}}
    because: Other news takes over.
    judged: invented

deals: # where two bargain; a package is ratified where its worth reaches what home needs
  - id: talks
    title: The border talks
    between: [{a}, {b}]
    items:
      open_gate: {{title: The gate stays open, worth: {{{a}: -4, {b}: 10}}, effects: {{accord: signed, border: open}}}}
      shared_guard: {{title: Guards of both sides, worth: {{{a}: 12, {b}: -2}}, effects: {{pressure.{b}: 1}}}}
    need: {{{a}: 0.15 * pressure.{a}, {b}: 0.15 * pressure.{b}}}
    ratified: {{trust.{a}.{b}: 5, trust.{b}.{a}: 5}}
    refused: {{trust.them.me: -3, pressure.me: 2}}
    judged: invented

goals: # points at the end; private ones only their own side sees
"""

GOAL = """\
  {id}:
    - {{title: Calm at home, when: pressure.{id} < 40, points: 1}}
    - {{title: They trust us, when: trust.{other}.{id} >= 50, points: 2, private: true}}
"""

TAIL = """
endings: # tested in this order after every turn; the last one says time_up
  - id: accord_holds
    title: An accord that holds
    when: accord is signed and since(accord) >= 28 and heat < 50
    text: The page is signed and kept. The gate is guarded by both.
  - id: cut_off
    title: Neighbours cut off
    when: border is closed and trust.{a}.{b} < 25 and trust.{b}.{a} < 25
    text: The gate is shut, and nobody is left to ask for it to open.
  - id: long_year
    title: A long year
    when: time_up
    text: The year goes on as it began. Nothing was settled and nothing was lost for good.
"""


def template(name: str, actors: Sequence[tuple[str, str]]) -> str:
    """Return a scenario as YAML text; `actors` are (id, name), two to seven of them."""
    ids = [actor for actor, _ in actors]
    a, b = ids[:2]
    words = {
        "id": name,
        "title": name.replace("-", " ").capitalize(),
        "a": a,
        "b": b,
        "all": ", ".join(ids),
        "count": len(ids),
        "heat": " + ".join(f"pressure.{actor}" for actor in ids),
        "closed": ", ".join(f"pressure.{actor}: 1" for actor in ids),
        "incident": ", ".join(f"pressure.{actor}: 2" for actor in (a, b)),
        "cool": ", ".join(f"pressure.{actor}: 0.1 * (35 - pressure.{actor})" for actor in ids),
    }
    text = HEAD.format(**words)
    for row, (actor, called) in enumerate(actors):
        colour = f"    colour: {COLOURS[row]}\n" if row < len(COLOURS) else ""
        text += ACTOR.format(id=actor, name=called, marker=MARKERS[row % len(MARKERS)], colour=colour)
    text += MIDDLE.format(**words)
    for actor in ids:
        text += GOAL.format(id=actor, other=next(other for mine, other in permutations(ids, 2) if mine == actor))
    return text + TAIL.format(**words)
