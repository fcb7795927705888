"""Pages to print: one HTML file each, with its type and colours inside, no script and nothing from elsewhere."""

from __future__ import annotations

import html
from base64 import b64encode
from functools import cache

from game.lettering import load_metrics, typeset
from game.shipped import shipped
from game.tokens import SHAPES, SLOTS, THEMES

INK = THEMES["newsprint"]
FACES = {
    "serif700": ("Headline", 700), "serif400": ("Headline", 400), "plex400": ("Plain", 400), "plex600": ("Plain", 600)
}  # fmt: skip
"""What a page is set in: the window's own faces, by what they are called here."""
EASTERN = {"cjk400": ("East", 400), "cjk700": ("East", 700)}
KINDS = {"woff": ("font/woff", "woff"), "otf": ("font/otf", "opentype")}

STYLE = """
@page { size: A4; margin: 13mm 14mm 12mm; }
* { box-sizing: border-box; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { margin: 0; color: var(--ink); font: 400 9.4pt/1.42 Plain, East, sans-serif; background: #fff; }
body:lang(ko) { word-break: keep-all; overflow-wrap: break-word; }
main { max-width: 182mm; margin: 0 auto; }
section { break-before: page; }
section:first-child { break-before: auto; }
h1, h2, h3, .serif { font-family: Headline, East, serif; margin: 0; line-height: 1.14; }
h1 { font-size: 38pt; font-weight: 700; letter-spacing: -.01em; display: flex; align-items: center; gap: 4mm; }
h1 svg { width: 12mm; height: 12mm; flex: none; }
h2 { font-size: 16pt; font-weight: 700; }
h3 { font-size: 11.5pt; font-weight: 700; margin-bottom: 1.6mm; }
p { margin: 0 0 2mm; }
.kicker { font-weight: 600; font-size: 7.6pt; letter-spacing: .08em; text-transform: uppercase; color: var(--ink2); }
.top { border-top: 1.6mm solid var(--tone); padding-top: 3mm; display: flex; justify-content: space-between; }
.lead { font: 400 11.6pt/1.42 Headline, East, serif; }
.lead p { margin-bottom: 1.6mm; }
.tight td { padding: .75mm 2mm .75mm 0; font-size: 8.2pt; line-height: 1.3; }
.rule { border-top: .35mm solid var(--ink); margin: 4.5mm 0 2.5mm; }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 0 9mm; }
.small { font-size: 8.2pt; color: var(--ink2); }
.num { font-weight: 600; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; vertical-align: top; padding: 1.1mm 2.4mm 1.1mm 0; border-bottom: .2mm solid var(--rule); }
th { font-weight: 600; font-size: 7.6pt; letter-spacing: .06em; text-transform: uppercase; color: var(--ink2); }
td:last-child, th:last-child { padding-right: 0; }
tr, .keep { break-inside: avoid; }
.points { text-align: right; white-space: nowrap; width: 12mm; }
.quote { border-left: .8mm solid var(--tone); padding-left: 3mm; margin: 0 0 3mm; }
.quote b { display: block; font-size: 8.4pt; }
.menu { columns: 2; column-gap: 9mm; }
.menu h3 { break-after: avoid; border-bottom: .35mm solid var(--ink); padding-bottom: 1mm; margin: 0 0 1.4mm; }
.menu h3:not(:first-child) { margin-top: 4mm; }
.order { break-inside: avoid; display: grid; grid-template-columns: 8.6mm 1fr; gap: 0 2mm; padding: 1.25mm 0;
  border-bottom: .2mm solid var(--rule); }
.cap { font-weight: 600; border: .3mm solid var(--ink); min-width: 7mm; height: 5.6mm; line-height: 5.1mm;
  text-align: center; font-size: 8.8pt; align-self: start; }
.order b { display: flex; justify-content: space-between; gap: 2mm; font-weight: 600; line-height: 1.3; }
.order p { margin: .3mm 0 0; font-size: 8.1pt; line-height: 1.34; color: var(--ink2); }
.pips { white-space: nowrap; letter-spacing: .06em; }
.pips i { display: inline-block; width: 2.1mm; height: 2.1mm; border: .3mm solid var(--ink); margin-left: .7mm; }
.cards { display: grid; grid-template-columns: 1fr 1fr; border: .2mm dashed var(--ink3); }
.card { break-inside: avoid; padding: 5mm 5mm 4mm; min-height: 62mm; border: .2mm dashed var(--ink3);
  display: flex; flex-direction: column; }
.card h3 { font-size: 14pt; margin: 1mm 0 3mm; }
.card .fact { font: 400 11.4pt/1.4 Headline, East, serif; margin-bottom: 3mm; }
.card .aim { margin-top: auto; border-top: .35mm solid var(--ink); padding-top: 2mm; }
.slip { break-inside: avoid; height: 64.2mm; border-bottom: .2mm dashed var(--ink3); padding: 3.5mm 0 3.5mm;
  display: grid; grid-template-columns: 36mm 1fr; gap: 0 6mm; }
.slip:first-of-type { border-top: .2mm dashed var(--ink3); }
.slip .who { border-top: 1.2mm solid var(--tone); padding-top: 2mm; }
.slip .turn { font: 700 25pt/1 Headline, East, serif; margin: 3mm 0 1mm; }
.slip .who svg { width: 4mm; height: 4mm; vertical-align: -.6mm; margin-right: 1.4mm; }
.boxes { display: flex; gap: 2.2mm; margin: 1mm 0 3.2mm; }
.boxes i { width: 15mm; height: 12mm; border: .35mm solid var(--ink); }
.boxes.low i { height: 10mm; }
.ticks i { display: inline-block; width: 3.6mm; height: 3.6mm; border: .3mm solid var(--ink); margin-right: 1.1mm;
  vertical-align: -.6mm; }
.line { border-bottom: .25mm solid var(--ink2); height: 11mm; font-size: 7.6pt; color: var(--ink2); }
.bar { display: flex; gap: .7mm; margin: 2mm 0 4mm; }
.bar div { background: var(--sunk); padding: 1.6mm 1.8mm; font-size: 8pt; font-weight: 600; overflow: hidden;
  white-space: nowrap; }
.bar span { font-weight: 400; margin-left: .6mm; }
.bar .on { background: var(--ink); color: #fff; }
@media screen {
  body { background: var(--paper); padding: 10mm 0; }
  main { background: #fff; padding: 14mm; max-width: 210mm; box-shadow: 0 0 0 .2mm var(--rule); }
  section + section { margin-top: 16mm; }
}
"""


