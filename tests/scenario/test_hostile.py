"""Hostile files (T25): each is refused with file:line:column, or read right; none crashes, none hangs."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import scenario
from tests.scenario.finding import BASE, inside, problems_of, whole

pytestmark = pytest.mark.timeout(20)
TEXT = BASE.read_text(encoding="utf-8")
LAUGHS = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))

REFUSED: dict[str, tuple[bytes | str, str]] = {
    "deep brackets": ("a: " + "[" * 100_000, "1: not-yaml"),
    "deep braces": ("{a: " * 40, "1:129 too-deep"),
    "deep lists": ("- " * 40, "1:65 too-deep"),
    "deep lines": ("".join(f"{' ' * i}a:\n" for i in range(1_000)), "33:33 too-deep"),
    "deep questions": ("? " * 100_000, "1:65 too-deep"),
    "billion laughs": (LAUGHS, "1:4 no-aliases"),
    "merge bomb": ("a: &a {x: 1}\nb: &b {<<: [*a, *a]}\nc: {<<: [*b, *b]}\n", "1:4 no-aliases"),
    "merge key alone": ("a: {<<: {b: 1}}\n", "1:5 no-aliases"),
    "anchor on a key": ("&a id: x\n", "1:1 no-aliases"),
    "alias to nothing": ("id: *nobody\n", "1:5 no-aliases"),
    "python tag": ("id: !!python/object/apply:os.system [echo]\n", "1:5 no-tags"),
    "own tag": ("id: !launch now\n", "1:5 no-tags"),
    "binary tag": ("id: !!binary aGk=\n", "1:5 no-tags"),
    "tag on a mapping": ("id: !!set {a}\n", "1:5 no-tags"),
    "unknown handle": ("id: !e!x y\n", "1:5 not-yaml"),
    "two documents": ("id: a\n---\nid: b\n", "2:1 one-document"),
    "second document after an end": ("id: a\n...\n---\nid: b\n", "3:1 one-document"),
    "tab for a blank": ("a:\n\tb: 1\n", "2:1 not-yaml"),
    "nul": ("id: a\x00b\n", "1:6 bad-character"),
    "nul after hangul": ("title: 서울\x00\n", "1:10 bad-character"),
    "bell": ("id: \x07\n", "1:5 bad-character"),
    "delete": ("id: a\x7f\n", "1:6 bad-character"),
    "next line of old": ("id: a\x85\n", "1:6 bad-character"),
    "line separator": ("id: a\u2028\n", "1:6 bad-character"),
    "right to left": ("title: abc\u202edef\n", "1:11 bad-character"),
    "isolate": ("title: \u2066abc\n", "1:8 bad-character"),
    "zero width": ("id: a\u200bb\n", "1:6 bad-character"),
    "byte order mark inside": ("id: a\ufeffb\n", "1:6 bad-character"),
    "two byte order marks": ("\ufeff\ufeffid: a\n", "1:1 bad-character"),
    "lone carriage return": ("id: a\rtitle: b\n", "1:6 bad-character"),
    "no character at all": ("id: \uffff\n", "1:5 bad-character"),
    "bell escaped": ('id: "\\a"\n', "1:5 bad-character"),
    "terminal escape": ('id: "\\e[2J"\n', "1:5 bad-character"),
    "nul escaped": ('id: "\\0"\n', "1:5 bad-character"),
    "override escaped": ('id: "\\u202e"\n', "1:5 bad-character"),
    "carriage return escaped": ('id: "a\\rb"\n', "1:5 bad-character"),
    "lone surrogate escaped": ('id: "\\ud800"\n', "1: not-yaml"),
    "beyond unicode": ('id: "\\UFFFFFFFF"\n', "1: not-yaml"),
    "unknown escape": ('id: "\\q"\n', "1: not-yaml"),
    "lone surrogate": (b"id: \xed\xa0\x80\n", "1:5 not-utf8"),
    "overlong": (b"id: \xc0\xaf\n", "1:5 not-utf8"),
    "latin-1": ("title: caf\xe9\n".encode("latin-1"), "1:11 not-utf8"),
    "cp949": ("title: 서울\n".encode("cp949"), "1:8 not-utf8"),
    "cut hangul": ("title: 서울".encode()[:-1], "1:9 not-utf8"),
    "utf-16": ("id: a\n".encode("utf-16"), "1:1 not-utf8"),
    "utf-16 without a mark": ("id: a\n".encode("utf-16-le"), "1:2 bad-character"),
    "utf-32": ("id: a\n".encode("utf-32-be"), "1:1 bad-character"),
    "noise": (bytes(range(128, 256)) * 50, "1:1 not-utf8"),
    "gzip": (b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "1:2 not-utf8"),
    "empty": ("", "1:1 empty-file"),
    "blank": ("\n\n   \n", "1:1 empty-file"),
    "comments only": ("# nothing\n" * 1_000, "1:1 empty-file"),
    "mark only": (b"\xef\xbb\xbf", "1:1 empty-file"),
    "a word": ("hello\n", "1:1 wrong-shape"),
    "a number": ("42\n", "1:1 wrong-shape"),
    "a list": ("- id: a\n", "1:1 wrong-shape"),
    "json breaks off": ('{"id": "a", ', "1: not-yaml"),
    "larger than a mebibyte": ("#" * ((1 << 20) + 1), "1:1 too-large"),
    "long text": ("summary: " + "a" * 20_001 + "\n", "1:10 too-large"),
    "long quoted text": ("summary: '" + "a" * 1_000_000 + "'\n", "1:10 too-large"),
    "long key": ("a" * 20_001 + ": 1\n", "1: too-large"),
    "many values": ("a: [" + "a," * 60_000 + "]\n", "1: too-large"),
    "many lines": ("a:\n" + "- a\n" * 60_000, "49999:3 too-large"),
    "directive of tomorrow": ("%YAML 3.0\n---\nid: a\n", "1:1 not-yaml"),
    "unclosed quote": ("id: 'a\ntitle: b\n", "1:5 not-yaml"),
    "closing bracket": ("id: ]\n", "1:5 not-yaml"),
    "reserved sign": ("id: `a`\n", "1:5 not-yaml"),
    "colon twice": ("id: a: b\n", "1:6 not-yaml"),
    "list as key": ("? [a]\n: b\n", "1:3 bad-key"),
    "mapping as key": ("{a: 1}: b\n", "1:1 bad-key"),
}  # fmt: skip


def told(problems: tuple[scenario.Problem, ...], expected: str) -> bool:
    """Return whether a problem has the code and the place, or the line, that is expected."""
    place, code = expected.split(" ")
    places = [f"{item.line}:{item.column}" for item in problems if item.code == code]
    return any(have == place or (place.endswith(":") and have.startswith(place)) for have in places)


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_at_its_place(name: str, tmp_path: Path) -> None:
    data, expected = REFUSED[name]
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    loaded, problems = problems_of(tmp_path / "case.yaml", raw)
    assert loaded is None
    assert told(problems, expected), problems[0]
    assert all(inside(item, raw) for item in problems)
    assert all(len(str(item)) < 1_000 for item in problems)  # never the input at length


def test_a_tab_is_told_as_one(tmp_path: Path) -> None:
    for text in ("a:\n\tb: 1\n", "moves:\n\t- x\n", "a:\n  b: 1\n\tc: 2\n"):
        _, problems = problems_of(tmp_path / "case.yaml", text.encode())
        assert "tab" in str(problems[0]) and problems[0].remedy == "indent with blanks", str(problems[0])


EDITS: dict[str, tuple[str, str, str | None]] = {
    # a change to a whole scenario, and the code it is refused with, or None if it is read
    "number of 4 000 digits": ("start: 60", "start: " + "9" * 4_000, "bad-number"),
    "number with an exponent": ("start: 60", "start: 6e1", "bad-number"),
    "infinity": ("start: 60", "start: .inf", "bad-number"),
    "not a number": ("start: 60", "start: .nan", "bad-number"),
    "hexadecimal": ("start: 60", "start: 0x3C", "bad-number"),
    "sexagesimal": ("start: 60", "start: 1:00", "bad-number"),
    "underscored": ("start: 60", "start: 6_0", "bad-number"),
    "fullwidth digits": ("start: 60", "start: ６０", "bad-number"),
    "octal of old is decimal": ("start: 60", "start: 060", None),
    "octal of now": ("start: 60", "start: 0o74", "bad-number"),
    "a list of numbers": ("start: 60", "start: [60]", "wrong-shape"),
    "true for a number": ("start: 60", "start: true", "bad-number"),
    "null for a number": ("start: 60", "start: ~", "bad-number"),
    "no as a name": ("  south: South", "  south: no", None),
    "no as a key": ("because: {post: It was time}", "because: {no: It was time}", "unknown-name"),
    "on is a key": ("on: fair", "'on': fair", None),
    "yes for true": ("quiet: []", "once: yes", "bad-value"),
    "true is true": ("quiet: []", "once: true", None),
    "a day that is none": ("fair: 2024-02-10", "fair: 2023-02-29", "bad-date"),
    "a date with a time": ("fair: 2024-02-10", "fair: 2024-02-10T10:00:00Z", "bad-date"),
    "a date before time": ("fair: 2024-02-10", "fair: 0000-00-00", "bad-date"),
    "arabic date": ("fair: 2024-02-10", "fair: ٢٠٢٤-٠٢-١٠", "bad-date"),
    "a path for an id": ("id: base", "id: ../../etc/passwd", "bad-name"),
    "a device for an id": ("id: base", "id: CON", "bad-name"),
    "a format string": ("title: The border post", "title: '{0.__class__.__mro__}'", None),
    "markup": ("title: The border post", "title: <script>alert(1)</script>", None),
    "a spreadsheet formula": ("title: The border post", "title: =1+1", None),
    "percent signs": ("title: The border post", "title: '%s%n%d'", None),
    "an address far away": ("title: The border post", "title: //host/share", None),
    "folded text": ("summary: Two neighbours quarrel over one post.", "summary: >\n  Two\n  neighbours", None),
    "bars": ("requires: post is open and heat > 10", "requires: |\n      post is open\n      and heat > 10", None),
    "emoji": ("title: The border post", "title: The 🚧 post", None),
    "family of joined emoji": ("title: The border post", "title: 👨‍👩‍👧", None),
    "power tower": ("0.1 * anger.north", "9**9**9**9", "bad-expression"),
    "attribute walk": ("0.1 * anger.north", "().__class__.__bases__", "bad-expression"),
    "import": ("0.1 * anger.north", "__import__('os')", "bad-expression"),
    "format": ("0.1 * anger.north", "\"'{0}'.format(1)\"", "bad-expression"),
    "comprehension": ("0.1 * anger.north", "sum(1 for a in b)", "bad-expression"),
    "walrus": ("0.1 * anger.north", "(a := 1)", "bad-expression"),
    "brackets": ("0.1 * anger.north", "(" * 150 + "1" + ")" * 150, None),
    "minus signs": ("0.1 * anger.north", "-" * 398 + "1", "too-long"),
    "nots": ("anger.north < 25", "not " * 60 + "time_up", "too-long"),
    "overflow by products": ("0.1 * anger.north", "*".join(["1000000"] * 4), "too-large"),
    "overflow by a small divisor": ("0.1 * anger.north", "1000000 / 0.0001 / 0.0001 / 0.0001", "too-large"),
    "an effect just inside": ("effects: {trade: 5}", "effects: {trade: 1000000 * 90000}", None),
    "an effect just outside": ("effects: {trade: 5}", "effects: {trade: 1000000 * 95000}", "too-large"),
    "overflow by an amount": ("effects: {trade: 5}", "effects: {trade: 99999999999}", "bad-number"),
    "overflow by a range": ("effects: {trade: 5}", "effects: {trade: [-9999999, 9999999]}", None),
    "overflow by a longer range": ("effects: {trade: 5}", "effects: {trade: [-99999999, 9999999]}", "bad-range"),
    "range of a meter too wide": ("range: [0, 80]", "range: [0, 1000001]", "bad-number"),
    "attention of a million": ("attention: 3", "attention: 999999", "bad-number"),
    "turns without end": ("turns: 6", "turns: 999999", "bad-number"),
    "turn of a lifetime": ("turn: 2 weeks", "turn: 99999 weeks", "bad-number"),
    "cooldown of a lifetime": ("cooldown: 2 weeks", "cooldown: 99999 weeks", None),
}  # fmt: skip


def test_a_place_that_is_one_off_would_be_noticed() -> None:
    problem = scenario.Problem("a.yaml", 3, 7, "no-tags", "a tag", "delete it")
    assert told((problem,), "3:7 no-tags") and told((problem,), "3: no-tags")
    assert not any(told((problem,), other) for other in ("3:8 no-tags", "4: no-tags", "3:7 no-aliases", "3:70 no-tags"))
    assert inside(problem, b"a\nb\nabcdef\n") and not inside(problem, b"a\nb\nabcde\n") and not inside(problem, b"a\nb")


@pytest.mark.parametrize("name", EDITS)
def test_a_hostile_value_is_refused_or_read(name: str, tmp_path: Path) -> None:
    right, wrong, code = EDITS[name]
    assert right in TEXT
    data = TEXT.replace(right, wrong, 1)
    loaded, problems = problems_of(tmp_path / "case.yaml", data)
    assert [item.code for item in problems[:1]] == ([] if code is None else [code])
    assert all(inside(item, data.encode()) and len(str(item)) < 1_000 for item in problems)
    assert (loaded is None) == (code is not None)


def test_what_is_read_is_read_right(tmp_path: Path) -> None:
    """Plain words of YAML 1.1 stay words; 060 is sixty; text is composed; lines may end as Windows does."""
    sixty, _ = problems_of(tmp_path / "a.yaml", TEXT.replace("start: 60", "start: 060", 1))
    assert sixty and sixty.rules.meters[-1].start == 6_000
    no, _ = problems_of(tmp_path / "b.yaml", TEXT.replace("  south: South", "  south: no", 1))
    assert no and no.rules.names["south"] == "no"
    apart, _ = problems_of(tmp_path / "c.yaml", TEXT.replace("The border post", "\u1112\u1161\u11ab", 1))
    assert apart and apart.title == "한" and len(apart.title) == 1
    windows, _ = problems_of(tmp_path / "d.yaml", b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    plain, _ = problems_of(tmp_path / "e.yaml", TEXT)
    assert windows and plain
    assert windows.canonical["files"]["d.yaml"] == plain.canonical["files"]["e.yaml"]


def test_the_place_is_right_behind_windows_line_ends_and_hangul(tmp_path: Path) -> None:
    text = TEXT.replace("title: The border post", "title: 서울", 1).replace(
        "effects: {post: warned}", "effects: {post: 서울}", 1
    )
    for data in (text, text.replace("\n", "\r\n"), "\ufeff" + text):
        _, problems = problems_of(tmp_path / "case.yaml", data)
        assert [f"{item.line}:{item.column}" for item in problems] == ["38:21"]
    _, problems = problems_of(tmp_path / "case.yaml", whole("dates: {서울: 2024-01-01, b: x}\n"))
    assert [f"{item.line}:{item.column}" for item in problems] == ["1:9", "1:28"]
