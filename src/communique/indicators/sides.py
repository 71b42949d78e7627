"""Whose relation a figure is about: giver and receiver, or two sides, from the mentions around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.actors.book import Found, MentionBook
from communique.indicators.measures import Link, head_of, subject_of
from communique.reading.tokens import Reading, Sentence, Token
from communique.records import Role, Span

_PAIRED = ("bilateral", "mutual", "two-way", "reciprocal")


def find_sides(
    reading: Reading, book: MentionBook, sentence: Sentence, words: Sequence[Token], link: Link
) -> tuple[tuple[Role, ...], tuple[Sentence, ...]]:
    """The roles of the relation, the giver first, and the sentences that tell them."""
    places = dict(_places(book, words, link))
    if link.measure.mutual:
        return _both(reading, book, sentence, places, link)
    giver_keys, taker_keys = link.measure.giver, link.measure.taker
    if link.word is link.verb:  # “A exported to B”, “A imported from B”, “A supplied 40 percent of B's gas”
        if link.measure.name == "imports":
            giver_keys, taker_keys = ("from",), ("subj",)
        else:
            giver_keys, taker_keys = (
                ("subj",),
                (*(key for key in taker_keys if key != "subj"), "dative", "to", "of"),
            )
    giver = next((places[key] for key in giver_keys if key in places), ())
    taker = next((places[key] for key in taker_keys if key in places and places[key] != giver), ())
    if giver and taker:
        return _distinct(giver, taker), (sentence,)
    if link.measure.kinds == frozenset(("person",)):
        return (), (sentence,)  # who is where must be said in so many words
    alone = giver or taker
    others = [
        role for role in _states(book, sentence.span) if role.code not in {known.code for known in alone}
    ]
    if alone and len({role.code for role in others}) == 1 and len({role.code for role in alone}) == 1:
        pair = (alone, tuple(others[:1])) if giver else (tuple(others[:1]), alone)
        return _distinct(*pair), (sentence,)
    return (), (sentence,)


def _both(
    reading: Reading, book: MentionBook, sentence: Sentence, places: dict[str, tuple[Role, ...]], link: Link
) -> tuple[tuple[Role, ...], tuple[Sentence, ...]]:
    """The sides of a mutual measure; “bilateral trade” alone takes the two states told of last."""
    roles = _distinct(*(places[key] for key in link.measure.giver if key in places and key != "subj"))
    if len({role.code for role in roles}) >= 2:
        return roles, (sentence,)
    first = min(token.i for token in link.word.subtree())
    phrase = "".join(token.lower for token in reading.tokens[first : link.word.i])
    if not any(word in phrase for word in _PAIRED) and "between" not in places:
        return (), (sentence,)
    told: tuple[Sentence, ...] = (sentence,)
    for back in range(3):
        if sentence.index < back:
            break
        earlier = reading.sentences[sentence.index - back]
        states = _states(book, earlier.span)
        told = (sentence,) if not back else (earlier, sentence)
        if len({role.code for role in states}) == 2 and {role.code for role in roles} <= {
            role.code for role in states
        }:
            return _distinct(states), told
        if len({role.code for role in states}) > 2:
            break
    return (), (sentence,)


def _places(book: MentionBook, words: Sequence[Token], link: Link) -> Iterator[tuple[str, tuple[Role, ...]]]:
    """Where mentions stand around the measure: pre, subj, or a preposition -> their roles."""
    seen: dict[str, list[Found]] = {}
    noun = None if link.word is link.verb else link.word
    if noun is not None:
        for child in noun.children:
            if child.i < noun.i and child.dep in ("poss", "amod", "compound", "nmod"):
                # A mention headed by the counted noun itself (“additional troops”) only guesses whose.
                seen.setdefault("pre", []).extend(
                    found
                    for found in _named(book, child, deep=True)
                    if found.head is not noun or child.text[0].isupper()
                )
    anchors = [token for token in (noun, head_of(words), link.verb) if token is not None]
    for anchor in anchors:
        for prep in _prepositions(anchor, wide=anchor is not link.verb):
            thing = prep.child("pobj") or prep.child("dative")
            while thing is not None:
                seen.setdefault(prep.lower, []).extend(_named(book, thing, deep=True))
                thing = thing.child("conj")
    if link.verb is not None:
        dative = link.verb.child("dative")
        if dative is not None and dative.pos != "ADP":
            seen.setdefault("dative", []).extend(_named(book, dative, deep=True))
        subject = subject_of(link.verb)
        if subject is not None and subject is not noun:
            seen.setdefault("subj", []).extend(_named(book, subject, deep=True))
    for key, found in seen.items():
        roles = tuple(role for role in book.roles(found) if role.code)
        if roles:
            yield key, roles


def _prepositions(anchor: Token, wide: bool) -> Iterator[Token]:
    """The prepositions on `anchor`, and where `wide` those on the nouns below it (“imports of gas from”)."""
    stack = [anchor]
    while stack:
        token = stack.pop()
        for child in token.children:
            if child.dep in ("prep", "agent", "dative") and child.pos in ("ADP", "SCONJ", "PART"):
                yield child
                inner = child.child("pobj")
                if inner is not None and child.lower in (("of", "in", "worth") if wide else ("in",)):
                    stack.append(inner)


def _named(book: MentionBook, token: Token, deep: bool) -> list[Found]:
    """The mention that `token` heads or lies in; where `deep`, else the first one among its modifiers."""
    found = book.headed_by(token) or book.covering(token)
    if found is not None and book.roles(found):
        return [found]
    if deep:
        for child in token.children:
            if (
                child.dep in ("amod", "compound", "poss", "nmod")
                and (inner := book.covering(child)) is not None
            ):
                return [inner]
    return []


def _states(book: MentionBook, span: Span) -> list[Role]:
    """One role per state or organisation that acts or is named in `span`, in the order of the text."""
    roles: dict[str, Role] = {}
    for found in book.within(span):
        for role in book.roles(found):
            if role.code:
                roles.setdefault(role.code, role)
    return list(roles.values())


def _distinct(*groups: Sequence[Role]) -> tuple[Role, ...]:
    """The roles of the groups in order, each code once."""
    roles: dict[str | None, Role] = {}
    for group in groups:
        for role in group:
            roles.setdefault(role.code, role)
    return tuple(roles.values())
