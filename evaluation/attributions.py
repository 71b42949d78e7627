"""How well sources, cues and contents of statements are found, on news with every attribution marked.

    python evaluation/attributions.py --data attributions_dev.jsonl [--limit N] [--wrong N]

Each line of the data: {"text", "attributions": [{"source", "cue", "content": [[start, end], …]}]}. A
found and a marked attribution are matched one to one by shared words of content and cue. Printed: for
each part precision, recall and F1 over words (all attributions; and the matched ones alone), the share of
matched ones that are exactly equal, and the F1 of whole attributions (cue shared, half of the content's
words shared both ways).
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from communique.reading.parse import read_text
from communique.reading.tokens import Reading, Token
from communique.statements.passages import find_passages

PARTS = ("source", "cue", "content")
_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")


@dataclass(frozen=True)
class Attribution:
    """The word numbers of the three parts."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]

    def part(self, name: str) -> frozenset[int]:
        found: frozenset[int] = getattr(self, name)
        return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--wrong", type=int, default=0, help="print so many wrong ones of each sort")
    arguments = parser.parse_args()
    rows = [json.loads(line) for line in arguments.data.read_text("utf-8").splitlines()][: arguments.limit]
    for line in report([(row, read_text(row["text"])) for row in rows], arguments.wrong):
        print(line)


def report(rows: list[tuple[dict[str, object], Reading]], wrong: int = 0) -> Iterator[str]:
    """The figures as lines of text."""
    counts: Counter[str] = Counter()
    examples: dict[str, list[str]] = {"missed": [], "false": [], "cut": []}
    for row, reading in rows:
        words = [match.span() for match in _WORD.finditer(reading.document.text)]
        gold = list(dict.fromkeys(_gold(row["attributions"], words)))  # type: ignore[arg-type]
        found = list(dict.fromkeys(_found(reading, words)))
        pairs = match(gold, found)
        tally(counts, gold, found, pairs)
        tally_quoted(counts, reading.document.text, words, gold, found, dict(pairs))
        if wrong:
            collect(examples, reading.document.text, words, gold, found, pairs)
    yield f"attributions: marked {counts['gold']}, found {counts['found']}, matched {counts['matched']}"
    yield f"{'part':8} {'P':>6} {'R':>6} {'F1':>6}   matched: {'P':>6} {'R':>6} {'F1':>6} {'exact':>6}"
    for part in PARTS:
        every = prf(counts[f"{part} tp"], counts[f"{part} found"], counts[f"{part} gold"])
        near = prf(counts[f"{part} tp"], counts[f"{part} found matched"], counts[f"{part} gold matched"])
        exact = counts[f"{part} exact"] / max(counts["matched"], 1)
        yield f"{part:8} {every}            {near} {exact:6.3f}"
    for sort in ("quoted", "source of quoted"):
        share = counts[f"{sort} found"] / max(counts[f"{sort} gold"], 1)
        yield f"{sort}: {counts[f'{sort} gold']} marked, {share:.3f} found"
    yield f"{'whole':8} {prf(counts['whole'], counts['found'], counts['gold'])}"
    for sort, lines in examples.items():
        for line in random.Random(7).sample(lines, min(wrong, len(lines))):
            yield f"[{sort}] {line}"


def prf(tp: int, found: int, gold: int) -> str:
    """Precision, recall, F1 in columns."""
    precision, recall = tp / max(found, 1), tp / max(gold, 1)
    return f"{precision:6.3f} {recall:6.3f} {2 * precision * recall / max(precision + recall, 1e-9):6.3f}"


def _numbers(spans: list[list[int]], words: list[tuple[int, int]]) -> frozenset[int]:
    return frozenset(n for n, (start, end) in enumerate(words) for s, e in spans if s < end and start < e)


def _gold(
    attributions: list[dict[str, list[list[int]]]], words: list[tuple[int, int]]
) -> Iterator[Attribution]:
    for one in attributions:
        yield Attribution(*(_numbers(one[part], words) for part in PARTS))


def _found(reading: Reading, words: list[tuple[int, int]]) -> Iterator[Attribution]:
    for passage in find_passages(reading):
        cue = passage.cue
        if cue is None:
            continue
        source = [list(phrase(reading, passage.source, cue.token))] if passage.source is not None else []
        content = [list(span) for span in passage.said]
        yield Attribution(
            _numbers(source, words), _numbers([list(verb_chain(cue.token))], words), _numbers(content, words)
        )


