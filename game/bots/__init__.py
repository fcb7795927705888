"""Programs that play: each sees what its actor may know and what it may order, for a whole batch of games at once."""

from __future__ import annotations

from game.bots.bargain import Bargain
from game.bots.bot import MOTIVES, Bot
from game.bots.draft import Draft, of_tone
from game.bots.draws import Draws, digit
from game.bots.lineup import Lineup, check_choice
from game.bots.menu import Card, Choice, Menu, Told, card_of, menu_of
from game.bots.one_game import OneDraws, OneMenu, OneView, each
from game.bots.table import BOTS, UNNAMED, bot_class, follows_history, make, seating

__all__ = [
    "BOTS",
    "MOTIVES",
    "UNNAMED",
    "Bargain",
    "Bot",
    "Card",
    "Choice",
    "Draft",
    "Draws",
    "Lineup",
    "Menu",
    "OneDraws",
    "OneMenu",
    "OneView",
    "Told",
    "bot_class",
    "card_of",
    "check_choice",
    "digit",
    "each",
    "follows_history",
    "make",
    "menu_of",
    "of_tone",
    "seating",
]
