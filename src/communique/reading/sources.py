"""Cues with their sources and what they introduce: who is given as saying what, by syntax and by
position.

The parser errs where quotation marks and inverted clauses stand, so a subject that it puts on the wrong
side of a quotation mark is not believed, and the words next to the cue are taken instead.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import Literal

from communique.reading.contents import verb_pieces
from communique.reading.cues import (
    NOMINAL,
    PHRASE,
    SUBJECTS,
    Word,
    cue_adjectives,
    cue_nouns,
    said_clause,
    source_nouns,
    support_verbs,
    verb_word,
)
from communique.reading.surroundings import phrase_pieces, trimmed
from communique.reading.tokens import Reading, Token
from communique.reading.utterances import Utterance, Utterances, find_utterances
from communique.records import Span

Form = Literal["verb", "noun", "adjective", "phrase", "mark", "label"]

_LABEL = re.compile(
    r"(?P<label>(?P<name>(?:[A-Z][\w.'’-]*)(?: (?:of|the|and|de|al|van|von|[A-Z][\w.'’-]*)){0,5})"
    r"(?: ?\([^()\n]{1,60}\))?:)\s+(?=\S)"
)

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_CLIMBING = frozenset(
    {"ccomp", "xcomp", "acl", "advcl", "relcl", "pcomp", "parataxis", "conj", "prep", "acomp", "dep", "cc"}
)
_INSIDE_PHRASE = frozenset({"compound", "amod", "det", "poss", "nmod", "nummod", "appos", "conj"})
_VIEWS = frozenset({"word", "view", "opinion", "telling", "account", "estimation", "judgment", "judgement"})
_RULES = frozenset({"―", "—", "–", "--", "-"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that introduces `pieces` of what is said, thought or written.

    `source` is the syntactic head of who says it, None where nobody is named. `pieces` are character
    spans with their quotation marks, in order; more than one where the cue interrupts.
    """

    token: Token
    source: Token | None
    word: Word
    form: Form
    pieces: tuple[Span, ...]

    @property
    def kind(self) -> str:
        return self.word.kind


def find_sources(reading: Reading) -> list[tuple[Token, Token | None, str]]:
    """Each cue of `reading` with the head of its source, or None, and its kind, in the order of the text."""
    return [(cue.token, cue.source, cue.kind) for cue in find_cues(reading, find_utterances(reading))]


def find_cues(reading: Reading, utterances: Utterances) -> list[Cue]:
    """Each word that introduces something said, in the order of the text."""
    found = [cue for token in reading.tokens if (cue := _cue(reading, utterances, token)) is not None]
    cued = {utterances.of(cue.token).index for cue in found if cue.form != "noun"}
    for utterance in utterances.items:
        if utterance.quotations and utterance.index not in cued:
            mark = _mark_cue(reading, utterances, utterance)
            if mark is not None:
                found.append(mark)
    labels = find_labels(reading)
    if labels:
        spoken = [piece for label in labels for piece in label.pieces]
        found = [cue for cue in found if not any(p.start <= cue.token.start < p.end for p in spoken)] + labels
    found = _cut(utterances, found)
    mended = [replace(cue, pieces=tuple(_mended(reading, piece) for piece in cue.pieces)) for cue in found]
    return sorted(mended, key=lambda cue: cue.token.i)


def _cut(utterances: Utterances, cues: list[Cue]) -> list[Cue]:
    """The cues, where one stands inside what another says its clause without the other's own words."""
    by_utterance: dict[int, list[Cue]] = {}
    for cue in cues:
        by_utterance.setdefault(utterances.of(cue.token).index, []).append(cue)
    out = []
    for cue in cues:
        pieces = list(cue.pieces)
        for around in by_utterance[utterances.of(cue.token).index]:
            first = around.pieces[0]
            if (
                around is cue
                or around.token.i < cue.token.i
                or not first.start <= cue.token.start < first.end
            ):
                continue
            resumed = around.pieces[1].start if len(around.pieces) > 1 else None
            pieces = [part for piece in pieces for part in _without(piece, first.end, resumed)]
        out.append(cue if pieces == list(cue.pieces) else replace(cue, pieces=tuple(pieces)))
    return [cue for cue in out if cue.pieces]


