"""Peak memory of a process that reads a corpus and keeps no record.

    python -m evaluation.memory [--data FILE.jsonl] [--sentences 5000]

Prints mebibytes: after the imports, after the models are loaded, at the end. Linux and macOS only.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from evaluation.speed import load


def peak() -> float:
    """The most memory that this process has held so far, in MiB."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evaluation.memory", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, help="JSON lines with a text and a date; default: examples/")
    parser.add_argument("--sentences", type=int, default=5000, help="read at least so many (default 5000)")
    arguments = parser.parse_args()

    documents = load(arguments.data, arguments.sentences)
    print(f"imported {peak():.0f}")
    from communique.reader import Reader

    reader = Reader()
    print(f"loaded {peak():.0f}")
    for document in documents:
        reader.read_document(document)
    print(f"peak {peak():.0f}")


if __name__ == "__main__":
    main()
