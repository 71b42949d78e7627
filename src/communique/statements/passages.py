"""Passages: what is said together, by one source: a cue's pieces and the quotations that go on from them
uncued.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from communique.reading.sources import Cue, find_cues
from communique.reading.tokens import Quotation, Reading, Token
from communique.reading.utterances import Utterance, Utterances, find_utterances
from communique.records import Span

Link = Literal["cued", "carried", "labelled"]


@dataclass(slots=True)
class Passage:
    """`pieces` said by the source of `cue`; `cue` is None where only the text before tells who speaks.

    `link` is "cued" beside a cue, "carried" where the speaker is that of the quotation before, "labelled"
    in a transcript. `continued` are the pieces that follow without a cue of their own. `frame` is the
    utterance that holds the cue.
    """

    cue: Cue | None
    source: Token | None
    pieces: list[Span]
    link: Link
    frame: Utterance
    continued: list[Span]

    @property
    def whole(self) -> Span:
        """From the first to the last character said, with what interrupts it."""
        return Span(min(p.start for p in self.said), max(p.end for p in self.said))

    @property
    def said(self) -> list[Span]:
        """All pieces in order."""
        return sorted([*self.pieces, *self.continued])


def find_passages(reading: Reading) -> list[Passage]:
    """The passages of `reading` in the order of their cues."""
    utterances = find_utterances(reading)
    cues = find_cues(reading, utterances)
    passages = [
        Passage(cue, cue.source, list(cue.pieces), "cued", utterances.of(cue.token), []) for cue in cues
    ]
    by_utterance: dict[int, list[Passage]] = {}
    for passage in passages:
        by_utterance.setdefault(passage.frame.index, []).append(passage)
    _attach_uncued(reading, utterances, by_utterance)
    found = [passage for index in sorted(by_utterance) for passage in by_utterance[index]]
    return found


def _attach_uncued(reading: Reading, utterances: Utterances, by_utterance: dict[int, list[Passage]]) -> None:
    """Gives each quotation without a cue to the passage that it goes on from, or makes a passage for it."""
    speaking: Passage | None = None  # the last passage that holds a quotation
    for here in utterances.items:
        own = list(by_utterance.get(here.index, []))
        if here.quotations:  # a colon in the paragraph before may open this one
            before = by_utterance.get(here.index - 1, [])
            own += [p for p in before if any(_touches(p.pieces, q.span) for q in here.quotations)]
        loose = [q for q in here.quotations if not any(_covers(p.said, q.span) for p in own)]
        direct = [
            p for p in own if any(_touches(p.said, q.span) for q in here.quotations) and p.cue is not None
        ]
        if loose and not own:
            speaking = _attach(reading, utterances, by_utterance, here, loose, speaking)
        elif loose and direct and not any(_frame_words(reading, utterances, here)):
            direct[-1].continued.extend(q.span for q in loose)
        if direct:
            speaking = direct[-1]
        elif own and speaking is not None and speaking.frame.paragraph != here.paragraph:
            speaking = _last_said(own) or speaking


def _attach(
    reading: Reading,
    utterances: Utterances,
    by_utterance: dict[int, list[Passage]],
    here: Utterance,
    loose: list[Quotation],
    speaking: Passage | None,
) -> Passage | None:
    """Handles an utterance with quotations and no cue; the passage that speaks now."""
    spans = [quotation.span for quotation in loose]
    bare = not any(_frame_words(reading, utterances, here))
    if bare and speaking is not None:
        last = utterances.of(_token_at(reading, speaking.whole.end - 1))
        follows = here.index - last.index == 1
        if follows and (last.paragraph == here.paragraph or _left_open(reading, last)):
            speaking.continued.extend(spans)
            return speaking
    if bare:
        ahead = _next_cued(utterances, by_utterance, here)
        if ahead is not None:
            ahead.pieces[:0] = spans
            return ahead
        before = utterances.items[here.index - 1] if here.index else None
        source = _speaker_before(reading, utterances, before, here, speaking)
        if source is not None and not _is_heading(reading, here, spans):
            passage = Passage(None, source, spans, "carried", here, [])
            by_utterance.setdefault(here.index, []).append(passage)
            return passage
    return speaking


def _speaker_before(
    reading: Reading,
    utterances: Utterances,
    before: Utterance | None,
    here: Utterance,
    speaking: Passage | None,
) -> Token | None:
    """Who says a quotation that stands alone: whoever spoke just before, or did what is told just before.

    “She shook her head. “Never.”” is hers.
    """
    if before is None or here.paragraph - before.paragraph > 1:
        return None
    if speaking is not None and _token_at(reading, speaking.whole.end - 1).i >= before.first:
        return speaking.source
    for verb in reading.tokens[before.first : before.last]:
        if verb.dep == "ROOT" and utterances.quoted[verb.i] < 0:
            for child in verb.children:
                if child.dep == "nsubj" and (child.ent == "PERSON" or child.lower in ("he", "she")):
                    return child
    return None


def _is_heading(reading: Reading, here: Utterance, spans: list[Span]) -> bool:
    """Whether a quotation that stands alone is a headline: few words, the long ones with capitals."""
    words = reading.text(spans[0]).strip("“”‘’\"'.,").split()
    long = [word for word in words if len(word) > 3]
    return len(spans) == 1 and 1 < len(words) < 9 and all(word[0].isupper() for word in (words[0], *long))


def _next_cued(
    utterances: Utterances, by_utterance: dict[int, list[Passage]], here: Utterance
) -> Passage | None:
    """The passage whose cue stands in the next utterance of the paragraph, behind a quotation that begins
    it.
    """
    if here.index + 1 >= len(utterances.items):
        return None
    after = utterances.items[here.index + 1]
    if after.paragraph != here.paragraph or not after.quotations:
        return None
    for passage in by_utterance.get(after.index, []):
        if passage.cue is not None and any(
            piece.start <= after.quotations[0].span.start < piece.end for piece in passage.pieces
        ):
            return passage
    return None


def _last_said(own: list[Passage]) -> Passage | None:
    return own[-1] if own[-1].cue is not None and own[-1].source is not None else None


def _frame_words(reading: Reading, utterances: Utterances, here: Utterance) -> list[Token]:
    """The words of an utterance outside its quotations."""
    return [
        t
        for t in reading.tokens[here.first : here.last]
        if utterances.quoted[t.i] < 0 and t.text[0].isalnum()
    ]


def _left_open(reading: Reading, utterance: Utterance) -> bool:
    """Whether the last quotation of an utterance was not closed with its paragraph."""
    return bool(utterance.quotations) and not utterance.quotations[-1].closed


def _token_at(reading: Reading, character: int) -> Token:
    return reading.tokens[max(bisect_right(reading.starts, character) - 1, 0)]


def _covers(pieces: list[Span], span: Span) -> bool:
    return any(piece.start <= span.start and span.end <= piece.end for piece in pieces)


def _touches(pieces: list[Span], span: Span) -> bool:
    return any(piece.start < span.end and span.start < piece.end for piece in pieces)
