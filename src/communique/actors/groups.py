"""Groups: “the two leaders”, “both sides”, “the trio”, “the four”, with the members that the text named
together.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from communique import registers
from communique.actors.asking import numbers
from communique.actors.cast import is_office
from communique.actors.drafts import Draft
from communique.actors.phrases import role_noun, word_class
from communique.actors.view import View, opening_state, partner_of
from communique.reading.tokens import Token
from communique.registers import Term

REACH = 12  # sentences: how far back members are looked for
_FADE = 0.8  # what one sentence of distance takes from a pair's weight
_CLEAR = 1.25  # how far ahead the last member must be of the first one left out
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ATTRIBUTES = frozenset({"amod", "compound", "nmod", "npadvmod"})
_ALONE = frozenset({"trio", "duo", "pair"})


def group(view: View, draft: Draft) -> None:
    """Fills a group with the last members that fit in number and kind, less whoever acts on it."""
    tokens = view.reading.tokens
    words = [token.lower for token in tokens[draft.first : draft.head.i]]
    if any(word in word_class("other") for word in words):
        return
    if any(token.text[0].isupper() for token in tokens[draft.first + 1 : draft.head.i] if token.tag != "NNP"):
        return  # “the two Himalayan kingdoms”: named by a word that nothing here explains
    number = numbers().get(draft.word, 0) or next((numbers()[word] for word in words if word in numbers()), 0)
    if draft.word in _ALONE:
        number = 3 if draft.word == "trio" else 2
    elif draft.head.tag not in {"NNS", "NNPS", "CD"} and "both" not in words:
        single(view, draft, words)
        return
    personal = draft.word in word_class("personal") or draft.word in numbers()
    counted = next((word for word in words if word in numbers()), None)
    if counted is not None and _same_words(view, draft, counted):
        return
    if not number:
        if _same_words(view, draft) or not _bare(draft):
            return
        if draft.word in word_class("state_word") - {
            "country",
            "nation",
            "neighbour",
            "neighbor",
            "government",
        }:
            return
        number = 2
    members = find_members(view, draft, number, personal, _term(view, draft))
    if not members and (draft.word in _ALONE or draft.word in numbers()):
        members = find_members(view, draft, number, not personal)
    if members:
        _fill(draft, members)


def _fill(draft: Draft, members: tuple[str, ...]) -> None:
    draft.actors, draft.plural, draft.sector = members, True, None
    draft.unnamed = draft.latent = False
    draft.how, draft.confidence = "group", 0.75


def _same_words(view: View, draft: Draft, counted: str | None = None) -> bool:
    """“European Union leaders … the leaders”: the last phrase of that noun that has a state or
    organisation.
    """
    for other in reversed(view.near(draft, REACH)):
        if other.head.lemma == draft.head.lemma and other.head.tag == draft.head.tag:
            if counted is not None and counted not in view.reading.text(other.span).lower().split():
                return False
            if other.how == "role" and other.actors and other.asks == "":
                draft.actors, draft.sector, draft.plural = other.actors, other.sector, True
                draft.unnamed, draft.how = other.unnamed, "role"
                return True
            return False
    return False


def single(view: View, draft: Draft, words: list[str]) -> None:
    """“the country”, “the republic”: the last state that was a subject, an owner or named before it."""
    if draft.word not in word_class("singular_state"):
        return
    definite = view.reading.tokens[draft.first].lower
    if definite not in {"the", "this"}:
        return
    regions = {region for word in words for region in _regions().get(word, ())}
    opening = opening_state(view, draft) if draft.word == "government" else None
    if opening is not None:
        draft.actors, draft.sector = (opening,), "GOV"
        return
    for other in view.before(draft, reach=3):
        if len(other.actors) != 1 or (other.is_place and other.how == "capital"):
            continue
        formal = draft.word in {"kingdom", "republic"}
        state = other.actors[0] if view.actor(other.actors[0]).kind == "state" else None
        if formal:
            state = view.state_of(other.actors[0]) or ""
            official = registers.states()[state].official if state in registers.states() else None
            if draft.word not in (official or "").lower():
                continue
        if other.head.dep in _ATTRIBUTES or other.latent:
            continue
        if state is not None and (not regions or _region(state) in regions):
            draft.actors = (state,)
            draft.sector = "GOV" if draft.word == "government" else None
            return


@lru_cache(maxsize=1)
def _regions() -> dict[str, tuple[str, ...]]:
    """“african” -> parts of the world as the register of states names them."""
    pairs = (word.split("=") for word in word_class("region"))
    return {word: tuple(names.split("+")) for word, names in pairs}


def _region(state: str) -> str | None:
    """The last word of the state's region: “Northern Africa” -> Africa."""
    region = registers.states()[state].region
    return region.split()[-1] if region else None


