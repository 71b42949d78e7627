"""Issues and targets: what a stance is about, in words, and which actor it is meant for."""

from __future__ import annotations

from communique.actors.book import Found, MentionBook
from communique.events.arguments import (
    conjuncts,
    is_passive,
    named,
    object_heads,
    owners,
    preposition_heads,
    subject_heads,
)
from communique.events.lexicon import answered_nouns, nouns
from communique.events.status import auxiliaries
from communique.positions.lexicon import StanceWord, endings, stance_verbs
from communique.reading.tokens import Token
from communique.records import Span


def issue_of(token: Token, word: StanceWord, book: MentionBook) -> tuple[Token | None, Span | None]:
    """The head and the words of the issue, by the word's slots in their order."""
    for slot in word.issue:
        for head in _heads(token, word, slot):
            return head, phrase(head, token)
    return None, None


def _heads(token: Token, word: StanceWord, slot: str) -> list[Token]:
    if slot == "obj":
        return object_heads(token) or _shared_object(token)
    if slot == "comp":
        return [child for child in _clauses(token) if word.stance != "calls-on" or _is_call(child)]
    out: list[Token] = []
    hosts = [token, *(child for child in token.children if child.dep in {"dobj", "prt", "acomp"})]
    if token.dep in {"acomp", "oprd"}:
        hosts.append(token.head)
    if token.pos == "NOUN" and token.dep == "dobj":  # “dropped its objection to”, hung on the verb
        hosts.append(token.head)
    if token.pos == "NOUN" and token.dep == "dobj" and token.head.lemma in stance_verbs():
        hosts.append(token.head)  # “gave its backing to”, “dropped its objections to”
    if token.lower == slot:  # “is against the plan”
        out += [child for child in token.children if child.dep in {"pobj", "pcomp"}]
    for host in hosts:
        for child in host.children:
            if child.dep in {"prep", "agent", "dative"} and child.lower == slot and child.i > token.i:
                inner = child.child("pobj") or child.child("pcomp") or child.child("prep")
                if inner is not None:
                    out.append(inner)
    if not out and token.pos == "VERB" and slot in {"for", "to", "of", "against"}:
        out = preposition_heads(token, slot, through_object=False)
    return out


def _shared_object(verb: Token) -> list[Token]:
    """“opposes and condemns the plan”: the object that a later coordinated verb carries."""
    for child in verb.children:
        if child.dep == "conj" and child.pos == "VERB" and child.child("nsubj") is None:
            return object_heads(child)
    return []


def _clauses(token: Token) -> list[Token]:
    """The clauses that `token` takes, its object's included (“urged Iran to stop” read as one phrase)."""
    found = [
        c for c in token.children if c.dep in {"xcomp", "ccomp", "advcl", "acl", "relcl"} and c.i > token.i
    ]
    found = [c for c in found if c.dep in {"xcomp", "ccomp"} or c.tag == "VB"]
    if found or token.pos == "NOUN":
        return found
    for child in token.children:
        if child.i > token.i and child.dep in {"dobj", "prep", "dative"}:
            for inner in (child, *child.children):
                found += [c for c in inner.children if c.dep in {"acl", "relcl", "xcomp"} and c.tag == "VB"]
    return found


def _is_call(clause: Token) -> bool:
    """An infinitive, a bare or a modal clause: what is called for, not what is claimed."""
    helpers = {helper.lower for helper in auxiliaries(clause)}
    if clause.tag == "VB" or (
        clause.tag == "VBN" and "be" in helpers and not helpers & {"is", "was", "were"}
    ):
        return not helpers & {"will", "would", "can", "could", "may", "might", "did", "does", "do"}
    return bool(helpers & {"should", "must", "shall", "ought"})


def phrase(head: Token, above: Token) -> Span:
    """The words of an issue: what stands under `head`, less the stance word's own clause and outer marks."""
    below = {token.i for token in head.subtree()}
    if above.i in below:
        below -= {token.i for token in above.subtree()}
    tokens = sorted((token for token in head.subtree() if token.i in below), key=lambda token: token.i)
    if above.i < head.i:
        tokens = [token for token in tokens if token.i > above.i]
    here = tokens.index(head)
    begin = end = here
    while begin > 0 and tokens[begin - 1].i == tokens[begin].i - 1:
        begin -= 1
    while end + 1 < len(tokens) and tokens[end + 1].i == tokens[end].i + 1:
        end += 1
    kept = tokens[begin : end + 1]
    while len(kept) > 1 and (kept[-1].pos in {"PUNCT", "SPACE"} or kept[-1].dep in {"cc", "mark"}):
        kept.pop()
    while len(kept) > 1 and (kept[0].pos in {"PUNCT", "SPACE"} or kept[0].dep == "mark"):
        kept.pop(0)
    return Span(kept[0].start, kept[-1].end)


