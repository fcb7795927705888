"""What may stand in a scenario: the shape of every part, as data. Numbers, dates and conditions are still text here."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from game.scenario.entries import Deal, Drift, Ending, Event, Goal, Instrument, Mechanism, Move, Past, Questions, Term
from game.scenario.part import Part, Text
from game.scenario.scalars import (
    Condition,
    Date,
    Degrees,
    Flag,
    Formula,
    Heading,
    Listed,
    Name,
    Paragraph,
    Points,
    Sentence,
    Span,
    Title,
    Whole,
    Words,
    one_of,
    under,
)


class Role(Part):
    """A part somebody in a delegation plays."""

    title: Heading
    """The office."""
    fact: Sentence = ""
    """What only this person knows."""
    aim: Sentence = ""
    """What this person wants."""


class Saying(Part):
    """What an adviser says at certain moments."""

    when: Condition
    """When it is said: a condition, tested as a turn begins."""
    text: Sentence
    """The sentence."""


class Adviser(Part):
    """Somebody who says one sentence a turn."""

    title: Title = ""
    """The office."""
    text: Sentence
    """The sentence, said whenever none of `says` is."""
    says: list[Saying] = Field([], max_length=20)
    """Other sentences for other moments: the first whose condition holds is said."""


class Actor(Part):
    """A state in the crisis; a plain text is its name."""

    name: Heading
    """What people read: a capital or a state."""
    place: list[Degrees] | None = Field(None, min_length=2, max_length=2)
    """[longitude, latitude] on the map."""
    marker: Annotated[str, one_of("circle", "square", "triangle", "diamond", "hexagon")] = "circle"
    """Its shape on the board, so that colour is never the only sign."""
    colour: Annotated[str, one_of("seoul", "tokyo", "wash", "fourth", "fifth")] | None = None
    """Which of the five colours of actors it takes."""
    brief: Paragraph = ""
    """What the delegation reads before the first turn, told from its own side."""
    advisers: list[Annotated[Adviser, under("text")]] = []
    """Two people who pull in different directions, one sentence each at any time."""
    roles: list[Role] = []
    """Parts for the people of a delegation."""
    sources: Words = []
    """Where the facts of its brief and roles come from: keys of `sources`."""
    judged: Sentence = ""
    """What in its brief and roles is judgement or unverified."""


class Pace(Part):
    """How long a turn is, how many there are, and each actor's attention."""

    title: Title = ""
    """What people read when they choose."""
    turn: Span
    """The length of a turn in whole ticks, for example `2 weeks`."""
    turns: Whole
    """How many turns a game has at most."""
    attention: Annotated[dict[str, Whole], under("")] = {"": "3"}
    """What an actor's orders of one turn may cost: one number, or one an actor."""


class Map(Part):
    """The box of the map in degrees."""

    west: Degrees
    """Its left edge."""
    south: Degrees
    """Its lower edge."""
    east: Degrees
    """Its right edge."""
    north: Degrees
    """Its upper edge."""


class NamedDate(Part):
    """A date with a name; a plain date stands for both."""

    on: Date
    """The day, YYYY-MM-DD."""
    title: Title = ""
    """What the time line shows."""
    sources: Words = []
    """Where the day comes from: keys of `sources`."""
    judged: Sentence = ""
    """Whether the day is unverified."""


class Meter(Part):
    """A bounded number people see."""

    title: Title = ""
    """What people read."""
    per: Annotated[str, one_of("pair", "actor", "world")] = "world"
    """One for each ordered pair of actors (`trust.a.b` is A's trust in B), one for each actor, or one."""
    of: Annotated[list[str], Listed()] | None = None
    """The actors that have it, if not all."""
    start: Annotated[dict[str, Points], under("")]
    """The number on the first day: one for all, or one by owner (`a.b` for a pair)."""
    range: Annotated[list[Points], Field(min_length=2, max_length=2)] = ["0", "100"]
    """[lowest, highest]; it is held in between."""
    text: Annotated[Text, under("pupil")] = Text()
    """What it means, at three reading levels."""
    source: Sentence = ""
    """Where its numbers come from."""
    judged: Sentence = ""
    """What about it is judgement, fitted, or unverified."""
    board: Flag = False
    """Whether it is drawn on the board; two or three should be."""
    thresholds: dict[str, Any] = {}
    """Levels with a name: `60: protests fill the square`, by actor where needed."""


class Reading(Part):
    """A named formula or condition; a plain text is its value."""

    value: Formula
    """The formula."""
    title: Title = ""
    """What people read."""
    text: Annotated[Text, under("pupil")] = Text()
    """What it means, at three reading levels."""
    source: Sentence = ""
    """Where it comes from."""
    judged: Sentence = ""
    """What about it is judgement, fitted, or unverified."""


class Spec(Part):
    """A whole scenario: top-level keys, each in one file of the folder, whichever."""

    id: Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z0-9][a-z0-9-]*$")]
    """Its name, the folder's: small letters, digits and hyphens."""
    title: Heading
    """What the title screen shows."""
    summary: Sentence = ""
    """One sentence on what it is about."""
    start: Date
    """The first day."""
    tick: Annotated[str, one_of("week", "day")] = "week"
    """How often the world moves."""
    paces: dict[Name, Pace] = Field(min_length=1, max_length=12)
    """Ways to cut the same time into turns; the first is the usual one."""
    actors: dict[Name, Annotated[Actor, under("name")]] = Field(min_length=2, max_length=7)
    """Who acts: two to seven, by name."""
    map: Map | None = None
    """The box of the map; without it the capitals stand in a ring."""
    dates: dict[Name, Annotated[NamedDate, under("on")]] = Field({}, max_length=500)
    """Days rules can name, which the time line shows."""
    meters: dict[Name, Meter] = Field(min_length=1, max_length=100)
    """The numbers people see, by name."""
    readings: dict[Name, Annotated[Reading, under("value")]] = Field({}, max_length=200)
    """Formulas with a name, to be used in other formulas."""
    instruments: dict[Name, Instrument] = Field({}, max_length=200)
    """Pacts, controls, cases and channels, by name."""
    moves: list[Move] = Field(min_length=1, max_length=500)
    """What governments can order."""
    events: list[Event] = Field([], max_length=500)
    """What nobody orders."""
    drift: list[Drift] = Field([], max_length=500)
    """What each tick does by itself."""
    deals: list[Deal] = Field([], max_length=24)
    """Tables where two actors bargain."""
    goals: dict[str, Annotated[list[Goal], Field(max_length=50)]] = Field({}, max_length=7)
    """What each actor hopes for, by actor."""
    endings: list[Ending] = Field(min_length=1, max_length=120)
    """How it can end, in the order in which they are tested."""
    questions: Questions = Questions()
    """What to talk about after the game."""
    history: list[Past] = Field([], max_length=1_000)
    """What really happened, dated: the bot `history` plays it."""
    sources: dict[str, Paragraph] = Field({}, max_length=2_000)
    """Where each source key points to."""
    neutral_terms: list[Term] = Field([], max_length=500)
    """Words that take a side, and what to write instead."""
    mechanisms: list[Mechanism] = Field([], max_length=200)
    """The ideas of the model, for pages and lessons."""
