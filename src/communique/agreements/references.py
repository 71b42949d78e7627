"""References: instruments told of as known, with their parties: “under the 1985 pact between A and B”."""

from __future__ import annotations

from communique.actors.phrases import left_edge
from communique.agreements.governing import Telling, site_of
from communique.agreements.lexicon import Governor, Instrument, words
from communique.events.arguments import is_passive
from communique.reading.tokens import Token
from communique.records import AgreementStatus

_KNOWN = Governor("in force", frozenset(), "signing", "none")
_GENERAL = frozenset({"agreement", "deal", "accord", "pact", "treaty", "contract", "memorandum"})
_UNDER = frozenset({"under", "per"})


def reference_of(noun: Token, instrument: Instrument) -> Telling | None:
    """The telling of an instrument that the text takes as known, or None.

    Known is what is definite and has a year, a name or “signed” before it, or what things are done under.
    """
    if instrument.name not in _GENERAL and not _is_title(noun):
        return None
    if instrument.verbs == "award" or _is_indefinite(noun):
        return None
    before = _before(noun)
    if any(token.lower in words("ahead") for token in before):
        return None
    done = any(token.lower in words("done") and token.tag in {"VBN", "VBD", "JJ"} for token in before)
    dated = any(token.pos == "NUM" and len(token.text) == 4 for token in before) or _of_year(noun)
    named = _is_title(noun) and any(token.pos == "PROPN" for token in before)
    under = noun.dep == "pobj" and noun.head.lower in _UNDER and not _is_unreal(noun)
    known = any(token.lower in words("known") for token in before)
    if not (done or dated or named or under or known):
        return None
    status: AgreementStatus = "signed" if done else "in force"
    if any(token.lower in {"defunct", "former", "expired", "abandoned", "failed"} for token in before):
        status = "ended"
    return Telling(noun, site_of(noun), instrument, noun, _KNOWN, status, True, False)


def _before(noun: Token) -> list[Token]:
    """The words before the noun that belong to it, with what stands under them."""
    edge = left_edge(noun)
    return [token for token in noun.subtree() if edge <= token.i < noun.i]


def _is_title(noun: Token) -> bool:
    """“the Mutual Defense Treaty”: written as a name."""
    return noun.text[:1].isupper() and noun.i > 0


def _is_indefinite(noun: Token) -> bool:
    return any(
        child.dep == "det" and child.lower in {"a", "an", "any", "no", "some", "another", "each", "every"}
        for child in noun.children
    )


def _of_year(noun: Token) -> bool:
    """“the agreement of 1916 between A and B”."""
    return any(
        inner.pos == "NUM" and len(inner.text) == 4
        for child in noun.children
        if child.dep == "prep" and child.lower == "of"
        for inner in child.children
    )


def _is_unreal(noun: Token) -> bool:
    """“under the deal A would get”: what it is only planned to bring does not make it known."""
    verb = noun.head.head
    helpers = {child.lower for child in verb.children if child.dep == "aux"}
    return bool(helpers & {"would", "could", "might", "may"}) and not is_passive(verb)
