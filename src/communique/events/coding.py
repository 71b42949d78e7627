"""Events: candidates with date, place, contexts and intensity, one for each happening in the document."""

from __future__ import annotations

from dataclasses import replace

from communique import ontology
from communique.actors.book import Found, MentionBook
from communique.events.candidates import SYMMETRIC, Candidate, ruled
from communique.events.dating import date_of, place_of, undated
from communique.events.filters import acceptable, is_sport
from communique.events.judged import judged
from communique.events.lexicon import context_words
from communique.events.slots import Slots
from communique.events.triggers import TriggerFinder
from communique.models.relation_model import RelationModel
from communique.reading.tokens import Reading
from communique.records import Event, Role, Span, Statement
from communique.statements import statement_of

DOUBTFUL = 0.285  # confidence: what is less likely than this is not shown at all
NEAR = 2500  # characters: an undated telling further off is of something else
_OWN_ACCOUNT = frozenset(
    {"BUS", "REB", "UAF", "OPP", "CRM", "REL", "CVL"}
)  # these do not speak for their state
_SPOKEN = frozenset({"REQUEST", "THREATEN", "REJECT"})  # each demand or refusal is its own


def find_events(
    reading: Reading, book: MentionBook, statements: list[Statement], model: RelationModel
) -> list[Event]:
    """The events of `reading` in the order of their first telling."""
    sport = is_sport(reading)
    slots = Slots(reading, book)
    candidates = [ruled(candidate) for candidate in TriggerFinder(slots).find()]
    candidates = judged(candidates, slots, model)
    told = [
        _event(candidate, reading, book, statements)
        for candidate in candidates
        if not sport and acceptable(candidate, reading, book)
    ]
    merged = merge([event for event in told if event.confidence >= DOUBTFUL], reading)
    return [_numbered(event, number) for number, event in enumerate(merged, 1)]


def _event(candidate: Candidate, reading: Reading, book: MentionBook, statements: list[Statement]) -> Event:
    actors = book.roles(candidate.actors)
    recipients = tuple(
        role for role in book.roles(candidate.recipients) if role.actor not in {a.actor for a in actors}
    )
    evidence = evidence_of(candidate, reading)
    source = statement_of(statements, candidate.trigger.span)
    trigger = Span(min(w.start for w in candidate.words), max(w.end for w in candidate.words))
    if trigger.end - trigger.start > 80:
        trigger = candidate.trigger.span
    date = date_of(candidate, reading)
    published = reading.document.published
    if candidate.status in {"happened", "ongoing"} and published and date.start and date.start > published:
        if candidate.trigger.tag in {"VBD", "VBN"}:
            date = undated(candidate, reading)  # “agreed to meet next week”: the day is that of the meeting
        else:
            candidate = ruled(replace(candidate, status="planned", future=True))  # “visits Delhi in December”
    mode = candidate.mode if (candidate.type, candidate.mode) in ontology.MODES else None
    mention = min(item.mention.confidence for item in (*candidate.actors, *candidate.recipients))
    return Event(
        id="",
        type=candidate.type,
        mode=mode,
        contexts=_contexts(reading, evidence),
        quad=ontology.quad(candidate.type),
        intensity=ontology.intensity(candidate.type, mode),
        reciprocal=candidate.reciprocal and candidate.type in SYMMETRIC,
        actors=actors,
        recipients=recipients,
        date=date,
        place=place_of(candidate, reading),
        status=candidate.status,
        according_to=source.id if source is not None else None,
        trigger=trigger,
        evidence=(evidence,),
        confidence=round(candidate.weight * mention, 2),
        cameo=candidate.cameo,
    )


def evidence_of(candidate: Candidate, reading: Reading) -> Span:
    """The words of the sentence from the first to the last of trigger, actors and recipients."""
    sentence = reading.sentence_of(candidate.trigger)
    parts: list[Span] = [word.span for word in candidate.words]
    parts += [
        item.span for item in (*candidate.actors, *candidate.recipients) if _inside(item, sentence.span)
    ]
    for word in candidate.words:
        for child in word.children:
            if child.dep in {"dobj", "attr", "prt", "nsubjpass", "neg", "aux"} and child.sent == word.sent:
                parts.append(child.span)
    return Span(min(part.start for part in parts), max(part.end for part in parts))


