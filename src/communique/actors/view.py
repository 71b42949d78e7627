"""What stands before a place in the text: the drafts resolved so far, in the order in which words recall
them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from communique import registers
from communique.actors.cast import Cast
from communique.actors.drafts import Draft
from communique.actors.phrases import word_class
from communique.reading.tokens import Reading, Token
from communique.records import Actor

MEMORY = 6  # sentences: what stands further back is not what a pronoun means
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(slots=True)
class View:
    """The resolved drafts of one reading. `spoken_by` maps a quotation's tokens to the head of the phrase
    that speaks them, `speaking` holds the heads of all phrases that speak; `by_head` maps a token to the
    draft that it heads."""

    reading: Reading
    cast: Cast
    spoken_by: dict[int, Token]
    speaking: frozenset[int] = frozenset()
    resolved: list[Draft] = field(default_factory=list)
    by_head: dict[int, Draft] = field(default_factory=dict)

    def add(self, draft: Draft) -> None:
        """Takes a resolved draft into view."""
        self.resolved.append(draft)
        self.by_head.setdefault(draft.head.i, draft)

    def near(self, draft: Draft, reach: int = MEMORY) -> list[Draft]:
        """The drafts of the last `reach` sentences before `draft`, in the order of the text."""
        first = bisect_left(self.resolved, draft.head.sent - reach, key=lambda other: other.head.sent)
        return [
            other
            for other in self.resolved[first:]
            if other.head.i < draft.head.i and (not other.latent or other.document)
        ]

    def before(self, draft: Draft, reach: int = MEMORY) -> list[Draft]:
        """`near`, likeliest first: the sentence's own subjects, then the main subject of the one before, …"""

        def rank(other: Draft) -> tuple[int, int, int]:
            distance = draft.head.sent - other.head.sent
            if other.head.dep not in _SUBJECTS:
                return (distance, 2, -other.head.i)
            verb = other.head.head
            reported = verb.dep == "ccomp" and any(child.dep == "mark" for child in verb.children)
            if distance and verb.dep in {"ROOT", "ccomp"} and not reported:
                return (distance, 0, -other.head.i)
            return (distance, 1 if distance else 0, -other.head.i)

        return sorted(self.near(draft, reach), key=rank)

    def coordinated(self, draft: Draft) -> tuple[str, ...]:
        """The actors of the whole coordination (“Russia and China”) that `draft` belongs to."""
        head = draft.head
        while head.dep == "conj" and head.head is not head:
            head = head.head
        return tuple(dict.fromkeys(id for other in self.chain(head) for id in other.actors))

    def chain(self, head: Token) -> Iterator[Draft]:
        """The drafts headed by `head` and by everything joined to it."""
        stack = [head]
        while stack:
            token = stack.pop()
            found = self.by_head.get(token.i)
            if found is not None and found.actors:
                yield found
            stack.extend(child for child in reversed(token.children) if _listed(child))

    def is_person(self, draft: Draft) -> bool:
        """True where all actors of the draft are people."""
        return bool(draft.actors) and all(self.cast.actors[id].kind == "person" for id in draft.actors)

    def actor(self, id: str) -> Actor:
        return self.cast.actors[id]

    def answering(self, found: Draft) -> list[str]:
        """Who answers for a draft: the body or state of a person who acts for one, else the actor itself."""
        ids = []
        for id in found.actors:
            actor = self.cast.actors[id]
            code = id
            if actor.kind == "person":
                code = self.cast.body_of.get(id, id)
                if code == id and actor.sector != "BUS" and actor.code and is_public(actor.code):
                    code = actor.code
            if code not in self.cast.actors:
                self.cast.known(code)
            ids.append(code)
        return ids

    def state_of(self, id: str) -> str | None:
        """The state that an actor is or acts for."""
        actor = self.cast.actors[id]
        if actor.kind == "state":
            return id
        return actor.country if actor.kind == "person" and actor.code == actor.country else None


def _listed(token: Token) -> bool:
    """True for the next one in a list; the parser takes the second of “A, B, C and D” for an apposition."""
    if token.dep == "conj":
        return True
    return token.dep == "appos" and token.pos == "PROPN" and token.child("conj") is not None


def opening_state(view: View, draft: Draft) -> str | None:
    """The state of the capital, as a place, that opens the sentence or paragraph: “In Lima, the command
    said”.
    """
    sentence = view.reading.sentence_of(draft.head)
    for other in reversed(view.resolved):
        at = view.reading.sentence_of(other.head)
        if at.paragraph != sentence.paragraph:
            break
        opens = other.first - at.first <= 2 and other.head.i < draft.head.i
        if other.is_place and other.how == "capital" and opens and sentence.index - at.index <= 2:
            return other.actors[0]
    return None


def partner_of(subject: Token) -> Token | None:
    """Whom the subject of a clause deals with: “A met B”, “A held talks with B”, “A and B”'s other side."""
    if subject.dep not in _SUBJECTS:
        return None
    verb = subject.head
    if verb.lemma in word_class("mutual_verb"):
        direct = verb.child("dobj")
        if direct is not None:
            return direct
    for child in (verb, *(token for token in verb.children if token.dep in {"dobj", "prep"})):
        for prep in child.children:
            if prep.dep == "prep" and prep.lower == "with":
                return prep.child("pobj")
    return None


def is_public(code: str) -> bool:
    """True for the code of a state or an international organisation of the registers."""
    return code in registers.states() or code in registers.organisations()
