"""Status: denied, refused, planned, threatened, only thought of, ongoing, told in headlines."""

from __future__ import annotations

import pytest
from tests.events.told import Expected, fits, shown

from communique.reader import Reader

Case = tuple[str, str, list[Expected], str]
"""(text, published, expected events, why)"""


DENIED: list[Case] = [
    (
        (
            "Armenia did not sign the association agreement with the European Union at the summit in "
            "Vilnius on Friday."
        ),
        "2013-11-30",
        [("AGREE", "ARM EU", "", "denied")],
        "did not",
    ),
    (
        "Eritrea denied that it had shelled Ethiopian villages near Zalambessa.",
        "1999-03-17",
        [("ASSAULT", "ERI", "ETH", "denied")],
        "denied that",
    ),
    (
        (
            "Belgrade denied sending weapons to Iraq, dismissing as invention an account published in "
            "Washington."
        ),
        "2002-10-25",
        [("AID|COOPERATE", "SRB|SCG|YUG", "IRQ", "denied")],
        "denied doing",
    ),
    (
        ("Turkey has yet to ratify the protocol with Armenia that its minister signed in Zurich a year ago."),
        "2010-10-12",
        [("SUPPORT", "TUR", "ARM", "denied|planned"), ("AGREE", "ARM TUR", "", "happened")],
        "has yet to",
    ),
    (
        "Peru and Chile failed to sign a customs treaty on Thursday after a quarrel over pisco.",
        "1999-03-12",
        [("AGREE", "CHL PER", "", "denied")],
        "failed to",
    ),
    (
        "Iraq never attacked the Saudi pumping station, its ambassador told the Security Council.",
        "1990-12-03",
        [("ASSAULT", "IRQ", "SAU", "denied")],
        "never",
    ),
    (
        ("Indian troops did not cross into Pakistan at any time on Sunday, a spokesman in New Delhi said."),
        "2003-08-04",
        [("ASSAULT|MOBILIZE", "IND", "PAK", "denied")],
        "did not cross",
    ),
]

REFUSED: list[Case] = [
    (
        (
            "Israel called off a meeting with Palestinian negotiators on Thursday after a bomb exploded "
            "in Netanya."
        ),
        "2001-05-18",
        [("REJECT", "ISR", "PSE", "happened", {"mode": "meet"})],
        "called off",
    ),
    (
        ("Slovakia declined to extradite the banker to Hungary, a court spokeswoman in Bratislava said."),
        "1999-02-19",
        [("REJECT", "SVK", "HUN", "happened")],
        "declined to",
    ),
    (
        (
            "Australia will not lift its ban on apples from New Zealand, the agriculture minister in "
            "Canberra said."
        ),
        "2007-06-01",
        [("REJECT", "AUS", "NZL", "happened")],
        "will not: a refusal",
    ),
    (
        (
            "Bulgarian leader Zhelyu Zhelev cancelled a trip to Belgrade on Monday in protest at remarks "
            "by Serbian deputies."
        ),
        "1993-04-06",
        [("REJECT", "BGR", "SRB|YUG|SCG", "happened", {"mode": "meet"})],
        "cancelled a trip",
    ),
    (
        (
            "Tehran has refused to withdraw its forces from the three islands claimed by the United Arab "
            "Emirates."
        ),
        "1992-09-29",
        [("REJECT", "IRN", "ARE|", "happened", {"mode": "yield"})],
        "refused to withdraw",
    ),
]

PLANNED: list[Case] = [
    (
        (
            "Japanese Prime Minister Keizo Obuchi will visit Mongolia in July, the foreign ministry in "
            "Tokyo announced on Friday."
        ),
        "1999-06-19",
        [("AGREE", "JPN", "MNG", "planned")],
        "a visit ahead is an agreement",
    ),
    (
        ("Denmark plans to send 200 engineers to Latvia in the spring to clear the shooting range at Adazi."),
        "1995-11-02",
        [("AGREE", "DNK", "LVA", "planned")],
        "plans to",
    ),
    (
        (
            "The presidents of Kazakhstan and Kyrgyzstan are to meet in Bishkek on Thursday to settle the"
            " price of water."
        ),
        "2001-04-17",
        [("AGREE", "KAZ KGZ", "", "planned")],
        "are to meet",
    ),
    (
        (
            "Ethiopia will pull its soldiers out of Somalia by the end of December, Prime Minister Meles "
            "Zenawi told parliament."
        ),
        "2008-11-29",
        [("CONCEDE", "ETH", "SOM", "planned")],
        "an announced withdrawal is a concession",
    ),
    (
        (
            "Talks between Sudan and Chad are scheduled to open in Dakar on Wednesday, Senegalese "
            "officials said."
        ),
        "2008-03-10",
        [("AGREE", "SDN TCD", "", "planned")],
        "talks scheduled",
    ),
    (
        "Finland said on Monday it would give Nicaragua $12 million for rural roads.",
        "1991-06-25",
        [("AGREE", "FIN", "NIC", "planned")],
        "said it would give",
    ),
    (
        (
            "Canada intends to impose sanctions on Sri Lanka in the coming weeks, a senior official said "
            "on condition of anonymity."
        ),
        "2013-10-09",
        [("THREATEN|SANCTION", "CAN", "LKA", "planned|happened")],
        "intends to sanction",
    ),
]

