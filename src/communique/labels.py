"""A record's parts in words, for whoever shows them: actors, roles, dates, quantities, counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from communique import registers
from communique.ontology import SECTORS
from communique.records import (
    Agreement,
    Date,
    Event,
    Indicator,
    Position,
    Quantity,
    Record,
    Role,
    Span,
    Statement,
)

Thing = Event | Statement | Position | Agreement | Indicator

KINDS = ("events", "statements", "positions", "agreements", "indicators")
"""The record kinds, in the order in which they are shown: names of `Record` fields."""

_MAGNITUDES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_SIGNS = {"=": "", ">": "> ", "<": "< ", "~": "~ "}
_SINGLE = str.maketrans("“”", "‘’")
_RAISED = str.maketrans("23", "²³")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE_END = re.compile(r"(?<=[a-z0-9]{3})[.!?][”\"’)]*(?= [“\"‘]?[A-Z])")

STANCES = {
    "supports": ("supports", "support"),
    "opposes": ("opposes", "oppose"),
    "calls-on": ("calls on", "call on"),
}
"""Stance -> its verb for one holder and for several."""


def actor_name(record: Record, role: Role) -> str:
    """The actor's name, or its id where the record does not know it."""
    try:
        return record.actor(role.actor).name
    except KeyError:
        return role.actor


def sector_name(role: Role) -> str:
    """The sector in words where it is worth saying (“business”, “military”); "" for governments."""
    if role.sector in ("GOV", "UNK") or role.sector not in SECTORS:
        return ""
    return SECTORS[role.sector].name


def role_text(record: Record, role: Role) -> str:
    """“RUS Vladimir Putin”, “CHN Huaneng (business)”, “NATO”."""
    name, sector = actor_name(record, role), sector_name(role)
    code = f"{role.code} " if role.code and role.code != name else ""
    return f"{code}{name}" + (f" ({sector})" if sector else "")


def roles_text(record: Record, roles: Iterable[Role], joint: str = ", ") -> str:
    """Several roles, joined."""
    return joint.join(role_text(record, role) for role in roles)


def date_text(record: Record, date: Date) -> str:
    """“2022-02-04”, “2022-02”, “2022 Q1”, “2014”, “week of 2022-01-31”; unresolved: the words, or ""."""
    start, end = date.start, date.end
    if start is None:
        return f"“{clean(record.text(date.span))}”" if date.span else ""
    if date.precision == "month" and end and end[:7] == start[:7]:
        return start[:7]
    if date.precision == "quarter" and end and end[:4] == start[:4]:
        return f"{start[:4]} Q{(int(start[5:7]) + 2) // 3}"
    if date.precision == "year":
        return start[:4] if end is None or end[:4] == start[:4] else f"{start[:4]}–{end[:4]}"
    if date.precision == "week":
        return f"week of {start}"
    return start if end in (None, start) else f"{start} – {end}"


def number_text(value: float) -> str:
    """“10 billion”, “2.7 million”, “1,500”, “0.5”."""
    for size, name in _MAGNITUDES:
        if abs(value) >= size:
            return (
                f"{value / size:,.6g} {name}" if abs(value) < 1000 * size else f"{value / size:,.0f} {name}"
            )
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"


def quantity_text(quantity: Quantity, comparator: str | None = None) -> str:
    """“> 140 billion USD per year”, “3 million – 4 million people”, “35%”."""
    number = number_text(quantity.value)
    if quantity.high is not None:
        number += f" – {number_text(quantity.high)}"
    unit = quantity.currency or quantity.unit or ""
    if unit == "person":
        unit = "people"
    elif re.fullmatch(r"[a-z]*m[23]", unit):
        unit = unit.translate(_RAISED)
    gap = "" if unit == "%" else " "
    per = f" per {quantity.per}" if quantity.per else ""
    return f"{_SIGNS[comparator or quantity.comparator]}{number}{gap if unit else ''}{unit}{per}"


def parties_text(record: Record, event: Event) -> str:
    """“A → B”, “A ↔ B” where the event counts both ways, “A” where nobody receives."""
    if not event.recipients:
        return roles_text(record, event.actors, " ↔ " if event.reciprocal else ", ")
    arrow = " ↔ " if event.reciprocal else " → "
    return (roles_text(record, event.actors) or "somebody") + arrow + roles_text(record, event.recipients)


