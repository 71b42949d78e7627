"""When and where: dates resolved against the day of publication, places to country and coordinates."""

from __future__ import annotations

import pytest
from tests.events.told import Expected, fits, shown

from communique.events.dating import find_place
from communique.reader import Reader

Case = tuple[str, str, list[Expected], str]
"""(text, published, expected events, why)"""


WEEKDAYS: list[Case] = [
    (
        "Qatar expelled a Syrian diplomat on Monday, officials in Doha said.",
        "2014-03-12",
        [
            (
                "SANCTION",
                "QAT",
                "SYR",
                "happened",
                {"date": "2014-03-10", "end": "2014-03-10", "precision": "day"},
            )
        ],
        "the weekday before the report",
    ),
    (
        ("The foreign ministers of Latvia and Belarus will meet in Riga on Friday to sign a border treaty."),
        "2014-03-12",
        [("AGREE", "BLR LVA", "", "planned", {"date": "2014-03-14", "precision": "day", "place": "LVA"})],
        "the weekday after it, by the tense",
    ),
    (
        "Thai gunners shelled a Cambodian village on Wednesday, officers in Phnom Penh said.",
        "2011-02-09",
        [("ASSAULT", "THA", "KHM", "happened", {"date": "2011-02-09", "precision": "day"})],
        "the day of the report itself",
    ),
    (
        "Guinea on Saturday expelled the Liberian ambassador after a raid on Macenta.",
        "2000-09-18",
        [("SANCTION", "GIN", "LBR", "happened", {"date": "2000-09-16"})],
        "a weekday before the verb",
    ),
    (
        "Spain recalled its ambassador from Rabat last Thursday over the islet of Perejil.",
        "2002-07-16",
        [("SANCTION", "ESP", "MAR", "happened", {"date": "2002-07-11"})],
        "last Thursday",
    ),
    (
        "Yesterday Bolivia lodged a protest with Chile over the mining of a mountain pass.",
        "1978-10-05",
        [("ACCUSE", "BOL", "CHL", "happened", {"date": "1978-10-04"})],
        "yesterday",
    ),
    (
        "Iranian and Afghan negotiators meet tomorrow in Zaranj to discuss the waters of the Helmand.",
        "2001-09-04",
        [("AGREE", "AFG IRN", "", "planned", {"date": "2001-09-05"})],
        "present tense for tomorrow",
    ),
    (
        "Two days ago Uganda closed its border with Rwanda at Katuna, truck drivers said.",
        "2000-06-10",
        [("COERCE|SANCTION|REJECT", "UGA", "RWA", "happened", {"date": "2000-06-08"})],
        "two days ago",
    ),
]

PERIODS: list[Case] = [
    (
        "Vietnam arrested three Chinese surveyors last month, according to a court document.",
        "2014-03-12",
        [
            (
                "COERCE",
                "VNM",
                "CHN",
                "happened",
                {"date": "2014-02-01", "end": "2014-02-28", "precision": "month"},
            )
        ],
        "last month",
    ),
    (
        "In 2011 Sweden expelled a Rwandan diplomat for spying on refugees.",
        "2014-03-12",
        [
            (
                "SANCTION",
                "SWE",
                "RWA",
                "happened",
                {"date": "2011-01-01", "end": "2011-12-31", "precision": "year"},
            )
        ],
        "in a year",
    ),
    (
        "Earlier this week Hungary accused Romania of poisoning the Tisza.",
        "2000-02-18",
        [("ACCUSE", "HUN", "ROU", "happened", {"date": "2000-02-14", "precision": "week"})],
        "earlier this week",
    ),
    (
        "Jordan closed its embassy in Damascus in August 1981, and it stayed closed for months.",
        "1982-03-03",
        [("SANCTION|REJECT", "JOR", "SYR", "happened", {"date": "1981-08-01", "precision": "month"})],
        "month and year",
    ),
    (
        "Nicaragua broke off relations with Taiwan on November 7, 1985, in favour of Beijing.",
        "1985-11-09",
        [("SANCTION", "NIC", "TWN", "happened", {"date": "1985-11-07", "precision": "day"})],
        "an explicit day",
    ),
    (
        (
            "On 3 September 1998 Iran moved 70,000 troops to the Afghan frontier, state television said "
            "at the time."
        ),
        "1999-01-02",
        [("MOBILIZE", "IRN", "AFG", "happened", {"date": "1998-09-03", "precision": "day"})],
        "day first",
    ),
    (
        "Greece and Albania signed a friendship treaty in March last year.",
        "1997-03-20",
        [("AGREE", "ALB GRC", "", "happened", {"date": "1996-03-01", "precision": "month"})],
        "March last year",
    ),
    (
        "Bangladesh accused Burma of laying mines along the Naf during the rainy season.",
        "1994-01-20",
        [("ACCUSE", "BGD", "MMR", "happened", {"date": "1994-01-20", "precision": "day"})],
        "no date of its own: that of the report",
    ),
]

