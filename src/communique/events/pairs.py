"""Pairs: which two actors of a sentence the relation model is asked about, and what it tells of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.actors.book import Found, MentionBook
from communique.events.filters import dealing
from communique.events.lexicon import event_words, nouns
from communique.models.relation_model import Answer, Question
from communique.reading.tokens import Reading, Sentence, Token
from communique.records import Span

MOST = 9  # actors of one sentence: longer lists are of members, not of doers
DEEP = 4  # arcs from the predicate to the target; deeper the model hardly ever tells anything
WIDE = 14  # tokens between the two, likewise
FAR = 2  # sentences: who is named further off is not shown to the model


@dataclass(frozen=True, slots=True)
class Told:
    """What the model says of an ordered pair: `type`, its `share`, and the token that decides."""

    source: Found
    target: Found
    type: str
    share: float
    answer: Answer
    trigger: Token


Pair = tuple[Found, Found]


def pairs_of(reading: Reading, book: MentionBook, taken: frozenset[int] = frozenset()) -> list[Pair]:
    """The ordered pairs to be asked about, in the order of the text.

    `taken` are tokens that the lexicon tells events by: what they govern is not asked again.
    """
    return [pair for sentence in reading.sentences for pair in _pairs(sentence, book, taken)]


def tellings(pairs: Sequence[Pair], answers: Sequence[Answer], reading: Reading, least: float) -> list[Told]:
    """What is told of the pairs with at least that share; `answers` are those to them, in their order."""
    out = []
    for (source, target), answer in zip(pairs, answers, strict=True):
        type = answer.likeliest
        share = answer.scores[type]
        if share < least or answer.trigger is None:
            continue
        trigger = _deciding(answer.trigger, reading.sentence_of(source.head), reading)
        if trigger is not None:
            out.append(Told(source, target, type, share, answer, trigger))
    return out


def question(source: Found, target: Found, trigger: Span | None, reading: Reading) -> Question:
    """What to ask of a pair, in the sentences from its first word to its last; far marks are left out."""
    centre = trigger or source.span
    near = [reading.sentence_of(reading.tokens_in(centre)[0])]
    for item in (source, target):
        sentence = reading.sentence_of(item.head)
        if abs(sentence.index - near[0].index) <= FAR:
            near.append(sentence)
    start, end = min(one.span.start for one in near), max(one.span.end for one in near)

    def inside(span: Span | None) -> tuple[int, int] | None:
        if span is None or not start <= span.start < span.end <= end:
            return None
        return span.start - start, span.end - start

    spans = (_phrase(source), _phrase(target)) if trigger else (source.span, target.span)
    return Question(
        reading.text(Span(start, end)),
        inside(spans[0]) or inside(centre) or (0, end - start),
        inside(spans[1]),
        inside(trigger),
    )


def _phrase(item: Found) -> Span:
    """The words that stand for the party: with an adjective its noun, “Greek fighters”."""
    noun = item.head.head
    if item.head.dep not in {"amod", "compound", "nmod"} or noun.pos != "NOUN" or noun.i < item.head.i:
        return item.span
    return Span(item.span.start, noun.end)


def _pairs(sentence: Sentence, book: MentionBook, taken: frozenset[int]) -> Iterator[tuple[Found, Found]]:
    """Ordered pairs of parties, the first where a doer may stand and the second in what is told of it.

    Of two actors that are named several times the nearest names.
    """
    nearest: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[int, Found, Found]] = {}
    items = list(_actors(sentence, book))
    if len({id for item in items for id in item.mention.actors}) > MOST:
        return
    for source in items:
        predicate = _predicate(source.head)
        if predicate.i in taken or not _may_act(source.head):
            continue
        for target in items:
            far = abs(source.head.i - target.head.i)
            if far > WIDE or _nested(source, target) or not _acted_on(predicate, target.head):
                continue
            key = (source.mention.actors, target.mention.actors)
            if dealing(source, target, book) and (key not in nearest or far < nearest[key][0]):
                nearest[key] = (far, source, target)
    for _, source, target in nearest.values():
        yield source, target


def _actors(sentence: Sentence, book: MentionBook) -> Iterator[Found]:
    for item in book.within(sentence.span):
        known = not item.unnamed or any(book.actors[id].code for id in item.mention.actors)
        if known and not item.document and not (item.latent and item.is_place):
            yield item


def _nested(one: Found, other: Found) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _may_act(head: Token) -> bool:
    """False for what stands where hardly ever somebody acts: “against Iran”, “the Iranian bank”."""
    head = _first(head)
    if head.dep == "pobj":
        return head.head.lower in event_words("doer_preposition")
    if head.dep == "poss":  # “Iran's rejection of”
        return head.head.lemma in nouns()
    return head.dep in {"nsubj", "nsubjpass", "csubj", "ROOT", "attr", "dep", "nmod"}


def _acted_on(predicate: Token, target: Token) -> bool:
    """True where the target may be what the predicate's doer acts on."""
    return _reaches(predicate, target) and not _whereabouts(target)


def _reaches(predicate: Token, target: Token) -> bool:
    """True where the target stands close beneath the predicate; under “of” only after a noun of events."""
    target = _first(target)
    if target.dep == "pobj" and target.head.lower == "of" and target.head.head.lemma not in nouns():
        return False
    for number, above in enumerate(target.ancestors(), 1):
        if above is predicate:
            return True
        if number == DEEP:
            return False
    return False


def _whereabouts(head: Token) -> bool:
    """True for a state that only says where: “off the Indian coast”, “in Thailand's waters”."""
    ground = head.head
    return (
        head.dep in {"amod", "poss", "compound", "nmod"}
        and ground.lemma in event_words("ground")
        and ground.dep == "pobj"
        and ground.head.lower in event_words("where_preposition")
    )


def _first(head: Token) -> Token:
    """The first of the phrases that stand side by side: “A, B and C”."""
    while head.dep in {"conj", "appos"}:
        head = head.head
    return head


def _predicate(head: Token) -> Token:
    """The word that tells what the actor does: the verb over it, also over a noun that tells it (“a visit
    by”).
    """
    for word in head.ancestors():
        if word.pos in {"VERB", "AUX"} and word.dep not in {"aux", "auxpass"}:
            while word.dep in {"conj", "xcomp"} and word.head.pos in {"VERB", "AUX"}:
                word = word.head  # “met A and urged B”, “refused to meet B”
            return word
    return head


def _deciding(pointed: tuple[int, int], sentence: Sentence, reading: Reading) -> Token | None:
    """The token of the words pointed at that governs the others, verbs and nouns before all else."""
    start, end = (at + sentence.span.start for at in pointed)
    tokens = [token for token in reading.words(sentence) if token.start < end and start < token.end]
    for kinds in ({"VERB"}, {"NOUN", "ADJ"}, {"AUX", "PROPN", "ADP", "ADV"}):
        for token in tokens:
            if token.pos in kinds:
                return token
    return tokens[0] if tokens else None
