"""What the lists of a scenario hold: instruments, moves, events, deals, goals, endings and what really happened."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from game.scenario.part import Part, Text
from game.scenario.scalars import (
    Asked,
    Because,
    Condition,
    Date,
    Effects,
    Flag,
    Formula,
    Heading,
    Listed,
    Name,
    Points,
    Press,
    Sentence,
    Span,
    Title,
    Whole,
    Words,
    one_of,
    under,
)


class Status(Part):
    """Where an instrument can stand."""

    title: Title = ""
    """What people read; without it the name in words."""
    text: Sentence = ""
    """One or two sentences on what it means that the instrument stands here."""
    lasts: Span | None = None
    """A clock: the status ends so long after it began, for example `2 weeks`. Needs `then`."""
    until: str | None = None
    """A clock: the day on which the status no longer stands, a date or the name of one. Needs `then`."""
    then: str | None = None
    """The status that follows when the clock runs out."""
    effects: Effects = {}
    """What happens once, when the clock runs out."""
    standing: Effects = Field({}, alias="while")
    """What happens every tick while the status stands."""
    because: Because = {}
    """Why, for the ledger: one sentence for all effects, or one a meter."""


class Instrument(Part):
    """A pact, control, case or channel: it stands at one of its statuses."""

    title: Title = ""
    """What people read."""
    text: Sentence = ""
    """What it is, in one or two sentences."""
    start: str
    """The status of the first day."""
    statuses: dict[Name, Status] = Field(min_length=1, max_length=100)
    """Every status it can have, by name; rules ask `pact is notice`."""
    sources: Words = []
    """Where its facts come from: keys of `sources`."""
    judged: Sentence = ""
    """What about it is judgement, fitted, or unverified."""
    versions: Press = {}
    """How each capital tells a contested matter."""


class Move(Part):
    """An entry in one or more actors' menus: what a government can order."""

    id: Name
    """Its name: an order is written `ID` or `ID TARGET`, rules ask `times(actor.ID)`."""
    title: Title = ""
    """What the menu shows; a verb first reads best."""
    text: Sentence = ""
    """Two sentences: what is done, and how it can be undone."""
    by: Annotated[list[str], Listed(), Field(min_length=1, max_length=7)]
    """The actor who can order it, or a list of them; in its rules `me`."""
    at: Words | None = None
    """The actors it can be aimed at; in its rules `them`."""
    cost: Annotated[str, one_of("1", "2", "3")] = "1"
    """Attention it takes from the turn's budget."""
    cooldown: Span | None = None
    """Not again before this long after it was last ordered, for example `2 weeks`."""
    once: Flag = False
    """Whether it can be ordered once in a game only."""
    requires: Condition | None = None
    """A condition that must hold on the first day of the turn."""
    effects: Effects = {}
    """What it adds to meters, and which status it gives an instrument."""
    because: Because = {}
    """Why, for the ledger: one sentence for all effects, or one a meter."""
    quiet: Words | None = None
    """Who is told of it besides the actor; an empty list: nobody. Left out: everybody."""
    kind: Annotated[str, one_of("statement", "act", "offer", "answer")] = "act"
    """Where the menu lists it."""
    tone: Annotated[str, one_of("hostile", "neutral", "friendly")] = "neutral"
    """How it sounds abroad; bots may read it, no rule does."""
    answers: Words = []
    """Moves of another actor it answers; a label only."""
    reason_given: Sentence = ""
    """The reason the government gives in public."""
    headlines: Press = {}
    """What the papers write: `neutral`, and one for each capital."""
    cameo: Title = ""
    """Its code in the CAMEO scheme of events; a label only."""
    goldstein: Points | None = None
    """What Goldstein's scale gives its code, -10 to 10; a label only."""
    sources: Words = []
    """Where its facts come from: keys of `sources`."""
    source: Sentence = ""
    """Where its rule comes from."""
    judged: Sentence = ""
    """What about it is judgement, fitted, or unverified."""
    versions: Press = {}
    """How each capital tells a contested matter."""


class Event(Part):
    """Something nobody orders: it happens on a date, when a condition holds, by chance, or all of these."""

    id: Name
    """Its name; rules ask `times(ID)` and `since(ID)`."""
    title: Title = ""
    """What people read."""
    text: Sentence = ""
    """What happened, in one or two sentences."""
    when: Condition | None = None
    """A condition that must hold in the tick."""
    on: str | None = None
    """The day it happens on, a date or the name of one."""
    chance: Formula | None = None
    """Points in a hundred, each tick in which the rest holds."""
    once: Flag = False
    """Whether it happens once in a game at most."""
    effects: Effects = {}
    """What it adds to meters, and which status it gives an instrument."""
    because: Because = {}
    """Why, for the ledger: one sentence for all effects, or one a meter."""
    headlines: Press = {}
    """What the papers write: `neutral`, and one for each capital."""
    cameo: Title = ""
    """Its code in the CAMEO scheme of events; a label only."""
    goldstein: Points | None = None
    """What Goldstein's scale gives its code, -10 to 10; a label only."""
    sources: Words = []
    """Where its facts come from: keys of `sources`."""
    source: Sentence = ""
    """Where its rule comes from."""
    judged: Sentence = ""
    """What about it is judgement, fitted, or unverified."""
    versions: Press = {}
    """How each capital tells a contested matter."""


