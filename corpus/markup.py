"""Markup: the items of the corpus as people write and correct them.

    python -m corpus.markup check FILE…             faults, near-duplicates and counts
    python -m corpus.markup read FILE… --to FOLDER  each FILE becomes FOLDER/<stem>.jsonl
    python -m corpus.markup show FILE.jsonl [ID…]   items back as markup

An item is a block of lines; a blank line ends it:

    [The [Chilean|a] navy|a] {detained|1} [two trawlers|b] off Arica on Friday.
    a>b COERCE.arrest happened 1
    why: …            border: NAME            para            # a comment

`[text|id]` is a span of an actor, `{text|n}` a trigger; spans nest. `a>-` acts on nobody, `a<>b` runs both
ways,
`a,b>c` stands for every pair.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from corpus.duplicates import near_duplicates
from corpus.items import Item, ItemError, Link, Party, check, read, write

_OPEN = {"[": "]", "{": "}"}
_RELATION = re.compile(
    r"^(?P<source>[\w,]+)\s*(?P<way><?>)\s*(?P<target>[\w,]+|-)\s+(?P<type>[A-Z]+)(?:\.(?P<mode>[\w-]+))?"
    r"\s+(?P<status>[a-z]+)\s+(?P<trigger>\w+)$"
)


def unmarked(marked: str) -> tuple[str, dict[str, list[tuple[int, int]]], dict[str, tuple[int, int]]]:
    """The bare text, each actor's spans, each trigger's span; raises ItemError for broken marks."""
    text = ""
    opened: list[tuple[str, int]] = []
    actors: dict[str, list[tuple[int, int]]] = {}
    triggers: dict[str, tuple[int, int]] = {}
    at = 0
    while at < len(marked):
        character = marked[at]
        if character in _OPEN:
            opened.append((character, len(text)))
        elif character == "|":
            if not opened:
                raise ItemError(f"a bar outside marks near {text[-20:]!r}")
            mark, start = opened.pop()
            end = marked.find(_OPEN[mark], at)
            name = marked[at + 1 : end] if end > 0 else ""
            if not re.fullmatch(r"\w+", name):
                raise ItemError(f"the mark of {text[start:]!r} is not closed by an id and {_OPEN[mark]}")
            if mark == "[":
                actors.setdefault(name, []).append((start, len(text)))
            elif name in triggers:
                raise ItemError(f"trigger {name} stands twice")
            else:
                triggers[name] = (start, len(text))
            at = end
        elif character in "]}":
            raise ItemError(f"{character} closes nothing near {text[-20:]!r}")
        else:
            text += character
        at += 1
    if opened:
        raise ItemError(f"{opened[-1][0]} is not closed")
    return text, actors, triggers


def parse(block: Sequence[str], id: str) -> Item:
    """The item of a block of lines; raises ItemError naming what is wrong."""
    text, actors, triggers = unmarked(block[0].strip())
    links: list[Link] = []
    kind, border, why = "sentence", None, None
    for line in (line.strip() for line in block[1:]):
        if line == "para":
            kind = "paragraph"
        elif line.startswith("why:"):
            why = line[4:].strip()
        elif line.startswith("border:"):
            border = line[7:].strip()
        else:
            links += _links(line, triggers)
    parties = tuple(
        Party(name, tuple(sorted(spans)))
        for name, spans in sorted(actors.items(), key=lambda pair: min(pair[1]))
    )
    item = Item(id, text, parties, tuple(dict.fromkeys(links)), kind, border, why)
    faults = check(item)
    if faults:
        raise ItemError("; ".join(faults))
    return item


def _links(line: str, triggers: dict[str, tuple[int, int]]) -> Iterator[Link]:
    found = _RELATION.match(line)
    if not found:
        raise ItemError(f"no relation line: {line}")
    if found["trigger"] not in triggers:
        raise ItemError(f"no trigger {found['trigger']}: {line}")
    targets = [None] if found["target"] == "-" else found["target"].split(",")
    for source, target in product(found["source"].split(","), targets):
        rest = (found["type"], found["mode"], found["status"], triggers[found["trigger"]])
        yield Link(source, target, *rest)
        if found["way"] == "<>":
            if target is None:
                raise ItemError(f"nobody cannot act: {line}")
            yield Link(target, source, *rest)


def blocks(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Number of its first line and lines of each block of a file, without comments."""
    block: list[str] = []
    first = 0
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        if line.lstrip().startswith("#"):
            continue
        if line.strip():
            first = first or number
            block.append(line)
        elif block:
            yield first, block
            block, first = [], 0


