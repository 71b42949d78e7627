"""What a row of each register is. Dates are ISO, as precise as known (`2008-05-07`, `2008-05`, `2008`)."""

from __future__ import annotations

from dataclasses import dataclass

from communique.records import How, Kind


def covers(on: str, since: str | None, until: str | None) -> bool:
    """Whether the day `on` (ISO) lies from `since` to `until`, both included, either of them open if None."""
    # "~" sorts after digits, so that an end known only by its month covers that whole month.
    return (since is None or since <= on) and (until is None or on <= until + "~")


@dataclass(frozen=True, slots=True)
class Metonym:
    """A seat or body that stands for its state, with the PLOVER sector of whoever acts (Pentagon: MIL).

    `since` and `until` are the days in which it did (Blue House: until 2022-05-09).
    """

    text: str
    sector: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory; `code` is ISO 3166-1 alpha-3 (XKX: Kosovo), of an ended state that of ISO 3166-3.

    `people` are nouns, singular and plural. `seats` are other spellings of the capital and other seats of
    government. `lat`, `lon`: of the capital, degrees. `leader` is the office key of whoever leads in fact.
    `cow` is the Correlates of War number, `region` the UN subregion. `successors` came after an ended
    one; `within` are the unions in which it had offices of its own before `since` (Ukraine: SUN).
    """

    code: str
    name: str
    official: str | None = None
    other: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str | None = None
    seats: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    metonyms: tuple[Metonym, ...] = ()
    leader: str | None = None
    cow: int | None = None
    region: str | None = None
    since: str | None = None
    until: str | None = None
    successors: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a state bore in certain years (Zaire, 1971-10-27 to 1997-05-17), short and official."""

    code: str
    name: str
    official: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """One state's time in an organisation."""

    code: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation; `id` is its acronym. `descriptions` are what later sentences call it.

    `seat` is where it sits. `part_of` is the organisation for which an organ or a mission acts (UNSC: UN).
    """

    id: str
    name: str
    other: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    kind: str | None = None
    seat: tuple[str, ...] = ()
    members: tuple[Membership, ...] = ()
    sector: str = "GOV"
    since: str | None = None
    until: str | None = None
    part_of: str | None = None

    def members_on(self, on: str) -> tuple[str, ...]:
        """Codes of the members on the day `on` (ISO)."""
        return tuple(item.code for item in self.memberships_on(on))

    def memberships_on(self, on: str) -> tuple[Membership, ...]:
        """The memberships on the day `on` (ISO); none before the organisation was, or after it ended."""
        if not covers(on, self.since, self.until):
            return ()
        return tuple(item for item in self.members if covers(on, item.since, item.until))


@dataclass(frozen=True, slots=True)
class Holding:
    """One term in an office: `code` is of the state or organisation, `title` as the press writes it."""

    code: str
    office: str
    title: str
    person: str
    since: str
    until: str | None = None
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A person; `surnames` are what later mentions use. `holdings` is in the order of `since`.

    `country` is the alpha-3 code of the state (None for people who only led an organisation). `sector` is
    given for those who do not act for it while they hold no office (REB, OPP, BUS …).
    """

    id: str
    name: str
    other: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    gender: str | None = None
    wikidata: str | None = None
    country: str | None = None
    sector: str | None = None
    holdings: tuple[Holding, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A role noun that with a state makes a person or a body (“foreign minister”, “troops”, “parliament”).

    `office` is the key of the office it names, if it names exactly one. `titles` are the holders' titles
    that it stands for; where `any` is true the office alone decides. `kind` is person, body, force, people
    or thing; `number` is singular or plural.
    """

    text: str
    office: str | None = None
    titles: tuple[str, ...] = ()
    any: bool = False
    kind: str = "person"
    sector: str = "GOV"
    number: str = "singular"


@dataclass(frozen=True, slots=True)
class Company:
    """A company or bank and the state it belongs to; `state_owned` is None where not known."""

    id: str
    name: str
    other: tuple[str, ...] = ()
    country: str | None = None
    state_owned: bool | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """An armed, political or other group that is no state; `countries` are where it is at home.

    `kind` is armed group, movement, party, government in exile, separatist authority …
    """

    id: str
    name: str
    other: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sector: str = "UNK"
    kind: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """One name as it stands in text, and the ids it may mean, likeliest first.

    `kind` is that of the first id. `sector` is given where the name is of a part of the state (Kremlin: GOV).
    """

    text: str
    ids: tuple[str, ...]
    how: How
    kind: Kind
    sector: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class City:
    """A place: country (None for seas and the like), coordinates in degrees, inhabitants (0: not known).

    `kind` is city, capital, region, site, sea, river …
    """

    name: str
    country: str | None = None
    lat: float = 0.0
    lon: float = 0.0
    population: int = 0
    kind: str = "city"


@dataclass(frozen=True, slots=True)
class Trap:
    """Words that hold an actor's name and are not that actor.

    Where `suffix` is true, `text` is a word that makes any name before it no actor (“Accord”, “Times”).
    `kind` says what it is: newspaper, treaty, geography, sport, person, place, company …
    """

    text: str
    kind: str
    suffix: bool = False


@dataclass(frozen=True, slots=True)
class OfficeKey:
    """One key of an office.

    Where a person holds two, the lower `rank` goes first. `joint` states share the office, some for certain
    years. `fallback` is the office that acts where a state has no holder of this one.
    """

    key: str
    rank: int
    joint: tuple[Membership, ...] = ()
    fallback: str | None = None

    def shared(self, code: str, on: str) -> bool:
        """Whether several people hold the office together in the state `code` on the day `on` (ISO)."""
        return any(item.code == code and covers(on, item.since, item.until) for item in self.joint)


@dataclass(frozen=True, slots=True)
class Issue:
    """A subject of positions (“NATO enlargement”).

    `phrases` are lists of terms that must all stand in a text, each term the texts of which one must stand
    there; `{NATO}` is any name of that actor.
    `actors` are the ids of those whose affair it is; `field` is security, territory, nuclear, economy …
    """

    id: str
    name: str
    field: str
    phrases: tuple[tuple[tuple[str, ...], ...], ...] = ()
    actors: tuple[str, ...] = ()
