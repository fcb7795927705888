"""A hand-made crisis behind a hand-made door: snapshots as the session gives them, with no session."""

from __future__ import annotations

import copy
import datetime
from typing import Any

from game.errors import IllegalMove, OverBudget, WrongPhase

START = datetime.date(2019, 7, 1)
TURNS = 11
ACTORS: list[dict[str, Any]] = [
    {
        "id": "seoul",
        "name": "Seoul",
        "place": [126.98, 37.57],
        "marker": "circle",
        "colour": "seoul",
        "brief": "The court has ruled and you cannot overrule it. Tokyo answers with export curbs on chemicals your "
        "chip "
        "makers need. Most people want a hard answer; Washington wants the intelligence pact kept.",
    },
    {
        "id": "tokyo",
        "name": "Tokyo",
        "place": [139.69, 35.69],
        "marker": "square",
        "colour": "tokyo",
        "brief": "The 1965 treaty settled all claims, you hold, and the rulings break it. Trade is your lever. "
        "An upper house election is near, and Washington watches the pact.",
    },
    {
        "id": "washington",
        "name": "Washington",
        "place": [-77.04, 38.9],
        "marker": "triangle",
        "colour": "wash",
        "brief": "Both are allies. You need their intelligence pact against the North, and you want both to pay more. "
        "Press too hard in public and they heed you less.",
    },
]
IDS = [one["id"] for one in ACTORS]
TRUST = {
    ("seoul", "tokyo"): 3800,
    ("tokyo", "seoul"): 3100,
    ("seoul", "washington"): 6800,
    ("washington", "seoul"): 6400,
    ("tokyo", "washington"): 7800,
    ("washington", "tokyo"): 7500,
}
PRESSURE = {"seoul": 4700, "tokyo": 5800, "washington": 2500}


def _meters() -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    base = {"low": 0, "high": 10000, "change": 0, "board": True, "thresholds": [], "text": ""}
    for (a, b), value in TRUST.items():
        marks = (
            [{"at": 2000, "words": "talks freeze"}]
            if "washington" not in (a, b)
            else [{"at": 4500, "words": "cables go unread"}]
        )
        out.append(
            {
                **base,
                "name": f"trust.{a}.{b}",
                "title": "Trust",
                "per": "pair",
                "of": [a, b],
                "value": value,
                "thresholds": marks,
                "text": "How far one capital believes the other would answer a step in kind.",
            }
        )
    words = {
        "seoul": [(6000, "protests fill the square"), (8000, "revolt in Assembly")],
        "tokyo": [(6000, "party unrest"), (8000, "cabinet split")],
        "washington": [(6000, "Congress acts"), (8000, "hearings")],
    }
    for name, value in PRESSURE.items():
        out.append(
            {
                **base,
                "name": f"pressure.{name}",
                "title": "Pressure",
                "per": "actor",
                "of": [name],
                "value": value,
                "thresholds": [{"at": at, "words": said} for at, said in words[name]],
                "text": "The share of the public behind the hard line.",
            }
        )
    for name in IDS:
        out.append(
            {
                **base,
                "name": f"approval.{name}",
                "title": "Approval",
                "per": "actor",
                "of": [name],
                "value": 4800,
                "board": False,
                "text": "The government's standing at home.",
                "tense": "down",
            }
        )
    for name in IDS[:2]:
        out.append(
            {
                **base,
                "name": f"economy.{name}",
                "title": "Economy",
                "per": "actor",
                "of": [name],
                "value": 7000,
                "board": False,
                "text": "What the trade fight has left standing.",
                "tense": "down",
            }
        )
    out.append(
        {
            **base,
            "name": "security",
            "title": "Readiness against launches",
            "per": "world",
            "of": [],
            "value": 7200,
            "board": False,
            "text": "Pact, arrangement and habit together.",
            "tense": "down",
        }
    )
    out.append(
        {
            **base,
            "name": "wedge",
            "title": "Gain of Beijing, Moscow and Pyongyang",
            "per": "world",
            "of": [],
            "value": 3100,
            "board": False,
            "text": "What the quarrel is worth to others.",
            "tense": "up",
        }
    )
    return out


START_LEVELS = {one["name"]: one["value"] for one in _meters()}


def _move(
    order: str, title: str, text: str, kind: str, tone: str, cost: int, effects: dict[str, tuple[int, int]], **more: Any
) -> dict[str, Any]:
    return {
        "order": order,
        "id": order.split()[0],
        "title": title,
        "text": text,
        "kind": kind,
        "tone": tone,
        "cost": cost,
        "effects": effects,
        "target": None,
        "quiet": False,
        "why_not": None,
        "statuses": [],
        **more,
    }


