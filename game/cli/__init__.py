"""The command line: one sub-command per file; the only reader of arguments and the environment."""

from game.cli.entry import main

__all__ = ["main"]
