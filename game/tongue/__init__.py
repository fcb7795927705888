"""Tongues: what the interface says, in each language, from one catalogue per language under assets/locale/.

    tongue = load("ko")
    tongue.say("title.alone")                    '혼자 하기'
    tongue.say("desk.seal_orders", n=2)          '조치 2건 봉인'

A sentence that is missing is said in English; a value that is missing is left out. Neither ever stops a game.
"""

from game.tongue.figures import MINUS, points, with_sign
from game.tongue.korean import particle
from game.tongue.retelling import retold
from game.tongue.telling import level, mattered_sentence, search_sentence, story_sentences, turning_points
from game.tongue.tongue import LANGUAGES, NAMES, Tongue, catalogue, date_of, load

__all__ = [
    "LANGUAGES",
    "MINUS",
    "NAMES",
    "Tongue",
    "catalogue",
    "date_of",
    "level",
    "load",
    "mattered_sentence",
    "particle",
    "points",
    "retold",
    "search_sentence",
    "story_sentences",
    "turning_points",
    "with_sign",
]
