"""Triggers: verbs of every type, nouns that tell an event, light verbs."""

from __future__ import annotations

import pytest
from tests.events.told import Expected, fits, shown

from communique.reader import Reader

Case = tuple[str, str, list[Expected], str]
"""(text, published, expected events, why)"""


VERBS: list[Case] = [
    (
        (
            "Norway and Russia on Monday signed a protocol dividing the cod quota in the Barents Sea "
            "after nine rounds of bargaining, Norwegian officials said in Oslo."
        ),
        "2014-03-12",
        [("AGREE", "NOR RUS", "", "happened")],
        "signing binds both",
    ),
    (
        (
            "Canada has promised to supply Jordan with 40 armoured vehicles before the end of the year, a"
            " senior officer in Amman said on Sunday."
        ),
        "2014-03-12",
        [("AGREE", "CAN", "JOR", "happened|planned")],
        "a promise of goods",
    ),
    (
        (
            "Malaysian Prime Minister Mahathir Mohamad met Thai counterpart Chuan Leekpai in Singapore on"
            " Friday, with smuggling along their common border high on the list."
        ),
        "1998-04-25",
        [("CONSULT", "MYS THA", "", "happened")],
        "a meeting on neutral ground has no host",
    ),
    (
        (
            "Hungarian Foreign Minister Geza Jeszenszky conferred with officials in Bucharest on "
            "Wednesday about the rights of the Hungarian minority."
        ),
        "1992-11-05",
        [("CONSULT", "HUN ROU", "", "happened")],
        "a capital's officials stand for the state",
    ),
    (
        (
            "Ethiopia on Tuesday formally recognised Eritrea as an independent state, two days after the "
            "referendum results were announced in Asmara."
        ),
        "1993-05-05",
        [("SUPPORT", "ETH", "ERI", "happened")],
        "recognition",
    ),
    (
        (
            "Iceland praised Lithuania for what its foreign minister called “steadiness that larger "
            "nations might envy”."
        ),
        "1991-02-14",
        [("SUPPORT", "ISL", "LTU", "happened")],
        "praise in words",
    ),
    (
        (
            "Portugal established diplomatic relations with Angola on Saturday, ending years of "
            "estrangement that had begun with independence."
        ),
        "1976-03-10",
        [("SUPPORT", "PRT", "AGO", "happened")],
        "opening relations",
    ),
    (
        (
            "Japan apologised to South Korea on Thursday for the suffering caused by forced labour during"
            " the war, a gesture long awaited in Seoul."
        ),
        "2014-03-12",
        [("CONCEDE", "JPN", "KOR", "happened")],
        "an apology",
    ),
    (
        (
            "Turkey eased restrictions on lorries from Bulgaria on Friday after three weeks in which the "
            "queue at the Kapitan Andreevo crossing had grown to 14 kilometres."
        ),
        "2014-03-12",
        [("CONCEDE|RETREAT", "TUR", "BGR", "happened")],
        "a restriction eased",
    ),
    (
        (
            "India exported 300,000 tonnes of rice to Bangladesh under the arrangement last year, "
            "shipping records show."
        ),
        "2014-03-12",
        [("COOPERATE", "IND", "BGD", "happened")],
        "trade in goods",
    ),
    (
        "Kenya extradited three suspected traffickers to Tanzania on Monday, police in Nairobi said.",
        "2014-03-12",
        [("COOPERATE", "KEN", "TZA", "happened")],
        "extradition is cooperation between states",
    ),
    (
        (
            "Denmark donated six refurbished patrol boats to Estonia, whose coast guard had been sharing "
            "two Soviet-era cutters."
        ),
        "1996-07-02",
        [("AID", "DNK", "EST", "happened")],
        "material gift",
    ),
    (
        (
            "Saudi Arabia flew 90 tonnes of tents and blankets to Pakistan on Wednesday as rescue teams "
            "struggled to reach villages cut off by the earthquake."
        ),
        "2005-10-13",
        [("AID", "SAU", "PAK", "happened")],
        "relief goods",
    ),
    (
        (
            "Cuba withdrew the last of its soldiers from Angola on Saturday, five weeks ahead of the "
            "timetable agreed in New York."
        ),
        "1991-05-26",
        [("RETREAT", "CUB", "AGO", "happened", {"mode": "withdraw"})],
        "troops leave",
    ),
    (
        (
            "Eritrea freed 27 Djiboutian prisoners of war on Thursday and handed them to the Red Cross at"
            " the border, officials in Asmara said."
        ),
        "2016-03-18",
        [("RETREAT", "ERI", "DJI", "happened", {"mode": "release"})],
        "freed prisoners",
    ),
    (
        (
            "Argentina asked Britain on Tuesday to halt oil drilling north of the disputed Falkland "
            "Islands until the two governments had spoken."
        ),
        "2010-02-03",
        [("REQUEST", "ARG", "GBR", "happened")],
        "a request to stop",
    ),
    (
        (
            "Washington urged Ankara to reopen the border with Armenia, a step that officials believe "
            "would help both economies."
        ),
        "2009-06-09",
        [("REQUEST", "USA", "TUR", "happened")],
        "capitals as governments",
    ),
    (
        (
            "The Philippines accused China on Monday of water-cannoning fishermen off a disputed shoal, "
            "the fourth such complaint this year."
        ),
        "2014-03-12",
        [("ACCUSE", "PHL", "CHN", "happened")],
        "accused of doing",
    ),
    (
        (
            "Sweden sharply criticised Belarus over the arrest of an opposition candidate, calling the "
            "charges against him invented."
        ),
        "2010-12-22",
        [("ACCUSE", "SWE", "BLR", "happened", {"mode": "disapprove"})],
        "criticism",
    ),
    (
        (
            "Algeria rejected a Moroccan proposal for autonomy in Western Sahara, insisting through its "
            "state news agency on a vote."
        ),
        "2007-04-12",
        [("REJECT", "DZA", "MAR", "happened")],
        "a proposal is somebody's",
    ),
    (
        "Pakistan turned down an Indian request to let a cargo train through Wagah, citing security.",
        "2011-03-02",
        [("REJECT", "PAK", "IND", "happened")],
        "turned down a request",
    ),
    (
        (
            "North Korea threatened South Korea with “merciless blows” on Sunday if the leaflet balloons "
            "kept crossing the demarcation line."
        ),
        "2014-03-12",
        [("THREATEN", "PRK", "KOR", "happened")],
        "threatened somebody with something",
    ),
    (
        (
            "About 3,000 Armenians demonstrated outside the Azerbaijani embassy in Tbilisi on Sunday, "
            "waving flags and blocking the tram lines."
        ),
        "2014-03-12",
        [("PROTEST", "ARM", "AZE", "happened", {"mode": "demo"})],
        "a crowd of one nation against another",
    ),
    (
        (
            "The European Union imposed an arms embargo on Uzbekistan on Monday over the shooting of "
            "demonstrators in Andijan."
        ),
        "2005-10-04",
        [("SANCTION", "EU", "UZB", "happened", {"mode": "discontinue"})],
        "embargo",
    ),
    (
        "Ghana recalled its ambassador from Lome on Thursday in a dispute over smuggled cocoa.",
        "1994-05-06",
        [("SANCTION", "GHA", "TGO", "happened", {"mode": "withdraw"})],
        "ambassador recalled from a capital",
    ),
    (
        (
            "Iranian Revolutionary Guards seized a Maltese-registered tanker in the Gulf on Sunday and "
            "escorted it to Bandar Abbas, officials in Valletta said."
        ),
        "2004-09-06",
        [("COERCE", "IRN", "MLT", "happened", {"mode": "seize"})],
        "a ship seized",
    ),
    (
        ("Libyan police detained four Tunisian journalists near Zawiya on Friday on suspicion of spying."),
        "2014-03-12",
        [("COERCE", "LBY", "TUN", "happened", {"mode": "arrest"})],
        "arrest of another's nationals",
    ),
    (
        (
            "Senegalese gunboats shelled a Mauritanian customs post on the river early on Thursday, "
            "killing two guards, Mauritanian officials said."
        ),
        "1990-01-12",
        [("ASSAULT", "SEN", "MRT", "happened", {"mode": "heavy-weapons"})],
        "shelling",
    ),
    (
        (
            "Israeli jets bombed a weapons depot outside Khartoum before dawn on Wednesday, Sudan's "
            "information minister said."
        ),
        "2012-10-25",
        [("ASSAULT", "ISR", "SDN", "happened", {"mode": "aerial"})],
        "the target's state is where it stands",
    ),
    (
        (
            "Rwandan soldiers crossed into Congo on Saturday and attacked two Congolese army positions "
            "near Goma."
        ),
        "2012-11-18",
        [("ASSAULT", "RWA", "COD", "happened")],
        "crossing and attack in one sweep",
    ),
    (
        "Vietnam condemned China on Monday for towing a drilling rig into waters that both claim.",
        "2014-05-06",
        [("ACCUSE", "VNM", "CHN", "happened", {"mode": "disapprove"})],
        "condemned for",
    ),
    (
        (
            "Moscow lauded Belgrade for keeping out of the sanctions, Serbian state television reported "
            "late on Tuesday."
        ),
        "2014-03-12",
        [("SUPPORT", "RUS", "SRB", "happened")],
        "lauding",
    ),
    (
        (
            "Chile and Bolivia resumed negotiations on sea access in Santiago on Wednesday, the first for"
            " eleven years."
        ),
        "2014-03-12",
        [("CONSULT", "BOL CHL", "", "happened")],
        "negotiations resumed",
    ),
    (
        (
            "Greek President Costis Stephanopoulos telephoned his Turkish counterpart Suleyman Demirel on"
            " Tuesday to convey condolences after the earthquake."
        ),
        "1999-08-18",
        [("CONSULT", "GRC TUR", "", "happened", {"mode": "phone"})],
        "a call",
    ),
    (
        (
            "Azerbaijan opened fire on Armenian positions near Martuni overnight, the defence ministry in"
            " Yerevan said."
        ),
        "2014-03-12",
        [("ASSAULT", "AZE", "ARM", "happened")],
        "opened fire",
    ),
]

