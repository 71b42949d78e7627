"""Terms of Wikidata against ours: which are new, which have ended, which contradict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from communique.registers.building.sheets import later, slug
from communique.registers.updating.days import TOLERANCE, first, gap, last, near, shown
from communique.registers.updating.ours import Ours, Sheet, alike, new_name
from communique.registers.updating.source import Found, Held, Wanted


@dataclass(frozen=True, slots=True)
class Spell:
    """A person's unbroken time in one position, of one statement of Wikidata or several that adjoin.

    `name` is ours where the person is (`ours`), else Wikidata's label. Without `since` the start is unknown.
    """

    id: str
    name: str
    label: str
    ours: bool
    gender: str | None
    code: str
    offices: frozenset[str]
    position: str
    since: str | None
    until: str | None
    acting: bool

    @property
    def shown(self) -> str:
        return f"{self.label} ({self.id}), {shown(self.since, self.until)}"


@dataclass(slots=True)
class Outcome:
    """`new` and `ended` are to be proposed; `contradictions` and `notes` are lines to tell."""

    new: list[Spell] = field(default_factory=list)
    ended: list[tuple[Ours, str]] = field(default_factory=list)
    known: int = 0
    contradictions: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def compare(found: Found, sheet: Sheet, wanted: Wanted, today: str) -> Outcome:
    """What the source says beyond `sheet`; days are ISO. Terms in `sheet` get the ends that it finds."""
    out = Outcome(notes=list(found.notes))
    spells = [spell for spell in _spells(found, sheet, out) if not _later_than(spell.since, today)]
    fresh: list[Spell] = []
    for spell in spells:
        row = _match(spell, sheet.terms.get(spell.code, []))
        over = spell.until is not None and last(spell.until) < first(wanted.since)
        if over and (row is None or _chain(row, sheet.terms[row.code]).until is not None):
            continue  # an old term; one that is still open with us has its end told, however old
        if row is not None:
            _settle(spell, row, spells, sheet, today, out)
        elif spell.since is not None:
            fresh.append(spell)
    _add(fresh, sheet, out)
    return out


def _spells(found: Found, sheet: Sheet, out: Outcome) -> list[Spell]:
    """The spells of everybody, by their start; those without any day are left out and counted."""
    grouped: dict[tuple[str, str], list[Held]] = {}
    undated = unnamed = 0
    for held in found.held:
        if held.position not in found.offices:
            continue
        if (held.since is None and held.until is None) or (held.ended and held.until is None):
            undated += 1
        elif held.name is None and held.person not in sheet.people.ids:
            unnamed += 1
        elif held.since and held.until and later(held.since, held.until):
            undated += 1
        else:
            grouped.setdefault((held.person, held.position), []).append(held)
    spells = []
    for (id, position), statements in grouped.items():
        ((code, offices),) = found.offices[position].items()
        label = statements[0].name
        name = sheet.people.find(id, label, code)
        for held in _joined(statements):
            spells.append(
                Spell(
                    id,
                    name or label or "",
                    label or name or "",
                    name is not None,
                    held.gender,
                    code,
                    frozenset(offices),
                    position,
                    held.since,
                    held.until,
                    held.acting,
                )
            )
    if undated:
        out.notes.append(f"{undated} left out that have no usable days")
    if unnamed:
        out.notes.append(f"{unnamed} left out whose holder has no English name")
    # Two positions of Wikidata may be one office of ours (a president by two constitutions).
    once = {(spell.id, spell.code, spell.offices, spell.since, spell.until): spell for spell in spells}
    return sorted(once.values(), key=lambda one: (one.code, one.since or "", one.until or "~", one.id))


def _joined(statements: list[Held]) -> Iterator[Held]:
    """Statements of one person and position, those that adjoin (a second mandate) made one."""
    ordered = sorted(statements, key=lambda held: (held.since or "", held.until or "~"))
    current = ordered[0]
    for held in ordered[1:]:
        same = held.acting == current.acting and current.since is not None and held.since is not None
        if same and (current.until is None or gap(current.until, held.since or "") <= TOLERANCE):
            ends = [current.until, held.until]
            # An open statement before a later ended one is one whose end nobody wrote down.
            until = held.until if current.until is None else max(filter(None, ends)) if held.until else None
            current = replace(current, until=until)
        else:
            yield current
            current = held
    yield current


def _later_than(day: str | None, today: str) -> bool:
    """Whether a day is yet to come."""
    return day is not None and first(day).isoformat() > today


def _match(spell: Spell, rows: list[Ours]) -> Ours | None:
    """Our row of that spell: by its start, else one of the same person that it meets."""
    rows = [row for row in rows if row.offices & spell.offices]
    same = [row for row in rows if spell.ours and row.person == spell.name]
    if spell.since is None:
        until = spell.until or ""
        return next((row for row in reversed(same) if row.until is None or near(row.until, until)), None)
    if starts := [row for row in same if near(row.since, spell.since)]:
        return min(starts, key=lambda row: abs((first(row.since) - first(spell.since or "")).days))
    spelt = [row for row in rows if near(row.since, spell.since) and alike(row.person, spell.label)]
    if spelt:
        return spelt[-1]
    return next((row for row in reversed(same) if _meet(row, spell)), None)


def _meet(row: Ours, spell: Spell) -> bool:
    """Whether a term of ours and a spell share a day, or may."""
    since = spell.since or ""
    return not (row.until and later(since, row.until)) and not (spell.until and later(row.since, spell.until))


def _settle(spell: Spell, row: Ours, spells: list[Spell], sheet: Sheet, today: str, out: Outcome) -> None:
    """A spell that is ours by its start: its end is known too, or new, or another."""
    end = _chain(row, sheet.terms[row.code])
    if spell.until is None or _later_than(spell.until, today) or _goes_on(spell, spells):
        out.known += 1
    elif end.until is None:
        if later(end.since, spell.until):
            out.contradictions.append(f"{_ours(end, spell)}; Wikidata: {spell.shown}")
        else:
            out.ended.append((end, spell.until))
            end.until = spell.until
    elif near(end.until, spell.until) or (row.until and near(row.until, spell.until)):
        out.known += 1
    else:
        out.contradictions.append(f"{_ours(end, spell)}; Wikidata: {spell.shown}")


def _chain(row: Ours, rows: list[Ours]) -> Ours:
    """The last of the rows of the same person and office that follow each other from `row` on."""
    own = sorted(
        (other for other in rows if other.person == row.person and other.offices & row.offices),
        key=lambda other: other.since,
    )
    for one, other in pairwise(own):
        if one is row and one.until is not None and gap(one.until, other.since) <= TOLERANCE:
            row = other
    return row


def _goes_on(spell: Spell, spells: list[Spell]) -> bool:
    """Whether by Wikidata the person goes on in the office after a spell (first acting, then regular)."""
    assert spell.until is not None
    for other in spells:
        if other is spell or other.id != spell.id or other.code != spell.code or other.since is None:
            continue
        follows = spell.since is None or not later(spell.since, other.since)
        outlives = other.until is None or later(other.until, spell.until)
        adjoins = gap(spell.until, other.since) <= TOLERANCE
        if other.offices & spell.offices and follows and outlives and adjoins:
            return True
    return False


def _ours(row: Ours, spell: Spell) -> str:
    offices = ", ".join(sorted(row.offices & spell.offices or row.offices))
    return f"{row.where}: {offices} {row.person}, {shown(row.since, row.until)}"


def _add(fresh: list[Spell], sheet: Sheet, out: Outcome) -> None:
    """The spells that we lack: new, where nobody else holds the office on those days."""
    clashing: set[int] = set()
    for at, spell in enumerate(fresh):
        for then in range(at + 1, len(fresh)):
            other = fresh[then]
            if spell.code != other.code:
                break  # they are sorted by state
            if _excludes(spell.offices & other.offices, spell, other, sheet):
                clashing |= {at, then}
    for at, spell in enumerate(fresh):
        rows = [row for row in sheet.terms.get(spell.code, []) if row.offices & spell.offices]
        against = [row for row in rows if _excludes(row.offices & spell.offices, row, spell, sheet)]
        bearer = None if spell.ours else sheet.people.slugs.get(slug(new_name(spell.label)))
        if against:
            out.contradictions.append(f"{_ours(against[-1], spell)}; Wikidata: {spell.shown}")
        elif bearer is not None:
            where, id = sheet.people.where[bearer], sheet.people.of.get(bearer, "no id")
            out.contradictions.append(f"{where}: {bearer} ({id}) bears the name of another: {spell.shown}")
        elif at in clashing:
            offices = ", ".join(sorted(spell.offices))
            others = "Wikidata has others on the same days"
            out.contradictions.append(f"{spell.code} {offices}: {others}: {spell.shown}")
        else:
            out.new.append(spell)


def _excludes(offices: frozenset[str], one: Ours | Spell, other: Ours | Spell, sheet: Sheet) -> bool:
    """Whether two regular holders of the offices meet, as the build sees it, where the state has but one."""
    if one.acting or other.acting:
        return False
    before, after = sorted((one, other), key=lambda term: term.since or "")
    assert after.since is not None
    if before.until is not None and not later(before.until, after.since):
        return False
    return any(not sheet.shared(after.code, office, after.since) for office in offices)
