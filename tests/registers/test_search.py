"""Names and offices as people type them, resolved by date."""

import pytest

from communique import registers
from communique.errors import UsageError

OFFICES = [
    ("the Russian president", "2009-05-01", ["dmitry-medvedev"], "between Putin's second and third terms"),
    ("the Russian president", "2005-05-01", ["vladimir-putin"], "same words, another day"),
    ("Russian President", "2008-05-07", ["dmitry-medvedev"], "on the day of a handover the new one counts"),
    ("Russia's president", "2009-05-01", ["dmitry-medvedev"], "possessive"),
    ("Russia’s president", "2009-05-01", ["dmitry-medvedev"], "curly apostrophe"),
    ("president of Russia", "2009-05-01", ["dmitry-medvedev"], "of"),
    (
        "the president of the Russian Federation",
        "2009-05-01",
        ["dmitry-medvedev"],
        "official name after of the",
    ),
    ("Germany's chancellor", "2010-01-01", ["angela-merkel"], "title of one country"),
    ("the German leader", "2010-01-01", ["angela-merkel"], "who leads is not the head of state"),
    ("the US leader", "2010-01-01", ["barack-obama"], "who leads is the head of state"),
    ("the British prime minister", "1995-01-01", ["john-major"], "nineties"),
    ("US secretary of state", "1998-01-01", ["madeleine-albright"], "a foreign minister of another title"),
    (
        "French secretary of state",
        "1998-01-01",
        [],
        "junior ministers of that title are not the foreign minister",
    ),
    ("the Iranian president", "2007-01-01", ["mahmoud-ahmadinejad"], "the title, not the head of state"),
    ("the Iranian leader", "2007-01-01", ["ali-khamenei"], "who leads"),
    ("the Libyan leader", "2007-01-01", ["muammar-gaddafi"], "who leads, beside a nominal premier"),
    ("the Canadian governor general", "2000-01-01", ["adrienne-clarkson"], "for the monarch"),
    ("the US prime minister", "2005-01-01", [], "a post that never was"),
    ("the US head of government", "2005-01-01", ["george-w-bush"], "the president"),
    ("the Bangladeshi prime minister", "2024-08-06", [], "a vacant post is not the president's"),
    ("the German premier", "2010-01-01", ["angela-merkel"], "another word for the chancellor"),
    ("the Kenyan prime minister", "2010-01-01", ["raila-odinga"], "a post of certain years"),
    ("the Bosnian Serb leader", "1995-01-01", ["bosnian-serbs"], "a group stands for whoever leads it"),
    ("the French king", "2010-01-01", [], "a republic has no king"),
    ("the British president", "2010-01-01", [], "a monarchy has no president"),
    ("British Prime Minister Tony Blair", "2001-01-01", ["tony-blair"], "title and full name"),
    ("President Chirac", "2001-01-01", ["jacques-chirac"], "title and surname"),
    (
        "European Commission president",
        "2010-01-01",
        ["jose-manuel-barroso"],
        "an organ's head is the body's head",
    ),
    ("NATO chief", "2012-06-01", ["anders-fogh-rasmussen"], "chief of an organisation"),
    ("U.N. Secretary-General", "2012-06-01", ["ban-ki-moon"], "stops and a hyphen"),
    ("EU foreign policy chief", "2012-06-01", ["catherine-ashton"], "an office by what it does"),
    ("Mr Putin", "2012-06-01", ["vladimir-putin"], "polite word"),
    ("the Iranian president", "2012-06-01", ["mahmoud-ahmadinejad"], "a president who does not lead"),
    ("the Iranian leader", "2012-06-01", ["ali-khamenei"], "the one who leads"),
    ("deputy foreign minister of Russia", "2012-06-01", ["RUS"], "a deputy is not the minister"),
    ("French troops", "2012-06-01", ["FRA"], "a body stands for its state"),
    ("former Russian president", "2015-01-01", "dmitry-medvedev", "the predecessor, not the incumbent"),
]


@pytest.mark.parametrize(("text", "on", "expected", "why"), OFFICES)
def test_who_reads_offices(text: str, on: str, expected: list[str] | str, why: str) -> None:
    found = [actor.id for actor in registers.who(text, on)]
    if isinstance(expected, str):
        assert expected in found, why
    else:
        assert found == expected, why


