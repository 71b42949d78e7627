"""The built tables beside this module, each read once, when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, cast

from communique.errors import RegisterError
from communique.registers.rows import (
    City,
    Company,
    FormerName,
    Group,
    Issue,
    Name,
    OfficeKey,
    Organisation,
    Person,
    State,
    Term,
    Trap,
)

SHIPPED = Path(__file__).parent / "data"

Row = TypeVar("Row")
Made = TypeVar("Made", bound=Callable[..., Any])

_folder = SHIPPED
_made: list[Any] = []
_read_from: set[Path] = set()


def kept(function: Made) -> Made:
    """`functools.cache` for what is made of the tables: forgotten where other tables come into use."""
    return cast(Made, remember(cache(function)))


def remember(cached: Made) -> Made:
    """Has a cached function forget what it holds where other tables come into use."""
    _made.append(cached)
    return cached


def folder() -> Path:
    """The folder of the built tables in use."""
    return _folder


def use(built: Path) -> None:
    """Reads the tables of that folder from now on, and forgets what was made of another's."""
    global _folder
    _folder = built
    for cached in _made:
        cached.cache_clear()


def in_use() -> bool:
    """Whether any table of the folder in use has been read, though it be forgotten since."""
    return _folder in _read_from


def _read(stem: str, row: type[Row]) -> tuple[Row, ...]:
    import gc

    import msgspec

    path = _folder / f"{stem}.json"
    _read_from.add(_folder)
    cure = "run `python registers/build.py`" if _folder == SHIPPED else f"delete {_folder}"
    # Thousands of new rows would set off full collections that find nothing.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return tuple(msgspec.json.decode(path.read_bytes(), type=list[row]))  # type: ignore[valid-type]
    except FileNotFoundError:
        raise RegisterError(f"register table {stem} is missing: {cure}") from None
    except msgspec.DecodeError as error:
        raise RegisterError(f"register table {stem} is damaged ({error}): {cure}") from None
    finally:
        if collecting:
            gc.enable()


def _keyed(rows: tuple[Row, ...], key: str) -> Mapping[str, Row]:
    return MappingProxyType({getattr(row, key): row for row in rows})


@kept
def states() -> Mapping[str, State]:
    """Every state and territory by alpha-3 code."""
    return _keyed(_read("states", State), "code")


@kept
def organisations() -> Mapping[str, Organisation]:
    """Every international organisation by acronym."""
    return _keyed(_read("organisations", Organisation), "id")


@kept
def companies() -> Mapping[str, Company]:
    """Every company by id."""
    return _keyed(_read("companies", Company), "id")


@kept
def groups() -> Mapping[str, Group]:
    """Every armed or political group by id."""
    return _keyed(_read("groups", Group), "id")


@kept
def issues() -> Mapping[str, Issue]:
    """Every issue by id."""
    return _keyed(_read("issues", Issue), "id")


@kept
def former_names() -> Mapping[str, tuple[FormerName, ...]]:
    """The names that a state bore in certain years, by its code, the earliest first."""
    found: dict[str, list[FormerName]] = {}
    for name in _read("former_names", FormerName):
        found.setdefault(name.code, []).append(name)
    return MappingProxyType({code: tuple(names) for code, names in found.items()})


@kept
def persons() -> Mapping[str, Person]:
    """Every person by id, the slug of the name (`vladimir-putin`)."""
    return _keyed(_read("persons", Person), "id")


@kept
def terms() -> tuple[Term, ...]:
    """Every role noun."""
    return _read("titles", Term)


@kept
def traps() -> tuple[Trap, ...]:
    """Every phrase and suffix word that makes a name no actor."""
    return _read("traps", Trap)


@kept
def offices() -> Mapping[str, OfficeKey]:
    """The keys of offices, by key, in the order of rank."""
    return _keyed(_read("offices", OfficeKey), "key")


@kept
def names() -> tuple[Name, ...]:
    """Every name of every register but surnames alone (those are `Person.surnames`), sorted by text."""
    return _read("names", Name)


@kept
def places() -> Mapping[str, list[City]]:
    """Places by exact name, the most populous first under each name."""
    found: dict[str, list[City]] = {}
    for city in _read("places", City):
        found.setdefault(city.name, []).append(city)
    return MappingProxyType(found)


@kept
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `registers/words/<name>.tsv`, cells as text, lists inside a cell still joined by |.

    Raises RegisterError where there is no such table.
    """
    rows: tuple[dict[str, Any], ...] = _read(f"words/{name}", dict[str, str])
    return tuple(MappingProxyType(row) for row in rows)


@kept
def version() -> str:
    """Short hash of all built tables in use."""
    return version_of(_folder)


def version_of(built: Path) -> str:
    """Short hash of all built tables of a folder."""
    from hashlib import blake2b

    digest = blake2b(digest_size=6)
    for path in sorted(built.rglob("*.json"), key=lambda path: path.relative_to(built).as_posix()):
        digest.update(path.relative_to(built).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
