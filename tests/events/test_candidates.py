"""The rulings of the ontology where a text leaves a choice (docs: plover)."""

from __future__ import annotations

import pytest
from tests.events.told import Expected, fits, shown

from communique.reader import Reader

Case = tuple[str, str, list[Expected], str]
"""(text, published, expected events, why)"""


FUTURE: list[Case] = [
    (
        ("Egyptian President Hosni Mubarak will travel to Jordan on Sunday for a meeting with King Hussein."),
        "1995-05-12",
        [("AGREE", "EGY|EGY JOR", "|JOR", "planned")],
        "a future visit is AGREE",
    ),
    (
        "Luxembourg offered Cape Verde a new loan on Thursday for the port of Praia.",
        "2004-03-05",
        [("AGREE", "LUX", "CPV", "happened|planned")],
        "offered aid is AGREE",
    ),
    (
        "The Netherlands will recognise Slovenia once the others do, its foreign minister said.",
        "1991-11-20",
        [("AGREE", "NLD", "SVN", "planned")],
        "a future recognition is AGREE",
    ),
    (
        "Vietnam announced on Tuesday that it would pull all its troops out of Cambodia by September.",
        "1989-04-06",
        [("CONCEDE", "VNM", "KHM", "planned")],
        "a future withdrawal is CONCEDE",
    ),
    (
        "Indonesia and the Philippines will hold a joint exercise in the Celebes Sea in May.",
        "1998-03-03",
        [("AGREE", "IDN PHL", "", "planned")],
        "a future exercise is AGREE",
    ),
    (
        "Israel will release 50 Jordanian prisoners before the feast, officials in Amman said.",
        "1997-11-03",
        [("CONCEDE", "ISR", "JOR", "planned")],
        "a future release is CONCEDE",
    ),
]

VISITS: list[Case] = [
    (
        "Finnish President Martti Ahtisaari arrived in Tallinn on Monday for a three-day visit.",
        "1994-06-14",
        [("CONSULT", "FIN", "EST", "happened", {"mode": "visit"})],
        "the visitor acts, the host receives",
    ),
    (
        "A Mongolian delegation visited Hungary last week to study the privatisation of bakeries.",
        "1993-06-23",
        [("CONSULT", "MNG", "HUN", "happened", {"mode": "visit"})],
        "a delegation visits",
    ),
]

REFUSED: list[Case] = [
    (
        "Bhutan barred a Nepalese minister from entering the country on Friday.",
        "1999-09-11",
        [("REJECT|COERCE", "BTN", "NPL", "happened")],
        "barred entry",
    ),
    (
        "Uzbekistan denied a visa to the Tajik deputy prime minister on Monday.",
        "2001-03-13",
        [("REJECT|COERCE", "UZB", "TJK", "happened")],
        "a visa denied",
    ),
    (
        "Cambodia postponed a visit by the Thai foreign minister indefinitely on Thursday.",
        "2003-02-21",
        [("REJECT", "KHM", "THA", "happened", {"mode": "meet"})],
        "a visit put off by the host",
    ),
]

PUNISHED: list[Case] = [
    (
        "Italy expelled four Libyan diplomats on Tuesday over the burning of a consulate.",
        "1986-05-14",
        [("SANCTION", "ITA", "LBY", "happened", {"mode": "expel"})],
        "expelled diplomats",
    ),
    (
        "Norway cut off aid to Kenya on Monday after the trial of a dissident.",
        "1990-10-23",
        [("SANCTION", "NOR", "KEN", "happened", {"mode": "discontinue"})],
        "aid cut off",
    ),
    (
        ("Peru summoned the Chilean ambassador on Tuesday to protest against the sale of rifles to Ecuador."),
        "1995-04-05",
        [("ACCUSE", "PER", "CHL", "happened")],
        "an ambassador summoned is coded by what he was told",
    ),
]

FORCES: list[Case] = [
    (
        "Singapore and Brunei held a joint naval exercise off Muara last week.",
        "1992-10-15",
        [("COOPERATE", "BRN SGP", "", "happened")],
        "a joint exercise",
    ),
    (
        "China held live-fire exercises opposite Taiwan on Tuesday, the third round this month.",
        "1996-03-20",
        [("MOBILIZE", "CHN", "TWN|", "happened")],
        "a solo exercise",
    ),
    (
        "Sudan and Chad exchanged prisoners at Adre on Sunday.",
        "2007-05-07",
        [("RETREAT", "SDN TCD", "", "happened", {"mode": "release"})],
        "an exchange is both sides' release",
    ),
    (
        ("Ethiopian and Eritrean commanders declared a ceasefire along the front near Tsorona on Monday."),
        "2000-06-20",
        [("RETREAT|CONCEDE", "ERI ETH", "", "happened")],
        "a ceasefire of both",
    ),
]

SIGNED: list[Case] = [
    (
        "Ireland ratified the treaty with Bulgaria and Romania on Monday.",
        "2006-10-10",
        [("SUPPORT", "IRL", "BGR ROU", "happened")],
        "ratifying is SUPPORT",
    ),
    (
        "Tanzania and Zambia signed a contract on Friday to repair the railway.",
        "1991-02-18",
        [("AGREE", "TZA ZMB", "", "happened")],
        "signing a contract still to be carried out",
    ),
    (
        "India backed Maldives on Monday in its appeal for rules on rising seas.",
        "2009-11-10",
        [("SUPPORT", "IND", "MDV", "happened")],
        "taking another's side",
    ),
]


@pytest.mark.parametrize(
    ("text", "published", "expected", "why"), [*FUTURE, *VISITS, *REFUSED, *PUNISHED, *FORCES, *SIGNED]
)
def test_rulings(reader: Reader, text: str, published: str, expected: list[Expected], why: str) -> None:
    record = reader.read(text, published=published)
    assert fits(record, expected), f"{why}: {shown(record)}"
