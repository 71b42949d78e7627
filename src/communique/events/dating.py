"""When and where: the date and the place of a candidate, from its clause, its sentence and the dateline."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from communique import registers
from communique.events.candidates import Candidate
from communique.events.lexicon import event_words
from communique.reading.dates import resolve
from communique.reading.tokens import Reading, Token
from communique.records import Date, Place, Span

FAR = 9  # arcs: a date further off belongs to something else
LEAD = 3  # sentences
_SPOKEN = frozenset({"ACCUSE", "AGREE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})


def date_of(candidate: Candidate, reading: Reading) -> Date:
    """The date expression nearest to the trigger by syntax; without one, the publication for fresh news."""
    sentence = reading.sentence_of(candidate.trigger)
    best: tuple[int, Date] | None = None
    for date in reading.dates:
        if date.span is None or not (sentence.span.start <= date.span.start < sentence.span.end):
            continue
        inside = reading.tokens_in(date.span)
        if not inside or _quantifies(inside) or _bounds(inside[-1], candidate.trigger):
            continue
        distance = min(_steps(candidate.trigger, token) for token in inside)
        if best is None or distance < best[0]:
            best = (distance, date)
    published = reading.document.published
    if best is not None and best[0] < FAR:
        present = candidate.trigger.tag in {"VBZ", "VBP"} and best[1].precision in {
            "month",
            "quarter",
            "year",
        }
        return resolve(best[1], reading.document.text, published, candidate.future or present)
    return undated(candidate, reading)


def undated(candidate: Candidate, reading: Reading) -> Date:
    """The date of a telling that gives none: the publication for fresh news, else unknown."""
    published = reading.document.published
    if published and _fresh(candidate, reading):
        return Date(published, published, "day", None)
    return Date(None, None, "unknown", None)


def _fresh(candidate: Candidate, reading: Reading) -> bool:
    """True where an undated telling is the day's news: words spoken, or deeds told in the lead."""
    if candidate.past or candidate.status not in {"happened", "ongoing"}:
        return False
    sentence = reading.sentence_of(candidate.trigger)
    words = reading.words(sentence)
    if any(word.lower in event_words("background") for word in words):
        return False
    if any(
        date.span and sentence.span.start <= date.span.start < sentence.span.end and date.precision == "year"
        for date in reading.dates
    ):
        return False
    return candidate.type in _SPOKEN or sentence.index < LEAD


def _bounds(token: Token, trigger: Token) -> bool:
    """True for a date that only bounds the event (“since 1994”, “ahead of Monday's talks”)."""
    for above in token.ancestors():
        if above is trigger or above.pos in {"VERB", "AUX"}:
            return False
        if above.pos in {"ADP", "SCONJ", "ADV"} and above.lower in event_words("bounding"):
            return True
    return False


def _quantifies(tokens: tuple[Token, ...]) -> bool:
    """True for “the 1953 armistice”, “the 2014 agreement”: a date that names a thing."""
    last = tokens[-1]
    return (
        last.dep in {"nummod", "compound", "nmod", "amod"}
        and last.head.pos in {"NOUN", "PROPN"}
        and last.head.i > last.i
        and last.head.ent != "DATE"
    )


def _steps(one: Token, other: Token) -> int:
    """Arcs between two tokens in the tree; a clause boundary on the way counts three."""
    path: dict[int, int] = {}
    for token, cost in _up(one, _cost):
        path.setdefault(token.i, cost)
    for token, cost in _up(other, _depth):
        if token.i in path:
            return path[token.i] + cost
    return 99


def _up(token: Token, price: Callable[[Token], int]) -> list[tuple[Token, int]]:
    out = [(token, 0)]
    cost = 0
    while token.head is not token:
        cost += price(token)
        token = token.head
        out.append((token, cost))
    return out


