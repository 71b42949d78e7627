"""The builder refuses wrong rows and names their file and line."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "registers"))

import build  # noqa: E402
import sheets  # noqa: E402
import tenure  # noqa: E402
from naming import person_surnames  # noqa: E402

STATES = "code\tname\tadjectives\tcapital\tleader\tcow\tsince\tuntil\texample\n"
HOLDERS = "state\toffice\ttitle\tperson\tsince\tuntil\tacting\n"
OFFICES = "key\trank\tjoint\tfallback\nhead of state\t1\t\t\nhead of government\t2\tBBB\t\n"


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Writes sheets into an empty folder and gives the faults of building them."""
    monkeypatch.setattr(build, "HERE", tmp_path)
    monkeypatch.setattr(sheets, "HERE", tmp_path)
    monkeypatch.setattr(tenure, "HERE", tmp_path)

    def faults(**texts: str) -> list[str]:
        (tmp_path / "holders").mkdir(exist_ok=True)
        base = {"states": STATES + "AAA\tAland\tAlish\n" + "BBB\tBland\tBlish\n", "offices": OFFICES}
        for name, text in {**base, **texts}.items():
            (tmp_path / (name.replace("__", "/") + ".tsv")).write_text(text, "utf-8")
        builder = build.Builder()
        builder.build()
        return builder.faults.lines

    return faults


def test_right_sheets_have_no_faults(sheet) -> None:  # type: ignore[no-untyped-def]
    assert sheet(holders__x=HOLDERS + "AAA\thead of state\tPresident\tAnn Ash\t2000-01-01\t2004-05\t\n") == []


TERM = "AAA\thead of state\tPresident\t"


@pytest.mark.parametrize(
    ("texts", "where", "what", "why"),
    [
        (
            {"holders__x": HOLDERS + "CCC\thead of state\tKing\tCy\t2000\n"},
            "holders/x.tsv:2",
            "unknown code",
            "no such state",
        ),
        (
            {"holders__x": HOLDERS + TERM + "Ann\t2004-01-01\t2000-01-01\n"},
            "holders/x.tsv:2",
            "before it starts",
            "end first",
        ),
        ({"holders__x": HOLDERS + TERM + "Ann\t2004-13-01\n"}, "holders/x.tsv:2", "bad date", "month 13"),
        ({"holders__x": HOLDERS + TERM + "Ann\t2003-02-30\n"}, "holders/x.tsv:2", "bad date", "February 30"),
        (
            {"holders__x": HOLDERS + TERM + "Ann\t2000-01-01\t2004-01-01\n" + TERM + "Bo\t2003-01-01\n"},
            "holders/x.tsv:3",
            "overlaps",
            "two presidents at once",
        ),
        (
            {"holders__x": HOLDERS + TERM + "Ann\t2000-01-01\n# a note\n\n" + TERM + "Bo\t2003-01-01\n"},
            "holders/x.tsv:5",
            "overlaps",
            "an open term; comments and blank lines count as lines",
        ),
        (
            {"holders__x": HOLDERS + "AAA\ttsar\tTsar\tAnn\t2000\n"},
            "holders/x.tsv:2",
            "tsar",
            "no such office",
        ),
        (
            {"organisations": "acronym\tname\tmembers\nORG\tOrganisation\tAAA|ZZZ\n"},
            "organisations.tsv:2",
            "unknown code 'ZZZ'",
            "unknown member",
        ),
        (
            {"organisations": "acronym\tname\nAAA\tOther\n"},
            "organisations.tsv:2",
            "taken",
            "acronym of a state's code",
        ),
        (
            {"organisations": "acronym\tname\nORG\tAland\n"},
            "organisations.tsv:2",
            "also a name",
            "two meanings, no ruling",
        ),
        ({"states": STATES + "AAA\tAland\nAAA\tBland\n"}, "states.tsv:3", "taken", "a code twice"),
        (
            {"titles": "term\tkind\tsector\tnumber\nking\tperson\tROY\tsingular\n"},
            "titles.tsv:2",
            "sector",
            "no such sector",
        ),
        (
            {"places": "name\tcountry\tlat\tlon\tkind\nNowhere\tAAA\t95\t10\tsite\n"},
            "places.tsv:2",
            "range",
            "latitude",
        ),
        (
            {"names_extra": "text\tids\thow\nLand\tZZZ\tname\n"},
            "names_extra.tsv:2",
            "unknown code",
            "no such id",
        ),
        (
            {"companies": "id\tname\tcountry\nco\tCo\tZZZ\n"},
            "companies.tsv:2",
            "unknown code",
            "no such country",
        ),
        (
            {"companies": "id\tname\tcountry\nco\tCo\tAAA\tyes\tx\n"},
            "companies.tsv:2",
            "5 cells",
            "too many cells",
        ),
    ],
)
def test_wrong_rows_are_named(sheet, texts, where, what, why) -> None:  # type: ignore[no-untyped-def]
    faults = sheet(**texts)
    assert any(line.startswith(where) and what in line for line in faults), (why, faults)


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (TERM + "Ann\t2000-01-01\t2004-01-01\n" + TERM + "Bo\t2004-01-01\n", "handover on one day"),
        (TERM + "Ann\t2000-01-01\t2004-01\n" + TERM + "Bo\t2004-01-15\n", "an end known by its month"),
        (TERM + "Ann\t2000-01-01\n" + TERM + "Bo\t2003-01-01\t2003-02-01\tyes\n", "somebody acts meanwhile"),
        (
            "BBB\thead of government\tPremier\tAnn\t2000\nBBB\thead of government\tPremier\tBo\t2001\n",
            "an office that the state shares among several",
        ),
    ],
)
def test_terms_that_only_seem_to_overlap(sheet, rows: str, why: str) -> None:  # type: ignore[no-untyped-def]
    assert sheet(holders__x=HOLDERS + rows) == [], why


def test_a_shared_name_needs_a_ruling(sheet) -> None:  # type: ignore[no-untyped-def]
    states = STATES + "AAA\tAland\tCommon\nBBB\tBland\tCommon\n"
    assert any("also a name" in line for line in sheet(states=states))
    assert sheet(states=states, names_extra="text\tids\thow\nCommon\tAAA|BBB\tdemonym\n") == []


@pytest.mark.parametrize(
    ("name", "expected", "why"),
    [
        ("Angela Merkel", ["Merkel"], "last word"),
        ("Alexander Van der Bellen", ["Van der Bellen"], "particles"),
        ("Abdullah II", ["Abdullah"], "a king keeps his first name"),
        ("Bashar al-Assad", ["al-Assad", "Assad"], "an article that the press drops"),
        ("Nouri al Maliki", ["al Maliki", "Maliki"], "the same article apart"),
        ("Pelé", ["Pelé"], "one word"),
    ],
)
def test_surnames_from_full_names(name: str, expected: list[str], why: str) -> None:
    particles = {"van": False, "der": False, "al": True, "el": True, "de": False}
    assert person_surnames(name, particles) == expected, why


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nicolás Maduro", "nicolas-maduro"),
        ("George H.W. Bush", "george-hw-bush"),
        ("Lech Wałęsa", "lech-walesa"),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert sheets.slug(name) == expected