BLANK: dict[str, Any] = {
    "text": "", "levels": [], "source": "", "judged": "", "statuses": [], "versions": {}, "words": [], "formulas": [],
}  # fmt: skip
GLOSSARY: list[dict[str, Any]] = [
    {
        **BLANK,
        "id": "mechanism.clocks",
        "kind": "mechanism",
        "title": "Clocks on real dates",
        "levels": [
            ["pupil", "Many steps begin or end on a fixed day. Miss the day and something happens by itself."],
            ["undergraduate", "Notice periods run on calendars that no capital controls once they have begun."],
            ["professor", "Deadlines structure bargaining: the default differs before and after the notice."],
        ],
        "source": "Treaty text, articles 20 and 21",
        "formulas": [
            {"title": f"Rule {i}", "lines": [f"Tokyo’s trust in Seoul less 0.{i} × Tokyo’s trust in Seoul"] * 4}
            for i in range(6)
        ],
    },
    {
        **BLANK,
        "id": "instrument.gsomia",
        "kind": "instrument",
        "title": "Intelligence pact (GSOMIA)",
        "text": "The agreement of 2016 lets both share military secrets. It renews itself unless one gives notice.",
        "statuses": [
            {"id": "in_force", "title": "In force", "text": ""},
            {"id": "notice", "title": "Notice given", "text": "The pact runs on for ninety days."},
        ],
        "versions": {
            "seoul": "The pact brings little that could not be learnt otherwise.",
            "tokyo": "The pact is vital when missiles fly.",
            "washington": "The pact is valuable for all three.",
        },
        "words": ["Intelligence pact (GSOMIA)", "GSOMIA"],
        "formulas": [{"title": "Intelligence pact (GSOMIA)", "lines": ["Notice given, ends after 13 weeks: Ended"]}],
    },
    {
        **BLANK,
        "id": "meter.trust",
        "kind": "meter",
        "title": "Trust",
        "levels": [["pupil", "How far one capital believes the other would answer a step in kind."]],
        "judged": "Where it starts is judged.",
    },
]

NOTICE = [
    {
        "id": "gsomia",
        "title": "Intelligence pact",
        "from_title": "in force",
        "to": "notice",
        "to_title": "notice given, 90 days",
        "due": "2019-11-23",
    }
]
MENU: dict[str, list[dict[str, Any]]] = {
    "seoul": [
        _move(
            "give_notice",
            "Give notice to end GSOMIA",
            "The pact lapses 90 days after notice. Until then you may suspend the notice.",
            "act",
            "hostile",
            2,
            {
                "trust.tokyo.seoul": (-1200, -600),
                "trust.washington.seoul": (-1200, -600),
                "pressure.seoul": (-800, -800),
            },
            statuses=NOTICE,
        ),
        _move(
            "file_wto",
            "File a complaint at the WTO",
            "Asks for consultations within 60 days. You may pause the case at any time.",
            "act",
            "hostile",
            1,
            {"trust.tokyo.seoul": (-300, -300), "pressure.seoul": (-300, -300)},
        ),
        _move(
            "envoy tokyo",
            "Send a special envoy to Tokyo",
            "A quiet visit to look for a formula. Nothing is signed.",
            "offer",
            "friendly",
            1,
            {"trust.tokyo.seoul": (200, 600), "trust.seoul.tokyo": (200, 600), "pressure.seoul": (300, 300)},
            quiet=True,
        ),
        _move(
            "fund",
            "Propose a joint compensation fund",
            "Companies of both countries pay plaintiffs. You may withdraw the offer.",
            "offer",
            "friendly",
            2,
            {"trust.tokyo.seoul": (600, 1000), "pressure.seoul": (700, 1200)},
        ),
        _move(
            "protest tokyo",
            "Protest to Tokyo in public",
            "The ambassador is called in. A later statement can soften it.",
            "statement",
            "hostile",
            1,
            {"trust.tokyo.seoul": (-300, -100), "pressure.seoul": (-200, -200)},
        ),
        _move(
            "food_tests",
            "Test food imports for radiation",
            "Doubles checks at the ports. Checks can be relaxed again.",
            "act",
            "hostile",
            1,
            {"trust.tokyo.seoul": (-300, -300), "pressure.seoul": (-400, -400)},
        ),
        _move(
            "renew",
            "Let GSOMIA renew",
            "Say nothing until the deadline passes and the pact runs on for a year.",
            "statement",
            "friendly",
            1,
            {"trust.washington.seoul": (400, 400), "pressure.seoul": (900, 900)},
        ),
        _move(
            "delist",
            "Drop Japan from the trusted-trader list",
            "In force after a comment period. The list can be restored.",
            "answer",
            "hostile",
            2,
            {"trust.tokyo.seoul": (-400, -400), "pressure.seoul": (-300, -300)},
        ),
        _move(
            "suspend",
            "Suspend the notice",
            "The pact stays in force on conditions. Needs a notice to suspend.",
            "answer",
            "friendly",
            2,
            {"trust.washington.seoul": (900, 900), "trust.tokyo.seoul": (500, 700), "pressure.seoul": (600, 600)},
            why_not="Possible only while notice of GSOMIA stands.",
        ),
    ],
    "tokyo": [
        _move(
            "curb",
            "Curb three chip chemicals",
            "Each shipment needs a licence. Licences can be eased again.",
            "act",
            "hostile",
            2,
            {"trust.seoul.tokyo": (-900, -600), "pressure.tokyo": (-400, -400), "pressure.seoul": (500, 800)},
        ),
        _move(
            "delist",
            "Drop Korea from the white list",
            "In force 21 days after the order. It can be restored.",
            "act",
            "hostile",
            2,
            {"trust.seoul.tokyo": (-900, -900), "pressure.tokyo": (-300, -300)},
        ),
        _move(
            "arbitration",
            "Call for arbitration under the treaty",
            "Each side names one member within 30 days.",
            "statement",
            "neutral",
            1,
            {"trust.seoul.tokyo": (-200, 0), "pressure.tokyo": (-100, -100)},
        ),
        _move(
            "licence",
            "Grant a licence for photoresist",
            "One shipment goes through. More can follow.",
            "offer",
            "friendly",
            1,
            {"trust.seoul.tokyo": (200, 400), "pressure.tokyo": (200, 200)},
        ),
    ],
    "washington": [
        _move(
            "concern",
            "Voice strong concern",
            "A public sentence from the podium.",
            "statement",
            "neutral",
            1,
            {"trust.seoul.washington": (-300, -100), "pressure.seoul": (200, 200)},
        ),
        _move(
            "host",
            "Offer to host talks",
            "Both are invited; either may decline.",
            "offer",
            "friendly",
            1,
            {"trust.seoul.washington": (100, 300), "trust.tokyo.washington": (0, 200)},
            quiet=True,
        ),
        _move(
            "press",
            "Press Seoul to keep the pact",
            "The secretary flies in. Pressing in public stirs the street.",
            "act",
            "hostile",
            2,
            {"trust.seoul.washington": (-400, -400), "pressure.seoul": (400, 600)},
        ),
    ],
}


