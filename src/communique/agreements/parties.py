"""Parties: who is bound by an instrument, by the clause that tells of it and the phrase that names it."""

from __future__ import annotations

from communique.actors.book import Found, MentionBook
from communique.actors.phrases import left_edge
from communique.agreements.governing import Telling, first_described, rows_of
from communique.agreements.lexicon import words
from communique.events.arguments import (
    conjuncts,
    named,
    object_heads,
    preposition_heads,
    subject_heads,
    surface_subjects,
)
from communique.reading.tokens import Token
from communique.records import Role

_BOUND = ("with", "between", "among")
_UNDER = frozenset({"under", "as", "through", "per", "by", "of", "in"})


def parties_of(telling: Telling, book: MentionBook) -> list[Found]:
    """The mentions of the parties, those of the clause first; fewer than two sides where none is named."""
    noun, site, verb, row = telling.noun, telling.site, telling.verb, telling.row
    heads = _deep(noun, ("between", "among")) + preposition_heads(verb, "between", False)
    between = _named(heads, book) or _of_whom(heads, book)
    if len(sides(book, between)) >= 2:
        return between
    found: list[Found] = []
    if row.parties in {"subj", "award"}:
        _add(found, _named(_doers(telling), book))
    _add(found, between)
    _add(found, _named(_deep(noun, _BOUND), book))
    if site is not noun:
        _add(found, _named(_deep(site, _BOUND), book))
    for word in _BOUND:
        _add(found, _named(preposition_heads(verb, word, through_object=False), book))
    if row.parties == "award" or telling.instrument.name == "loan agreement":
        _add(found, _named(_given(telling), book))
    if len(sides(book, found)) < 2:
        _add(found, _before(noun, book))
    if len(sides(book, found)) < 2 and row.parties == "seen":
        _add(found, _named(_doers(telling), book))
    if len(sides(book, found)) < 2:
        _add(found, _seen_signing(verb, book))
    if len(sides(book, found)) < 2:
        _add(found, _of_main_clause(telling, book))
    return found if not _are_partners(found, telling, book) else []


def _are_partners(found: list[Found], telling: Telling, book: MentionBook) -> bool:
    """“an agreement struck with A and B”: those it was made with, while who made it stays unsaid."""
    heads = _deep(telling.noun, ("with",)) + preposition_heads(telling.verb, "with", through_object=False)
    partners = _named(heads, book)
    if not found or any(item not in partners for item in found):
        return False
    return not any(sides(book, [item]) for item in _before(telling.noun, book))


def _of_whom(heads: list[Token], book: MentionBook) -> list[Found]:
    """“between the defence ministries of the two countries”: whose they are."""
    return _named([inner for head in heads for inner in preposition_heads(head, "of", False)], book)


def _doers(telling: Telling) -> list[Token]:
    verb = telling.verb
    if verb.pos not in {"VERB", "AUX"}:
        return preposition_heads(verb, "by", through_object=False) or _who_holds(verb)
    heads = subject_heads(verb)
    first = first_described(verb)
    if first is not None:
        heads = _described(first)
    if not heads and verb.dep == "relcl":
        heads = [head for head in surface_subjects(verb) if head is not telling.noun]
    return [head for head in heads if head is not telling.noun and head is not telling.site]


def _who_holds(noun: Token) -> list[Token]:
    """“A and B are holding negotiations on …”, “talks between”: who the noun of an act belongs to."""
    owner = noun.child("poss")
    if owner is not None:
        return list(conjuncts(owner))
    if noun.dep == "dobj" and noun.head.pos == "VERB" and noun.head.lemma in words("holding"):
        return subject_heads(noun.head)
    return []


def _described(noun: Token) -> list[Token]:
    """Whom “the first Arab country” describes: what it stands beside or is said of."""
    if noun.dep == "appos":
        return [noun.head]
    return surface_subjects(noun.head) if noun.dep == "attr" else [noun]


def _given(telling: Telling) -> list[Token]:
    """Who an award or loan is from or to."""
    verb, out = telling.verb, []
    for child in verb.children:
        if child.dep in {"dative", "iobj"} or (child.dep == "dobj" and child is not telling.site):
            out += (
                list(conjuncts(child)) if child.pos != "ADP" else preposition_heads(verb, child.lower, False)
            )
    for word in ("from", "to", "for"):
        out += preposition_heads(verb, word, through_object=False)
        out += preposition_heads(telling.noun, word, through_object=False)
        for child in telling.noun.children:  # “an order worth $300 million from Qatar”
            if child.i > telling.noun.i and child.dep in {"amod", "prep", "acl"}:
                out += preposition_heads(child, word, through_object=False)
    return out


def _deep(noun: Token, prepositions: tuple[str, ...]) -> list[Token]:
    """The nouns under those prepositions anywhere in the phrase of `noun` (“an agreement on trade with”)."""
    out: list[Token] = []
    stack = [noun]
    for _ in range(24):
        if not stack:
            break
        token = stack.pop()
        for child in token.children:
            if child.dep == "prep" and child.lower in prepositions:
                out += preposition_heads(token, child.lower, through_object=False)
            elif child.i > noun.i and (
                child.dep in {"prep", "pobj"}
                or (child.dep in {"acl", "relcl", "dobj"} and "with" not in prepositions)
            ):
                stack.append(child)
    return out


