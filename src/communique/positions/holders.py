"""Holders: whose stance it is, and whether they hold or have given it up."""

from __future__ import annotations

from communique.actors.book import Found, MentionBook
from communique.events.arguments import (
    named,
    object_heads,
    owners,
    preposition_heads,
    subject_heads,
    surface_subjects,
)
from communique.events.composition import Effect, effects_above
from communique.events.status import auxiliaries, modality
from communique.positions.lexicon import StanceWord, stance_verbs
from communique.reading.tokens import Reading, Token
from communique.records import Role, Stance

_REVERSING = frozenset({"refuse", "fail", "stop", "deny"})
_UNREAL = frozenset(
    {"plan", "want", "try", "consider", "request", "threaten", "ability", "allow", "suggest", "discuss"}
    | {"propose", "accuse", "help"}
)
_PRIVATE = frozenset(
    {"CVL", "JRN", "EDU", "OPP", "REL", "CRM", "LAB", "ELI", "REF", "SOC", "MED", "AGR", "PRE"}
)
_BINDING = frozenset({"agreement", "treaty", "accord", "pact", "deal", "contract", "protocol", "convention"})


def predicate_of(token: Token) -> Token:
    """The verb that says it: the stance verb itself, or what an adjective or noun hangs on."""
    while token.pos not in {"VERB", "AUX"} and token.head is not token:
        token = token.head
    return token


def holders_of(token: Token, word: StanceWord, reading: Reading, book: MentionBook) -> list[Found]:
    """The mentions whose stance it is; empty where the text names nobody who can hold one."""
    if token.pos == "NOUN" and not (token.dep == "pobj" and token.head.lower == "in"):
        return _of_noun(token, word, book)
    verb = predicate_of(token)
    found = _named(surface_subjects(verb) if word.pos == "adj" else subject_heads(verb), book)
    if verb.child("dobj") is not None:  # “welcomed the visit by X”: no passive, whatever stands before it
        found = [item for item in found if item.head.i < verb.i]
    if token.dep == "acl" and token.tag == "VBN" and token.head.pos == "NUM":
        return _named([token.head], book)  # “the four called on”: a finite verb read as a participle
    if not found and token.pos == "VERB" and token.dep == "acl" and token.tag == "VBN":
        return _named(preposition_heads(token, "by", through_object=False), book)
    return found or _of_joint_text(token, reading, book) or _of_clause_above(token, book)


def _named(heads: list[Token], book: MentionBook) -> list[Found]:
    out: list[Found] = []
    for head in heads:
        items = [item for item in named(head, book) if _can_hold(item, book)]
        for child in head.children:  # “The Secretary-General, Ban Ki-moon”
            if not items and child.dep == "appos":
                items = [item for item in named(child, book) if _can_hold(item, book)]
        out += items
    return out


def _can_hold(item: Found, book: MentionBook) -> bool:
    """Not places, nor “they” read as one person, nor papers that bind and do not speak."""
    if item.is_place and item.latent:
        return False
    if item.head.lower in {"they", "them", "their"} and len(item.mention.actors) == 1:
        return book.actors[item.mention.actors[0]].kind != "person"
    if item.document and item.head.lemma in _BINDING:
        return False
    return any(
        book.actors[id].code or book.actors[id].kind in {"company", "group"} for id in item.mention.actors
    )


def _of_joint_text(token: Token, reading: Reading, book: MentionBook) -> list[Found]:
    """“In a joint statement, the four called on …”: the issuers of the text the sentence opens with."""
    if token.pos != "VERB" or token.tag not in {"VBD", "VBN", "VBZ", "VBP"}:
        return []
    sentence = reading.sentence_of(token)
    for other in reading.tokens[sentence.first : min(sentence.first + 6, token.i)]:
        found = book.headed_by(other)
        if (
            found is not None
            and found.document
            and len(found.mention.actors) > 1
            and other.head.lower == "in"
        ):
            return [found]
    return []


def _of_clause_above(verb: Token, book: MentionBook) -> list[Found]:
    """The subject of the nearest clause above, for a coordinated past verb that a thing would rule."""
    if verb.dep != "conj" or verb.tag not in {"VBD", "VBZ"} or verb.child("nsubj", "nsubjpass") is not None:
        return []
    for above in verb.ancestors():
        if above.pos in {"VERB", "AUX"} and above.tag in {"VBD", "VBZ", "VBN"}:
            subjects = [child for child in above.children if child.dep in {"nsubj", "nsubjpass"}]
            found = _named(subjects, book)
            if found:
                return found
    return []