def phrase(reading: Reading, head: Token, cue: Token) -> tuple[int, int]:
    """The noun phrase of a source, as far as it stands in one piece on its side of the cue."""
    inside = {
        token.i
        for token in head.subtree()
        if token.sent == head.sent and (token.i < cue.i) == (head.i < cue.i)
    }
    inside -= {
        t.i for child in head.children if child is cue or cue in child.subtree() for t in child.subtree()
    }
    first = last = head.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return reading.tokens[first].start, reading.tokens[last].end


def verb_chain(cue: Token) -> tuple[int, int]:
    """The cue with the auxiliaries and adverbs beside it, as annotators mark it."""
    start, end = cue.start, cue.end
    for child in sorted(cue.children, key=lambda token: -token.i):
        if child.dep in ("aux", "auxpass", "neg", "advmod") and child.i < cue.i and start - child.end <= 1:
            start = child.start
    if cue.lower == "according":
        end = next((child.end for child in cue.children if child.lower == "to"), end)
    return start, end


def match(gold: list[Attribution], found: list[Attribution]) -> list[tuple[int, int]]:
    """Pairs of a marked and a found attribution, the most alike first; each in one pair at most."""
    scored = []
    for g, one in enumerate(gold):
        for f, other in enumerate(found):
            shared = len(one.content & other.content)
            if shared:
                alike = shared / len(one.content | other.content)
                scored.append((alike + bool(one.cue & other.cue), g, f))
    pairs, used_gold, used_found = [], set(), set()
    for _, g, f in sorted(scored, reverse=True):
        if g not in used_gold and f not in used_found:
            used_gold.add(g)
            used_found.add(f)
            pairs.append((g, f))
    return pairs


def tally(
    counts: Counter[str], gold: list[Attribution], found: list[Attribution], pairs: list[tuple[int, int]]
) -> None:
    """Adds one document's words to the counts."""
    counts["gold"] += len(gold)
    counts["found"] += len(found)
    counts["matched"] += len(pairs)
    for part in PARTS:
        counts[f"{part} gold"] += sum(len(one.part(part)) for one in gold)
        counts[f"{part} found"] += sum(len(one.part(part)) for one in found)
    for g, f in pairs:
        one, other = gold[g], found[f]
        for part in PARTS:
            counts[f"{part} tp"] += len(one.part(part) & other.part(part))
            counts[f"{part} gold matched"] += len(one.part(part))
            counts[f"{part} found matched"] += len(other.part(part))
            counts[f"{part} exact"] += one.part(part) == other.part(part)
        shared = len(one.content & other.content)
        counts["whole"] += bool(one.cue & other.cue) and 2 * shared >= max(
            len(one.content), len(other.content)
        )


def tally_quoted(
    counts: Counter[str],
    text: str,
    words: list[tuple[int, int]],
    gold: list[Attribution],
    found: list[Attribution],
    pairs: dict[int, int],
) -> None:
    """Counts the marked ones of four words or more that begin with a quotation mark, and those found."""
    for g, one in enumerate(gold):
        if len(one.content) < 4 or text[: words[min(one.content)][0]][-1:] not in ("“", '"', "'", "‘"):
            continue
        counts["quoted gold"] += 1
        counts["quoted found"] += g in pairs
        if one.source:
            counts["source of quoted gold"] += 1
            counts["source of quoted found"] += g in pairs and bool(one.source & found[pairs[g]].source)


def collect(
    examples: dict[str, list[str]],
    text: str,
    words: list[tuple[int, int]],
    gold: list[Attribution],
    found: list[Attribution],
    pairs: list[tuple[int, int]],
) -> None:
    """Keeps what is missed, false, or cut otherwise than marked, for looking at."""

    def show(one: Attribution) -> str:
        parts = []
        for name in PARTS:
            numbers = sorted(one.part(name))
            parts.append(
                text[words[numbers[0]][0] : words[numbers[-1]][1]].replace("\n", " ¶ ") if numbers else ""
            )
        return " | ".join(parts)

    paired = dict(pairs)
    examples["missed"] += [show(one) for g, one in enumerate(gold) if g not in paired]
    examples["false"] += [show(one) for f, one in enumerate(found) if f not in paired.values()]
    for g, f in pairs:
        if gold[g].content != found[f].content or gold[g].source != found[f].source:
            examples["cut"].append(f"{show(gold[g])}\n      got: {show(found[f])}")


if __name__ == "__main__":
    main()
