"""Comparing the registers with another list of office-holders, by day."""

from datetime import date
from pathlib import Path

import pytest

from evaluation import holders

HEAD = "state\toffice\tperson\tsince\tuntil\n"


def compared(tmp_path: Path, rows: str) -> tuple[list[int], list[holders.Stretch]]:
    path = tmp_path / "list.tsv"
    path.write_text(HEAD + rows, "utf-8")
    terms = holders.load(path, date(2026, 1, 1))
    counts, wrong = holders.compare(terms, date(2000, 1, 1), date(2026, 1, 1))
    return [sum(count[at] for count in counts.values()) for at in (0, 1)], wrong


@pytest.mark.parametrize(
    ("rows", "right", "days", "why"),
    [
        ("DEU\thead of government\tGerhard Schröder\t2001-01-01\t2001-01-31\n", 31, 31, "another spelling"),
        ("DEU\thead of government\tGerhard Schroeder\t2001-01\t2001-01\n", 31, 31, "a whole month"),
        ("DEU\thead of government\tHelmut Kohl\t2001-01-01\t2001-01-10\n", 0, 10, "the one before"),
        ("USA\thead of state|head of government\tBarack Obama\t2010\t2010\n", 730, 730, "two offices in one"),
        (
            "FRA\thead of state\tJacques Chirac\t1999-12-22\t2000-01-10\n",
            10,
            10,
            "days before the first are left out",
        ),
    ],
)
def test_days_are_counted(tmp_path: Path, rows: str, right: int, days: int, why: str) -> None:
    assert compared(tmp_path, rows)[0] == [right, days], why


def test_days_in_a_row_are_one_difference(tmp_path: Path) -> None:
    _, wrong = compared(tmp_path, "DEU\thead of government\tHelmut Kohl\t2001-01-01\t2001-01-10\n")
    assert [(one.since, one.until, one.ours) for one in wrong] == [
        (date(2001, 1, 1), date(2001, 1, 10), ("Gerhard Schroeder",))
    ]


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.tsv").write_text("state\tperson\nDEU\tKohl\n", "utf-8")
    with pytest.raises(SystemExit, match="no column 'office'"):
        list(holders.load(tmp_path / "x.tsv", date(2026, 1, 1)))
