"""Coreference: pronouns, groups, titles and descriptions, resolved by the mentions that stand before them."""

from __future__ import annotations

from dataclasses import replace

from communique import registers
from communique.actors.asking import numbers
from communique.actors.cast import is_office
from communique.actors.drafts import Draft
from communique.actors.groups import group
from communique.actors.papers import paper
from communique.actors.phrases import find_role, role_noun, word_class
from communique.actors.pronouns import FIRST_PERSON, first_person, pronoun
from communique.actors.view import View, is_public, opening_state
from communique.reading.tokens import Token
from communique.records import Actor, Office
from communique.registers import Term

_PUBLIC = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
_DESCRIBED = frozenset({"title", "speaker", "owned"})
_PLAIN = frozenset({"", "title", "speaker"})
FAR = 30  # sentences: a description that names its kind reaches further back than a pronoun


def resolve(view: View, drafts: list[Draft]) -> list[Draft]:
    """The drafts that stand for somebody, in order; those that nothing explains are left out.

    “We” and “I” wait for the end: their speaker often stands behind the quotation.
    """
    view.by_head = {draft.head.i: draft for draft in drafts if not draft.asks and draft.actors}
    waiting = []
    for draft in drafts:
        if draft.asks == "pronoun" and draft.word in FIRST_PERSON:
            waiting.append(draft)
            continue
        if draft.asks and not draft.actors:
            _fill(view, draft)
        elif draft.unnamed or draft.how == "role":
            _apposed(view, draft)
            _company(view, draft)
        if draft.actors:
            view.add(draft)
    for draft in waiting:
        first_person(view, draft)
        if draft.actors:
            view.add(draft)
    return view.resolved


def _fill(view: View, draft: Draft) -> None:
    if draft.asks == "pronoun":
        pronoun(view, draft)
        return
    if draft.asks == "group":
        group(view, draft)
    elif draft.asks == "title":
        _title(view, draft)
    elif draft.asks == "owned":
        _owned(view, draft)
    elif draft.asks == "counterpart":
        _counterpart(view, draft)
    elif draft.asks == "description":
        _description(view, draft)
    elif draft.asks == "document":
        paper(view, draft)
    if draft.asks in {"speaker", "group", "title", "owned"} and (not draft.actors or draft.unnamed):
        _apposed(view, draft)
    if draft.asks in {"speaker", "group", "title"} and (not draft.actors or draft.unnamed):
        _titled(view, draft)
    if not draft.actors and draft.asks in _DESCRIBED:
        _unnamed(view, draft)


def _term(view: View, draft: Draft) -> Term | None:
    """The role noun that a draft ends with, if one person at a time holds it."""
    role = role_noun(view.reading, draft.head.i, draft.first)
    return role.title if role is not None and is_office(role.title) else None


# -- titles and roles ------------------------------------------------------------------------------------


def _title(view: View, draft: Draft) -> None:
    """“the minister”, “the foreign ministry”: the last mention that went by this title, else the scene's
    state.
    """
    if not draft.plural and _by_title(view, draft):
        return
    last = draft.head.lemma
    for other in view.before(draft, FAR):
        if other.how in {"role", "office"} and other.head.lemma == last and other.asks in _PLAIN:
            if draft.plural != (other.head.tag in {"NNS", "NNPS"}) or not _compatible(view, draft, other):
                continue
            draft.actors, draft.sector, draft.unnamed = other.actors, other.sector, other.unnamed
            draft.latent = False
            return
    state = _scene(view, draft)
    if state is not None and draft.sector in _PUBLIC and not draft.plural and last != "state":
        view.cast.known(state)
        draft.actors, draft.latent, draft.confidence = (state,), False, 0.55
        draft.unnamed = _kind(view, draft) == "person"


