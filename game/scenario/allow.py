"""Comments that silence a rule with a reason: `# backchannel: allow CODE because ...`.

Behind a value the comment counts for its line; alone on a line it counts for the entry below it, with all its lines.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from game.scenario.problems import WARNING, Problem, hint

COMMENT = re.compile(r"(?:^|(?<=\s))#\s*backchannel:\s*allow\s+(\S+)(?:\s+because\s+(\S.*))?")


@dataclass(frozen=True, slots=True)
class Allowance:
    """One comment and the lines it counts for."""

    path: str
    line: int
    column: int
    code: str
    reason: str
    first: int
    last: int

    def covers(self, problem: Problem) -> bool:
        """Return whether it silences a finding."""
        return (
            problem.path == self.path
            and problem.code == self.code
            and problem.severity == WARNING
            and self.first <= problem.line <= self.last
        )


def allowances(path: str, text: str) -> Iterator[Allowance]:
    """Yield the comments of one file."""
    lines = text.splitlines()
    for row, line in enumerate(lines):
        found = COMMENT.search(line)
        if found:
            alone = not line[: found.start()].strip()
            first, last = entry_below(lines, row) if alone else (row, row)
            reason = (found[2] or "").strip()
            yield Allowance(path, row + 1, found.start() + 1, found[1], reason, first + 1, last + 1)


def entry_below(lines: Sequence[str], row: int) -> tuple[int, int]:
    """Return the first and last row of the entry below a comment: what is indented more belongs to it."""
    first = next((at for at in range(row + 1, len(lines)) if not passive(lines[at])), row)
    last, depth = first, indent(lines[first])
    for at in range(first + 1, len(lines)):
        if passive(lines[at]):
            continue
        if indent(lines[at]) <= depth:
            break
        last = at
    return first, last


def passive(line: str) -> bool:
    """Return whether a line says nothing."""
    return not line.strip() or line.lstrip().startswith("#")


def indent(line: str) -> int:
    """Return how far a line is indented."""
    return len(line) - len(line.lstrip())


def silenced(
    problems: Sequence[Problem], given: Sequence[Allowance], looked: Collection[str], known: Collection[str]
) -> list[Problem]:
    """Return the findings without those allowed, and what is wrong with the comments themselves.

    `looked` are the codes that were looked for: a comment for another cannot be called unused. `known` are all codes
    that can be allowed.
    """
    left = [item for item in problems if not any(one.covers(item) and one.reason for one in given)]
    for one in given:
        used = any(one.covers(item) for item in problems)
        if one.code not in known:
            remedy = hint(one.code, known, "delete the comment, or look it up with explain")
            left.append(noted(one, "allow-unknown", f"no warning has the code {one.code[:40]!r}", remedy))
        elif not one.reason:
            message = f"{one.code} is allowed without a reason"
            left.append(noted(one, "allow-no-reason", message, "write because and why"))
        elif not used and one.code in looked:
            left.append(noted(one, "allow-unused", f"nothing here is {one.code}", "delete the comment"))
    return sorted(left)


def noted(one: Allowance, code: str, message: str, remedy: str) -> Problem:
    """Return a finding about a comment."""
    return Problem(one.path, one.line, one.column, code, message, remedy, WARNING)
