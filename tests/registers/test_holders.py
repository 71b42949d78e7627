"""Offices by date, and ids as actors."""

import pytest

from communique import registers
from communique.errors import UsageError
from communique.registers.rows import covers


@pytest.mark.parametrize(
    ("code", "office", "on", "expected", "why"),
    [
        ("RUS", "head of state", "2009-05-01", ["Dmitry Medvedev"], "one holder"),
        ("RUS", "head of government", "2009-05-01", ["Vladimir Putin"], "the two had changed places"),
        ("USA", "foreign minister", "1999-01-01", ["Madeleine Albright"], "secretary of state"),
        ("USA", "head of state", "1700-01-01", [], "before the register begins"),
        ("USA", "head of state", "2009-01-20", ["Barack Obama"], "day of the handover"),
        ("USA", "head of state", "2009-01-19", ["George W. Bush"], "the day before it"),
    ],
)
def test_holders(code: str, office: str, on: str, expected: list[str], why: str) -> None:
    assert [actor.name for actor in registers.holders(code, office, on)] == expected, why


def test_holders_of_every_office_come_by_rank() -> None:
    found = registers.holders("DEU", on="2010-06-15")
    assert [actor.office.title for actor in found if actor.office][:2] != []
    assert "Angela Merkel" in [actor.name for actor in found]
    assert all(actor.code == "DEU" and actor.country == "DEU" and actor.sector == "GOV" for actor in found)


@pytest.mark.parametrize(
    ("call", "why"),
    [
        (lambda: registers.holders("XXX"), "unknown code"),
        (lambda: registers.holders("RUS", "tsar"), "unknown office"),
        (lambda: registers.actor("nobody-at-all"), "unknown id"),
        (lambda: registers.actor("RUS", "1.5.2009"), "bad date"),
    ],
)
def test_wrong_arguments_are_refused(call, why: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UsageError):
        call()


@pytest.mark.parametrize(
    ("id", "on", "title", "code", "why"),
    [
        ("vladimir-putin", "2009-05-01", "Prime Minister", "RUS", "the office held that day"),
        ("vladimir-putin", "2013-05-01", "President", "RUS", "another office later"),
        ("tony-blair", "2015-01-01", "Prime Minister", "GBR", "the last office before the day"),
        ("barack-obama", "1995-01-01", "President", "USA", "none yet: the first after the day"),
    ],
)
def test_a_person_comes_with_the_office_of_the_day(id: str, on: str, title: str, code: str, why: str) -> None:
    actor = registers.actor(id, on)
    assert actor.kind == "person"
    assert actor.office is not None
    assert (actor.office.title, actor.code) == (title, code), why


def test_states_and_organisations_as_actors() -> None:
    assert registers.actor("FRA").country == "FRA"
    nato = registers.actor("NATO")
    assert (nato.kind, nato.country, nato.code) == ("organisation", None, "NATO")
    assert registers.actor("UNSC").code == "UN", "an organ acts for its organisation"


@pytest.mark.parametrize(
    ("on", "since", "until", "expected", "why"),
    [
        ("2008-05-31", None, "2008-05", True, "an end known by its month covers that month"),
        ("2008-06-01", None, "2008-05", False, "and no more"),
        ("2008-05-01", "2008-05", None, True, "a start known by its month covers that month"),
        ("2008-05-07", "2008-05-07", "2008-05-07", True, "both ends are included"),
        ("2008-05-07", None, None, True, "open"),
        ("2008-12-31", None, "2008", True, "an end known by its year"),
    ],
)
def test_covers(on: str, since: str | None, until: str | None, expected: bool, why: str) -> None:
    assert covers(on, since, until) is expected, why