def _before(noun: Token, book: MentionBook) -> list[Found]:
    """Who stands before the noun: “a US-Japan trade deal”, “its agreement”, “Russia's contract”."""
    out: list[Found] = []
    for i in range(left_edge(noun), noun.i):
        found = book.by_token.get(i)
        if found is not None and found not in out and found.head.i < noun.i:
            out.append(found)
    return out


def _seen_signing(verb: Token, book: MentionBook) -> list[Found]:
    """“They witnessed the signing of a contract”: who stood by answers where nobody else is named."""
    if verb.pos != "NOUN" or verb.dep not in {"dobj", "nsubjpass"}:
        return []
    if not any(row.parties == "seen" for row in rows_of(verb.head)):
        return []
    return _named(subject_heads(verb.head), book)


def _of_main_clause(telling: Telling, book: MentionBook) -> list[Found]:
    """“Under a deal signed last year, A will supply B …”: the two sides of the clause around it."""
    top = telling.site
    if telling.past and telling.verb.dep == "conj":  # misread reduced relative
        clause = telling.verb.head
    elif top.dep in {"pobj", "appos"} and (top.dep == "appos" or top.head.lower in _UNDER):
        clause = top.head if top.dep == "appos" else top.head.head
        while clause.pos not in {"VERB", "AUX"} and clause.head is not clause:
            clause = clause.head
    else:
        return []
    if clause.pos != "VERB" or clause is telling.verb:
        return []
    heads = subject_heads(clause) + object_heads(clause)
    for child in clause.children:
        if child.dep in {"dative", "iobj"} and child.pos != "ADP":
            heads += list(conjuncts(child))
    for word in ("to", "with", "from"):
        heads += preposition_heads(clause, word)
    found = [item for item in _named(heads, book) if not item.is_place or not item.latent]
    return found if len(sides(book, found)) == 2 else []


def issuers_of(noun: Token, book: MentionBook) -> list[Found]:
    """Whose joint text it is: named with by or between, else by “A and B said in a joint statement”, else the
    issuers that its mention stands for."""
    heads = _deep(noun, ("by", "between", "among", "from", "of"))
    for child in noun.children:
        if child.dep in {"acl", "relcl"} and child.pos == "VERB":
            heads += subject_heads(child)
    found = _named(heads, book)
    if len(sides(book, found)) >= 2:
        return found
    if noun.dep == "pobj" and noun.head.lower in {"in", "through"}:
        above = noun.head.head
        found = _named(subject_heads(above) if above.pos == "VERB" else [above], book)
        if len(sides(book, found)) >= 2:
            return found
    own = book.headed_by(noun)
    if own is None or not own.document or len(sides(book, [own])) < 2 or not _speaks(noun):
        return []
    return [own]


def _speaks(noun: Token) -> bool:
    """True for a text that is put out or speaks here: “issued after the talks”, “the statement reads”.

    What it is only said to be based on, or in line with, may be another's.
    """
    if any(child.dep == "acl" and rows_of_issue(child) for child in noun.children):
        return True
    if noun.dep in {"nsubj", "nsubjpass", "dobj"}:
        return noun.head.pos == "VERB"
    if noun.dep != "pobj" or noun.head.lower != "in":
        return False
    number = next((c for c in noun.head.head.children if c.dep == "nsubj"), noun.head.head)
    return number.pos != "NUM"  # “the four said”: who they are the mentions must tell


def rows_of_issue(verb: Token) -> bool:
    """Whether the verb puts a text out (“issued”, “released”, “signed”)."""
    return any("obj" in row.slots and row.status == "signed" for row in rows_of(verb))


def _named(heads: list[Token], book: MentionBook) -> list[Found]:
    out: list[Found] = []
    for head in heads:
        items = [item for item in named(head, book) if not item.document]
        if not items and head.lemma in words("official"):  # “ministers of the two countries”
            owners_ = [inner for word in ("of", "from") for inner in preposition_heads(head, word, False)]
            items = [item for inner in owners_ for item in named(inner, book)]
        _add(out, items)
    return out


def _add(found: list[Found], more: list[Found]) -> None:
    found.extend(
        item
        for item in more
        if item not in found and not item.document and not (item.is_place and item.latent)
    )


def bound_roles(book: MentionBook, found: list[Found]) -> tuple[Role, ...]:
    """The roles that can be bound, one a side: states, bodies, companies, groups, people who act for one."""
    out: dict[str, Role] = {}
    for role in book.roles(found):
        side = _side(book, role)
        if side is not None:
            out.setdefault(side, role)
    return tuple(out.values())


def sides(book: MentionBook, found: list[Found]) -> frozenset[str]:
    """Who answers: a company or group for itself, everybody else for the state or organisation."""
    return frozenset(filter(None, (_side(book, role) for role in book.roles(found))))


def _side(book: MentionBook, role: Role) -> str | None:
    actor = book.actors[role.actor]
    if actor.kind in {"company", "group"}:
        return role.actor
    if role.code:
        return role.code
    return None


def between_states(book: MentionBook, roles: tuple[Role, ...]) -> bool:
    """True unless all parties are of one country and none is an armed group."""
    kinds = {book.actors[role.actor].kind for role in roles}
    if "group" in kinds:
        return True
    countries = {role.country or role.code for role in roles}
    return len(countries) > 1
