"""The ids of Wikidata that matter here, from the sheet `wikidata.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from communique.errors import RegisterError
from communique.registers.building.sheets import Faults, read_sheet

_KINDS = ("property", "office", "class", "value")
_NEEDED = {
    "property": "code instance subclass jurisdiction country position since until nature gender",
    "value": "human acting m f",
}


@dataclass(frozen=True, slots=True)
class Ids:
    """Ids by the key that the sheet gives them.

    `properties` are asked of items and statements, `values` are what they say; `offices` are properties by
    which a state names an office, `classes` the classes of ministers, both by the key of the office.
    """

    properties: dict[str, str]
    offices: dict[str, str]
    classes: dict[str, tuple[str, ...]]
    values: dict[str, str]

    @property
    def keys(self) -> tuple[str, ...]:
        """The offices that can be asked for."""
        return (*self.offices, *self.classes)


def read_ids(folder: Path) -> Ids:
    """The ids in `wikidata.tsv` of that folder of sheets. Raises RegisterError where one is missing."""
    found: dict[str, dict[str, list[str]]] = {kind: {} for kind in _KINDS}
    faults = Faults()
    for row in read_sheet(folder, "wikidata", folder.name, faults):
        id = row.need("id")
        if row["kind"] not in found or not id[1:].isdigit() or id[0] not in "PQ":
            row.fault(f"kind must be one of {', '.join(_KINDS)}, id a P or Q number")
            continue
        found[row["kind"]].setdefault(row.need("key"), []).append(id)
    if faults.lines:
        raise RegisterError(faults.lines[0])
    for kind, keys in _NEEDED.items():
        for key in keys.split():
            if key not in found[kind]:
                raise RegisterError(f"{folder / 'wikidata.tsv'}: no {kind} {key!r}")
    single = {kind: {key: ids[0] for key, ids in rows.items()} for kind, rows in found.items()}
    classes = {key: tuple(ids) for key, ids in found["class"].items()}
    return Ids(single["property"], single["office"], classes, single["value"])
