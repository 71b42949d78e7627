"""From a quantity to what it measures: the register of measures and the arcs of the parse between the two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from communique import registers
from communique.reading.tokens import Token
from communique.records import Quantity

Change = Literal["rose", "fell"]

_UNIT_KINDS = {"%": "share", "1": "share", "person": "person", "t": "mass", "toe": "mass", "boe": "volume"}
_UNIT_KINDS |= {"m3": "volume", "bbl": "volume", "MW": "energy", "MWh": "energy"}
_MODIFIERS = ("nummod", "quantmod", "compound", "amod", "nmod", "appos", "poss")
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of the register of measures."""

    name: str
    kinds: frozenset[str]
    mutual: bool
    giver: tuple[str, ...]
    taker: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A quantity tied to what it measures: the measure's head word, the verb between them, how sure it is."""

    measure: Measure
    word: Token
    verb: Token | None
    change: Change | None
    confidence: float


@cache
def _measures() -> dict[str, list[tuple[tuple[str, ...], Measure]]]:
    """Last lemma of a measure's noun phrase -> the phrases with that head, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Measure]]] = {}
    for row in registers.table("measures"):
        measure = Measure(
            row["measure"],
            frozenset(row["units"].split("|")),
            row["direction"] == "mutual",
            tuple(row["from"].split("|")),
            tuple(row["to"].split("|")) if row["to"] else (),
        )
        for noun in row["nouns"].split("|"):
            words = tuple(noun.split())
            found.setdefault(words[-1], []).append((words, measure))
    for phrases in found.values():
        phrases.sort(key=lambda item: -len(item[0]))
    return found


@cache
def _by_name() -> dict[str, Measure]:
    return {measure.name: measure for phrases in _measures().values() for _, measure in phrases}


@cache
def _verbs() -> dict[str, dict[str, str]]:
    """Lemma -> kinds of verb, each with the measure it is, if any."""
    found: dict[str, dict[str, str]] = {}
    for row in registers.table("measure_verbs"):
        found.setdefault(row["lemma"], {})[row["kind"]] = row["measure"]
    return found


@cache
def _changes() -> dict[str, Change]:
    return {row["word"]: row["direction"] for row in registers.table("changes")}  # type: ignore[misc]


@cache
def _stops(*kinds: str) -> frozenset[str]:
    return frozenset(row["lemma"] for row in registers.table("measure_stops") if row["kind"] in kinds)


@cache
def commodities() -> dict[str, str]:
    """Lemma of goods -> the name they give a measure."""
    return {row["lemma"]: row["name"] for row in registers.table("commodities")}


def _kind(quantity: Quantity) -> str:
    if quantity.currency:
        return "money"
    return _UNIT_KINDS.get(quantity.unit or "", "count")


def _measure_at(token: Token, kind: str) -> Measure | None:
    """The measure whose noun phrase has `token` as head, if figures of that kind fit it."""
    for words, measure in _measures().get(token.lemma, ()):
        if kind in measure.kinds and (len(words) == 1 or _preceded(token, words[:-1])):
            return measure
    return None


def _preceded(token: Token, words: tuple[str, ...]) -> bool:
    """Whether the modifiers of `token` hold `words`, whatever stands between."""
    below = {
        child.lemma
        for child in token.subtree()
        if child is not token and child.pos in ("NOUN", "ADJ", "PROPN")
    }
    return all(word in below for word in words)


def head_of(words: Sequence[Token]) -> Token:
    """The word of `words` that hangs on none of the others."""
    inside = {token.i for token in words}
    for token in words:
        if token.head.i not in inside or token.head is token:
            return token
    return words[0]


def link_measure(words: Sequence[Token], quantity: Quantity) -> Link | None:
    """What the quantity measures, found by the arcs of the parse."""
    kind = _kind(quantity)
    head = head_of(words)
    counted = _counted(words, head, kind)
    if counted is not None:
        return Link(counted[0], counted[1], verb_above(counted[1]), None, 0.8)
    below = _below(head, kind)
    if below is not None:
        measure, word = below
        verb = verb_above(head)
        return Link(measure, word, verb, _change(verb, head), 0.85)
    return _above(head, kind, quantity)


def _counted(words: Sequence[Token], head: Token, kind: str) -> tuple[Measure, Token] | None:
    """The noun in the quantity itself or that it modifies: “29,500 troops”, “a $5 billion loan”."""
    modified: list[Token] = []
    token = head
    while len(modified) < 3 and token.head is not token and token.dep in _MODIFIERS:
        token = token.head
        modified.append(token)
    for word in (*words, *modified):
        measure = _measure_at(word, kind)
        if measure is not None:
            return measure, word
    return None


def _below(head: Token, kind: str) -> tuple[Measure, Token] | None:
    """“$3 billion in aid”, “2 million tonnes of gas exports”, “27 percent of African exports”."""
    for child in head.children:
        if child.dep == "prep" and child.lower in ("in", "of", "worth"):
            thing = child.child("pobj")
            while thing is not None:
                measure = _measure_at(thing, kind)
                if measure is not None:
                    return measure, thing
                further = next(
                    (c for c in thing.children if c.dep == "prep" and c.lower in ("in", "of")), None
                )
                thing = further.child("pobj") if further else None
    return None


def _above(head: Token, kind: str, quantity: Quantity) -> Link | None:
    """“exports of $3 billion”, “trade exceeds $140 billion”, “invested $5 billion”."""
    token, prep = head, ""
    for _ in range(6):
        up = token.head
        if up is token:
            return None
        if up.pos in ("NOUN", "PROPN") and token.dep in ("prep", "acl", "amod", "appos", "npadvmod", "acomp"):
            measure = _measure_at(up, kind)
            if measure is not None:
                return Link(measure, up, verb_above(up), None, 0.85)
        if up.dep in ("prep", "agent") or up.pos == "ADP":
            prep = up.lower
        elif up.pos in ("VERB", "AUX"):
            return _at_verb(up, prep, kind, head, quantity)
        token = up
    return None


def _at_verb(verb: Token, prep: str, kind: str, head: Token, quantity: Quantity) -> Link | None:
    """The measure that the verb's subject names, or that the verb itself is."""
    kinds = _verbs().get(verb.lemma, {})
    if "act" in kinds and prep in ("", "of", "worth"):
        measure = _by_name()[kinds["act"]]
        return Link(measure, verb, verb, None, 0.85) if kind in measure.kinds else None
    if not {"level", "change"} & kinds.keys():
        return None
    if prep in ("from", "in", "since", "for", "after", "before", "than") and not (
        prep == "from" and quantity.high
    ):
        return None
    subject = subject_of(verb)
    change = _change(verb, head)
    while subject is not None:
        growth = _measure_at(subject, "money") if kind == "share" and change is not None else None
        fitting = growth or _measure_at(subject, kind)
        if fitting is not None:
            return Link(fitting, subject, verb, change, 0.9)
        of = next((child for child in subject.children if child.dep == "prep" and child.lower == "of"), None)
        subject = of.child("pobj") if of else None
    return None


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, also of a relative clause, a participle or a coordinated verb."""
    token = verb
    for _ in range(4):
        subject = token.child(*_SUBJECTS)
        if subject is not None:
            return (
                token.head if subject.lower in ("which", "that", "who") and token.dep == "relcl" else subject
            )
        if token.dep == "acl":
            return token.head
        if token.dep not in ("conj", "xcomp", "advcl", "ccomp", "dep") or token.head is token:
            return None
        token = token.head
    return None


def verb_above(token: Token) -> Token | None:
    """The nearest verb above `token`."""
    return next((up for up in token.ancestors() if up.pos in ("VERB", "AUX")), None)


def _change(verb: Token | None, head: Token) -> Change | None:
    """Whether the verb, or a word before the figure (“up 35 percent”), tells of a rise or a fall."""
    if verb is not None and "change" in _verbs().get(verb.lemma, {}):
        return _changes().get(verb.lower) or _changes().get(verb.lemma)
    token = head.head
    return _changes().get(token.lower) if token is not head and token.lower in ("up", "down") else None


def is_stopped(link: Link, words: Sequence[Token]) -> bool:
    """Whether the figure belongs to a contract or a battle, or is only wished, threatened or denied."""
    stops = _stops("agreement", "casualty", "unreal")
    for token in (words[0], *head_of(words).ancestors()):
        if token.lemma in stops:
            return True
        above = token.head.dep if token.dep == "conj" else token.dep
        if token.pos in ("VERB", "AUX") and above not in ("acl", "xcomp", "relcl", "pcomp"):
            break  # what the main clause above tells is another matter
    if link.verb is None:
        return False
    level = bool({"level", "change"} & _verbs().get(link.verb.lemma, {}).keys())
    barred = _stops("modal", "forecast") if level else _stops("modal")
    if any(
        child.dep == "neg" or (child.dep == "aux" and child.lower in barred) for child in link.verb.children
    ):
        return True
    counted = link.measure.kinds == frozenset(("person",)) and link.word is not link.verb
    return counted and link.verb.lemma not in _verbs()
