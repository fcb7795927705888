"""A game told in words for the terminal: dates, orders, headlines, meters, reasons, clocks, and how it ended."""

from __future__ import annotations

from datetime import date

from game.bots import follows_history
from game.cli.account import QUIET, Account
from game.cli.clocks import clock_lines, deal_lines, status_lines
from game.cli.dates import day, full_day, span, turn_days
from game.cli.gauges import gauge_lines, reason_lines
from game.cli.terminal import Terminal
from game.cli.wrap import padded
from game.engine import Move as Row
from game.engine import date_of, goals_met

MARGIN = "  "


def tell(account: Account, terminal: Terminal, only: int | None = None) -> None:
    """Write the whole game; with `only` that turn alone."""
    tell_heading(account, terminal)
    for turn in account.turns:
        if only in (None, turn):
            tell_turn(account, turn, terminal)
    if only is None:
        tell_end(account, terminal)


def tell_heading(account: Account, terminal: Terminal) -> None:
    """Write what is played, when, by whom."""
    scenario, rules, pace = account.scenario, account.rules, account.pace
    first, last = date_of(rules, 0), turn_days(rules, pace.turn_ticks, pace.turns)[1]
    rule(terminal, "=")
    terminal.say(scenario.title)
    if scenario.summary:
        terminal.say(scenario.summary)
    terminal.say(
        f"{span(first, last)}, {pace.turns} turns; seed {account.seed}"
        + (f", game {account.game}" if account.game else "")
    )
    terminal.say("; ".join(f"{rules.names[actor]}: {player}" for actor, player in account.players.items()))
    rule(terminal, "=")


def tell_turn(account: Account, turn: int, terminal: Terminal) -> None:
    """Write one turn."""
    pace = account.pace
    terminal.line()
    heading = f"Turn {turn} of {pace.turns}: {span(*turn_days(account.rules, pace.turn_ticks, turn))}"
    terminal.line(terminal.styled(terminal.fit(heading), "strong"))
    rule(terminal)
    tell_orders(account, turn, terminal)
    tell_events(account, turn, terminal)
    for title, lines in (
        ("Meters", gauge_lines(account, turn, terminal)),
        ("Why", reason_lines(account, turn)),
        ("Deals", deal_lines(account, turn)),
        ("Pacts and cases", status_lines(account, turn)),
        ("Clocks", clock_lines(account, turn)),
    ):
        if lines:
            section(terminal, title)
        for line in lines:
            if title == "Meters":
                terminal.line(MARGIN + line)
            else:
                terminal.say(line, first=MARGIN, rest=MARGIN * 2)


def rule(terminal: Terminal, sign: str = "-") -> None:
    """Write a line across."""
    terminal.line(sign * terminal.width)


def section(terminal: Terminal, title: str) -> None:
    """Write the title of a part of a turn."""
    terminal.line(terminal.styled(title, "strong"))


def tell_orders(account: Account, turn: int, terminal: Terminal) -> None:
    """Write what every actor ordered, with the headline it made."""
    rules = account.rules
    section(terminal, "Orders")
    wide = max(terminal.measure(name) for name in rules.names.values()) + 2
    notes = history_notes(account, turn)
    for actor, entries in account.orders(turn).items():
        name = padded(terminal.fit(rules.names[actor]), wide)
        if not entries:
            terminal.say("holds", first=MARGIN + name)
        for place, entry in enumerate(entries):
            lead = MARGIN + (name if place == 0 else " " * wide)
            terminal.say(order_title(account, actor, entry), first=lead)
            detail = order_detail(account, actor, entry, notes.get((actor, entry), ""))
            if detail:
                terminal.say(detail, first=MARGIN + " " * wide + MARGIN)


def order_title(account: Account, actor: str, entry: str) -> str:
    """Return an order as people read it, with whom it is aimed at."""
    rules = account.rules
    move = move_of(account, actor, entry)
    if move is None:
        return entry if entry == QUIET else table_title(account, entry)
    twins = [other for other in rules.moves if (other.actor, other.id) == (move.actor, move.id)]
    whom = f" \u2192 {rules.names[move.target]}" if move.target and len(twins) > 1 else ""
    return f"{move.title}{whom}{' (quiet)' if move.quiet is not None else ''}"


