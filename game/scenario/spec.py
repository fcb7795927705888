"""What may stand in a scenario: the shape of every part, as data. Numbers, dates and conditions are still text here."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from game.scenario.scalars import (
    Because,
    Date,
    Degrees,
    Effects,
    Flag,
    Name,
    Points,
    Span,
    Whole,
    Words,
    listed,
    one_of,
    under,
)


class Part(BaseModel):
    """Any mapping of a scenario; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Text(Part):
    """An explanation at three reading levels."""

    pupil: str = ""
    undergraduate: str = ""
    professor: str = ""


class Role(Part):
    """A part somebody in a delegation plays."""

    title: str
    fact: str = ""
    aim: str = ""


class Adviser(Part):
    """Somebody who says one sentence."""

    title: str = ""
    text: str


class Actor(Part):
    """A state in the crisis."""

    name: str
    place: list[Degrees] | None = Field(None, min_length=2, max_length=2)
    marker: Annotated[str, one_of("circle", "square", "triangle", "diamond", "hexagon")] = "circle"
    colour: Annotated[str, one_of("seoul", "tokyo", "wash", "fourth", "fifth")] | None = None
    brief: str = ""
    advisers: list[Annotated[Adviser, under("text")]] = []
    roles: list[Role] = []


class Pace(Part):
    """How long a turn is, how many there are, and each actor's attention."""

    title: str = ""
    turn: Span
    turns: Whole
    attention: Annotated[dict[str, Whole], under("")] = {"": "3"}


class Map(Part):
    """The box of the map in degrees."""

    west: Degrees
    south: Degrees
    east: Degrees
    north: Degrees


class NamedDate(Part):
    """A date with a name."""

    on: Date
    title: str = ""


class Meter(Part):
    """A bounded number people see."""

    title: str = ""
    per: Annotated[str, one_of("pair", "actor", "world")] = "world"
    of: Annotated[list[str], BeforeValidator(listed)] | None = None
    start: Annotated[dict[str, Points], under("")]
    range: Annotated[list[Points], Field(min_length=2, max_length=2)] = ["0", "100"]
    text: Annotated[Text, under("pupil")] = Text()
    source: str = ""
    judged: str = ""
    board: Flag = False
    thresholds: dict[str, Any] = {}


class Reading(Part):
    """A named derived expression."""

    value: str
    title: str = ""
    text: Annotated[Text, under("pupil")] = Text()
    source: str = ""
    judged: str = ""


class Status(Part):
    """Where an instrument can stand."""

    title: str = ""
    text: str = ""
    lasts: Span | None = None
    until: str | None = None
    then: str | None = None
    effects: Effects = {}
    standing: Effects = Field({}, alias="while")
    because: Because = {}


class Instrument(Part):
    """A pact, control, case or channel."""

    title: str = ""
    text: str = ""
    start: str
    statuses: dict[Name, Status] = Field(min_length=1)
    sources: Words = []
    versions: dict[str, str] = {}
    """How each capital tells a contested matter."""


class Move(Part):
    """An entry in one or more actors' menus."""

    id: Name
    title: str = ""
    text: str = ""
    by: Annotated[list[str], BeforeValidator(listed), Field(min_length=1)]
    at: Words | None = None
    cost: Annotated[str, one_of("1", "2", "3")] = "1"
    cooldown: Span | None = None
    once: Flag = False
    requires: str | None = None
    effects: Effects = {}
    because: Because = {}
    quiet: Words | None = None
    kind: Annotated[str, one_of("statement", "act", "offer", "answer")] = "act"
    tone: Annotated[str, one_of("hostile", "neutral", "friendly")] = "neutral"
    answers: Words = []
    reason_given: str = ""
    headlines: dict[str, str] = {}
    cameo: str = ""
    sources: Words = []
    source: str = ""
    judged: str = ""
    versions: dict[str, str] = {}
    """How each capital tells a contested matter."""


class Event(Part):
    """Something nobody orders."""

    id: Name
    title: str = ""
    text: str = ""
    when: str | None = None
    on: str | None = None
    chance: str | None = None
    once: Flag = False
    effects: Effects = {}
    because: Because = {}
    headlines: dict[str, str] = {}
    cameo: str = ""
    sources: Words = []
    source: str = ""
    judged: str = ""
    versions: dict[str, str] = {}
    """How each capital tells a contested matter."""


class Drift(Part):
    """What each tick does by itself."""

    id: Name
    title: str = ""
    when: str | None = None
    effects: Effects
    because: Because = {}
    source: str = ""
    judged: str = ""


class Item(Part):
    """A clause that can stand in a package."""

    title: str = ""
    text: str = ""
    requires: str | None = None
    worth: dict[str, str] = {}
    effects: Effects = {}
    because: Because = {}
    sources: Words = []
    source: str = ""
    judged: str = ""


class Deal(Part):
    """A table where two actors bargain."""

    id: Name
    title: str = ""
    text: str = ""
    between: list[str] = Field(min_length=2, max_length=2)
    items: dict[Name, Item] = Field(min_length=1, max_length=12)
    need: dict[str, str] = {}
    ratified: Effects = {}
    refused: Effects = {}
    because: Because = {}
    source: str = ""
    judged: str = ""


class Goal(Part):
    """What an actor would like to see at the end."""

    title: str
    when: str
    points: Whole
    private: Flag = False
    role: str = ""
    text: str = ""


class Ending(Part):
    """An authored end of the crisis."""

    id: Name
    title: str = ""
    text: str = ""
    when: str


class Past(Part):
    """One dated order or event of what really happened."""

    on: Date
    order: str | None = None
    event: str | None = None
    note: str = ""
    sources: Words = []


class Term(Part):
    """A word to avoid and the neutral one."""

    avoid: str
    use: str
    because: str = ""


class Mechanism(Part):
    """One idea of the model, explained at three reading levels, with the rules that carry it."""

    id: Name
    title: str = Field(min_length=1)
    source: str = ""
    text: Annotated[Text, under("pupil")] = Text()
    rules: Words = Field(min_length=1)


class Spec(Part):
    """A whole scenario."""

    id: Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z0-9][a-z0-9-]*$")]
    title: str = Field(min_length=1)
    summary: str = ""
    start: Date
    tick: Annotated[str, one_of("week", "day")] = "week"
    paces: dict[Name, Pace] = Field(min_length=1)
    actors: dict[Name, Annotated[Actor, under("name")]] = Field(min_length=2, max_length=7)
    map: Map | None = None
    dates: dict[Name, Annotated[NamedDate, under("on")]] = {}
    meters: dict[Name, Meter] = Field(min_length=1)
    readings: dict[Name, Annotated[Reading, under("value")]] = {}
    instruments: dict[Name, Instrument] = {}
    moves: list[Move] = Field(min_length=1)
    events: list[Event] = []
    drift: list[Drift] = []
    deals: list[Deal] = []
    goals: dict[str, list[Goal]] = {}
    endings: list[Ending] = Field(min_length=1, max_length=120)
    history: list[Past] = []
    sources: dict[str, str] = {}
    neutral_terms: list[Term] = []
    mechanisms: list[Mechanism] = []
