"""Labels: what the relation model's outputs stand for, in the order of its columns."""

from __future__ import annotations

from communique.ontology import TYPES
from communique.ontology.types import types
from communique.records import Status

NONE = "NONE"
LABELS = (*TYPES, NONE)
STATUSES: tuple[Status, ...] = ("happened", "ongoing", "planned", "denied", "hypothetical")
MODES = tuple(f"{name}.{mode}" for name in TYPES for mode in types()[name].modes)