def _of_noun(noun: Token, word: StanceWord, book: MentionBook) -> list[Found]:
    """“Turkey's opposition to”, “support from India for”, “voiced its support for”."""
    own = [item for item in owners(noun, book) if item.span.end <= noun.start]
    for preposition in ("by", "from", "of"):
        if not own and preposition not in (*word.issue, *word.target):
            own = _named(preposition_heads(noun, preposition, through_object=False), book)
    if own:
        return own
    verb = _light_verb(noun)
    if verb is not None and stance_verbs()[verb.lemma] != "other":
        return _named(subject_heads(verb), book)
    return []


def _light_verb(noun: Token) -> Token | None:
    """The verb that lends its subject to a stance noun under it, through “their commitment and support”."""
    while noun.dep == "conj" and noun.head.pos == "NOUN":
        noun = noun.head
    if noun.dep == "nsubjpass" or noun.dep == "dobj":
        return noun.head if noun.head.lemma in stance_verbs() else None
    if noun.dep == "pobj" and noun.head.dep == "prep" and noun.head.lower == "of":
        above = noun.head.head  # “gave its seal of approval”, “a message of support”
        if (
            above.lemma in {"message", "word", "expression", "statement", "declaration"}
            and above.dep == "dobj"
        ):
            return above.head if above.head.lemma in stance_verbs() else None
    return None


def stance_of(token: Token, word: StanceWord) -> Stance | None:
    """The stance with negation and reversal counted; None where it is only wished, asked for or supposed."""
    verb = predicate_of(token)
    turned = False
    light = _light_verb(token) if token.pos == "NOUN" else None
    if light is not None:
        effect = stance_verbs()[light.lemma]
        if effect == "other":
            return None
        turned = effect == "reverse"
    if token.pos == "NOUN" and any(child.lower == "no" and child.dep == "det" for child in token.children):
        turned = not turned
    own_noun = token.pos == "NOUN" and light is None and token.dep != "pobj"
    if verb.pos in {"VERB", "AUX"} and not own_noun:
        own = modality(verb)
        helpers = {helper.lower for helper in auxiliaries(verb)}
        unable = own.negated and bool(helpers & {"can", "could", "ca"})  # “cannot support” is a stance
        # An infinitive says nothing itself: what takes it does ("refused to condemn").
        if own.status == "hypothetical" and not own.bare and not unable:
            return None
        turned = turned != own.negated
        effects = effects_above(verb)
        if not _asserted(verb, effects, word.stance):
            return None
        changed = _through(effects)
        if changed is None:
            return None
        turned = turned != changed
    return word.negated if turned else word.stance


def _through(effects: list[Effect]) -> bool | None:
    """Whether the words above reverse the stance; None where they make it unreal."""
    turned = False
    for effect in effects:
        if effect.name in _UNREAL:
            return None
        if effect.name in _REVERSING:
            turned = not turned
        if effect.word.pos in {"VERB", "AUX"}:
            above = modality(effect.word)
            if above.status == "hypothetical" and not above.bare:
                return None
            turned = turned != above.negated
    return turned


def _asserted(verb: Token, effects: list[Effect], stance: Stance) -> bool:
    """False for an infinitive of purpose (“funds to support …”), which says nothing of where one stands."""
    if verb.dep == "conj" and stance != "supports" and not any(c.lower == "to" for c in verb.children):
        # “reiterate their will to keep the peace and urge …”: a finite verb that the parser hung too low.
        return True
    base = verb
    while base.dep == "conj" and base.head.tag == "VB" and verb.tag == "VB":
        base = base.head
    if base.tag != "VB" or not any(helper.lower == "to" for helper in auxiliaries(base)):
        return True
    if effects:
        return True
    return base.dep == "xcomp" and base.head.pos == "VERB" and not object_heads(base.head)


def able(book: MentionBook, found: list[Found]) -> tuple[Role, ...]:
    """The roles that can hold a position: states, bodies, companies, groups, and officials; one a side."""
    return roles_able(
        book,
        tuple(role for item in found for role in book.roles(item) if role.code or not item.unnamed),
    )


def roles_able(book: MentionBook, roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """Those of `roles` that can hold a position, or be meant by one; one a side."""
    out: dict[str, Role] = {}
    for role in roles:
        if role.sector in _PRIVATE:
            continue
        if book.actors[role.actor].kind in {"company", "group"}:
            out.setdefault(role.actor, role)
        elif role.code:
            out.setdefault(role.code, role)
    return tuple(out.values())