def _inside(item: Found, span: Span) -> bool:
    return span.start <= item.span.start and item.span.end <= span.end


def _contexts(reading: Reading, evidence: Span) -> tuple[str, ...]:
    """The PLOVER contexts that the sentence's words speak for, the strongest two."""
    table = context_words()
    tokens = reading.tokens_in(evidence)
    if not tokens:
        return ()
    sentence = reading.sentence_of(tokens[0])
    weight: dict[str, int] = {}
    words = reading.words(sentence)
    for number, token in enumerate(words):
        pair = f"{token.lower} {words[number + 1].lower}" if number + 1 < len(words) else ""
        for key in {token.lemma, token.lower, pair}:
            for context in table.get(key, ()):
                weight[context] = weight.get(context, 0) + 1
    return tuple(sorted(weight, key=lambda context: (-weight[context], context))[:2])


def merge(events: list[Event], reading: Reading) -> list[Event]:
    """One event for each happening: a retelling adds its evidence to the first telling."""
    out: list[Event] = []
    for event in events:
        for number, first in enumerate(out):
            if same_happening(first, event, reading):
                out[number] = _joined(first, event)
                break
        else:
            out.append(event)
    return out


def _codes(roles: tuple[Role, ...]) -> frozenset[str]:
    return frozenset(role.actor if role.sector in _OWN_ACCOUNT else role.code or role.actor for role in roles)


def same_happening(first: Event, second: Event, reading: Reading) -> bool:
    """True where two tellings agree in type, parties, status and, as far as given, mode, date and place."""
    real = {first.status, second.status} <= {"happened", "ongoing"}
    if first.type != second.type or (
        first.status != second.status and not (real and first.type in SYMMETRIC)
    ):
        return False
    one, other = (
        (_codes(first.actors), _codes(first.recipients)),
        (_codes(second.actors), _codes(second.recipients)),
    )
    if one[0] == other[0] and one[0] and bool(one[1]) != bool(other[1]):
        return abs(first.evidence[-1].start - second.evidence[0].start) < 200  # one sentence says to whom
    if one != other:
        united = one[0] | one[1] == other[0] | other[1] and len(one[0] | one[1]) > 1
        if not (united and first.type in SYMMETRIC):
            return False
    elsewhere = _sentence(first, reading) != _sentence(second, reading)
    if (
        elsewhere
        and first.type in _SPOKEN
        and first.cameo != second.cameo
        and reading.text(first.trigger) != reading.text(second.trigger)
    ):
        return False
    if elsewhere and first.mode and second.mode and first.mode != second.mode and first.type != "CONSULT":
        return False
    if (
        first.place
        and second.place
        and first.place.name != second.place.name
        and first.place.country != second.place.country
    ):
        return False
    a, b = first.date, second.date
    if not (a.start and b.start and a.end and b.end):
        return abs(first.evidence[-1].start - second.evidence[0].start) < NEAR
    apart = a.end < b.start or b.end < a.start
    return not apart or (not (a.span and b.span) and a.start[:7] == b.start[:7])


def _sentence(event: Event, reading: Reading) -> int:
    """Number of the sentence of the event's trigger."""
    tokens = reading.tokens_in(event.trigger)
    return tokens[0].sent if tokens else -1


def _joined(first: Event, second: Event) -> Event:
    evidence = first.evidence if second.evidence[0] in first.evidence else first.evidence + second.evidence
    date = first.date if first.date.span or not second.date.span else second.date
    acting = _codes(first.actors)
    confidence = round(1 - (1 - first.confidence) * (1 - second.confidence), 2)
    return replace(
        first,
        evidence=evidence,
        date=date,
        place=first.place or second.place,
        mode=first.mode or second.mode,
        according_to=first.according_to if second.according_to else None,
        recipients=first.recipients or tuple(r for r in second.recipients if not _codes((r,)) <= acting),
        reciprocal=first.reciprocal or second.reciprocal,
        confidence=min(confidence, 0.99),
    )


def _numbered(event: Event, number: int) -> Event:
    return replace(event, id=f"e{number}")
