"""Small builders of records for tests: each gives a whole, valid thing, and takes what a test cares about.

Spans are named by their words: `span(TEXT, "met")` is the first “met” of the text.
"""

from __future__ import annotations

from typing import Any

from communique.records import (
    Actor,
    Agreement,
    Date,
    Document,
    Event,
    Indicator,
    MadeBy,
    Mention,
    Office,
    Place,
    Position,
    Quantity,
    Record,
    Role,
    Span,
    Statement,
    Target,
    Term,
)

TEXT = """Norwegian Prime Minister Jens Stoltenberg met Brazilian President Dilma Rousseff in Oslo on Tuesday.

“We want a fair price for fish & gas,” Stoltenberg told reporters. He said that Norway opposed new tariffs.

Statoil and Petrobras signed a ten-year contract for the supply of 2 million tonnes of crude oil to Brazil. \
Trade between the two countries exceeded $3 billion in 2012."""

MADE_BY = MadeBy("0.1.0", "en_core_web_sm 3.8.0", "lexicon 1", "0123abcd")


def span(text: str, words: str, nth: int = 0) -> Span:
    """The span of the nth occurrence of `words`; ValueError where there is none."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def document(text: str = TEXT, **fields: Any) -> Document:
    defaults = {
        "title": "Norway and Brazil talk trade",
        "published": "2013-06-05",
        "outlet": "The Test Gazette",
    }
    return Document("d" * 16, text, **{**defaults, **fields})


def actor(id: str = "NOR", **fields: Any) -> Actor:
    """A state by default; `ACTORS` holds the ones of `TEXT`."""
    defaults: dict[str, Any] = {"name": "Norway", "kind": "state", "country": id, "code": id, "sector": "GOV"}
    return Actor(id, **{**defaults, **fields})


ACTORS = (
    actor(),
    actor("BRA", name="Brazil"),
    Actor(
        "Q45966",
        "Jens Stoltenberg",
        "person",
        "NOR",
        "NOR",
        "GOV",
        Office("prime minister", "NOR", "2005-10-17", "2013-10-16"),
        "Q45966",
    ),
    Actor(
        "Q40722",
        "Dilma Rousseff",
        "person",
        "BRA",
        "BRA",
        "GOV",
        Office("president", "BRA", "2011-01-01"),
        "Q40722",
    ),
    Actor("statoil", "Statoil", "company", "NOR", "NOR", "BUS"),
    Actor("petrobras", "Petrobras", "company", "BRA", "BRA", "BUS"),
)


def mention(
    id: str = "m1", words: str = "Norway", actors: tuple[str, ...] = ("NOR",), **fields: Any
) -> Mention:
    defaults: dict[str, Any] = {"span": span(TEXT, words), "how": "name", "confidence": 0.95}
    return Mention(id, actors=actors, **{**defaults, **fields})


MENTIONS = (
    mention("m1", "Norwegian Prime Minister Jens Stoltenberg", ("Q45966",), how="office"),
    mention("m2", "Brazilian President Dilma Rousseff", ("Q40722",), how="office"),
    mention("m3", "Stoltenberg", ("Q45966",), span=span(TEXT, "Stoltenberg", 1)),
    mention("m4", "He", ("Q45966",), how="pronoun", confidence=0.8),
    mention("m5", "Norway", ("NOR",)),
    mention("m6", "Statoil", ("statoil",)),
    mention("m7", "Petrobras", ("petrobras",)),
    mention("m8", "the two countries", ("NOR", "BRA"), how="group"),
)

_MENTIONED = {"Q45966": "m1", "Q40722": "m2", "NOR": "m5", "BRA": "m8", "statoil": "m6", "petrobras": "m7"}


def role(id: str = "NOR", mention: str | None = None) -> Role:
    """The role of one of `ACTORS`."""
    who = next(actor for actor in ACTORS if actor.id == id)
    return Role(mention or _MENTIONED[id], id, who.code, who.country, who.sector)


def date(day: str | None = "2013-06-04", words: str | None = "Tuesday") -> Date:
    where = span(TEXT, words) if words else None
    return Date(day, day, "day", where) if day else Date(None, None, "unknown", where)


def quantity(value: float = 2e6, words: str = "2 million tonnes", **fields: Any) -> Quantity:
    defaults: dict[str, Any] = {"unit": "t", "currency": None, "per": None}
    return Quantity(value, span=span(TEXT, words), **{**defaults, **fields})


def event(**fields: Any) -> Event:
    defaults: dict[str, Any] = {
        "id": "e1",
        "type": "CONSULT",
        "mode": "visit",
        "contexts": ("economic", "diplomatic"),
        "quad": 1,
        "intensity": 4.0,
        "reciprocal": False,
        "actors": (role("Q45966"),),
        "recipients": (role("Q40722"),),
        "date": date(),
        "place": Place("Oslo", "NOR", 59.91, 10.75, span(TEXT, "Oslo")),
        "status": "happened",
        "according_to": None,
        "trigger": span(TEXT, "met"),
        "evidence": (span(TEXT, TEXT.split("\n")[0]),),
        "confidence": 0.93,
        "cameo": "042",
    }
    return Event(**{**defaults, **fields})


def statement(**fields: Any) -> Statement:
    quote = span(TEXT, "“We want a fair price for fish & gas,”")
    defaults: dict[str, Any] = {
        "id": "s1",
        "kind": "direct",
        "speaker": role("Q45966", "m3"),
        "quote": quote,
        "cue": span(TEXT, "told"),
        "audience": (),
        "date": date(),
        "evidence": (Span(quote.start, TEXT.index("reporters.") + 10),),
        "confidence": 0.97,
    }
    return Statement(**{**defaults, **fields})


def position(**fields: Any) -> Position:
    defaults: dict[str, Any] = {
        "id": "p1",
        "holders": (role("NOR"),),
        "stance": "opposes",
        "target": Target(None, span(TEXT, "new tariffs")),
        "statement": "s1",
        "evidence": (span(TEXT, "Norway opposed new tariffs"),),
        "confidence": 0.88,
    }
    return Position(**{**defaults, **fields})


def agreement(**fields: Any) -> Agreement:
    defaults: dict[str, Any] = {
        "id": "g1",
        "instrument": "contract",
        "parties": (role("statoil"), role("petrobras")),
        "subject": span(TEXT, "the supply of 2 million tonnes of crude oil"),
        "from_": role("statoil"),
        "to": role("petrobras"),
        "quantities": (quantity(),),
        "term": Term(span(TEXT, "ten-year"), 120.0),
        "date": date("2013-06-04", None),
        "status": "signed",
        "evidence": (
            span(TEXT, "Statoil and Petrobras signed a ten-year contract for the supply of 2 million tonnes"),
        ),
        "confidence": 0.91,
    }
    return Agreement(**{**defaults, **fields})


def indicator(**fields: Any) -> Indicator:
    defaults: dict[str, Any] = {
        "id": "i1",
        "measure": "trade",
        "between": (role("NOR", "m8"), role("BRA", "m8")),
        "direction": "mutual",
        "quantity": quantity(3e9, "$3 billion", unit=None, currency="USD", comparator=">"),
        "comparator": ">",
        "change": None,
        "period": "2012",
        "as_of": Date("2012-01-01", "2012-12-31", "year", span(TEXT, "2012")),
        "evidence": (span(TEXT, "Trade between the two countries exceeded $3 billion in 2012."),),
        "confidence": 0.9,
    }
    return Indicator(**{**defaults, **fields})


def record(**fields: Any) -> Record:
    """A record of `TEXT` with one thing of each kind."""
    defaults: dict[str, Any] = {
        "document": document(),
        "made_by": MADE_BY,
        "actors": ACTORS,
        "mentions": MENTIONS,
        "events": (event(),),
        "statements": (statement(),),
        "positions": (position(),),
        "agreements": (agreement(),),
        "indicators": (indicator(),),
    }
    return Record(**{**defaults, **fields})


def empty_record(text: str = "The choir sang for an hour.\n", **fields: Any) -> Record:
    """A record of a text that holds nothing about dealings between states."""
    return Record(document(text, **{"title": None, "published": None, "outlet": None, **fields}), MADE_BY)
