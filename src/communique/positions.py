"""Positions: where holders stand on an issue or an actor, in the report's own words and inside quotations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from communique import registers
from communique.actors.book import Found, MentionBook
from communique.events.arguments import named, object_heads, owners, preposition_heads, subject_heads
from communique.events.composition import effects_above
from communique.events.status import modality
from communique.reading.tokens import Reading, Token
from communique.records import Position, Span, Stance, Statement, Target
from communique.statements import statement_of

_REVERSING = frozenset({"refuse", "fail", "stop", "deny"})
_UNREAL = frozenset({"plan", "want", "try", "consider", "request", "threaten", "ability", "allow", "suggest", "discuss", "propose", "accuse"})


@dataclass(frozen=True, slots=True)
class StanceWord:
    """One row of the stances table."""

    stance: Stance
    issue: tuple[str, ...]
    target: tuple[str, ...]
    negated: Stance | None
    weight: float


@lru_cache(maxsize=1)
def _words() -> dict[tuple[str, str], StanceWord]:
    return {(row["lemma"], row["pos"]): _word(row) for row in registers.table("stances")}


def _word(row: Mapping[str, str]) -> StanceWord:
    def cell(key: str) -> tuple[str, ...]:
        return tuple(part for part in row[key].split("|") if part)

    return StanceWord(row["stance"], cell("issue"), cell("target"), row["negated"] or None, float(row["weight"]))  # type: ignore[arg-type]


def find_positions(reading: Reading, book: MentionBook, statements: list[Statement]) -> list[Position]:
    """The positions that `reading` states, in the order of the text, each once."""
    out: list[Position] = []
    for token in reading.tokens:
        word = _word_of(token)
        if word is None:
            continue
        position = _position(token, word, reading, book, statements)
        if position is not None and not any(_same(position, other) for other in out):
            out.append(position)
    return [_numbered(position, number) for number, position in enumerate(out, 1)]


def _word_of(token: Token) -> StanceWord | None:
    words = _words()
    if token.pos == "VERB":
        for child in token.children:
            if child.i > token.i and child.dep in {"prt", "prep", "dobj", "advmod"}:
                joined = words.get((f"{token.lemma}_{child.lemma}", "verb"))
                if joined is not None:
                    return joined
        return words.get((token.lemma, "verb"))
    if token.pos in {"ADJ", "ADP"} and token.dep in {"acomp", "prep", "oprd", "conj"}:
        return words.get((token.lower, "adj"))
    if token.pos == "NOUN":
        return words.get((token.lemma, "noun"))
    return None


def _position(token: Token, word: StanceWord, reading: Reading, book: MentionBook, statements: list[Statement]) -> Position | None:
    holders = _holders(token, book)
    if not holders:
        return None
    stance = _stance(token, word)
    if stance is None:
        return None
    issue_head, issue = _issue(token, word, reading)
    target = _target(token, word, issue_head, holders, book)
    if target is None and (issue is None or stance == "calls-on"):
        return None
    if issue_head is not None and issue is not None and target is not None and issue_head is target.head:
        issue = None if stance != "calls-on" else issue
    roles = tuple(role for role in book.roles(holders) if role.code or book.actors[role.actor].kind in {"company", "group"})
    if not roles:
        return None
    meant = book.roles(target)[0] if target is not None and book.roles(target) else None
    if meant is not None and all(role.code == meant.code for role in roles) and meant.code:
        return None
    if meant is None and not (issue_head is not None and any(book.within(issue or Span(0, 0)))):
        return None
    ends = [token.span, *(item.span for item in holders if abs(item.head.sent - token.sent) == 0)]
    if issue is not None:
        ends.append(issue)
    if target is not None and target.head.sent == token.sent:
        ends.append(target.span)
    evidence = Span(min(end.start for end in ends), max(end.end for end in ends))
    source = statement_of(statements, token.span)
    confidence = round(word.weight * min(item.mention.confidence for item in holders), 2)
    return Position("", roles, stance, Target(meant, issue), source.id if source else None, (evidence,), confidence)


def _holders(token: Token, book: MentionBook) -> list[Found]:
    if token.pos == "NOUN":
        own = [item for item in owners(token, book) if item.span.end <= token.start]
        if own:
            return own
        if token.dep in {"dobj", "pobj"}:
            verb = token.head if token.dep == "dobj" else token.head.head
            if verb.lemma in {"express", "voice", "reiterate", "reaffirm", "give", "declare", "offer", "state", "repeat", "pledge", "announce"}:
                return [item for head in subject_heads(verb) for item in named(head, book)]
        return []
    verb = token if token.pos == "VERB" else token.head
    return [item for head in subject_heads(verb) for item in named(head, book) if not item.is_place]


def _stance(token: Token, word: StanceWord) -> Stance | None:
    verb = token if token.pos == "VERB" else token.head
    own = modality(verb) if verb.pos in {"VERB", "AUX"} else None
    reversed_ = bool(own and own.negated)
    if own and own.status == "hypothetical":
        return None
    for effect in effects_above(verb):
        if effect.name in _UNREAL:
            return None
        if effect.name in _REVERSING:
            reversed_ = not reversed_
        if effect.word.pos in {"VERB", "AUX"} and modality(effect.word).negated:
            reversed_ = not reversed_
    return word.negated if reversed_ else word.stance


def _issue(token: Token, word: StanceWord, reading: Reading) -> tuple[Token | None, Span | None]:
    for slot in word.issue:
        if slot == "obj":
            heads = object_heads(token)
        elif slot == "comp":
            heads = [child for child in token.children if child.dep in {"xcomp", "ccomp"} and child.i > token.i]
        else:
            heads = [child.child("pobj") or child for child in token.children if child.dep == "prep" and child.lower == slot]
            heads = [head for head in heads if head is not None] or preposition_heads(token, slot)
        if heads:
            return heads[0], _phrase(heads[0], token, slot)
    return None, None


def _phrase(head: Token, above: Token, slot: str) -> Span:
    """The words of an issue: the phrase or clause under `head`, without trailing marks."""
    tokens = sorted(head.subtree(), key=lambda token: token.i)
    tokens = [token for token in tokens if token.i > above.i or above.i > head.i]
    while tokens and (tokens[-1].pos == "PUNCT" or tokens[-1].text.isspace()):
        tokens.pop()
    while tokens and (tokens[0].pos == "PUNCT" or tokens[0].dep == "mark"):
        tokens.pop(0)
    if not tokens:
        return head.span
    return Span(tokens[0].start, tokens[-1].end)


def _target(token: Token, word: StanceWord, issue: Token | None, holders: list[Found], book: MentionBook) -> Found | None:
    ids = {id for item in holders for id in item.mention.actors}

    def fitting(items: list[Found]) -> Found | None:
        return next((item for item in items if not set(item.mention.actors) <= ids), None)

    for slot in word.target:
        if slot == "obj":
            heads = object_heads(token)
        elif slot == "poss":
            heads = [g for child in token.children if child.dep == "dobj" for g in child.children if g.dep == "poss"]
        else:
            heads = preposition_heads(token, slot)
        found = fitting([item for head in heads for item in (named(head, book) or owners(head, book))])
        if found is not None:
            return found
    if issue is None:
        return None
    if issue.pos in {"VERB", "AUX"}:
        return fitting([item for head in subject_heads(issue) for item in named(head, book)])
    return fitting(named(issue, book)) or fitting(owners(issue, book)) or fitting(
        [item for word_ in ("against", "to", "with", "in", "on") for head in preposition_heads(issue, word_, False) for item in named(head, book)]
    )


def _same(one: Position, other: Position) -> bool:
    def key(position: Position) -> tuple[object, ...]:
        target = position.target.actor
        return (frozenset(role.code or role.actor for role in position.holders), position.stance, target.code or target.actor if target else None)

    if key(one) != key(other):
        return False
    a, b = one.target.issue, other.target.issue
    return a is None or b is None or a == b


def _numbered(position: Position, number: int) -> Position:
    from dataclasses import replace

    return replace(position, id=f"p{number}")
