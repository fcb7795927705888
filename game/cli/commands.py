"""The sub-commands there are: one table, one file each."""

from __future__ import annotations

from dataclasses import dataclass

RULES = ("numpy", "yaml", "pydantic")
WINDOW = (*RULES, "pygame")


@dataclass(frozen=True, slots=True)
class Command:
    """A sub-command: where it stands, what it does and which modules it cannot do without."""

    name: str
    module: str
    summary: str
    needs: tuple[str, ...] = RULES


COMMANDS = (
    Command("play", "game.cli.play", "play a scenario in the window, or headless with bots"),
    Command("replay", "game.cli.replay", "show a journal again, turn by turn, checked by digests"),
    Command("check", "game.cli.check", "say what is wrong with a scenario: file:line:column, sentence, remedy"),
    Command("new", "game.cli.new", "write a small complete scenario of your own, to edit"),
    Command("explain", "game.cli.explain", "say what a code of check means, why it matters and how it is mended"),
    Command("translate", "game.cli.translate", "begin, check and stamp the texts of a scenario in another language"),
    Command("schema", "game.cli.schema", "write the JSON Schemas with which an editor completes a scenario"),
    Command("sim", "game.cli.sim", "play many games at once: endings, mean meters, speed"),
    Command("report", "game.cli.report", "study a scenario by many games: one HTML page, findings from play"),
    Command("handouts", "game.cli.handouts", "write pages to print for a class: one a capital, one for who runs it"),
    Command("render", "game.cli.render", "draw one screen as a PNG, without a display", WINDOW),
    Command("gallery", "game.cli.gallery", "draw every screen as a PNG, with a page that shows them all", WINDOW),
    Command("journal", "game.cli.journal", "info: what a journal holds; salvage: keep the good part of a damaged one"),
    Command("moves", "game.cli.moves", "print what every actor of a scenario can order"),
    Command("bots", "game.cli.bots", "print the programs that can hold a seat, and how each plays"),
    Command("exit-codes", "game.cli.exit_codes", "print what the exit codes mean", ()),
)
START = Command("", "game.cli.title", "the title screen; without a display the 2019 history as text", WINDOW)


def command_named(name: str) -> Command | None:
    """Return a sub-command by name, or None."""
    return next((command for command in COMMANDS if command.name == name), None)
