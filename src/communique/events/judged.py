"""Judging: the relation model's say in what the lexicon found, and what it finds beside it.

A candidate of the lexicon is asked about with its trigger marked: the model may lower its weight or give it
another type. Pairs of which the lexicon tells nothing, and the model is sure, become candidates of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.actors.book import Found
from communique.events.candidates import SYMMETRIC, Candidate
from communique.events.lexicon import saying_verbs
from communique.events.pairs import Told, pairs_of, question, tellings
from communique.events.slots import Slots
from communique.events.status import modality
from communique.models.labels import NONE
from communique.models.relation_model import Answer, Question, RelationModel
from communique.ontology import to_cameo
from communique.reading.tokens import Reading
from communique.records import Span

SURE = 0.5  # share from which a pair that the lexicon does not tell becomes an event
FIRM = 0.6  # share from which the model's type replaces the lexicon's
_OF_SPEAKERS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
TRUST = 0.4  # of the lexicon's weight in a candidate's weight, the rest is the model's


def judged(candidates: Sequence[Candidate], slots: Slots, model: RelationModel) -> list[Candidate]:
    """The candidates with the model's say in them, and those that it adds, in the order of the text."""
    reading = slots.reading
    asked = [one for one in candidates if one.recipients]
    pairs = pairs_of(reading, slots.book, frozenset(word.i for one in candidates for word in one.words))
    answers = model.ask(
        [_question(one, reading) for one in asked] + [question(a, b, None, reading) for a, b in pairs]
    )
    said = dict(zip(map(id, asked), answers, strict=False))
    out = [_weighed(one, said[id(one)]) if id(one) in said else one for one in candidates]
    told = _confirmed(tellings(pairs, answers[len(asked) :], reading, SURE), reading, model)
    out += _added(told, out, slots)
    return sorted(out, key=lambda candidate: candidate.trigger.i)


def _question(candidate: Candidate, reading: Reading) -> Question:
    """About the first actor and the first recipient, with the trigger marked."""
    trigger = Span(min(word.start for word in candidate.words), max(word.end for word in candidate.words))
    return question(candidate.actors[0], candidate.recipients[0], trigger, reading)


def _weighed(candidate: Candidate, answer: Answer) -> Candidate:
    """The candidate with the model's share in its weight, or of the model's type where the model is firm.

    Denials and what an operator made of a predicate (“stopped financing”) the lexicon knows better.
    """
    if candidate.status == "denied":
        return candidate
    share = answer.scores.get(candidate.type, 0.0)
    best = answer.type
    plain = candidate.told in {"", candidate.type}
    if plain and best not in {NONE, candidate.type} and answer.scores[best] >= FIRM:
        changed = candidate.with_type(best, answer.mode, to_cameo(best, answer.mode))
        return replace(changed, weight=answer.scores[best])
    if not plain and best != NONE:
        return candidate
    return replace(candidate, weight=TRUST * candidate.weight + (1 - TRUST) * share)


def _credible(one: Told) -> bool:
    """False for what did not happen, and for a speaker taken for the doer of what others do in his words."""
    if one.answer.status not in {"happened", "ongoing", "planned"}:
        return False
    speaking = next((word for word in one.source.head.ancestors() if word.pos in {"VERB", "AUX"}), None)
    if speaking is None or speaking.lemma not in saying_verbs():
        return True
    if one.trigger is speaking:
        return False  # that somebody said it is told by the statement
    clause = one.trigger if one.trigger.pos in {"VERB", "AUX"} else one.trigger.head
    subject = clause.child("nsubj", "nsubjpass")
    return one.type in _OF_SPEAKERS or clause is speaking or subject is None or subject.pos == "PRON"


def _confirmed(told: Sequence[Told], reading: Reading, model: RelationModel) -> list[Told]:
    """Those that the model repeats when the deciding words are marked, with the lower share of the two."""
    credible = [one for one in told if _credible(one)]
    answers = model.ask([question(one.source, one.target, one.trigger.span, reading) for one in credible])
    out = []
    for one, answer in zip(credible, answers, strict=True):
        share = min(one.share, answer.scores[one.type])
        if share >= SURE:
            out.append(replace(one, share=share))
    return out


def _added(told: Sequence[Told], candidates: Sequence[Candidate], slots: Slots) -> list[Candidate]:
    """One candidate for all pairs of a sentence told the same that no candidate tells already."""
    known = [(one, slots.codes([*one.actors, *one.recipients])) for one in candidates]
    taken = {one.trigger.i for one in candidates}
    groups: list[list[Told]] = []
    for one in sorted(told, key=lambda told: -told.share):
        ours, theirs = slots.codes([one.source]), slots.codes([one.target])
        backwards = any(
            (first.trigger.i, first.type) == (one.trigger.i, one.type)
            and slots.codes([first.source]) & theirs
            for group in groups
            for first in group[:1]
        )
        if backwards and one.type not in SYMMETRIC:
            continue  # one trigger does not tell the same both ways
        if one.trigger.i in taken or ours & theirs:
            continue
        if any(ours | theirs <= codes and _same_deed(one, candidate) for candidate, codes in known):
            continue
        group = next((group for group in groups if _together(group[0], one, slots)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return [_candidate(group, slots) for group in groups]


def _same_deed(told: Told, candidate: Candidate) -> bool:
    """True for one type in one sentence, and for words that hang together: “intends to impose sanctions”."""
    if told.trigger.sent != candidate.trigger.sent:
        return False
    near = {word.head.i for word in candidate.words} | {word.i for word in candidate.words}
    return told.type == candidate.type or told.trigger.i in near or told.trigger.head.i in near


def _together(first: Told, other: Told, slots: Slots) -> bool:
    """True where two pairs are parts of one event: one sentence, one type, and somebody in common."""
    if first.trigger.sent != other.trigger.sent or first.type != other.type:
        return False
    if first.type in SYMMETRIC:
        return bool(slots.codes([first.source, first.target]) & slots.codes([other.source, other.target]))
    return first.trigger.i == other.trigger.i and bool(
        slots.codes([first.source]) & slots.codes([other.source])
        or slots.codes([first.target]) & slots.codes([other.target])
    )


def _candidate(group: Sequence[Told], slots: Slots) -> Candidate:
    """The event of the pairs of a group; the surest decides on its words, mode and status."""
    first = group[0]
    symmetric = first.type in SYMMETRIC
    if symmetric:
        sources = [first.source]
        others = _apart([item for told in group for item in (told.target, told.source)])
        targets = [item for item in others if not slots.codes([item]) & slots.codes(sources)]
    else:
        sources, targets = _apart([told.source for told in group]), _apart([told.target for told in group])
    mood = modality(first.trigger) if first.trigger.pos in {"VERB", "AUX"} else None
    status = first.answer.status
    return Candidate(
        trigger=first.trigger,
        words=(first.trigger,),
        type=first.type,
        mode=first.answer.mode,
        cameo=to_cameo(first.type, first.answer.mode),
        actors=tuple(sources),
        recipients=tuple(targets),
        reciprocal=symmetric,
        status=status,
        weight=first.share,
        told=first.type,
        future=status == "planned",
        past=mood.pluperfect if mood else False,
    )


def _apart(items: Sequence[Found]) -> list[Found]:
    out: list[Found] = []
    for item in items:
        if not any(set(item.mention.actors) & set(other.mention.actors) for other in out):
            out.append(item)
    return out
