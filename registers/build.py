"""Builds the register tables that the package ships from the sheets beside this file.

    python registers/build.py            writes src/communique/registers/data
    python registers/build.py --check    writes nothing; exit 1 where the built tables differ from the sheets

A mistake in a sheet is printed as `file:line: what is wrong`; then nothing is written and the exit code is 1.
With --lenient the wrong rows are still reported, and everything else is written.
"""

from __future__ import annotations

import sys
from pathlib import Path

from communique.registers.building.builder import write
from communique.registers.building.check import checked

HERE = Path(__file__).parent
DATA = HERE.parent / "src" / "communique" / "registers" / "data"


def main(arguments: list[str]) -> int:
    builder, texts = checked([("registers", HERE)])
    for line in builder.faults.lines:
        print(line, file=sys.stderr)
    if builder.faults.lines and "--lenient" not in arguments:
        print(f"{len(builder.faults.lines)} mistakes; nothing written", file=sys.stderr)
        return 1
    stale = [
        path
        for path in DATA.rglob("*.json")
        if path.relative_to(DATA).with_suffix("").as_posix() not in texts
    ]
    if "--check" in arguments:
        differs = [
            name
            for name, text in texts.items()
            if not (path := DATA / f"{name}.json").exists() or path.read_text("utf-8") != text
        ]
        differs += [path.name for path in stale]
        for name in differs:
            print(f"{name} differs from its sheets: run `python registers/build.py`", file=sys.stderr)
        return 1 if differs else 0
    for path in stale:
        path.unlink()
    changed = write(texts, DATA)
    rows = sum(map(len, builder.tables.values()))
    print(f"{rows} rows in {len(texts)} tables; written: {', '.join(changed) or 'none'}")
    return 1 if builder.faults.lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
