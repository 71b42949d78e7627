"""The cast of one document: its actors by id, and who a surname or a title stands for in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from communique import registers
from communique.records import Actor, Office
from communique.registers import Term

_SLUG = re.compile(r"[^a-z0-9]+")


def is_office(term: Term) -> bool:
    """True for a role noun that one person at a time holds (“foreign minister”), not “official”."""
    return bool(term.office or term.titles or term.any)


def slug(name: str) -> str:
    """Lower-case ASCII-ish id of a name: “Riaz Mohammad Khan” -> riaz-mohammad-khan."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    return _SLUG.sub("-", plain.lower()).strip("-") or "unnamed"


@dataclass(slots=True)
class Cast:
    """Actors of a document. `on` is the ISO day that offices are resolved for, or None where unknown."""

    on: str | None
    actors: dict[str, Actor] = field(default_factory=dict)
    surnames: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)
    held: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def known(self, id: str) -> Actor:
        """The register's actor of that id, as of the document's day."""
        actor = self.actors.get(id)
        if actor is None:
            actor = self.actors[id] = registers.actor(id, on=self.on)
        return actor

    def register_person(self, id: str) -> Actor:
        """A person of the register enters the document: surnames stand for them from now on."""
        actor = self.known(id)
        person = registers.persons().get(id)
        if person is not None:
            for surname in person.surnames:
                self.surnames.setdefault(surname, id)
            if person.gender:
                self.gender[id] = person.gender
        return actor

    def holder(self, state: str, term: Term) -> Actor | None:
        """Who held the office that `term` names in `state` on the document's day; None where nobody is known."""
        if self.on is None:
            return None
        key = (state, term.text)
        if key not in self.held:
            candidates = registers.holders(state, office=term.office, on=self.on)
            titled = [a for a in candidates if a.office and a.office.title in term.titles]
            chosen = titled or (candidates if term.any or term.office else [])
            self.held[key] = chosen[0].id if chosen else None
            if chosen:
                self.actors.setdefault(chosen[0].id, chosen[0])
        id = self.held[key]
        return self.register_person(id) if id else None

    def person(self, name: str, state: str | None, title: str | None, sector: str) -> Actor:
        """A named person whom the register lacks; a later, fuller introduction fills what is missing."""
        words = name.split()
        id = self.surnames.get(words[-1], "")
        old = self.actors.get(id)
        if old is None or not (set(words) <= set(old.name.split()) or set(old.name.split()) <= set(words)):
            id = slug(name)
            while id in self.actors and self.actors[id].kind != "person":
                id += "-person"
            old = self.actors.get(id)
        if old is None:
            office = Office(title, state) if title and state else None
            old = Actor(id, name, "person", state, state, sector, office)
        elif old.country is None and state and id not in registers.persons():
            office = Office(title, state) if title else old.office
            old = replace(old, country=state, code=state, sector=sector, office=office)
        self.actors[id] = old
        if len(words) > 1:
            self.surnames.setdefault(words[-1], id)
            if words[0][:1].isupper() and words[-1] not in words[0]:
                for part in _name_parts(words):
                    self.surnames.setdefault(part, id)
        else:
            self.surnames.setdefault(name, id)
        return old

    def body(self, name: str, kind: str, state: str | None, sector: str) -> Actor:
        """A named organisation, company or group whom the register lacks."""
        id = slug(name)
        while id in self.actors and self.actors[id].kind == "person":
            id += "-body"
        old = self.actors.get(id)
        if old is None:
            old = self.actors[id] = Actor(id, name, kind, state, state, sector)  # type: ignore[arg-type]
        elif old.country is None and state:
            old = self.actors[id] = replace(old, country=state, code=state)
        return old


def _name_parts(words: list[str]) -> list[str]:
    """Other surnames that later text may use: the family name first (Kong Quan, Kim Gye Gwan), two-part ones."""
    parts = []
    if len(words) in (2, 3) and words[0] in _family_first():
        parts.append(words[0])
    if len(words) >= 3:
        parts.append(" ".join(words[-2:]))
    return parts


@lru_cache(maxsize=1)
def _family_first() -> frozenset[str]:
    return frozenset(row["name"] for row in registers.table("family_names"))
