"""Pronouns, groups, documents and titles that stand for somebody named before."""

from __future__ import annotations

import pytest
from tests.actors.conftest import Book, Read

GROUPS = [
    (
        "India and Pakistan signed. Brazil urged both sides to go on.",
        [("both sides", "IND+PAK")],
        "who urges both sides is neither of them",
    ),
    (
        "French President Nicolas Sarkozy met German Chancellor Angela Merkel. "
        "The two leaders discussed Iran.",
        [("The two leaders", "nicolas-sarkozy+angela-merkel")],
        "two people who met",
    ),
    (
        "British Prime Minister Tony Blair and Irish Prime Minister John Bruton met. "
        "The two prime ministers spoke.",
        [("The two prime ministers", "tony-blair+john-bruton")],
        "people of that title",
    ),
    (
        "Chinese Foreign Minister Li Zhaoxing and Commerce Minister Bo Xilai left. "
        "The two ministers will return.",
        [("The two ministers", "li-zhaoxing+bo-xilai")],
        "ministers of one state",
    ),
    (
        "Turkey, Syria and Iraq agreed. The three nations will meet again, the trio said.",
        [("The three nations", "TUR+SYR+IRQ"), ("the trio", "TUR+SYR+IRQ")],
        "three",
    ),
    (
        "The European Union, Britain, Canada and Japan acted. "
        "In a joint statement, the four called on Minsk to yield.",
        [("the four", "EU+GBR+CAN+JPN")],
        "a bare number",
    ),
    (
        "Vietnam, Laos, India and Pakistan are neighbours of China, and ties between China and "
        "the four countries grow.",
        [("the four countries", "VNM+LAO+IND+PAK")],
        "who stands beside the group is none of it",
    ),
    (
        "Ecuador and Peru fought. The four guarantors -- Argentina, Brazil, Chile and the United States -- "
        "called on both sides to stop.",
        [("The four guarantors", "ARG+BRA+CHL+USA"), ("both sides", "ECU+PER")],
        "a description with its list",
    ),
    (
        "European Union leaders meet on Friday. Bulgaria and Romania will join, the leaders have decided.",
        [("the leaders", "EU")],
        "the same noun before",
    ),
    ("The two Koreas met.", [("Koreas", "KOR+PRK")], "the two Koreas"),
]


@pytest.mark.parametrize(("text", "expected", "why"), GROUPS, ids=[case[-1] for case in GROUPS])
def test_groups(read: Read, text: str, expected: list[tuple[str, str]], why: str) -> None:
    got = read(text, "1997-03-03" if "Blair" in text else "2006-06-01")
    for mention in expected:
        assert mention in got, why


PRONOUNS = [
    (
        "US Secretary of State Madeleine Albright left, spokesman Nicholas Burns said. "
        "She was tired, he said.",
        [("She", "madeleine-albright"), ("he", "nicholas-burns")],
        "gender",
    ),
    (
        "French President Nicolas Sarkozy met German Chancellor Angela Merkel. She praised his plan.",
        [("She", "angela-merkel"), ("his", "nicolas-sarkozy")],
        "both in one sentence",
    ),
    (
        "Chinese envoy Cui Tiankai spoke. As second leg of his visit, Hu Jintao will see Laos.",
        [("his", "hu-jintao")],
        "a possessive before its subject",
    ),
    ("Pakistan said it would help.", [("it", "PAK")], "it of a reported clause"),
    (
        "Georgia accused Russia. Its defence ministry said its troops had been shelled.",
        [("Its defence ministry", "GEO"), ("its troops", "GEO")],
        "roles of a possessive",
    ),
    (
        "The council imposed sanctions on Iran over its programme.",
        [("its", "IRN")],
        "whom the clause turns to",
    ),
    ("Russia and China said they agreed.", [("they", "RUS+CHN")], "they of a coordination"),
    (
        "“We will not yield,” the Iranian foreign minister said. “I told our neighbours so.”",
        [("We", "IRN"), ("I", "manouchehr-mottaki"), ("our", "IRN")],
        "we is the speaker's state",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), PRONOUNS, ids=[case[-1] for case in PRONOUNS])
def test_pronouns(read: Read, text: str, expected: list[tuple[str, str]], why: str) -> None:
    got = read(text, "1997-04-24" if "Albright" in text else "2008-05-01")
    for mention in expected:
        assert mention in got, why


NOBODY = [
    ("Spain agreed. It is clear that talks will follow.", "It", "a clause, no state"),
    ("Turkey accused Syria. Damascus denied it.", "it", "what was said, no state"),
    ("His Majesty the King left for Rome.", "His", "an address"),
    ("King Abdullah began a four-nation tour.", "four-nation", "a number in an adjective"),
    ("India and China will ask other countries to join.", "other countries", "others are nobody named"),
]


@pytest.mark.parametrize(("text", "words", "why"), NOBODY, ids=[case[-1] for case in NOBODY])
def test_words_that_stand_for_nobody(read: Read, text: str, words: str, why: str) -> None:
    assert words not in [mention for mention, _ in read(text)], why


def test_documents_speak_for_their_issuers(book: Book) -> None:
    text = (
        "Ecuador and Colombia signed a joint statement. “Both sides regret it,” the document reads. "
        "It adds a date."
    )
    found = {text[item.span[0] : item.span[1]]: item for item in book(text).found}
    for words in ("a joint statement", "the document", "It"):
        assert found[words].document
        assert found[words].mention.actors == ("ECU", "COL")


def test_later_titles_are_the_person(read: Read) -> None:
    text = (
        "Lebanese Prime Minister Fouad Siniora spoke. The premier was calm. "
        "Kuwaiti spokeswoman Hessa Rashidi left. The spokeswoman was late."
    )
    got = read(text, "2006-11-29")
    assert ("The premier", "fouad-siniora") in got
    assert ("The spokeswoman", "hessa-rashidi") in got


def test_a_title_goes_to_whom_the_text_gave_it(read: Read) -> None:
    text = (
        "President Clinton said the talks had failed. Israeli Prime Minister Ehud Barak and "
        "Palestinian leader Yasser Arafat left. The president praised Barak."
    )
    assert ("The president", "bill-clinton") in read(text, "2000-07-25")


def test_an_object_is_not_the_subject(read: Read) -> None:
    text = "Volodymyr Zelenskyy spoke with President Joe Biden. He thanked him for his support."
    got = read(text, "2022-03-30")
    assert ("him", "joe-biden") in got
    assert ("his", "joe-biden") in got


def test_the_company_of_a_state(read: Read) -> None:
    text = "Poland's PGNiG sued Gazprom. The Polish company said the Russian firm overcharged it."
    got = read(text, "2020-02-02")
    assert ("The Polish company", "pgnig") in got
    assert ("the Russian firm", "gazprom") in got


def test_who_cut_ties_with_another_is_not_beside_it(read: Read) -> None:
    text = (
        "Saudi Arabia, Egypt, the United Arab Emirates and Bahrain cut ties with Qatar. "
        "The four accused Doha."
    )
    assert ("The four", "SAU+EGY+ARE+BHR") in read(text, "2017-06-05")