def test_a_monarch_goes_by_his_title() -> None:
    (king,) = registers.who("the Spanish king", "2010-01-01")
    assert "Juan Carlos" in king.name


NAMES = [
    ("Kremlin", None, [("RUS", "GOV")], "seat of government"),
    ("the Kremlin", None, [("RUS", "GOV")], "leading article"),
    ("Pentagon", None, [("USA", "MIL")], "a metonym with its own sector"),
    ("Foggy Bottom", None, [("USA", "GOV")], "a quarter for a ministry"),
    ("Élysée", None, [("FRA", "GOV")], "accents"),
    ("Elysee", None, [("FRA", "GOV")], "no accents"),
    ("Bundestag", None, [("DEU", "LEG")], "a parliament"),
    ("Congo", None, [("COD", "GOV"), ("COG", "GOV")], "the two Congos, the larger first"),
    ("Guinea", None, [("GIN", "GOV")], "not the other Guineas"),
    ("Guinea-Bissau", None, [("GNB", "GOV")], "not Guinea"),
    ("Nigerien", None, [("NER", "GOV")], "Niger, not Nigeria"),
    ("North Korean", None, [("PRK", "GOV")], "the two Koreas"),
    ("Burma", None, [("MMR", "GOV")], "an earlier name"),
    ("Czechia", None, [("CZE", "GOV")], "a later name"),
    ("Swaziland", None, [("SWZ", "GOV")], "an earlier name"),
    ("U.S.", None, [("USA", "GOV")], "stops in an acronym"),
    ("Moscow", "1990-06-01", [("SUN", "GOV")], "a capital whose state ended"),
    ("Moscow", "1993-06-01", [("RUS", "GOV")], "a capital whose state began"),
    ("Belgrade", "2010-01-01", [("SRB", "GOV")], "a capital of three states in turn"),
    ("North Atlantic Alliance", None, [("NATO", "GOV")], "expansion of an acronym"),
    ("Arab League", None, [("LAS", "GOV")], "known by its common name"),
    ("the Quad", None, [("QUAD", "GOV")], "a group of states"),
    ("International Criminal Court", None, [("ICC", "JUD")], "a court"),
    (
        "Brussels",
        None,
        [("EU", "GOV"), ("NATO", "GOV"), ("BEL", "GOV")],
        "seat of two bodies and capital of a state",
    ),
    ("Lavrov", "2010-01-01", [("sergei-lavrov", "GOV")], "surname alone"),
    ("Xyzzyland", None, [], "nobody"),
    ("", None, [], "nothing"),
    ("of", None, [], "a word alone"),
    ("'s", None, [], "an ending alone"),
]


@pytest.mark.parametrize(("text", "on", "expected", "why"), NAMES)
def test_who_reads_names(text: str, on: str | None, expected: list[tuple[str, str]], why: str) -> None:
    assert [(actor.id, actor.sector) for actor in registers.who(text, on)] == expected, why


@pytest.mark.parametrize(
    ("text", "on", "expected", "why"),
    [
        ("Bush", "1990-06-01", "george-hw-bush", "the father"),
        ("Bush", "2005-06-01", "george-w-bush", "the son"),
        ("Clinton", "1995-06-01", "bill-clinton", "president"),
        ("Clinton", "2010-06-01", "hillary-clinton", "secretary of state"),
    ],
)
def test_surname_means_who_is_in_office(text: str, on: str, expected: str, why: str) -> None:
    assert [actor.id for actor in registers.who(text, on)] == [expected], why


@pytest.mark.parametrize(
    "bad", ["yesterday", "2009-13-01", "2009-05", "20090501", "2009-W18-5", "2009-02-30", ""]
)
def test_a_bad_date_is_refused(bad: str) -> None:
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        registers.who("Kremlin", bad)


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Medvdev", "Medvedev", "a letter lost"),
        ("Germny", "Germany", "a state"),
        ("Merkle", "Merkel", "swapped"),
    ],
)
def test_nearest_offers_the_name_meant(text: str, expected: str, why: str) -> None:
    assert expected in registers.nearest(text), why


