"""Arguments: who stands in which slot of a verb or noun: passives, control, relatives, coordination."""

from __future__ import annotations

from collections.abc import Iterator

from communique.actors.book import Found, MentionBook
from communique.actors.phrases import NOUNS, left_edge
from communique.events.lexicon import event_words
from communique.reading.tokens import Token

_SUBJECTS = ("nsubj", "csubj")


def conjuncts(head: Token) -> Iterator[Token]:
    """A noun and everything coordinated with it: “Russia, China and Iran”."""
    yield head
    listed = head.pos == "PROPN" and any(child.dep == "conj" for child in head.children)
    for child in head.children:
        # the parser calls the second of a list of names an apposition: “Algeria, Sudan, Chad and Mali”
        if child.dep in {"prep", "advmod"} and child.lower in {"together", "along"}:
            for inner in child.children:
                if inner.lower == "with":
                    yield from _objects_of(inner)  # “Germany, together with Denmark”
        if child.pos not in {"VERB", "AUX"} and (
            child.dep == "conj" or (listed and child.dep == "appos" and child.pos == "PROPN")
        ):
            yield from conjuncts(child)


def is_passive(verb: Token) -> bool:
    """True for a passive verb, a bare participle after a noun (“a deal signed by”) included."""
    if any(child.dep in {"auxpass", "nsubjpass", "agent"} for child in verb.children):
        return True
    bare = verb.tag == "VBN" and not any(child.dep == "aux" for child in verb.children)
    opening = (
        verb.tag in {"VBN", "VBD"} and verb.dep in {"advcl", "ccomp", "dep", "csubj"} and verb.i < verb.head.i
    )
    if opening and not any(
        child.dep in {"nsubj", "aux", "dobj"} and child.i < verb.i for child in verb.children
    ):
        return not any(child.i < verb.i and child.dep not in {"punct", "advmod"} for child in verb.children)
    return (bare and verb.dep in {"acl", "advcl"}) or (
        verb.dep == "conj"
        and verb.tag == "VBN"
        and verb.head.tag == "VBN"
        and is_passive(verb.head)
        and verb.child("nsubj") is None
        and verb.child("dobj") is None
    )