class Drift(Part):
    """What each tick does by itself."""

    id: Name
    """Its name."""
    title: Title = ""
    """What the ledger shows."""
    when: Condition | None = None
    """A condition; without it every tick."""
    effects: Effects
    """What it adds to meters each tick."""
    because: Because = {}
    """Why, for the ledger: one sentence for all effects, or one a meter."""
    source: Sentence = ""
    """Where its rule comes from."""
    judged: Sentence = ""
    """What about it is judgement, fitted, or unverified."""


class Item(Part):
    """A clause that can stand in a package."""

    title: Title = ""
    """What the table shows."""
    text: Sentence = ""
    """What the clause says."""
    requires: Condition | None = None
    """A condition without which it cannot be put down."""
    worth: dict[str, Formula] = {}
    """What it is worth to the home of each party: a formula by actor."""
    effects: Effects = {}
    """What happens when a package with it is ratified."""
    because: Because = {}
    """Why, for the ledger: one sentence for all effects, or one a meter."""
    sources: Words = []
    """Where its facts come from: keys of `sources`."""
    source: Sentence = ""
    """Where its rule comes from."""
    judged: Sentence = ""
    """What about it is judgement, fitted, or unverified."""


class Deal(Part):
    """A table where two actors bargain."""

    id: Name
    """Its name: an order is written `sign ID: item + item`."""
    title: Title = ""
    """What people read."""
    text: Sentence = ""
    """What is bargained over."""
    between: list[str] = Field(min_length=2, max_length=2)
    """The two parties."""
    items: dict[Name, Item] = Field(min_length=1, max_length=12)
    """The clauses, by name; two that set the same instrument exclude each other."""
    need: dict[str, Formula] = {}
    """What the home of each party demands: a package is ratified where its worth reaches this."""
    ratified: Effects = {}
    """What happens besides when any package is ratified."""
    refused: Effects = {}
    """What happens for each home that says no (`me`), towards the other (`them`)."""
    because: Because = {}
    """Why, for the ledger."""
    source: Sentence = ""
    """Where its rule comes from."""
    judged: Sentence = ""
    """What about it is judgement, fitted, or unverified."""


class Goal(Part):
    """What an actor would like to see at the end."""

    title: Heading
    """What the player reads."""
    when: Condition
    """A condition, tested when the game has ended."""
    points: Whole
    """What it adds to the score."""
    private: Flag = False
    """Whether only its own seat sees it before the end."""
    role: Title = ""
    """Whose goal it is within the delegation."""
    text: Sentence = ""
    """More about it."""


class Ending(Part):
    """An authored end of the crisis; they are tested in file order after every turn."""

    id: Name
    """Its name."""
    title: Title = ""
    """What people read."""
    text: Sentence = ""
    """What it means, in a sentence or two."""
    when: Condition
    """A condition; the last ending says `time_up`."""


class Questions(Part):
    """What to talk about after the game, step by step; a step left out gets general questions."""

    what_happened: Asked = []
    """Questions that put the course of the game together."""
    why: Asked = []
    """Questions about causes and motives."""
    so_what: Asked = []
    """Questions about what it means."""
    now_what: Asked = []
    """Questions about what follows from it."""


class Past(Part):
    """One dated order or event of what really happened."""

    on: Date
    """The day."""
    order: str | None = None
    """Who ordered what: `actor: move target`."""
    event: str | None = None
    """The event that happened."""
    note: Sentence = ""
    """What there is to say about it."""
    sources: Words = []
    """Where it is told: keys of `sources`."""


class Term(Part):
    """A word to avoid in texts that take no side, and the neutral one."""

    avoid: Title
    """The word of one side."""
    use: Title
    """The word to use instead."""
    because: Sentence = ""
    """Why."""


class Mechanism(Part):
    """One idea of the model, explained at three reading levels, with the rules that carry it."""

    id: Name
    """Its name."""
    title: Heading
    """What people read."""
    source: Sentence = ""
    """Where the idea comes from: a key of `sources`."""
    text: Annotated[Text, under("pupil")] = Text()
    """The explanation; a pupil's has at most 40 words."""
    rules: Words = Field(min_length=1)
    """Names of the meters, readings, statuses, moves, events, drift or deals that carry it."""
