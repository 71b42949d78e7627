"""Tokens and sentences: spaCy's parse as plain, fast objects, so that no stage after this one needs spaCy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from communique.records import Date, Document, Quantity, Span


class Token:
    """One word of the parse. `i` counts through the reading; `start` and `end` are characters of the text.

    `lemma` is lower case. `tag` is Penn, `pos` universal, `dep` the label of the arc to `head` (English
    ClearNLP labels; the root is its own head). `ent` is an OntoNotes label or "".
    """

    __slots__ = (
        "children",
        "dep",
        "end",
        "ent",
        "ent_begins",
        "head",
        "i",
        "lemma",
        "lower",
        "pos",
        "sent",
        "start",
        "tag",
        "text",
    )

    def __init__(
        self,
        i: int,
        text: str,
        lemma: str,
        tag: str,
        pos: str,
        dep: str,
        start: int,
        ent: str,
        ent_begins: bool,
        sent: int,
    ):
        self.i = i
        self.text = text
        self.lower = text.lower()
        self.lemma = lemma
        self.tag = tag
        self.pos = pos
        self.dep = dep
        self.start = start
        self.end = start + len(text)
        self.ent = ent
        self.ent_begins = ent_begins
        self.sent = sent
        self.head: Token = self
        self.children: list[Token] = []

    def __repr__(self) -> str:
        return f"Token({self.i}, {self.text!r}, {self.dep}<-{self.head.text!r})"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def child(self, *deps: str) -> Token | None:
        """The first child with one of these labels."""
        for token in self.children:
            if token.dep in deps:
                return token
        return None

    def subtree(self) -> Iterator[Token]:
        """This token and all below it, in no particular order."""
        stack = [self]
        while stack:
            token = stack.pop()
            yield token
            stack.extend(token.children)

    def ancestors(self) -> Iterator[Token]:
        """The heads above this token, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token


@dataclass(frozen=True, slots=True)
class Sentence:
    """`tokens[first:last]` of the reading; `span` trims white space; `paragraph` counts from 0."""

    index: int
    first: int
    last: int
    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks. `span` includes the marks, `inner` is without them.

    `depth` is 0 for an outermost quotation, 1 for one nested in it. `closed` is False where the paragraph
    ended first (a quotation continued in the next paragraph).
    """

    span: Span
    inner: Span
    depth: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A parsed document. Everything is in the order of the text."""

    document: Document
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Span, ...]
    quotations: tuple[Quotation, ...] = ()
    dates: tuple[Date, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    dateline: Span | None = None
    starts: tuple[int, ...] = field(default=(), repr=False)

    def text(self, span: Span) -> str:
        """The words of `span`."""
        return self.document.text[span[0] : span[1]]

    def sentence_of(self, token: Token) -> Sentence:
        return self.sentences[token.sent]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that begin inside `span`."""
        from bisect import bisect_left

        return self.tokens[bisect_left(self.starts, span[0]) : bisect_left(self.starts, span[1])]

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]
