"""A record as HTML for a notebook: the text with what was found marked in it, a legend, a table of each kind.

After `import communique` in Jupyter or IPython, a cell that ends in a record shows this. The HTML stands
alone: no script, no address, all words of the text escaped, colours that work on light and dark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from communique import labels
from communique.labels import Thing
from communique.records import Agreement, Event, Indicator, Position, Record, Span, Statement

COLOURS = {
    "events": "#2f9e62",
    "statements": "#3b82d6",
    "positions": "#c98a12",
    "agreements": "#a05bd0",
    "indicators": "#d2527f",
}
"""Record kind -> the colour of its lines; each reads on white and on black."""

_LINE = 3  # height of a line under the text, pixels

_STYLE = """
.cq{color:inherit;background:transparent;font:14px/1.5 system-ui,sans-serif;max-width:1100px;text-align:left}
.cq h3{font-size:17px;margin:.2em 0}.cq h4{font-size:14px;margin:1.2em 0 .3em}
.cq .cq-dim{opacity:.7}.cq .cq-text{white-space:pre-wrap;line-height:2.1;margin:.8em 0;overflow-wrap:anywhere}
.cq .cq-key{padding:1px 0}.cq .cq-name{font-weight:600}
.cq .cq-legend span{display:inline-block;margin:0 1.2em .3em 0;padding-bottom:2px}
.cq .cq-wide{overflow-x:auto}
.cq table{border-collapse:collapse;width:100%;font-size:13px;color:inherit;margin:0}
.cq thead,.cq tbody,.cq tr,.cq th,.cq td{background:transparent;color:inherit}
.cq th,.cq td{text-align:left;vertical-align:top;padding:4px 10px 4px 0;border:0;
border-bottom:1px solid rgba(128,128,128,.35);white-space:normal}
.cq th{font-weight:600;opacity:.7}
.cq td.cq-num,.cq th.cq-num{text-align:right;font-variant-numeric:tabular-nums}
.cq td.cq-words{min-width:18em;width:45%}.cq .cq-line{white-space:nowrap}
.cq mark{background:rgba(128,128,128,.28);color:inherit;border-radius:2px}
"""


class Mark(NamedTuple):
    """A stretch to mark: its record kind ("mentions" for names), whether it decides, the tip it shows."""

    span: Span
    kind: str
    key: bool
    tip: str


def html(record: Record) -> str:
    """The record as one self-contained piece of HTML."""
    parts = [f"<style>{_STYLE}</style>", '<div class="cq">', f"<h3>{escape(labels.title_of(record))}</h3>"]
    document = record.document
    origin = " · ".join(part for part in (document.published, document.outlet, document.url) if part)
    if origin:
        parts.append(f'<div class="cq-dim">{escape(origin)}</div>')
    kinds = [kind for kind in labels.KINDS if labels.things(record, kind)]
    parts.append(_legend(record, kinds))
    parts.append(f'<div class="cq-text">{_text(record)}</div>')
    if not kinds:
        parts.append("<p>Nothing about dealings between states was found in this text.</p>")
    parts.extend(_table(record, kind) for kind in kinds)
    parts.append(f'<p class="cq-dim">{escape(labels.made_by_text(record))}</p></div>')
    return "\n".join(parts)


def marks(record: Record) -> list[Mark]:
    """Every stretch of the text to mark, in no order."""
    out = []
    for kind in labels.KINDS:
        for thing in labels.things(record, kind):
            tip = f"{thing.id}: {_tip(record, thing)}"
            keys = labels.keys_of(thing)
            out += [Mark(span, kind, False, tip) for span in thing.evidence]
            out += [Mark(span, kind, True, tip) for span in keys]
    names = {actor.id: actor.name for actor in record.actors}
    for mention in record.mentions:
        tip = ", ".join(names.get(id, id) for id in mention.actors)
        out.append(Mark(mention.span, "mentions", False, tip))
    return out


def _tip(record: Record, thing: Thing) -> str:
    """A thing in a few words."""
    if isinstance(thing, Event):
        return f"{thing.type} {thing.mode or ''} {labels.parties_text(record, thing)}, {thing.status}"
    if isinstance(thing, Statement):
        return f"said by {labels.speaker_text(record, thing)}"
    if isinstance(thing, Position):
        return (
            f"{labels.roles_text(record, thing.holders)} {_stance(thing)} {labels.target_text(record, thing)}"
        )
    if isinstance(thing, Agreement):
        return f"{thing.instrument} of {labels.roles_text(record, thing.parties)}, {thing.status}"
    return f"{thing.measure} {labels.quantity_text(thing.quantity, thing.comparator)}"


def _text(record: Record) -> str:
    """The whole text, each stretch between two edges of marks in a span of its own."""
    text = record.document.text
    found = [mark for mark in marks(record) if 0 <= mark.span[0] < mark.span[1] <= len(text)]
    begin: dict[int, list[Mark]] = {}
    for mark in found:
        begin.setdefault(mark.span[0], []).append(mark)
    edges = sorted({0, len(text), *(at for mark in found for at in mark.span)})
    out = []
    open_marks: list[Mark] = []
    for start, end in pairwise(edges):
        open_marks = [mark for mark in open_marks if mark.span[1] > start] + begin.get(start, [])
        out.append(_stretch(text[start:end], open_marks))
    return "".join(out)


def _stretch(words: str, over: Sequence[Mark]) -> str:
    """`words` with a line for each record kind over them, and a tint where they decide."""
    if not over:
        return escape(words)
    kinds = [kind for kind in labels.KINDS if any(mark.kind == kind for mark in over)]
    classes, styles = [], []
    if any(mark.kind == "mentions" for mark in over):
        classes.append("cq-name")
    keys = [mark.kind for mark in over if mark.key]
    if keys:
        classes.append("cq-key")
        # The last of several is the narrowest in practice: a figure inside a quote.
        styles.append(f"background:{COLOURS[keys[-1]]}40")
    if kinds:
        lines = (f"0 {_LINE * (at + 1)}px 0 {COLOURS[kind]}" for at, kind in enumerate(kinds))
        styles.append(f"box-shadow:{','.join(lines)}")
    tips = "\n".join(dict.fromkeys(mark.tip for mark in over))
    attributes = [f'class="{" ".join(classes)}"'] if classes else []
    attributes += [f'style="{";".join(styles)}"'] if styles else []
    attributes.append(f'title="{escape(tips)}"')
    return f"<span {' '.join(attributes)}>{escape(words)}</span>"


def _legend(record: Record, kinds: Sequence[str]) -> str:
    """What each colour stands for."""
    items = [
        f'<span style="box-shadow:0 {_LINE}px 0 {COLOURS[kind]}">'
        f"{escape(labels.counted(len(labels.things(record, kind)), kind))}</span>"
        for kind in kinds
    ]
    if record.mentions:
        items.append(f'<span class="cq-name">{escape(labels.counted(len(record.actors), "actors"))}</span>')
    return f'<div class="cq-legend">{"".join(items)}</div>'


def _table(record: Record, kind: str) -> str:
    """All things of one kind, a row each; columns in which nothing stands are left out."""
    things = labels.things(record, kind)
    cells = [tuple(_cells(record, thing)) for thing in things]
    shown = [at for at in range(len(_HEADS[kind])) if any(row[at] for row in cells)]
    heads = [_HEADS[kind][at] for at in shown]
    head = "".join(f'<th class="cq-line">{escape(name)}</th>' for name in (*heads, "words"))
    head += '<th class="cq-num">confidence</th>'
    rows = "".join(
        _row(record, thing, heads, [row[at] for at in shown])
        for thing, row in zip(things, cells, strict=True)
    )
    return (
        f'<h4 style="color:{COLOURS[kind]}">{kind.capitalize()}</h4><div class="cq-wide"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


_HEADS = {
    "events": ("type", "who to whom", "date", "place", "status", "about"),
    "statements": ("kind", "speaker", "audience", "date"),
    "positions": ("holder", "stance", "target"),
    "agreements": ("instrument", "parties", "from", "to", "amounts", "term", "date", "status"),
    "indicators": ("measure", "between", "value", "period", "as of"),
}


_SHORT = {"date", "as of", "amounts", "value", "term"}
"""Columns whose cells keep to one line."""


def _row(record: Record, thing: Thing, heads: Sequence[str], texts: Sequence[str]) -> str:
    cells = "".join(
        f'<td class="cq-line">{escape(cell)}</td>' if head in _SHORT else f"<td>{escape(cell)}</td>"
        for head, cell in zip(heads, texts, strict=True)
    )
    words = "<br>".join(_words(record, span, labels.keys_of(thing)) for span in thing.evidence)
    sure = f'<td class="cq-num">{thing.confidence:.2f}</td>'
    return f'<tr>{cells}<td class="cq-words">{words}</td>{sure}</tr>'


def _cells(record: Record, thing: Thing) -> Iterable[str]:
    """The cells of a thing's row, as in `_HEADS`."""
    if isinstance(thing, Event):
        about = ", ".join(part for part in (*thing.contexts, labels.source_text(record, thing)) if part)
        place = thing.place.name if thing.place else ""
        parties, date = labels.parties_text(record, thing), labels.date_text(record, thing.date)
        return (f"{thing.type} {thing.mode or ''}".strip(), parties, date, place, thing.status, about)
    if isinstance(thing, Statement):
        audience = labels.roles_text(record, thing.audience)
        return (
            thing.kind,
            labels.speaker_text(record, thing),
            audience,
            labels.date_text(record, thing.date),
        )
    if isinstance(thing, Position):
        holders = labels.roles_text(record, thing.holders)
        return (holders, _stance(thing), labels.target_text(record, thing))
    if isinstance(thing, Agreement):
        return _agreement_cells(record, thing)
    return _indicator_cells(record, thing)