def _titled(view: View, draft: Draft) -> None:
    """“the three advisers”, “the National Security Advisors”: all whom the text named under that title."""
    tokens = view.reading.tokens
    if not draft.plural and draft.head.tag not in {"NNS", "NNPS"}:
        return
    before = [token for token in tokens[draft.first : draft.head.i] if token.pos in {"NOUN", "ADJ", "PROPN"}]
    title = {_singular(token) for token in (*before, draft.head)}
    people: dict[str, None] = {}
    for other in view.near(draft, FAR):
        if other.how != "name" or not view.is_person(other) or len(other.actors) != 1:
            continue
        if title <= {_singular(token) for token in tokens[other.first : other.head.i]}:
            people[other.actors[0]] = None
    number = next((numbers()[t.lower] for t in tokens[draft.first : draft.head.i] if t.lower in numbers()), 0)
    if len(people) < 2 or (number and number != len(people)):
        return
    draft.actors, draft.plural, draft.how, draft.sector = tuple(people), True, "group", None
    draft.unnamed = draft.latent = False


def _singular(token: Token) -> str:
    return token.lower.removesuffix("s")


def _kind(view: View, draft: Draft) -> str:
    role = role_noun(view.reading, draft.head.i, draft.first)
    return role.title.kind if role is not None else "person"


def _compatible(view: View, draft: Draft, other: Draft) -> bool:
    """“the foreign ministry” is no other ministry that was named: the words before the noun must not
    differ.
    """
    tokens = view.reading.tokens
    mine = {t.lower for t in tokens[draft.first : draft.head.i] if t.pos in {"NOUN", "ADJ", "PROPN"}}
    theirs = {t.lower for t in tokens[other.first : other.head.i] if t.pos in {"NOUN", "ADJ", "PROPN"}}
    return mine <= theirs


def _by_title(view: View, draft: Draft) -> bool:
    """The last person whom the text gave this title, or named without any and who holds such an office."""
    words = set(draft.word.lower().split())
    term = _term(view, draft)
    id: str | None = None
    for other in view.before(draft, FAR):
        if other.how not in {"name", "office"} or not view.is_person(other) or len(other.actors) != 1:
            continue
        written = {token.lower for token in view.reading.tokens[other.first : other.head.i]}
        office = view.actor(other.actors[0]).office
        held = set(office.title.lower().split()) if office is not None else set()
        same = term is not None and office is not None and office.title in term.titles
        named = words <= written and not written & word_class("rank") - words
        holds = (words <= held or same) and not held & word_class("rank") - words
        role = find_role(view.reading, other.first, other.head.i)
        akin = role is None or (term is not None and role.title.office == term.office)
        if named or (holds and akin):
            id = other.actors[0]
            break
    if id is None:
        id = view.cast.titles.get(draft.word.lower())
        if id is None or not any(id in other.actors for other in view.near(draft, FAR)):
            return False
    draft.actors, draft.unnamed, draft.latent, draft.how = (id,), False, False, "office"
    draft.sector, draft.confidence = None, 0.8
    return True


def _scene(view: View, draft: Draft) -> str | None:
    """The state of the place that opens the sentence or paragraph (“In Lima, the military command said”),
    else the one state whose body of that sort was named in the last sentences."""
    opening = opening_state(view, draft)
    if opening is not None:
        return opening
    states = {
        state
        for other in view.near(draft, 3)
        if (other.how in {"role", "office"} or other.sector or view.is_person(other))
        and not (other.unnamed and other.sector not in _PUBLIC)
        and other.head.lemma != "state"
        for id in other.actors
        if (state := view.state_of(id)) is not None
    }
    return next(iter(states)) if len(states) == 1 else None


def _owned(view: View, draft: Draft) -> None:
    """“its troops”, “his foreign minister”: the role in the state of whoever the possessive stands for."""
    owner = next((view.by_head.get(child.i) for child in draft.head.children if child.tag == "PRP$"), None)
    if owner is None or not owner.actors or owner.unnamed:
        return
    states = [code for code in view.answering(owner) if is_public(code)]
    bodies = [id for id in view.answering(owner) if view.actor(id).kind in {"group", "company"}]
    if not states:
        if bodies:
            draft.actors, draft.latent, draft.sector = tuple(bodies), False, None
        return
    term = _term(view, draft)
    if term is not None:
        mine = view.actor(owner.actors[0])
        holders = [view.cast.holder(state, term) for state in states]
        if all(holders) and mine.id not in {holder.id for holder in holders if holder}:
            draft.actors = tuple(holder.id for holder in holders if holder)
            draft.how, draft.unnamed, draft.latent, draft.sector = "office", False, False, None
            return
    draft.actors, draft.latent = tuple(dict.fromkeys(states)), False