MORE: list[Case] = [
    (
        (
            "Riot police in Jakarta looked on as Indonesians burned a Malaysian flag and rioted outside "
            "the Malaysian embassy on Friday."
        ),
        "2010-08-24",
        [("PROTEST", "IDN", "MYS", "happened")],
        "a flag burned and a riot",
    ),
    (
        (
            "Poland expressed regret to Belarus on Wednesday for the stray balloon that had come down "
            "near Grodno."
        ),
        "2002-09-13",
        [("CONCEDE", "POL", "BLR", "happened")],
        "regret expressed",
    ),
    (
        "Croatia handed a former general over to Bosnia on Thursday.",
        "2004-04-09",
        [("COOPERATE|RETREAT|CONCEDE", "HRV", "BIH", "happened")],
        "handed over",
    ),
    (
        (
            "Syrian intelligence officers abducted a Jordanian engineer in Beirut in 1982, a court in "
            "Amman was told."
        ),
        "1996-05-02",
        [("ASSAULT|COERCE", "SYR", "JOR", "happened")],
        "abduction",
    ),
    (
        "Turkey deported 200 Iraqis on Sunday who had arrived without papers.",
        "1998-01-06",
        [("COERCE", "TUR", "IRQ", "happened", {"mode": "deport"})],
        "deportation",
    ),
    (
        "The Chinese navy deployed two submarines off the Philippines last week.",
        "1995-03-27",
        [("MOBILIZE", "CHN", "PHL|", "happened")],
        "ships deployed",
    ),
    (
        "Ukraine demanded that Hungary stop issuing passports to villagers in Transcarpathia.",
        "2014-03-12",
        [("REQUEST", "UKR", "HUN", "happened", {"mode": "change"})],
        "demanded that",
    ),
    (
        "Singapore blamed Indonesia on Thursday for the smoke that had closed its schools.",
        "2013-06-21",
        [("ACCUSE", "SGP", "IDN", "happened")],
        "blamed for",
    ),
    (
        "The United Nations hailed Colombia and Peru on Tuesday for sheltering Venezuelan families.",
        "2018-06-20",
        [("SUPPORT", "UN", "COL PER", "happened")],
        "an organisation praises two",
    ),
    (
        "Oman mediated between Iran and Britain in 2012, a former envoy recalled.",
        "2014-03-12",
        [("CONSULT", "GBR IRN OMN|OMN|GBR IRN", "|GBR IRN", "happened", {"mode": "third-party"})],
        "mediation",
    ),
    (
        "Laos borrowed $120 million from Thailand last year to build a road.",
        "2006-02-08",
        [("COOPERATE|AID|AGREE", "LAO|THA", "THA|LAO", "happened")],
        "a loan taken",
    ),
]

