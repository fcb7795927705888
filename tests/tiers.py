"""How often each repeated test repeats: one table, so that the three tiers differ only in n.

`pytest` runs the default tier, `pytest --tier long` what CI runs, `pytest --tier soak` the full n of the design.
"""

from __future__ import annotations

TIERS = ("default", "long", "soak")
CHOSEN = "default"
SECONDS = {"default": 300, "long": 1_800, "soak": 24 * 3_600}
"""How long one test may take: a default run stops at a hang, a soak may go on for hours."""

TABLE: dict[str, tuple[int, int, int]] = {
    # name: (default, long, soak)
    "crises in costly tests": (2, 99, 99),  # tiny and the flagship first
    "turns of the journal cut at every byte (T01)": (6, 12, 40),
    "journals cut and gone on with (T01)": (20, 200, 2_000),
    "harmed journals (T05)": (500, 6_000, 22_000),
    "turns of the long journal (T13)": (400, 2_000, 2_000),
    "writers killed": (2, 20, 300),
    "win-sets added up by hand": (1_000, 1_000, 10_000),
    "games whose aims are read": (1_500, 6_000, 60_000),
    "games advised": (150, 600, 2_000),  # a pace, by chance
    "games killed": (3, 20, 300),
    "moments told in a language": (1, 3, 3),  # of the flagship, every screen at each
    "cells told in a language": (10, 200, 4_000),  # of each, Korean and Japanese
    "turns told in a language": (1, 3, 3),  # of a reader
    "classes killed": (1, 20, 300),
    "wild records (T12)": (150, 3_000, 30_000),
    "replays of an order": (100, 400, 4_000),
    "sizes of every ending": (1, 6, 6),
    "charts of chance": (30, 600, 6_000),  # words, flags and thresholds placed by code
    "window_cells": (300, 4500, 4500),
    "window_pixels": (20, 200, 4000),
    "turns looked at for secrets (T7)": (2, 5, 5),  # every page of a class, in both densities
    "turns of the loop": (25, 200, 20_000),  # of classes in one window; memory stays flat
    "ways to press": (1, 2, 2),  # by keys, by clicks; whole games and slips are played both ways always
    "classes played": (1, 3, 3),  # scenarios, each by keys and clicks, at desks and from slips
    "window_hostile": (100, 1000, 5000),
    "window_events": (1000, 10000, 100000),
    "cli wrap": (200, 2_000, 20_000),
    "cli arguments (T52)": (100, 3_000, 10_000),
    "cli processes (T52)": (3, 30, 1_000),
    "mutants by command line (T26)": (40, 400, 10_000),
    "lawful games": (60, 5_000, 100_000),  # a bot and pace; T14
    "games with reasons": (2, 40, 400),  # a seating
    "unmoved positions": (12, 400, 3_000),  # a bot, seat and turn; T24
    "games asked about": (4, 80, 500),  # a scenario; T18
    "games alone": (15, 100, 100_000),  # T15: in batches of one
    "games in batches": (800, 10_000, 100_000),  # T15: in every other size, shuffled, over two processes
    "games in other places": (8, 200, 1_000),  # T16: hash seed, zone, locale, processor
    "games against the oracle": (3, 30, 2_000),  # a scenario, each to its end
    "batches against the oracle": (1, 4, 60),  # a scenario and size
    "grown scenarios": (30, 400, 20_000),  # each written by chance, played alone and in a batch
    "fuzzed expressions": (300, 10_000, 50_000),  # T30, small numbers and large, each in 48 states
    "torn expressions": (1_500, 50_000, 500_000),  # T30, read by both readers
    "positions for sheets": (3, 20, 50),  # T21, a scenario, each to depth 3
    "games taken up again": (2, 20, 500),  # T17 to T19, a scenario and test, at every turn
    "secret games (T7, T33)": (6, 50, 1_000),  # each to its end, every reader's snapshot in every phase
    "sessions resumed (T17)": (2, 25, 10_000),  # a scenario: at every record, and turns rolled back
    "classes resumed (T17)": (2, 20, 500),  # each of sixty commands, resumed after every one
    "sessions asked about (T18)": (2, 20, 500),  # a scenario: snapshots at random between commands
    "arrivals of sheets (T19)": (2, 25, 1_000),  # a scenario: sheets in another order, resent, replaced
    "orders played alone (T10)": (30, 600, 10_000),  # a scenario, each legal order of every menu of some games
    "packages explained": (12, 150, 1_000),  # a home each, every level and clause tried
    "ledgers summed (T9)": (2, 15, 500),  # a scenario: every meter after every turn
    "dots of land": (12, 200, 2_000),  # a box, each by walking round every outline
    "mutants (T26)": (150, 5_000, 200_000),  # over three scenarios, each played for a few games if it stands (T27)
    "games of a mutant (T27)": (3, 20, 200),
    "mutants of the flagship (T26)": (20, 250, 5_000),
    "games held against what can come about": (60, 1_000, 20_000),  # a scenario
    "mistakes held against the schema": (40, 999, 999),
    "path names (T29)": (8, 40, 40),
    "wild expressions (T30)": (300, 5_000, 100_000),
    "previews of ranges": (5, 50, 500),  # an order and position, each with another seed
    "games of two bots": (200, 1_000, 10_000),  # a seating; mirrors, GRIT, styles of help
    "games of chance to every ending": (100_000, 100_000, 1_000_000),
    "games of chance in a crisis": (4_000, 20_000, 200_000),  # a pace
    "games of bots in a crisis": (150, 400, 2_000),  # a bot
    "games of a script": (2, 40, 200),  # a script and opponent
    "scripts tried": (7, 99, 99),  # a capital
    "games of the choices": (40, 200, 1_000),  # a seating; what the search chooses
    "games of a finding": (300, 1_000, 10_000),  # a small scenario with a fault of play, or nearly
    "commands of a report": (6, 70, 1_000),  # of about 70
    "games of a study by the oracle": (20, 300, 3_000),
    "scenarios studied": (1, 9, 9),  # each by chance, in pairings, without each move
}


def n(name: str) -> int:
    """Return how often the test `name` repeats in the chosen tier."""
    return TABLE[name][TIERS.index(CHOSEN)]