def _agreement_cells(record: Record, thing: Agreement) -> Iterable[str]:
    ends = [labels.role_text(record, end) if end else "" for end in (thing.from_, thing.to)]
    amounts = ", ".join(labels.quantity_text(quantity) for quantity in thing.quantities)
    term = labels.clean(record.text(thing.term.text)) if thing.term else ""
    parties, date = labels.roles_text(record, thing.parties, " – "), labels.date_text(record, thing.date)
    return (thing.instrument, parties, *ends, amounts, term, date, thing.status)


def _indicator_cells(record: Record, thing: Indicator) -> Iterable[str]:
    between = labels.roles_text(record, thing.between, labels.direction_text(thing))
    value = labels.quantity_text(thing.quantity, thing.comparator)
    if thing.change:
        value += f" ({thing.change})"
    period, as_of = labels.period_text(thing), labels.date_text(record, thing.as_of)
    return (thing.measure, between, value, period, as_of)


def _stance(position: Position) -> str:
    return labels.STANCES[position.stance][len(position.holders) > 1]


def _words(record: Record, span: Span, keys: Sequence[Span]) -> str:
    """The words of a span, escaped, the keys inside it marked."""
    cuts = sorted({*span, *(at for key in keys for at in key if span[0] < at < span[1])})
    pieces = [
        (record.document.text[start:end], any(key[0] <= start and end <= key[1] for key in keys))
        for start, end in pairwise(cuts)
    ]
    # Where all of it decides, a mark would tell nothing.
    apart = any(re.search(r"\w", words) for words, inside in pieces if not inside)
    return "".join(
        f"<mark>{escape(words)}</mark>" if inside and apart else escape(words) for words, inside in pieces
    )
