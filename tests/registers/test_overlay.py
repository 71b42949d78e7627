"""A user's own rows, laid over the shipped ones: they replace, add, take away, and are checked alike."""

import subprocess
import sys
from pathlib import Path

import pytest

from communique import cli, registers
from communique.errors import UsageError

HOLDERS = "state\toffice\ttitle\tperson\tsince\tuntil\tacting\tsource\n"
FOREIGN = "NOR\tforeign minister\tForeign Minister\t"


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


def own(folder: Path, **sheets: str) -> Path:
    """A folder of sheets; `holders__NOR` is `holders/NOR.tsv`."""
    for name, text in sheets.items():
        path = folder / (name.replace("__", "/") + ".tsv")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def who(folder: Path, *arguments: str) -> str:
    """What `communique --registers FOLDER who …` prints, in a process of its own."""
    command = [sys.executable, "-m", "communique", "--registers", str(folder), "who", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.stdout + done.stderr


def test_a_new_company_is_known_by_file_and_line(tmp_path: Path) -> None:
    own(
        tmp_path,
        companies="id\tname\tother\tcountry\texample\nfjordcell\tFjordcell\tFjordcell AS\tNOR\tFjordcell\n",
    )
    assert "companies.tsv:2" in who(tmp_path, "Fjordcell AS")


def test_a_term_replaces_the_shipped_one_that_it_meets(tmp_path: Path) -> None:
    (norway,) = registers.holders("NOR", "foreign minister", on="2015-01-01")
    assert norway.office is not None
    row = f"{FOREIGN}{norway.name}\t2013-10-17\t2015-06-30\n{FOREIGN}Ola Nordmann\t2015-07-01\t2015-09-30\n"
    own(tmp_path, holders__NOR=HOLDERS + row)
    assert "Ola Nordmann" in who(tmp_path, "the Norwegian foreign minister", "--on", "2015-08-01")
    before = who(tmp_path, "the Norwegian foreign minister", "--on", "2015-01-01")
    assert "2013-10-17" in before
    assert f"{tmp_path}/holders/NOR.tsv:2" in before, "the row that counts, not the one that it replaces"


def test_a_row_that_begins_with_a_dash_takes_away(tmp_path: Path) -> None:
    own(tmp_path, companies="id\tname\n-equinor\t\n")
    assert "nobody" in who(tmp_path, "Equinor")


@pytest.mark.parametrize(
    ("sheets", "expected", "why"),
    [
        (
            {"holders__x": HOLDERS + FOREIGN + "Ola Nordmann\t2015-07-01\t2015-09-30\n"},
            "x.tsv:2: NOR foreign minister: overlaps with",
            "two ministers at once, one of them shipped",
        ),
        (
            {"holders__x": HOLDERS + FOREIGN + "Ola Nordmann\t1915-09-30\t1915-07-01\n"},
            "x.tsv:2: ends 1915-07-01 before it starts",
            "an end before a start",
        ),
        (
            {"companies": "id\tname\tcountry\tother\nfjordcell\tFjordcell\tNOR\tEquinor\n"},
            "companies.tsv:2: 'Equinor' is also a name in registers/companies.tsv:",
            "a name of two companies",
        ),
        (
            {"groups": "id\tname\tsector\tcountries\texample\nfjord\tFjordists\tREB\tNOR\tEquinor\n"},
            "groups.tsv:2: example 'Equinor' resolves to ['equinor'], not fjord",
            "an example of something else",
        ),
        (
            {"holders__x": HOLDERS + "NRO\tforeign minister\tMinister\tOla\t2015\n"},
            "unknown code 'NRO'",
            "a slip",
        ),
    ],
)
def test_wrong_rows_are_named(
    tmp_path: Path, sheets: dict[str, str], expected: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    faults = registers.faults_of(own(tmp_path, **sheets))
    assert any(expected in line for line in faults), (why, faults)
    assert all(line.startswith(str(tmp_path)) for line in faults), "no shipped row is to blame"
    assert cli.run(["registers", "check", str(tmp_path)]) == 1
    assert capsys.readouterr().err.count("\n") == len(faults), "a line each"


@pytest.mark.parametrize(
    ("sheets", "expected", "why"),
    [
        ({}, "holds no .tsv sheet", "an empty folder"),
        ({"statse": "code\n"}, "there is no sheet statse.tsv", "a slip in the name of a sheet"),
        ({"states": "code\tnmae\n"}, "no column 'nmae'", "a slip in a column"),
    ],
)
def test_wrong_folders_are_refused(tmp_path: Path, sheets: dict[str, str], expected: str, why: str) -> None:
    with pytest.raises(UsageError, match=expected):
        registers.faults_of(own(tmp_path, **sheets))


def test_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--registers", str(tmp_path / "none"), "who", "Kremlin"]) == 2
    assert "is no folder" in capsys.readouterr().err


def test_registers_in_use_are_not_exchanged(tmp_path: Path) -> None:
    registers.who("Kremlin")
    own(tmp_path, companies="id\tname\nfjordcell\tFjordcell\n")
    assert registers.faults_of(tmp_path) == []  # which reads other tables for a while
    with pytest.raises(UsageError, match="in use already"):
        registers.overlay(tmp_path)


def test_right_rows_are_said_to_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own(tmp_path, companies="id\tname\tcountry\nfjordcell\tFjordcell\tNOR\n")
    assert cli.run(["registers", "check", str(tmp_path)]) == 0
    assert "every row is right" in capsys.readouterr().out
