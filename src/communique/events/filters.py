"""Filters: which candidates are dealings between actors that a scholar would code, and which are noise."""

from __future__ import annotations

import re
from functools import lru_cache

from communique import ontology, registers
from communique.actors.book import Found, MentionBook
from communique.events.candidates import Candidate
from communique.events.lexicon import event_words
from communique.reading.tokens import Reading
from communique.records import Actor, Span

_TWO_SIDED = frozenset({"CONSULT", "SUPPORT", "ACCUSE", "REQUEST"})  # nothing without somebody to whom
_OPENS_RELATIONS = "054"
_SCORE = re.compile(r"\b\d{1,3}[-–]\d{1,3}\b")
_BODIES = frozenset({"company", "group", "organisation"})


@lru_cache(maxsize=1)
def _sport() -> frozenset[str]:
    return frozenset(row["word"] for row in registers.table("sport_words"))


@lru_cache(maxsize=1)
def _plainly_sport() -> tuple[str, ...]:
    """Phrases that by themselves make a sentence one of sport."""
    return tuple(row["word"] for row in registers.table("sport_phrases"))


def acceptable(candidate: Candidate, reading: Reading, book: MentionBook) -> bool:
    """False for wishes, for sport, for people of no country, and for what one state does to itself."""
    if candidate.status == "hypothetical" or (
        candidate.status == "denied" and ontology.quad(candidate.type) == 3
    ):
        return False  # “did not rule out”, “did not accuse” tell nothing
    if any(item.latent and item.is_place and item in candidate.actors for item in candidate.actors):
        return False
    for side in (candidate.actors, candidate.recipients):
        if side and not any(_counts(item, book) for item in side):
            return False
    if _sporting(candidate, reading):
        return False
    acting, receiving = _parties(candidate.actors, book), _parties(candidate.recipients, book)
    if receiving and (acting == receiving or _at_home(candidate, book)):
        return False
    if not receiving and candidate.mode == "access":
        return False  # nobody is let in
    if not receiving:
        if len(acting) < 2 and (ontology.needs_recipient(candidate.type) or candidate.type in _TWO_SIDED):
            return (
                candidate.type == "REQUEST"
                and candidate.mode in {"meet", "yield", "assist"}
                and _foreign_beside(candidate, acting, reading, book)
            )
        if candidate.type in {"ACCUSE", "REQUEST"} and not candidate.reciprocal:
            return False
        if candidate.type == "SUPPORT" and candidate.cameo != _OPENS_RELATIONS:
            return False
        if ontology.needs_recipient(candidate.type) and not candidate.reciprocal:
            return False
        if (
            len(acting) == 1
            and candidate.type != "MOBILIZE"
            and not _foreign_beside(candidate, acting, reading, book)
        ):
            return False
    return True


def _counts(item: Found, book: MentionBook) -> bool:
    for id in item.mention.actors:
        actor = book.actors[id]
        if actor.code or (
            actor.kind in _BODIES
            and not item.unnamed
            and (actor.kind == "company" or id in registers.groups())
        ):
            return True
    return False


def _parties(items: tuple[Found, ...], book: MentionBook) -> frozenset[str]:
    """Who answers for a side: groups and companies for themselves, everybody else for the state."""
    return frozenset(_party(book.actors[id]) for item in items for id in item.mention.actors)


def _party(actor: Actor) -> str:
    return actor.id if actor.kind in {"group", "company"} or not actor.code else actor.code


def dealing(source: Found, target: Found, book: MentionBook) -> bool:
    """True where what one does to the other could be a dealing between two parties."""
    if not (_counts(source, book) and _counts(target, book)):
        return False
    return _parties((source,), book) != _parties((target,), book) and not _domestic((source, target), book)


def _at_home(candidate: Candidate, book: MentionBook) -> bool:
    """True for what a state does to a company or a person of its own, or they to it."""
    return _domestic((*candidate.actors, *candidate.recipients), book)


def _domestic(items: tuple[Found, ...], book: MentionBook) -> bool:
    actors = [book.actors[id] for item in items for id in item.mention.actors]
    countries = {actor.country for actor in actors}
    return (
        len(countries) == 1 and None not in countries and not any(actor.kind == "group" for actor in actors)
    )


def _foreign_beside(
    candidate: Candidate, acting: frozenset[str], reading: Reading, book: MentionBook
) -> bool:
    """True where the paragraph or the one before names another state or body than the one that acts."""
    paragraph = reading.sentence_of(candidate.trigger).paragraph
    begin = reading.paragraphs[max(0, paragraph - 1)].start
    for item in book.within(Span(begin, reading.paragraphs[paragraph].end)):
        for id in item.mention.actors:
            actor = book.actors[id]
            if _party(actor) not in acting and (actor.code or id in registers.groups()) and not item.document:
                return True
    return False


def _sporting(candidate: Candidate, reading: Reading) -> bool:
    """True where the sentence speaks of sport."""
    sentence = reading.sentence_of(candidate.trigger)
    if sum(token.lemma in _sport() for token in reading.words(sentence)) >= 2:
        return True
    text = reading.text(sentence.span).lower()
    if candidate.trigger.lemma in event_words("scored") and _SCORE.search(text):
        return True  # “beat England 3-2”
    return any(phrase in text for phrase in _plainly_sport())


def is_sport(reading: Reading) -> bool:
    """True where the text as a whole speaks of sport: one word in forty, and six of them."""
    total = sum(token.lemma in _sport() for token in reading.tokens)
    return total >= 6 and total * 40 > len(reading.tokens)
