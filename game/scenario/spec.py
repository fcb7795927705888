"""What may stand in a scenario: the shape of every part, as data. Numbers, dates and conditions are still text here."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from game.scenario.scalars import (
    Asked,
    Because,
    Date,
    Degrees,
    Effects,
    Flag,
    Name,
    Paragraph,
    Points,
    Press,
    Sentence,
    Span,
    Title,
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

    pupil: Paragraph = ""
    undergraduate: Paragraph = ""
    professor: Paragraph = ""


class Role(Part):
    """A part somebody in a delegation plays."""

    title: Title = Field(min_length=1)
    fact: Sentence = ""
    aim: Sentence = ""


class Adviser(Part):
    """Somebody who says one sentence."""

    title: Title = ""
    text: Sentence


class Actor(Part):
    """A state in the crisis."""

    name: Title = Field(min_length=1)
    place: list[Degrees] | None = Field(None, min_length=2, max_length=2)
    marker: Annotated[str, one_of("circle", "square", "triangle", "diamond", "hexagon")] = "circle"
    colour: Annotated[str, one_of("seoul", "tokyo", "wash", "fourth", "fifth")] | None = None
    brief: Paragraph = ""
    advisers: list[Annotated[Adviser, under("text")]] = []
    roles: list[Role] = []


class Pace(Part):
    """How long a turn is, how many there are, and each actor's attention."""

    title: Title = ""
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
    title: Title = ""


class Meter(Part):
    """A bounded number people see."""

    title: Title = ""
    per: Annotated[str, one_of("pair", "actor", "world")] = "world"
    of: Annotated[list[str], BeforeValidator(listed)] | None = None
    start: Annotated[dict[str, Points], under("")]
    range: Annotated[list[Points], Field(min_length=2, max_length=2)] = ["0", "100"]
    text: Annotated[Text, under("pupil")] = Text()
    source: Sentence = ""
    judged: Sentence = ""
    board: Flag = False
    thresholds: dict[str, Any] = {}


class Reading(Part):
    """A named derived expression."""

    value: str
    title: Title = ""
    text: Annotated[Text, under("pupil")] = Text()
    source: Sentence = ""
    judged: Sentence = ""


class Status(Part):
    """Where an instrument can stand."""

    title: Title = ""
    text: Sentence = ""
    lasts: Span | None = None
    until: str | None = None
    then: str | None = None
    effects: Effects = {}
    standing: Effects = Field({}, alias="while")
    because: Because = {}


class Instrument(Part):
    """A pact, control, case or channel."""

    title: Title = ""
    text: Sentence = ""
    start: str
    statuses: dict[Name, Status] = Field(min_length=1, max_length=100)
    sources: Words = []
    versions: Press = {}
    """How each capital tells a contested matter."""


class Move(Part):
    """An entry in one or more actors' menus."""

    id: Name
    title: Title = ""
    text: Sentence = ""
    by: Annotated[list[str], BeforeValidator(listed), Field(min_length=1, max_length=7)]
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
    reason_given: Sentence = ""
    headlines: Press = {}
    cameo: Title = ""
    sources: Words = []
    source: Sentence = ""
    judged: Sentence = ""
    versions: Press = {}
    """How each capital tells a contested matter."""


class Event(Part):
    """Something nobody orders."""

    id: Name
    title: Title = ""
    text: Sentence = ""
    when: str | None = None
    on: str | None = None
    chance: str | None = None
    once: Flag = False
    effects: Effects = {}
    because: Because = {}
    headlines: Press = {}
    cameo: Title = ""
    sources: Words = []
    source: Sentence = ""
    judged: Sentence = ""
    versions: Press = {}
    """How each capital tells a contested matter."""


class Drift(Part):
    """What each tick does by itself."""

    id: Name
    title: Title = ""
    when: str | None = None
    effects: Effects
    because: Because = {}
    source: Sentence = ""
    judged: Sentence = ""


class Item(Part):
    """A clause that can stand in a package."""

    title: Title = ""
    text: Sentence = ""
    requires: str | None = None
    worth: dict[str, str] = {}
    effects: Effects = {}
    because: Because = {}
    sources: Words = []
    source: Sentence = ""
    judged: Sentence = ""


class Deal(Part):
    """A table where two actors bargain."""

    id: Name
    title: Title = ""
    text: Sentence = ""
    between: list[str] = Field(min_length=2, max_length=2)
    items: dict[Name, Item] = Field(min_length=1, max_length=12)
    need: dict[str, str] = {}
    ratified: Effects = {}
    refused: Effects = {}
    because: Because = {}
    source: Sentence = ""
    judged: Sentence = ""


class Goal(Part):
    """What an actor would like to see at the end."""

    title: Title = Field(min_length=1)
    when: str
    points: Whole
    private: Flag = False
    role: Title = ""
    text: Sentence = ""


class Ending(Part):
    """An authored end of the crisis."""

    id: Name
    title: Title = ""
    text: Sentence = ""
    when: str


class Questions(Part):
    """What to talk about after the game, step by step; a step left out gets general questions."""

    what_happened: Asked = []
    why: Asked = []
    so_what: Asked = []
    now_what: Asked = []


class Past(Part):
    """One dated order or event of what really happened."""

    on: Date
    order: str | None = None
    event: str | None = None
    note: Sentence = ""
    sources: Words = []


class Term(Part):
    """A word to avoid and the neutral one."""

    avoid: Title
    use: Title
    because: Sentence = ""


class Mechanism(Part):
    """One idea of the model, explained at three reading levels, with the rules that carry it."""

    id: Name
    title: Title = Field(min_length=1)
    source: Sentence = ""
    text: Annotated[Text, under("pupil")] = Text()
    rules: Words = Field(min_length=1)


class Spec(Part):
    """A whole scenario."""

    id: Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[a-z0-9][a-z0-9-]*$")]
    title: Title = Field(min_length=1)
    summary: Sentence = ""
    start: Date
    tick: Annotated[str, one_of("week", "day")] = "week"
    paces: dict[Name, Pace] = Field(min_length=1, max_length=12)
    actors: dict[Name, Annotated[Actor, under("name")]] = Field(min_length=2, max_length=7)
    map: Map | None = None
    dates: dict[Name, Annotated[NamedDate, under("on")]] = Field({}, max_length=500)
    meters: dict[Name, Meter] = Field(min_length=1, max_length=100)
    readings: dict[Name, Annotated[Reading, under("value")]] = Field({}, max_length=200)
    instruments: dict[Name, Instrument] = Field({}, max_length=200)
    moves: list[Move] = Field(min_length=1, max_length=500)
    events: list[Event] = Field([], max_length=500)
    drift: list[Drift] = Field([], max_length=500)
    deals: list[Deal] = Field([], max_length=24)
    goals: dict[str, Annotated[list[Goal], Field(max_length=50)]] = Field({}, max_length=7)
    endings: list[Ending] = Field(min_length=1, max_length=120)
    questions: Questions = Questions()
    history: list[Past] = Field([], max_length=1_000)
    sources: dict[str, Paragraph] = Field({}, max_length=2_000)
    neutral_terms: list[Term] = Field([], max_length=500)
    mechanisms: list[Mechanism] = Field([], max_length=200)
