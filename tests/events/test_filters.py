"""Traps: prose full of fighting words and nations in which no actor deals with another."""

from __future__ import annotations

import pytest
from tests.events.told import Expected, fits, shown

from communique.reader import Reader

Case = tuple[str, str, list[Expected], str]
"""(text, published, expected events, why)"""


SPORT: list[Case] = [
    (
        (
            "Croatia beat England 3-2 at Wembley on Wednesday, and Russia qualified in their place after "
            "a nervous win in Andorra."
        ),
        "2007-11-22",
        [],
        "a qualifier",
    ),
    (
        "Germany attacked from the first whistle and Portugal could not defend their left flank.",
        "2008-06-20",
        [],
        "attacked on the pitch",
    ),
    (
        (
            "Australia crushed Pakistan by ten wickets in Sydney, with Shane Warne taking five for 61 on "
            "the final morning."
        ),
        "1995-12-04",
        [],
        "cricket",
    ),
    (
        (
            "Kenya's Paul Tergat held off an Ethiopian challenge over the last lap to win the 10,000 "
            "metres in Zurich."
        ),
        "1997-08-14",
        [],
        "athletics",
    ),
    (
        (
            "Serbia defeated Spain in a five-hour Davis Cup tie in Belgrade, and the captain said his "
            "players had shown they could fight."
        ),
        "2010-12-06",
        [],
        "tennis",
    ),
    (
        (
            "Argentina will meet Nigeria in the quarter-final on Saturday after the Africans eliminated "
            "Brazil on penalties."
        ),
        "1996-08-01",
        [],
        "meet in the next round",
    ),
    (
        (
            "Norway protested to the jury after a Swedish skier appeared to block their last runner at "
            "the final exchange."
        ),
        "2003-02-24",
        [],
        "a protest to the jury",
    ),
]

METAPHORS: list[Case] = [
    (
        (
            "French Finance Minister Alain Madelin attacked his predecessor's record on Tuesday and "
            "promised an assault on the deficit."
        ),
        "1995-06-14",
        [],
        "attacked his record",
    ),
    (
        (
            "The battle for votes in Canada's Atlantic provinces has grown bitter, with lobster quotas "
            "the weapon of choice."
        ),
        "2014-03-12",
        [],
        "the battle for votes",
    ),
    (
        (
            "A price war between Dutch and Belgian supermarkets has cut the cost of beer to its lowest in"
            " a decade."
        ),
        "2003-11-12",
        [],
        "a price war",
    ),
    (
        "Chilean wines have invaded British supermarkets, a survey by a trade magazine found.",
        "1998-05-07",
        [],
        "wines invade",
    ),
    (
        (
            "The Swiss franc came under attack on Thursday as traders tested the central bank's resolve "
            "against the euro."
        ),
        "2011-08-12",
        [],
        "a currency under attack",
    ),
    (
        (
            "The Danish film wages war on sentimentality, a critic in Vienna wrote, and retreats only in "
            "its last minutes."
        ),
        "2003-10-10",
        [],
        "a film wages war",
    ),
]

DOMESTIC: list[Case] = [
    (
        ("Greek Prime Minister Costas Simitis accused the opposition on Monday of frightening pensioners."),
        "2000-03-21",
        [],
        "government against opposition",
    ),
    (
        (
            "Kenyan police fired tear gas at students in Nairobi who were demanding the return of their "
            "grants."
        ),
        "1997-07-09",
        [],
        "police at home",
    ),
    (
        "The Brazilian senate rejected the government's pension bill by two votes late on Wednesday.",
        "1998-05-08",
        [],
        "senate and government",
    ),
    (
        (
            "India's finance minister agreed to meet truckers' leaders on Friday in the hope of ending a "
            "strike."
        ),
        "2003-04-23",
        [],
        "minister and strikers",
    ),
    (
        (
            "South African miners walked out at three platinum shafts near Rustenburg and vowed to stay "
            "out until Christmas."
        ),
        "2012-08-18",
        [],
        "a domestic strike",
    ),
    (
        "Italian deputies voted to lift the immunity of a former minister suspected of taking bribes.",
        "1993-05-14",
        [],
        "immunity lifted at home",
    ),
    (
        (
            "Peruvian President Alberto Fujimori dismissed his interior minister and called an election "
            "for April."
        ),
        "1994-10-05",
        [],
        "a dismissal at home",
    ),
    (
        (
            "Turkey's Constitutional Court banned a party on Friday, and its leader called the verdict a "
            "stain."
        ),
        "1998-01-17",
        [],
        "a party banned at home",
    ),
]