def _table() -> dict[str, Any]:
    """Return one table with four clauses, one of them closed, and an offer of the other side."""
    items = [
        ("curbs", "Curbs on three chemicals lifted", 2200),
        ("talks", "Talks with a way back", 1300),
        ("fund", "A labour fund", -2200),
    ]
    packages = []
    for names in (
        ("curbs",),
        ("talks",),
        ("fund",),
        ("curbs", "talks"),
        ("curbs", "fund"),
        ("talks", "fund"),
        ("curbs", "talks", "fund"),
    ):
        worth = sum(value for name, _, value in items if name in names)
        titles = [title for name, title, _ in items if name in names]
        entry = f"sign settlement: {' + '.join(names)}"
        packages.append({"entry": entry, "items": list(names), "titles": titles, "worth": worth, "home": worth >= 1000})
    rows = [
        {"number": 101 + i, "id": name, "title": title, "text": title, "legal": True, "worth": worth}
        for i, (name, title, worth) in enumerate(items)
    ]
    closed = {"number": 104, "id": "pact", "title": "Pact kept for good", "text": "", "legal": False, "worth": -1500}
    return {
        "number": 100,
        "id": "settlement",
        "title": "Settlement",
        "text": "What the two could sign. A package counts only if both homes would carry it.",
        "with": "tokyo",
        "items": [*rows, closed],
        "need": 1000,
        "packages": packages,
        "standing": {"mine": None, "theirs": packages[5]},
        "overlap": 1,
        "shares": {"winset": [4, 7], "overlap": [1, 7]},
    }


HEADLINES = {
    "give_notice": "Seoul to end intelligence pact with Tokyo",
    "file_wto": "Seoul takes chemicals dispute to the WTO",
    "fund": "Seoul proposes joint fund for labourers",
    "protest tokyo": "Seoul calls in Tokyo’s ambassador",
    "food_tests": "Seoul doubles radiation checks on food",
    "renew": "Seoul hints it will keep the pact",
    "delist": "White list loses a name",
    "curb": "Tokyo curbs three chip chemicals",
    "arbitration": "Tokyo calls for arbitration",
    "licence": "Tokyo lets one chemical shipment pass",
    "concern": "Washington voices “strong concern”",
    "press": "Washington presses Seoul on the pact",
    "suspend": "Seoul suspends its notice",
}
DATES = [
    ("2019-07-18", "Arbitration reply", "asked by Tokyo"),
    ("2019-08-02", "White list decision", "Tokyo’s cabinet"),
    ("2019-08-24", "Intelligence pact", "last day to give notice"),
    ("2019-08-28", "Korea off white list", "decided by Tokyo"),
    ("2019-09-18", "Japan off white list", "announced by Seoul"),
    ("2019-11-23", "Pact year ends", "GSOMIA"),
]
ENDINGS = {
    "frozen": ("Talks frozen", "Trust ran out. Neither capital takes the other’s calls."),
    "truce": ("An uneasy truce", "The pact still stands, and nothing else was settled."),
}


