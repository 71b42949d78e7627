"""Directions: from whom to whom an instrument moves what it is about."""

from __future__ import annotations

from communique.actors.book import Found, MentionBook
from communique.agreements.governing import Telling
from communique.agreements.lexicon import words
from communique.agreements.parties import sides
from communique.events.arguments import conjuncts, named, preposition_heads, subject_heads
from communique.reading.tokens import Token
from communique.records import Role


def direction_of(
    telling: Telling, head: Token | None, parties: tuple[Role, ...], book: MentionBook
) -> tuple[Role | None, Role | None]:
    """Giver and receiver of what is supplied, sold, lent: by the subject's verb or noun and its names."""
    giver = receiver = None
    moving = False
    if telling.instrument.name == "loan agreement":
        giver, receiver = _of_loan(telling, parties, book)
        moving = True
    elif head is not None:
        kind = "give" if head.lemma in words("give") else "take" if head.lemma in words("take") else ""
        giver, receiver = _named_sides(head, book)
        moving = bool(kind)
        if kind == "take":
            giver = _first(preposition_heads(head, "from"), book) or giver
            receiver = _first(preposition_heads(head, "by", False), book) if receiver is None else receiver
        if moving and head.pos == "VERB":
            giver, receiver = _by_verb(head, kind, giver, receiver, book)
    if telling.row.parties == "award" and telling.verb.lemma != "award" and not moving:
        source, doers = preposition_heads(telling.verb, "from"), _doers_of(telling)
        if telling.verb.lemma == "place":  # who orders receives
            source, doers = _doers_of(telling), preposition_heads(telling.verb, "with")
        if source and telling.status in {"signed", "planned"} and head is not None:
            giver, receiver, moving = _first(doers, book), _first(source, book), True
    if not moving:
        return None, None
    if giver is not None and receiver is not None and giver.actor == receiver.actor:
        giver = None
    if len(parties) == 2:
        giver = giver or _other(parties, receiver)
        receiver = receiver or _other(parties, giver)
    return _as_party(giver, parties), _as_party(receiver, parties)


def _as_party(role: Role | None, parties: tuple[Role, ...]) -> Role | None:
    """The party that acts for the same state, where there is one: “Berlin will sell” for Germany."""
    if role is None:
        return None
    return next((party for party in parties if party.actor == role.actor), None) or next(
        (party for party in parties if role.code and party.code == role.code and party.sector != "BUS"), role
    )


def _can_move(item: Found, book: MentionBook) -> bool:
    """States, bodies, companies and groups that a name stands for; no common noun, no paper."""
    return not (item.document or item.unnamed) and bool(sides(book, [item]))


def _named_sides(head: Token, book: MentionBook) -> tuple[Role | None, Role | None]:
    """“Russian gas to Beijing”: the adjective or “from” gives, “to” and “for” receive."""
    giver = receiver = None
    for token in sorted(head.subtree(), key=lambda token: token.i):
        found = book.headed_by(token)
        if found is None or not _can_move(found, book):
            continue
        role = book.roles(found)[0]
        if token.dep == "pobj" and token.head.lower in {"to", "for"}:
            receiver = receiver or role
        elif token.dep in {"amod", "poss", "compound", "nmod"} or (
            token.dep == "pobj" and token.head.lower in {"from", "by"}
        ):
            giver = giver or role
    return giver, receiver


def _by_verb(
    verb: Token, kind: str, giver: Role | None, receiver: Role | None, book: MentionBook
) -> tuple[Role | None, Role | None]:
    """“Doha will sell Ankara gas”: subject and object of the verb of giving or taking."""
    doers = [child for child in verb.children if child.dep == "nsubj" and child.tag not in {"WDT", "WP"}]
    doer = _first([head for child in doers for head in conjuncts(child)], book)
    if kind == "take":
        return giver, doer or receiver
    taken = [
        child for child in verb.children if child.dep in {"dative", "iobj", "dobj"} and child.pos != "ADP"
    ]
    to = preposition_heads(verb, "to")
    return doer or giver, _first([*taken, *to], book) or receiver


def _of_loan(
    telling: Telling, parties: tuple[Role, ...], book: MentionBook
) -> tuple[Role | None, Role | None]:
    verb, noun = telling.verb, telling.noun
    heads = [*preposition_heads(noun, "to", False), *preposition_heads(verb, "to", False)]
    heads += [child for child in verb.children if child.dep in {"dative", "iobj"} and child.pos != "ADP"]
    receiver = _first(heads, book) or _first(preposition_heads(noun, "for", False), book)
    giver = _first([*preposition_heads(noun, "from", False), *preposition_heads(verb, "from", False)], book)
    clause = verb.head if verb.dep == "conj" else verb
    if clause.lemma in words("give") or verb.lemma in {"approve", "offer", "extend", "disburse"}:
        giver = giver or _first(_doers_of(telling, clause), book)
        receiver = receiver or _first([c for c in clause.children if c.dep in {"dative", "iobj"}], book)
    elif verb.lemma in {"receive", "obtain", "get", "secure", "win"}:
        receiver = receiver or _first(_doers_of(telling), book)
    return giver, receiver


def _doers_of(telling: Telling, verb: Token | None = None) -> list[Token]:
    verb = verb or telling.verb
    return subject_heads(verb) if verb.pos == "VERB" else []


def _first(heads: list[Token], book: MentionBook) -> Role | None:
    for head in heads:
        found = [item for item in named(head, book) if _can_move(item, book)]
        if found:
            return book.roles(found[0])[0]
    return None


def _other(parties: tuple[Role, ...], one: Role | None) -> Role | None:
    """The party that is not `one`, if `one` is, or stands for the country of, exactly one of two."""
    if one is None:
        return None
    match = [role for role in parties if role.actor == one.actor or role.code == one.code]
    rest = [role for role in parties if role not in match]
    return rest[0] if len(match) == 1 and len(rest) == 1 else None
