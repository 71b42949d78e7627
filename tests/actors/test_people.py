"""People: titles, surnames, offices by the day, gender, the state they act for."""

from __future__ import annotations

import pytest
from tests.actors.conftest import Book, Read

NAMED = [
    (
        "Russian President Vladimir Putin met Chinese head Xi Jinping.",
        "2015-03-02",
        [("Russian President Vladimir Putin", "vladimir-putin"), ("Chinese head Xi Jinping", "xi-jinping")],
        "a full title belongs to the name",
    ),
    (
        "Germany's chancellor and the Turkish foreign minister stayed away.",
        "2015-03-02",
        [("Germany's chancellor", "angela-merkel"), ("the Turkish foreign minister", "mevlut-cavusoglu")],
        "an office is its holder on the day",
    ),
    (
        "The Russian president arrived in Tokyo.",
        "2009-05-04",
        [("The Russian president", "dmitry-medvedev")],
        "in 2009 it was Medvedev",
    ),
    (
        "President Bush telephoned King Hussein. Bush said troops would go.",
        "1990-08-10",
        [("President Bush", "george-hw-bush"), ("Bush", "george-hw-bush")],
        "in 1990 the father",
    ),
    (
        "President Bush gave Saddam Hussein 48 hours.",
        "2003-03-18",
        [("President Bush", "george-w-bush"), ("Saddam Hussein", "saddam-hussein")],
        "in 2003 the son",
    ),
    (
        "Sudan expelled six aid groups. Mr Bashir said the court had no say.",
        "2009-03-05",
        [("Mr Bashir", "omar-al-bashir")],
        "a polite surname, in the state that the text names",
    ),
    (
        "Mr. Clinton and Mr Blair spoke. The pair agreed to meet.",
        "1999-05-03",
        [
            ("Mr. Clinton", "bill-clinton"),
            ("Mr Blair", "tony-blair"),
            ("The pair", "bill-clinton+tony-blair"),
        ],
        "polite surnames of who alone leads a state by that name",
    ),
    (
        "The Russian deputy prime minister and the Iranian vice president disagreed.",
        "2012-06-01",
        [("The Russian deputy prime minister", "RUS"), ("the Iranian vice president", "IRN")],
        "a deputy does not hold the office",
    ),
    (
        "The US secretary of state met the Chinese head of state.",
        "2006-12-01",
        [("The US secretary of state", "condoleezza-rice"), ("the Chinese head of state", "hu-jintao")],
        "a title with “of” in it is one title",
    ),
    (
        "Pakistan's Foreign Minister Khurshid Mahmood Kasuri left for Moscow.",
        "2006-11-16",
        [("Pakistan's Foreign Minister Khurshid Mahmood Kasuri", "khurshid-mahmud-kasuri")],
        "another spelling of the office's holder",
    ),
    (
        "Chinese Foreign Minister Li Zhaoxing and Commerce Minister Bo Xilai will attend.",
        "2005-11-08",
        [("Chinese Foreign Minister Li Zhaoxing", "li-zhaoxing"), ("Commerce Minister Bo Xilai", "bo-xilai")],
        "two joined titles are two people",
    ),
    (
        "Foreign Minister Taro Aso spoke with his Chinese counterpart Li Zhaoxing.",
        "2006-11-07",
        [("his Chinese counterpart Li Zhaoxing", "li-zhaoxing")],
        "a counterpart with a name",
    ),
    (
        "Indian Prime Minister Narendra Modi invited his Vietnamese counterpart to Delhi.",
        "2016-09-03",
        [("his Vietnamese counterpart", "nguyen-xuan-phuc")],
        "a counterpart holds the same office in his state",
    ),
    (
        "Argentina's foreign minister, Hector Timerman, told reporters it was late.",
        "2013-05-02",
        [("Argentina's foreign minister", "hector-timerman"), ("Hector Timerman", "hector-timerman")],
        "title and name in apposition",
    ),
]


@pytest.mark.parametrize(("text", "published", "expected", "why"), NAMED, ids=[case[-1] for case in NAMED])
def test_named(read: Read, text: str, published: str, expected: list[tuple[str, str]], why: str) -> None:
    got = read(text, published)
    for mention in expected:
        assert mention in got, why


