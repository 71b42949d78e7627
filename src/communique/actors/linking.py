"""Linking: which of the actors that share a name is meant, by the day and by the rest of the text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from communique import registers
from communique.actors.names import Hit
from communique.reading.tokens import Reading, Token
from communique.registers import Name


@lru_cache(maxsize=1)
def _guards() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Name -> (words of the text that speak against the actor, words that speak for it)."""
    return {
        row["name"]: (frozenset(row["against"].split("|")), frozenset(row["for"].split("|")))
        for row in registers.table("name_guards")
    }


@dataclass(slots=True)
class Linker:
    """Chooses among namesakes. `certain` counts the actors that unambiguous names of the text name."""

    on: str | None
    words: frozenset[str]
    certain: Counter[str]

    @classmethod
    def of(cls, reading: Reading, hits: list[Hit], on: str | None) -> Linker:
        certain: Counter[str] = Counter()
        for hit in hits:
            ids = {id for name in hit.names for id in name.ids}
            if len(ids) == 1:
                certain.update(ids)
        return cls(on, frozenset(token.text for token in reading.tokens), certain)

    def link(self, hit: Hit, head: Token) -> Name | None:
        """What `hit` stands for: its most fitting register row with one id first, or None for no actor."""
        names = [name for name in hit.names if self._alive(name)] or list(hit.names)
        if not names or self._guarded(names[0].text) or self._given_name(hit, names[0], head):
            return None
        ranked = sorted(names, key=lambda name: -max(self.certain[id] for id in name.ids))
        return ranked[0] if self.certain[ranked[0].ids[0]] else names[0]

    def choose(self, name: Name) -> str:
        """The one id meant by a name with several."""
        return max(name.ids, key=lambda id: (self.certain[id], -name.ids.index(id)))

    def _alive(self, name: Name) -> bool:
        if self.on is None:
            return True
        return (not name.since or name.since <= self.on) and (not name.until or self.on <= name.until)

    def _guarded(self, text: str) -> bool:
        against, favour = _guards().get(text, (frozenset(), frozenset()))
        return bool(against & self.words) and not favour & self.words

    @staticmethod
    def _given_name(hit: Hit, name: Name, head: Token) -> bool:
        """True for a person's first or family name that is also a state's (Michael Jordan, Chad Smith)."""
        if name.kind == "person" or head.ent != "PERSON" or hit.last - hit.first > 1:
            return False
        beside = [
            token for token in (*head.children, head.head) if token.ent == "PERSON" and token.tag == "NNP"
        ]
        return any(token is not head and abs(token.i - head.i) == 1 for token in beside)
