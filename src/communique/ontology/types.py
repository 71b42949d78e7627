"""PLOVER types with their modes, contexts, sectors and quad classes, as typed objects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from communique.ontology.tables import rows


@dataclass(frozen=True, slots=True)
class Mode:
    """A mode of an event type; `intensity` runs from -10 (conflict) to 10 (cooperation)."""

    name: str
    type: str
    intensity: float
    gloss: str


@dataclass(frozen=True, slots=True)
class EventType:
    """An event type. `intensity` holds where no mode is known; `modes` is empty where the type has none."""

    name: str
    quad: int
    intensity: float
    needs_recipient: bool
    gloss: str
    modes: Mapping[str, Mode] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Context:
    """What an event is about."""

    name: str
    gloss: str


@dataclass(frozen=True, slots=True)
class Sector:
    """What part of a society an actor belongs to; `official`: it acts with the state's authority."""

    code: str
    official: bool
    name: str
    gloss: str


@cache
def types() -> Mapping[str, EventType]:
    """The 16 types by name, in PLOVER's order."""
    modes: dict[str, dict[str, Mode]] = {}
    for row in rows("modes"):
        mode = Mode(row["mode"], row["type"], float(row["intensity"]), row["gloss"])
        modes.setdefault(mode.type, {})[mode.name] = mode
    out = {}
    for row in rows("types"):
        name = row["type"]
        own = MappingProxyType(modes.get(name, {}))
        out[name] = EventType(
            name, int(row["quad"]), float(row["base"]), row["needs_recipient"] == "yes", row["gloss"], own
        )
    return MappingProxyType(out)


@cache
def modes() -> Mapping[tuple[str, str], Mode]:
    """Every mode by (type, mode)."""
    return MappingProxyType(
        {(kind.name, mode.name): mode for kind in types().values() for mode in kind.modes.values()}
    )


@cache
def contexts() -> Mapping[str, Context]:
    """The 37 contexts by name."""
    return MappingProxyType(
        {row["context"]: Context(row["context"], row["gloss"]) for row in rows("contexts")}
    )


@cache
def sectors() -> Mapping[str, Sector]:
    """The sectors by code."""
    return MappingProxyType(
        {
            row["sector"]: Sector(row["sector"], row["official"] == "yes", row["name"], row["gloss"])
            for row in rows("sectors")
        }
    )


@cache
def quads() -> Mapping[int, str]:
    """The names of the four quad classes."""
    return MappingProxyType({int(row["quad"]): row["name"] for row in rows("quads")})


def quad(type: str) -> int:
    """The quad class of a type, 1 to 4. KeyError where there is no such type."""
    return types()[type].quad


def intensity(type: str, mode: str | None = None) -> float:
    """The intensity of a type, or of its mode, -10 to 10. KeyError where there is no such type or mode."""
    kind = types()[type]
    return kind.intensity if mode is None else kind.modes[mode].intensity


def needs_recipient(type: str) -> bool:
    """Whether an event of this type is none without a recipient. KeyError where there is no such type."""
    return types()[type].needs_recipient
