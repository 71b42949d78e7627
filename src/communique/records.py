"""The record: what reading one document gives. Field by field this is `docs/record.schema.json`.

All dataclasses are frozen and slotted. Spans are half-open character ranges of `document.text`, so
`record.text(span)` is always the words that a reader is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Kind = Literal["state", "organisation", "person", "company", "group"]
How = Literal["name", "office", "capital", "demonym", "acronym", "pronoun", "group", "role"]
Status = Literal["happened", "ongoing", "planned", "denied", "hypothetical"]
Precision = Literal["day", "week", "month", "quarter", "year", "unknown"]
Stance = Literal["supports", "opposes", "calls-on"]
AgreementStatus = Literal["signed", "planned", "in force", "ended", "denied"]
Comparator = Literal["=", ">", "<", "~"]

SCHEMA = "communique.record/1"


class Span(NamedTuple):
    """Half-open character range `[start, end)` of a document's text."""

    start: int
    end: int


Evidence = tuple[Span, ...]
"""The spans of the record's own document that prove a thing (the document's id stands once, in `Record`)."""


@dataclass(frozen=True, slots=True)
class Document:
    """One text with its publication date (ISO, or None), outlet and address.

    `text` is normalised once, when loaded, and never again. `id` is derived from the text alone.
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class MadeBy:
    """Versions of what made a record."""

    communique: str
    spacy_model: str
    relation_model: str
    registers: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office held by a person: title, the code it is of, first and last day (ISO, as precise as known).

    `acting` where the person only stands in for a holder.
    """

    title: str
    of: str
    since: str | None = None
    until: str | None = None
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, organisation, person, company or group.

    `country` is an ISO 3166-1 alpha-3 code or None; `code` is that code for states and whoever acts for
    one, or the organisation's acronym (NATO, EU, UN); `sector` is a PLOVER sector (GOV, MIL, BUS …).
    """

    id: str
    name: str
    kind: Kind
    country: str | None = None
    code: str | None = None
    sector: str = "UNK"
    office: Office | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that stands for one or more actors in its context."""

    id: str
    span: Span
    actors: tuple[str, ...]
    how: How
    confidence: float


@dataclass(frozen=True, slots=True)
class Role:
    """One actor in one part of a record, through one mention."""

    mention: str
    actor: str
    code: str | None
    country: str | None
    sector: str


@dataclass(frozen=True, slots=True)
class Date:
    """ISO first and last day, both None where `precision` is "unknown"; `span` is the words, if any."""

    start: str | None
    end: str | None
    precision: Precision
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit or currency, in base units: “10 billion cubic meters” is 1e10 m3.

    `unit` is UCUM-like ("m3", "t", "bbl", "MW", "%", "person"); `currency` is ISO 4217; one of them is
    None. `per` is "year", "month", "day" or None. `high` is the upper end of a range (“3 to 4 million”).
    `comparator` says how the text bounds it.
    """

    value: float
    unit: str | None
    currency: str | None
    per: str | None
    span: Span
    comparator: Comparator = "="
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A named place with its country (alpha-3) and coordinates in degrees, where known."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Event:
    """A PLOVER event. `evidence` holds each sentence part that tells it; `trigger` the deciding words."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    intensity: float
    reciprocal: bool
    actors: tuple[Role, ...]
    recipients: tuple[Role, ...]
    date: Date
    place: Place | None
    status: Status
    according_to: str | None
    trigger: Span
    evidence: Evidence
    confidence: float
    cameo: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said. `quote` covers the words said, `cue` the word that says so (“said”)."""

    id: str
    kind: Literal["direct", "reported"]
    speaker: Role | None
    quote: Span
    cue: Span | None
    audience: tuple[Role, ...]
    date: Date
    evidence: Evidence
    confidence: float
    issuers: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """What a position is about: an actor, an issue (a span), or both.

    `topic` is the id of the issue in the registers (`nato-enlargement`) where one fits the words: positions
    of different texts on one topic belong together.
    """

    actor: Role | None
    issue: Span | None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """The stance of its holders on a target."""

    id: str
    holders: tuple[Role, ...]
    stance: Stance
    target: Target
    statement: str | None
    evidence: Evidence
    confidence: float


@dataclass(frozen=True, slots=True)
class Term:
    """How long an agreement runs: the words, and months where the words give a number."""

    text: Span
    months: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """An instrument between parties. `from_` and `to` (JSON: "from", "to") are giver and receiver."""

    id: str
    instrument: str
    parties: tuple[Role, ...]
    subject: Span | None
    from_: Role | None
    to: Role | None
    quantities: tuple[Quantity, ...]
    term: Term | None
    date: Date
    status: AgreementStatus
    evidence: Evidence
    confidence: float


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure about a relation: measure, value, comparator, change, period and as-of date."""

    id: str
    measure: str
    between: tuple[Role, ...]
    direction: Literal["mutual", "from-to"]
    quantity: Quantity
    comparator: Comparator
    change: Literal["rose", "fell"] | None
    period: str | None
    as_of: Date
    evidence: Evidence
    confidence: float


@dataclass(frozen=True, slots=True)
class Relation:
    """What one actor does to another: the likeliest PLOVER type and the score of every type and "NONE"."""

    type: str
    scores: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """All that one document says; `to_dict` and `to_json` give the layout of the schema."""

    document: Document
    made_by: MadeBy
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    def text(self, span: Span) -> str:
        """The words of `span`."""
        return self.document.text[span[0] : span[1]]

    def actor(self, id: str) -> Actor:
        """The actor of that id; KeyError where there is none."""
        for actor in self.actors:
            if actor.id == id:
                return actor
        raise KeyError(id)

    def mention(self, id: str) -> Mention:
        """The mention of that id; KeyError where there is none."""
        for mention in self.mentions:
            if mention.id == id:
                return mention
        raise KeyError(id)

    def to_dict(self) -> dict[str, Any]:
        """Plain dicts and lists, in the layout of `docs/record.schema.json`."""
        import msgspec

        out: dict[str, Any] = {"schema": SCHEMA, **msgspec.to_builtins(self)}
        for agreement in out["agreements"]:
            agreement["from"] = agreement.pop("from_")
        return out

    def to_json(self, indent: int | None = None) -> str:
        """The record as JSON text."""
        import json

        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Record:
        """The inverse of `to_dict`. Raises `msgspec.ValidationError` where `data` does not fit."""
        import msgspec

        data = {key: value for key, value in data.items() if key != "schema"}
        data["agreements"] = [
            {("from_" if key == "from" else key): value for key, value in agreement.items()}
            for agreement in data.get("agreements", ())
        ]
        return msgspec.convert(data, cls)
