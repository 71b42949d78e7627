"""Role nouns with their states: “the Russian president”, “US officials”, “Turkish warplanes”, “the
minister”.
"""

from __future__ import annotations

from communique import registers
from communique.actors.cast import is_office
from communique.actors.drafts import Draft
from communique.actors.ground import Ground
from communique.actors.phrases import HYPHENS, RoleNoun, prefixes, singular, word_class
from communique.reading.tokens import Token
from communique.registers import Term

_CIVIL = frozenset({"CVL", "REF", "JRN", "CRM", "LAB", "EDU", "MED", "AGR"})
_OFFICES = frozenset({"head of state", "head of government", "foreign minister", "defence minister"})


def role_phrase(ground: Ground, head: Token, first: int, role: RoleNoun) -> Draft | None:
    """The draft of a phrase that ends with a role noun."""
    title = role.title
    words = {token.lower for token in ground.reading.tokens[first : head.i]}
    into = (
        title.sector not in _CIVIL
        and title.sector != "JUD"
        and not (title.sector == "MIL" and head.tag == "NNS")
    )
    last = ground.reading.tokens[role.last - 1]
    states = (
        ground.states(first, head.i) or ground.states_after(head, into) or ground.states_after(last, into)
    )
    ofbody = () if states else ground.states_after(head, into, through=True)
    states = states or ofbody
    span = ground.span(first, ground.reading.tokens[role.last - 1] if role.last > head.i else head)
    body = (
        None
        if ground.states(first, head.i)
        else (ground.affiliation(first, head.i) or ground.affiliation_after(head))
    )
    plural = head.tag in {"NNS", "NNPS"} or title.number == "plural"
    if body is not None and title.kind != "thing":
        draft = Draft(span, head, first, "role", unnamed=True, plural=plural, word=title.text)
        return _of_body(ground, draft, body)
    if states and head.lemma == "counterpart":
        return Draft(span, head, first, "office", asks="counterpart", word=states[0], confidence=0.8)
    if not states:
        return _stateless(ground, head, first, role, plural)
    if title.kind == "thing":
        return None
    ground.use(first, head.i)
    former = bool(words & prefixes("former")) or "-elect" in title.text
    if former and title.kind == "person":
        if head.i not in ground.speakers:
            return None
        return Draft(span, head, first, "role", asks="speaker", confidence=0.5, unnamed=True, sector="ELI")
    ranked = words & word_class("rank") or words & prefixes("next") or "then" in words or ofbody
    if is_office(title) and not ranked:
        held = _holders(ground, states, title, plural)
        if held:
            return Draft(span, head, first, "office", held, confidence=0.9, plural=len(held) > 1)
    for state in states:
        ground.cast.known(state)
    return Draft(
        span,
        head,
        first,
        "role",
        states,
        title.sector or "GOV",
        confidence=0.85,
        unnamed=title.kind in {"person", "people"},
        plural=plural or title.kind == "force",
        word=title.text,
    )


def _holders(ground: Ground, states: tuple[str, ...], title: Term, plural: bool) -> tuple[str, ...]:
    """Who holds the office in each state; an unnamed holder where the register knows none of a great
    office.
    """
    if plural and len(states) < 2:
        return ()
    out: list[str] = []
    for state in states:
        holder = ground.cast.holder(state, title)
        if holder is not None:
            out.append(holder.id)
        elif not plural and title.office in _OFFICES and state in registers.states():
            name = f"{title.text} of {ground.cast.known(state).name}"
            out.append(ground.cast.person(name, state, title.text, title.sector or "GOV").id)
        else:
            return ()
    return tuple(dict.fromkeys(out))


def _stateless(ground: Ground, head: Token, first: int, role: RoleNoun, plural: bool) -> Draft | None:
    """A role without a state: asks for the last one of that title, its owner or its scene."""
    title = role.title
    tokens = ground.reading.tokens
    if title.kind == "thing":
        return None
    if (
        head.i + 1 < len(tokens)
        and tokens[head.i + 1].text in HYPHENS
        and tokens[head.i + 1].start == head.end
    ):
        return None
    span = ground.span(first, tokens[role.last - 1] if role.last > head.i else head)
    draft = Draft(
        span, head, first, "role", asks="title", word=title.text, sector=title.sector, confidence=0.6
    )
    draft.unnamed = draft.latent = True
    draft.plural = plural
    if head.lemma == "counterpart":
        draft.asks, draft.word = "counterpart", ""
        return draft
    if any(child.tag == "PRP$" for child in head.children):
        draft.asks = "owned"
        return draft
    definite = ground.definite(first, head)
    counted = any(child.dep == "nummod" for child in head.children)
    if (
        plural
        and definite
        and (counted or singular(head) in word_class("personal"))
        and title.kind == "person"
    ):
        draft.asks, draft.word, draft.how = "group", singular(head), "group"
        return draft
    if title.sector in {"REB", "UAF", "PRM"} and definite:
        draft.asks, draft.word = "description", singular(head)
        return draft
    if plural and definite and title.kind == "person":
        draft.asks = "title"
        return draft
    bare_body = title.kind == "body" and head.pos == "PROPN" and not plural
    if (not definite and not bare_body) or plural:
        draft.asks = "speaker" if head.i in ground.speakers else ""
    return draft if draft.asks else None


def _of_body(ground: Ground, draft: Draft, body: str) -> Draft:
    """“a Hezbollah spokesman”, “Gazprom officials”: people of a group or company."""
    ground.cast.known(body)
    ground.use(draft.first, draft.head.i)
    draft.asks, draft.actors, draft.latent = "", (body,), False
    draft.sector, draft.confidence = None, 0.8
    return draft
