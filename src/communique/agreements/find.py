"""Finding agreements: each instrument that something is told of, joined with its other tellings."""

from __future__ import annotations

from dataclasses import replace

from communique.actors.book import Found, MentionBook
from communique.actors.phrases import left_edge
from communique.agreements.directions import direction_of
from communique.agreements.governing import Telling, telling_of
from communique.agreements.lexicon import Governor, Instrument, instrument_of, instruments, name_of
from communique.agreements.merging import details_of, joined, refers_back, same
from communique.agreements.parties import between_states, bound_roles, issuers_of, parties_of, sides
from communique.agreements.references import reference_of
from communique.agreements.subjects import subject_of
from communique.agreements.terms import date_told, quantities_of, scope_of, term_of
from communique.reading.tokens import Reading, Token
from communique.records import Agreement, Role, Span

_JOINT = frozenset({"joint statement", "joint declaration", "joint communique"})
_SAYING = Governor("signed", frozenset(), "", "subj")


def find_agreements(reading: Reading, book: MentionBook) -> list[Agreement]:
    """The agreements that `reading` tells of, each once, in the order of their first telling."""
    out: list[tuple[Agreement, Token]] = []
    known = instruments()
    for token in reading.tokens:
        if token.lemma not in known:
            continue
        instrument = instrument_of(token)
        if instrument is None:
            continue
        agreement = _agreement(token, instrument, reading, book)
        if agreement is None:
            _add_details(out, token, reading, book)
            continue
        for number in range(len(out) - 1, -1, -1):
            if same(out[number], (agreement, token), reading):
                out[number] = (joined(out[number][0], agreement), out[number][1])
                break
        else:
            out.append((agreement, token))
    return [replace(agreement, id=f"a{number}") for number, (agreement, _) in enumerate(out, 1)]


def _add_details(
    out: list[tuple[Agreement, Token]], noun: Token, reading: Reading, book: MentionBook
) -> None:
    """“The contract is worth …”, “under the deal A will …”: adds to the instrument told of last."""
    if not out or not refers_back(out[-1], noun):
        return
    more = details_of(noun, reading, book)
    if more is not None:
        agreement, first = out[-1]
        out[-1] = (joined(agreement, replace(agreement, **more)), first)


def _agreement(noun: Token, instrument: Instrument, reading: Reading, book: MentionBook) -> Agreement | None:
    telling = telling_of(noun, instrument) or reference_of(noun, instrument)
    name = name_of(noun, instrument)
    if telling is not None:
        found = parties_of(telling, book)
        if len(sides(book, found)) < 2 and name in _JOINT and telling.status == "signed":
            found = issuers_of(noun, book)
    elif name in _JOINT:
        found = issuers_of(noun, book)
        telling = Telling(noun, noun, instrument, _said_by(noun), _SAYING, "signed", False, False)
    else:
        return None
    parties = bound_roles(book, found)
    if len(parties) < 2 or not between_states(book, parties):
        return None
    return _filled(telling, name, parties, found, reading, book)


def _said_by(noun: Token) -> Token:
    """The verb that a joint text stands under (“said in a joint statement”), else the noun itself."""
    head = noun.head.head if noun.dep == "pobj" else noun.head
    return head if head.pos == "VERB" else noun


def _filled(
    telling: Telling,
    name: str,
    parties: tuple[Role, ...],
    found: list[Found],
    reading: Reading,
    book: MentionBook,
) -> Agreement:
    if name in _JOINT and telling.status == "signed":
        # “the joint statement issued after the talks reads”: as fresh as the report that quotes it
        telling = replace(telling, past=False)
    head, subject = (None, None) if name in _JOINT else subject_of(telling, reading)
    giver, receiver = direction_of(telling, head, parties, book)
    scope = scope_of(telling, head)
    term = term_of(reading, telling, scope) if name not in _JOINT else None
    weight = 0.9 if telling.row.kind == "signing" else 0.75
    return Agreement(
        id="",
        instrument=name,
        parties=parties,
        subject=subject,
        from_=giver,
        to=receiver,
        quantities=quantities_of(reading, book, scope, head) if name not in _JOINT else (),
        term=term,
        date=date_told(telling, reading, head, term),
        status=telling.status,
        evidence=(_evidence(telling, found, subject, reading),),
        confidence=round(weight * min(item.mention.confidence for item in found), 2),
    )


def _evidence(telling: Telling, found: list[Found], subject: Span | None, reading: Reading) -> Span:
    """From the first to the last word that proves it, inside the instrument's sentence."""
    sentence = reading.sentence_of(telling.noun).span
    edge = reading.tokens[left_edge(telling.noun)].start
    parts = [Span(edge, telling.noun.end), telling.verb.span, *(item.span for item in found)]
    if subject is not None:
        parts.append(subject)
    parts = [part for part in parts if sentence.start <= part.start < sentence.end]
    return Span(min(part.start for part in parts), max(part.end for part in parts))
