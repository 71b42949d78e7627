"""The built tables beside this module, each read once, when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from communique.errors import RegisterError
from communique.registers.rows import (
    City,
    Company,
    Group,
    Name,
    OfficeKey,
    Organisation,
    Person,
    State,
    Term,
    Trap,
)

DATA = Path(__file__).parent / "data"

Row = TypeVar("Row")


def _read(stem: str, row: type[Row]) -> tuple[Row, ...]:
    import gc

    import msgspec

    path = DATA / f"{stem}.json"
    # Thousands of new rows would set off full collections that find nothing.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return tuple(msgspec.json.decode(path.read_bytes(), type=list[row]))  # type: ignore[valid-type]
    except FileNotFoundError:
        raise RegisterError(f"register table {stem} is missing: run `python registers/build.py`") from None
    except msgspec.DecodeError as error:
        raise RegisterError(
            f"register table {stem} is damaged ({error}): run `python registers/build.py`"
        ) from None
    finally:
        if collecting:
            gc.enable()


def _keyed(rows: tuple[Row, ...], key: str) -> Mapping[str, Row]:
    return MappingProxyType({getattr(row, key): row for row in rows})


@cache
def states() -> Mapping[str, State]:
    """Every state and territory by alpha-3 code."""
    return _keyed(_read("states", State), "code")


@cache
def organisations() -> Mapping[str, Organisation]:
    """Every international organisation by acronym."""
    return _keyed(_read("organisations", Organisation), "id")


@cache
def companies() -> Mapping[str, Company]:
    """Every company by id."""
    return _keyed(_read("companies", Company), "id")


@cache
def groups() -> Mapping[str, Group]:
    """Every armed or political group by id."""
    return _keyed(_read("groups", Group), "id")


@cache
def persons() -> Mapping[str, Person]:
    """Every person by id, the slug of the name (`vladimir-putin`)."""
    return _keyed(_read("persons", Person), "id")


@cache
def terms() -> tuple[Term, ...]:
    """Every role noun."""
    return _read("titles", Term)


@cache
def traps() -> tuple[Trap, ...]:
    """Every phrase and suffix word that makes a name no actor."""
    return _read("traps", Trap)


@cache
def offices() -> Mapping[str, OfficeKey]:
    """The keys of offices, by key, in the order of rank."""
    return _keyed(_read("offices", OfficeKey), "key")


@cache
def names() -> tuple[Name, ...]:
    """Every name of every register but surnames alone (those are `Person.surnames`), sorted by text."""
    return _read("names", Name)


@cache
def places() -> Mapping[str, list[City]]:
    """Places by exact name, the most populous first under each name."""
    found: dict[str, list[City]] = {}
    for city in _read("places", City):
        found.setdefault(city.name, []).append(city)
    return MappingProxyType(found)


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `registers/words/<name>.tsv`, cells as text, lists inside a cell still joined by |.

    Raises RegisterError where there is no such table.
    """
    rows: tuple[dict[str, Any], ...] = _read(f"words/{name}", dict[str, str])
    return tuple(MappingProxyType(row) for row in rows)


@cache
def version() -> str:
    """Short hash of all built tables."""
    from hashlib import blake2b

    digest = blake2b(digest_size=6)
    for path in sorted(DATA.rglob("*.json"), key=lambda path: path.relative_to(DATA).as_posix()):
        digest.update(path.relative_to(DATA).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
