"""Wikidata's JSON dump, streamed: two passes, one for states and positions, one for people.

A line is decoded only where its bytes name something that matters, so a full dump needs little memory.
"""

from __future__ import annotations

import bz2
import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from communique.errors import NotFound, Unreadable, UsageError
from communique.registers.updating.days import from_wikidata
from communique.registers.updating.ids import Ids
from communique.registers.updating.source import Found, Held, Wanted, best_label

SUFFIXES = (".json", ".json.gz", ".json.bz2")
_LONGEST = 64 * 1024 * 1024
"""Bytes of a line; the longest entities have a few million."""
_NAMED = 20
"""How many damaged lines are named one by one."""
_ID = re.compile(rb'"id"\s*:\s*"(Q\d+)"')


class _Value(msgspec.Struct):
    value: msgspec.Raw


class _Snak(msgspec.Struct):
    snaktype: str = ""
    datavalue: _Value | None = None


class _Claim(msgspec.Struct):
    mainsnak: _Snak
    rank: str = "normal"
    qualifiers: dict[str, list[_Snak]] | list[Any] = {}

    def said(self, property: str) -> list[_Snak]:
        return self.qualifiers.get(property, []) if isinstance(self.qualifiers, dict) else []


class _Label(msgspec.Struct):
    value: str


class _Entity(msgspec.Struct):
    id: str
    labels: dict[str, _Label] | list[Any] = {}
    claims: dict[str, msgspec.Raw] | list[Any] = {}

    def label(self) -> str | None:
        labels = self.labels if isinstance(self.labels, dict) else {}
        return best_label((tongue, label.value) for tongue, label in labels.items())

    def statements(self, property: str) -> list[_Claim]:
        """The statements of a property that are not deprecated."""
        if not isinstance(self.claims, dict) or property not in self.claims:
            return []
        found = _CLAIMS.decode(self.claims[property])
        return [claim for claim in found if claim.rank != "deprecated"]

    def best(self, property: str) -> list[_Snak]:
        """What the item says of a property today: the preferred statements, if there are any."""
        found = self.statements(property)
        preferred = [claim for claim in found if claim.rank == "preferred"]
        return [claim.mainsnak for claim in preferred or found]

    def items(self, property: str) -> list[str]:
        return [id for snak in self.best(property) if (id := _item(snak))]


class _Item(msgspec.Struct):
    id: str = ""


class _Time(msgspec.Struct):
    time: str
    precision: int


_ENTITY = msgspec.json.Decoder(_Entity)
_CLAIMS = msgspec.json.Decoder(list[_Claim])


def _item(snak: _Snak) -> str | None:
    """The id of the item that a snak names."""
    return msgspec.json.decode(snak.datavalue.value, type=_Item).id or None if snak.datavalue else None


def _day(snaks: list[_Snak]) -> str | None:
    """The first day that the snaks tell."""
    for snak in snaks:
        if snak.datavalue:
            time = msgspec.json.decode(snak.datavalue.value, type=_Time)
            if day := from_wikidata(time.time, time.precision):
                return day
    return None


def read_dump(path: Path, ids: Ids, wanted: Wanted) -> Found:
    """All statements of the dump that somebody held a wanted office, with the positions that are one.

    Raises NotFound and Unreadable where it cannot be read to its end, UsageError for another kind of file.
    A damaged line is left out and named in `notes`.
    """
    found = Found()
    damaged: dict[int, str] = {}
    _positions(_Lines(path, damaged), ids, wanted, found)
    _people(_Lines(path, damaged), ids, found)
    found.drop_shared()
    named = sorted(damaged)[:_NAMED]
    found.notes += [f"{path}:{number}: damaged, left out: {damaged[number]}" for number in named]
    if len(damaged) > len(named):
        found.notes.append(f"{path}: {len(damaged) - len(named)} more damaged lines left out")
    return found


class _Lines:
    """The lines of a dump that hold an entity, with their numbers; damaged ones are kept in `damaged`."""

    def __init__(self, path: Path, damaged: dict[int, str]) -> None:
        self.path = path
        self.damaged = damaged
        self.number = 0

    def __iter__(self) -> Iterator[bytes]:
        try:
            with _open(self.path) as stream:
                yield from self._entities(stream)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            raise Unreadable(f"{self.path}: damaged, or it ends early: load it again") from None
        except OSError as error:
            said = error.strerror or str(error)
            raise Unreadable(f"{self.path}: cannot be read ({said}): load it again, or unpack it") from None

    def _entities(self, stream: BinaryIO | gzip.GzipFile | bz2.BZ2File) -> Iterator[bytes]:
        array = False
        while line := stream.readline(_LONGEST):
            self.number += 1
            body = line.strip(b" \t\r\n,")
            if self.number == 1:
                array = body == b"["
                if not array and not body.startswith(b"{"):
                    raise Unreadable(f"{self.path}: no Wikidata dump: it holds one entity a line")
            if body in (b"[", b"]", b""):
                continue
            if body.startswith(b"{") and body.endswith(b"}"):
                yield body
            elif len(line) == _LONGEST:
                raise Unreadable(f"{self.path}:{self.number}: no Wikidata dump: the line has no end")
            else:
                self.damaged[self.number] = "no whole entity"

    def entity(self, line: bytes) -> _Entity | None:
        """The entity of the line read last; None, and a damaged line, where it is none."""
        try:
            return _ENTITY.decode(line)
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            self.spoilt(error)
            return None

    def spoilt(self, error: Exception) -> None:
        """Notes that the line read last is not what it should be."""
        self.damaged[self.number] = str(error).splitlines()[0] if str(error) else type(error).__name__