@pytest.mark.parametrize(
    ("code", "office", "on", "expected", "why"),
    [
        ("USA", "head of government", "2010-01-01", ["barack-obama"], "a president heads the government too"),
        (
            "USA",
            None,
            "2010-01-01",
            ["barack-obama", "hillary-clinton", "robert-gates"],
            "named once for one post",
        ),
        (
            "TUR",
            "head of government",
            "2018-07-08",
            ["binali-yildirim"],
            "the last day but one of a premiership",
        ),
        ("TUR", "head of government", "2018-07-10", ["recep-tayyip-erdogan"], "abolished"),
        ("SAU", "head of government", "2022-10-01", ["mohammed-bin-salman"], "a king who gave the post away"),
        ("AUS", "head of state", "2010-01-01", ["elizabeth-ii"], "a realm of the crown"),
        ("GBR", "head of state", "2023-01-01", ["charles-iii"], "the next reign"),
        (
            "LVA",
            "head of government",
            "2001-01-01",
            ["andris-berzins-1951"],
            "a namesake of a later president",
        ),
        ("ZAF", "foreign minister", "2000-01-01", ["nkosazana-dlamini-zuma"], "a minister"),
        ("NATO", "head", "2010-01-01", ["anders-fogh-rasmussen"], "an organisation"),
    ],
)
def test_holders(code: str, office: str | None, on: str, expected: list[str], why: str) -> None:
    assert [actor.id for actor in registers.holders(code, office, on=on)] == expected, why


@pytest.mark.parametrize(
    ("name", "on", "expected", "why"),
    [
        ("Blue House", "2012-01-01", ["KOR"], "a seat of its years"),
        ("Blue House", "2023-01-01", [], "moved out"),
        ("Saigon", "1970-01-01", ["RVN"], "the capital of a state that ended"),
        ("Zaire", "2015-01-01", ["COD"], "reports look back at old names"),
        ("Andris Berzins", "2001-01-01", ["andris-berzins-1951"], "the one in office"),
        ("Andris Berzins", "2012-01-01", ["andris-berzins"], "and the other"),
        ("Moscow", "1985-01-01", ["SUN"], "the capital of a union"),
    ],
)
def test_names_by_day(name: str, on: str, expected: list[str], why: str) -> None:
    assert [actor.id for actor in registers.who(name, on=on)] == expected, why


def test_the_sovereign_is_british_first() -> None:
    """Queen of many realms, but her name alone means the British one."""
    (queen,) = registers.who("Elizabeth II", on="2000-01-01")
    assert (queen.code, queen.office and queen.office.of) == ("GBR", "GBR")


def test_days_of_a_name() -> None:
    assert registers.days_of("Saigon") == ["South Vietnam to 1975-04-30"]
    assert registers.days_of("Oslo") == []


def test_former_names_and_successors() -> None:
    zaire = next(name for name in registers.former_names()["COD"] if name.name == "Zaire")
    assert (zaire.since, zaire.until) == ("1971-10-27", "1997-05-17")
    assert set(registers.states()["CSK"].successors) == {"CZE", "SVK"}


@pytest.mark.parametrize(
    ("name", "on", "since", "until", "why"),
    [
        ("the Kenyan president", "2005-01-01", "2002-12-30", "2013-04-09", "a premiership came in 2008"),
        ("the Saudi king", "2015-03-01", "2015-01-23", None, "gave the premiership away in 2022"),
        ("the Russian president", "2009-05-01", "2008-05-07", "2012-05-07", "one row"),
        ("the Russian president", "2001-01-01", "2000-05-07", "2008-05-07", "acting is not in it"),
    ],
)
def test_a_tenure_is_whole(name: str, on: str, since: str, until: str | None, why: str) -> None:
    """A row ends where an office joins the post or leaves it; the tenure does not."""
    (actor,) = registers.who(name, on=on)
    assert actor.office is not None
    assert (actor.office.since, actor.office.until) == (since, until), why


def test_members_only_while_the_body_is() -> None:
    assert registers.organisations()["AUKUS"].members_on("1996-01-01") == ()
    assert len(registers.organisations()["UN"].members_on("1990-05-01")) >= 158
