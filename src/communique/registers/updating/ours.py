"""The terms and people that the sheets hold today, with the line that each stands on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from communique.registers.building.naming import person_surnames
from communique.registers.building.sheets import Faults, Period, Row, Sheets, slug
from communique.registers.rows import covers
from communique.registers.search import fold

_SPELT = re.compile(r"(?<=[oau])e|(?<=a)a")


@dataclass(slots=True)
class Ours:
    """One term of a holders sheet. `since` and `until` are as precise as known; None: still in office."""

    where: str
    code: str
    offices: frozenset[str]
    cell: str
    title: str
    person: str
    since: str
    until: str | None
    acting: bool

    @property
    def file(self) -> str:
        """The sheet under the root of the repository, `registers/holders/NOR.tsv`."""
        return self.where.rpartition(":")[0]

    @property
    def line(self) -> int:
        """The line of the sheet, from 1."""
        return int(self.where.rpartition(":")[2])


@dataclass(slots=True)
class Sheet:
    """What the sheets hold that the comparison needs.

    `terms` by state; `names` of states (code to its spellings); `joint` are the states that share an office,
    with the days, by office.
    """

    terms: dict[str, list[Ours]] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    offices: list[str] = field(default_factory=list)
    joint: dict[str, list[tuple[str, Period]]] = field(default_factory=dict)
    people: People = field(default_factory=lambda: People())
    particles: dict[str, bool] = field(default_factory=dict)

    def shared(self, code: str, office: str, on: str) -> bool:
        """Whether several people hold the office of that state together on a day."""
        return any(state == code and covers(on, *days) for state, days in self.joint.get(office, []))


@dataclass(slots=True)
class People:
    """Who is ours: names by Wikidata id and by folded spelling, and where each stands.

    `homes` are the states where a person held office, or whose sheet has the person.
    """

    ids: dict[str, str] = field(default_factory=dict)
    of: dict[str, str] = field(default_factory=dict)
    spelt: dict[str, list[str]] = field(default_factory=dict)
    homes: dict[str, set[str]] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)
    slugs: dict[str, str] = field(default_factory=dict)
    first: dict[str, list[int]] = field(default_factory=dict)

    def add(self, name: str, others: Iterable[str], code: str, row: Row) -> None:
        for text in (name, *others):
            same = self.spelt.setdefault(fold(text), [])
            if name not in same:
                same.append(name)
        self.homes.setdefault(name, set()).add(code)
        self.where.setdefault(name, row.where)
        self.slugs.setdefault(slug(name), name)

    def find(self, id: str, label: str | None, code: str) -> str | None:
        """Our name of that person of Wikidata: by id, else by a spelling, those of the state first."""
        if id in self.ids:
            return self.ids[id]
        if label is None:
            return None
        alike = [name for name in self.spelt.get(fold(label), []) if self.of.get(name, id) == id]
        home = [name for name in alike if code in self.homes[name]]
        best = home or alike
        return best[0] if len(best) == 1 else None

    def surname_first(self, code: str) -> bool:
        """Whether people of that state mostly have their surname first (Wang Yi)."""
        firsts, all = self.first.get(code, [0, 0])
        return firsts * 2 > all


def read_ours(folder: Path) -> Sheet:
    """The terms, people, offices and states of a folder of sheets; rows that cannot be used are left out."""
    sheets = Sheets([("registers", folder)], Faults())
    found = Sheet()
    for row in sheets.rows("states"):
        names = (row["name"], row["official"], *row.items("other"))
        found.names[row["code"]] = [name for name in names if name]
    for row in sheets.rows("offices"):
        found.offices.append(row["key"])
        found.joint[row["key"]] = row.dated("joint")
    found.particles = {row["particle"]: row["drop"] == "yes" for row in sheets.rows("name_particles")}
    for row in sheets.rows("persons"):
        _person(found.people, row)
    for row in sheets.rows("holders"):
        began = row.day("since")
        if began is None or not row["person"]:
            continue
        offices = row.items("office")
        term = Ours(
            row.where,
            row["state"],
            frozenset(offices),
            row["office"],
            row["title"],
            row["person"],
            began,
            row.day("until"),
            bool(row.flag("acting")),
        )
        found.terms.setdefault(row["state"], []).append(term)
        found.people.add(row["person"], (), row["state"], row)
    return found


def _person(people: People, row: Row) -> None:
    code = Path(row.where.rpartition(":")[0]).stem
    name = row["name"]
    people.add(name, row.items("other"), code, row)
    if row["wikidata"]:
        people.ids.setdefault(row["wikidata"], name)
        people.of.setdefault(name, row["wikidata"])
    words, surnames = name.split(), row.items("surname")
    if len(words) > 1 and surnames:
        count = people.first.setdefault(code, [0, 0])
        count[0] += surnames[0] == words[0]
        count[1] += 1


def alike(one: str, other: str) -> bool:
    """Whether two spellings may well be one person's, where office and days agree already.

    The same words in any order, one's words among the other's, or the same last word; `oe`, `ae`, `ue` and
    `aa` count as the letters that they stand for.
    """
    words, others = _loose(one), _loose(other)
    if not words or not others:
        return False
    return set(words) <= set(others) or set(others) <= set(words) or words[-1] == others[-1]


def _loose(name: str) -> list[str]:
    return [_SPELT.sub("", word) for word in re.sub(r"[-,]", " ", fold(name)).split()]


def new_name(label: str) -> str:
    """How the sheets write a name: in plain letters, where it has them (`Jonas Gahr Store`)."""
    plain = " ".join("".join(map(_plain, word)) for word in label.split())
    return plain if slug(plain) else label


def _plain(char: str) -> str:
    """One letter without its accents, `ø` as `o`; as it is where it is of another script."""
    if char.isascii():
        return char
    if char in "’ʻ‘`":
        return "'"
    letters = slug(char)
    return (letters.capitalize() if char.isupper() else letters) or char


def surnames(name: str, label: str, sheet: Sheet, code: str) -> list[str]:
    """The surname of a new person, plain and as spelt: the first word where that is the way of the state."""
    first = sheet.people.surname_first(code)
    spellings = (name, label)
    found = [text.split()[:1] if first else person_surnames(text, sheet.particles) for text in spellings]
    return list(dict.fromkeys(surname for some in found for surname in some))