NOUNS: list[Case] = [
    (
        (
            "Talks between Egypt and Ethiopia over the filling of the dam broke up late on Thursday "
            "without a date for another round."
        ),
        "2014-03-12",
        [("CONSULT", "EGY ETH", "", "happened")],
        "talks between",
    ),
    (
        (
            "The signing of a fisheries accord by Morocco and Spain on Friday brought relief to the port "
            "of Vigo."
        ),
        "1995-11-14",
        [("AGREE", "ESP MAR", "", "happened")],
        "the signing of",
    ),
    (
        (
            "An attack by Ugandan troops on a Sudanese garrison near Kajo Keji left at least thirty dead,"
            " aid workers said on Tuesday."
        ),
        "1997-03-12",
        [("ASSAULT", "UGA", "SDN", "happened")],
        "an attack by A on B",
    ),
    (
        "Turkey's condemnation of Israel over the flotilla was echoed on Tuesday in Arab newspapers.",
        "2010-06-02",
        [("ACCUSE", "TUR", "ISR", "happened")],
        "A's condemnation of B",
    ),
    (
        (
            "The Soviet invasion of Afghanistan had by then poisoned every channel between the two blocs,"
            " the study says."
        ),
        "1985-06-02",
        [("ASSAULT", "RUS|SUN", "AFG", "happened")],
        "the demonym as the possessor",
    ),
    (
        ("Diplomats in Brussels said Croatia's arrest of a Serbian general on Thursday had surprised them."),
        "2003-05-09",
        [("COERCE", "HRV", "SRB", "happened", {"mode": "arrest"})],
        "A's arrest of B",
    ),
    (
        (
            "Ecuador's recognition of the Palestinian state on Friday was the fifth such step in South "
            "America in a month."
        ),
        "2010-12-25",
        [("SUPPORT", "ECU", "PSE", "happened")],
        "recognition of",
    ),
    (
        ("Zambia's request to Zimbabwe for emergency maize was sent on Monday, a spokesman in Lusaka said."),
        "1992-03-12",
        [("REQUEST", "ZMB", "ZWE", "happened")],
        "request to",
    ),
    (
        ("Uruguay's refusal to talk to Argentina about the pulp mill angered Buenos Aires on Wednesday."),
        "2006-05-05",
        [("REJECT", "URY", "ARG", "happened")],
        "refusal to talk",
    ),
    (
        ("The release by Sudan of 14 South Sudanese soldiers was welcomed by the African Union on Monday."),
        "2014-03-12",
        [("RETREAT", "SDN", "SSD", "happened", {"mode": "release"}), ("SUPPORT", "AU", "SDN", "happened")],
        "a nominal event under a verb of praise",
    ),
    (
        (
            "The withdrawal of Syrian troops from Lebanon was completed on Tuesday when the last convoy "
            "passed the Masnaa crossing."
        ),
        "2005-04-27",
        [("RETREAT", "SYR", "LBN", "happened", {"mode": "withdraw"})],
        "withdrawal of troops from",
    ),
    (
        (
            "New Zealand's ban on visits by American warships had by 1986 become a matter for "
            "Washington's lawyers."
        ),
        "1986-08-02",
        [("COERCE|REJECT|SANCTION", "NZL", "USA", "happened")],
        "a ban on",
    ),
    (
        (
            "An air raid by Ethiopia on the Eritrean port of Massawa on Friday damaged two warehouses, "
            "witnesses said."
        ),
        "1999-05-16",
        [("ASSAULT", "ETH", "ERI", "happened", {"mode": "aerial"})],
        "air raid by",
    ),
]

