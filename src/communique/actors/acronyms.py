"""Acronyms that the text itself introduces: “the Caspian Pipeline Consortium (CPC)”."""

from __future__ import annotations

from dataclasses import dataclass

from communique.reading.tokens import Reading, Token

_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "to", "de", "&"})


@dataclass(frozen=True, slots=True)
class Introduced:
    """An acronym in brackets behind the name that it stands for, tokens `[first, last)`."""

    acronym: str
    first: int
    last: int


def find_introduced(reading: Reading) -> list[Introduced]:
    """Each acronym in brackets whose letters begin the words before it, in the order of the text."""
    tokens = reading.tokens
    out = []
    for token in tokens[2:-1]:
        if (
            tokens[token.i - 1].text == "("
            and tokens[token.i + 1].text == ")"
            and 2 <= len(token.text) <= 8
            and token.text[0].isupper()
            and sum(char.isupper() for char in token.text) >= 2
            and token.text.isalpha()
        ):
            first = _expansion(tokens, token.i - 1, token.text)
            if first is not None:
                out.append(Introduced(token.text, first, token.i - 1))
    return out


def _expansion(tokens: tuple[Token, ...], last: int, acronym: str) -> int | None:
    """The first token of the words before `last` whose initials the acronym spells; None where they do
    not.
    """
    letters = [char.lower() for char in acronym if char.isupper()]
    at = last - 1
    while letters and at >= 0 and tokens[at].sent == tokens[last].sent:
        token = tokens[at]
        initial = token.lower[0]
        if token.text[0].isupper() and initial == letters[-1]:
            letters.pop()
        elif (
            token.lower not in _SMALL and token.text not in {"-", "'s", "’s"} and not token.text[0].isupper()
        ) or (token.text[0].isupper() and token.lower not in _SMALL):
            return None
        if not letters:
            return at
        at -= 1
    return None