EVENTS = (
    "North tests a missile",
    "Court orders the sale of assets",
    "A chip maker warns of stoppage",
    "A minister visits the shrine on the anniversary",
    "Trade talks collapse",
    "A trawler is rammed",
    "Poll: the pact loses its majority",
    "Washington names a price for troops",
    "Shoppers begin a boycott",
)
DROPPED = {
    "id": "event_0",
    "title": "North tests a missile",
    "headline": "North fires two missiles into the sea",
    "text": "Two short-range missiles fall into the sea before dawn. Both staffs compare what they saw.",
    "date": "2019-08-12",
    "moves": [
        {"meter": "pressure.seoul", "amount": 320},
        {"meter": "trust.seoul.tokyo", "amount": 150},
        {"meter": "security", "amount": -400},
    ],
}
PRIVATE = ("Calm the streets", "Both allies above 60")
AFTER: dict[str, Any] = {
    "quiet_orders": [
        {"turn": 2, "actor": "seoul", "title": "Send a special envoy to Tokyo"},
        {"turn": 4, "actor": "washington", "title": "Offer to host talks"},
        {"turn": 10, "actor": "washington", "title": "Offer to host talks"},
    ],
    "questions": {"what_happened": ["Which order surprised you most?", "And the least?", "Who spoke?"], "why": []},
    "story": {
        "turns": 11,
        "orders": 41,
        "quiet": 3,
        "tie": {"title": "Trust", "of": ["seoul", "tokyo"], "before": 3450, "after": 1800},
        "home": {"meter": "pressure.seoul", "before": 4700, "after": 4700},
        "chapters": [
            {"turn": 3, "date": "2019-07-29", "text": "Seoul to end intelligence pact with Tokyo",
             "meter": "trust.washington.seoul", "change": -900},
            {"turn": 4, "date": "2019-08-12", "text": "White list loses a name",
             "meter": "pressure.seoul", "change": 300},
            {"turn": 9, "date": "2019-10-21", "text": "", "meter": "trust.tokyo.seoul", "change": -240},
        ],
    },
    "mattered": {
        "part": 1.0,
        "wrong": "",
        "tried": 41,
        "replays": 400,
        "given": 61,
        "told": [
            {"turn": 3, "actor": "seoul", "title": "Give notice to end GSOMIA", "without": 97, "given": 61, "error": 3,
             "dropped": True},
            {"turn": 3, "actor": "tokyo", "title": "Drop Korea from the white list", "without": 40, "given": 61,
             "error": 3, "dropped": False},
            {"turn": 9, "actor": "washington", "title": "Offer at Settlement: Curbs on three chemicals lifted, talks "
             "with a way back, and a labour fund", "without": 70, "given": 61, "error": 4, "dropped": False},
        ],
    },
}  # fmt: skip
"""What a snapshot holds after the end, beside the outcome."""