LIGHT: list[Case] = [
    (
        (
            "Costa Rica lodged a formal complaint against Nicaragua on Thursday over dredging in the San "
            "Juan river."
        ),
        "2010-11-05",
        [("ACCUSE", "CRI", "NIC", "happened")],
        "lodge a complaint",
    ),
    (
        (
            "Kuwaiti and Iraqi officials held three days of discussions in Geneva on missing prisoners, "
            "the Red Cross said."
        ),
        "2002-01-16",
        [("CONSULT", "IRQ KWT", "", "happened")],
        "hold discussions",
    ),
    (
        ("Finland and Estonia reached an agreement on Monday to lay a second power cable under the gulf."),
        "2014-03-12",
        [("AGREE", "EST FIN", "", "happened")],
        "reach an agreement",
    ),
    (
        "Bahrain paid tribute to Kuwait on Sunday for its help after the floods.",
        "1996-12-02",
        [("SUPPORT", "BHR", "KWT", "happened")],
        "pay tribute to",
    ),
    (
        (
            "Indian artillery carried out an attack on Pakistani bunkers opposite Kargil on Saturday "
            "night, an army spokesman in Srinagar said."
        ),
        "1999-06-20",
        [("ASSAULT", "IND", "PAK", "happened")],
        "carry out an attack",
    ),
    (
        (
            "Austrian Chancellor Franz Vranitzky paid a two-day visit to Slovenia this week, the first by"
            " a head of government since independence."
        ),
        "1992-09-10",
        [("CONSULT", "AUT", "SVN", "happened", {"mode": "visit"})],
        "pay a visit",
    ),
    (
        (
            "Hanoi issued a strong protest to Beijing on Friday after fishermen from Quang Ngai were "
            "beaten at sea."
        ),
        "2014-03-12",
        [("ACCUSE", "VNM", "CHN", "happened")],
        "a protest issued is words, not a demonstration",
    ),
    (
        (
            "Burundi made an appeal to Belgium for food for the displaced, aid officials in Bujumbura "
            "said on Tuesday."
        ),
        "1994-07-13",
        [("REQUEST", "BDI", "BEL", "happened")],
        "make an appeal to",
    ),
    (
        (
            "Georgia cut off gas supplies to Armenia for the third time this winter on Monday, officials "
            "in Yerevan said."
        ),
        "1993-01-20",
        [("SANCTION|COERCE", "GEO", "ARM", "happened")],
        "cut off supplies",
    ),
]


@pytest.mark.parametrize(("text", "published", "expected", "why"), [*VERBS, *MORE, *NOUNS, *LIGHT])
def test_triggers(reader: Reader, text: str, published: str, expected: list[Expected], why: str) -> None:
    record = reader.read(text, published=published)
    assert fits(record, expected), f"{why}: {shown(record)}"
