"""From words as people type them to actors: names, surnames, offices (“the Russian president”)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from communique.records import Actor
from communique.registers.holders import actor, actor_of, actor_on, day, in_office, moment, predecessors
from communique.registers.rows import Holding, Name, Term, covers
from communique.registers.tables import (
    groups,
    kept,
    names,
    offices,
    organisations,
    persons,
    remember,
    states,
    table,
    terms,
)

_SPACE = re.compile(r"[\s_]+")
_OF = re.compile(r"^(?P<term>.+?) of (?:the )?(?P<name>.+)$")


def fold(text: str) -> str:
    """`text` without accents, case, stops, leading article and spare blanks."""
    if text.isalpha() and text.isascii():
        return text.lower()
    if text.isascii():
        plain = text.lower()  # most names, and many times as fast
    else:
        plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ı", "i").replace("ø", "o"))
        plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    plain = plain.replace(".", "")
    if "_" in plain or "  " in plain or not plain.isprintable():
        plain = _SPACE.sub(" ", plain)
    return plain.strip(' ,;:!?"“”').removeprefix("the ")


@kept
def _by_name() -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    for name in names():
        found.setdefault(fold(name.text), []).append(name)
    return found


def named(text: str) -> list[str]:
    """Ids of everything that bears the name `text`, cased as names are, whatever the day."""
    if not any(char.isupper() for char in text):
        return []
    return [
        id
        for name in _by_name().get(fold(text), ())
        if not name.text.isupper() or text.replace(".", "").isupper()
        for id in name.ids
    ]


@kept
def _by_surname() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for person in persons().values():
        for surname in person.surnames:
            ids = found.setdefault(fold(surname), [])
            if person.id not in ids:
                ids.append(person.id)
    return {surname: tuple(ids) for surname, ids in found.items()}


@kept
def _by_term() -> dict[str, Term]:
    return {fold(term.text): term for term in reversed(terms())}


@kept
def _prefixes() -> dict[str, str]:
    return {fold(row["text"]): row["sense"] for row in table("title_prefixes")}


def _narrow(ids: Iterable[str], on: str) -> list[str]:
    """Of several people of one name those in office on the day, else whoever left office last, else all.

    Whatever is no person stays.
    """
    ids = tuple(ids)
    people = [persons()[id] for id in ids if id in persons()] if len(ids) > 1 else []
    if len(people) < 2:
        return list(ids)
    chosen = {one.id for one in people if any(covers(on, row.since, row.until) for row in one.holdings)}
    if not chosen:
        left = {
            one.id: max((row.until or "~" for row in one.holdings if row.since <= on), default="")
            for one in people
        }
        last = max(left.values())
        chosen = {id for id, until in left.items() if until == last} if last else set(left)
    return [id for id in ids if id in chosen or id not in persons()]


def _actors_of_names(found: list[Name], on: str) -> list[Actor]:
    """The actors that the names mean on the day; of people who share a name, those in office."""
    meant: dict[str, str | None] = {}
    for name in found:
        if covers(on, name.since, name.until):
            for id in name.ids:
                meant.setdefault(id, name.sector)
    out = []
    for id in _narrow(meant, on):
        one = actor_on(id, on)
        if (sector := meant[id]) and one.sector != sector:
            one = replace(one, sector=sector)
        out.append(one)
    return out


def _codes(text: str, on: str) -> list[str]:
    """Codes of the states and organisations, ids of the groups, that the folded `text` names."""
    found = (name for name in _by_name().get(text, ()) if covers(on, name.since, name.until))
    ids = (id for name in found for id in name.ids)
    codes = [id for id in ids if id in states() or id in organisations() or id in groups()]
    return list(dict.fromkeys(codes))


def _fits(holding: Holding, term: Term) -> bool:
    return _titled(holding.title, term.titles or (term.text,))


@lru_cache(maxsize=8192)
def _titled(title: str, forms: tuple[str, ...]) -> bool:
    whole = f" {fold(title)} "
    return any(f" {fold(form)} " in whole for form in forms)


def match_title(code: str, term: Term, on: str, former: bool = False) -> list[Holding]:
    """The terms in office that `term` names for a state or organisation on the day `on` (`former`: earlier).

    A title that fits goes before an office that fits, so that “the Iranian president” is the president,
    whatever his office counts as. Empty for a term that names no office.
    """
    return [] if term.office is None else list(_match(code, term, moment(code, on), former))


def bearers(code: str, term: Term, on: str) -> list[Actor]:
    """Who bears on the day `on` the title that `term` is, in that state or organisation; as `match_title`."""
    return [actor_of(row) for row in match_title(code, term, on)]


@remember
@lru_cache(maxsize=16384)
def _match(code: str, term: Term, on: str, former: bool) -> tuple[Holding, ...]:
    """As `match_title`, at a moment of change."""
    assert term.office is not None
    if former:
        rows = predecessors(code, None, on)
        now = {row.person for row in _match(code, term, on, False)}
        rows = [row for row in rows if row.person not in now]
    else:
        rows = in_office(code, None, on)
    wanted = _office_of(code, term.office)
    fitting = [row for row in rows if row.office == wanted and _fits(row, term)]
    fitting = fitting or [row for row in rows if _fits(row, term)]
    if fitting or not term.any:
        return tuple(fitting)
    if term.office == "head of government" and term.titles:
        # A prime minister is no president who heads the government, and nobody else while the post is vacant.
        heads = {(row.person, row.title) for row in rows if row.office == "head of state"}
        return tuple(row for row in rows if row.office == wanted and (row.person, row.title) not in heads)
    keys = offices()
    office: str | None = wanted
    while office is not None:
        if found := [row for row in rows if row.office == office]:
            return tuple(found)
        office = keys[office].fallback if office in keys else None
    return ()


def _office_of(code: str, office: str) -> str:
    """The office that “leader” means for a state, `head` for an organisation; else the office itself."""
    if code in organisations():
        return "head"
    if office == "leader" and (state := states().get(code)) and state.leader:
        return state.leader
    return office


def _offices(codes: list[str], term: Term, on: str, former: bool) -> list[Actor]:
    out: dict[str, Actor] = {}
    for code in codes:
        if code in groups():
            # whoever leads or speaks for it is not known by day: the group itself stands for him
            out.setdefault(code, actor(code, on))
            continue
        if term.office is None:
            one = actor(code, on)
            out.setdefault(code, replace(one, sector=term.sector))
            continue
        rows = match_title(code, term, on, former)
        if not rows and (part := organisations().get(code)) and part.part_of:
            # The Commission's president is kept as the head of the Union.
            rows = match_title(part.part_of, term, on, former)
        for row in rows:
            out.setdefault(row.person, actor_of(row))
    return list(out.values())


def _splits(words: list[str]) -> Iterator[tuple[str, str]]:
    for at in range(len(words) - 1, 0, -1):
        yield " ".join(words[:at]), " ".join(words[at:])


def _people(text: str, on: str) -> list[Actor]:
    """People of that full name or surname."""
    ids = [id for name in _by_name().get(text, ()) for id in name.ids if id in persons()]
    ids = ids or list(_by_surname().get(text, ()))
    return [actor_on(id, on) for id in _narrow(dict.fromkeys(ids), on)]


def _phrase(text: str, on: str, former: bool) -> list[Actor]:
    """“Russian president”, “Russia's president”, “president of Russia”, with a person's name or without."""
    text = re.sub(r"'s\b|(?<=s)'(?= )", "", text)
    found = _term_of(text, on, former)
    if found:
        return found
    words = text.split(" ")
    for head, tail in _splits(words):
        # The longest head first: “Russian foreign minister” before “Russian foreign”.
        if head in _by_term() or _is_titled(head, on):
            people = _people(tail, on)
            if people:
                code = {id for name in [head] for id in _head_codes(name, on)}
                return [one for one in people if not code or one.code in code] or people
    return []


def _head_codes(head: str, on: str) -> list[str]:
    for left, right in _splits(head.split(" ")):
        if right in _by_term() and (codes := _codes(left, on)):
            return codes
    return []


def _is_titled(head: str, on: str) -> bool:
    return bool(_head_codes(head, on))


def _term_of(text: str, on: str, former: bool) -> list[Actor]:
    for name, term, was in _readings(text):
        if (codes := _codes(name, on)) and (found := _offices(codes, term, on, former or was)):
            return found
    return []


@remember
@lru_cache(maxsize=8192)
def _readings(text: str) -> tuple[tuple[str, Term, bool], ...]:
    """Each way to read the text as a name and a role noun; True where it says that the role is past."""
    found = []
    if (match := _OF.match(text)) and (term := _by_term().get(match["term"])):
        found.append((fold(match["name"]), term, False))
    for left, right in _splits(text.split(" ")):
        sense = _prefixes().get(right.split(" ")[0])
        rest = right.split(" ", 1)[1] if sense and " " in right else right
        for title in dict.fromkeys((right, rest)):
            if term := _by_term().get(title):
                found.append((fold(left), term, sense == "former"))
    return tuple(found)


@remember
@lru_cache(maxsize=16384)
def _who(text: str, on: str) -> tuple[Actor, ...]:
    former = False
    while True:
        if found := _actors_of_names(_by_name().get(text, []), on):
            return tuple(found)
        if ids := _by_surname().get(text):
            return tuple(actor_on(id, on) for id in _narrow(ids, on))
        if found := _phrase(text, on, former):
            return tuple(found)
        first, _, rest = text.partition("ex-" if text.startswith("ex-") else " ")
        sense = _prefixes().get(fold(first) or "ex")
        if not rest or sense is None:
            return ()
        former = former or sense == "former"
        text = fold(rest)


def who(name: str, on: str | None = None) -> list[Actor]:
    """The actors that `name` means on the day `on` (ISO, default today); empty where the registers know none.

    Takes full names, acronyms, demonyms, seats (“Kremlin”), surnames and offices (“the Russian president”,
    “Germany's chancellor”, “former president of France”). An ambiguous name gives every meaning, likeliest
    first. Raises UsageError for a bad date.
    """
    return list(_who(fold(name), day(on)))


def is_name(name: str) -> bool:
    """Whether `name` is a name of the registers, and no phrase like “the Russian president”."""
    return fold(name) in _by_name()


def days_of(name: str) -> list[str]:
    """On which days `name` has a meaning, in words, where it has one only on certain days."""
    lines = []
    for one in _by_name().get(fold(name), ()):
        if one.since or one.until:
            since = f" from {one.since}" if one.since else ""
            until = f" to {one.until}" if one.until else ""
            lines.append(f"{actor(one.ids[0]).name}{since}{until}")
    return lines


def nearest(name: str, count: int = 5) -> list[str]:
    """Up to `count` names of the registers spelled most like `name`, best first."""
    from difflib import get_close_matches

    shown = {key: found[0].text for key, found in _by_name().items()}
    for person in persons().values():
        for surname in person.surnames:
            shown.setdefault(fold(surname), surname)
    wanted = fold(name)
    # Names much longer or shorter cannot be near; leaving them out makes this fast.
    near = [key for key in shown if abs(len(key) - len(wanted)) <= max(2, len(wanted) // 3)]
    return list(dict.fromkeys(shown[key] for key in get_close_matches(wanted, near, count, 0.7)))
