"""Slots: which mentions stand where a frame wants them, around one predicate."""

from __future__ import annotations

from dataclasses import dataclass

from communique.actors.book import Found, MentionBook
from communique.events.arguments import (
    conjuncts,
    named,
    object_heads,
    owners,
    preposition_heads,
    subject_heads,
)
from communique.events.lexicon import event_words, saying_verbs, weapons
from communique.reading.tokens import Reading, Token

_NOT_PREPOSITIONS = frozenset({"subj", "obj", "iobj", "poss"})


@dataclass(frozen=True, slots=True)
class Slots:
    """Looks up slots by name: subj, obj, iobj, poss, or a preposition (see `trigger_verbs.tsv`)."""

    reading: Reading
    book: MentionBook

    def first(
        self,
        slots: tuple[str, ...],
        predicate: Token,
        apart: list[Found] | None,
        words: tuple[Token, ...] = (),
    ) -> list[Found]:
        """The mentions of the first slot that holds an actor other than those of `apart`."""
        for slot in slots:
            items = self.at(slot, predicate, words)
            if not items and slot == "subj" and apart is not None:  # “Iran's comments drew criticism from”
                items = self._owning(subject_heads(predicate))
            found = [item for item in items if apart is None or not same(item, apart)]
            if found:
                return found
        return []

    def at(self, slot: str, predicate: Token, words: tuple[Token, ...] = ()) -> list[Found]:
        """The mentions in one slot; where a thing stands in it, those who own the thing.

        `words` are the words of the predicate: what stands under a preposition among them is its object.
        """
        if slot == "subj":
            heads = subject_heads(predicate)
            return self.named(heads) or [item for head in heads for item in self._wielders(head)]
        if slot == "iobj":
            return self.named(_indirect(predicate))
        if slot == "poss" and predicate.pos == "VERB":  # “took Russia's side”
            return self._named_or_owning(object_heads(predicate))
        if slot == "poss":
            return [item for item in owners(predicate, self.book) if item.span.start < predicate.start]
        heads = self.heads(slot, predicate, words)
        return self.named(heads) if slot == "in" else self._named_or_owning(heads)

    def located(self, verb: Token, words: tuple[Token, ...]) -> list[Found]:
        """The state where the thing stands that a deed was done to: “bombed a depot outside Khartoum”."""
        for head in objects_of(verb, words):
            for word in event_words("located"):
                targets = preposition_heads(head, word, through_object=False)
                found = self._named_or_owning(targets)
                if found:
                    return found
            if head.lemma in event_words("town") and any(child.lower == "the" for child in head.children):
                return self._last_site(head)  # “shelled the town”
        return []

    def _last_site(self, head: Token) -> list[Found]:
        """The last place named before, within the paragraph's sentences and the ones just before."""
        near = [
            item
            for item in self.book.found
            if item.is_place and item.head.i < head.i and head.sent - item.head.sent <= 3
        ]
        return near[-1:]

    def teller(self, verb: Token) -> list[Found]:
        """Who tells of a deed: “Lebanon said that Israel had shelled a post” is about Lebanon's post."""
        clause = verb
        while clause.dep == "conj" and clause.head.pos == "VERB":
            clause = clause.head
        if clause.dep != "ccomp" or clause.head.lemma not in saying_verbs():
            return []
        return self.named(subject_heads(clause.head))

    def heads(self, slot: str, predicate: Token, words: tuple[Token, ...] = ()) -> list[Token]:
        """The nouns in an object or prepositional slot, whether or not they name an actor."""
        if slot == "obj":
            return objects_of(predicate, words) if predicate.pos != "NOUN" else []
        return preposition_heads(predicate, slot) if slot not in _NOT_PREPOSITIONS else []

    def named(self, heads: list[Token]) -> list[Found]:
        """The actors that the heads name; people who are only described and of no state are nobody."""
        out: list[Found] = []
        for head in heads:
            for item in named(head, self.book):
                known = not item.unnamed or any(self.book.actors[id].code for id in item.mention.actors)
                if known and item not in out:
                    out.append(item)
        return out

    def _owning(self, heads: list[Token]) -> list[Found]:
        return [item for head in heads for item in owners(head, self.book)]

    def _named_or_owning(self, heads: list[Token]) -> list[Found]:
        """The actors that the heads name; where they name none, those who own the things."""
        return self.named(heads) or self._owning(heads)

    def codes(self, items: list[Found]) -> set[str]:
        """Codes of the states and bodies that the mentions stand or speak for."""
        return {self.book.actors[id].code or id for item in items for id in item.mention.actors}

    def lemmas(self, head: Token) -> set[str]:
        """What a thing is called: its noun, the goods of “107 tons of food”, “money” for a sum."""
        out = {head.lemma, head.lower}
        found = self.book.headed_by(head)
        if found is not None and any(self.book.actors[id].kind == "person" for id in found.mention.actors):
            out.add("visitor")
        quantity = next((q for q in self.reading.quantities if q.span.start <= head.start < q.span.end), None)
        if quantity is not None and quantity.currency:
            out.add("money")
        if quantity is not None or head.lemma in event_words("measure_noun"):
            for target in preposition_heads(head, "of", through_object=False):
                out |= {target.lemma, target.lower}
        return out

    def _wielders(self, head: Token) -> list[Found]:
        """Whose weapon it is that acts: “rockets fired by Hamas hit”, “an Iraqi missile struck”."""
        if not {head.lemma, head.lower} & weapons():
            return []
        fired = [
            token
            for child in head.children
            if child.dep in {"acl", "relcl"}
            for token in subject_heads(child)
        ]
        return self.named(fired) or owners(head, self.book)


def objects_of(verb: Token, words: tuple[Token, ...] = ()) -> list[Token]:
    """The objects of a verb; of one with a preposition (“called for sanctions”) what stands under it."""
    heads = object_heads(verb)
    for word in words:
        target = word.child("pobj") if word.pos in {"ADP", "ADV"} and word is not verb else None
        if target is not None:
            heads = [*heads, *conjuncts(target)]
    return heads


def same(item: Found, others: list[Found]) -> bool:
    """True where all actors of `item` are among those of `others`."""
    ids = {id for other in others for id in other.mention.actors}
    return set(item.mention.actors) <= ids


def parties(items: list[Found]) -> int:
    """How many actors the mentions stand for."""
    return len({id for item in items for id in item.mention.actors})


def _indirect(predicate: Token) -> list[Token]:
    heads = [child for child in predicate.children if child.dep == "dative" and child.pos != "ADP"]
    for item in predicate.children:  # “granted the Philippines 13 million euros”, parsed as one phrase
        if item.dep == "dobj" and any(child.dep in {"nummod", "quantmod"} for child in item.children):
            heads += [
                c for c in item.children if c.dep in {"nmod", "compound", "npadvmod"} and c.pos == "PROPN"
            ]
    return heads


def each_other(verb: Token) -> bool:
    """True for “accused each other”, “fired at one another”."""
    return any(
        token.lower in {"other", "another"}
        and any(child.lower in {"each", "one"} for child in token.children)
        for token in verb.subtree()
        if token.head is verb or token.head.head is verb
    )
