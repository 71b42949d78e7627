"""Passages -> statements: direct or reported, speaker, audience, date.

A quotation and what goes on from it, after its cue or in the following sentences, are one statement:
`quote` runs from the first to the last character in the marks, and so covers a cue that interrupts;
`evidence` holds each piece said, with its marks and the words that lead in to it (“to respect “…””). A clause
less than half of which stands in quotation marks is a reported statement, whole, and each quotation of four
words or more in it is a direct one besides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from communique.actors.book import Found, MentionBook
from communique.reading.cues import verb_word
from communique.reading.surroundings import finite_verb
from communique.reading.tokens import Quotation, Reading, Token
from communique.reading.utterances import says_something
from communique.records import Date, Role, Span, Statement
from communique.statements.passages import Passage, find_passages

Kind = Literal["direct", "reported"]

WORDS_OF_A_QUOTATION = 4
UNKNOWN = Date(None, None, "unknown", None)

# share of such statements that annotators of news mark too (evaluation/attributions.py, per kind of cue)
CONFIDENCE = {
    "direct": 0.93,
    "reported": 0.88,
    "embedded": 0.85,
    "carried": 0.6,
    "thought": 0.7,
    "noun": 0.85,
    "infinitive": 0.67,
}

_HYPOTHETICAL = frozenset(
    {"would", "could", "might", "may", "should", "must", "can", "will", "shall", "’ll", "'ll", "’d"}
)
_GOES_ON = frozenset({"go", "continue", "proceed", "hasten", "begin", "rush", "keep"})
_DEEDS = frozenset({"agree", "offer", "resolve", "commit", "undertake", "volunteer"})
_ADDRESSING = frozenset({"speak", "talk", "write", "address", "respond", "reply", "appeal"})
_NEAR = 3  # tokens between a cue and a date that is its own
_HEARERS = ("dobj", "dative", "iobj")


def find_statements(reading: Reading, book: MentionBook) -> list[Statement]:
    """The statements of `reading` in the order of the text, with ids s1, s2, …; nobody's statements are
    left out.
    """
    found: list[Statement] = []
    for passage in _distinct(find_passages(reading)):
        if _is_told(passage):
            found.extend(_statements(reading, book, passage))
    found = [one for one in found if not any(_repeats(one, other) for other in found)]
    found.sort(key=lambda statement: (statement.quote, statement.kind))
    return [replace(statement, id=f"s{number}") for number, statement in enumerate(found, 1)]


def _repeats(one: Statement, other: Statement) -> bool:
    """Whether reported speech stands inside another statement of the same speaker (“he said he hoped that
    …”).
    """
    if one is other or one.kind == "direct" or one.quote == other.quote or one.cue is None:
        return False
    same = one.speaker is None or (other.speaker is not None and one.speaker.actor == other.speaker.actor)
    first, last = min(one.cue.start, one.quote.start), max(one.cue.end, one.quote.end)
    return same and any(piece.start <= first and last <= piece.end + 1 for piece in other.evidence)


def _distinct(passages: list[Passage]) -> Iterator[Passage]:
    """The passages, of several with the same words only the one that names its source, by a verb before a
    noun.
    """
    best: dict[tuple[Span, ...], Passage] = {}

    def rank(passage: Passage) -> tuple[bool, bool]:
        return passage.source is not None, passage.cue is None or passage.cue.form != "noun"

    for passage in passages:
        key = tuple(passage.said)
        if key not in best or rank(passage) > rank(best[key]):
            best[key] = passage
    for passage in passages:
        if best[tuple(passage.said)] is passage:
            yield passage


def _is_told(passage: Passage) -> bool:
    """Whether the text tells that it was said: not “if he says”, “refused to say”, “would announce”."""
    cue = passage.cue
    if passage.source is None:
        return False
    if cue is None:
        return True
    token = cue.token
    if passage.source.lower in ("i", "you") or (token.lemma in _DEEDS and _infinitive(reading_clause(token))):
        return False
    if cue.form != "verb":
        return cue.form != "noun" or not _infinitive(_noun_clause(token))
    for child in token.children:
        if child.dep == "mark" and child.lower in ("if", "unless", "whether"):
            return False
        if child.dep == "aux" and child.i < token.i:
            if child.lower == "to":
                return token.dep == "xcomp" and token.head.lemma in _GOES_ON
            if child.lower in _HYPOTHETICAL:
                return False
    return True


def reading_clause(token: Token) -> Token | None:
    """The infinitive or clause that hangs on a cue to its right."""
    return next((c for c in token.children if c.i > token.i and c.dep in ("xcomp", "ccomp")), None)


def _noun_clause(noun: Token) -> Token | None:
    return next((c for c in noun.children if c.i > noun.i and c.dep in ("acl", "ccomp", "relcl")), None)


def _infinitive(clause: Token | None) -> bool:
    return clause is not None and any(child.dep == "aux" and child.lower == "to" for child in clause.children)


def _statements(reading: Reading, book: MentionBook, passage: Passage) -> Iterator[Statement]:
    speakers = _speakers(book, passage)
    audience = _audience(book, passage)
    date = _date(reading, passage)
    cue = passage.cue.token.span if passage.cue is not None else None
    issuers = speakers if len(speakers) > 1 else ()

    def make(kind: Kind, pieces: list[Span], confidence: float) -> Statement:
        whole = Span(min(p.start for p in pieces), max(p.end for p in pieces))
        quote = _between_marks(reading, pieces, whole) if kind == "direct" else _without_marks(reading, whole)
        evidence = tuple(sorted(set(pieces)))
        speaker = speakers[0] if speakers else None
        return Statement("", kind, speaker, quote, cue, audience, date, evidence, confidence, issuers)

    said = passage.said
    if passage.link == "labelled" or _is_quotation(reading, passage.pieces):
        yield make("direct", said, CONFIDENCE["carried" if passage.link == "carried" else "direct"])
        return
    yield make("reported", passage.pieces, _confidence(passage))
    for quotation in _inside(reading, passage.pieces):
        yield make("direct", [quotation.span], CONFIDENCE["embedded"])
    if passage.continued:
        yield make("direct", sorted(passage.continued), CONFIDENCE["carried"])


def _confidence(passage: Passage) -> float:
    cue = passage.cue
    if cue is None:
        return CONFIDENCE["carried"]
    if cue.kind == "thought" or cue.form == "adjective":
        return CONFIDENCE["thought"]
    if cue.form == "noun":
        return CONFIDENCE["noun"]
    if _infinitive(reading_clause(cue.token)):
        return CONFIDENCE["infinitive"]
    return CONFIDENCE["reported"]


def _speakers(book: MentionBook, passage: Passage) -> tuple[Role, ...]:
    """The roles of whoever speaks: one, or several who speak together or issued the document."""
    if passage.source is None:
        return ()
    found = _mention(book, passage.source)
    if _is_paper(passage.source) and (found is None or not found.document):
        found = _document_before(book, passage.source)
    return book.roles(found) if found is not None else ()


def _mention(book: MentionBook, token: Token) -> Found | None:
    return book.headed_by(token) or book.covering(token)


def _is_paper(source: Token) -> bool:
    """Whether “it” is what reads, shows or states, and so a document."""
    word = verb_word(source.head)
    return source.lower == "it" and word is not None and word.kind == "document"


def _document_before(book: MentionBook, pronoun: Token) -> Found | None:
    """The last document named before “it reads”."""
    earlier = [one for one in book.found if one.document and one.span.start < pronoun.start]
    return earlier[-1] if earlier else book.headed_by(pronoun)


def _audience(book: MentionBook, passage: Passage) -> tuple[Role, ...]:
    """The named ones spoken to: “told X that”, “urged X to”, “said to X”, “speaking to X, …”."""
    if passage.cue is None or passage.cue.form != "verb":
        return ()
    cue = passage.cue.token
    heads: list[Token] = [child for child in cue.children if child.dep in _HEARERS and child.i > cue.i]
    for child in cue.children:
        if child.dep in ("prep", "dative") and child.lower in ("to", "on", "upon") and child.i > cue.i:
            heads.extend(
                c
                for c in child.children
                if c.dep == "pobj" and (child.lower == "to" or cue.lemma in ("call", "press"))
            )
        if child.dep == "advcl" and child.lemma in _ADDRESSING:
            for prep in child.children:
                if prep.dep == "prep" and prep.lower == "to":
                    heads.extend(c for c in prep.children if c.dep == "pobj")
    clause = reading_clause(cue)
    if clause is not None and _infinitive(clause):
        heads.extend(child for child in clause.children if child.dep == "nsubj")
    found = [book.headed_by(head) for head in heads if not _inside_pieces(head, passage.pieces)]
    named = [
        one for one in found if one is not None and not one.unnamed and not one.document and not one.is_place
    ]
    return book.roles(named) if named else ()


def _inside_pieces(token: Token, pieces: list[Span]) -> bool:
    return any(piece.start <= token.start < piece.end for piece in pieces)


def _date(reading: Reading, passage: Passage) -> Date:
    """A date in the words around the cue; else the day of the report, where it tells in the past of
    something said.
    """
    for date in reading.dates:
        if date.span is not None and _dates_cue(reading, passage, date.span):
            return date
    published = reading.document.published
    cue = passage.cue
    if published is None or cue is None or cue.form == "noun" or cue.kind == "thought":
        return UNKNOWN
    token = cue.token
    before = any(child.dep == "aux" and child.lemma == "have" for child in token.children)
    told = (
        token.tag in ("VBD", "VBG") or cue.form in ("phrase", "mark") or (token.tag == "VBN" and not before)
    )
    return Date(published, published, "day", None) if told else UNKNOWN


def _dates_cue(reading: Reading, passage: Passage, span: Span) -> bool:
    """Whether the words of a date hang on the cue, or follow it at once, and are neither said nor part of
    the source.
    """
    here = passage.frame
    if (
        passage.cue is None
        or not reading.tokens[here.first].start <= span.start < reading.tokens[here.last - 1].end
    ):
        return False
    if any(piece.start < span.end and span.start < piece.end for piece in passage.said):
        return False
    cue = finite_verb(passage.cue.token)
    inside = reading.tokens_in(span)
    if not inside:
        return False
    if 0 < inside[0].i - passage.cue.token.i <= _NEAR:
        return True
    for token in (inside[-1], *inside[-1].ancestors()):
        if token is cue:
            return True
        if token is passage.source or token.dep in ("relcl", "acl", "ccomp", "conj", "poss"):
            return False
    return False


def _quotations_in(reading: Reading, pieces: list[Span]) -> Iterator[tuple[Quotation, int]]:
    """The outermost quotations that touch the pieces, each with the characters shared."""
    for quotation in reading.quotations:
        if quotation.depth:
            continue
        for piece in pieces:
            shared = min(piece.end, quotation.span.end) - max(piece.start, quotation.span.start)
            if shared > 0:
                yield quotation, shared


def _is_quotation(reading: Reading, pieces: list[Span]) -> bool:
    """Whether most characters of the pieces stand in quotation marks, and not just a word or two of them."""
    size = sum(piece.end - piece.start for piece in pieces)
    inside = list(_quotations_in(reading, pieces))
    share = sum(shared for _, shared in inside) / max(size, 1)
    words = sum(len(reading.text(quotation.inner).split()) for quotation, _ in inside)
    return share > 0.5 and (words >= WORDS_OF_A_QUOTATION or share > 0.9)


def _inside(reading: Reading, pieces: list[Span]) -> Iterator[Quotation]:
    """The quotations wholly inside the pieces that are long enough to be somebody's words."""
    for quotation, shared in _quotations_in(reading, pieces):
        words = reading.text(quotation.inner).split()
        said = len(words) >= WORDS_OF_A_QUOTATION and says_something(reading.document.text, quotation)
        if said and shared == quotation.span.end - quotation.span.start:
            yield quotation


def _between_marks(reading: Reading, pieces: list[Span], whole: Span) -> Span:
    """From the first to the last character in quotation marks; all of `whole` where there are none."""
    inside = [quotation.inner for quotation, _ in _quotations_in(reading, pieces)]
    if not inside:
        return whole
    start, end = min(inner.start for inner in inside), max(inner.end for inner in inside)
    return Span(max(start, whole.start), min(end, whole.end))


def _without_marks(reading: Reading, span: Span) -> Span:
    """`span` without the mark at its start and the one at its end, where it has both."""
    start = next(
        (q.inner.start for q in reading.quotations if q.depth == 0 and q.span.start == span.start), None
    )
    end = next((q.inner.end for q in reading.quotations if q.depth == 0 and q.span.end == span.end), None)
    return span if start is None or end is None else Span(start, end)
