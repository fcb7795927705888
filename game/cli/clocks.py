"""What stands between the actors: statuses that changed, and clocks that run."""

from __future__ import annotations

from game.cli.account import Account
from game.cli.dates import full_day
from game.engine import Instrument, date_of, tick_of

MOST_CLOCKS = 5


def status_lines(account: Account, turn: int) -> list[str]:
    """Return one line for every instrument that stands elsewhere than before the turn."""
    lines = []
    for row, item in enumerate(account.rules.instruments):
        old, new = int(account.before(turn).status[row, 0]), int(account.after(turn).status[row, 0])
        if old != new:
            lines.append(f"{item.title}: {item.statuses[old].title} \u2192 {item.statuses[new].title}")
    return lines


def clock_lines(account: Account, turn: int) -> list[str]:
    """Return the clocks that run, the nearest first: what, when, in how many days, and what then."""
    rules, state = account.rules, account.after(turn)
    now = tick_of(state)
    if not state.live[0]:
        return []
    found = []
    for row, item in enumerate(rules.instruments):
        status = item.statuses[int(state.status[row, 0])]
        due = account.scenario.ends_on(item.name, status.name, date_of(rules, int(state.entered[row, 0])))
        if due is not None:
            found.append((due, row, status.name))
    lines = []
    for due, row, name in sorted(found)[:MOST_CLOCKS]:
        item = rules.instruments[row]
        title = next(one.title for one in item.statuses if one.name == name)
        days = (due - date_of(rules, now)).days
        left = f", {days} days" if days > 0 else ""
        lines.append(f"{item.title}: {title} (until {full_day(due)}{left}){then(item, name)}")
    return lines


def then(item: Instrument, name: str) -> str:
    """Return what a status becomes when its clock falls due."""
    status = next(one for one in item.statuses if one.name == name)
    settings = status.ends.settings if status.ends else ()
    return f", then {item.statuses[settings[0][1]].title}" if settings else ""


def deal_lines(account: Account, turn: int) -> list[str]:
    """Return what was signed in a turn, and what the homes said to it."""
    rules, lines = account.rules, []
    for signing in account.resolution(turn).signings:
        package = int(signing.package[0])
        if package < 0:
            continue
        table = rules.tables[signing.table]
        items = ", ".join(table.items[item].title for item in table.packages[package])
        homes = zip(table.between, signing.accepts, strict=True)
        refused = [rules.names[actor] for actor, says in homes if not says[0]]
        end = f"refused at home in {' and '.join(refused)}" if refused else "ratified in both capitals"
        lines.append(f"Signed at {table.title}: {items}; {end}")
    return lines
