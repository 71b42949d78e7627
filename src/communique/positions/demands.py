"""Demands: what an official says that another state must or should do is a call on that state."""

from __future__ import annotations

from communique.actors.book import Found, MentionBook
from communique.events.arguments import named
from communique.events.status import auxiliaries
from communique.positions.issues import phrase
from communique.reading.tokens import Reading, Token
from communique.records import Position, Role, Span, Statement, Target
from communique.statements import statement_of

_MUST = frozenset({"must", "should", "ought"})
_PUBLIC = frozenset({"GOV", "MIL", "JUD", "LEG", "SPY", "COP", "REB", "UAF", "UNK"})
_CONDITIONS = frozenset({"if", "when", "whether", "unless", "why", "what", "how", "where"})


def demands(reading: Reading, book: MentionBook, statements: list[Statement]) -> list[Position]:
    """A position for each “X must …” that a holder says of another, outside questions and conditions."""
    out = []
    for token in reading.tokens:
        if token.lower in _MUST and token.dep == "aux" and token.head.pos in {"VERB", "AUX"}:
            position = _demand(token, token.head, reading, book, statements)
            if position is not None:
                out.append(position)
    return out


def _demand(
    modal: Token, verb: Token, reading: Reading, book: MentionBook, statements: list[Statement]
) -> Position | None:
    subject = verb.child("nsubj")
    if subject is None or modal.i < subject.i or _conditional(verb, reading):
        return None
    source = statement_of(statements, verb.span)
    holders = _speakers(source, book)
    if source is None or not holders:
        return None
    meant = next((item for item in named(subject, book) if _is_state(item, book)), None)
    if meant is None:
        return None
    target = book.roles(meant)[0]
    codes = {role.code for role in holders} | {role.actor for role in holders}
    if any(role.code in codes or role.actor in codes for role in book.roles(meant)):
        return None
    issue = phrase(verb, subject)
    evidence = Span(min(subject.start, meant.span.start), max(issue.end, verb.end))
    confidence = round(0.65 * meant.mention.confidence * source.confidence, 2)
    issue = Span(max(issue.start, modal.start), issue.end)
    return Position("", holders, "calls-on", Target(target, issue), source.id, (evidence,), confidence)


def _speakers(source: Statement | None, book: MentionBook) -> tuple[Role, ...]:
    """Who says it, where they can speak for a state, body or group."""
    if source is None:
        return ()
    roles = source.issuers or tuple(filter(None, (source.speaker,)))
    return tuple(
        role
        for role in roles
        if (role.code and role.sector in _PUBLIC) or book.actors[role.actor].kind in {"group", "organisation"}
    )


def _is_state(item: Found, book: MentionBook) -> bool:
    if item.document or item.unnamed or (item.is_place and item.latent):
        return False
    return all(
        book.actors[id].kind == "group" or (book.actors[id].code and book.actors[id].sector in _PUBLIC)
        for id in item.mention.actors
    )


def _conditional(verb: Token, reading: Reading) -> bool:
    if any(child.dep in {"mark", "advmod"} and child.lower in _CONDITIONS for child in verb.children):
        return True
    if any(helper.lower in {"have", "'ve"} for helper in auxiliaries(verb)):  # “should have”: blame, no call
        return True
    return reading.tokens[reading.sentence_of(verb).last - 1].text == "?"
