"""How the page looks: the colours and type of every other surface, on a light page that prints well."""

from __future__ import annotations

import json
from base64 import b64encode

from game.shipped import shipped
from game.tokens import FACES, STYLES, THEMES

FAMILIES = {
    "serif400": ("Source Serif 4", 400, "normal"),
    "serif400i": ("Source Serif 4", 400, "italic"),
    "serif600": ("Source Serif 4", 600, "normal"),
    "serif700": ("Source Serif 4", 700, "normal"),
    "plex400": ("IBM Plex Sans", 400, "normal"),
    "plex600": ("IBM Plex Sans", 600, "normal"),
    "cond400": ("IBM Plex Sans Condensed", 400, "normal"),
    "cond600": ("IBM Plex Sans Condensed", 600, "normal"),
}
"""The faces the page carries inside itself: family, weight, slope."""

SERIF = '"Source Serif 4", Georgia, "Noto Serif CJK KR", serif'
SANS = '"IBM Plex Sans", "Helvetica Neue", Arial, "Noto Sans CJK KR", sans-serif'
NARROW = '"IBM Plex Sans Condensed", "Arial Narrow", Arial, "Noto Sans CJK KR", sans-serif'


def faces() -> str:
    """Return the font faces with their data inside, so that the page needs no network."""
    folder = shipped("assets") / "fonts"
    files = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))["faces"]
    rules = []
    for face, (family, weight, slope) in FAMILIES.items():
        assert face in FACES
        data = b64encode((folder / files[face]["file"]).read_bytes()).decode("ascii")
        rules.append(
            f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{slope};'
            f"src:url(data:font/woff;base64,{data}) format('woff')}}"
        )
    return "\n".join(rules)


def colours() -> str:
    """Return the tokens of the light theme as variables."""
    return ":root{" + "".join(f"--{name}:{value};" for name, value in THEMES["newsprint"].items()) + "}"


def size(style: str) -> str:
    """Return the size and line height of a text style."""
    told = STYLES[style]
    return f"font-size:{told.size:g}px;line-height:{told.line:g};"


def css() -> str:
    """Return the whole style sheet."""
    return "\n".join((faces(), colours(), LAYOUT % {name: size(name) for name in STYLES}))