def _bare(draft: Draft) -> bool:
    """True for “the sides”, “both parties”: no word that would single some out."""
    plain = all(child.dep in {"det", "predet", "punct", "cc", "conj"} for child in draft.head.children)
    return plain


def find_members(
    view: View, draft: Draft, number: int, personal: bool, term: Term | None = None
) -> tuple[str, ...]:
    """`number` people (personal) or states before the draft: named together, else clearly the most in
    view.
    """
    out = _chosen(view, draft, number, personal, term)
    if not out and personal and (term is not None or draft.word in word_class("summit")):
        states = _chosen(view, draft, number, personal=False, term=None)
        holders = [view.cast.holder(state, term) for state in states] if term is not None else []
        out = tuple(holder.id for holder in holders if holder) if all(holders) and holders else states
    for id in out:
        if id not in view.cast.actors:
            view.cast.known(id)
    return out


def _chosen(view: View, draft: Draft, number: int, personal: bool, term: Term | None) -> tuple[str, ...]:
    barred = _barred(view, draft)
    lands = draft.word in {"country", "nation", "state", "republic", "capital", "neighbour", "neighbor"}
    weights: dict[tuple[str, ...], float] = {}
    apart = personal and (draft.word in word_class("summit") or term is not None)
    for members, distance in _together(view, draft, personal, term):
        if apart and _share(view, members):
            continue
        if lands and any(id not in registers.states() for id in members):
            continue
        if len(members) == number and not barred & set(members):
            key = tuple(sorted(members))
            weights[key] = weights.get(key, 0.0) + _FADE**distance
    if weights:
        best = max(weights, key=lambda key: weights[key])
        return tuple(sorted(best, key=lambda id: _place(view, id)))
    return _most_in_view(view, draft, number, personal, term, barred)


def _place(view: View, id: str) -> int:
    """Where an actor is first named, itself or by somebody who acts for it."""
    for other in view.resolved:
        if id in other.actors or any(view.state_of(actor) == id for actor in other.actors):
            return other.head.i
    return 0


def _together(
    view: View, draft: Draft, personal: bool, term: Term | None
) -> Iterator[tuple[tuple[str, ...], int]]:
    """Members that the text names together before the draft, each with its distance in sentences."""
    heads: set[int] = set()
    last: Draft | None = None
    for other in view.near(draft, REACH):
        if other.head.sent == draft.head.sent and _inside(draft.head, other.head):
            continue
        distance = draft.head.sent - other.head.sent
        if len(other.actors) > 1:
            yield _members(view, other.actors, personal, term), distance
        head = other.head
        # “Foreign Minister A and Commerce Minister B”, which the parser often takes for one phrase
        if last is not None and _joined(view, last, other):
            yield _members(view, [*last.actors, *other.actors], personal, term), distance
        last = other if view.is_person(other) else last
        if head.dep == "conj" or head.i in heads:
            continue
        heads.add(head.i)
        joined = [id for one in view.chain(head) if not one.unnamed for id in one.actors]
        if len(joined) > 1:
            yield _members(view, joined, personal, term), distance
        partner = partner_of(head)
        if len(joined) > 1 and head.head.lemma not in word_class("mutual_verb"):
            partner = None  # “A, B and C cut ties with D” are three
        if partner is not None and not other.is_place:
            others = [id for one in view.chain(partner) if not one.is_place for id in one.actors]
            if others:
                yield _members(view, [*joined, *others], personal, term), distance


def _joined(view: View, left: Draft, right: Draft) -> bool:
    between = view.reading.tokens[left.head.i + 1 : right.first]
    return len(between) == 1 and between[0].tag == "CC" and view.is_person(right)


