"""Arguments: who acts on whom through passives, coordination, relative clauses, control, reports."""

from __future__ import annotations

import pytest
from tests.events.told import Expected, fits, shown

from communique.reader import Reader

Case = tuple[str, str, list[Expected], str]
"""(text, published, expected events, why)"""


PASSIVES: list[Case] = [
    (
        (
            "Two Peruvian policemen were captured by Ecuadorean troops on Friday near the headwaters of "
            "the Cenepa, a communique issued in Lima said."
        ),
        "1995-01-29",
        [("COERCE|ASSAULT", "ECU", "PER", "happened")],
        "passive with an agent",
    ),
    (
        (
            "The Hungarian envoy was expelled by Slovakia on Tuesday for what officials described as "
            "conduct unbecoming a diplomat."
        ),
        "2009-03-18",
        [("SANCTION", "SVK", "HUN", "happened", {"mode": "expel"})],
        "the expelled is the subject",
    ),
    (
        (
            "A cement plant in the Syrian town of Manbij was bombed by Turkish aircraft overnight, "
            "residents reached by telephone said."
        ),
        "2017-01-11",
        [("ASSAULT", "TUR", "SYR", "happened", {"mode": "aerial"})],
        "the state of the place hit",
    ),
    (
        (
            "Kazakhstan has been asked by Russia to receive another 20,000 tonnes of spent fuel, an "
            "official in Almaty said."
        ),
        "1996-10-09",
        [("REQUEST", "RUS", "KAZ", "happened")],
        "asked by",
    ),
    (
        "Belgium was praised on Monday by Rwanda for the arrest of a former banker wanted in Kigali.",
        "2001-04-24",
        [("SUPPORT", "RWA", "BEL", "happened")],
        "praised by",
    ),
    (
        (
            "The accord, signed by Namibia and Botswana in Gaborone on Wednesday, leaves the island of "
            "Kasikili to the judges in The Hague."
        ),
        "1996-02-16",
        [("AGREE", "BWA NAM", "", "happened")],
        "a bare participle",
    ),
]

COORDINATION: list[Case] = [
    (
        (
            "Brazil, Mexico and Chile on Friday condemned Peru's dissolution of congress and recalled "
            "their ambassadors from Lima."
        ),
        "1992-04-11",
        [
            ("ACCUSE", "BRA CHL MEX", "PER", "happened"),
            ("SANCTION", "BRA CHL MEX", "PER", "happened", {"mode": "withdraw"}),
        ],
        "both verbs share subject",
    ),
    (
        (
            "Poland and the Czech Republic urged Ukraine and Belarus to close the stretch of border used "
            "by smugglers."
        ),
        "1998-02-12",
        [("REQUEST", "CZE POL", "BLR UKR", "happened")],
        "two by two",
    ),
    (
        (
            "Iran arrested five Azerbaijani fishermen and later released them, the coast guard in "
            "Lankaran said on Thursday."
        ),
        "2008-11-21",
        [
            ("COERCE", "IRN", "AZE", "happened", {"mode": "arrest"}),
            ("RETREAT", "IRN", "AZE", "happened", {"mode": "release"}),
        ],
        "a pronoun as the second object",
    ),
    (
        "Neither Sudan nor Uganda admitted on Sunday having shelled the other's villages.",
        "1996-04-22",
        [],
        "what nobody admits is not told",
    ),
]

RELATIVES: list[Case] = [
    (
        (
            "Eritrea, which shelled the Ethiopian town of Adigrat last week, has denied wanting a wider "
            "war, a diplomat in Asmara said."
        ),
        "1998-06-14",
        [("ASSAULT", "ERI", "ETH", "happened", {"mode": "heavy-weapons"})],
        "a non-restrictive clause",
    ),
    (
        (
            "The Angolan troops who attacked a border post in northern Namibia on Tuesday were deserters,"
            " officers in Windhoek said."
        ),
        "1999-12-22",
        [("ASSAULT", "AGO", "NAM", "happened")],
        "who attacked",
    ),
    (
        (
            "Fiji, accused by Australia of muzzling its press, said on Wednesday that it would answer in "
            "its own time."
        ),
        "2009-04-16",
        [("ACCUSE", "AUS", "FJI", "happened")],
        "a reduced relative",
    ),
]

CONTROL: list[Case] = [
    (
        (
            "Ukraine agreed on Friday to send 1,700 soldiers to Iraq, the largest contingent yet offered "
            "from outside the alliance."
        ),
        "2003-06-07",
        [("AGREE", "UKR", "IRQ", "happened|planned")],
        "agreed to send",
    ),
    (
        ("Armenia was forced to withdraw its engineers from Georgia on Friday when the contract lapsed."),
        "2001-05-03",
        [("RETREAT", "ARM", "GEO", "happened")],
        "forced to do is done",
    ),
    (
        "South Africa persuaded Lesotho to postpone the recall of its envoy.",
        "1994-09-01",
        [("REQUEST", "ZAF", "LSO", "happened")],
        "persuaded somebody to",
    ),
    (
        "Spain began shipping wheat to Tunisia this week under a contract worth 40 million euros.",
        "2012-07-26",
        [("COOPERATE", "ESP", "TUN", "happened|ongoing")],
        "began shipping",
    ),
    (
        "Libya stopped financing the rebels in Chad in 1987, according to a former officer.",
        "1995-03-03",
        [("SANCTION|RETREAT", "LBY", "TCD", "happened")],
        "stopped doing",
    ),
    (
        "France allowed Syrian planes to land at Lyon on Monday for the first time in two years.",
        "1988-02-03",
        [("CONCEDE|RETREAT|AGREE", "FRA", "SYR", "happened")],
        "allowed to",
    ),
    (
        "Mali has been pressing Niger to hand over a Tuareg commander arrested near Agadez.",
        "2012-02-22",
        [("REQUEST", "MLI", "NER", "happened|ongoing")],
        "pressing to",
    ),
]

REPORTED: list[Case] = [
    (
        (
            "Lebanon said on Monday that Israel had shelled an army post near Rmeish, and that two "
            "conscripts were missing."
        ),
        "1997-08-26",
        [("ASSAULT", "ISR", "LBN", "happened", {"mode": "heavy-weapons", "source": "LBN"})],
        "the event is B's, according to A",
    ),
    (
        ("According to Ankara, Greek fighters harassed a Turkish transport over the Aegean on Thursday."),
        "1996-10-11",
        [("COERCE|ASSAULT|THREATEN", "GRC", "TUR", "happened")],
        "according to",
    ),
    (
        (
            "Colombian President Alvaro Uribe told reporters that Venezuela had expelled 40 Colombian "
            "families from Tachira."
        ),
        "2010-07-20",
        [("COERCE|SANCTION", "VEN", "COL", "happened", {"source": "COL"})],
        "told to reporters",
    ),
]


@pytest.mark.parametrize(
    ("text", "published", "expected", "why"), [*PASSIVES, *COORDINATION, *RELATIVES, *CONTROL, *REPORTED]
)
def test_arguments(reader: Reader, text: str, published: str, expected: list[Expected], why: str) -> None:
    record = reader.read(text, published=published)
    assert fits(record, expected), f"{why}: {shown(record)}"