def _cost(token: Token) -> int:
    """What it costs to go up from the trigger: the day of saying or hoping is not the day of the deed."""
    if token.pos not in {"VERB", "AUX"}:
        return 1
    if token.dep in {"ccomp", "acl"} and not (token.dep == "acl" and token.tag in {"VBG", "VBN"}):
        return FAR
    return 3 if token.dep in {"relcl", "advcl", "acl", "parataxis", "conj"} else 1


def _depth(token: Token) -> int:
    """What it costs to reach a date from above: one inside a clause under the event dates that clause."""
    if token.pos in {"VERB", "AUX"} and token.dep in {"ccomp", "relcl", "acl", "advcl"}:
        return FAR
    return 1


def place_of(candidate: Candidate, reading: Reading) -> Place | None:
    """The place that the clause says it happened in, resolved to country and coordinates."""
    for predicate in (candidate.trigger, *candidate.words):
        place = _below(predicate, reading, candidate)
        if place is not None:
            return place
    return None


def _below(predicate: Token, reading: Reading, candidate: Candidate) -> Place | None:
    for child in predicate.children:
        if child.dep == "dobj" and predicate.lemma in event_words("going"):
            place = _named(child, reading)
            if place is not None:
                return place
        if child.dep in {"prep", "agent"} and child.lower in event_words("place_preposition"):
            going = child.lower in {"to", "into"}
            if going and candidate.told != "CONSULT" and predicate.lemma not in event_words("going"):
                continue
            place = _named(child.child("pobj"), reading)
            if place is not None:
                return place
    if candidate.told != "CONSULT":
        return None
    for child in predicate.children:  # “met Xi in Beijing”, where the parser hangs the place on the person
        if child.dep in {"dobj", "pobj"} and child.pos == "PROPN":
            for inner in child.children:
                if inner.dep == "prep" and inner.lower in {"in", "at", "near"}:
                    place = _named(inner.child("pobj"), reading)
                    if place is not None:
                        return place
    return None


def _named(token: Token | None, reading: Reading) -> Place | None:
    """The place that ends with `token`, its longest name first."""
    if token is None or token.pos not in {"PROPN", "NOUN"}:
        return None
    first = token.i
    tokens = reading.tokens
    while first > 0 and tokens[first - 1].tag in {"NNP", "NNPS"} and token.i - first < 4:
        first -= 1
    for begin in range(first, token.i + 1):
        span = Span(tokens[begin].start, token.end)
        place = find_place(reading.text(span), span, _country_beside(token, reading))
        if place is not None:
            return place
    for child in token.children:  # “the Cuban capital of Havana”, “the city of Minsk”, “the Geneva talks”
        if (
            child.dep == "prep"
            and child.lower == "of"
            and token.lemma
            in {
                "capital",
                "city",
                "town",
                "port",
                "resort",
                "village",
                "province",
                "region",
                "state",
                "island",
            }
        ):
            return _named(child.child("pobj"), reading)
        if child.dep == "appos":
            place = _named(child, reading)
            if place is not None:
                return place
    return None


def _country_beside(token: Token, reading: Reading) -> str | None:
    """“Paris, Texas”, “Tripoli, Lebanon”: the state named right after the place."""
    following = reading.tokens[token.i + 1 : token.i + 4]
    if len(following) >= 2 and following[0].text == ",":
        return _states_by_name().get(following[1].text)
    return None


@lru_cache(maxsize=1)
def _states_by_name() -> dict[str, str]:
    return {name: state.code for state in registers.states().values() for name in (state.name, *state.other)}


def find_place(name: str, span: Span | None, country: str | None = None) -> Place | None:
    """The register's place or state of that name: of `country` if given, else the largest."""
    code = _states_by_name().get(name)
    if code is not None:
        return Place(name, code, None, None, span)
    cities = registers.places().get(name, ())
    if not cities:
        return None
    fitting = [city for city in cities if country and city.country == country] or list(cities)
    city = max(fitting, key=lambda city: (city.kind != "city", city.population))
    return Place(name, city.country, city.lat, city.lon, span)
