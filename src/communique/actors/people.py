"""People of the registers as texts call them: by surname and title, by day, by gender of the given name."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Container
from functools import lru_cache

from communique import registers
from communique.actors.phrases import word_class
from communique.registers import Holding, Person, Term
from communique.registers.rows import covers

_LEADING = frozenset({"head of state", "head of government", "foreign minister"})


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """`text` without accents and case, hyphens and spaces as one blank."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(plain.replace("-", " ").replace("’", "'").casefold().split())


@lru_cache(maxsize=1)
def _by_surname() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for person in registers.persons().values():
        for surname in person.surnames:
            found.setdefault(fold(surname), {})[person.id] = None
    return {surname: tuple(ids) for surname, ids in found.items()}


def fits(holding: Holding, term: Term) -> bool:
    """True where the role noun names the office held."""
    if term.office is None:
        return False
    return holding.title in term.titles or (term.any and holding.office == term.office)


def bearer(
    surname: str, term: Term | None, on: str | None, codes: Container[str], polite: bool = False
) -> str | None:
    """The person of the registers whom a surname means; None where that is not certain.

    With an office (`term`): who held it on the day, of the states in `codes` where several did. Without
    one: the only one of that name in any office of the states in `codes` on that day; after a polite word
    (“Mr Blair”) the only one of that name who then led a state or its diplomacy.
    """
    people = [registers.persons()[id] for id in _by_surname().get(fold(surname), ())]
    if not people:
        return None
    if term is not None:
        people = [person for person in people if any(fits(row, term) for row in person.holdings)]
        if on is not None:
            people = [person for person in people if _served(person, term, on)]
        if len(people) == 1:
            return people[0].id
    elif on is None:
        return None
    else:
        people = [person for person in people if _served(person, None, on)]
    if (
        polite
        and len(people) == 1
        and any(
            row.office in _LEADING and covers(on or "", row.since, row.until) for row in people[0].holdings
        )
    ):
        return people[0].id
    near = [person for person in people if any(row.code in codes for row in person.holdings)]
    return near[0].id if len(near) == 1 else None


def _served(person: Person, term: Term | None, on: str) -> bool:
    return any(
        covers(on, row.since, row.until) and (term is None or fits(row, term)) for row in person.holdings
    )


def same_holder(name: str, state: str, term: Term, on: str | None) -> str | None:
    """The register's holder of that office where `name` is another spelling of his (Mahmood, Mahmud)."""
    if on is None or term.office is None or state not in registers.states():
        return None
    words = set(fold(name).split())
    for holder in registers.holders(state, term.office, on):
        person = registers.persons()[holder.id]
        if any(set(fold(surname).split()) <= words for surname in person.surnames):
            return person.id
    return None


@lru_cache(maxsize=1)
def _given() -> dict[str, str]:
    """Folded given name -> gender, by the people of the registers; only names that one gender bears."""
    counts: dict[str, Counter[str]] = {}
    for person in registers.persons().values():
        words = person.name.split()
        if person.gender and len(words) > 1 and words[0] not in _family_first():
            counts.setdefault(fold(words[0]), Counter())[person.gender] += 1
    return {
        name: next(iter(genders)) for name, genders in counts.items() if len(genders) == 1 and len(name) > 2
    }


@lru_cache(maxsize=1)
def _family_first() -> frozenset[str]:
    return frozenset(row["name"] for row in registers.table("family_names"))


def gender_of(name: str, title: str) -> str | None:
    """“m” or “f” where the title (“spokeswoman”, “Mr”) or the given name says so."""
    for word in title.lower().replace(".", "").split():
        if word in word_class("masculine"):
            return "m"
        if word in word_class("feminine"):
            return "f"
    words = name.split()
    return _given().get(fold(words[0])) if len(words) > 1 else None


def is_surname(word: str) -> bool:
    """Whether anybody in the registers is called so in later mentions."""
    return fold(word) in _by_surname()


def surnames_of(name: str) -> list[str]:
    """What later text may call a person: the last name, a two-part one, the family name where it is first."""
    words = name.split()
    if len(words) == 1:
        return [name]
    parts = []
    first = words[0] in _family_first() and len(words) <= 3
    if first:
        parts.append(words[0])
    if not (first and "-" in words[-1]):
        parts.append(words[-1])
    if len(words) >= 3:
        parts.append(" ".join(words[-2:]))
    for piece in words[-1].split("-", 1)[1:] if words[-1][:3].lower() in {"al-", "el-", "ul-"} else []:
        parts.append(piece)
    return parts