def _without(piece: Span, end: int, resumed: int | None) -> list[Span]:
    """`piece` without the characters from `end` to `resumed`, or to its own end."""
    if piece.end <= end or piece.start >= end:
        return [piece]
    left = Span(piece.start, end)
    return [left, Span(resumed, piece.end)] if resumed is not None and resumed < piece.end else [left]


def _mended(reading: Reading, piece: Span) -> Span:
    """`piece` with the whole of a quotation that its end cuts."""
    last = bisect_right(reading.quotations, piece.end, key=lambda quotation: quotation.span.start) - 1
    for quotation in reading.quotations[max(last - 2, 0) : last + 1]:
        if piece.start <= quotation.span.start < piece.end < quotation.span.end and quotation.depth == 0:
            return Span(piece.start, quotation.span.end)
    return piece


def find_labels(reading: Reading) -> list[Cue]:
    """The speakers of a transcript: paragraphs that begin with a name and a colon, at least two of them.

    What a speaker says goes on over the paragraphs without a label.
    """
    text = reading.document.text
    found: list[tuple[int, re.Match[str]]] = []
    for number, paragraph in enumerate(reading.paragraphs):
        match = _LABEL.match(text, paragraph.start, paragraph.end)
        if match:
            found.append((number, match))
    headings = source_nouns("heading")
    names = Counter(match["name"] for _, match in found if match["name"].lower() not in headings)
    spoken = sum(names.values())
    if spoken < 2 or (spoken == len(names) and not all(name.isupper() for name in names)):
        return []
    cues = []
    for index, (number, match) in enumerate(found):
        until = found[index + 1][0] if index + 1 < len(found) else number + 1
        named = [t for t in reading.tokens_in(Span(*match.span("name"))) if t.text[0].isalpha()]
        colon = reading.tokens_in(Span(match.end("label") - 1, match.end("label")))
        if named and colon and match["name"] in names:
            pieces = (
                Span(match.end(), reading.paragraphs[number].end),
                *reading.paragraphs[number + 1 : until],
            )
            cues.append(Cue(colon[0], named[-1], PHRASE, "label", pieces))
    return cues


def _cue(reading: Reading, utterances: Utterances, token: Token) -> Cue | None:
    """What `token` introduces, if anything; what is told inside a quotation is its speaker's own matter."""
    if utterances.quoted[token.i] >= 0:
        return None
    if token.lower == "according" or (token.lower == "per" and token.i == utterances.of(token).first):
        return _according(reading, utterances, token)
    if token.pos in ("VERB", "AUX"):
        return _verb_cue(reading, utterances, token)
    if token.pos in ("NOUN", "PROPN"):
        return _noun_cue(reading, utterances, token)
    if token.pos == "ADJ":
        adjective = cue_adjectives().get(token.lower)
        clause = said_clause(token, adjective) if adjective is not None else None
        source = climb(token) if clause is not None else None
        if adjective is not None and clause is not None and source is not None:
            return Cue(
                token, source, adjective, "adjective", tuple(_clause(reading, utterances, token, clause))
            )
    return None


def _verb_cue(reading: Reading, utterances: Utterances, verb: Token) -> Cue | None:
    word = verb_word(verb)
    if word is None:
        return None
    here = utterances.of(verb)
    if said_clause(verb, word) is None and not here.quotations and not {"that", "quote"} <= word.patterns:
        return None
    side = utterances.quoted[verb.i]
    if word.kind != "denial" and any(
        c.dep == "neg" and utterances.quoted[c.i] == side for c in verb.children
    ):
        return None
    source = source_of(reading, utterances, verb)
    pieces = [
        piece for piece in verb_pieces(reading, utterances, verb, word, source) if piece.end > piece.start
    ]
    return Cue(verb, source, word, "verb", tuple(pieces)) if pieces else None


def _clause(reading: Reading, utterances: Utterances, cue: Token, clause: Token) -> list[Span]:
    here = utterances.of(cue)
    inside = [token.i for token in clause.subtree() if cue.i < token.i < here.last]
    piece = trimmed(reading, min(inside, default=clause.i), max(inside, default=clause.i) + 1)
    return [piece] if piece.end > piece.start else []