LAYOUT = (
    """\
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%%}
body{margin:0 auto;max-width:1160px;padding:28px 36px 64px;font-family:SANS;%(body)s
 font-variant-numeric:tabular-nums lining-nums;-webkit-print-color-adjust:exact;print-color-adjust:exact}
a{color:inherit}
header{border-top:4px solid var(--ink);padding-top:10px}
.kicker,.dateline{max-width:none}
.kicker{font-family:SANS;%(kicker)sfont-weight:600;text-transform:uppercase;letter-spacing:.9px;color:var(--ink2);
 display:flex;flex-wrap:wrap;justify-content:space-between;gap:4px 24px;margin:0}
h1{font-family:SERIF;font-weight:700;font-size:clamp(38px,6.2vw,62px);line-height:1.04;letter-spacing:-.6px;
 margin:18px 0 10px;overflow-wrap:anywhere;text-wrap:balance}
.deck{font-family:SERIF;%(deckL)smargin:0 0 18px;color:var(--ink2);max-width:44em;text-wrap:pretty}
.dateline{font-family:NARROW;%(label)scolor:var(--ink2);border-top:1px solid var(--rule);
 border-bottom:1px solid var(--rule);padding:7px 0;margin:0;display:flex;flex-wrap:wrap;gap:2px 22px}
nav{font-family:NARROW;%(label)smargin:10px 0 0}
nav ol{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:2px 20px}
nav a{text-decoration:none;border-bottom:1px solid var(--rule)}
section{margin-top:44px;border-top:2px solid var(--ink);padding-top:12px}
h2{font-family:SERIF;font-weight:600;%(h1)smargin:0 0 6px;text-wrap:balance}
h3{font-family:SERIF;font-weight:600;%(h3)smargin:26px 0 6px}
p{margin:0 0 10px;max-width:68ch;text-wrap:pretty}
.lede{font-family:SERIF;%(deck)smax-width:60ch;color:var(--ink)}
.front{display:grid;grid-template-columns:minmax(0,7fr) minmax(0,5fr);gap:0 44px;margin-top:26px}
.front h2{%(h2)s}
.front>div+div{border-left:1px solid var(--rule);padding-left:28px}
.short{list-style:none;margin:0;padding:0;font-family:SERIF;%(deck)s}
.short li{padding:9px 0;border-top:1px solid var(--rule2)}
.short li:first-child{border-top:0;padding-top:2px}
.finding{border-top:1px solid var(--rule2);padding:9px 0;%(small)s}
.finding:first-of-type{border-top:0}
.finding b{font-weight:600;color:var(--hot)}
.finding p{margin:2px 0}
.place{font-family:NARROW;color:var(--ink2);overflow-wrap:anywhere}
figure{margin:0;min-width:0;break-inside:avoid}
figcaption{%(labelS)sfont-weight:600;margin:0 0 4px;text-wrap:balance}
figcaption span{font-weight:400;color:var(--ink2)}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(300px,100%%),1fr));gap:26px 28px;margin:16px 0 6px}
svg{display:block;width:100%%;max-width:360px;height:auto;overflow:visible}
svg text{font-family:NARROW;font-size:13px;fill:var(--ink)}
svg .faint{fill:var(--ink2)}
svg .strong{font-weight:600}
svg .axis{stroke:var(--rule);stroke-width:1}
svg .rule{stroke:var(--ink);stroke-width:1}
svg .error{stroke:var(--hot);stroke-width:1.6}
svg .onink{fill:var(--onink)}
table{border-collapse:collapse;width:100%%;%(small)smargin:8px 0 4px}
caption{text-align:left;%(labelS)sfont-weight:600;padding:0 0 5px}
th,td{text-align:left;vertical-align:top;padding:5px 12px 5px 0;border-top:1px solid var(--rule2)}
thead th{font-family:NARROW;font-weight:600;color:var(--ink2);border-top:0;border-bottom:1px solid var(--ink);
 vertical-align:bottom;line-height:1.2}
tbody th{font-weight:600}
td.n,th.n{text-align:right;white-space:nowrap}
td svg{width:130px;max-width:130px}
.tall{grid-row:span 2}
.aside{font-family:NARROW;font-weight:400;color:var(--ink2);margin-left:6px}
.id{display:block;font-family:NARROW;font-weight:400;color:var(--ink2);overflow-wrap:anywhere}
.pm{color:var(--ink2);white-space:nowrap}
.small{%(small)scolor:var(--ink2)}
.repeat{font-family:NARROW;%(axis)scolor:var(--ink2);margin:6px 0 0;max-width:none;overflow-wrap:anywhere}
code{font-family:"IBM Plex Mono",ui-monospace,Menlo,Consolas,monospace;font-size:.93em;background:var(--sunk);
 padding:1px 5px;border-radius:2px;overflow-wrap:anywhere;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.keys{display:flex;flex-wrap:wrap;gap:4px 20px;margin:4px 0 0;padding:0;list-style:none;%(small)scolor:var(--ink2)}
.keys svg{display:inline-block;width:22px;height:12px;vertical-align:-1px;margin-right:6px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:6px 18px;%(small)s}
dt{font-weight:600}
dd{margin:0;max-width:70ch}
data{white-space:nowrap}
.wide{overflow-x:auto}
summary{cursor:pointer;font-weight:600}
.commands{%(small)spadding-left:3em}
.commands li{padding:1px 0}
@media screen and (max-width:760px){
 body{padding:18px 18px 48px}
 .front{display:block}
 .front>div+div{border-left:0;padding-left:0;margin-top:24px;border-top:2px solid var(--ink);padding-top:10px}
 .deck{%(deck)s}
 h2{%(h2)s}
 table.stack,table.stack tbody,table.stack caption{display:block}
 table.stack thead{position:absolute;clip-path:inset(50%%);height:1px;width:1px;overflow:hidden}
 table.stack tr{display:block;border-top:1px solid var(--rule);padding:7px 0}
 table.stack th,table.stack td{display:block;border:0;padding:1px 0;text-align:left;white-space:normal}
 table.stack td[data-label]{position:relative;padding-left:9.5em}
 table.stack td[data-label]::before{content:attr(data-label);position:absolute;left:0;font-family:NARROW;
  color:var(--ink2)}
 table.tight{%(axis)s}
 table.tight th,table.tight td{padding-right:7px;padding-left:0}
 table.tight .aside{display:none}
 dl{display:block}
 dd{margin:0 0 8px}
}
@media print{
 @page{size:A4;margin:15mm 14mm}
 html{background:#fff}
 body{padding:0;max-width:none;font-size:12.5px}
 nav{display:none}
 section{margin-top:0;break-before:page}
 #paces,#method{margin-top:26px;break-before:auto}
 p{orphans:3;widows:3}
 h1{font-size:44px}
 h2{font-size:24px;break-after:avoid}
 h3{font-size:16px;break-after:avoid}
 .lede,section>.small,caption{break-after:avoid}
 .lede,.short{font-size:15px}
 table{font-size:11px}
 tr,.finding,li{break-inside:avoid}
 thead{display:table-header-group}
 .grid{grid-template-columns:repeat(3,1fr);gap:16px 18px}
 .front{grid-template-columns:7fr 5fr;gap:0 26px}
 td svg{width:96px}
 code{background:none;padding:0}
}
""".replace("SERIF", SERIF)
    .replace("SANS", SANS)
    .replace("NARROW", NARROW)
)
