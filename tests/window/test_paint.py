"""The painter without a display: contrast measured from pixels, hostile text and sizes, missing fonts."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import pytest

os.environ["SDL_VIDEODRIVER"] = "dummy"

from game.lettering import clean, load_metrics, rough_metrics
from game.shipped import shipped
from game.tokens import STYLES, THEMES
from game.window.app import App
from game.window.display import DisplayList, Dots, Hatch, Marker, Poly, Rect, Stroke, Text
from game.window.loop import frame, key_of, load_pygame, loop, take
from game.window.page import Look
from game.window.paint import Painter
from game.window.pictures import SCREEN_NAMES, WindowError, render_png
from game.window.screen import Key, Screen
from game.window.stage import ready
from tests.tiers import n
from tests.window import cells
from tests.window.audit import extent
from tests.window.fixtures import FakeServices, played
from tests.window.sight import apart, ciede2000

FONTS = shipped("assets") / "fonts"
METRICS = load_metrics(FONTS)


@pytest.fixture(scope="module")
def pygame() -> Any:
    module = load_pygame(dummy=True)
    module.display.init()
    module.display.set_mode((1280, 720), module.RESIZABLE)
    yield module
    module.display.quit()


def _light(color: Any) -> float:
    parts = [channel / 255 for channel in color[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: Any, b: Any) -> float:
    light, dark = sorted((_light(a), _light(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def faint(pygame: Any, page: DisplayList, size: tuple[int, int], theme: str) -> list[str]:
    """Return texts whose contrast with what is really behind them, on any colour of 4 % of their box, is under 4.5."""
    surface = pygame.Surface(size)
    painter = Painter(METRICS, FONTS)
    painter.paint(surface, page, theme, words=False)
    scale, out = size[0] / page.width, []
    top = max((item.layer for item in page.items), default=0)
    for i, item in enumerate(page.items):
        if not isinstance(item, Text):
            continue
        if (
            any(
                isinstance(other, Rect) and other.fill and other.layer > item.layer and other.layer >= 5
                for other in page.items[i + 1 :]
            )
            and item.layer < top
        ):
            continue
        left, high, wide, tall = extent(item)
        x, y, w, h = (round(v * scale) for v in (left, high, wide, tall * 0.85))
        area = pygame.Rect(x, y, w, h).clip(surface.get_rect())
        if area.w < 1 or area.h < 1:
            continue
        counts: dict[tuple[int, ...], int] = {}
        for px in range(area.x, area.right, 2):
            for py in range(area.y, area.bottom, 2):
                color = tuple(surface.get_at((px, py)))
                counts[color] = counts.get(color, 0) + 1
        ink, total = pygame.Color(THEMES[theme][item.color]), sum(counts.values())
        worst = min(contrast(ink, color) for color, number in counts.items() if number >= 0.04 * total)
        if worst < 4.5:
            out.append(f"{item.text!r} {item.color} {worst:.2f}")
    return out


def test_contrast_from_pixels(pygame: Any) -> None:
    found = [
        (name, screen, size, zoom, theme)
        for name, screen in [*cells.screens(), *cells.variants(), *cells.extremes()]
        for size in cells.SIZES[:3] + cells.SIZES[5:]
        for zoom in (100, 200)
        for theme in cells.THEMES
    ]
    random.Random(7).shuffle(found)
    wrong = []
    for name, screen, size, zoom, theme in found[: n("window_pixels")]:
        look = Look(METRICS, *size, theme=theme, zoom=zoom, still=True)
        wrong += [
            f"{name} {size} {zoom} {theme}: {one}"
            for one in faint(pygame, ready(screen, look)[1], size, theme)
        ]
    assert not wrong, wrong[:10]


def test_faint_text_is_caught(pygame: Any) -> None:
    safe = (0.0, 0.0, 400.0, 200.0)
    page = DisplayList(
        400,
        200,
        (
            Rect((0, 0, 400, 200), "paper"),
            Text(20, 50, "faint", "body", "dotA", safe, width=60),
            Rect((10, 80, 200, 60), "ink"),
            Text(20, 120, "hidden", "body", "ink", safe, width=60),
            Text(220, 50, "clear", "body", "ink3", safe, width=60),
        ),
        (),
    )
    found = faint(pygame, page, (400, 200), "newsprint")
    assert len(found) == 2 and "faint" in found[0] and "hidden" in found[1]


def test_every_colour_of_text_is_legible_on_paper_and_card() -> None:
    for theme in THEMES.values():
        for ink in ("ink", "ink2", "ink3", "seoul", "tokyo", "wash", "fourth", "fifth", "hot"):
            for ground in ("paper", "card"):
                pair = [[int(theme[name][i : i + 2], 16) for i in (1, 3, 5)] for name in (ink, ground)]
                assert contrast(*pair) >= 4.5, (ink, ground)


def test_capitals_and_alarm_can_be_told_apart_with_any_sight() -> None:
    assert round(ciede2000((50, 2.6772, -79.7751), (50, 0, -82.7485)), 4) == 2.0425  # Sharma, Wu and Dalal, pair 1
    for theme in THEMES.values():
        for names, least in (
            (("seoul", "tokyo", "wash", "hot"), 15.0),
            (("seoul", "tokyo", "wash", "hot", "fourth", "fifth"), 14.5),
        ):
            for i, a in enumerate(names):
                for b in names[i + 1 :]:
                    assert apart(theme[a], theme[b]) >= least, (a, b)
    assert apart("#F4722B", "#E8A33C") < 15, "a pair chosen by eye is caught"


# what may come out of a file


def hostile(source: random.Random) -> str:
    pieces = [
        "\x00",
        "\ud800",
        "\udfff",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\x1b[2J",
        "\n",
        "\t",
        "가",
        "漢字",
        "é",
        "e\u0301",
        "𝒳",
        "\U0001f600",
        "A" * 500,
        " " * 40,
        "\u3164",
        "ﷺ",
        "%s{0}",
        "'\"\\",
        "−",
        "\u0300" * 60,
        "ß",
        "",
    ]
    return "".join(source.choice(pieces) for _ in range(source.randrange(6)))


def test_cleaned_text_never_holds_what_a_font_refuses() -> None:
    source = random.Random(14)
    for _ in range(2000):
        text = clean(hostile(source))
        assert text == "" or ("\x00" not in text and text.isprintable())
        text.encode("utf-8")
        for style in ("body", "kicker", "h1"):
            assert METRICS.width(text, style) >= 0
            for line in METRICS.wrap(text, style, 120, 3):
                assert METRICS.width(line, style) <= 121 or len(line) <= 2
    assert clean(object()) and clean(None) == "None" and clean("a\x00b\ud800c") in ("abc", "ab\ufffdc")

    class Bad:
        def __str__(self) -> str:
            raise RuntimeError

    assert clean(Bad()) == "?"


def test_hostile_snapshots_at_hostile_sizes(pygame: Any) -> None:
    source = random.Random(47)
    painter = Painter(METRICS, FONTS)
    sizes = [(1, 1), (2, 900), (900, 2), (320, 240), (640, 360), (800, 600), (1280, 720), (1920, 1080), (3840, 400)]
    for i in range(n("window_hostile")):
        door = played(i % 3, phase="reveal" if i % 2 else "orders")
        shot = _spoil(door.snapshot("seoul"), source)
        size = source.choice(sizes) if i % 25 else (7680, 4320)
        kind = source.choice(
            ("situation", "reveal", "standing", "ledger", "order", "news", "ending", "cover", "briefing")
        )
        screen = Screen(
            "situation",
            shot,
            {"order": "give_notice", "chosen": ("fund",), "panel": source.choice(("map", "orders", "news"))},
        )
        if kind in ("standing", "ledger", "order", "news"):
            screen = screen.over(kind, "close", meter="trust.tokyo.seoul", order="give_notice")
        elif kind != "situation":
            screen = Screen(kind, shot, {"step": i % 3 + 1, "opened": 1, "next": "seoul"})
        look = Look(METRICS, *size, zoom=source.choice((100, 125, 200)), room=bool(i % 4 == 0), still=True)
        page = ready(screen, look)[1]
        if i % 25:
            surface = pygame.Surface(size)
            painter.paint(surface, page, source.choice(("newsprint", "night")))
    assert not painter.troubles, painter.troubles


def _spoil(value: Any, source: random.Random) -> Any:
    """Replace some of the words of a snapshot, never its names or numbers."""
    if isinstance(value, dict):
        plain = (
            "name",
            "id",
            "actor",
            "meter",
            "order",
            "per",
            "of",
            "from",
            "to",
            "due",
            "date",
            "start",
            "end",
            "kind",
            "player",
            "phase",
            "marker",
            "colour",
            "with",
            "reader",
            "words",
        )
        return {
            key: one if key in plain and not (key == "words" and source.random() < 0.5) else _spoil(one, source)
            for key, one in value.items()
        }
    if isinstance(value, list):
        return [_spoil(one, source) for one in value]
    return hostile(source) if isinstance(value, str) and source.random() < 0.4 else value


def test_absurd_shapes_are_left_out_and_nothing_dies(pygame: Any) -> None:
    painter = Painter(METRICS, FONTS)
    big = 1e9
    items = (
        Rect((-big, -big, 2 * big, 2 * big), "ink", "hot", 5),
        Rect((10, 10, 0, 0), "ink"),
        Rect((10, 10, -5, -5), "", "ink"),
        Marker("circle", 50, 50, big, "hot"),
        Marker("no such shape", 50, 50, 5, "hot"),
        Marker("lock", 50, 50, 0, "ink"),
        Stroke(((0, 0),), "ink"),
        Stroke(((5, 5), (5, 5)), "ink", 2),
        Stroke(((0, 0), (big, big)), "ink", 4, (8, 5)) if False else Stroke((), "ink"),
        Poly((), "ink"),
        Poly(((0, 0), (1, 1)), "ink"),
        Hatch((0, 0, 0, 0), "ink"),
        Hatch((10, 10, 3000, 2), "ink"),
        Dots((), 2, "dot"),
        Dots(((0, 0), (big, big)), 2, "dot"),
        Text(10, 40, "still here", "body", "ink", (0, 0, 400, 200), width=60),
    )
    surface = pygame.Surface((400, 200))
    painter.paint(surface, DisplayList(400, 200, items, ()), "night")
    painter.paint(surface, DisplayList(0, 0, items[:1], ()), "night")


def test_missing_and_broken_fonts_fall_back_with_a_message(pygame: Any, tmp_path: Path) -> None:
    look = Look(METRICS, still=True)
    page = ready(Screen("situation", played(2).snapshot("seoul"), {"order": "fund"}), look)[1]
    surface = pygame.Surface((1280, 720))
    gone = Painter(METRICS, tmp_path)
    gone.paint(surface, page, "newsprint")
    assert gone.troubles and "another stands in" in gone.troubles[0]
    for name in set(METRICS.files.values()):
        (tmp_path / name).write_bytes(b"not a font")
    broken = Painter(METRICS, tmp_path)
    broken.paint(surface, page, "newsprint")
    assert broken.troubles
    nothing = Painter(rough_metrics(), None)
    nothing.paint(surface, page, "newsprint")
    assert load_metrics(tmp_path).widths["plex400"]["a"] == 600
    (tmp_path / "metrics.json").write_text("{]", encoding="utf-8")
    assert load_metrics(tmp_path).widths["plex400"]["a"] == 600


def test_real_widths_are_what_the_layout_was_told(pygame: Any) -> None:
    for style in STYLES.values():
        if style.tracking:
            continue
        font = pygame.font.Font(str(FONTS / METRICS.files[style.face]), round(style.size * 4))
        for text in (
            "Seoul strikes Japan off its list of trusted traders",
            "Tokyo’s trust +6 to +10 · pressure −3",
            "AVAWATo 0123456789",
        ):
            told = sum(METRICS.widths[style.face][char] for char in text) * style.size / 1000
            assert font.size(text)[0] / 4 <= told * 1.02 + 1, (style, text)


def test_caches_are_bounded(pygame: Any) -> None:
    painter = Painter(METRICS, FONTS)
    surface = pygame.Surface((400, 200))
    for i in range(1500):
        page = DisplayList(
            400,
            200,
            (
                Text(10, 50, f"number {i}", "cover", "ink", (0, 0, 400, 200), width=60),
                Marker("circle", 50 + i / 7, 100, 30, "hot"),
            ),
            (),
        )
        painter.paint(surface, page, "newsprint")
    assert painter.texts.bytes <= 24_000_000 and painter.tiles.bytes <= 32_000_000
    assert painter.texts.bytes == sum(
        one[0].get_width() * one[0].get_height() * 4 for one in painter.texts.found.values()
    )


# the loop


def _app(pygame: Any, **settings: Any) -> App:
    time = iter(range(10**9))
    return App(FakeServices(), METRICS, clock=lambda: next(time) * 0.05, size=(1280, 720), settings=settings)


def test_an_idle_window_is_not_redrawn(pygame: Any) -> None:
    app = _app(pygame, still=True)
    painter = Painter(METRICS, FONTS)
    pygame.event.clear()
    assert loop(pygame, app, painter, (1280, 720), most=5) == 1
    assert loop(pygame, app, painter, (1280, 720), most=20) == 0
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0, unicode="\t"))
    assert loop(pygame, app, painter, (1280, 720), most=5) == 1


def test_a_storm_of_events_leaves_the_window_standing(pygame: Any) -> None:
    app = _app(pygame)
    painter = Painter(METRICS, FONTS)
    source = random.Random(5)
    keys = [
        pygame.K_TAB,
        pygame.K_SPACE,
        pygame.K_RETURN,
        pygame.K_ESCAPE,
        pygame.K_s,
        pygame.K_l,
        pygame.K_g,
        pygame.K_p,
        pygame.K_t,
        pygame.K_F8,
        pygame.K_1,
        pygame.K_5,
        pygame.K_DOWN,
        pygame.K_UP,
        pygame.K_LEFT,
        pygame.K_b,
        pygame.K_n,
        pygame.K_PAGEDOWN,
        pygame.K_F10,
    ]
    for i in range(n("window_events")):
        roll = source.random()
        if roll < 0.7:
            key = source.choice(keys)
            letter = chr(key) if 32 < key < 127 else ""
            take(
                pygame,
                app,
                pygame.event.Event(
                    pygame.KEYDOWN, key=key, mod=source.choice((0, 0, 0, pygame.KMOD_SHIFT)), unicode=letter
                ),
            )
        elif roll < 0.9:
            take(
                pygame,
                app,
                pygame.event.Event(
                    pygame.MOUSEBUTTONDOWN, button=1, pos=(source.randrange(1400), source.randrange(800))
                ),
            )
        elif roll < 0.95:
            take(pygame, app, pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=source.choice((-1, 1))))
        else:
            take(
                pygame,
                app,
                pygame.event.Event(
                    pygame.VIDEORESIZE, w=source.choice((1, 640, 1280, 1920)), h=source.choice((1, 360, 720, 1080))
                ),
            )
        if i % 40 == 0:
            painter.paint(pygame.Surface(app.size), app.page(), str(app.settings["theme"]))
        app.left = False
    assert not painter.troubles
    assert all("Error" in one and ("Budget" in one or "Phase" in one or "Move" in one) for one in app.troubles), (
        app.troubles
    )


def test_a_screen_that_fails_becomes_a_sentence_and_a_way_back(pygame: Any) -> None:
    app = _app(pygame, still=True)
    app.screen = Screen("reveal", {"reveal": {"sheets": 7}}, {"step": "x"})
    page = app.page()
    assert app.screen.name == "trouble" and any(
        isinstance(one, Text) and "cannot be drawn" in one.text for one in page.items
    )
    app.handle(Key("space"))
    assert app.screen.name == "title"

    class Broken:
        def snapshot(self, reader: object) -> object:
            raise RuntimeError("the line is cut")

        def close(self) -> None:
            raise OSError("gone")

    app.door = Broken()  # type: ignore[assignment]
    app.screen = Screen("situation", played(1).snapshot("seoul"), {"order": "fund", "chosen": ()}, "seal")
    app.handle(Key("s"))
    assert app.screen.name == "trouble"
    app.handle(Key("space"))
    assert app.screen.name == "situation"


def test_keys_come_from_the_letter_that_was_typed(pygame: Any) -> None:
    event = pygame.event.Event
    assert key_of(pygame, event(pygame.KEYDOWN, key=pygame.K_SLASH, mod=pygame.KMOD_SHIFT, unicode="?")) == Key(
        "?", shift=True
    )
    assert key_of(pygame, event(pygame.KEYDOWN, key=pygame.K_s, mod=0, unicode="s")) == Key("s")
    assert key_of(pygame, event(pygame.KEYDOWN, key=pygame.K_EQUALS, mod=pygame.KMOD_LCTRL, unicode="")) == Key(
        "=", ctrl=True
    )
    assert key_of(pygame, event(pygame.KEYDOWN, key=pygame.K_LSHIFT, mod=pygame.KMOD_LSHIFT, unicode="")) is None
    assert key_of(pygame, event(pygame.KEYDOWN, key=pygame.K_TAB, mod=pygame.KMOD_LSHIFT, unicode="\t")) == Key(
        "tab", shift=True
    )


def test_a_lost_surface_skips_the_frame(pygame: Any) -> None:
    app = _app(pygame)

    class Nothing:
        error = pygame.error

        class display:
            @staticmethod
            def get_surface() -> None:
                return None

    assert frame(Nothing, app, None) == 0


# pictures


def test_every_named_screen_becomes_a_picture(pygame: Any, tmp_path: Path) -> None:
    orders, reveal, over = (
        played(3).snapshot("seoul"),
        played(3, phase="reveal").snapshot("seoul"),
        played(11, phase="reveal"),
    )
    over.send({"command": "next"})
    for name in SCREEN_NAMES:
        shot = {
            "reveal": reveal,
            "event": reveal,
            "ending": over.snapshot("seoul"),
            "debrief": over.snapshot("seoul"),
        }.get(name, orders)
        render_png(
            name,
            None if name in ("title", "seats", "problems", "blank") else shot,
            tmp_path / f"{name}.png",
            size=(640, 360),
            services=FakeServices(),
        )
        assert (tmp_path / f"{name}.png").read_bytes()[:4] == b"\x89PNG"
    for name in ("title", "settings", "keys", "problems", "blank"):
        render_png(name, None, tmp_path / "bare.png")


def test_pictures_refuse_with_a_sentence(tmp_path: Path) -> None:
    for wrong in ({"screen": "lobby"}, {"size": (0, 5)}, {"size": (9999, 5)}, {"theme": "sepia"}):
        how: dict[str, Any] = {"screen": "blank", **wrong}
        with pytest.raises(WindowError):
            render_png(how.pop("screen"), None, tmp_path / "x.png", **how)
