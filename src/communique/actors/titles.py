"""Titles in front of a name, by the words alone: “Egyptian Minister of Trade and Industry Rashid …”.

The parser often breaks long titles apart, so the words left of the name are read one by one.
"""

from __future__ import annotations

from dataclasses import dataclass

from communique.actors.phrases import HYPHENS, RoleNoun, find_role, glued, prefixes, word_class
from communique.reading.tokens import Reading, Token

REACH = 14  # words: longer titles do not stand in front of names
_LINKS = frozenset({"of", "for", "to"})
_INNER = frozenset({"NNP", "NNPS", "NN", "NNS", "JJ", "JJS", "POS", "HYPH", "CD"})


@dataclass(frozen=True, slots=True)
class Titled:
    """The words in front of a name: from token `first` on, with the role noun in them, if there is one."""

    first: int
    role: RoleNoun | None


def name_start(reading: Reading, head: Token, floor: int, stops: frozenset[int]) -> int:
    """Index of the first token of the proper name that ends with `head`.

    Goes left over capitalised words, particles (“bin”, “al-”, “de”) and hyphens without spaces; stops at a
    role noun, at a polite word and at the tokens of `stops`.
    """
    tokens = reading.tokens
    begin = head.i
    while begin > floor:
        before = tokens[begin - 1]
        if before.i in stops or before.sent != head.sent:
            break
        if glued(before, tokens[begin]) and (before.text in HYPHENS or tokens[begin].text in HYPHENS):
            if before.text in HYPHENS and before.i and not glued(tokens[before.i - 1], before):
                break
            begin -= 1
            continue
        if before.text[-1] in HYPHENS and len(before.text) > 1 and glued(before, tokens[begin]):
            begin -= 1  # “Al-” in “Al-Kadhimi”
            continue
        if before.tag in {"NNP", "NNPS"} and before.ent not in {"DATE", "TIME"} and before.text[0].isupper():
            if before.lower in word_class("domain") and before.i > floor:
                break  # “Minister of Trade and Industry Rashid …”
            if before.lower.rstrip(".") in prefixes("polite") or find_role(reading, before.i, before.i + 1):
                break
            begin -= 1
            continue
        if (
            before.lower in word_class("particle")
            and before.i - 1 >= floor
            and _capital(tokens[before.i - 1])
        ):
            if before.i - 1 in stops:
                break
            begin -= 1
            continue
        if len(before.text) == 2 and before.text[1] == "." and before.text[0].isupper():
            begin -= 1
            continue
        break
    while begin < head.i and tokens[begin].text in HYPHENS:
        begin += 1
    return begin


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.tag in {"NNP", "NNPS", "NN", "JJ"}


def title_before(reading: Reading, begin: int) -> Titled:
    """The title that ends where the name at token `begin` begins, with the words that qualify it."""
    tokens = reading.tokens
    sentence = reading.sentence_of(tokens[begin])
    floor = max(sentence.first, begin - REACH)
    at = begin
    while at > floor and _belongs(reading, at - 1, begin):
        at -= 1
    role = find_role(reading, at, begin)
    if role is None:
        return Titled(_polite(reading, begin), None)
    between = tuple(
        token
        for token in tokens[role.last : begin]
        if token.text != "." and token.lower.rstrip(".") not in prefixes("polite")
    )
    if between and not _domain(between):
        return Titled(_polite(reading, begin), None)
    first = _qualified(tokens, role.first, at)
    if first > sentence.first and (
        tokens[first - 1].lower in word_class("owner") or tokens[first - 1].lower in {"the", "a", "an"}
    ):
        first -= 1
    while tokens[first].text in HYPHENS or tokens[first].tag == "POS":
        first += 1
    return Titled(first, role)


def _qualified(tokens: tuple[Token, ...], first: int, floor: int) -> int:
    """The first of the words that qualify a title: “Russian Economic Development and Trade Minister”."""
    while first > floor:
        before = tokens[first - 1]
        if before.lower == "and" and first > floor + 1 and tokens[first - 2].lower in word_class("domain"):
            first -= 2
            continue
        if not (before.tag in _INNER or _qualifier(before)) or before.ent in {"DATE", "TIME"}:
            break
        if tokens[first].text[0].isupper() and before.tag in {"NN", "NNS"} and before.text.islower():
            break  # “During the visit Prime Minister …”
        first -= 1
    return first


def _polite(reading: Reading, begin: int) -> int:
    """The first of the polite words (“Mr”, “Sheikh”) before a name."""
    tokens = reading.tokens
    while (
        begin
        and tokens[begin - 1].lower.rstrip(".") in prefixes("polite")
        and tokens[begin - 1].text[0].isupper()
    ):
        begin -= 1
    return begin


def _belongs(reading: Reading, i: int, begin: int) -> bool:
    token = reading.tokens[i]
    if token.ent in {"DATE", "TIME"} and token.pos != "ADJ":
        return False
    if token.tag in _INNER or _qualifier(token):
        return True
    after = reading.tokens[i + 1]
    if token.lower in _LINKS:
        return _capital(after) or after.lower == "the"
    if token.text == ",":
        return (
            i + 1 < begin
            and _capital(after)
            and after.ent != "PERSON"
            and bool(i)
            and (reading.tokens[i - 1].lower in word_class("domain"))
        )
    if token.lower in {"and", "&"}:
        before = reading.tokens[i - 1] if i else token
        return i + 1 < begin and before.ent != "PERSON" and after.tag in _INNER and before.tag in _INNER
    return token.lower == "the" and reading.tokens[i - 1].lower in _LINKS if i else False


def _qualifier(token: Token) -> bool:
    """“visiting”, “ousted”: a participle before a title."""
    return token.lower in prefixes("polite") or token.lower in prefixes("former")


def _domain(between: tuple[Token, ...]) -> bool:
    """True for the words of “Minister of Trade and Industry”, “Secretary for Health” after the role noun."""
    if between[0].lower not in _LINKS or len(between) < 2:
        return False
    return all(
        _capital(token) or token.lower in {*_LINKS, "and", "the", "&", ","} or token.tag == "POS"
        for token in between
    )