COUNTRIES = [
    ("Chinese Foreign Ministry spokesman Kong Quan said no.", "Kong Quan", "CHN", "a spokesman's state"),
    (
        "Egyptian Minister of Trade and Industry Salah Abdelnour signed it.",
        "Salah Abdelnour",
        "EGY",
        "a title with its field behind “of”",
    ),
    (
        "Russian Economic Development and Trade Minister German Sokolin signed it.",
        "German Sokolin",
        "RUS",
        "a given name that is also a demonym",
    ),
    (
        "Chinese Ambassador to the United States Zhou Lanfeng was there.",
        "Zhou Lanfeng",
        "CHN",
        "an ambassador acts for who sends him",
    ),
    (
        'In Lima, the military command denied it. "We hold the hill," Colonel Raul Zevallos said.',
        "Raul Zevallos",
        "PER",
        "a colonel in a paragraph set in a capital",
    ),
    (
        'Kuwait rejected the claim. "It is false," Foreign Ministry spokesman Adel Marzouki told reporters.',
        "Adel Marzouki",
        "KWT",
        "a ministry speaks for the state that was the subject before",
    ),
    ("Hezbollah leader Sayed Karim Darwish spoke.", "Sayed Karim Darwish", "LBN", "the leader of a group"),
    (
        "“It is a drill,” said Commodore Vikram Dasgupta, a spokesman for the Indian navy.",
        "Vikram Dasgupta",
        "IND",
        "a title in apposition, through a body",
    ),
    ("The former Polish minister Jan Wilk spoke.", "Jan Wilk", None, "who left office acts for no state"),
    (
        "Russia expelled four British diplomats. Britain had ordered out four Russians. "
        "Foreign Ministry spokesman Pavel Gromov said so.",
        "Pavel Gromov",
        None,
        "two states act: neither is certain",
    ),
    (
        "Iranian Foreign Minister Manouchehr Mottaki will visit Pakistan for talks with Pakistani leaders. "
        "Mottaki will come on Monday, foreign ministry spokeswoman Salma Qadri said.",
        "Salma Qadri",
        None,
        "two states set the scene: neither is certain",
    ),
]


@pytest.mark.parametrize(("text", "name", "code", "why"), COUNTRIES, ids=[case[-1] for case in COUNTRIES])
def test_state_of_a_person(book: Book, text: str, name: str, code: str | None, why: str) -> None:
    people = {actor.name: actor.code for actor in book(text, "2006-11-17").actors.values()}
    assert people[name] == code, why


FORMS = [
    ("Chinese Foreign Ministry spokesman Kong Quan spoke. Kong left.", "Kong", "kong-quan", "Chinese"),
    ("North Korean envoy Pak Tae-Ryong spoke. Pak left.", "Pak", "pak-tae-ryong", "Korean with a hyphen"),
    (
        "Vietnamese Prime Minister Nguyen Tan Dung spoke. Dung left.",
        "Dung",
        "nguyen-tan-dung",
        "Vietnamese: the last name",
    ),
    (
        "Spanish envoy Luis de Ribera spoke. Ribera left.",
        "Ribera",
        "luis-de-ribera",
        "Spanish with a particle",
    ),
    ("Syrian envoy Omar al-Rashidi spoke. Rashidi left.", "Rashidi", "omar-al-rashidi", "Arabic without al-"),
    (
        "Hungarian Foreign Minister János Martonyi spoke. Martonyi left.",
        "Martonyi",
        "janos-martonyi",
        "Hungarian with accents",
    ),
    (
        "Indonesian presidential spokesman Dino Patti Djalal spoke. Dino left.",
        "Dino",
        "dino-patti-djalal",
        "Indonesian by the first name",
    ),
]


@pytest.mark.parametrize(("text", "words", "id", "why"), FORMS, ids=[case[-1] for case in FORMS])
def test_later_forms_of_a_name(read: Read, text: str, words: str, id: str, why: str) -> None:
    assert (words, id) in read(text), why


def test_former_holders_keep_their_country_and_lose_the_code(book: Book) -> None:
    actors = book("Former French President Jacques Chirac visited Bamako.", "2010-02-02").actors
    chirac = actors["jacques-chirac"]
    assert (chirac.country, chirac.code) == ("FRA", None)


def test_who_left_office_acts_for_whom_the_title_names(book: Book) -> None:
    actors = book("UN envoy Martti Ahtisaari flew to Pristina.", "2005-11-26").actors
    assert actors["martti-ahtisaari"].code == "UN"


def test_the_last_word_of_a_name_as_written_stands_for_its_bearer(book: Book) -> None:
    """The registers call him Tedros; a report that writes “Tedros Adhanom” goes on with “Adhanom”."""
    text = "Kenya met Ethiopian Foreign Minister Tedros Adhanom in Nairobi. Adhanom opposed sanctions."
    found = book(text, "2014-03-15")
    assert [item.mention.actors for item in found.found if text[slice(*item.mention.span)] == "Adhanom"] == [
        ("tedros-adhanom-ghebreyesus",)
    ]
