"""Terms: how much an instrument moves, for how long, and when it came to be."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from communique import registers
from communique.actors.book import MentionBook
from communique.actors.phrases import left_edge
from communique.agreements.governing import Telling, rows_of
from communique.agreements.lexicon import DURATIONS, instrument_of, words
from communique.agreements.subjects import others_in
from communique.events.candidates import Candidate
from communique.events.dating import date_of
from communique.reading.tokens import Reading, Token
from communique.records import Date, Quantity, Span, Term

_LENGTH = re.compile(r"(?:long|short|medium)(?:er)?[- ]term|indefinite|open-ended|permanent", re.IGNORECASE)
_ENDS = frozenset({"until", "till", "through"})
_LASTS = frozenset({"for", "over", "lasting", "of", "within"})


def scope_of(telling: Telling, head: Token | None) -> frozenset[int]:
    """Indices of the tokens that describe the instrument: its phrase and what it is about.

    What another instrument of the sentence is about, and what a clause tells beside it, stay out.
    """
    noun = telling.noun
    beside = {
        token.i
        for child in noun.children
        if child.dep in {"relcl", "advcl"} and child is not head and not _gives_details(child)
        for token in child.subtree()
    }
    out = {token.i for token in noun.subtree()} - beside
    if telling.site is not noun and telling.site.lemma in words("part"):
        for child in telling.site.children:
            if child.i > telling.site.i:
                out.update(token.i for token in child.subtree())
    if head is not None:
        out.update(token.i for token in head.subtree())
    for child in telling.verb.children:
        if child.lower in {"worth", "valued", "totaling", "totalling"} and child.i > noun.i:
            out.update(token.i for token in child.subtree())
    return frozenset(out - others_in(noun))


def _gives_details(clause: Token) -> bool:
    """“a contract that runs until 2031”, “that is worth $2 billion”."""
    return clause.dep == "relcl" and any(row.kind == "detail" for row in rows_of(clause))


def quantities_of(
    reading: Reading, book: MentionBook, scope: frozenset[int], goods: Token | None = None
) -> tuple[Quantity, ...]:
    """The amounts that the instrument's own words give: money, and what a unit measures.

    Things counted (“50 aircraft”) belong to it only where `goods`, the word for what it gives or takes, has
    them for its object; durations, people, parties and papers never do.
    """
    out = []
    for quantity in reading.quantities:
        inside = reading.tokens_in(quantity.span)
        if not inside or not all(token.i in scope for token in inside if token.pos not in {"PUNCT", "SYM"}):
            continue
        last = inside[-1]
        covering = book.covering(last)
        if covering is not None and not covering.latent:
            continue
        if quantity.currency is None and not _measured(quantity, last, goods):
            continue
        out.append(quantity)
    return tuple(out)


@lru_cache(maxsize=1)
def _units() -> frozenset[str]:
    """The units that measure: lengths, weights, volumes, energy, shares … and no counted thing."""
    return frozenset(row["code"] for row in registers.table("units"))


def _measured(quantity: Quantity, last: Token, goods: Token | None) -> bool:
    """Whether it measures something, or counts what the instrument moves."""
    if quantity.unit in DURATIONS or quantity.unit in {"1", "h", "min", "s", "person"}:
        return False
    if last.lemma in words("counted") or _counts(last):
        return False
    if quantity.unit in _units():
        return True
    if goods is None or instrument_of(last) is not None or last.lemma in words("part"):
        return False
    return last.head is goods or (last.dep == "pobj" and last.head.head is goods)


def _counts(last: Token) -> bool:
    """“48 African countries”: the number stands apart from the noun that it counts."""
    return last.dep in {"nummod", "amod"} and last.head.lemma in words("counted")


def term_of(reading: Reading, telling: Telling, scope: frozenset[int]) -> Term | None:
    """“long-term”, “30-year”, “for ten years”, “until 2030”."""
    noun = telling.noun
    for quantity in reading.quantities:
        if quantity.unit not in DURATIONS:
            continue
        inside = reading.tokens_in(quantity.span)
        if inside and _lasts(inside[0], inside[-1], telling, scope):
            return Term(quantity.span, round(quantity.value * DURATIONS[quantity.unit], 2))
    before = Span(reading.tokens[left_edge(noun)].start, noun.start)
    match = _LENGTH.search(reading.document.text, before.start, before.end)
    if match is not None:
        return Term(Span(match.start(), match.end()), None)
    for date in reading.dates:
        inside = reading.tokens_in(date.span) if date.span else ()
        if inside and inside[0].i in scope | _own_clause(telling):
            preposition = reading.tokens[inside[0].i - 1] if inside[0].i else None
            if preposition is not None and preposition.lower in _ENDS and date.span is not None:
                return Term(Span(preposition.start, date.span.end), None)
    return None


def _lasts(first: Token, last: Token, telling: Telling, scope: frozenset[int]) -> bool:
    noun = telling.noun
    if first.i in scope and left_edge(noun) <= first.i < noun.i:
        return True
    preposition = last.head if last.dep == "pobj" else None
    if preposition is None or preposition.lower not in _LASTS:
        return False
    if last.i in scope:
        return preposition.lower != "of" or preposition.head.lemma in {"term", "period", "duration"}
    return preposition.head is telling.verb and preposition.lower == "for" and last.i > noun.i


def _own_clause(telling: Telling) -> frozenset[int]:
    return frozenset(
        token.i
        for child in telling.verb.children
        if child.dep == "prep" and child.lower in _ENDS
        for token in child.subtree()
    )


def date_told(telling: Telling, reading: Reading, head: Token | None, term: Term | None) -> Date:
    """When it came to be, or is to: a year before the noun, else the nearest date outside its subject."""
    noun = telling.noun
    edge = reading.tokens[left_edge(noun)].start
    for date in reading.dates:
        if (
            date.span is not None
            and edge <= date.span.start < noun.start
            and date.precision in {"year", "month"}
        ):
            return date
    if telling.verb is noun and telling.past:  # told of as known: only its own words can date it
        below = {token.i for token in noun.subtree()}
        own_dates = (d for d in reading.dates if d.span and _begins_in(d.span, below, reading))
        return next(own_dates, Date(None, None, "unknown", None))
    inner = {token.i for token in head.subtree()} if head is not None and head.pos == "VERB" else set()
    if (
        telling.verb.i in inner
    ):  # “under a deal signed last year, A will sell …”: the signing has its own date
        inner -= {token.i for token in telling.verb.subtree()}
    if telling.status == "planned" and telling.verb.pos == "VERB":
        # “said on Monday that they would sign”: only what stands in the signing's own clause dates it.
        own = {token.i for token in telling.verb.subtree()} | {token.i for token in noun.subtree()}
        inner |= {token.i for token in reading.words(reading.sentence_of(noun))} - own
    kept = tuple(
        date
        for date in reading.dates
        if date.span is not None
        and not (term is not None and date.span.start < term.text.end and term.text.start < date.span.end)
        and not any(token.i in inner for token in reading.tokens_in(date.span)[:1])
    )
    candidate = Candidate(
        trigger=telling.verb,
        words=(telling.verb,),
        type="AGREE",
        mode=None,
        cameo=None,
        actors=(),
        recipients=(),
        reciprocal=True,
        status="planned" if telling.status == "planned" else "happened",
        weight=1.0,
        future=telling.future,
        past=telling.past or telling.status == "denied",
    )
    return date_of(candidate, reading if len(kept) == len(reading.dates) else replace(reading, dates=kept))


def _begins_in(span: Span, below: set[int], reading: Reading) -> bool:
    return any(token.i in below for token in reading.tokens_in(span)[:1])
