"""Items of the relation corpus: a text, its actors, what they do to each other. One JSON object a line.

    {"id": "a1-0001", "text": "…", "actors": [{"id": "a", "spans": [[0, 6]]}], "relations": [{"from": "a",
     "to": "b", "type": "COERCE", "mode": "arrest", "status": "happened", "trigger": [16, 24]}],
     "kind": "sentence", "border": null, "why": null}

Spans are half-open character ranges of `text`. `to` is null where nobody is acted on. An ordered pair of
actors that no relation names is NONE. `border` names a group of items that differ in the deciding words
alone. `docs/codebook.md` says what the types mean.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.models.labels import STATUSES
from communique.ontology import TYPES
from communique.ontology.types import types

KINDS = ("sentence", "paragraph")
FOLDER = Path(__file__).parent / "relations"


class ItemError(Exception):
    """An item that breaks the rules of the corpus; the message names the item and the rule."""


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of one item: `spans` are all the phrases that stand for it, in the order of the text."""

    id: str
    spans: tuple[tuple[int, int], ...]

    @property
    def longest(self) -> tuple[int, int]:
        """The longest of the spans, the first of several."""
        return max(self.spans, key=lambda span: span[1] - span[0])


@dataclass(frozen=True, slots=True)
class Link:
    """What `source` does to `target` (None: to nobody), both ids of parties; `trigger` are the deciding
    words.
    """

    source: str
    target: str | None
    type: str
    mode: str | None
    status: str
    trigger: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Item:
    """One annotated text."""

    id: str
    text: str
    actors: tuple[Party, ...]
    relations: tuple[Link, ...]
    kind: str = "sentence"
    border: str | None = None
    why: str | None = None

    def party(self, id: str) -> Party:
        return next(party for party in self.actors if party.id == id)


def to_json(item: Item) -> dict[str, Any]:
    """The item as the JSON object of its line."""
    return {
        "id": item.id,
        "text": item.text,
        "actors": [{"id": party.id, "spans": [list(span) for span in party.spans]} for party in item.actors],
        "relations": [
            {
                "from": link.source,
                "to": link.target,
                "type": link.type,
                "mode": link.mode,
                "status": link.status,
                "trigger": list(link.trigger),
            }
            for link in item.relations
        ],
        "kind": item.kind,
        "border": item.border,
        "why": item.why,
    }


def from_json(row: dict[str, Any]) -> Item:
    """The item of a JSON object; raises ItemError where it breaks a rule."""
    try:
        item = Item(
            row["id"],
            row["text"],
            tuple(
                Party(actor["id"], tuple((span[0], span[1]) for span in actor["spans"]))
                for actor in row["actors"]
            ),
            tuple(
                Link(
                    link["from"],
                    link["to"],
                    link["type"],
                    link["mode"],
                    link["status"],
                    (link["trigger"][0], link["trigger"][1]),
                )
                for link in row["relations"]
            ),
            row["kind"],
            row["border"],
            row["why"],
        )
    except (KeyError, IndexError, TypeError) as error:
        raise ItemError(f"{row.get('id', 'an item')}: {error} is missing or misshapen") from error
    faults = check(item)
    if faults:
        raise ItemError(f"{item.id}: {faults[0]}")
    return item


def check(item: Item) -> list[str]:
    """What is wrong with the item, one line each; empty where nothing is."""
    ids = [party.id for party in item.actors]
    out = [f"actor {id} stands twice" for id in sorted(set(ids)) if ids.count(id) > 1]
    for party in item.actors:
        out += [
            f"actor {party.id}: {fault}" for span in party.spans for fault in _span_faults(item.text, span)
        ]
        if not party.spans:
            out.append(f"actor {party.id} has no span")
    for link in item.relations:
        out += [f"{link.source}>{link.target or '-'} {fault}" for fault in _link_faults(item, link, ids)]
    if len({(link.source, link.target, link.type, link.trigger) for link in item.relations}) < len(
        item.relations
    ):
        out.append("a relation stands twice")
    if item.kind not in KINDS:
        out.append(f"kind {item.kind} is none of {', '.join(KINDS)}")
    if not item.actors:
        out.append("no actor is marked")
    return out


def _span_faults(text: str, span: tuple[int, int]) -> list[str]:
    start, end = span
    if not 0 <= start < end <= len(text):
        return [f"[{start}, {end}) lies outside the text"]
    phrase = text[start:end]
    return [f"{phrase!r} begins or ends with white space"] if phrase != phrase.strip() else []


def _link_faults(item: Item, link: Link, ids: Sequence[str]) -> list[str]:
    out = [f"names no actor {id}" for id in (link.source, link.target) if id is not None and id not in ids]
    if link.source == link.target:
        out.append("runs from an actor to itself")
    if link.type not in TYPES:
        return [*out, f"type {link.type} is none of PLOVER's"]
    kind = types()[link.type]
    if link.mode is not None and link.mode not in kind.modes:
        out.append(f"{link.type} has no mode {link.mode}; it has {', '.join(kind.modes) or 'none'}")
    if link.status not in STATUSES:
        out.append(f"status {link.status} is none of {', '.join(STATUSES)}")
    if kind.needs_recipient and link.target is None:
        out.append(f"{link.type} needs a recipient")
    return out + [f"trigger {fault}" for fault in _span_faults(item.text, link.trigger)]


def read(path: Path) -> Iterator[Item]:
    """The items of one file; raises ItemError naming file and line."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                yield from_json(json.loads(line))
            except (ItemError, json.JSONDecodeError) as error:
                raise ItemError(f"{path.name}:{number}: {error}") from error


def corpus(folder: Path = FOLDER) -> list[Item]:
    """All items, file by file in the order of their names; raises ItemError, also for an id that stands
    twice.
    """
    items = [item for path in sorted(folder.glob("*.jsonl")) for item in read(path)]
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            raise ItemError(f"{item.id} stands twice in the corpus")
        seen.add(item.id)
    return items


def write(items: Sequence[Item], path: Path) -> None:
    """One line an item."""
    lines = (json.dumps(to_json(item), ensure_ascii=False) for item in items)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
