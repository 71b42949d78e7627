"""Acts: the stance that an event tells where no word of stance does (“hit out at”, “sought help from”)."""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors.book import MentionBook
from communique.events.status import auxiliaries
from communique.positions.holders import roles_able
from communique.positions.issues import phrase
from communique.positions.lexicon import word_of
from communique.reading.tokens import Reading, Token
from communique.records import Event, Position, Role, Span, Stance, Target

_TOLD = frozenset({"happened", "ongoing"})
_OVER = frozenset({"over", "for", "about", "at", "because"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl"})


def acts(
    reading: Reading, book: MentionBook, events: Iterable[Event], known: list[Position]
) -> list[Position]:
    """A position for each disapproval of, or request to, another that none of `known` covers."""
    out = []
    for event in events:
        stance = _stance(event)
        if stance is None or event.status not in _TOLD or _covered(event, known):
            continue
        position = _position(event, stance, reading, book)
        if position is not None:
            out.append(position)
    return out


def _stance(event: Event) -> Stance | None:
    if event.type == "ACCUSE" and event.mode == "disapprove":
        return "opposes"
    return "calls-on" if event.type == "REQUEST" else None


def _covered(event: Event, known: list[Position]) -> bool:
    """Whether a position was found in the words that tell the event, in any of its tellings."""
    return any(
        span.start < other.end and other.start < span.end
        for position in known
        for span in position.evidence
        for other in (event.trigger, *event.evidence)
    )


def _position(event: Event, stance: Stance, reading: Reading, book: MentionBook) -> Position | None:
    holders = roles_able(book, event.actors)
    codes = {role.code or role.actor for role in holders}
    meant = roles_able(book, event.recipients)
    if not holders or not meant or any((role.code or role.actor) in codes for role in meant):
        return None
    words = reading.tokens_in(event.trigger)
    if not words or reading.tokens[reading.sentence_of(words[0]).last - 1].text == "?":
        return None
    if any(word_of(token) is not None for word in words for token in _with_object(word)):
        return None  # a word of stance stands there and was judged
    issue = _called_for(words) if stance == "calls-on" else _held_against(words, meant, book)
    if issue is None and stance == "calls-on":
        return None
    evidence = event.evidence[0]
    if issue is not None:
        evidence = Span(min(evidence.start, issue.start), max(evidence.end, issue.end))
    return Position(
        id="",
        holders=holders,
        stance=stance,
        target=Target(meant[0], issue),
        statement=event.according_to,
        evidence=(evidence, *event.evidence[1:]),
        confidence=round(0.7 * event.confidence, 2),
    )


def _called_for(words: tuple[Token, ...]) -> Span | None:
    """The clause or thing that the words of the request take."""
    for word in words:
        for child in word.children:
            if child.i < word.i:
                continue
            if child.dep in _CLAUSES and child.tag == "VB" and auxiliaries(child):
                return phrase(child, word)
        for child in word.children:
            if child.dep == "prep" and child.lower == "for" and child.i > word.i:
                head = child.child("pobj")
                if head is not None:
                    return phrase(head, word)
    first = words[0]
    thing = first.child("dobj") if first.pos == "VERB" else None
    return phrase(thing, first) if thing is not None and thing.pos == "NOUN" else None


def _held_against(words: tuple[Token, ...], meant: tuple[Role, ...], book: MentionBook) -> Span | None:
    """What the disapproval is over, where the text says it and it is not merely whom it is meant for."""
    named = {role.mention for role in meant}
    hosts = [words[0], *(child for child in words[0].children if child.dep == "dobj")]
    for child in (child for host in hosts for child in host.children if child.i > host.i):
        if child.dep == "prep" and child.lower in (_OVER if child.head is hosts[0] else _OVER - {"for"}):
            head = child.child("pobj") or child.child("pcomp")
            found = book.headed_by(head) if head is not None else None
            if head is not None and (found is None or found.mention.id not in named):
                return phrase(head, child.head)
    return None


def _with_object(word: Token) -> list[Token]:
    return [word, *(child for child in word.children if child.dep in {"dobj", "acomp", "attr"})]