def parsed(path: Path) -> tuple[list[Item], list[str]]:
    """The items of a markup file and its faults, one line each with file and line number."""
    items, faults = [], []
    for number, (line, block) in enumerate(blocks(path), 1):
        try:
            items.append(parse(block, f"{path.stem}-{number:04d}"))
        except ItemError as error:
            faults.append(f"{path.name}:{line}: {error}")
    return items, faults


def marked(item: Item) -> str:
    """The item as a block of markup."""
    names = {
        trigger: str(number)
        for number, trigger in enumerate(dict.fromkeys(link.trigger for link in item.relations), 1)
    }
    marks = [("[", "]", span, party.id) for party in item.actors for span in party.spans]
    marks += [("{", "}", span, name) for span, name in names.items()]
    opens: dict[int, str] = {}
    closes: dict[int, str] = {}
    for left, right, (start, end), name in sorted(marks, key=lambda mark: (mark[2][0], -mark[2][1])):
        opens[start] = opens.get(start, "") + left
        closes[end] = f"|{name}{right}" + closes.get(end, "")
    text = "".join(
        closes.get(at, "") + opens.get(at, "") + (item.text[at] if at < len(item.text) else "")
        for at in range(len(item.text) + 1)
    )
    lines = [text]
    for link in item.relations:
        type = f"{link.type}.{link.mode}" if link.mode else link.type
        lines.append(f"{link.source}>{link.target or '-'} {type} {link.status} {names[link.trigger]}")
    lines += ["para"] if item.kind == "paragraph" else []
    lines += [f"border: {item.border}"] if item.border else []
    lines += [f"why: {item.why}"] if item.why else []
    return "\n".join(lines) + "\n"


def _check(paths: Sequence[Path]) -> int:
    wrong = 0
    for path in paths:
        items, faults = parsed(path)
        faults += [
            f"{path.name}: near-duplicates: {one.id} and {two.id}: {one.text[:60]}"
            for one, two in near_duplicates(items)
        ]
        borders = Counter(item.border for item in items if item.border)
        faults += [
            f"{path.name}: border {name} has one item alone" for name, count in borders.items() if count < 2
        ]
        print("\n".join(faults) or f"{path.name}: no fault")
        wrong += len(faults)
        counts = Counter(link.type for item in items for link in item.relations)
        statuses = Counter(link.status for item in items for link in item.relations)
        triggers = Counter(
            item.text[slice(*trigger)].lower()
            for item in items
            for trigger in {link.trigger for link in item.relations}
        )
        bare = sum(not item.relations for item in items)
        print(f"{len(items)} items, {bare} without relation, {len(borders)} border groups")
        print("types", dict(counts.most_common()), "\nstatus", dict(statuses.most_common()))
        print("most used triggers", triggers.most_common(12))
    return 1 if wrong else 0


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("command", choices=("check", "read", "show"))
    parser.add_argument("paths", nargs="+", type=str)
    parser.add_argument("--to", type=Path)
    options = parser.parse_args(argv)
    if options.command == "show":
        file, *ids = options.paths
        print("\n".join(marked(item) for item in read(Path(file)) if not ids or item.id in ids))
        return 0
    paths = [Path(path) for path in options.paths]
    if options.command == "check":
        return _check(paths)
    if options.to is None:
        parser.error("read needs --to FOLDER")
    for path in paths:
        items, faults = parsed(path)
        if faults:
            print("\n".join(faults), file=sys.stderr)
            return 1
        write(items, options.to / f"{path.stem}.jsonl")
    return 0


if __name__ == "__main__":
    sys.exit(main())