def _inside(head: Token, other: Token) -> bool:
    return any(above is head for above in other.ancestors())


def _members(
    view: View, ids: list[str] | tuple[str, ...], personal: bool, term: Term | None
) -> tuple[str, ...]:
    """The people, or the states, among actors; empty where one fits neither or two share a state."""
    out: list[str] = []
    for id in dict.fromkeys(ids):
        actor = view.actor(id)
        if personal:
            if actor.kind != "person" or actor.id.startswith("unnamed-"):
                return ()
            if term is not None and actor.office is not None and not _titled(actor.office.title, term):
                return ()
            out.append(id)
            continue
        key = view.state_of(id) or (id if actor.kind in {"organisation", "group"} and id else None)
        if key is None:
            return ()
        out.append(key)
    return tuple(dict.fromkeys(out))


def _share(view: View, members: tuple[str, ...]) -> bool:
    """True where two of the people are of one state: they are no two leaders."""
    countries = [country for id in members if (country := view.actor(id).country)]
    return len(countries) != len(set(countries))


def _titled(title: str, term: Term) -> bool:
    return term.text.rstrip("s").split()[-1].lower() in title.lower() or title in term.titles


def _most_in_view(
    view: View, draft: Draft, number: int, personal: bool, term: Term | None, barred: frozenset[str]
) -> tuple[str, ...]:
    """The `number` most named people or states, where they are clearly ahead of the next."""
    weight: dict[str, float] = {}
    for other in view.near(draft, REACH):
        if other.unnamed or other.is_place:
            continue
        subject = 1.5 if other.head.dep in {"nsubj", "nsubjpass", "pobj", "conj"} else 1.0
        for id in other.actors:
            actor = view.actor(id)
            key = id if personal and actor.kind == "person" else None if personal else view.state_of(id)
            if key is None or key in barred or (not personal and key not in registers.states()):
                continue
            if (
                personal
                and term is not None
                and (actor.office is None or not _titled(actor.office.title, term))
            ):
                continue
            weight[key] = weight.get(key, 0.0) + subject * _FADE ** (draft.head.sent - other.head.sent)
    ranked = sorted(weight, key=lambda key: -weight[key])
    if len(ranked) < number:
        return ()
    if len(ranked) > number and weight[ranked[number - 1]] < _CLEAR * weight[ranked[number]]:
        return ()
    chosen = ranked[:number]
    if personal and len({view.actor(id).country for id in chosen}) < number:
        return ()
    return tuple(sorted(chosen, key=lambda id: _place(view, id)))


def _barred(view: View, draft: Draft) -> frozenset[str]:
    """Who is none of the group: who acts on it in its clause, and who is named beside it (“A and the
    two”).
    """
    head = draft.head
    out: set[str] = set()
    verb = head.head if head.dep in {"dobj", "dative"} else head.head.head if head.dep == "pobj" else None
    while verb is not None and verb.dep in {"xcomp", "pcomp", "conj", "prep", "advcl"} and not _subject(verb):
        verb = verb.head if verb.head is not verb else None
    subject = _subject(verb) if verb is not None else None
    mutual = head.dep == "pobj" and head.head.lower in {"between", "among", "of", "by"}
    if subject is not None and subject is not head and not mutual:
        for other in view.chain(subject):
            out.update(_both(view, other.actors))
    siblings = [head.head] if head.dep == "conj" else []
    siblings += [child for child in head.children if child.dep == "conj"]
    for sibling in siblings:
        found = view.by_head.get(sibling.i)
        if found is not None:
            out.update(_both(view, found.actors))
    return frozenset(out)


def _both(view: View, ids: tuple[str, ...]) -> Iterator[str]:
    for id in ids:
        yield id
        state = view.state_of(id)
        if state is not None:
            yield state


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep in _SUBJECTS), None)


def _term(view: View, draft: Draft) -> Term | None:
    """The role noun that a draft ends with, if one person at a time holds it (“the two prime ministers”)."""
    if draft.head.lemma == "leader":
        return None
    role = role_noun(view.reading, draft.head.i, draft.first)
    return role.title if role is not None and is_office(role.title) else None
