"""Agreements: instruments between parties, with subject, giver and receiver, quantities, term and status."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from communique import registers
from communique.actors.book import Found, MentionBook
from communique.events.arguments import named, owners, preposition_heads, subject_heads, surface_subjects
from communique.events.candidates import Candidate
from communique.events.composition import effects_above, status_of
from communique.events.dating import date_of
from communique.reading.tokens import Reading, Token
from communique.records import Agreement, AgreementStatus, Quantity, Role, Span, Term

_TERM = re.compile(
    r"\b(?:(?P<long>long|short|medium|fixed)[- ]term|indefinite|open-ended"
    r"|(?P<number>\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|twenty-five|thirty|forty|fifty|ninety-nine)"
    r"[- ](?P<unit>year|month|week|day)s?(?:-long)?)\b",
    re.IGNORECASE,
)
_NUMBERS = dict(
    zip(
        "one two three four five six seven eight nine ten twelve fifteen twenty twenty-five thirty forty fifty ninety-nine".split(),
        (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 99),
        strict=True,
    )
)
_MONTHS = {"year": 12.0, "month": 1.0, "week": 12 / 52, "day": 12 / 365}
_SUBJECT = ("on", "for", "to", "about", "over", "covering", "under")


@lru_cache(maxsize=1)
def _instruments() -> dict[str, tuple[str, frozenset[str]]]:
    return {
        row["lemma"]: (row["instrument"], frozenset(part for part in row["modifier"].split("|") if part))
        for row in registers.table("instruments")
    }


@lru_cache(maxsize=1)
def _verbs() -> dict[str, tuple[AgreementStatus, frozenset[str]]]:
    return {row["lemma"]: (row["status"], frozenset(row["slot"].split("|"))) for row in registers.table("instrument_verbs")}  # type: ignore[misc]


def find_agreements(reading: Reading, book: MentionBook) -> list[Agreement]:
    """The agreements that `reading` tells of, each once, in the order of their first telling."""
    out: list[Agreement] = []
    for token in reading.tokens:
        kind = _instruments().get(token.lemma)
        if kind is None or token.pos not in {"NOUN", "PROPN"}:
            continue
        if kind[1] and not any(child.lower in kind[1] for child in token.children):
            continue
        agreement = _agreement(token, kind[0], reading, book)
        if agreement is None:
            continue
        for number, other in enumerate(out):
            if _same(other, agreement):
                out[number] = _joined(other, agreement)
                break
        else:
            out.append(agreement)
    return [replace(agreement, id=f"a{number}") for number, agreement in enumerate(out, 1)]


def _agreement(noun: Token, instrument: str, reading: Reading, book: MentionBook) -> Agreement | None:
    verb, status = _governor(noun)
    if verb is None:
        return None
    parties = _parties(noun, verb, book)
    roles = tuple(role for role in book.roles(parties) if role.code or book.actors[role.actor].kind in {"company", "group", "organisation"})
    if len({role.actor if book.actors[role.actor].kind == "company" else role.code or role.actor for role in roles}) < 2:
        return None
    if verb.pos == "VERB":
        told = status_of(verb, verb, effects_above(verb))
        if told is None or told.status == "hypothetical":
            return None
        if told.status == "planned":
            status = "planned"
        elif told.status == "denied":
            status = "denied"
    subject_head, subject = _subject(noun, verb)
    candidate = Candidate(verb, (verb,), "AGREE", None, None, tuple(parties), (), True, "planned" if status == "planned" else "happened", 0.9, status == "planned")
    giver, receiver = _direction(subject_head, book)
    sentence = reading.sentence_of(noun).span
    evidence = _evidence(noun, verb, parties, subject, sentence)
    confidence = round(0.9 * min(item.mention.confidence for item in parties), 2)
    return Agreement(
        id="",
        instrument=_name(noun, instrument),
        parties=roles,
        subject=subject,
        from_=giver,
        to=receiver,
        quantities=_quantities(reading, evidence),
        term=_term(reading, noun, evidence),
        date=date_of(candidate, reading),
        status=status,
        evidence=(evidence,),
        confidence=confidence,
    )


def _name(noun: Token, instrument: str) -> str:
    if instrument in {"declaration", "communique"} and any(child.lower == "joint" for child in noun.children):
        return f"joint {instrument}"
    return instrument


def _governor(noun: Token) -> tuple[Token | None, AgreementStatus]:
    """The verb (or “the signing of”) over the instrument, and the status that it gives."""
    head = noun.head
    table = _verbs()
    for child in noun.children:  # “an agreement signed by”, “a deal reached between”
        if child.dep in {"acl", "relcl"} and child.pos == "VERB" and child.lemma in table and "obj" in table[child.lemma][1]:
            return child, table[child.lemma][0]
    if noun.dep == "conj" and head.pos == "NOUN":
        return _governor(head)
    if noun.dep in {"dobj", "nsubjpass"} and head.pos == "VERB":
        particle = head.child("prt")
        key = f"{head.lemma}_{particle.lower}" if particle is not None else head.lemma
        row = table.get(key) or table.get(head.lemma)
        if row is not None and "obj" in row[1]:
            return head, row[0]
    if noun.dep == "nsubj" and head.lemma in table and "subj" in table[head.lemma][1]:
        return head, table[head.lemma][0]
    if noun.dep == "pobj":
        governor = head.head
        row = table.get(governor.lemma)
        if governor.pos == "VERB" and row is not None and head.lower in row[1]:
            return governor, row[0]
        if governor.lemma in {"signing", "signature", "conclusion", "announcement", "renewal"} and head.lower == "of":
            return governor, "signed"
        if governor.lemma == "ratification" and head.lower == "of":
            return governor, "in force"
    return None, "signed"


def _parties(noun: Token, verb: Token, book: MentionBook) -> list[Found]:
    """Who is bound: the subject of the verb, who stands under with, between and by, who owns the instrument."""
    heads: list[Token] = []
    if verb.pos == "VERB":
        heads += subject_heads(verb)
        if verb.dep in {"acl", "relcl"} and not heads:
            heads += [head for head in surface_subjects(verb) if head is not noun]
    for word in ("with", "between", "by", "among"):
        heads += preposition_heads(verb, word, through_object=False) + preposition_heads(noun, word, through_object=False)
    found: list[Found] = []
    for head in heads:
        found += [item for item in named(head, book) if item not in found]
    if len({id for item in found for id in item.mention.actors}) < 2:
        found += [item for item in owners(noun, book) if item not in found and item.span.end <= noun.start]
    return [item for item in found if not (item.is_place and item.latent)]


def _subject(noun: Token, verb: Token) -> tuple[Token | None, Span | None]:
    """What the instrument is about: “for the supply of …”, “on …”, “to build …”."""
    hosts = [noun, verb] if verb.pos == "VERB" else [noun]
    for host in hosts:
        for child in host.children:
            if child.i < noun.i:
                continue
            if child.dep == "prep" and child.lower in _SUBJECT and child.child("pobj") is not None:
                head = child.child("pobj")
                assert head is not None
                if head.ent in {"DATE", "TIME"} or (host is verb and child.lower in {"on", "to", "under"}):
                    continue
                return head, _phrase(head)
            if child.dep in {"acl", "relcl", "xcomp"} and child.tag == "VB" and host is noun:
                return child, _phrase(child)
    modifiers = [child for child in noun.children if child.dep == "compound" and child.i < noun.i]
    if modifiers and modifiers[-1].ent not in {"GPE", "ORG", "DATE", "NORP", "PERSON"}:
        return modifiers[-1], Span(modifiers[0].start, modifiers[-1].end)
    return None, None


def _phrase(head: Token) -> Span:
    tokens = sorted(head.subtree(), key=lambda token: token.i)
    while tokens and tokens[-1].pos == "PUNCT":
        tokens.pop()
    return Span(tokens[0].start, tokens[-1].end) if tokens else head.span


def _direction(subject: Token | None, book: MentionBook) -> tuple[Role | None, Role | None]:
    """Giver and receiver as the subject names them: “Russian gas to Beijing”, “to sell jets to India”."""
    if subject is None:
        return None, None
    giver = receiver = None
    for token in sorted(subject.subtree(), key=lambda token: token.i):
        found = book.headed_by(token)
        if found is None:
            continue
        roles = book.roles(found)
        if token.dep == "pobj" and token.head.lower in {"to", "for"} and receiver is None:
            receiver = roles[0]
        elif (token.dep in {"amod", "poss", "compound"} or (token.dep == "pobj" and token.head.lower == "from")) and giver is None:
            giver = roles[0]
    if giver is not None and receiver is not None and giver.code == receiver.code:
        giver = None
    return giver, receiver


def _quantities(reading: Reading, evidence: Span) -> tuple[Quantity, ...]:
    return tuple(
        quantity
        for quantity in reading.quantities
        if evidence.start <= quantity.span.start and quantity.span.end <= evidence.end and quantity.unit not in {"a", "mo", "wk", "d", "h"} and quantity.unit != "1"
    )


def _term(reading: Reading, noun: Token, evidence: Span) -> Term | None:
    """“long-term”, “30-year”, “for 10 years” beside the instrument."""
    for match in _TERM.finditer(reading.document.text, evidence.start, evidence.end):
        before = reading.document.text[max(evidence.start, match.start() - 5) : match.start()].lower()
        if match.start() > noun.start and "for" not in before:
            continue
        number = match.group("number")
        months = None
        if number:
            value = _NUMBERS.get(number.lower()) or float(number)
            months = round(value * _MONTHS[match.group("unit").lower()], 2)
        return Term(Span(match.start(), match.end()), months)
    return None


def _evidence(noun: Token, verb: Token, parties: list[Found], subject: Span | None, sentence: Span) -> Span:
    parts = [noun.span, verb.span, *(item.span for item in parties if sentence.start <= item.span.start < sentence.end)]
    if subject is not None:
        parts.append(subject)
    return Span(min(part.start for part in parts), max(part.end for part in parts))


def _codes(agreement: Agreement) -> frozenset[str]:
    return frozenset(role.actor if role.code is None or role.sector == "BUS" else role.code for role in agreement.parties)


def _same(one: Agreement, other: Agreement) -> bool:
    """Two tellings of one instrument: same parties, and a name of the same sort."""
    if _codes(one) != _codes(other) or one.status != other.status:
        return False
    if one.instrument == other.instrument:
        return not (one.subject and other.subject and one.term != other.term)
    return bool({one.instrument, other.instrument} & {"deal", "agreement", "accord", "pact"})


def _joined(one: Agreement, other: Agreement) -> Agreement:
    return replace(
        one,
        subject=one.subject or other.subject,
        from_=one.from_ or other.from_,
        to=one.to or other.to,
        quantities=one.quantities or other.quantities,
        term=one.term or other.term,
        date=one.date if one.date.span else other.date,
        evidence=one.evidence + other.evidence,
    )