def _counterpart(view: View, draft: Draft) -> None:
    """“his Vietnamese counterpart”: the holder, in the state named, of the office that “he” holds."""
    state: str | None = draft.word or None
    owner = next((view.by_head.get(child.i) for child in draft.head.children if child.dep == "poss"), None)
    mine = view.actor(owner.actors[0]) if owner is not None and len(owner.actors) == 1 else None
    office = _office_key(view, mine) if mine is not None else None
    if state is None:
        _opposite(view, draft, mine, office)
        return
    if mine is not None and office is not None and view.cast.on is not None and state in registers.states():
        others = registers.holders(state, office=office, on=view.cast.on)
        # A president's counterpart is the president, though somebody else be head of state (Iran).
        title = mine.office.title if mine.office else ""
        same = [
            one
            for one in registers.holders(state, on=view.cast.on)
            if one.office and one.office.title == title
        ]
        others = same or others
        if others:
            view.cast.actors.setdefault(others[0].id, others[0])
            draft.actors = (view.cast.register_person(others[0].id).id,)
            return
    view.cast.known(state)
    draft.actors, draft.how, draft.sector = (state,), "role", "GOV"


def _opposite(view: View, draft: Draft, mine: Actor | None, office: str | None) -> None:
    """“his counterpart”: the last person before who holds the same office in another state."""
    if mine is None or office is None:
        return
    others = [view.actor(other.actors[0]) for other in view.before(draft, FAR) if view.is_person(other)]
    others = [one for one in others if one.office is not None and one.code not in {mine.code, None}]
    same = [one for one in others if _office_key(view, one) == office]
    if same or len({one.id for one in others}) == 1:
        draft.actors, draft.how = ((same or others)[0].id,), "office"
        draft.unnamed, draft.latent, draft.sector = False, False, None


def _office_key(view: View, actor: Actor) -> str | None:
    """The key of the office that a person of the registers holds on the document's day."""
    if actor.office is None or actor.office.of not in registers.states() or view.cast.on is None:
        return None
    for key in registers.offices():
        held = registers.holders(actor.office.of, office=key, on=view.cast.on)
        if any(holder.id == actor.id for holder in held):
            return key
    return None


# -- descriptions ----------------------------------------------------------------------------------------


def _apposed(view: View, draft: Draft) -> None:
    """“the four guarantors -- Argentina, Brazil …”, “its foreign minister, Wang Yi”: a description takes the
    actors that explain it."""
    tokens = view.reading.tokens
    if draft.head.dep == "appos" and _renames(view, draft):
        return
    counted = next(
        (numbers()[t.lower] for t in tokens[draft.first : draft.head.i] if t.lower in numbers()), 0
    )
    below = draft.head.subtree() if counted else draft.head.children
    for child in sorted(below, key=lambda token: token.i):
        if child.dep != "appos":
            continue
        items = list(view.chain(child))
        found = [id for item in items for id in item.actors]
        if not found or items[0].how == "pronoun" or items[0].asks:
            continue
        if counted and counted != len(set(found)):
            continue
        if not counted and not _explains(view, draft, found):
            continue
        if len(found) == 1 and draft.sector in _PUBLIC:
            _lend(view, draft, found[0])
        draft.actors, draft.unnamed, draft.latent = tuple(dict.fromkeys(found)), False, False
        draft.sector = None
        return