THREATS: list[Case] = [
    (
        "Nigeria warned Cameroon on Tuesday that it would defend the Bakassi peninsula by force.",
        "1994-02-23",
        [("THREATEN", "NGA", "CMR", "happened")],
        "warned that it would",
    ),
    (
        "Moscow threatened to cut off gas to Moldova from the first of the month.",
        "2005-12-20",
        [("THREATEN", "RUS", "MDA", "happened", {"mode": "restrict"})],
        "threatened to cut off",
    ),
    (
        "Colombia said it would break off relations with Nicaragua if the frigates returned.",
        "1999-12-11",
        [("THREATEN|SANCTION", "COL", "NIC", "happened|planned|hypothetical")],
        "said it would break off",
    ),
]

HYPOTHETICAL: list[Case] = [
    (
        (
            "If Syria attacked Turkey, the alliance would have to consider its obligations, a general in "
            "Mons said."
        ),
        "2012-10-08",
        [],
        "if … would",
    ),
    (
        (
            "Greece might recognise the government in Skopje one day, a former adviser in Athens mused in"
            " an interview."
        ),
        "1994-04-05",
        [],
        "might",
    ),
    (
        "Kenya could expel the Somali envoy, analysts in Nairobi believe.",
        "2011-10-20",
        [],
        "could, in analysts' view",
    ),
    (
        ("Should Iran close the strait, the United States would use force to reopen it, the study assumes."),
        "2012-01-09",
        [],
        "should, without if",
    ),
    (
        "Diplomats wondered whether Chad would attack Sudan before the rains.",
        "2006-04-20",
        [],
        "wondered whether",
    ),
    (
        "Austria ought to apologise to Slovenia, the newspaper argued in an editorial.",
        "1998-02-20",
        [],
        "a newspaper's advice",
    ),
    (
        (
            "The resolution would have allowed France to send troops to Rwanda, but it was never put to a"
            " vote."
        ),
        "1994-05-20",
        [],
        "contrary to fact",
    ),
]

ONGOING: list[Case] = [
    (
        (
            "Indian and Bangladeshi officials are holding talks in Dhaka on the sharing of the Teesta, "
            "and are expected to go on until Friday."
        ),
        "2014-03-12",
        [("CONSULT", "BGD IND", "", "ongoing|happened")],
        "are holding",
    ),
    (
        (
            "Thai warplanes were bombing Laotian positions around the disputed village late on Monday, "
            "refugees said."
        ),
        "1988-02-02",
        [("ASSAULT", "THA", "LAO", "ongoing|happened", {"mode": "aerial"})],
        "were bombing",
    ),
    (
        (
            "Venezuela continues to supply Cuba with 90,000 barrels of oil a day, a trade official in "
            "Caracas said."
        ),
        "2009-09-12",
        [("COOPERATE|AID", "VEN", "CUB", "ongoing|happened")],
        "continues to",
    ),
    (
        "Zambian Vice-President Guy Scott is visiting Botswana this week.",
        "2013-06-05",
        [("CONSULT", "ZMB", "BWA", "ongoing|happened", {"mode": "visit"})],
        "is visiting",
    ),
]

HEADLINES: list[Case] = [
    (
        (
            "Serbia arrests two Croatian reporters near Vukovar\n"
            "\n"
            "BELGRADE, May 3 - Police in eastern Slavonia held two men on Monday, the state news agency "
            "said."
        ),
        "1993-05-04",
        [("COERCE", "SRB", "HRV", "happened", {"mode": "arrest"})],
        "headline present",
    ),
    (
        "Nepal to send 800 peacekeepers to East Timor",
        "1999-10-02",
        [("AGREE", "NPL", "TLS", "planned")],
        "a headline's to-infinitive",
    ),
]


@pytest.mark.parametrize(
    ("text", "published", "expected", "why"),
    [*DENIED, *REFUSED, *PLANNED, *THREATS, *HYPOTHETICAL, *ONGOING, *HEADLINES],
)
def test_status(reader: Reader, text: str, published: str, expected: list[Expected], why: str) -> None:
    record = reader.read(text, published=published)
    assert fits(record, expected), f"{why}: {shown(record)}"