def source_text(record: Record, event: Event) -> str:
    """Who says that the event is so: “according to RUS Sergei Lavrov”; "" where the report itself does."""
    for statement in record.statements:
        if statement.id == event.according_to:
            known = statement.speaker or statement.issuers
            return f"according to {speaker_text(record, statement) if known else 'somebody quoted'}"
    return ""


def target_text(record: Record, position: Position) -> str:
    """“NATO: “further enlargement””, either part alone, or ""."""
    target = position.target
    parts = [role_text(record, target.actor)] if target.actor else []
    if target.issue:
        parts.append(quoted(record.text(target.issue)))
    return ": ".join(parts)


def topic_text(position: Position) -> str:
    """The name of the issue in the registers, “NATO enlargement”, or ""."""
    topic = registers.issues().get(position.target.topic or "")
    return topic.name if topic else ""


def speaker_text(record: Record, statement: Statement) -> str:
    """Who speaks: the speaker, the issuers of a document, or “unknown speaker”."""
    if statement.issuers:
        return roles_text(record, statement.issuers)
    return role_text(record, statement.speaker) if statement.speaker else "unknown speaker"


def direction_text(indicator: Indicator) -> str:
    """What stands between the sides of an indicator."""
    return " → " if indicator.direction == "from-to" else " – "


def period_text(indicator: Indicator) -> str:
    """The period of a figure where the figure itself does not say it (“per year”)."""
    per = indicator.quantity.per
    return "" if per and indicator.period == f"per {per}" else indicator.period or ""


def title_of(record: Record, limit: int = 110) -> str:
    """The title, else the first sentence of the text, cut at a word."""
    title = clean(record.document.title or "")
    if not title:
        lines = [clean(line) for line in record.document.text.strip().split("\n", 9)[:9]]
        # A printed page may begin with a date or a number.
        line = next((line for line in lines if len(_WORD.findall(line)) > 2), lines[0])
        # An abbreviation (“U.S. President”) ends in a single letter, a sentence in a word.
        ended = _SENTENCE_END.search(line)
        title = line[: ended.end()] if ended else line
    return shortened(title, limit)


def keys_of(thing: Thing) -> tuple[Span, ...]:
    """The spans that decide a thing, to be marked inside its evidence."""
    if isinstance(thing, Event):
        return (thing.trigger,)
    if isinstance(thing, Statement):
        # A quote that its cue interrupts covers the cue; the evidence has its parts.
        start, end = thing.quote
        parts = [Span(max(start, span[0]), min(end, span[1])) for span in thing.evidence]
        return tuple(part for part in parts if part[0] < part[1]) or (thing.quote,)
    if isinstance(thing, Position):
        return (thing.target.issue,) if thing.target.issue else ()
    if isinstance(thing, Agreement):
        spans = [
            thing.subject,
            thing.term.text if thing.term else None,
            *(item.span for item in thing.quantities),
        ]
        return tuple(span for span in spans if span)
    return (thing.quantity.span,)


def things(record: Record, kind: str) -> Sequence[Thing]:
    """The things of one kind of `KINDS`."""
    found: Sequence[Thing] = getattr(record, kind)
    return found


def counted(count: int, plural: str) -> str:
    """“1 event”, “3 events”, “no events”."""
    if count == 1:
        return f"1 {plural[:-1]}"
    return f"{count:,} {plural}" if count else f"no {plural}"


def made_by_text(record: Record) -> str:
    """The versions of what made the record, on one line."""
    made = record.made_by
    parts = (
        f"communique {made.communique}",
        made.spacy_model,
        made.relation_model,
        f"registers {made.registers}",
    )
    return " · ".join(parts)


def quoted(words: str, limit: int = 140) -> str:
    """Words of the text in quotation marks, marks inside them single, cut at a word: “call it ‘home’”."""
    words = shortened(clean(words), limit)
    return f"“{words.translate(_SINGLE)}”"


def shortened(words: str, limit: int) -> str:
    """`words`, cut before a word where they are longer than `limit`."""
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + " …"


def clean(text: str) -> str:
    """White space and line ends as single blanks."""
    return _SPACE.sub(" ", text).strip()
