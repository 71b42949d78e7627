"""The crosswalk between CAMEO codes and PLOVER types, modes and contexts, both ways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from communique.ontology.tables import rows


@dataclass(frozen=True, slots=True)
class Cameo:
    """One CAMEO code and what PLOVER makes of it.

    `type` is None for bare comment, which is a statement and no event. `goldstein` runs from -10 to 10,
    None where no published table gives it. `note` says where PLOVER leaves a choice and how we chose.
    """

    code: str
    label: str
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    goldstein: float | None
    note: str

    @property
    def root(self) -> str:
        """The two-digit code."""
        return self.code[:2]

    @property
    def quad(self) -> int:
        """The quad class that CAMEO's own order gives (PLOVER's is `ontology.quad(type)`)."""
        return cameo_quad(self.code)


@cache
def codes() -> Mapping[str, Cameo]:
    """Every code of the crosswalk: all of 2 and 3 digits, and of 4 where they say more than 3."""
    out = {}
    for row in rows("cameo"):
        contexts = tuple(row["contexts"].split(",")) if row["contexts"] else ()
        goldstein = float(row["goldstein"]) if row["goldstein"] else None
        out[row["code"]] = Cameo(
            row["code"],
            row["label"],
            row["type"] or None,
            row["mode"] or None,
            contexts,
            goldstein,
            row["note"],
        )
    return MappingProxyType(out)


def from_cameo(code: str) -> Cameo:
    """What a CAMEO code of 2 to 4 digits means in PLOVER; an unlisted longer code takes its parent's row.

    KeyError where not even the first two digits are a CAMEO code.
    """
    table = codes()
    for length in range(min(len(code), 4), 1, -1):
        if code[:length] in table:
            return table[code[:length]]
    raise KeyError(code)


def cameo_quad(code: str) -> int:
    """The quad class that CAMEO's own order gives a code: 01–05, 06–08, 09–13, 14–20."""
    root = int(code[:2])
    if not 1 <= root <= 20:
        raise KeyError(code)
    return 1 + (root > 5) + (root > 8) + (root > 13)


@cache
def _backward() -> Mapping[tuple[str, str | None], tuple[tuple[str, str], ...]]:
    """(type, mode) -> (context or "", code), in the order of the table."""
    out: dict[tuple[str, str | None], list[tuple[str, str]]] = {}
    for row in rows("plover"):
        out.setdefault((row["type"], row["mode"] or None), []).append((row["context"], row["code"]))
    return {key: tuple(value) for key, value in out.items()}


def to_cameo(type: str, mode: str | None = None, contexts: Iterable[str] = ()) -> str:
    """The CAMEO code that best fits a PLOVER type, mode and contexts. KeyError: no such type or mode."""
    about = set(contexts)
    options = _backward()[type, mode]
    for context, code in options:
        if context in about:
            return code
    return next(code for context, code in options if not context)
