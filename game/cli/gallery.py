"""`gallery`: every screen of a game as PNG, with one page that shows them side by side."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from html import escape
from pathlib import Path

from game.cli.exits import DONE, UsageError
from game.cli.parser import Parser
from game.cli.play import check_reader
from game.cli.render import WITHOUT_GAME, drawn, look_arguments, recording_of
from game.cli.terminal import Terminal
from game.cli.writing import write_text
from game.window import SCREEN_NAMES


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of the gallery: a screen, and which step of it."""

    screen: str
    step: int | None = None

    @property
    def name(self) -> str:
        """Return the name of its file, without the ending."""
        return f"{self.screen}{f'-{self.step}' if self.step else ''}"


STEPS = {"reveal": (1, 2, 3)}
"""Screens that are shown at each of their steps."""
PICTURES = tuple(Picture(name, step) for name in SCREEN_NAMES for step in STEPS.get(name, (None,)))
PAGE = "index.html"


def arguments(parser: Parser) -> None:
    """Describe the options."""
    look_arguments(parser)
    parser.add_argument("--out", metavar="DIR", required=True, help="the folder to write the pictures and a page into")


def run(options: Namespace, terminal: Terminal) -> int:
    """Draw every screen; one the game has not reached is told and left out, and it fails if none is left."""
    recording = recording_of(options)
    check_reader(options.reader, recording.replay().scenario.rules)
    folder = Path(options.out)
    folder.mkdir(parents=True, exist_ok=True)
    shown, refused = [], []
    for place, picture in enumerate(PICTURES):
        terminal.progress(place, len(PICTURES))
        one = Namespace(**{**vars(options), "screen": picture.screen, "step": picture.step, "focus": ""})
        try:
            drawn(recording, one, str(folder / f"{picture.name}.png"), terminal)
            shown.append(picture)
        except UsageError as error:
            refused.append((picture.name, error))
    terminal.clear()
    if len(shown) <= len(WITHOUT_GAME):
        raise refused[0][1]
    for name, why in refused:
        terminal.tell(f"Left out {name}: {why}")
    write_text(folder / PAGE, page(shown, options))
    terminal.tell(f"{folder / PAGE} shows {len(shown)} pictures.")
    return DONE


def page(shown: list[Picture], options: Namespace) -> str:
    """Return a page that shows the pictures two in a row; it needs nothing but them."""
    wide, high = options.size
    title = f"{options.game} · {wide}x{high} · {options.theme} · {options.zoom} % · {options.lang}"
    figures = "\n".join(
        f'<figure><img src="{one.name}.png" alt="The screen {one.name}" width="{wide}" height="{high}">'
        f"<figcaption>{one.name}</figcaption></figure>"
        for one in shown
    )
    return f"""<!doctype html>
<html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>
<style>body{{margin:2rem;background:#ddd7c9;font:16px/1.4 sans-serif;color:#15181c}}h1{{font:600 1.5rem serif}}
main{{display:grid;grid-template-columns:repeat(auto-fill,minmax(36rem,1fr));gap:1.5rem}}figure{{margin:0}}
img{{width:100%;height:auto;border:1px solid #5f656d}}figcaption{{padding:.25rem 0}}</style>
<h1>{escape(title)}</h1>
<main>
{figures}
</main></html>
"""