def target_of(
    token: Token, word: StanceWord, issue: Token | None, holders: list[Found], book: MentionBook
) -> Found | None:
    """The actor meant: where the word's own slots put it, else whoever does or owns the issue."""
    ids = {id for item in holders for id in item.mention.actors}

    def fitting(items: list[Found]) -> Found | None:
        return next(
            (item for item in items if _can_be_meant(item, book) and not set(item.mention.actors) <= ids),
            None,
        )

    for slot in word.target:
        if slot == "obj":
            heads = object_heads(token) or _shared_object(token)
        elif slot == "poss":
            heads = [g for c in token.children if c.dep == "dobj" for g in c.children if g.dep == "poss"]
        else:
            heads = [child for child in preposition_heads(token, slot) if child is not issue]
        direct = fitting([item for head in heads for item in named(head, book)])
        if direct is not None:
            return direct
        found = fitting([item for head in heads for item in doers_of(head, book)])
        if found is not None:
            return found
    if issue is None:
        return None
    if word.stance == "calls-on" and issue.lemma in endings():
        inner = preposition_heads(issue, "to", False) or preposition_heads(issue, "of", False)
        ended = [item for head in inner for item in doers_of(head, book)]
        if fitting(ended) is not None:
            return fitting(ended)
    if issue.pos in {"VERB", "AUX"}:
        heads = [child for child in issue.children if child.dep in {"nsubj", "nsubjpass"}]
        return fitting([item for head in heads for item in named(head, book)])
    doers = doers_of(issue, book)
    if word.stance != "calls-on" and any(_is_between(item) for item in doers):
        return fitting(named(issue, book))  # “the truce between A and B” is of neither alone
    return fitting(named(issue, book)) or fitting(doers)


def _is_between(item: Found) -> bool:
    """“between A and B”, “of the two countries”: one of several who share a thing."""
    head = item.head
    while head.dep == "conj":
        head = head.head
    return head.head.lower in {"between", "among"} or len(item.mention.actors) > 1


def _can_be_meant(item: Found, book: MentionBook) -> bool:
    if item.document or (item.is_place and item.latent):
        return False
    return any(
        book.actors[id].code or (book.actors[id].kind in {"company", "group"} and not item.unnamed)
        for id in item.mention.actors
    )


def doers_of(head: Token, book: MentionBook) -> list[Found]:
    """Whose deed or thing it is: “the attack on Israel by Hamas” is Hamas's.

    For a noun of action the table of triggers tells which preposition names who acts.
    """
    for child in head.children:  # “a statement issued by the EU”
        if child.dep == "acl" and child.tag == "VBN" and child.child("agent") is not None:
            return [item for doer in subject_heads(child) for item in named(doer, book)]
    owner = head.child("poss")
    if owner is not None:  # “Turkey's EU membership”
        mine = [item for one in conjuncts(owner) for item in named(one, book)]
        if mine:
            return mine
    frames = nouns().get(head.lemma, ())
    before = [item for item in owners(head, book) if item.span.end <= head.start]
    if not frames:
        return before or owners(head, book)
    slots = [slot for frame in frames for slot in frame.actor if slot not in {"poss", "subj"}]
    out = before
    for slot in dict.fromkeys(slots):
        if not out:
            out = [item for found in preposition_heads(head, slot, False) for item in named(found, book)]
    if not out and "by" in slots and head.dep == "dobj" and not is_passive(head.head):
        # “condemned the attack on Mali by Libya”: an active verb has no other use for “by” and an actor
        out = [item for found in preposition_heads(head.head, "by", False) for item in named(found, book)]
    return out


def concerns_another(
    issue: Token | None, span: Span | None, codes: frozenset[str], book: MentionBook
) -> bool:
    """Whether the issue names somebody else, or answers an act that the text told before (“the measures”)."""
    if issue is None or span is None:
        return False
    for item in book.within(span):
        for id in item.mention.actors:
            actor = book.actors[id]
            code = actor.code or (id if actor.kind in {"company", "group"} else None)
            if code is not None and code not in codes and not item.document:
                return True
    definite = any(
        c.dep == "det" and c.lower in {"the", "this", "that", "these", "those"} for c in issue.children
    )
    return issue.lemma in answered_nouns() and definite
