"""Sites: towns and regions that say where a deed was done, and so to which state (“rockets at Haifa”)."""

from __future__ import annotations

from communique import registers
from communique.actors.cast import Cast
from communique.actors.drafts import Draft
from communique.actors.places import names_place
from communique.reading.tokens import Reading, Token
from communique.records import Span
from communique.registers import City

_LONGEST = 4  # words of a place's name
_FAR_LARGER = 3  # times: how much larger a town must be than its namesake abroad to be meant
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", ""})


def find_sites(reading: Reading, drafts: list[Draft], cast: Cast) -> list[Draft]:
    """Latent drafts of the states in which the named places lie that no draft of `drafts` covers."""
    taken = {token.i for draft in drafts for token in reading.tokens_in(draft.span)}
    out: list[Draft] = []
    for token in reading.tokens:
        if (
            token.pos != "PROPN"
            or token.i in taken
            or token.ent not in _PLACE_LABELS
            or not names_place(token)
        ):
            continue
        first = token.i
        while first > 0 and token.i - first < _LONGEST - 1 and reading.tokens[first - 1].tag == "NNP":
            first -= 1
        for begin in range(first, token.i + 1):
            span = Span(reading.tokens[begin].start, token.end)
            state = _state_of(registers.places().get(reading.text(span), ()))
            if state is not None:
                cast.known(state)
                out.append(_draft(span, token, begin, state))
                break
    return out


def _draft(span: Span, head: Token, first: int, state: str) -> Draft:
    return Draft(span, head, first, "name", (state,), confidence=0.7, is_place=True, latent=True)


def _state_of(cities: tuple[City, ...] | list[City]) -> str | None:
    """The state of the place that a name means, or None where two are too alike."""
    known = [city for city in cities if city.country in registers.states()]
    if not known:
        return None
    best = known[0]
    rivals = [city for city in known if city.country != best.country]
    if any(city.population * _FAR_LARGER > best.population for city in rivals):
        return None
    return best.country
