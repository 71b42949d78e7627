"""The builder refuses wrong rows and names their file and line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from communique.registers.building import sheets
from communique.registers.building.check import checked
from communique.registers.building.naming import person_surnames

STATES = "code\tname\tadjectives\tcapital\tleader\tcow\tsince\tuntil\tsuccessors\twithin\texample\n"
HOLDERS = "state\toffice\ttitle\tperson\tsince\tuntil\tacting\n"
OFFICES = "key\trank\tjoint\tfallback\nhead of state\t1\t\t\nhead of government\t2\tBBB|AAA:2001..2002\t\n"
# Tables that `who` looks into, whatever the case is about.
WORDS = {"words__title_prefixes": "text\tsense\n", "titles": "term\tkind\tsector\tnumber\n"}

Faults = Callable[..., list[str]]


@pytest.fixture
def sheet(tmp_path: Path) -> Faults:
    """Writes sheets into an empty folder and gives the faults of building them."""

    def faults(**texts: str) -> list[str]:
        base = {"states": STATES + "AAA\tAland\tAlish\n" + "BBB\tBland\tBlish\n", "offices": OFFICES}
        for name, text in {**WORDS, **base, **texts}.items():
            path = tmp_path / (name.replace("__", "/") + ".tsv")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        builder, _ = checked([("x", tmp_path)])
        return [line.removeprefix("x/") for line in builder.faults.lines]

    return faults


def test_right_sheets_have_no_faults(sheet: Faults) -> None:
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
            {
                "states": STATES + "AAA\tAland\t\t\t\t\t1990-05-01\n",
                "holders__x": HOLDERS + TERM + "Ann\t1990-04-30\t1999-01-01\n",
            },
            "holders/x.tsv:2",
            "before AAA did",
            "a president of a state that was not there yet",
        ),
        (
            {
                "states": STATES + "AAA\tAland\t\t\t\t\t\t1990-05-01\n",
                "holders__x": HOLDERS + TERM + "Ann\t1980-04-30\n",
            },
            "holders/x.tsv:2",
            "AAA ended",
            "still in office in a state that ended",
        ),
        (
            {
                "states": STATES + "AAA\tAland\t\t\t\t\t\t1990-05-01\n",
                "organisations": "acronym\tname\tmembers\nORG\tOrganisation\tAAA:1985..1991\n",
            },
            "organisations.tsv:2",
            "AAA ended",
            "a member that ended before it left",
        ),
        (
            {
                "organisations": "acronym\tname\tsince\nORG\tOrganisation\t1990-05\n",
                "offices": OFFICES + "head\t4\n",
                "holders__x": HOLDERS + "ORG\thead\tDirector\tAnn\t1989\t1991\n",
            },
            "holders/x.tsv:2",
            "before ORG did",
            "the head of an organisation that was not there yet",
        ),
        (
            {"states": STATES + "AAA\tAland\t\t\t\t\t\t1990-05-01\tCCC\n"},
            "states.tsv:2",
            "unknown code 'CCC'",
            "no such successor",
        ),
        (
            {
                "holders__x": HOLDERS
                + "AAA\thead of state|head of government\tPresident\tAnn\t2000-01-01\t2004-01-01\n"
                + "AAA\thead of government\tPremier\tBo\t2003-01-01\n"
            },
            "holders/x.tsv:3",
            "overlaps with ann",
            "a president who heads the government, and a premier beside",
        ),
        (
            {"persons__x": "name\twikidata\tcountry\nAnn Ash\t77\tAAA\n"},
            "persons/x.tsv:2",
            "no Q number",
            "a Wikidata id without its letter",
        ),
        (
            {"persons__x": "name\nAnn Ash\n", "persons__y": "name\nAnn Ash\n"},
            "persons/y.tsv:2",
            "two rows; the other is x/persons/x.tsv:2",
            "a person in two sheets",
        ),
        (
            {"states": STATES + "AAA\tAland\t\t\t\t\t\t\t\t\tBland\n" + "BBB\tBland\n"},
            "states.tsv:2",
            "example 'Bland' resolves to ['BBB'], not AAA",
            "a row whose own example is somebody else",
        ),
        (
            {"issues": "id\tname\tfield\tphrases\tactors\texample\nwar\tWar\tsecurity\twar + {ZZZ}\t\twar\n"},
            "issues.tsv:2",
            "unknown code 'ZZZ'",
            "an issue of an actor that is none",
        ),
        (
            {"issues": "id\tname\tfield\tphrases\tactors\texample\nwar\tWar\tsecurity\twar\t\tpeace\n"},
            "issues.tsv:2",
            "no issue, not war",
            "an issue that its own example does not name",
        ),
        (
            {"former_names": "code\tname\tsince\tuntil\nCCC\tOld Land\t1990\t1991\n"},
            "former_names.tsv:2",
            "unknown code 'CCC'",
            "a former name of nobody",
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
def test_wrong_rows_are_named(sheet: Faults, texts: dict[str, str], where: str, what: str, why: str) -> None:
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
        (
            "AAA\thead of government\tPremier\tAnn\t2000\nAAA\thead of government\tPremier\tBo\t2001-03\n",
            "an office that the state shared in those years",
        ),
    ],
)
def test_terms_that_only_seem_to_overlap(sheet: Faults, rows: str, why: str) -> None:
    assert sheet(holders__x=HOLDERS + rows) == [], why


def test_an_office_shared_in_other_years_is_not_shared(sheet: Faults) -> None:
    row = "AAA\thead of government\tPremier\t"
    assert any(
        "overlaps" in line for line in sheet(holders__x=HOLDERS + row + "Ann\t2000\n" + row + "Bo\t2003\n")
    )


def test_a_republic_had_offices_inside_its_union(sheet: Faults) -> None:
    states = STATES + "AAA\tAland\t\t\t\t\t1991\t\t\tBBB\nBBB\tBland\t\t\t\t\t1922\t1991\tAAA\n"
    assert sheet(states=states, holders__x=HOLDERS + TERM + "Ann\t1990\t1995\n") == []


def test_a_shared_name_needs_a_ruling(sheet: Faults) -> None:
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
