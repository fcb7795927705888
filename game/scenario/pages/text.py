"""Pages of what is wrong with a file before its content is looked at."""

from __future__ import annotations

from game.scenario.pages.page import Page
from game.scenario.problems import WARNING

TEXT = (
    Page(
        "unreadable",
        "The system does not let this file be read.",
        "A scenario is read whole or not at all. Check the path, the permissions, and whether the disk is there.",
        "A file moves.yaml that belongs to somebody else and may not be read by you.",
        "The same file after its owner let you read it.",
        outside=True,
    ),
    Page(
        "no-links",
        "A link in the scenario's folder is not followed.",
        "A scenario from somebody else must not reach outside its own folder. Put a copy of the file there.",
        "ln -s ../other/moves.yaml moves.yaml",
        "cp ../other/moves.yaml moves.yaml",
        WARNING,
        outside=True,
    ),
    Page(
        "not-utf8",
        "The file is not UTF-8 text.",
        "Another encoding shows other letters on another machine, above all Korean and Japanese ones. "
        "Save the file as UTF-8 in your editor.",
        "title: Caf\xe9\n",
        "title: Café\n",
        encoding="latin-1",
    ),
    Page(
        "bad-character",
        "The file holds a character nobody can see.",
        "Control characters and signs that turn the direction of text hide what a line says, on the screen and in the "
        "file. They often come with copied text. Delete the character at the place that is named.",
        'title: "The \\u202Eeltit"\n',
        "title: The title\n",
    ),
    Page(
        "not-yaml",
        "The text breaks off or is not YAML.",
        "The usual causes: a colon with a blank behind it inside an unquoted text, a tab for an indent, a quote or "
        "bracket that is never closed. Put quotes round the text, or mend the indent.",
        "title: Summer: the gate\n",
        'title: "Summer: the gate"\n',
    ),
    Page(
        "empty-file",
        "The file says nothing.",
        "An empty file is usually one that was not saved. Write something or delete it.",
        "# nothing yet\n",
        "title: A case\n",
    ),
    Page(
        "too-deep",
        "Lists, mappings or readings stand within each other too deep.",
        "No scenario needs more than 32 levels in a file, or readings on readings more than 10 deep; "
        "what does is a slip, or meant to do harm. Write it flatter.",
        "title: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
        "title: a\n",
    ),
    Page(
        "no-aliases",
        "Anchors (&), aliases (*) and merge keys (<<) are not read.",
        "They hide what a line says, and a few lines of them can stand for millions. Write the text out; "
        "give a formula that is used often a name under `readings:`.",
        "meters:\n  trust: &same {start: 50}\n  anger: *same\n",
        "meters:\n  trust: {start: 50}\n  anger: {start: 50}\n",
    ),
    Page(
        "no-tags",
        "Tags (!) are not read.",
        "A tag asks the reader to make an object of some kind; a scenario is text only. Write the plain value.",
        "title: !!str A case\n",
        "title: A case\n",
    ),
    Page(
        "one-document",
        "A second document starts in this file.",
        "The line `---` begins another document, and only one is read. Delete the line, or use another file.",
        "title: A case\n---\nsummary: And more\n",
        "title: A case\nsummary: And more\n",
    ),
    Page(
        "bad-key",
        "What stands before a colon is no word.",
        "A key is plain text. The usual cause: brackets or braces that should have quotes round them.",
        "? [north, south]\n: 50\n",
        "meters:\n  trust: {start: 50}\n",
    ),
    Page(
        "duplicate-key",
        "A key stands twice.",
        "Of two equal keys one would be lost in silence. Keep one; a top-level key stands in one file only.",
        "meters:\n  trust: {start: 50}\n  trust: {start: 60}\n",
        "meters:\n  trust: {start: 60}\n",
    ),
    Page(
        "too-large",
        "A number, a text or the whole scenario is larger than can be played.",
        "Every number is proven to stay within 64 bits before anything is played, and a game must end in seconds. "
        "Use smaller numbers, hold a formula with clamp(), use fewer turns, or split the file.",
        "moves: [{id: nod, by: north, effects: {m: 100000 * 100000 * 100000}}]\n",
        "moves: [{id: nod, by: north, effects: {m: 100 * 0.1}}]\n",
    ),
)
