"""The gate: exit code, floors that only go up, and faults of the held-out part kept out of sight."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from evaluation.tally import MEASURES
from oracle import Oracle

from communique.records import Document, MadeBy, Record
from evaluation import gate

FILE = "evaluation/floors.toml"


class Blind:
    """Reads nothing out of anything."""

    def read(self, text: str, **about: str | None) -> Record:
        return Record(Document("d", text), MadeBy("", "", "", ""))


def floors(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "floors.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_above_the_floors_is_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = floors(tmp_path, "[dev.events]\nf1 = 0.90\n[held.statements_but_speaker]\nrecall = 1.0\n")
    assert gate.main([], Oracle(), path) == 0
    out = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("dev ") for line in out) == len(MEASURES), "one line a kind"
    assert sum(line.startswith("held ") for line in out) == len(MEASURES)


def test_below_a_floor_is_1_and_says_which(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = floors(tmp_path, "[dev.events]\nf1 = 0.90\n")
    assert gate.main([], Blind(), path) == 1
    assert "dev events: f1 0.000 is below its floor 0.90" in capsys.readouterr().err


def test_raise_writes_what_is_higher_and_keeps_the_rest(tmp_path: Path) -> None:
    note = '[[lowered]]\nfloor = "dev events f1"\nreason = "gold corrected"\n'
    path = floors(tmp_path, "# head\n" + note + "[dev.events]\nf1 = 0.30\n")
    assert gate.main(["--raise"], Oracle(), path) == 0
    text = path.read_text(encoding="utf-8")
    assert gate.read_floors(text)["dev"]["events"]["f1"] == 1.0
    assert text.startswith("# head\n")
    assert "gold corrected" in text
    gate.main(["--raise"], Blind(), path)
    assert path.read_text(encoding="utf-8") == text, "a worse reader lowers nothing"


def test_figures_are_rounded_down() -> None:
    scores = gate.score_all(Oracle())
    tally = scores["dev"].tallies["events"]
    tally.right, tally.false, tally.missed = 2, 1, 0
    assert gate.raised(scores, {})["dev"]["events"]["precision"] == 0.66


def test_errors_show_dev_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main(["--errors", "events"], Blind(), tmp_path / "none") == 0
    out = capsys.readouterr().out
    assert "cenepa-clash-1995" in out
    assert "MISSED events: ASSAULT PER -> ECU (happened)" in out
    assert "athens-summit-2010" not in out, "held out"


def test_markdown_has_a_table_for_each_split(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main(["--markdown"], Oracle(), tmp_path / "none") == 0
    out = capsys.readouterr().out
    assert "### dev" in out
    assert "### held" in out
    assert "| statements | 1.00 | 1.00 | 1.00 |" in out


@pytest.mark.parametrize(
    ("new", "faults", "why"),
    [
        ("[dev.events]\nf1 = 0.50\n", 0, "the same"),
        ("[dev.events]\nf1 = 0.60\n", 0, "higher"),
        ("[dev.events]\nf1 = 0.49\n", 1, "lower"),
        ("", 1, "taken out"),
        (
            '[[lowered]]\nfloor = "dev events f1"\nreason = "a twin was removed"\n[dev.events]\nf1 = 0.4',
            0,
            "with a reason",
        ),
        ('[[lowered]]\nfloor = "dev events f1"\nreason = ""\n[dev.events]\nf1 = 0.4', 1, "with an empty one"),
        (
            '[[lowered]]\nfloor = "dev events recall"\nreason = "x"\n[dev.events]\nf1 = 0.4',
            1,
            "of another floor",
        ),
    ],
)
def test_loosened(new: str, faults: int, why: str) -> None:
    assert len(gate.loosened("[dev.events]\nf1 = 0.50\n", new)) == faults, why


@pytest.mark.parametrize("revision", ["HEAD", "HEAD~1"])
def test_floors_only_go_up(revision: str) -> None:
    root = gate.FLOORS.parents[1]
    if shutil.which("git") is None or not (root / ".git").exists():
        pytest.skip("no git here")
    shown = subprocess.run(["git", "show", f"{revision}:{FILE}"], cwd=root, capture_output=True, text=True)
    if shown.returncode:
        pytest.skip(f"no floors in {revision}")
    assert gate.loosened(shown.stdout, gate.FLOORS.read_text(encoding="utf-8")) == []
