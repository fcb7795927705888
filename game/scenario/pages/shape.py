"""Pages of what is wrong with the shape of a scenario: its keys and its plain values."""

from __future__ import annotations

from game.scenario.pages.page import Page

SHAPE = (
    Page(
        "unknown-key",
        "No such key belongs here.",
        "A misspelt key would be ignored in silence, and its effect never happen. The nearest key is named; "
        "the reference lists all.",
        "moves: [{id: nod, by: north, efects: {m: 1}}]\n",
        "moves: [{id: nod, by: north, effects: {m: 1}}]\n",
    ),
    Page(
        "missing",
        "Something that must be there is not.",
        "A scenario needs an id, a title, a first day, paces, actors, meters, moves and endings; most entries need a "
        "name, and a clock needs where it leads. Add what is named.",
        "moves: [{id: nod}]\n",
        "moves: [{id: nod, by: north}]\n",
    ),
    Page(
        "wrong-shape",
        "A text, a list or a mapping is wanted here, and something else stands.",
        "Texts stand on the line of their key, lists in brackets or behind hyphens, mappings as lines of `key: value`.",
        "moves: {nod: {by: north}}\n",
        "moves: [{id: nod, by: north}]\n",
    ),
    Page(
        "wrong-count",
        "There are too few or too many of something.",
        "Two to seven actors play, a range has two ends, a place two numbers, a table two parties.",
        "actors: {north: North}\nmoves: [{id: nod, by: north}]\n",
        "actors: {north: North, south: South}\nmoves: [{id: nod, by: north}]\n",
    ),
    Page(
        "bad-name",
        "This cannot be a name.",
        "Names are used in formulas: small letters, digits and _, beginning with a letter, no word of Python and none "
        "with a meaning of its own (today, time_up, me, them, hold, sign, min, max ...). An id of a scenario takes "
        "hyphens. Titles may be written in any language.",
        "meters: {Trust-Level: {start: 50}}\n",
        "meters: {trust_level: {title: Trust level, start: 50}}\n",
    ),
    Page(
        "bad-value",
        "Only certain words can stand here.",
        "The words are listed in the message. A yes or no is written true or false.",
        "tick: month\n",
        "tick: week\n",
    ),
    Page(
        "bad-number",
        "This is no number that can be read here.",
        "Numbers are plain digits: points with at most two decimals, formulas with at most four. "
        "No exponents, underscores, hexadecimal or times of day.",
        "meters: {m: {start: 1e2}}\n",
        "meters: {m: {start: 100}}\n",
    ),
    Page(
        "bad-date",
        "This is neither a day nor the name of one.",
        "Days are written YYYY-MM-DD; a name stands under `dates:`.",
        "start: 1.7.2024\n",
        "start: 2024-07-01\n",
    ),
    Page(
        "bad-span",
        "This is no length of time.",
        "Lengths are written as a number of days or weeks. With `tick: week` a turn has whole weeks.",
        "paces: {standard: {turn: a fortnight, turns: 6}}\n",
        "paces: {standard: {turn: 2 weeks, turns: 6}}\n",
    ),
    Page(
        "too-long",
        "A text or formula is longer than can be shown or read.",
        "Titles have at most 80 characters, sentences 400, paragraphs 2000, formulas 400, "
        "a mechanism's words for pupils 40. Shorten it, or give a part of a formula a name under `readings:`.",
        "title: " + "long " * 20 + "\n",
        "title: Short\n",
    ),
    Page(
        "blank",
        "The text is made of blanks.",
        "Nobody could tell it from a forgotten one. Write something, or leave the key out.",
        'summary: "   "\n',
        "summary: Two neighbours quarrel.\n",
    ),
)