class FakeDoor:
    """One game, simple enough to check by eye: effects are the middle of the shown range."""

    def __init__(self, seats: dict[str, str] | None = None, pace: str | None = None, turns: int = TURNS) -> None:
        self.seats = {name: (seats or {}).get(name, "person" if name == "seoul" else "mirror") for name in IDS}
        self.turns_there = turns if pace != "one_lesson" else 6
        self.turn, self.phase, self.paused = 1, "briefing", False
        self.meters = _meters()
        self.track = {one["name"]: [one["value"]] for one in self.meters}
        self.sheets: dict[str, list[str]] = {}
        self.ledger: dict[str, list[dict[str, Any]]] = {one["name"]: [] for one in self.meters}
        self.news: list[dict[str, Any]] = [
            {
                "turn": 1,
                "date": "2019-06-28",
                "text": "No meeting of the two leaders in Osaka",
                "detail": "Trust both ways −2",
                "actor": None,
            }
        ]
        self.reveal: dict[str, Any] | None = None
        self.notice = False
        self.closed = False
        self.asked = 0
        self.timer, self.added, self.used = 0, 0, 0.0
        self.dropped: list[str] = []
        self.sent: list[dict[str, Any]] = []
        self.first: int | None = None
        self.kept: list[dict[str, Any]] = []
        """What the door was made of when each turn was opened; the first day first."""
        self.keep()

    def day(self, turn: int) -> datetime.date:
        return START + datetime.timedelta(days=14 * (turn - 1))

    def value(self, name: str) -> int:
        return next(one["value"] for one in self.meters if one["name"] == name)

    def keep(self) -> None:
        names = ("turn", "phase", "meters", "track", "ledger", "news", "reveal", "notice")
        self.kept.append(copy.deepcopy({name: getattr(self, name) for name in names}))

    # the door

    def turns(self) -> int:
        return len(self.kept) - 1

    def at(self, turn: int, reader: str | None) -> dict[str, Any]:
        then = FakeDoor(self.seats, None, self.turns_there)
        then.__dict__.update(copy.deepcopy(self.kept[turn]), phase="reveal" if turn else "orders")
        return then.snapshot(reader)

    def snapshot(self, reader: str | None) -> dict[str, Any]:
        today = self.day(self.turn)
        ahead = [(datetime.date.fromisoformat(on), title, sub) for on, title, sub in DATES]
        shot = {
            "scenario": {
                "id": "gsomia-2019",
                "title": "The 2019 escalation",
                "summary": "From chip chemicals to the intelligence pact.",
                "map": {"west": 118, "south": 28, "east": 150, "north": 46},
            },
            "phase": self.phase,
            "turn": min(self.turn, self.turns_there),
            "turns": self.turns_there,
            "from": today.isoformat(),
            "to": (today + datetime.timedelta(days=13)).isoformat(),
            "start": START.isoformat(),
            "end": self.day(self.turns_there + 1).isoformat(),
            "pace": "two_lessons",
            "reader": reader,
            "paused": self.paused,
            "actors": [
                {**one, "player": self.seats[one["id"]], "sealed": one["id"] in self.sheets, "attention": 3}
                for one in ACTORS
            ],
            "meters": self.meters,
            "track": self.track,
            "instruments": [
                {
                    "id": "gsomia",
                    "title": "Intelligence pact (GSOMIA)",
                    "status": "notice" if self.notice else "in_force",
                    "status_title": "notice given" if self.notice else "in force",
                    "since": "2016-11-23",
                    "due": "2019-11-23" if self.notice else None,
                    "then_title": "lapsed" if self.notice else None,
                    "text": "Shares secrets on the North between Seoul and Tokyo.",
                    "possible": ["Give notice to end GSOMIA"],
                },
                {
                    "id": "chemicals",
                    "title": "Three chip chemicals",
                    "status": "curbed",
                    "status_title": "licence for each shipment",
                    "since": "2019-07-04",
                    "due": None,
                    "then_title": None,
                    "text": "Hydrogen fluoride, polyimide, photoresist.",
                    "possible": [],
                },
                {
                    "id": "list_japan",
                    "title": "Tokyo’s white list",
                    "status": "listed",
                    "status_title": "Korea is on it",
                    "since": "2004-01-01",
                    "due": None,
                    "then_title": None,
                    "text": "Countries that may buy sensitive goods without a licence for each order.",
                    "possible": ["Drop Korea from the white list"],
                },
                {
                    "id": "wto",
                    "title": "WTO case",
                    "status": "none",
                    "status_title": "none",
                    "since": "2019-07-01",
                    "due": None,
                    "then_title": None,
                    "text": "A complaint about the curbs.",
                    "possible": ["File a complaint at the WTO"],
                },
            ],
            "deadlines": [
                {
                    "id": f"d{i}",
                    "title": title,
                    "sub": sub,
                    "due": on.isoformat(),
                    "days": (on - today).days,
                    "words": f"{on.day} {on:%b}, takes effect",
                }
                for i, (on, title, sub) in enumerate(ahead)
                if (on - today).days >= 0
            ][:4],
            "orders": self._orders(reader) if reader and self.phase in ("orders", "briefing") else None,
            "headlines": list(reversed(self.news))[:12],
            "reveal": copy.deepcopy(self.reveal) if self.phase in ("reveal", "ended") else None,
            "dropped": [DROPPED] * len(self.dropped) if self.phase == "orders" else [],
            "ledger": self.ledger,
            "glossary": GLOSSARY,
            "outcome": self._outcome() if self.phase == "ended" else None,
            "history": self._record(),
        }
        if self.phase == "ended":
            shot |= copy.deepcopy(AFTER)
        return copy.deepcopy(shot)

    def _orders(self, reader: str) -> dict[str, Any]:
        moves = []
        for one in MENU[reader]:
            effects = []
            for name, (low, high) in one["effects"].items():
                now = self.value(name)
                effects.append(
                    {
                        "meter": name,
                        "now": now,
                        "low": min(max(now + low, 0), 10000),
                        "high": min(max(now + high, 0), 10000),
                    }
                )
            number = len(moves) + 1
            moves.append({"number": number, **one, "effects": effects, "legal": one["why_not"] is None})
        return {
            "actor": reader,
            "attention": 3,
            "moves": moves,
            "tables": [_table()] if reader == "seoul" else [],
            "conflicts": [["give_notice", "renew"]] if reader == "seoul" else [],
            "sealed": self.sheets.get(reader),
        }

    def _record(self) -> dict[str, list[int]]:
        """Return the course of an invented record, no further than the game has come before its end."""
        far = self.turns_there + 1 if self.phase == "ended" else len(self.track["security"])
        return {one["name"]: [START_LEVELS[one["name"]] - 90 * i + 260 * (i % 3) for i in range(far)]
                for one in self.meters}  # fmt: skip

    def _outcome(self) -> dict[str, Any]:
        name = "frozen" if self.value("trust.seoul.tokyo") < 1500 else "truce"
        title, text = ENDINGS[name]
        goals = [
            ("seoul", "Keep the pact", True),
            ("seoul", "Calm the streets", False),
            ("tokyo", "No repeal of the curbs", True),
            ("washington", "Pact in force", True),
            ("washington", "Both allies above 60", False),
            ("tokyo", "Home is calm, under 45, or half of it asked for the notice that was given", False),
        ]
        return {
            "ending": name,
            "title": title,
            "text": text,
            "turn": self.turn,
            "scores": [
                {
                    "actor": one,
                    "points": 12 + 3 * i,
                    "of": 25,
                    "goals": [
                        {"title": said, "met": met, "points": 10, "private": said in PRIVATE}
                        for who, said, met in goals
                        if who == one
                    ],
                }
                for i, one in enumerate(IDS)
            ],
        }

    def send(self, command: Any) -> list[dict[str, Any]]:
        self.sent.append(dict(command))
        return getattr(self, "_" + command["command"])(command) or []

    def ask(self, reader: str, question: Any) -> dict[str, Any]:
        if question["ask"] == "package":
            home = {"actor": "tokyo", "worth": 1200, "need": 3100, "carries": False}
            advice = {"add": ["WTO case paused"], "drop": [], "both": True, "items": ["talks", "paused"]}
            level = {"meter": "pressure.tokyo", "level": 4800, "now": 5800, "up": False}
            return {
                "table": question["table"],
                "items": list(question["items"]),
                "homes": [
                    {"actor": "seoul", "worth": 4000, "need": 2000, "carries": True, "clauses": [], "levels": []},
                    {**home, "clauses": [advice], "levels": [level]},
                ],
                "effects": [{"meter": "trust.seoul.tokyo", "now": self.value("trust.seoul.tokyo"), "low": 4000,
                             "high": 4600}],
                "statuses": [],
                "done": True,
            }  # fmt: skip
        self.asked = self.asked % 6 + 1
        return forecast(question["order"], self.asked)

    def edited(self) -> bool:
        """Return that nobody edits the scenario of a picture."""
        return False

    def wait(self, seconds: float) -> bool:
        return False

    def clocks(self) -> dict[str, Any] | None:
        length = self.timer + self.added
        if not self.timer:
            return None
        return {
            "seconds": self.timer,
            "length": length,
            "left": max(length - self.used, 0.0),
            "running": self.phase == "orders" and not self.paused,
            "orders": self.phase == "orders",
            "lesson": 480 + 290 * (self.turn - 1) + int(self.used),
            "starts": [(turn, 480 + 290 * (turn - 1)) for turn in range(1, self.turn + 1)],
        }

    def events(self) -> list[dict[str, Any]]:
        return [
            {
                "id": f"event_{i}",
                "title": title,
                "headline": title,
                "text": "",
                "turn": self.turn if f"event_{i}" in self.dropped else None,
                "happened": "2019-07-05" if i == 8 else None,
            }
            for i, title in enumerate(EVENTS)
        ]

    def close(self) -> None:
        self.closed = True

    # commands

    def _timer(self, command: Any) -> None:
        self.timer = command["seconds"]

    def _extend(self, command: Any) -> None:
        if self.phase != "orders" or not self.timer:
            raise WrongPhase("No timer runs.")
        self.added += command["seconds"]

    def _lesson(self, command: Any) -> None:
        self.used = 0.0

    def _inject(self, command: Any) -> None:
        self.dropped.append(command["event"])

    def _recall(self, command: Any) -> None:
        self.dropped.remove(command["event"])

    def _end(self, command: Any) -> None:
        if not self.reveal:
            raise WrongPhase("Nothing has been played to talk over; play a turn first.")
        self.phase = "ended"

    def _begin(self, command: Any) -> None:
        if self.phase != "briefing":
            raise WrongPhase("The game has begun.")
        self.phase = "orders"
        self._ready()

    def _seal(self, command: Any) -> None:
        actor, orders = command["actor"], list(command["orders"])
        menu = {one["order"]: one for one in MENU[actor]}
        orders = [order for order in orders if not order.startswith(("sign ", "withdraw "))]
        if self.phase != "orders":
            raise WrongPhase("Orders are not open now.")
        for order in orders:
            if menu[order]["why_not"]:
                raise IllegalMove(f"{menu[order]['title']}: {menu[order]['why_not']}")
        if sum(menu[order]["cost"] for order in orders) > 3:
            raise OverBudget("Three attention a turn; take one order off the sheet.")
        self.sheets[actor] = orders
        self._ready()

    def _unseal(self, command: Any) -> None:
        if self.phase != "orders":
            raise WrongPhase("The orders are open already.")
        self.sheets.pop(command["actor"], None)

    def _rewind(self, command: Any) -> None:
        if not 1 <= command["turn"] <= self.turn or self.phase == "briefing":
            raise WrongPhase("There is no such turn to go back to.")
        self.turn, self.phase, self.sheets, self.reveal = command["turn"], "orders", {}, None

    def _seat(self, command: Any) -> None:
        self.seats[command["actor"]] = command["player"]
        self.sheets.pop(command["actor"], None)
        if self.phase == "orders":
            self._ready()

    def _pause(self, command: Any) -> None:
        self.paused = bool(command["on"])

    def _ready(self) -> None:
        people = [name for name in IDS if self.seats[name] == "person"]
        if people and all(name in self.sheets for name in people):
            self._resolve()

    def _resolve(self) -> None:
        for i, name in enumerate(IDS):
            if self.seats[name] != "person":
                menu = MENU[name]
                self.sheets[name] = [menu[(self.turn + i) % len(menu)]["order"]]
        before = {one["name"]: one["value"] for one in self.meters}
        sheets = []
        for name in IDS:
            rows = []
            for order in self.sheets.get(name, []):
                move = next(one for one in MENU[name] if one["order"] == order)
                self.notice |= order == "give_notice"
                for meter, (low, high) in move["effects"].items():
                    self._add(meter, (low + high) // 2, move["title"])
                told = HEADLINES.get(order, move["title"])
                rows.append(
                    {
                        "title": move["title"],
                        "headline": told,
                        "quiet": move["quiet"],
                        "told": not move["quiet"],
                        "text": move["text"],
                    }
                )
                if not move["quiet"]:
                    self.news.append(
                        {
                            "turn": self.turn,
                            "date": self.day(self.turn).isoformat(),
                            "text": told,
                            "detail": move["title"],
                            "actor": name,
                            "versions": {"seoul": "It was due.", "tokyo": "It was not."} if order == "delist" else {},
                        }
                    )
            sheets.append({"actor": name, "orders": rows, "held": not rows})
        for one in self.meters:
            if one["per"] == "pair" and one["value"] < 5000:
                self._add(one["name"], 40, "Old ties pull back up")
            one["change"] = one["value"] - before[one["name"]]
            self.track[one["name"]].append(one["value"])
        moved = sorted((one for one in self.meters if one["change"]), key=lambda one: -abs(one["change"]))
        self.reveal = {
            "turn": self.turn,
            "from": self.day(self.turn).isoformat(),
            "to": (self.day(self.turn) + datetime.timedelta(days=13)).isoformat(),
            "sheets": sheets,
            "events": [
                {
                    "id": "launch",
                    "title": "North tests a missile",
                    "headline": "North Korea fires two missiles",
                    "date": "2019-08-06",
                }
            ]
            if self.turn % 3 == 0
            else [],
            "moved": [
                {
                    "meter": one["name"],
                    "title": one["title"],
                    "before": before[one["name"]],
                    "after": one["value"],
                    "change": one["change"],
                    "crossed": [
                        mark["words"]
                        for mark in one["thresholds"]
                        if (before[one["name"]] < mark["at"]) != (one["value"] < mark["at"])
                    ],
                }
                for one in moved
            ],
            "clocks": [
                {
                    "title": "GSOMIA lapses on 23 November",
                    "words": "Seoul may suspend its notice before then.",
                    "due": "2019-11-23",
                    "days": 90,
                }
            ]
            if self.notice
            else [],
        }
        self.phase = "reveal"
        self.keep()

    def _add(self, meter: str, amount: int, because: str) -> None:
        one = next(one for one in self.meters if one["name"] == meter)
        new = min(max(one["value"] + amount, 0), 10000)
        self.ledger[meter].append(
            {
                "turn": self.turn,
                "date": self.day(self.turn).isoformat(),
                "rule": because,
                "because": because,
                "ideas": ["clocks"] if len(because) % 2 else [],
                "amount": new - one["value"],
                "where": "moves.yaml:41",
            }
        )
        one["value"] = new

    def _next(self, command: Any) -> None:
        if self.phase == "orders" and "person" not in self.seats.values():
            self._resolve()
            return
        if self.phase != "reveal":
            raise WrongPhase("There is nothing to go on from.")
        self.sheets = {}
        if self.turn >= self.turns_there:
            self.phase = "ended"
            return
        self.turn += 1
        self.phase = "orders"
        self._ready()


def forecast(order: str, slices: int = 6) -> dict[str, Any]:
    """Return what is known of a forecast after so many of its six slices."""
    kinds = [("", "none", ""), ("tokyo", "hold", ""), ("tokyo", "hostile", "Add goods to the licence rules")]
    kinds += [("tokyo", "friendly", "Lift the curbs"), ("washington", "hold", ""), ("washington", "friendly", "Help")]
    rows = [
        {"actor": actor, "kind": kind, "title": title, "met": [400 - 60 * i, 12 + 70 * i]}
        for i, (actor, kind, title) in enumerate(kinds)
    ]
    return {
        "order": order,
        "goals": ["The pact lives in some form", "Calm at home"],
        "rows": rows[:slices],
        "of": 400,
        "part": slices / 6,
        "done": slices >= 6,
    }


class FakeServices:
    """A house with one scenario that plays, one with problems, and saves kept in memory."""

    def __init__(self, turns: int = TURNS) -> None:
        self.turns = turns
        self.doors: list[FakeDoor] = []
        self.kept: dict[str, Any] = {}
        self.reports: list[str] = []

    def scenarios(self) -> list[dict[str, Any]]:
        paces = [
            {"name": "two_lessons", "title": "Two lessons", "turns": self.turns},
            {"name": "one_lesson", "title": "One lesson", "turns": 6},
        ]
        world = FakeDoor().snapshot(None)
        return [
            {
                "name": "gsomia-2019",
                "id": "gsomia-2019",
                "title": "The 2019 escalation",
                "from": "2019-07-01",
                "to": "2019-12-01",
                "summary": "From chip chemicals to the intelligence pact. Seoul and Tokyo trade blows while Washington "
                "decides how hard to lean on "
                "its allies.",
                "paces": paces,
                "actors": copy.deepcopy(ACTORS),
                "sources": 41,
                "meters": world["meters"],
                "map": world["scenario"]["map"],
                "history": True,
                "problems": [],
            },
            {
                "name": "tiny",
                "id": "tiny",
                "title": "The ferry",
                "from": "2024-03-04",
                "to": "2024-04-08",
                "summary": "Two towns and one boat.",
                "paces": [{"name": "standard", "title": "Standard", "turns": 5}],
                "actors": [
                    {
                        "id": "north",
                        "name": "North",
                        "place": None,
                        "marker": "circle",
                        "colour": "seoul",
                        "brief": "You own the boat.",
                    },
                    {
                        "id": "south",
                        "name": "South",
                        "place": None,
                        "marker": "square",
                        "colour": "tokyo",
                        "brief": "You own the pier.",
                    },
                ],
                "sources": 0,
                "meters": [],
                "map": None,
                "history": True,
                "problems": [],
            },
            {
                "name": "draft",
                "id": "draft",
                "title": "Untitled draft",
                "summary": "",
                "paces": [],
                "actors": [],
                "problems": [
                    {
                        "file": "moves.yaml",
                        "line": 41,
                        "column": 16,
                        "code": "unknown-name",
                        "message": "no meter 'trsut.tokyo.seoul'",
                        "remedy": "did you mean 'trust.tokyo.seoul'?",
                        "severity": "error",
                    },
                    {
                        "file": "endings.yaml",
                        "line": 7,
                        "column": 3,
                        "code": "missing-key",
                        "message": "the last ending has no 'when: time_up'",
                        "remedy": "add one that always fits",
                        "severity": "error",
                    },
                ],
            },
        ]

    def saves(self) -> list[dict[str, Any]]:
        return [
            {
                "path": str(i),
                "title": "The 2019 escalation",
                "turn": door.turn,
                "turns": door.turns_there,
                "saved": "2026-11-25T10:42",
                "seats": door.seats,
                "ended": door.phase == "ended",
            }
            for i, door in reversed(list(enumerate(self.doors)))
        ]

    def unsaved(self) -> str:
        return ""

    def bots(self) -> list[dict[str, str]]:
        return [
            {"name": "mirror", "title": "Mirror", "sentence": "Answers in kind, and forgives a quiet turn."},
            {"name": "hawk", "title": "Hawk", "sentence": "Takes the hard option whenever one is open."},
            {"name": "dove", "title": "Dove", "sentence": "Looks for the offer and holds fire."},
            {"name": "history", "title": "History", "sentence": "Does what its government did in 2019."},
            {"name": "hold", "title": "Hold", "sentence": "Does nothing and lets the clocks run."},
            {"name": "random", "title": "Random", "sentence": "Draws its orders from a hat."},
        ]

    def new_game(self, scenario: str, seats: Any, pace: str | None = None, seed: int | None = None) -> FakeDoor:
        self.doors.append(FakeDoor(dict(seats), pace, self.turns))
        return self.doors[-1]

    def resume(self, path: str) -> FakeDoor:
        return self.doors[int(path)]

    def watch(self, scenario: str, pace: str | None = None) -> FakeDoor:
        door = FakeDoor({name: "history" for name in IDS}, pace, self.turns)
        door.send({"command": "begin"})
        while door.phase != "ended":
            door.send({"command": "next"})
        door.first = 0
        return door

    def report(self, door: FakeDoor, language: str) -> str:
        self.reports.append(language)
        return "/home/somebody/.local/share/backchannel/saves/2026-11-28 10.42.00 gsomia-2019.html"

    def load_settings(self) -> dict[str, Any]:
        return dict(self.kept)

    def store_settings(self, settings: Any) -> None:
        self.kept = dict(settings)


def played(turns: int, seats: dict[str, str] | None = None, phase: str = "orders") -> FakeDoor:
    """Return a game after so many turns, in orders or in the reveal of the last."""
    door = FakeDoor(seats)
    door.send({"command": "begin"})
    choices = [
        ["protest tokyo", "file_wto"],
        ["food_tests", "envoy tokyo"],
        ["give_notice", "protest tokyo"],
        ["delist"],
        [],
    ]
    for i in range(turns):
        for name in IDS:
            if door.seats[name] == "person":
                orders = choices[i % len(choices)] if name == "seoul" else [MENU[name][i % len(MENU[name])]["order"]]
                door.send({"command": "seal", "actor": name, "turn": door.turn, "orders": orders})
        if i + 1 < turns or phase != "reveal":
            door.send({"command": "next"})
    return door
