"""Speed of the registers: the first answer in a fresh process, and linking many mentions, each with its day.

    python -m evaluation.lookups            both figures
    python -m evaluation.lookups --mentions 100000

Mentions are drawn with a fixed seed from what reports write: full names and seats, surnames, offices (“the
French president”), demonyms, each on a day of its own between 1995 and today: hardly a pair comes twice.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import time
from datetime import date, timedelta

from communique import registers

FIRST = """
import time
start = time.perf_counter()
from communique import registers
found = registers.who("the Russian president", on="2009-05-01")
assert found[0].name == "Dmitry Medvedev"
print(time.perf_counter() - start)
"""
SHARES = {"name": 0.5, "surname": 0.2, "office": 0.2, "demonym": 0.1}


def first_answer(runs: int = 7) -> float:
    """Median seconds from `import communique.registers` to the first `who`, each in a fresh process."""
    taken = [
        float(
            subprocess.run([sys.executable, "-c", FIRST], check=True, capture_output=True, text=True).stdout
        )
        for _ in range(runs)
    ]
    return statistics.median(taken)


def mentions(count: int, seed: int = 7) -> list[tuple[str, str]]:
    """So many mentions, each with an ISO day."""
    draw = random.Random(seed)
    states = [
        state for state in registers.states().values() if state.adjectives and state.cow and not state.until
    ]
    offices = ["president", "prime minister", "foreign minister"]
    pools = {
        "name": [name.text for name in registers.names() if name.how != "demonym"],
        "surname": [surname for person in registers.persons().values() for surname in person.surnames],
        "office": [f"the {state.adjectives[0]} {office}" for state in states for office in offices],
        "demonym": [state.adjectives[0] for state in states],
    }
    kinds = draw.choices(list(SHARES), list(SHARES.values()), k=count)
    first, span = date(1995, 1, 1), (date.today() - date(1995, 1, 1)).days
    return [
        (draw.choice(pools[kind]), (first + timedelta(draw.randrange(span))).isoformat()) for kind in kinds
    ]


def linking(count: int) -> tuple[float, float]:
    """Processor seconds for linking so many mentions, and the share of them that named somebody."""
    drawn = mentions(count)
    registers.who("the Russian president", on="2009-05-01")
    start = time.process_time()
    found = sum(bool(registers.who(name, on=on)) for name, on in drawn)
    return time.process_time() - start, found / count


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evaluation.lookups", description=__doc__.split("\n")[0])
    parser.add_argument("--mentions", type=int, default=100_000, help="link so many (default 100000)")
    arguments = parser.parse_args()
    print(f"first who in a fresh process, s {first_answer():.3f}")
    seconds, share = linking(arguments.mentions)
    print(f"{arguments.mentions:,} mentions linked with a day, s {seconds:.2f} ({share:.0%} named somebody)")


if __name__ == "__main__":
    main()
