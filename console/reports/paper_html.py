"""A sheet as one HTML file: no script, nothing fetched; it prints well, and a phone shows it.

Every text is escaped and stands by itself (`bdi`): a caller's words are no markup and turn no line round.
Signs that nobody can see stand as their code. The file is well-formed XML too: every element is closed.
"""

from html import escape
from typing import assert_never

from console.domain.signs import seen
from console.reports.blocks import (
    LIVE,
    PRACTICE,
    Blank,
    Block,
    Card,
    Choices,
    Grid,
    Head,
    Heading,
    Line,
    Picture,
    Section,
    Sheet,
    Table,
    Words,
)

LEDGER, ENTRIES, AT = "ledger", "entries", "made-at"
"""The names under which the file says which ledger it is of, up to which entry, and of when."""
_ALLOWED = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #000; font: 1.06rem/1.4 "Source Sans 3", "Segoe UI", "Noto Sans",
  "DejaVu Sans", Arial, sans-serif; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; vertical-align: top; padding: .2em .5em .2em 0; font-weight: normal; }
.page > thead td { border-bottom: 2px solid #000; padding: .4em .6em; }
.page > tfoot td { border-top: 1px solid #000; padding: .4em .6em; font-size: .75rem; }
.page > tbody > tr > td { padding: 0 .6em; }
.mode { display: inline-block; border: 2px solid #000; padding: .05em .6em; margin-right: .6em;
  font-weight: bold; }
.practice { background: #000; color: #fff; }
h1 { display: inline; font-size: 1.1rem; }
h2 { font-size: 1.9rem; margin: .7em 0 .1em; line-height: 1.1; }
h3 { font-size: 1.2rem; margin: 1em 0 .3em; border-bottom: 1px solid #000; }
nav a { color: #000; margin-right: 1em; }
p { margin: .2em 0; white-space: pre-line; }
.card { border-top: 4px solid #000; margin-top: 1.2em; }
.card > header { display: flex; justify-content: space-between; gap: 1em; font-weight: bold;
  font-size: 1.25rem; }
.card > header span { border: 2px solid #000; padding: 0 .4em; white-space: nowrap; align-self: start; }
dl { display: grid; grid-template-columns: 9em 1fr; margin: 0; padding-left: 1.1em; }
dt { font-weight: 600; }
dd { margin: 0 0 0 .6em; white-space: pre-line; }
i { font-style: normal; display: inline-block; width: 1.1em; margin-left: -1.1em; }
.strong, .lacking, .justice { font-weight: 600; }
.quiet { font-size: .85rem; }
dl.justice { border: 1px solid #000; margin: .2em 0; }
.rows th { border-bottom: 1px solid #000; font-weight: 600; font-size: .85rem; }
.rows td { border-bottom: 1px solid #999; }
.rows td:first-child { font-weight: 600; }
.write td { border: 1px solid #000; height: 2.1em; }
.ticks span { display: inline-block; margin: .1em 1em .1em 0; }
.ticks span::before { content: ""; display: inline-block; width: .75em; height: .75em; border: 1px solid #000;
  margin-right: .35em; }
.blank { display: flex; gap: 1em; margin: .9em 0 .3em; }
.blank span { flex: 1; border-bottom: 1px solid #000; }
@media (max-width: 42em) {
  dl { display: block; }
  .rows thead { display: none; } .rows tr { display: block; border-bottom: 1px solid #000; padding: .3em 0; }
  .rows td { display: block; border: 0; padding: 0; }
  .rows td::before { content: attr(data-head) " "; color: #444; font-weight: normal; }
  .rows td:empty { display: none; }
  .card > header { flex-wrap: wrap; }
  .blank { display: block; }
  .blank span { display: block; min-height: 2em; }
}
@media print {
  @page { size: letter; margin: 11mm; }
  body { font-size: 11pt; } nav { display: none; }
  section { break-before: page; } section:first-of-type { break-before: auto; }
  h2, h3, .card > header { break-after: avoid; }
  .rows tr, .write tr, dl, .ticks, .blank { break-inside: avoid; }
  .whole { break-inside: avoid; }
}
"""


def html(sheet: Sheet) -> str:
    """The file's text, in UTF-8 when it is written."""
    head = sheet.head
    names = [f"part-{number}" for number in range(1, len(sheet.sections) + 1)]
    links = (
        f'<a href="#{name}">{_text(section.title)}</a>'
        for name, section in zip(names, sheet.sections, strict=True)
    )
    sections = (_section(*pair) for pair in zip(names, sheet.sections, strict=True))
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en" dir="ltr">',
            *_about(head),
            "<body>",
            '<table class="page" role="presentation">',
            f"<thead><tr><td>{_top(head)}</td></tr></thead>",
            f"<tfoot><tr><td>{_text(head.head_line)}. {_text(head.about)}</td></tr></tfoot>",
            f"<tbody><tr><td><nav>{' '.join(links)}</nav>",
            *sections,
            "</td></tr></tbody>",
            "</table>",
            "</body>",
            "</html>",
            "",
        )
    )


def _about(head: Head) -> tuple[str, ...]:
    """The head of the file: what it is of, and that nothing in it runs or is fetched."""
    return (
        "<head>",
        '<meta charset="utf-8"/>',
        f'<meta name="{LEDGER}" content="{_plain(head.ledger)}"/>',
        f'<meta name="{ENTRIES}" content="{head.entries}"/>',
        f'<meta name="{AT}" content="{_plain(head.at)}"/>',
        f'<meta http-equiv="Content-Security-Policy" content="{_ALLOWED}"/>',
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
        '<meta name="robots" content="noindex"/>',
        f"<title>{_plain(f'{_mode(head)} · {head.title}, {head.agency}, {head.made_at}')}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
    )


def _mode(head: Head) -> str:
    return PRACTICE if head.is_practice else LIVE


def _top(head: Head) -> str:
    kind = "mode practice" if head.is_practice else "mode"
    title = f"{head.agency}, {head.title.lower()}"
    made = f"Made {head.made_at} ({head.made_utc}). {head.warning}"
    return f'<span class="{kind}">{_text(_mode(head))}</span><h1>{_text(title)}</h1><p>{_text(made)}</p>'


def _section(name: str, section: Section) -> str:
    lead = f"<p>{_text(section.lead)}</p>" if section.lead else ""
    blocks = "\n".join(_block(block) for block in section.blocks)
    return f'<section id="{name}"><h2>{_text(section.title)}</h2>{lead}\n{blocks}</section>'


def _block(block: Block) -> str:
    match block:
        case Words(text, tone):
            return f'<p class="{tone}">{_text(text)}</p>'
        case Line():
            return _line(block)
        case Heading(text):
            return f"<h3>{_text(text)}</h3>"
        case Card():
            return _card(block)
        case Table():
            return _table(block)
        case Grid():
            heads = "".join(f"<th>{_text(head)}</th>" for head in block.heads)
            row = f"<tr>{'<td></td>' * len(block.heads)}</tr>"
            return f'<table class="write">{_columns(block.shares)}<tr>{heads}</tr>{row * block.rows}</table>'
        case Choices(label, options):
            ticks = "".join(f"<span>{_text(option)}</span>" for option in options)
            return f'<div class="ticks"><b>{_text(label)}</b><br/>{ticks}</div>'
        case Blank(labels):
            return f'<div class="blank">{"".join(f"<span>{_text(label)}</span>" for label in labels)}</div>'
        case Picture():
            return f"<p>{_text(block.says)}</p>"
        case _:
            assert_never(block)


def _line(line: Line) -> str:
    sign = {"lacking": "□", "strong": "■", "justice": "■"}.get(line.tone, "")
    label, text = _text(line.label), _text(line.text)
    return f'<dl class="{line.tone}"><dt><i>{sign}</i>{label}</dt><dd>{text}</dd></dl>'


def _card(card: Card) -> str:
    parts = "\n".join(_block(part) for part in card.parts)
    if card.whole:
        return f'<div class="whole"><h3>{_text(card.title)}</h3>{parts}</div>'
    right = f"<span>{_text(card.right)}</span>"
    return f'<article class="card"><header>{_text(card.title)}{right}</header>\n{parts}</article>'


def _table(table: Table) -> str:
    heads = "".join(f"<th>{_text(head)}</th>" for head in table.heads)
    named = [_plain(head) for head in table.heads]
    rows = "".join(f"<tr>{''.join(map(_cell, named, row))}</tr>" for row in table.rows)
    return (
        f'<table class="rows">{_columns(table.shares)}<thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _cell(head: str, text: str) -> str:
    return f'<td data-head="{head}">{_text(text)}</td>'


def _columns(shares: tuple[int, ...]) -> str:
    whole = sum(shares)
    return "".join(f'<col style="width:{100 * share / whole:.1f}%"/>' for share in shares)


def _text(text: str) -> str:
    """A text that stands by itself whatever its direction is; nothing where there is none."""
    return f"<bdi>{_plain(text)}</bdi>" if text else ""


def _plain(text: str) -> str:
    return escape(seen(text))
