"""Governing words: what the text says became of an instrument, by the verb or noun that stands over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from communique.agreements.lexicon import Governor, Instrument, governors, instrument_of, words
from communique.events.arguments import object_heads
from communique.events.composition import effects_above, status_of
from communique.events.status import auxiliaries, is_negated
from communique.reading.tokens import Token
from communique.records import AgreementStatus

_CLAUSES = frozenset({"acl", "relcl"})
_GOING = frozenset({"VB", "VBG", "VBZ", "NN", "NNS"})
_CHANGED = {
    ("signed", "planned"): "planned",
    ("signed", "denied"): "denied",
    ("in force", "planned"): "signed",
    ("in force", "denied"): "",
    ("ended", "planned"): "in force",
    ("ended", "denied"): "",
    ("planned", "denied"): "",
    ("denied", "planned"): "",
    ("denied", "denied"): "",
}
"""(status of the word, status of its clause) -> status of the instrument; "" for none worth recording."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention of an instrument and the word that tells of it.

    `site` is the noun that stands in the clause for it (“package” in “a package of deals”). `past` marks what
    is told as known before (“a deal signed by …”); `future` what lies ahead.
    """

    noun: Token
    site: Token
    instrument: Instrument
    verb: Token
    row: Governor
    status: AgreementStatus
    past: bool
    future: bool


def site_of(noun: Token) -> Token:
    """The noun that stands for the instrument in its clause: through “a series of” and coordination."""
    for _ in range(4):
        head = noun.head
        if noun.dep == "pobj" and head.lower == "of" and head.head.lemma in words("part"):
            noun = head.head
        elif noun.dep == "pobj" and head.dep == "conj" and (first := _named_before(head)) is not None:
            noun = first
        elif (noun.dep == "conj" and head.pos in {"NOUN", "PROPN"}) or (
            noun.dep == "appos" and head.pos == "NOUN" and instrument_of(head) is None
        ):
            noun = head
        else:
            break
    return noun


def _named_before(preposition: Token) -> Token | None:
    """“the signing of a contract for … and of a memorandum on …”: the contract, for the second “of”."""
    for above in preposition.ancestors():
        if above.pos not in {"ADP", "NOUN", "PROPN"}:
            return None
        if instrument_of(above) is not None:
            return above
    return None


def telling_of(noun: Token, instrument: Instrument) -> Telling | None:
    """What is told of the instrument at `noun`, or None where it is only referred to."""
    site = site_of(noun)
    for verb, row, past in _governors(noun, site):
        if not row.takes(instrument):
            continue
        told = _status(verb, row, past)
        if told is not None:
            return Telling(
                noun,
                site,
                instrument,
                verb,
                row,
                told[0],
                past or told[2] or first_described(verb) is not None,
                told[1],
            )
        return None
    return None


def _governors(noun: Token, site: Token) -> Iterator[tuple[Token, Governor, bool]]:
    main = site.head
    if site.dep in {"nsubj", "nsubjpass"} and main.pos == "VERB":  # “a truce brokered by A collapsed”
        slot = "subj" if site.dep == "nsubj" else "obj"
        for row in rows_of(main):
            told = slot in row.slots and row.status in {"in force", "ended"} and row.kind != "detail"
            if told and (slot == "obj" or _fits(main, row)):
                yield main, row, False
    if site.dep in {"dobj", "nsubjpass"} and main.pos == "VERB" and is_negated(main):
        # “did not sign the agreement reached in May”: what is denied here outweighs what was told before.
        yield from ((main, row, False) for row in rows_of(main) if "obj" in row.slots)
    for host in {noun.i: noun, site.i: site}.values():
        for child in host.children:  # “an agreement signed by”, “a deal that both reached”
            if child.dep in _CLAUSES and child.pos == "VERB" and child.i > host.i:
                if child.dep == "relcl" and host not in object_heads(child):
                    continue
                for row in rows_of(child):
                    if "obj" in row.slots and (child.tag == "VBN" or child.dep == "relcl"):
                        yield child, row, True
    yield from ((verb, row, False) for verb, row in _raised(site))
    head = site.head
    if site.dep in {"dobj", "nsubjpass"} and head.pos == "VERB" and not _is_misread(head):
        yield from ((head, row, False) for row in rows_of(head) if "obj" in row.slots)
    elif site.dep == "nsubj" and head.pos in {"VERB", "AUX"}:
        yield from ((head, row, False) for row in rows_of(head) if "subj" in row.slots and _fits(head, row))
        if head.tag in {"VBD", "VBN"} and head.child("dobj") is None and not auxiliaries(head):
            # A bare past form after an instrument is a reduced relative, whatever the parser says.
            yield from ((head, row, True) for row in rows_of(head) if "obj" in row.slots)
    elif site.dep == "pobj":
        preposition, governor = head.lower, _above(head)
        if governor.pos in {"VERB", "AUX", "NOUN", "PROPN"}:
            yield from ((governor, row, False) for row in rows_of(governor) if preposition in row.slots)


def _raised(site: Token) -> Iterator[tuple[Token, Governor]]:
    """“An agreement is expected to be signed”: the verb whose subject stands over “expected”."""
    head = site.head
    if site.dep not in {"nsubj", "nsubjpass"}:
        return
    for host in (head, *(child for child in head.children if child.dep in {"acomp", "attr"})):
        for child in host.children:
            if child.dep in {"xcomp", "advcl"} and child.tag in {"VB", "VBN"} and child.i > site.i:
                slot = "obj" if child.child("auxpass") is not None else "subj"
                if child.child("dobj", "nsubj") is None or slot == "subj":
                    yield from (
                        (child, row) for row in rows_of(child) if slot in row.slots and row.kind != "detail"
                    )


def _is_misread(verb: Token) -> bool:
    """“honouring signed deals”: a participle before the noun that the parser took for a verb of its own."""
    return verb.tag == "VBD" and verb.dep == "advcl" and verb.child("nsubj", "mark", "advmod") is None


def _above(preposition: Token) -> Token:
    """What a preposition hangs on, through “of … and of …”, “out of” and “entry into force of”."""
    while preposition.dep in {"conj", "prep"} and preposition.head.pos == "ADP":
        preposition = preposition.head
    head = preposition.head
    if head.lower in {"force", "effect"} and head.dep == "pobj" and head.head.lower == "into":
        return head.head.head
    return head


def _fits(verb: Token, row: Governor) -> bool:
    """“entered into force”, “came into effect”, not “the agreement entered a new phase”."""
    if row.status != "in force" or verb.lemma not in {"enter", "come", "go"}:
        return True
    return any(
        inner.lemma in {"force", "effect", "operation"}
        for child in verb.children
        if child.dep == "prep"
        for inner in child.children
    )


def rows_of(word: Token) -> Iterator[Governor]:
    """The rows of a verb with its particle or object (“put out”, “take effect”), then those of its lemma."""
    table = governors()
    for child in word.children:
        if child.i > word.i and child.dep in {"prt", "prep", "dobj", "advmod"}:
            yield from table.get(f"{word.lemma}_{child.lower}", ())
    yield from table.get(word.lemma, ())


def _status(verb: Token, row: Governor, past: bool) -> tuple[AgreementStatus, bool, bool] | None:
    """(status, still ahead, told as past) by negation, tense and what stands above; None for a thought."""
    told = status_of(verb, verb, effects_above(verb))
    real = _is_expected(verb) or first_described(verb) is not None
    if told is None or (told.status == "hypothetical" and not real):
        return None
    state, ahead = told.status, told.future
    if _is_expected(verb):
        state, ahead = "planned", True
    elif first_described(verb) is not None:
        state, ahead = "happened", False
    elif any(helper.lower == "to" for helper in auxiliaries(verb)) and state == "happened":
        bare = verb.dep in _CLAUSES or (verb.dep in {"xcomp", "ROOT"} and verb.head.lemma == "be")
        if bare:  # “to be signed in May”, “are to sign”
            state, ahead = "planned", True
        elif verb.dep == "xcomp" and not effects_above(verb):
            return None
    if verb.pos in {"NOUN", "PROPN"} and _lies_ahead(verb):
        state, ahead = "planned", True
    status = _composed(row.status, state, verb)
    if status is None:
        return None
    return status, ahead and status == "planned", told.pluperfect


def _is_expected(verb: Token) -> bool:
    """“is likely to sign”, “is due to be signed”, “is close to signing”, not “is unlikely to”."""
    head = verb.head
    if verb.dep == "pcomp" and head.head.lower in words("brink"):
        return True
    return (
        verb.dep in {"xcomp", "advcl"}
        and verb.tag in {"VB", "VBN"}
        and head.lower in words("expected")
        and not any(child.dep == "neg" for child in (*verb.children, *head.children, *head.head.children))
    )


def first_described(verb: Token) -> Token | None:
    """“Egypt, the first Arab country to sign …”: the words that describe who did it."""
    if verb.dep not in {"acl", "relcl"} or verb.tag != "VB":
        return None
    for noun in (verb.head, *(child for child in verb.head.children if child.dep == "appos")):
        if any(child.lower in words("ordinal") for child in noun.children):
            return noun
    return None


def _composed(status: AgreementStatus, state: str, verb: Token) -> AgreementStatus | None:
    """What the verb's own status becomes where the text plans or denies it."""
    changed = _CHANGED.get((status, state))
    if changed is not None:
        return None if changed == "" else cast(AgreementStatus, changed)
    if status == "planned":
        # Who negotiated in the past may have signed since; only talks that go on or lie ahead are plans.
        return "planned" if state in {"planned", "ongoing"} or verb.tag in _GOING else None
    return status


def _lies_ahead(noun: Token) -> bool:
    """“ahead of the signing of”, “the planned signing of”."""
    if any(child.lower in words("ahead") for child in noun.children):
        return True
    if noun.dep != "pobj":
        return False
    return noun.head.lower in words("ahead") or noun.head.head.lower in words("awaiting")
