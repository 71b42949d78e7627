"""Runs what README.md shows, in the order in which it stands there, and puts the output beneath it.

    python docs/shown.py            writes README.md anew
    python docs/shown.py --check    writes nothing; exit 1 where what is shown is not what comes

Everything runs in one empty folder, as on a new user's machine:

- `<!-- file: NAME -->` before a fenced block: the block is saved there as NAME;
- a ```console block: each line that begins with `$ ` is run by the shell, what follows it is its output;
- a ```python block is run in one session with the others; a line `print(…)` at its end is followed by
  `<!-- output -->` and a ```text block, which holds what was printed.
"""

from __future__ import annotations

import difflib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

README = Path(__file__).resolve().parents[1] / "README.md"
COLUMNS = "92"
_FENCE = re.compile(
    r"(?P<before>(?:<!-- (?:file: (?P<file>\S+)|(?P<output>output)) -->\n)?)"
    r"```(?P<kind>\w+)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_PASSING = re.compile(r"registers [0-9a-f]{12}|\"registers\": \"[0-9a-f]{12}\"|(?<=\.tsv:)\d+")

Run = Callable[[str, Path], str]


def shell(command: str, folder: Path) -> str:
    """What `command` prints, both streams, in `folder`. The commands of this environment come first."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COMMUNIQUE_")}
    environment |= {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{environment.get('PATH', '')}",
        "COLUMNS": COLUMNS,
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
    }
    environment.pop("FORCE_COLOR", None)
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.stdout


def session(blocks: list[str], folder: Path, run: Run) -> list[str]:
    """What each of the Python blocks prints, all run in one process."""
    parted = 'print("\\0")\n'
    (folder / ".session.py").write_text(parted.join(blocks), encoding="utf-8")
    printed = run(f'"{sys.executable}" .session.py', folder).split("\0\n")
    if len(printed) != len(blocks):
        raise SystemExit(f"a Python block of the README fails:\n{printed[-1]}")
    return printed


def refreshed(text: str, run: Run = shell) -> str:
    """`text` with every shown output as it comes today."""
    fences = list(_FENCE.finditer(text))
    with TemporaryDirectory() as name:
        folder = Path(name)
        for fence in fences:
            if fence["file"]:
                (folder / fence["file"]).parent.mkdir(parents=True, exist_ok=True)
                (folder / fence["file"]).write_text(fence["body"], encoding="utf-8")
        blocks = [fence["body"] for fence in fences if fence["kind"] == "python"]
        printed = iter(session(blocks, folder, run) if blocks else [])
        out, at, last = [], 0, ""
        for fence in fences:
            body = fence["body"]
            if fence["kind"] == "console":
                commands = [line[2:] for line in body.splitlines() if line.startswith("$ ")]
                parts = [f"$ {command}\n{run(command, folder)}" for command in commands]
                body = "\n".join(part.rstrip() + "\n" for part in parts)
            elif fence["kind"] == "python":
                last = next(printed)
            elif fence["output"]:
                body = last.rstrip() + "\n"
            out += [text[at : fence.start("body")], body]
            at = fence.end("body")
    return "".join(out) + text[at:]


def lasting(text: str) -> str:
    """`text` without what changes with every row of the registers."""
    return _PASSING.sub("registers …", text)


def difference(shown: str, comes: str) -> str:
    """The lines in which they differ, "" where they do not."""
    old, new = (lasting(text).splitlines() for text in (shown, comes))
    return "\n".join(difflib.unified_diff(old, new, "README.md", "what comes", lineterm="", n=1))


def main(arguments: list[str]) -> int:
    """The command; returns its exit code."""
    shown = README.read_text(encoding="utf-8")
    comes = refreshed(shown)
    if "--check" in arguments:
        apart = difference(shown, comes)
        if apart:
            print(f"{apart}\nREADME.md shows what no longer comes: make readme", file=sys.stderr)
        return 1 if apart else 0
    README.write_text(comes, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
