"""Where something stands in the files of a scenario that is already loaded."""

from __future__ import annotations

from itertools import accumulate

from game.scenario.load import Scenario, merged, scenario_nodes
from game.scenario.nodes import Node, from_plain


class Places:
    """File, line and column of any part of a scenario: read again if it came from files, else from its journal."""

    def __init__(self, scenario: Scenario) -> None:
        roots = scenario_nodes(scenario.path, []) if scenario.path else remembered(scenario)
        whole = merged(roots or {}, [])
        self.root = whole if whole is not None else Node({}, scenario.path, 1, 1)

    def at(self, *path: str | int) -> tuple[str, int, int]:
        """Return (file, line, column) of a value, or of the nearest part above it that exists."""
        return self.root.place(path)

    def of_key(self, *path: str | int) -> tuple[str, int, int]:
        """Return (file, line, column) of the key that leads to a value."""
        return self.root.place(path, key=True)


def remembered(scenario: Scenario) -> dict[str, Node]:
    """Return the nodes of a scenario that came out of a journal, which keeps lines and no columns."""
    lines = scenario.canonical["lines"]
    return {
        name: from_plain(tree, name, iter(list(accumulate(lines.get(name, [])))))
        for name, tree in scenario.canonical["files"].items()
    }
