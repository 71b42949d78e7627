"""Speed against the bare spaCy pipeline, by stage, with memory and start times. A benchmark, not a test.

    python -m evaluation.speed [--data FILE.jsonl] [--sentences 5000] [--profile] [--no-processes]
    python -m evaluation.speed --registers

Both sides read the same documents in the same run, in turns, so that a busy machine slows both alike: spaCy
by `nlp.pipe`, communique by `Reader.read_document`. Times are processor seconds of this process. `--profile`
lists the functions with the most time of their own, measured in a further run, which the profiler slows down.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import re
import statistics
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from corpus.items import corpus
from corpus.scores import pairs
from corpus.split import held_out

from communique import reader as reader_module
from communique.documents import from_text
from communique.models import Question
from communique.models import load as load_model
from communique.reader import Reader
from communique.reading import parse
from communique.reading.parse import DEFAULT_PIPELINE, load_pipeline
from communique.records import Document
from evaluation.lookups import first_answer, linking

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
_SENTENCE_END = re.compile(r"[a-z0-9]{2}[.!?][”\"')]*(?=\s+[A-Z“\"]|\s*$)", re.MULTILINE)
RATIO, MEMORY, HELP, READ = 0.5, 700, 0.3, 2.5  # the targets: share of spaCy, MiB, seconds, times
FIRST, LINKED, MENTIONS = 0.15, 1.0, 100_000  # seconds to the first `who`, and to link so many mentions
TURN = 25  # documents that each side reads before the other has its turn
STAGES = {
    "mentions": "find_mentions",
    "statements": "find_statements",
    "events": "find_events",
    "positions": "find_positions",
    "agreements": "find_agreements",
    "indicators": "find_indicators",
}
PARTS_OF_PARSE = {"dates": "find_dates", "quantities": "find_quantities", "quotations": "find_quotations"}
BARE = f"import sys, {DEFAULT_PIPELINE} as m; m.load()(open(sys.argv[1], encoding='utf-8').read())"


def load(data: Path | None, sentences: int) -> list[Document]:
    """Documents with at least so many sentence ends, the same ones again and again if there are too few.

    `data` is JSON lines with `text` and `published`; without it the shipped examples are taken.
    """
    pairs = _examples() if data is None else _lines(data)
    documents = [from_text(text, published=published) for text, published in pairs]
    counts = [len(_SENTENCE_END.findall(document.text)) for document in documents]
    if not sum(counts):
        raise SystemExit(f"{data or EXAMPLES}: no sentences")
    out: list[Document] = []
    for document, count in cycle(zip(documents, counts, strict=True)):
        if sentences <= 0:
            break
        out.append(document)
        sentences -= count
    return out


def _examples() -> list[tuple[str, str | None]]:
    """Text and date of every example report."""
    out = []
    for path in sorted(EXAMPLES.glob("*.txt")):
        gold = path.with_suffix(".toml")
        published = tomllib.loads(gold.read_text("utf-8")).get("published") if gold.exists() else None
        out.append((path.read_text("utf-8"), published))
    return out


def _lines(data: Path) -> list[tuple[str, str | None]]:
    rows = [json.loads(line) for line in data.read_text("utf-8").splitlines() if line.strip()]
    return [(row["text"], row.get("published")) for row in rows]


class Clock:
    """Processor seconds by name."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    @contextmanager
    def on(self, name: str) -> Iterator[None]:
        start = time.process_time()
        try:
            yield
        finally:
            self.spent[name] = self.spent.get(name, 0.0) + time.process_time() - start

    def around(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function with its time taken under that name."""

        def timed(*arguments: Any, **named: Any) -> Any:
            with self.on(name):
                return function(*arguments, **named)

        return timed


class Timed:
    """A spaCy pipeline whose time is taken, and no time of whoever asks for the next document."""

    def __init__(self, nlp: Any, clock: Clock, name: str) -> None:
        self.nlp = nlp
        self.clock = clock
        self.name = name
        self.vocab = nlp.vocab
        self.meta = nlp.meta

    def pipe(self, texts: Iterable[str], **named: Any) -> Iterator[Any]:
        docs = self.nlp.pipe(texts, **named)
        while True:
            with self.clock.on(self.name):
                doc = next(docs, None)
            if doc is None:
                return
            yield doc


class Run(NamedTuple):
    """What both sides took for the same documents, and how much those are."""

    clock: Clock
    words: int
    sentences: int


def measure(documents: list[Document]) -> Run:
    """Both sides over all documents, in turns, after one document of warming up."""
    nlp, reader, clock = load_pipeline(), Reader(), Clock()
    list(nlp.pipe([documents[0].text]))
    reader.read_document(documents[0])
    alone, within = Timed(nlp, clock, "spaCy alone"), Timed(nlp, clock, "spaCy")
    words = sentences = 0
    for first in range(0, len(documents), TURN):
        turn = documents[first : first + TURN]
        for doc in alone.pipe(document.text for document in turn):
            words += sum(not (token.is_space or token.is_punct) for token in doc)
            sentences += sum(1 for _ in doc.sents)
        with clock.on("documents"):
            turn = [from_text(document.text, published=document.published) for document in turn]
        with _watched(clock, within), clock.on("communique"):
            for document in turn:
                reader.read_document(document)
    return Run(clock, words, sentences)


@contextmanager
def _watched(clock: Clock, within: Timed) -> Iterator[None]:
    """Takes the time of every stage of the reader, and of spaCy inside the first."""
    watched = [(reader_module, "parse", "read_document")]
    watched += [(reader_module, name, function) for name, function in STAGES.items()]
    watched += [(parse, name, function) for name, function in PARTS_OF_PARSE.items()]
    with ExitStack() as stack:
        for module, name, function in watched:
            timed = clock.around(name, getattr(module, function))
            stack.enter_context(patch.object(module, function, timed))
        stack.enter_context(patch.object(parse, "load_pipeline", lambda _: within))
        yield


def report(run: Run) -> None:
    """Prints words per second, the ratio and where the time beside spaCy goes."""
    spent, words = run.clock.spent, run.words
    alone, whole = spent["spaCy alone"], spent["communique"]
    print(f"{run.sentences:,} sentences, {words:,} words")
    print(f"spaCy alone {words / alone:>10,.0f} words a second")
    print(f"communique  {words / whole:>10,.0f} words a second")
    _against("ratio", alone / whole, RATIO, above=True)

    parts = {name: spent.get(name, 0.0) for name in PARTS_OF_PARSE}
    stages = {name: spent.get(name, 0.0) for name in STAGES}
    beside = whole - spent["spaCy"]
    rows = {"tokens": spent["parse"] - spent["spaCy"] - sum(parts.values()), **parts, **stages}
    rows["record"] = whole - spent["parse"] - sum(stages.values())
    print(f"\n{'stage':<12}{'µs a word':>10}{'share of all beside spaCy':>28}")
    for name, seconds in rows.items():
        print(f"{name:<12}{seconds / words * 1e6:>10.1f}{seconds / beside:>28.0%}")
    for name, seconds in (("beside", beside), ("spaCy", spent["spaCy"]), ("alone", alone)):
        print(f"{name:<12}{seconds / words * 1e6:>10.1f}")
    print(
        f"{'documents':<12}{spent['documents'] / words * 1e6:>10.1f}   (loading a text, before it is read)\n"
    )


def decisions(number: int = 2000) -> None:
    """Prints how many pairs a second the relation model decides, all together on one core."""
    asked = pairs(held_out(corpus())[1])[:number]
    questions = [Question(pair.item.text, pair.source, pair.target) for pair in asked]
    model = load_model()
    model.ask(questions[:50])
    began = time.process_time()
    model.ask(questions)
    print(f"relation decisions, one core {len(questions) / (time.process_time() - began):.0f} a second")


def profile(documents: list[Document], rows: int) -> None:
    """Prints the functions of communique with the most time of their own, and the built-in ones."""
    reader = Reader()
    reader.read_document(documents[0])
    profiler = cProfile.Profile()
    profiler.enable()
    for document in documents:
        reader.read_document(document)
    profiler.disable()
    home = str(Path(parse.__file__).parent.parent)
    stats: dict[tuple[str, int, str], Any] = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    found = [(own, calls, total, key) for key, (_, calls, own, total, _) in stats.items()]
    ours = [row for row in found if row[3][0].startswith(home)]
    print(f"{'own s':>7}{'all s':>8}{'calls':>11}  function")
    for own, calls, total, (file, line, name) in sorted(ours, reverse=True)[:rows]:
        print(f"{own:>7.2f}{total:>8.2f}{calls:>11,}  {file[len(home) + 1 :]}:{line} {name}")
    print()


def _times(command: list[str], runs: int) -> float:
    """The median time of a command by the clock, in seconds."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def processes(data: Path | None, sentences: int) -> None:
    """Prints peak memory and start times, each measured in fresh processes."""
    command = [sys.executable, "-m", "evaluation.memory", "--sentences", str(sentences)]
    command += ["--data", str(data)] if data else []
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    _against("peak memory, MiB", float(out[-1]), MEMORY, above=False)
    script = str(Path(sys.executable).parent / "communique")
    _against("communique --help, s", _times([script, "--help"], 5), HELP, above=False)
    text = str(min(EXAMPLES.glob("*.txt")))
    bare = _times([sys.executable, "-c", BARE, text], 3)
    whole = _times([script, "read", text], 3)
    print(f"  communique read {whole:.2f} s, spaCy alone {bare:.2f} s")
    _against("communique read, times spaCy alone", whole / bare, READ, above=False)


def lookups() -> None:
    """Prints how fast the registers answer first, and link mentions that each have a day."""
    _against("first who in a fresh process, s", first_answer(), FIRST, above=False)
    seconds, _ = linking(MENTIONS)
    _against(f"{MENTIONS:,} mentions linked with a day, s", seconds, LINKED, above=False)


def _against(name: str, value: float, target: float, above: bool) -> None:
    met = value >= target if above else value <= target
    figure = f"{value:.0f}" if target > 10 else f"{value:.2f}"
    print(f"{name} {figure}  target {'≥' if above else '≤'} {target:g}  {'met' if met else 'MISSED'}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evaluation.speed", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, help="JSON lines with a text and a date; default: examples/")
    parser.add_argument("--sentences", type=int, default=5000, help="read at least so many (default 5000)")
    parser.add_argument("--profile", action="store_true", help="list the functions that take longest")
    parser.add_argument("--rows", type=int, default=30, help="how many of them (default 30)")
    parser.add_argument("--no-processes", action="store_true", help="leave out memory and start times")
    parser.add_argument("--registers", action="store_true", help="measure the registers alone")
    arguments = parser.parse_args()

    lookups()
    if arguments.registers:
        return
    documents = load(arguments.data, arguments.sentences)
    report(measure(documents))
    decisions()
    if arguments.profile:
        profile(documents[: max(TURN, len(documents) // 4)], arguments.rows)
    if not arguments.no_processes:
        processes(arguments.data, arguments.sentences)


if __name__ == "__main__":
    main()