def subject_heads(verb: Token, depth: int = 0) -> list[Token]:
    """The nouns that do what `verb` says: the active subject or the by-phrase of a passive."""
    if is_passive(verb):
        agent = verb.child("agent")
        if agent is not None:
            return _objects_of(agent)
        for child in verb.children:
            if child.dep == "prep" and child.lower == "by":
                return _objects_of(child)
        return []
    return surface_subjects(verb, depth)


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The nouns in subject position, own or shared with a governing verb."""
    if depth > 6:
        return []
    own = [child for child in verb.children if child.dep in {"nsubj", "nsubjpass"}]
    if len(own) > 1:  # “Joseph R. Biden, Jr. met”: the parser takes the suffix for the subject
        own = [child for child in own if child.lower not in event_words("name_suffix")]
    if own:
        subject = own[-1] if own[-1].i < verb.i else own[0]
        if subject.tag in {"WDT", "WP"} or subject.lower in {"that", "which", "who"}:
            antecedent = _antecedent(verb)
            return list(conjuncts(antecedent)) if antecedent is not None else []
        return list(conjuncts(subject))
    head = verb.head
    if head is verb:
        return []
    if verb.dep == "conj" and verb.tag in {"VBD", "VBZ", "VBP"}:
        while head.head is not head and head.pos == "VERB" and not _finite(head):
            head = head.head  # “said it would not allow its land to be used but criticised”: not of “used”
    if verb.dep in {"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "parataxis", "prep"}:
        return _shared(verb, head, depth)
    if verb.dep in {"acl", "relcl"}:
        if verb.tag == "VBG" or verb.dep == "relcl":
            return list(conjuncts(head)) if head.pos in NOUNS | {"PRON"} else []
        return _owner_of_plan(head, depth)
    return []


def _finite(verb: Token) -> bool:
    """True for a verb with a tense of its own or a modal."""
    if verb.tag in {"VBD", "VBZ", "VBP"}:
        return True
    return any(
        child.dep in {"aux", "auxpass"} and child.tag in {"MD", "VBD", "VBZ", "VBP"}
        for child in verb.children
    )


def _shared(verb: Token, head: Token, depth: int) -> list[Token]:
    """The subject of a verb without one: of the verb it is coordinated with or controlled by."""
    if verb.dep == "pcomp":
        governor = head.head
        while governor.pos not in {"VERB", "AUX", *NOUNS} and governor.head is not governor:
            governor = governor.head  # “it reads, as well as urging”
        if governor.pos in {"VERB", "AUX"}:
            if governor.lemma in event_words("object_control") and head.lower in {
                "of",
                "for",
                "from",
                "into",
            }:
                return object_heads(governor)
            return surface_subjects(governor, depth + 1)
        if governor.pos in NOUNS:
            return _owner_of_plan(governor, depth)
        return []
    if verb.dep == "ccomp" and any(child.dep == "mark" for child in verb.children):
        return []
    if head.pos in {"VERB", "AUX"}:
        if verb.dep == "xcomp" and head.lemma in event_words("object_control"):
            objects = [child for child in head.children if child.dep in {"dobj", "dative"}]
            if objects:
                return list(conjuncts(objects[0]))
            for child in head.children:
                if child.dep == "prep" and child.lower in {"on", "to", "upon"} and child.child("pobj"):
                    return _objects_of(child)
        return surface_subjects(head, depth + 1)
    if head.pos == "ADJ":
        return surface_subjects(head, depth + 1) or (
            surface_subjects(head.head, depth + 1) if head.dep in {"acomp", "xcomp"} else []
        )
    if head.pos in NOUNS and verb.dep == "xcomp":
        return _owner_of_plan(head, depth)
    if head.pos == "ADP" and verb.dep in {"advcl", "prep"}:
        return surface_subjects(head.head, depth + 1)
    return []


def _owner_of_plan(noun: Token, depth: int) -> list[Token]:
    """“Iran's decision to attack”: the owner of the noun; “reached a deal to send”: the verb's subject."""
    owner = noun.child("poss")
    if owner is not None:
        return list(conjuncts(owner))
    adjectives = [
        child for child in noun.children if child.dep in {"amod", "compound"} and child.ent in {"NORP", "GPE"}
    ]
    if adjectives:
        return adjectives
    if noun.dep in {"dobj", "pobj", "attr"}:
        verb = noun.head if noun.dep != "pobj" else noun.head.head
        if verb.pos in {"VERB", "AUX"}:
            return surface_subjects(verb, depth + 1)
    if noun.dep in {"nsubj", "nsubjpass"}:
        return []
    return []


def _antecedent(verb: Token) -> Token | None:
    token = verb
    while token.dep in {"conj", "xcomp", "ccomp"} and token.head is not token:
        token = token.head
    return token.head if token.dep in {"relcl", "acl"} else None


def object_heads(verb: Token) -> list[Token]:
    """The nouns that undergo what `verb` says: the direct object, or the subject of a passive."""
    objects = [child for child in verb.children if child.dep == "dobj"]
    if not objects:  # “allowed monitors to enter”: the parser makes them the subject of the clause
        for clause in verb.children:
            if (
                clause.dep == "ccomp"
                and clause.tag == "VB"
                and any(c.dep == "aux" and c.lower == "to" for c in clause.children)
            ):
                objects = [child for child in clause.children if child.dep == "nsubj"][:1]
    if not objects:  # “condemned what he called a US blockade”
        for clause in verb.children:
            if (
                clause.dep in {"ccomp", "dobj"}
                and clause.pos == "VERB"
                and any(c.tag == "WP" for c in clause.children)
            ):
                objects = [
                    child for child in clause.children if child.dep in {"oprd", "attr"} and child.pos in NOUNS
                ][:1]
    if not objects and is_passive(verb):
        subjects = surface_subjects(verb) if any(c.dep == "nsubjpass" for c in verb.children) else []
        if not subjects and verb.dep in {"acl", "relcl"} and verb.head.pos in NOUNS:
            subjects = [verb.head]
        if not subjects and verb.dep in {"conj", "xcomp", "advcl"}:
            subjects = surface_subjects(verb)
        objects = subjects[:1]
    if not objects and verb.dep in {"relcl"} and not is_passive(verb):
        own = [child for child in verb.children if child.dep == "nsubj"]
        if own and own[0].tag not in {"WDT", "WP"} and own[0].lower not in {"who", "which", "that"}:
            objects = [verb.head]
    out: list[Token] = []
    for item in objects:
        if item.tag in {"WDT", "WP"}:
            antecedent = _antecedent(verb)
            if antecedent is not None:
                out.extend(conjuncts(antecedent))
        else:
            out.extend(conjuncts(item))
    return out


def _objects_of(preposition: Token) -> list[Token]:
    """What stands under a preposition, chained prepositions included (“from inside Syria”)."""
    out: list[Token] = []
    for child in preposition.children:
        if child.dep in {"pobj", "npadvmod"}:
            out.extend(conjuncts(child))
        elif child.dep == "prep":
            out.extend(_objects_of(child))
    return out


def preposition_heads(predicate: Token, word: str, through_object: bool = True) -> list[Token]:
    """The nouns under preposition `word` of a predicate or of its object (“sanctions on Iran”).

    Through the object, also one step further down: “suspended the delivery of aid to Egypt”.
    """
    hosts = [predicate]
    if through_object:
        objects = object_heads(predicate) if predicate.pos == "VERB" else []
        hosts.extend(objects)
        for item in objects or [predicate]:
            parts = (
                [c for c in preposition_heads(item, "of", False) if c.pos == "NOUN"] if word != "of" else []
            )
            hosts.extend(parts)
            if item is not predicate:
                hosts.extend(clause for thing in (item, *parts) for clause in _clauses(thing, word))
        hosts.extend(child for child in predicate.children if child.dep in {"attr", "prt"})
    out: list[Token] = []
    for host in hosts:
        for child in host.children:
            if child.dep in {"prep", "agent", "dative"} and child.lower == word:
                out.extend(_objects_of(child))
            elif child.dep == "prep" and child.lower in event_words("complex_preposition"):
                for inner in child.children:
                    if inner.dep == "prep" and inner.lower == word:
                        out.extend(_objects_of(inner))
    return out


def _clauses(thing: Token, word: str) -> list[Token]:
    """“a deal to sell gas to Dolphinus”, “the sanctions that it imposed on Sudan”."""
    tags = {"VB", "VBN", "VBD"} if word in {"on", "against"} else {"VB"}
    return [child for child in thing.children if child.dep in {"acl", "relcl"} and child.tag in tags]


def named(head: Token, book: MentionBook) -> list[Found]:
    """The actor that a noun names, seen through partitives (“members of”, “two of the”) and appositions."""
    found = book.headed_by(head)
    if found is not None:
        return [found]
    if head.lemma in event_words("partitive") or head.pos == "NUM" or head.pos == "DET":
        return [item for target in preposition_heads(head, "of") for item in named(target, book)]
    for child in head.children:
        if child.dep == "appos":
            found = book.headed_by(child)
            if found is not None:
                return [found]
    return []


def owners(head: Token, book: MentionBook, depth: int = 2) -> list[Found]:
    """Who owns or qualifies a thing: “Russian aggression”, “Iran's proposal”, “the attack by Israel”.

    Looks `depth` nouns down: “a ban on imports of Haitian sugar”.
    """
    out: list[Found] = []
    for i in range(left_edge(head), head.i):
        found = book.by_token.get(i)
        if found is not None and found not in out and found.head.i < head.i:
            out.append(found)
    if out:
        return out[-1:] if len(out) > 1 and out[0].head.dep != "conj" and out[-1].head.dep != "conj" else out
    for word in ("by", "of", "from"):
        for target in preposition_heads(head, word, through_object=False):
            found = book.headed_by(target)
            if found is not None:
                out.append(found)
            elif depth > 1 and word == "of":
                out.extend(owners(target, book, depth - 1))
        if out:
            return out
    return out
