"""Documents that speak: “the statement”, “their joint communique”, with those who issued them."""

from __future__ import annotations

from communique.actors.drafts import Draft
from communique.actors.groups import find_members
from communique.actors.phrases import left_edge, word_class
from communique.actors.view import View
from communique.reading.tokens import Token


def paper(view: View, draft: Draft) -> None:
    """Fills a document with its issuers: its owner, the subject of its verb, an earlier document's, or
    the pair.
    """
    draft.document = True
    draft.latent = True
    issuers = _owners(view, draft.head) or _makers(view, draft.head)
    if not issuers:
        for other in view.before(draft, reach=30):
            if other.document and (
                other.head.lemma == draft.head.lemma or draft.word in {"document", "text", "paper"}
            ):
                issuers = other.actors
                break
    words = {token.lower for token in view.reading.tokens[draft.first : draft.head.i]}
    if not issuers and "joint" in words:
        issuers = find_members(view, draft, 2, personal=False)
    draft.actors = issuers


def _owners(view: View, head: Token) -> tuple[str, ...]:
    first = left_edge(head)
    out: list[str] = []
    for i in range(first, head.i):
        found = view.by_head.get(i)
        if found is not None and found.actors and not found.is_place:
            out.extend(view.answering(found))
    for child in head.children:
        verb = child if child.dep == "acl" and child.lemma in word_class("issue") else None
        places = [child] if child.dep == "prep" and child.lower in {"by", "from", "between"} else []
        places += (
            [below for below in verb.children if below.dep in {"agent", "prep"}] if verb is not None else []
        )
        for place in places:
            target = place.child("pobj") if place.lower in {"by", "from", "between"} else None
            if target is not None:
                for found in view.chain(target):
                    out.extend(view.answering(found))
    return tuple(dict.fromkeys(out))


def _makers(view: View, head: Token) -> tuple[str, ...]:
    """The subjects of the verb that issues the document: “Russia and China put out a joint statement”."""
    if head.dep not in {"dobj", "pobj", "nsubjpass"}:
        return ()
    if head.dep == "pobj" and head.head.lower not in {"in", "through", "by", "via"}:
        return ()
    verb = head.head if head.dep != "pobj" else head.head.head
    if head.dep == "dobj" and verb.lemma not in word_class("issue"):
        return ()
    subject = verb.child("nsubj") if head.dep != "nsubjpass" else None
    if subject is None:
        return ()
    out = [id for found in view.chain(subject) if not found.is_place for id in view.answering(found)]
    return tuple(dict.fromkeys(out))