PLACES: list[Case] = [
    (
        ("Polish and Lithuanian ministers held talks in Vilnius on Tuesday about the spelling of names."),
        "1994-04-28",
        [("CONSULT", "LTU POL", "", "happened", {"place": "LTU"})],
        "a capital as a place",
    ),
    (
        "Negotiators from Moldova and Ukraine met in Odessa on Thursday.",
        "1994-06-20",
        [("CONSULT", "MDA UKR", "", "happened", {"place": "UKR"})],
        "Odessa is in Ukraine, not in Texas",
    ),
    (
        "Indian and Pakistani army officers met at Wagah, near Lahore, on Saturday.",
        "2001-01-29",
        [("CONSULT", "IND PAK", "", "happened", {"place": "*", "date": "2001-01-27"})],
        "a place near a place",
    ),
    (
        "Envoys from Libya and Chad met in Paris on Monday, and flew home on Tuesday.",
        "1989-07-19",
        [("CONSULT", "LBY TCD", "", "happened", {"place": "FRA", "date": "1989-07-17"})],
        "the day and place of the meeting, not of the flight",
    ),
    (
        "Officials from Peru and Bolivia met in La Paz on Thursday to speak of the lake.",
        "1996-05-24",
        [("CONSULT", "BOL PER", "", "happened", {"place": "BOL"})],
        "La Paz of Bolivia, for it is a party",
    ),
]


@pytest.mark.parametrize(("text", "published", "expected", "why"), [*WEEKDAYS, *PERIODS, *PLACES])
def test_dates_and_places(
    reader: Reader, text: str, published: str, expected: list[Expected], why: str
) -> None:
    record = reader.read(text, published=published)
    assert fits(record, expected), f"{why}: {shown(record)}"


@pytest.mark.parametrize(
    ("name", "near", "country", "latitude", "longitude", "why"),
    [
        ("Vienna", None, "AUT", 48.2, 16.4, "the largest of that name"),
        ("Tripoli", "LBN", "LBN", 34.4, 35.8, "a second city, where its state is known"),
        ("Tripoli", None, "LBY", 32.9, 13.2, "the capital, where nothing is known"),
        ("Valencia", "VEN", "VEN", 10.2, -68.0, "the one of a party"),
        ("Beijing", "RUS", "CHN", 39.9, 116.4, "a state without such a city changes nothing"),
    ],
)
def test_a_place_has_a_country_and_coordinates(
    name: str, near: str | None, country: str, latitude: float, longitude: float, why: str
) -> None:
    place = find_place(name, None, near)
    assert place is not None
    assert place.lat is not None
    assert place.lon is not None
    assert (place.country, place.lat, place.lon) == (
        country,
        pytest.approx(latitude, abs=0.2),
        pytest.approx(longitude, abs=0.2),
    ), why


def test_a_name_of_no_place() -> None:
    assert find_place("Nowhereville-upon-Sea", None) is None