@cache
def faces(eastern: bool) -> str:
    """Return the type of a page as rules that carry the font files inside them."""
    folder, files = shipped("assets") / "fonts", load_metrics(shipped("assets") / "fonts").files
    rules = []
    for face, (family, weight) in {**FACES, **(EASTERN if eastern else {})}.items():
        path = folder / files[face]
        kind, form = KINDS[path.suffix.removeprefix(".")]
        data = b64encode(path.read_bytes()).decode("ascii")
        rules.append(
            f"@font-face {{ font-family: {family}; font-weight: {weight}; "
            f"src: url(data:{kind};base64,{data}) format('{form}'); }}"
        )
    return "\n".join(rules)


def page(title: str, tone: str, body: str, language: str) -> str:
    """Return a whole page; `body` is HTML already."""
    colours = "".join(f"--{name}: {INK[name]}; " for name in ("ink", "ink2", "ink3", "rule", "sunk", "paper"))
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        f'font-src data:">\n<title>{escape(title)}</title>\n<style>\n:root {{ {colours}--tone: {tone}; }}\n'
        f"{faces(language != 'en')}\n{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def colour(slot: str | None, place: int) -> str:
    """Return the colour of an actor."""
    return INK[slot if slot in SLOTS else SLOTS[place % len(SLOTS)]]


def marker(shape: str | None, place: int, tone: str) -> str:
    """Return the sign of an actor as a drawing."""
    name = shape if shape in SHAPES else SHAPES[place % len(SHAPES)]
    drawn = {
        "circle": '<circle cx="12" cy="12" r="10"/>',
        "square": '<rect x="2.5" y="2.5" width="19" height="19"/>',
        "triangle": '<path d="M12 1.5 23 21.5H1z"/>',
        "diamond": '<path d="M12 1 23 12 12 23 1 12z"/>',
        "hexagon": '<path d="M6.5 2.5h11L23 12l-5.5 9.5h-11L1 12z"/>',
    }[name]
    return f'<svg viewBox="0 0 24 24" fill="{tone}" aria-hidden="true">{drawn}</svg>'


def escape(words: str) -> str:
    """Return a text as HTML that is only text, with typographic marks."""
    return html.escape(typeset(words))


def kicker(left: str, right: str) -> str:
    """Return the head of a section: two texts above a rule in the actor's colour."""
    return f'<div class="top kicker"><span>{escape(left)}</span><span>{escape(right)}</span></div>'


def paragraphs(text: str) -> str:
    """Return a text as paragraphs, one a line."""
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n") if part.strip())


def pips(cost: int) -> str:
    """Return what an order costs as little squares."""
    return f'<span class="pips">{"<i></i>" * cost}</span>'