def table_title(account: Account, entry: str) -> str:
    """Return `sign TABLE: items` or `withdraw TABLE` with titles."""
    verb, _, rest = entry.partition(" ")
    name, _, items = rest.partition(":")
    table = account.rules.tables[account.rules.table_index[name.strip()]]
    if verb == "withdraw":
        return f"Takes back its offer: {table.title}"
    titles = {item.name: item.title for item in table.items}
    return f"Offers at {table.title}: {', '.join(titles[item.strip()] for item in items.split('+'))}"


def move_of(account: Account, actor: str, entry: str) -> Row | None:
    """Return the row of the menu that an entry names, or None for tables and masked entries."""
    row = account.rules.move_index.get(".".join([actor, *entry.split()]))
    return None if row is None else account.rules.moves[row]


def order_detail(account: Account, actor: str, entry: str, note: str) -> str:
    """Return the headline an order made, and in a game of history what really happened."""
    move = move_of(account, actor, entry)
    authored = next((item for item in account.scenario.spec.moves if move and item.id == move.id), None)
    headline = headline_of(authored.headlines, account.reader) if authored else ""
    return " ".join(part for part in (f"\u201c{headline}\u201d" if headline else "", note) if part)


def headline_of(headlines: dict[str, str], reader: str | None) -> str:
    """Return the headline of the reader's own papers, else the neutral one, else any."""
    for key in (reader, "neutral", *headlines):
        if key and headlines.get(key):
            return headlines[key]
    return ""


def history_notes(account: Account, turn: int) -> dict[tuple[str, str], str]:
    """Return the dated notes of the record for the orders of a turn."""
    if not follows_history(account.players):
        return {}
    last = turn_days(account.rules, account.pace.turn_ticks, turn)[1].isoformat()
    notes: dict[tuple[str, str], str] = {}
    for past in account.scenario.spec.history:
        if past.order and past.on <= last:
            actor, _, entry = past.order.partition(":")
            when = day(date.fromisoformat(past.on))
            notes[actor.strip(), entry.strip()] = f"({when}: {past.note})" if past.note else f"({when})"
    return notes


def tell_events(account: Account, turn: int, terminal: Terminal) -> None:
    """Write what happened that nobody ordered, in the order of the days."""
    events = account.resolution(turn).events()
    if not events:
        return
    section(terminal, "Events")
    scenario, rules, dated = account.scenario, account.rules, []
    for tick, name in events:
        exact = scenario.happened_on(name, tick, follows_history(account.players))
        dated.append((exact or date_of(rules, tick), exact is not None or rules.tick_days == 1, name))
    authored = {event.id: event for event in scenario.spec.events}
    for when, known, name in sorted(dated, key=lambda item: item[0]):
        words = headline_of(authored[name].headlines, account.reader) or authored[name].title or name.replace("_", " ")
        terminal.say(words, first=f"{MARGIN}{'' if known else 'Week of '}{day(when)}: ", rest=MARGIN * 2)


def tell_end(account: Account, terminal: Terminal) -> None:
    """Write how it came out in a plain sentence, and what each actor got of what it wanted."""
    rules, came = account.rules, account.outcome
    terminal.line()
    rule(terminal, "=")
    when = full_day(turn_days(rules, account.pace.turn_ticks, max(came.turn, 1))[1])
    ending = next((item for item in account.scenario.spec.endings if item.id == came.ending), None)
    if ending is None:
        terminal.say(f"The game goes on: {came.turn} of {account.pace.turns} turns are played.")
        rule(terminal, "=")
        return
    terminal.say(f"It ended on {when} after turn {came.turn}: {ending.title or ending.id.replace('_', ' ')}.")
    if ending.text:
        terminal.say(ending.text)
    for actor in rules.actors:
        tell_goals(account, actor, terminal)
    rule(terminal, "=")


def tell_goals(account: Account, actor: str, terminal: Terminal) -> None:
    """Write one actor's points and the goals they came from."""
    rules = account.rules
    goals = goals_met(rules, account.playback.states[-1], actor)
    if not goals:
        return
    most = sum(goal.points for goal, _ in goals if goal.points > 0)
    terminal.line()
    terminal.say(f"{rules.names[actor]}: {account.outcome.scores[actor]} of {most} points")
    for goal, met in goals:
        mark = "+" if met else "-"
        terminal.say(f"{goal.title} ({goal.points}{', private' if goal.private else ''})", first=f"{MARGIN}{mark} ")
