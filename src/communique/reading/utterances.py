"""Utterances: sentences as the page has them, where a quotation is one piece however many sentences it
holds.

The parser often ends a sentence at a quotation mark. Who said what is read from the words around a
quotation, so these must stay together with it: “Why now?” he asked. “Nobody knows.” is two utterances.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from communique.reading.cues import is_quoting
from communique.reading.tokens import Quotation, Reading, Token
from communique.records import Span

_TERMINAL = frozenset(".!?…")
_CLOSERS = frozenset({"”", '"', "’", "''", ")"})
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]{2,}[^\n:;“\"]{0,60}?(?:\([^()\n]{2,40}\)\s*(?:--|[—–-])|--|—|\s–|\s-\s)\s*(?=[\w“\"‘'])"
)
_LOOK = 14  # tokens after a quotation among which its cue would stand
_TAIL = 6  # tokens after a verb of saying that ends a sentence (“he said on Friday.”)
WORDY = 4  # a quotation of so many words is said, not only named


@dataclass(frozen=True, slots=True)
class Utterance:
    """`tokens[first:last]` of the reading, with the quotations of the outermost level in it that say
    something.
    """

    index: int
    first: int
    last: int
    paragraph: int
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Utterances:
    """All utterances of a reading in order, and which tokens stand inside a quotation."""

    items: tuple[Utterance, ...]
    quoted: tuple[int, ...]
    """token index -> index in `reading.quotations` of the outermost saying quotation around it, or -1."""

    def of(self, token: Token) -> Utterance:
        """The utterance that holds `token`."""
        return self.items[bisect_right(self.items, token.i, key=lambda item: item.first) - 1]


def says_something(text: str, quotation: Quotation) -> bool:
    """Whether a quotation can be words said, rather than a “name”, a nickname or the title of a work."""
    inner = text[quotation.inner.start : quotation.inner.end].strip()
    if not inner:
        return False
    words = inner.split()
    if _is_title(words, inner, text, quotation):
        return False
    if len(words) < WORDY:
        follows = text[quotation.span.end : quotation.span.end + 1]
        return inner[-1] in ".,!?…—–" and (follows != "" or len(words) > 1) and inner[:1].isalnum()
    return True


def _is_title(words: list[str], inner: str, text: str, quotation: Quotation) -> bool:
    """Whether the words are written as titles are: every long one with a capital, inside a sentence."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    if len(words) > 9 or not long or not all(word[0].isupper() for word in long) or not words[0][0].isupper():
        return False
    if inner[-1] in "!?…":
        return False
    before = text[max(quotation.span.start - 2, 0) : quotation.span.start].rstrip()
    return (
        len(words) > 1
        and bool(before)
        and (before[-1].isalnum() or before[-1] == "," or inner[-1] not in ".,")
    )


def find_utterances(reading: Reading) -> Utterances:
    """The utterances of `reading`."""
    text = reading.document.text
    quoted = [-1] * len(reading.tokens)
    edges: dict[int, Quotation] = {}  # first token after a quotation -> that quotation
    for number, quotation in enumerate(reading.quotations):
        if quotation.depth or not says_something(text, quotation):
            continue
        inside = reading.tokens_in(quotation.span)
        for token in inside:
            quoted[token.i] = number
        if inside:
            edge = inside[-1].i + 1
            while edge < len(reading.tokens) and reading.tokens[edge].text.isspace():
                edge += 1
            edges[edge] = quotation
    items: list[Utterance] = []
    paragraphs = {sentence.first: sentence.paragraph for sentence in reading.sentences}
    first = paragraph = 0
    datelines = _datelines(reading)
    for token in reading.tokens:
        if token.i in paragraphs and paragraphs[token.i] != paragraph:
            items.append(_utterance(reading, quoted, len(items), first, token.i, paragraph))
            first, paragraph = token.i, paragraphs[token.i]
        elif token.i > first and (
            token.i in datelines or _ends_before(reading, quoted, paragraphs, edges, token)
        ):
            items.append(_utterance(reading, quoted, len(items), first, token.i, paragraph))
            first = token.i
    if first < len(reading.tokens):
        items.append(_utterance(reading, quoted, len(items), first, len(reading.tokens), paragraph))
    return Utterances(tuple(items), tuple(quoted))


def _datelines(reading: Reading) -> frozenset[int]:
    """The first tokens after the place, day and agency that begin a report (“GENEVA, May 3 (Agency) --
    The …”).
    """
    text = reading.document.text
    found: set[int] = set()
    for paragraph in reading.paragraphs:
        match = _DATELINE.match(text, paragraph.start, min(paragraph.end, paragraph.start + 120))
        if match:
            found.update(token.i for token in reading.tokens_in(Span(match.end(), match.end() + 1)))
    return frozenset(found)


def _utterance(
    reading: Reading, quoted: list[int], index: int, first: int, last: int, paragraph: int
) -> Utterance:
    numbers = sorted({quoted[i] for i in range(first, last)} - {-1})
    return Utterance(index, first, last, paragraph, tuple(reading.quotations[number] for number in numbers))


def _ends_before(
    reading: Reading, quoted: list[int], starts: dict[int, int], edges: dict[int, Quotation], token: Token
) -> bool:
    """Whether an utterance ends just before `token`, which is not the first of its paragraph."""
    i = token.i
    if token.text.isspace() or (quoted[i] >= 0 and quoted[i] == quoted[i - 1]):
        return False
    if i in edges:
        quotation = edges[i]
        inner = reading.text(quotation.inner).rstrip()
        if inner[-1] not in _TERMINAL or (not quotation.closed and quotation.span.end == quotation.inner.end):
            return False
        if quoted[i] >= 0:
            return True
        begins = token.text[0].isupper() or token.text[0] in "“\"‘'("
        return begins and not cue_follows(reading, quoted, i, full_stop=inner[-1] == ".")
    at = i - 1
    while at > 0 and reading.tokens[at].text.isspace():
        at -= 1
    before = reading.tokens[at]
    opens = (quoted[i] >= 0 and before.text in (".", "!", "?")) or before.text == ";"
    if i not in starts and at + 1 not in starts and not opens:
        return False
    if before.text in _CLOSERS and at > 0:
        before = reading.tokens[at - 1]
    return before.text[-1] in _TERMINAL or before.text == ";"


def cue_follows(reading: Reading, quoted: Sequence[int], i: int, full_stop: bool = False) -> bool:
    """Whether a short clause with a verb of saying and nothing said in it stands at `i` (“…?” Mr Lee asked.).

    After a `full_stop` in the quotation it must end with its verb, or soon after.
    """
    for token in reading.tokens[i : i + _LOOK]:
        if quoted[token.i] >= 0 or token.text in (".", ";", ":"):
            return False
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass") and token.tag != "VBG":
            if not is_quoting(token) or _opens(reading, quoted, token):
                return False
            following = reading.tokens[token.i + 1 : token.i + 1 + _TAIL]
            return not full_stop or any(after.text in _TERMINAL for after in following)
    return False


def _opens(reading: Reading, quoted: Sequence[int], verb: Token) -> bool:
    """Whether what a verb says begins right of it."""
    if verb.i + 1 >= len(reading.tokens):
        return False
    after = reading.tokens[verb.i + 1]
    if after.text in (",", ":") and verb.i + 2 < len(reading.tokens):
        after = reading.tokens[verb.i + 2]
    if quoted[after.i] >= 0 or after.lower == "that":
        return True
    return any(child.dep == "ccomp" and child.i > verb.i and quoted[child.i] < 0 for child in verb.children)
