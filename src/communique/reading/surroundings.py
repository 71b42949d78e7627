"""What is said around a cue that stands between commas or at the end: “The plan, he said, will fail,
experts say.”
"""

from __future__ import annotations

from typing import NamedTuple

from communique.reading.cues import FINITE, SUBJECTS, is_quoting
from communique.reading.tokens import Reading, Token
from communique.reading.utterances import Utterance, Utterances
from communique.records import Span

DASHES = frozenset({"—", "–", "--", "-", "―"})
EDGES = frozenset({",", ";", ":", ".", *DASHES, " ", "\n"})
_SAID = ("dobj", "xcomp", "ccomp", "attr", "acomp", "oprd")


class Group(NamedTuple):
    """A cue with its subject and auxiliaries: `tokens[first:last]`."""

    first: int
    last: int


def finite_verb(verb: Token) -> Token:
    """The verb that carries tense and subject of a cue: “was quoted” for “was quoted as saying”."""
    if verb.tag == "VBG" and verb.dep == "pcomp" and verb.head.lower == "as" and verb.head.dep == "prep":
        return verb.head.head
    return verb


def trimmed(reading: Reading, first: int, last: int) -> Span:
    """The characters of `tokens[first:last]` without commas, colons, full stops and dashes at their ends."""
    tokens = reading.tokens
    while first < last and (tokens[first].text in EDGES or tokens[first].text.isspace()):
        first += 1
    while last > first and (tokens[last - 1].text in EDGES or tokens[last - 1].text.isspace()):
        last -= 1
    if first >= last:
        at = tokens[min(first, len(tokens) - 1)].start
        return Span(at, at)
    return Span(tokens[first].start, tokens[last - 1].end)


def around_verb(reading: Reading, here: Utterance, verb: Token, group: Group) -> list[Span]:
    """What stands before a verb of saying, or on both sides of it; empty where the verb is no such
    insertion.
    """
    tokens = reading.tokens
    if group.first <= here.first or not _can_be_inserted(tokens, verb, group):
        return []
    first = _beginning(here, verb)
    told = any(token.tag in FINITE for token in tokens[first : group.first])
    after = _resumption(reading, here, verb, group, told)
    if not told and after is None:
        return []
    pieces = [trimmed(reading, first, group.first)]
    if after is not None:
        pieces.append(trimmed(reading, after, here.last))
    return pieces


def _can_be_inserted(tokens: tuple[Token, ...], verb: Token, group: Group) -> bool:
    """A verb behind a comma or dash with a subject of its own and nothing said right of it."""
    saying, verb = verb, finite_verb(verb)
    before = tokens[group.first - 1]
    if before.text != "," and before.text not in DASHES:
        return False
    subject = any(child.dep == "nsubj" and child.i < verb.i for child in verb.children)
    # the parser takes a last “announced” for a participle; with a subject of its own it is none
    if saying is verb and (verb.tag == "VBG" or (verb.tag in ("VBN", "VB") and not subject)):
        return False
    if any(child.dep in ("mark", "cc") and child.i < verb.i for child in verb.children):
        return False
    fronted = any(child.dep == "ccomp" and child.i < verb.i for child in verb.children)
    if fronted:
        return True
    if verb.dep not in ("ROOT", "parataxis", "ccomp") and not (verb.tag == "VBN" and subject):
        return False
    right = [child for child in verb.children if child.i >= group.last and child.dep in _SAID]
    return not right or (verb.lemma == "tell" and all(child.dep == "dobj" for child in right))


def _beginning(here: Utterance, verb: Token) -> int:
    """Where the words around an inserted cue begin: with its sentence, or with the relative clause that
    it cuts.
    """
    if verb.dep in ("parataxis", "ccomp") and verb.head.i > verb.i and verb.head.dep == "relcl":
        return max(here.first, min(token.i for token in verb.head.subtree()))
    return here.first


def _resumption(reading: Reading, here: Utterance, verb: Token, group: Group, told: bool) -> int | None:
    """Where the words cut by an inserted cue go on, if they do; `told` where a clause is complete before
    it.
    """
    tokens = reading.tokens
    comma = next((i for i in range(group.last, here.last) if tokens[i].text in (",", *DASHES)), None)
    if comma is None or comma + 1 >= here.last:
        return None
    rest = tokens[comma + 1 : here.last]
    if any(is_quoting(token) and token.tag in FINITE and token.dep in ("conj", "ROOT") for token in rest):
        return None
    if not told:
        return comma + 1 if any(token.tag in FINITE for token in rest) else None
    said = next((child for child in verb.children if child.dep == "ccomp" and child.i < verb.i), None)
    said = said or (verb.head if verb.dep in ("parataxis", "ccomp") else None)
    own = {token.i for token in verb.subtree()} if said is verb.head else set()
    if said is not None and any(
        t.i in {x.i for x in said.subtree()} - own for t in rest if t.text[0].isalnum()
    ):
        return comma + 1
    joined = rest[0].dep == "cc" and any(token.dep in SUBJECTS and token.head.dep == "conj" for token in rest)
    return comma + 1 if joined else None


def phrase_pieces(
    reading: Reading, utterances: Utterances, opening: Token, first: int, last: int
) -> list[Span]:
    """What is said around a phrase like “according to X” at `tokens[first:last]`: the rest of its
    sentence.
    """
    here = utterances.of(opening)
    tokens, quoted = reading.tokens, utterances.quoted
    if quoted[opening.i] >= 0:
        return []
    start = next(
        (i + 1 for i in range(first - 1, here.first - 1, -1) if quoted[i] < 0 and tokens[i].text == ";"),
        here.first,
    )
    left = trimmed(reading, start, first)
    if any(token.pos in ("VERB", "AUX", "NOUN") for token in tokens[start:first]):
        resumes = (
            last + 1 < here.last
            and tokens[last].text in (",", *DASHES)
            and _goes_on(tokens, last + 1, first, here)
        )
        return [left, trimmed(reading, last + 1, here.last)] if resumes else [left]
    right = trimmed(reading, last, here.last)
    return [right] if right.end > right.start else []


def _goes_on(tokens: tuple[Token, ...], after: int, first: int, here: Utterance) -> bool:
    """Whether the words after a phrase belong to a clause begun before it."""
    for token in tokens[after : here.last]:
        if token.pos in ("VERB", "AUX") and (
            token.head.i < first or any(child.i < first for child in token.children)
        ):
            return True
    return False
