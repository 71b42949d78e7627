"""A record as a page for the terminal: what was found, and beneath each thing the words that prove it.

Everything is drawn with rich into a string, so that the caller writes it, with or without colour.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from communique import labels
from communique.labels import Thing
from communique.ontology import SECTORS
from communique.records import Actor, Agreement, Event, Indicator, Position, Record, Span, Statement

WIDEST = 120
"""Columns beyond which lines do not grow: longer ones tire the eye."""

LONGEST = 300
"""Characters of one evidence that are shown; longer ones are cut at “…” around what decides."""

NOTHING = "Nothing about dealings between states was found in this text."

_SPACES = re.compile(r"\s+")
_QUAD_STYLES = {1: "green", 2: "bold green", 3: "yellow", 4: "bold red"}
_STATUS_STYLES = {"happened": "", "signed": "", "in force": "", "ongoing": "cyan", "planned": "cyan"}
_ODD_STATUS = "magenta"
_KEY = "bold underline"
_GUTTER = " " * 6  # beneath a confidence, “0.93  ”


def console_for(width: int, colour: bool) -> tuple[Console, io.StringIO]:
    """A console that draws into the buffer it comes with."""
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=max(width, 40),
        force_terminal=colour,
        highlight=False,
        legacy_windows=False,
    )
    return console, buffer


def page(record: Record, width: int = 100, colour: bool = False, floor: float = 0.0) -> str:
    """The page of a record, `width` columns wide (text keeps within `WIDEST`).

    `floor` is the confidence below which things have been left out, named where nothing is left.
    """
    console, buffer = console_for(width, colour)
    draw(console, record, floor)
    return buffer.getvalue()


def draw(console: Console, record: Record, floor: float = 0.0) -> None:
    """Prints the page on a console of your own."""
    width = min(console.width, WIDEST)
    _print(console, _wrap(console, Text(labels.title_of(record), "bold"), width, "", ""))
    _print(console, _wrap(console, Text(_origin(record), "dim"), width, "", ""))
    found = False
    for kind in labels.KINDS:
        items = labels.things(record, kind)
        if items:
            found = True
            console.print()
            console.print(_heading(kind, len(items), width))
            for item in items:
                _print(console, _block(console, record, item, width))
    if not found:
        console.print()
        none = f"Nothing of confidence {floor:g} or more was found." if floor else NOTHING
        _print(console, _wrap(console, Text(none), width, "", ""))
    console.print()
    _print(console, _wrap(console, Text(_foot(record), "dim"), width, "", ""))


def summary(rows: Iterable[tuple[str, Record]], width: int = 100, colour: bool = False) -> str:
    """A table of several records: name, date, title, and how many things of each kind."""
    console, buffer = console_for(min(width, WIDEST), colour)
    shown = list(rows)
    wide = console.width >= 115
    heads = [kind if wide else kind[:2] for kind in labels.KINDS]
    longest = max((len(name) for name, _ in shown), default=0)
    # What the other columns and the gaps of two leave for the title.
    room = console.width - longest - 10 - sum(map(len, heads)) - 2 * (len(heads) + 2)
    titled = room >= 15
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("report", no_wrap=True, style="bold")
    table.add_column("date", no_wrap=True)
    if titled:
        table.add_column("title", overflow="ellipsis", no_wrap=True, max_width=room)
    for head in heads:
        table.add_column(head, justify="right", no_wrap=True)
    for name, record in shown:
        counts = [str(len(labels.things(record, kind)) or "·") for kind in labels.KINDS]
        title = [Text(labels.title_of(record))] if titled else []
        table.add_row(name, record.document.published or "", *title, *counts)
    console.print(table)
    if not wide:
        legend = ", ".join(f"{kind[:2]} {kind}" for kind in labels.KINDS)
        _print(console, _wrap(console, Text(legend, "dim"), console.width, "", ""))
    return buffer.getvalue()


class Standing(NamedTuple):
    """A line about an actor: what it is listed as (“member”), first and last day, its row."""

    actor: Actor
    title: str
    since: str | None = None
    until: str | None = None
    row: str | None = None

    @classmethod
    def of(cls, actor: Actor, row: str | None = None) -> Standing:
        """By the office that the actor comes with, else by its kind."""
        office = actor.office
        if office is None:
            acts = "" if actor.sector in ("GOV", "UNK") else f", {SECTORS[actor.sector].name}"
            return cls(actor, f"{actor.kind}{acts}", row=row)
        title = f"{'acting ' if office.acting else ''}{office.title}, {office.of}"
        return cls(actor, title, office.since, office.until, row)


def who(lines: Sequence[Standing], width: int = 100, colour: bool = False) -> str:
    """A table of actors: name, office, since, until, code, and the row of the registers behind each.

    Where the page is too narrow for another column, the rows follow the table.
    """
    console, buffer = console_for(min(width, WIDEST), colour)
    table = _who_table(lines, rows=True)
    beside = Measurement.get(console, console.options.update(width=1000), table).maximum <= console.width
    console.print(table if beside else _who_table(lines, rows=False))
    for line in lines:
        if line.row and not beside:
            words = Text(f"{line.actor.name}: {line.row}", "dim")
            _print(console, _wrap(console, words, console.width, "", ""))
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def _who_table(lines: Sequence[Standing], rows: bool) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("name", style="bold", overflow="fold")
    table.add_column("office", overflow="fold")
    for head in ("since", "until", "code"):
        table.add_column(head, no_wrap=True)
    if rows:
        table.add_column("row", style="dim", no_wrap=True)
    for line in lines:
        cells = [Text(line.row or "")] if rows else []
        days = (line.since or "", line.until or "")
        table.add_row(Text(line.actor.name), Text(line.title), *days, line.actor.code or "", *cells)
    return table


def _origin(record: Record) -> str:
    """Date, outlet, address and length on one line."""
    document = record.document
    words = len(document.text.split())
    date = document.published or "no date"
    return " · ".join(part for part in (date, document.outlet, document.url, f"{words:,} words") if part)


def _foot(record: Record) -> str:
    """What there is of each kind, what the numbers mean, and who made it."""
    counts = [labels.counted(len(labels.things(record, kind)), kind) for kind in labels.KINDS]
    mentions = labels.counted(len(record.mentions), "mentions")
    actors = f"{mentions} of {labels.counted(len(record.actors), 'actors')}" if record.mentions else mentions
    lines = [" · ".join((*counts, actors))]
    if any(labels.things(record, kind) for kind in labels.KINDS):
        lines.append("The number before each is its confidence, from 0 to 1.")
    return "\n".join((*lines, labels.made_by_text(record)))


def _heading(kind: str, count: int, width: int) -> Text:
    head = Text.assemble((kind.capitalize(), "bold"), f" {count} ")
    return head.append("─" * max(0, width - head.cell_len), "dim")


def _block(console: Console, record: Record, thing: Thing, width: int) -> list[Text]:
    """One thing: its line, what else is known of it, its evidence."""
    parts, aside = _line(record, thing)
    line = Text("  ").join(part for part in parts if part.plain)
    out = _wrap(console, line, width, f"{thing.confidence:.2f}  ", _GUTTER)
    about = " · ".join(part for part in aside if part)
    if about:
        out += _wrap(console, Text(about, "dim"), width, _GUTTER, _GUTTER)
    for excerpt in excerpts(record, thing):
        out += _wrap(console, excerpt, width, f"{_GUTTER}│ ", f"{_GUTTER}│ ")
    return out


def _event(record: Record, event: Event) -> tuple[list[Text], list[str]]:
    name = Text.assemble((event.type, _QUAD_STYLES[event.quad]), f" {event.mode}" if event.mode else "")
    place = event.place.name if event.place else ""
    if event.place and event.place.country and event.place.country not in place:
        place += f" ({event.place.country})"
    date = Text(labels.date_text(record, event.date))
    parts = [
        name,
        _actors(record, labels.parties_text(record, event)),
        date,
        Text(place),
        _status(event.status),
    ]
    return parts, [labels.source_text(record, event), ", ".join(event.contexts)]


def _statement(record: Record, statement: Statement) -> tuple[list[Text], list[str]]:
    speaker = _actors(record, labels.speaker_text(record, statement))
    if statement.audience:
        speaker.append(" → ").append_text(_actors(record, labels.roles_text(record, statement.audience)))
    return [Text(statement.kind), speaker, Text(labels.date_text(record, statement.date))], []


def _position(record: Record, position: Position) -> tuple[list[Text], list[str]]:
    verb = labels.STANCES[position.stance][len(position.holders) > 1]
    style = {"supports": "green", "opposes": "bold red", "calls-on": "yellow"}[position.stance]
    holders = _actors(record, labels.roles_text(record, position.holders) or "somebody")
    topic = labels.topic_text(position)
    return [
        Text(" ").join([holders, Text(verb, style), _actors(record, labels.target_text(record, position))])
    ], [topic and f"on {topic}"]


def _agreement(record: Record, agreement: Agreement) -> tuple[list[Text], list[str]]:
    parties = _actors(record, labels.roles_text(record, agreement.parties, " – "))
    date = Text(labels.date_text(record, agreement.date))
    flow = ""
    if agreement.from_ or agreement.to:
        ends = [labels.role_text(record, end) if end else "" for end in (agreement.from_, agreement.to)]
        flow = " ".join(f"{word} {end}" for word, end in zip(("from", "to"), ends, strict=True) if end)
    amounts = ", ".join(labels.quantity_text(quantity) for quantity in agreement.quantities)
    term = f"term {labels.clean(record.text(agreement.term.text))}" if agreement.term else ""
    subject = labels.clean(record.text(agreement.subject)) if agreement.subject else ""
    parts = [Text(agreement.instrument, "bold"), parties, date, _status(agreement.status)]
    return parts, [subject, amounts, term, flow]


def _indicator(record: Record, indicator: Indicator) -> tuple[list[Text], list[str]]:
    between = _actors(record, labels.roles_text(record, indicator.between, labels.direction_text(indicator)))
    figure = labels.quantity_text(indicator.quantity, indicator.comparator)
    value = Text(figure, "bold").append(f" ({indicator.change})" if indicator.change else "", "not bold")
    as_of = labels.date_text(record, indicator.as_of)
    asked = f"as of {as_of}" if as_of and as_of != indicator.period else ""
    when = " ".join(part for part in (labels.period_text(indicator), asked) if part)
    return [Text(indicator.measure, "bold"), between, value, Text(when)], []


def _line(record: Record, thing: Thing) -> tuple[list[Text], list[str]]:
    """The parts of the first line of a thing, and what else is known of it."""
    if isinstance(thing, Event):
        return _event(record, thing)
    if isinstance(thing, Statement):
        return _statement(record, thing)
    if isinstance(thing, Position):
        return _position(record, thing)
    if isinstance(thing, Agreement):
        return _agreement(record, thing)
    return _indicator(record, thing)


def _status(status: str) -> Text:
    return Text(status, _STATUS_STYLES.get(status, _ODD_STATUS))


def _actors(record: Record, words: str) -> Text:
    """Actor names with their codes in colour."""
    text = Text(words)
    codes = {re.escape(actor.code) for actor in record.actors if actor.code}
    if codes:
        text.highlight_regex(rf"(?<!\w)(?:{'|'.join(sorted(codes))})(?= )", "cyan")
    return text


def excerpts(record: Record, thing: Thing) -> list[Text]:
    """The evidence of a thing, a text for each span, what decides marked; then what lies outside of them."""
    keys = labels.keys_of(thing)
    spans = list(thing.evidence)
    spans += [key for key in keys if not any(span[0] < key[1] and key[0] < span[1] for span in spans)]
    return [_excerpt(record, span, keys) for span in spans]


def _excerpt(record: Record, span: Span, keys: Sequence[Span]) -> Text:
    """The words of a span, at most about `LONGEST` of them, the keys inside it marked."""
    pieces = _pieces(record, span, keys)
    if sum(len(words) for words, _ in pieces) > LONGEST:
        marked = any(key for _, key in pieces)
        last = len(pieces) - 1
        rooms = _rooms([len(words) for words, _ in pieces])
        pieces = [
            (_shorten(words, room, marked and not key and at == 0, marked and not key and at == last), key)
            for at, ((words, key), room) in enumerate(zip(pieces, rooms, strict=True))
        ]
    # Where all of it decides, a mark would tell nothing.
    apart = any(re.search(r"\w", words) for words, key in pieces if not key)
    out = Text()
    for words, key in pieces:
        out.append(words, _KEY if key and apart else None)
    return out


def _pieces(record: Record, span: Span, keys: Sequence[Span]) -> list[tuple[str, bool]]:
    """The words of a span cut where keys begin and end, white space evened: (words, is a key)."""
    cuts = {span[0], span[1]}
    for key in keys:
        cuts.update(at for at in key if span[0] < at < span[1])
    edges = sorted(cuts)
    out: list[tuple[str, bool]] = []
    for start, end in pairwise(edges):
        inside = any(key[0] <= start and end <= key[1] for key in keys)
        words = _SPACES.sub(" ", record.document.text[start:end])
        if out and out[-1][1] == inside:
            words = out.pop()[0] + words
        out.append((words, inside))
    return out


def _rooms(lengths: Sequence[int]) -> list[int]:
    """How many characters each piece may keep: `LONGEST` in all, what short ones leave goes to the others."""
    left, out = LONGEST, [0] * len(lengths)
    for done, at in enumerate(sorted(range(len(lengths)), key=lengths.__getitem__)):
        out[at] = max(40, left // (len(lengths) - done))
        left -= min(lengths[at], out[at])
    return out


def _shorten(words: str, room: int, tail_only: bool, head_only: bool) -> str:
    """`words` in about `room` characters, cut at “…”: its end, its beginning, or both are kept."""
    if len(words) <= room:
        return words
    if tail_only:
        return "… " + _tail(words, room)
    if head_only:
        return _head(words, room) + " …"
    return _head(words, room * 2 // 3) + " … " + _tail(words, room // 3)


def _head(words: str, room: int) -> str:
    cut = words[:room]
    return cut.rsplit(" ", 1)[0] if " " in cut else cut


def _tail(words: str, room: int) -> str:
    cut = words[-room:]
    return cut.split(" ", 1)[1] if " " in cut.rstrip() else cut


def _wrap(console: Console, text: Text, width: int, first: str, rest: str) -> list[Text]:
    """`text` in lines of at most `width` columns, the first indented by `first`, the others by `rest`."""
    lines = text.wrap(console, width - max(len(first), len(rest)))
    out = []
    for at, line in enumerate(lines):
        line.rstrip()
        out.append(Text.assemble((rest if at else first, "dim"), line))
    return out


def _print(console: Console, lines: Iterable[Text]) -> None:
    for line in lines:
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