COMPANIES: list[Case] = [
    (
        (
            "Nokia reported a 12 percent fall in third-quarter profit on Thursday, blaming a weak market "
            "in Europe."
        ),
        "2004-10-15",
        [],
        "earnings",
    ),
    (
        "Shares in Toyota rose after the carmaker raised its forecast for sales in North America.",
        "2006-08-05",
        [],
        "shares",
    ),
    (
        (
            "Danish brewer Carlsberg agreed to pay bondholders early and cut 400 jobs at its plant in "
            "Fredericia."
        ),
        "2007-03-02",
        [],
        "a company's own business",
    ),
    (
        "Nestle attacked the coffee market last year with 14 new products, and its rivals retreated.",
        "2001-02-23",
        [],
        "marketing as war",
    ),
    (
        "Swedish prosecutors are investigating a former executive of Ericsson over expenses.",
        "2005-11-08",
        [],
        "a crime at home",
    ),
]

HISTORY: list[Case] = [
    (
        (
            "Visitors to the museum in Leuven learn how Napoleon marched on Waterloo and how the "
            "Prussians came to Wellington's aid."
        ),
        "1998-06-18",
        [],
        "a museum",
    ),
    (
        (
            "The bridge, built by the Romans and rebuilt by the Ottomans, is now a favourite of tourists "
            "from Germany and Israel."
        ),
        "2004-05-29",
        [],
        "history of a bridge",
    ),
    (
        (
            "His grandfather had fought at Verdun, he recalled, and never forgave the Germans, although "
            "he married one."
        ),
        "1996-02-21",
        [],
        "family memory",
    ),
    (
        (
            "The novel opens in 1904, as Japan attacks Port Arthur and a young Russian doctor boards the "
            "train east."
        ),
        "2009-03-14",
        [],
        "the plot of a novel",
    ),
    (
        "Tuesday is the anniversary of the day in 1813 when Prussia declared war on France.",
        "1993-03-16",
        [],
        "an anniversary long past",
    ),
]

WEATHER: list[Case] = [
    (
        (
            "A storm swept in from Denmark on Sunday and battered the Swedish coast, cutting power to "
            "30,000 homes."
        ),
        "1999-12-05",
        [],
        "a storm",
    ),
    (
        ("Cold air from Russia will invade Poland and Slovakia by Thursday, forecasters in Warsaw warned."),
        "2006-01-18",
        [],
        "cold air invades",
    ),
    (
        (
            "Floods that began in Nepal struck the Indian state of Bihar on Saturday and forced thousands"
            " to flee."
        ),
        "2008-08-24",
        [],
        "floods",
    ),
]

CRIME: list[Case] = [
    (
        (
            "A Belgian tourist was stabbed by a thief near the station in Naples on Saturday night, "
            "police said."
        ),
        "2002-08-12",
        [],
        "a mugging",
    ),
    (
        "Two Irish students robbed a taxi driver in Lisbon, a court heard on Monday.",
        "2005-07-12",
        [],
        "a robbery",
    ),
    (
        "A jury in Toronto convicted a Jamaican man of manslaughter after a week's trial.",
        "1999-04-23",
        [],
        "a common criminal",
    ),
    (
        (
            "A Polish lorry driver hit a barrier on the road to Innsbruck and was taken to hospital with "
            "burns, Austrian rescue workers said."
        ),
        "2007-02-02",
        [],
        "an accident",
    ),
]

COLOUR: list[Case] = [
    (
        (
            "Portuguese voters queued in the sun on Sunday, some with beach towels, and Spanish visitors "
            "took photographs of them."
        ),
        "1995-10-02",
        [],
        "colour",
    ),
    (
        "Chinese and Indian dishes fight for space on the menus of Durban, where curry remains king.",
        "2010-06-24",
        [],
        "dishes fight",
    ),
    (
        "The price of Norwegian salmon in Paris has doubled since August, cooks complain.",
        "2013-11-20",
        [],
        "prices",
    ),
    (
        ("Scientists from Chile and Japan have found a new comet, and quarrel cheerfully over its name."),
        "1996-03-05",
        [],
        "science",
    ),
    (
        (
            "She was born in Algiers, studied in Moscow and made her name in a film about the Vietnamese "
            "village where her father had died."
        ),
        "2011-05-15",
        [],
        "a life",
    ),
]


@pytest.mark.parametrize(
    ("text", "published", "expected", "why"),
    [*SPORT, *METAPHORS, *DOMESTIC, *COMPANIES, *HISTORY, *WEATHER, *CRIME, *COLOUR],
)
def test_no_event(reader: Reader, text: str, published: str, expected: list[Expected], why: str) -> None:
    record = reader.read(text, published=published)
    assert fits(record, expected), f"{why}: {shown(record)}"
