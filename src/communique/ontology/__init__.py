"""PLOVER: event types, modes, contexts, sectors, quad classes, intensities, and the CAMEO crosswalk.

The tables are data (`*.tsv` beside this file), read at first use and kept. `TYPES`, `MODES`, `CONTEXTS`,
`SECTORS`, `QUADS` and `CAMEO` are read-only mappings.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from communique.ontology.cameo import Cameo, cameo_quad, codes, from_cameo, to_cameo
from communique.ontology.types import (
    Context,
    EventType,
    Mode,
    Sector,
    contexts,
    intensity,
    modes,
    needs_recipient,
    quad,
    quads,
    sectors,
    types,
)

TYPES: Mapping[str, EventType]
MODES: Mapping[tuple[str, str], Mode]
CONTEXTS: Mapping[str, Context]
SECTORS: Mapping[str, Sector]
QUADS: Mapping[int, str]
CAMEO: Mapping[str, Cameo]

__all__ = [
    "CAMEO",
    "CONTEXTS",
    "MODES",
    "QUADS",
    "SECTORS",
    "TYPES",
    "Cameo",
    "Context",
    "EventType",
    "Mode",
    "Sector",
    "cameo_quad",
    "from_cameo",
    "intensity",
    "needs_recipient",
    "quad",
    "to_cameo",
]

_TABLES = {
    "TYPES": types,
    "MODES": modes,
    "CONTEXTS": contexts,
    "SECTORS": sectors,
    "QUADS": quads,
    "CAMEO": codes,
}


def __getattr__(name: str) -> Any:
    """Reads a table at its first use, so that importing costs no file."""
    if name in _TABLES:
        value = globals()[name] = _TABLES[name]()
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