def _open(path: Path) -> BinaryIO | gzip.GzipFile | bz2.BZ2File:
    if not path.exists():
        raise NotFound(f"{path}: no such file: give a dump of Wikidata, or an address that answers SPARQL")
    if path.is_dir():
        raise Unreadable(f"{path}: a folder, not a dump of Wikidata")
    name = path.name.lower()
    if name.endswith(".json.gz"):
        return gzip.open(path, "rb")
    if name.endswith(".json.bz2"):
        return bz2.open(path, "rb")
    if name.endswith(".json"):
        return path.open("rb")
    raise UsageError(f"{path}: no dump by its name: {', '.join(SUFFIXES)} are read")


def _positions(lines: _Lines, ids: Ids, wanted: Wanted, found: Found) -> None:
    """First pass: states with the offices that they name, and ministers' positions by their class."""
    property = ids.properties
    states: dict[str, str] = {}
    ministers: list[tuple[str, str, list[str]]] = []
    classes = {id: office for office, all in ids.classes.items() if office in wanted.offices for id in all}
    needles = [f'"{id}"'.encode() for id in (property["code"], *classes)]
    for line in lines:
        if not any(needle in line for needle in needles):
            continue
        entity = lines.entity(line)
        if entity is None:
            continue
        try:
            if codes := _strings(entity, property["code"]) & wanted.codes:
                states[entity.id] = min(codes)
                for office in wanted.offices & ids.offices.keys():
                    for position in entity.items(ids.offices[office]):
                        found.post(position, states[entity.id], office)
                continue
            above = [*entity.items(property["instance"]), *(kinds := entity.items(property["subclass"]))]
            for office in {classes[id] for id in above if id in classes}:
                where = entity.items(property["jurisdiction"]) or entity.items(property["country"])
                if where:
                    ministers.append((entity.id, office, where))
                elif classes.keys() & set(kinds) and entity.id not in classes:
                    classes[entity.id] = office  # a narrower class of no state
                    needles.append(f'"{entity.id}"'.encode())
        except (msgspec.MsgspecError, ValueError) as error:
            lines.spoilt(error)
    for position, office, where in ministers:
        for state in where:
            if state in states:
                found.post(position, states[state], office)


def _strings(entity: _Entity, property: str) -> set[str]:
    values = [snak.datavalue.value for snak in entity.best(property) if snak.datavalue]
    return {msgspec.json.decode(value, type=str) for value in values}


def _people(lines: _Lines, ids: Ids, found: Found) -> None:
    """Second pass: who held the positions, and what the positions are called."""
    needle = f'"{ids.properties["position"]}"'.encode()
    for line in lines:
        held = needle in line
        if not held:
            match = _ID.search(line, 0, 120)
            if not match or match[1].decode() not in found.offices:
                continue
        entity = lines.entity(line)
        if entity is None:
            continue
        try:
            if entity.id in found.offices and (label := entity.label()):
                found.labels[entity.id] = label
            if held:
                found.held += _held(entity, ids, found)
        except (msgspec.MsgspecError, ValueError) as error:
            lines.spoilt(error)


def _held(entity: _Entity, ids: Ids, found: Found) -> list[Held]:
    """The statements of one person."""
    property = ids.properties
    out: list[Held] = []
    for claim in entity.statements(property["position"]):
        position = _item(claim.mainsnak)
        if position is None or position not in found.offices:
            continue
        if ids.values["human"] not in entity.items(property["instance"]):
            return []
        genders = {ids.values[key]: key for key in ("m", "f")}
        said = entity.items(property["gender"])
        ends = [snak for snak in claim.said(property["until"]) if snak.snaktype != "novalue"]
        out.append(
            Held(
                person=entity.id,
                name=entity.label(),
                gender=next((genders[id] for id in said if id in genders), None),
                position=position,
                since=_day(claim.said(property["since"])),
                until=_day(ends),
                ended=bool(ends),
                acting=ids.values["acting"] in map(_item, claim.said(property["nature"])),
            )
        )
    return out