def _lend(view: View, draft: Draft, id: str) -> None:
    """A person without a state takes that of the office or body that the words beside the name tell of."""
    actor = view.actor(id)
    if actor.kind != "person" or actor.country is not None or id in registers.persons():
        return
    states = [state for state in draft.actors if state in registers.states()]
    state = states[0] if len(states) == 1 else None if states else _scene(view, draft)
    if state is not None:
        view.cast.known(state)
        office = Office(draft.word or view.reading.text(draft.span), state)
        view.cast.actors[id] = replace(
            actor, country=state, code=state, sector=draft.sector or "GOV", office=office
        )


def _renames(view: View, draft: Draft) -> bool:
    """“Zhou Wenzhong, China's ambassador,”: the title behind a name stands for whom it names."""
    other = view.by_head.get(draft.head.head.i)
    role = role_noun(view.reading, draft.head.i, draft.first)
    if other is None or other.how != "name" or role is None or role.title.kind != "person" or draft.plural:
        return False
    if len(other.actors) != 1 or not view.is_person(other) or draft.first - other.head.i > 2:
        return False
    if draft.sector in _PUBLIC and draft.actors:
        _lend(view, draft, other.actors[0])
    draft.actors, draft.unnamed, draft.latent, draft.sector = other.actors, False, False, None
    return True


def _explains(view: View, draft: Draft, found: list[str]) -> bool:
    """A person explains a person's title, a company a company's description; a state explains no official."""
    kinds = {view.actor(id).kind for id in found}
    if draft.actors and draft.how == "role":
        role = role_noun(view.reading, draft.head.i, draft.first)
        if role is None:
            return False
        if role.title.kind == "person":
            return kinds == {"person"} and len(found) == (1 if not draft.plural else len(found))
        return (role.title.sector == "BUS" and kinds == {"company"}) or kinds == {"group"}
    return not kinds & {"state"} or draft.plural


def _company(view: View, draft: Draft) -> None:
    """“the Polish company”: the last company of that state."""
    definite = view.reading.tokens[draft.first].lower in {"the", "this"}
    if draft.sector != "BUS" or draft.plural or not definite or len(draft.actors) != 1:
        return
    if draft.head.lemma not in word_class("company"):
        return
    for other in view.before(draft, FAR):
        for id in other.actors:
            actor = view.actor(id)
            if actor.kind == "company" and actor.country == draft.actors[0]:
                draft.actors, draft.sector, draft.unnamed = (id,), None, False
                return


def _description(view: View, draft: Draft) -> None:
    """“the bloc”, “the company”, “the rebels”: the last organisation, company or group that is called so."""
    for other in view.before(draft, FAR):
        for id in other.actors:
            actor = view.actor(id)
            if actor.kind == "company":
                fits = draft.word in word_class("company") and not draft.plural
            elif actor.kind == "group":
                fits = draft.word in word_class("armed")
            else:
                fits = not draft.plural and _called(id, draft.word)
            if fits:
                draft.actors, draft.unnamed, draft.latent, draft.sector = (id,), False, False, None
                draft.plural = draft.head.tag == "NNS"
                return


def _called(id: str, word: str) -> bool:
    """True where the register says that an organisation is called by that word."""
    organisation = registers.organisations().get(id)
    return organisation is not None and word in {text.split()[-1] for text in organisation.descriptions}


def _unnamed(view: View, draft: Draft) -> None:
    """A speaker who is only described (“a senior official”): an actor of the phrase's own words."""
    if draft.head.ent in {"DATE", "TIME"}:
        return
    own = any(child.dep == "prep" and child.lower in {"of", "for", "from"} for child in draft.head.children)
    state = opening_state(view, draft) if draft.sector in _PUBLIC and not own else None
    if state is not None:
        view.cast.known(state)
        draft.actors, draft.unnamed, draft.latent, draft.confidence = (state,), True, False, 0.6
        return
    id = f"unnamed-{draft.span.start}"
    name = view.reading.text(draft.span)
    view.cast.actors[id] = Actor(id, name, "person", None, None, draft.sector or "UNK")
    draft.actors = (id,)
    draft.unnamed = True


def head_of_source(token: Token) -> bool:
    """True for a token that can head a phrase that speaks."""
    return token.pos in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"} and token.tag not in {
        "PRP",
        "PRP$",
        "WP",
        "WDT",
    }
