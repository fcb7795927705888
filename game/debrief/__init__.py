"""What happened and why: which orders of a finished game mattered for how it ended."""

from game.debrief.mattered import Mattered, Order, effects, orders_given, told

__all__ = ["Mattered", "Order", "effects", "orders_given", "told"]