def _noun_cue(reading: Reading, utterances: Utterances, noun: Token) -> Cue | None:
    """“X's claim that …”, “a warning from X that …”, “in X's words”."""
    if noun.lemma in _VIEWS and noun.head.dep == "prep" and noun.head.lower in ("in", "by"):
        owner = noun.child("poss")
        if owner is not None and utterances.quoted[noun.i] < 0:
            inside = [token.i for token in noun.head.subtree()]
            here = utterances.of(noun)
            first, last = max(min(inside), here.first), min(noun.i + 1, here.last)
            pieces = phrase_pieces(reading, utterances, noun, first, last)
            if pieces and (noun.lemma != "word" or here.quotations):
                return Cue(noun, owner, PHRASE, "phrase", tuple(pieces))
    word = cue_nouns().get(noun.lemma)
    clause = said_clause(noun, word) if word is not None else None
    if word is None or clause is None:
        return None
    verb = noun.head.head if noun.dep == "pobj" else noun
    above = verb_word(verb) if verb.pos == "VERB" else None
    if above is not None and said_clause(verb, above) is clause:
        return None  # “said in a statement that …” is told by its verb
    pieces = _clause(reading, utterances, noun, clause)
    return Cue(noun, _noun_source(noun), word, "noun", tuple(pieces)) if pieces else None


def _according(reading: Reading, utterances: Utterances, token: Token) -> Cue | None:
    """“according to X”, unless X is a plan, a need, a rank; “per X” at the start of a sentence."""
    preposition = next((child for child in token.children if child.lower == "to"), token)
    named = preposition.child("pobj")
    if named is None or named.lemma in source_nouns("measure"):
        return None
    here = utterances.of(token)
    last = (
        max((t.i for t in named.subtree() if t.i < here.last and utterances.quoted[t.i] < 0), default=named.i)
        + 1
    )
    pieces = phrase_pieces(reading, utterances, token, token.i, last)
    return Cue(token, named, PHRASE, "phrase", tuple(pieces)) if pieces else None


def _mark_cue(reading: Reading, utterances: Utterances, here: Utterance) -> Cue | None:
    """A quotation with a colon before it (“He was blunt: “…””) or a name behind it (““…” — Name”), and no
    word.
    """
    tokens = reading.tokens
    for quotation in here.quotations:
        inside = reading.tokens_in(quotation.span)
        first, last = inside[0].i, inside[-1].i + 1
        if tokens[first - 1].text == ":" and first > 0:
            if first > here.first:
                return _colon_cue(utterances, here, tokens, first - 1, quotation.span)
            if here.index > 0 and utterances.items[here.index - 1].paragraph == here.paragraph - 1:
                return _colon_cue(
                    utterances, utterances.items[here.index - 1], tokens, first - 1, quotation.span
                )
        if first == here.first and last + 1 < here.last and tokens[last].text in _RULES:
            rest = tokens[last + 1 : here.last]
            named = next((token for token in rest if token.pos == "PROPN"), None)
            if (
                named is not None
                and len(rest) < 16
                and not any(token.pos in ("VERB", "AUX") for token in rest)
            ):
                source = _top(named, tokens[last], utterances)
                return Cue(tokens[last], source, PHRASE, "mark", (quotation.span,))
    return None


def _colon_cue(
    utterances: Utterances, frame: Utterance, tokens: tuple[Token, ...], colon: int, span: Span
) -> Cue | None:
    """Who speaks before a colon: the subject of the last verb there, else the words next to it."""
    before = [token for token in tokens[frame.first : colon] if utterances.quoted[token.i] < 0]
    for verb in reversed(before):
        subject = next((child for child in verb.children if child.dep == "nsubj"), None)
        if verb.pos in ("VERB", "AUX") and subject is not None and utterances.quoted[subject.i] < 0:
            word = verb_word(verb)
            if word is not None and "quote" in word.patterns:
                return Cue(verb, subject, word, "verb", (span,))
            return Cue(tokens[colon], subject, PHRASE, "mark", (span,))
    source = _top(before[-1], tokens[colon], utterances) if before else None
    return Cue(tokens[colon], source, PHRASE, "mark", (span,)) if source is not None else None


