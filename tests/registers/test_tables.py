"""The built tables: complete, consistent, the same as their sheets."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from communique import registers
from communique.errors import RegisterError

ROOT = Path(__file__).parents[2]


def test_every_iso_state_is_there() -> None:
    pycountry = pytest.importorskip("pycountry")
    assert {country.alpha_3 for country in pycountry.countries} <= set(registers.states())
    assert {"XKX", "SUN", "YUG", "SCG", "CSK", "DDR"} <= set(registers.states())


def test_every_sovereign_state_has_demonym_and_capital() -> None:
    lacking = [
        state.code
        for state in registers.states().values()
        if state.cow is not None
        and not (
            # the United Arab Republic gave its name to no adjective
            (state.adjectives or state.code == "UAR")
            and state.capital
            and state.lat is not None
            and state.leader
            and state.region
        )
    ]
    assert lacking == []


@pytest.mark.parametrize(
    ("code", "on", "inside", "outside", "why"),
    [
        ("NATO", "1999-03-11", {"DEU"}, {"POL"}, "the day before the first enlargement eastwards"),
        ("NATO", "1999-03-12", {"POL", "CZE", "HUN"}, {"EST"}, "the day of it"),
        ("EU", "2020-01-31", {"GBR"}, set(), "the last day of a member"),
        ("EU", "2020-02-01", {"HRV"}, {"GBR"}, "the day after"),
        ("QUAD", "2022-01-01", {"AUS", "IND", "JPN", "USA"}, {"CHN"}, "a group"),
        ("MERCOSUR", "2013-01-01", {"ARG"}, {"PRY"}, "a suspension"),
        ("P5", "1990-01-01", {"SUN"}, {"RUS"}, "a state that ended"),
    ],
)
def test_members(code: str, on: str, inside: set[str], outside: set[str], why: str) -> None:
    members = set(registers.organisations()[code].members_on(on))
    assert inside <= members, why
    assert not outside & members, why


def test_there_are_enough_of_each() -> None:
    assert len(registers.organisations()) >= 120
    assert len(registers.terms()) >= 250
    assert len([trap for trap in registers.traps() if not trap.suffix]) >= 200
    assert not set(registers.organisations()) & set(registers.states())


def test_every_id_of_a_name_is_an_actor() -> None:
    for name in registers.names():
        for id in name.ids:
            assert registers.actor(id, "2010-01-01").id == id
        assert registers.actor(name.ids[0]).kind == name.kind


@pytest.mark.parametrize(
    ("text", "how", "kind", "sector"),
    [
        ("France", "name", "state", None),
        ("French", "demonym", "state", None),
        ("Frenchmen", "demonym", "state", None),
        ("Paris", "capital", "state", None),
        ("Quai d'Orsay", "name", "state", "GOV"),
        ("NATO", "acronym", "organisation", None),
        ("European Union", "name", "organisation", None),
        ("Angela Merkel", "name", "person", None),
    ],
)
def test_names_say_how_they_name(text: str, how: str, kind: str, sector: str | None) -> None:
    (name,) = [name for name in registers.names() if name.text == text]
    assert (name.how, name.kind, name.sector) == (how, kind, sector)


@pytest.mark.parametrize(
    "text", ["Hamilton", "Stanley", "Douglas", "Victoria", "Reunion", "Male", "Merkel", "Diet"]
)
def test_words_that_are_no_names_here(text: str) -> None:
    assert text not in {name.text for name in registers.names()}


@pytest.mark.parametrize(
    ("name", "country", "why"),
    [
        ("Camp David", "USA", "a site"),
        ("Gaza Strip", "PSE", "a region"),
        ("South China Sea", None, "a sea of no state"),
        ("Kiev", "UKR", "an older spelling"),
        ("Sharm el-Sheikh", "EGY", "a resort"),
        ("Paris", "FRA", "not the one in Texas"),
        ("Georgetown", "GUY", "a capital"),
    ],
)
def test_places(name: str, country: str | None, why: str) -> None:
    place = registers.places()[name][0]
    assert place.country == country, why
    assert -90 <= place.lat <= 90
    assert -180 <= place.lon <= 180


def test_the_version_is_stable_and_short() -> None:
    assert registers.version() == registers.version()
    assert len(registers.version()) == 12


def test_reading_a_table_leaves_garbage_collection_on() -> None:
    registers.table.cache_clear()  # type: ignore[attr-defined]
    registers.table("title_prefixes")
    assert gc.isenabled()


def test_an_unknown_word_table_says_so() -> None:
    with pytest.raises(RegisterError, match="no-such-table"):
        registers.table("no-such-table")


def test_word_tables_are_rows_of_text() -> None:
    senses = {row["sense"] for row in registers.table("title_prefixes")}
    assert senses == {"former", "present", "acting", "next"}


def test_the_built_tables_are_those_of_the_sheets() -> None:
    done = subprocess.run(
        [sys.executable, "registers/build.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
