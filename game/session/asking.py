"""What a reader asks the house to work out: answers too dear to stand in every snapshot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from game.errors import SessionError, WrongPhase
from game.session.advice import package_advice
from game.session.forecast import Forecast
from game.session.moment import BRIEFING, ORDERS
from game.tongue import Tongue

if TYPE_CHECKING:
    from game.session.session import Session


def answered(
    session: Session, reader: str, question: Mapping[str, Any], tongue: Tongue | None = None
) -> dict[str, Any]:
    """Answer {"ask": "package", "table", "items"} at once, and {"ask": "forecast", "order"} a slice at a time: ask
    again until it is `done`. Raises GameError; nothing is changed or written down."""
    if session.phase not in (BRIEFING, ORDERS):
        raise WrongPhase("this can be asked while orders are thought about; wait for the next turn")
    moment = session.moment(reader, tongue)
    match question:
        case {"ask": "package", "table": str(table), "items": [*items]}:
            return package_advice(moment, table, [str(item) for item in items])
        case {"ask": "forecast", "order": str(order)}:
            key = (reader, order, len(session.records), session.turn, moment.tongue.language)
            if session.forecast is None or session.forecast[0] != key:
                session.forecast = key, Forecast(moment, order)
            session.forecast[1].slice()
            return session.forecast[1].told()
    raise SessionError(f"{str(dict(question))[:60]} cannot be asked; ask for a package or a forecast")