def source_of(reading: Reading, utterances: Utterances, verb: Token) -> Token | None:
    """The head of who says it: subject, agent, controller, or the words beside the verb; None where
    nobody does.
    """
    passive = any(child.dep == "auxpass" for child in verb.children)
    if passive:
        agent = next((child for child in verb.children if child.dep == "agent"), None)
        return agent.child("pobj") if agent is not None else None
    side = utterances.quoted[verb.i]
    for child in verb.children:
        if child.dep == "nsubj" and utterances.quoted[child.i] == side and child.ent not in ("DATE", "TIME"):
            if child.lower in _RELATIVE and child.tag in ("WP", "WDT", "IN"):
                return _antecedent(child) or child
            return child
    source = _beside(reading, utterances, verb) or climb(verb)
    return source if source is not None and utterances.quoted[source.i] == side else None


def _antecedent(relative: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    for token in relative.ancestors():
        if token.dep in ("relcl", "ccomp", "acl") and token.head.pos in NOMINAL:
            return token.head
    return None


def _beside(reading: Reading, utterances: Utterances, verb: Token) -> Token | None:
    """Who speaks by position, where a quotation or comma comes before: “…,” said X; “…,” X said."""
    if utterances.quoted[verb.i] >= 0 or verb.tag in ("VB", "VBG"):
        return None
    here = utterances.of(verb)
    before = reading.tokens[verb.i - 1] if verb.i > here.first else None
    after = reading.tokens[verb.i + 1] if verb.i + 1 < here.last else None
    if before is None or not (here.quotations or before.text == ","):
        return None
    opened = utterances.quoted[before.i] >= 0 or before.text == "," or before.text in _RULES
    timely = after is not None and after.ent in ("DATE", "TIME")
    if (
        opened
        and after is not None
        and not timely
        and utterances.quoted[after.i] < 0
        and after.pos in (*NOMINAL, "DET", "X")
    ):
        return _top(after, verb, utterances)
    if before.text == "," and verb.i - 2 >= here.first:
        before = reading.tokens[verb.i - 2]
    if utterances.quoted[before.i] < 0 and before.pos in ("NOUN", "PROPN", "PRON"):
        return _top(before, verb, utterances)
    return None


def _top(token: Token, cue: Token, utterances: Utterances) -> Token | None:
    """The head of the noun phrase around `token` on its side of the cue and of quotation marks."""
    right = token.i > cue.i
    top = token
    for above in token.ancestors():
        if (
            above is cue
            or above.pos not in NOMINAL
            or (above.i > cue.i) != right
            or utterances.quoted[above.i] >= 0
        ):
            break
        if top.dep not in _INSIDE_PHRASE:
            break
        top = above
    return top if top.pos in NOMINAL else None


def climb(token: Token) -> Token | None:
    """The source of a verb or adjective without a subject of its own, from what governs it; None for “it
    is said”.
    """
    for _ in range(7):
        subjects = (child for child in token.children if child.dep in SUBJECTS)
        subject = next((child for child in subjects if child.ent not in ("DATE", "TIME")), None)
        if subject is not None:
            if subject.lower in _RELATIVE and subject.tag in ("WP", "WDT", "IN"):
                return _antecedent(subject)
            return None if subject.dep in ("csubj", "expl") or subject.lower == "there" else subject
        if token.dep in ("acl", "relcl") and token.head.pos in NOMINAL:
            misread = token.head.dep == "ROOT" and token.head.i == token.i - 1  # “the four called on …”
            return None if token.tag == "VBN" and not misread else token.head
        if token.head is token or token.dep not in _CLIMBING:
            return None
        token = token.head
    return None


def _noun_source(noun: Token) -> Token | None:
    """Whose claim it is: possessor, “by X”, “from X”, or the subject that makes, issues or repeats it."""
    owner = noun.child("poss")
    if owner is not None:
        return owner
    for child in noun.children:
        if child.dep in ("prep", "agent") and child.lower in ("by", "from", "of") and child.i > noun.i:
            named = child.child("pobj")
            if named is not None:
                return named
    if noun.dep == "dobj" and noun.head.lemma in support_verbs():
        return climb(noun.head)
    return None
