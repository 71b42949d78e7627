"""The cast of one document: its actors by id, and who a surname or a title stands for in it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace

from communique import registers
from communique.actors.people import fold, gender_of, is_surname, surnames_of
from communique.records import Actor, Kind, Office
from communique.registers import Term

_SLUG = re.compile(r"[^a-z0-9]+")


def is_office(term: Term) -> bool:
    """True for a role noun that one person at a time holds (“foreign minister”), not “official”."""
    return bool(term.office or term.titles or term.any)


def slug(name: str) -> str:
    """Lower-case ASCII-ish id of a name: “Riaz Mohammad Khan” -> riaz-mohammad-khan."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    return _SLUG.sub("-", plain.lower()).strip("-") or "unnamed"


@dataclass(slots=True)
class Cast:
    """Actors of a document. `on` is the ISO day that offices are resolved for, or None where unknown.

    `surnames` maps folded surnames to ids, `titles` titles to who went by them last; `bodies` maps a short
    form to the id of a body; `body_of` a person to the company or group they speak for; `home` counts the
    states whose people the text calls by bare titles.
    """

    on: str | None
    actors: dict[str, Actor] = field(default_factory=dict)
    surnames: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)
    held: dict[tuple[str, str], str | None] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    body_of: dict[str, str] = field(default_factory=dict)
    given: dict[str, str | None] = field(default_factory=dict)
    home: Counter[str] = field(default_factory=Counter)

    def known(self, id: str) -> Actor:
        """The register's actor of that id, as of the document's day."""
        actor = self.actors.get(id)
        if actor is None:
            actor = self.actors[id] = registers.actor(id, on=self.on)
        return actor

    def called(self, surname: str) -> str | None:
        """The id of whoever the document calls by that surname."""
        return self.surnames.get(fold(surname))

    def register_person(self, id: str, written: str = "") -> Actor:
        """A person of the register enters the document: surnames stand for them from now on.

        So does the last word of the name as `written` (“Tedros Adhanom”), where nobody has it for a surname.
        """
        actor = self.known(id)
        person = registers.persons().get(id)
        if person is not None and id not in self.gender:
            for surname in person.surnames:
                self.surnames.setdefault(fold(surname), id)
            for part in surnames_of(written) if " " in written else ():
                if not is_surname(part):
                    self.surnames.setdefault(fold(part), id)
            self._note_given(person.name, id)
            if person.gender:
                self.gender[id] = person.gender
        return actor

    def retire(self, id: str) -> None:
        """Who once held an office does not act for the state: the code goes, the country stays."""
        self.actors[id] = replace(self.actors[id], code=None, sector="ELI")

    def holder(self, state: str, term: Term) -> Actor | None:
        """Who bore the title that `term` is in `state` on the day of the document, else who held the office
        that it names; None where nobody is known.
        """
        if self.on is None:
            return None
        key = (state, term.text)
        if key not in self.held:
            candidates = registers.holders(state, office=term.office, on=self.on)
            chosen = registers.bearers(state, term, self.on)
            if not chosen and term.office != "head of government":
                chosen = candidates
            self.held[key] = chosen[0].id if chosen else None
            if chosen:
                self.actors.setdefault(chosen[0].id, chosen[0])
        id = self.held[key]
        return self.register_person(id) if id else None

    def person(self, name: str, state: str | None, title: str | None, sector: str) -> Actor:
        """A named person whom the register lacks; a later, fuller introduction fills what is missing."""
        words = set(fold(name).split())
        id = next(
            (self.surnames[key] for part in surnames_of(name) if (key := fold(part)) in self.surnames), ""
        )
        old = self.actors.get(id)
        if old is not None:
            had = set(fold(old.name).split())
            if not (words <= had or had <= words):
                old = None
        if old is None:
            id = slug(name)
            if id in registers.persons():
                return self.register_person(id)
            while id in self.actors and self.actors[id].kind != "person":
                id += "-person"
            old = self.actors.get(id)
        if old is None:
            office = Office(title, state) if title and state else None
            old = Actor(id, name, "person", state, state, sector, office)
        elif id not in registers.persons():
            if old.country is None and state:
                office = Office(title, state) if title else old.office
                old = replace(old, country=state, code=state, office=office)
            if old.sector == "UNK":
                old = replace(old, sector=sector)
            if len(name) > len(old.name):
                old = replace(old, name=name)
        self.actors[id] = old
        gender = gender_of(name, title or "")
        if gender:
            self.gender.setdefault(id, gender)
        for part in surnames_of(name):
            self.surnames.setdefault(fold(part), id)
        self._note_given(name, id)
        return old

    def _note_given(self, name: str, id: str) -> None:
        """Indonesian and other people go by their first name: it stands for the only one in the text who
        has it.
        """
        first, _, rest = name.partition(" ")
        if rest and len(first) > 2:
            self.given[first] = id if self.given.get(first, id) == id else None

    def body(self, name: str, kind: Kind, state: str | None, sector: str) -> Actor:
        """A named organisation, company or group whom the register lacks."""
        id = slug(name)
        while id in self.actors and self.actors[id].kind == "person":
            id += "-body"
        old = self.actors.get(id)
        if old is None:
            old = self.actors[id] = Actor(id, name, kind, state, state, sector)
        elif old.country is None and state:
            old = self.actors[id] = replace(old, country=state, code=state)
        if len(name.split()) > 1:
            self.bodies.setdefault(name.split()[0], id)
            self.bodies.setdefault(name, id)
        return old
