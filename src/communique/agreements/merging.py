"""Merging: when two tellings are of one instrument, and what a later sentence adds to an earlier one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from communique.actors.book import MentionBook
from communique.agreements.governing import Telling, rows_of
from communique.agreements.lexicon import Governor, instruments, words
from communique.agreements.terms import quantities_of, term_of
from communique.reading.tokens import Reading, Token
from communique.records import Agreement, Span

_REACH = 6  # sentences between a telling and what refers back to it
_DETAIL = Governor("in force", frozenset(), "detail", "none")

Told = tuple[Agreement, Token]
"""An agreement and the noun that first told of it."""


def same(one: Told, other: Told, reading: Reading) -> bool:
    """Two tellings of one instrument: same parties, names, status and subject, no mark of a second."""
    (a, first), (b, second) = one, other
    if _codes(a) != _codes(b) or not _status_fits(a, b) or not _names_fit(a, b):
        return False
    if a.term is not None and b.term is not None and a.term.months != b.term.months:
        return False
    if any(child.lower in words("again") for child in second.children):
        return False
    if first.sent == second.sent and not _definite(second):
        return False
    if a.subject is None or b.subject is None:
        return True
    return (_definite(second) and first.sent != second.sent) or bool(
        _content(a.subject, reading) & _content(b.subject, reading)
    )


def _codes(agreement: Agreement) -> frozenset[str]:
    return frozenset(
        role.actor if role.sector == "BUS" else role.code or role.actor for role in agreement.parties
    )


def _status_fits(a: Agreement, b: Agreement) -> bool:
    return a.status == b.status or {a.status, b.status} == {"signed", "in force"}


def _names_fit(a: Agreement, b: Agreement) -> bool:
    if a.instrument == b.instrument:
        return True
    return bool({a.instrument, b.instrument} & {"deal", "agreement", "accord", "pact"}) and not any(
        name.startswith("joint") for name in (a.instrument, b.instrument)
    )


def _content(span: Span, reading: Reading) -> frozenset[str]:
    return frozenset(
        token.lemma for token in reading.tokens_in(span) if token.pos in {"NOUN", "PROPN", "VERB", "ADJ"}
    )


def _definite(noun: Token) -> bool:
    return any(
        (child.dep == "det" and child.lower in {"the", "this", "that", "these", "those"})
        or child.dep == "poss"
        for child in noun.children
    )


def joined(one: Agreement, other: Agreement) -> Agreement:
    """The first telling with what the second adds; evidence of both."""
    known = {quantity.span for quantity in one.quantities}
    values = {(quantity.value, quantity.unit, quantity.currency) for quantity in one.quantities}
    more = tuple(
        quantity
        for quantity in other.quantities
        if quantity.span not in known and (quantity.value, quantity.unit, quantity.currency) not in values
    )
    return replace(
        one,
        subject=one.subject or other.subject,
        from_=one.from_ or other.from_,
        to=one.to or other.to,
        quantities=one.quantities + more,
        term=one.term or other.term,
        date=other.date if one.date.span is None and other.date.span is not None else one.date,
        evidence=one.evidence + tuple(span for span in other.evidence if span not in one.evidence),
    )


def refers_back(last: Told, noun: Token) -> bool:
    """“the deal”, “that contract” a few sentences after one was told of, by a name that fits it."""
    agreement, first = last
    if noun.sent == first.sent or noun.sent - first.sent > _REACH or not _definite(noun):
        return False
    kind = instruments().get(noun.lemma)
    if kind is None or any(
        child.dep in {"amod", "compound", "nmod", "nummod", "poss"} for child in noun.children
    ):
        return False
    return kind.name == agreement.instrument or (
        kind.name in {"deal", "agreement", "accord", "pact"} and not agreement.instrument.startswith("joint")
    )


def details_of(noun: Token, reading: Reading, book: MentionBook) -> dict[str, Any] | None:
    """Quantities, term and evidence that the clause of a backward reference gives; None without any."""
    clause = _detail_clause(noun)
    if clause is None:
        return None
    telling = Telling(noun, noun, instruments()[noun.lemma], clause, _DETAIL, "signed", True, False)
    scope = frozenset(token.i for token in clause.subtree())
    quantities = quantities_of(reading, book, scope)
    term = term_of(reading, telling, scope)
    if not quantities and term is None:
        return None
    tokens = [token for token in clause.subtree() if token.pos != "PUNCT"]
    span = Span(min(token.start for token in tokens), max(token.end for token in tokens))
    return {"quantities": quantities, "term": term, "evidence": (span,)}


def _detail_clause(noun: Token) -> Token | None:
    head = noun.head
    if noun.dep == "nsubj" and head.pos in {"VERB", "AUX"}:
        return head if any(row.kind == "detail" for row in rows_of(head)) else None
    if noun.dep == "pobj" and head.lower == "under" and head.head.pos == "VERB":
        verb = head.head
        return (
            verb if verb.lemma in words("give") | words("take") | {"pay", "invest", "build", "cost"} else None
        )
    return None
