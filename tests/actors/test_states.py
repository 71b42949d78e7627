"""States and bodies: capitals as governments and as places, metonyms, demonyms, acronyms, companies,
traps.
"""

from __future__ import annotations

import pytest
from tests.actors.conftest import Book, Read

CAPITALS = [
    ("The ministers met in Beijing.", ("Beijing", "@CHN"), "met in: a place"),
    ("Beijing said it would retaliate.", ("Beijing", "CHN"), "a capital that speaks"),
    ("The firm will send gas supplies to Beijing.", ("Beijing", "CHN"), "supplies to a government"),
    ("Kiev yielded under pressure from Moscow.", ("Moscow", "RUS"), "pressure from a government"),
    ("He flew from Moscow to Minsk.", ("Moscow", "@RUS"), "flew from: a place"),
    ("Moscow's streets were empty.", ("Moscow", "@RUS"), "streets: a place"),
    ("QUITO, Jan 29 - Ecuador accused Peru of an attack.", ("QUITO", "@ECU"), "a dateline"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CAPITALS, ids=[case[-1] for case in CAPITALS])
def test_capitals(read: Read, text: str, expected: tuple[str, str], why: str) -> None:
    assert expected in read(text), why


METONYMS = [
    ("The Kremlin refused.", "Kremlin", "RUS"),
    ("The White House agreed.", "White House", "USA"),
    ("Downing Street agreed.", "Downing Street", "GBR"),
    ("The Élysée declined to comment.", "Élysée", "FRA"),
    ("The State Department said talks went on.", "State Department", "USA"),
    ("Zhongnanhai was silent.", "Zhongnanhai", "CHN"),
    ("Brussels urged Ankara to reform.", "Brussels", "EU"),
]


@pytest.mark.parametrize(("text", "words", "id"), METONYMS, ids=[case[1] for case in METONYMS])
def test_metonyms(read: Read, text: str, words: str, id: str) -> None:
    assert (words, id) in read(text)


def test_demonyms_are_governments_people_or_adjectives(book: Book) -> None:
    found = {
        item.span: item
        for item in book(
            "The French refused. Russian gas flows. Two Russians left. The North Koreans spoke."
        ).found
    }
    french, gas, russians, koreans = found.values()
    assert (french.mention.actors, french.sector, french.latent) == (("FRA",), None, False)
    assert gas.latent
    assert russians.sector == "CVL"
    assert (koreans.mention.actors, koreans.sector) == (("PRK",), None)


BODIES = [
    (
        "NATO warned Serbia. The North Atlantic Alliance would act, and the bloc urged restraint.",
        [("NATO", "NATO"), ("North Atlantic Alliance", "NATO"), ("the bloc", "NATO")],
        "acronym, expansion and description",
    ),
    (
        "The Shanghai Cooperation Organisation (SCO) met. The SCO condemned terrorism.",
        [("Shanghai Cooperation Organisation", "SCO"), ("SCO", "SCO")],
        "an acronym in brackets",
    ),
    (
        "The Joint Border Commission (JBC) met. The JBC will report in May.",
        [("JBC", "joint-border-commission")],
        "an acronym that the registers lack",
    ),
    (
        "The Caspian Pipeline Consortium (CPC) signed. A deal with the CPC is near.",
        [("CPC", "cpc-pipeline")],
        "the text's own acronym goes before another of the same letters",
    ),
    (
        "Russia's energy giant Gazprom and the Greek firm Helleniki Sideros signed. "
        "Helleniki said it was pleased.",
        [("Gazprom", "gazprom"), ("Helleniki", "helleniki-sideros"), ("it", "helleniki-sideros")],
        "companies in apposition and their short form",
    ),
    (
        "Transneft spokesman Ravil Polyanin said no. “We want more,” he said.",
        [("We", "transneft")],
        "we of a company's spokesman is the company",
    ),
    (
        "Turkey accused the PKK of the raid. The rebels denied it.",
        [("The rebels", "pkk")],
        "an armed group as the rebels",
    ),
    (
        "Hamas claimed the attack. The militant group said it would not stop.",
        [("The militant group", "hamas"), ("it", "hamas")],
        "an armed group as the group",
    ),
    (
        "India blamed the Pakistan-based militant group Lashkar-e-Taiba.",
        [("Lashkar-e-Taiba", "lashkar-e-taiba")],
        "the group acts, not where it is based",
    ),
    (
        "The Hamas spokesman in Damascus confirmed it.",
        [("The Hamas spokesman", "hamas")],
        "a group's spokesman speaks for it wherever he is",
    ),
    (
        "A Sino-Russian declaration followed. US and South Korean officials met.",
        [("Sino-Russian", "CHN+RUS"), ("US and South Korean officials", "USA+KOR")],
        "two states in one phrase",
    ),
    (
        "North Korea and South Korea agreed. The South will send rice and the North will open a road.",
        [("South", "KOR"), ("North", "PRK")],
        "the halves of Korea",
    ),
    (
        "In Lima, the military command denied it.",
        [("the military command", "PER")],
        "a body in the capital that opens the sentence",
    ),
    (
        "In Cairo, the petroleum ministry was more careful.",
        [("the petroleum ministry", "EGY")],
        "a ministry in the capital that opens the sentence",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), BODIES, ids=[case[-1] for case in BODIES])
def test_bodies(read: Read, text: str, expected: list[tuple[str, str]], why: str) -> None:
    got = read(text)
    for mention in expected:
        assert mention in got, why


TRAPS = [
    ("Republicans in Georgia and Alabama voted for the Republican.", "GEO", "the American state"),
    ("Michael Jordan played. Chad Smith drummed.", "JOR", "a surname"),
    ("Denzel Washington, Paris Hilton and Steve Israel attended.", "USA", "people named after places"),
    ("The South China Sea is wide.", "CHN", "a sea"),
    ("The Paris agreement, the Minsk agreements and the Vienna Convention hold.", "FRA", "treaties"),
    ("The Moscow Times and the Washington Post reported it.", "RUS", "newspapers"),
    ("The Beijing Olympics were over.", "CHN", "games"),
    ("Latin America grew.", "USA", "a continent"),
    ("Israel closed the West Bank.", "PSE", "a territory"),
    ("The Bank of China lost money.", "CHN", "a company"),
]


@pytest.mark.parametrize(("text", "id", "why"), TRAPS, ids=[case[-1] for case in TRAPS])
def test_traps(read: Read, text: str, id: str, why: str) -> None:
    assert id not in [actor.lstrip("@") for _, actor in read(text)], why


NAMESAKES = [
    ("Georgia accused Russia of a raid near Tbilisi.", "Georgia", "GEO"),
    ("The Republic of the Congo signed.", "Republic of the Congo", "COG"),
    ("The Democratic Republic of the Congo signed.", "Democratic Republic of the Congo", "COD"),
    ("Equatorial Guinea signed.", "Equatorial Guinea", "GNQ"),
    ("Guinea-Bissau signed.", "Guinea-Bissau", "GNB"),
    ("Papua New Guinea signed.", "Papua New Guinea", "PNG"),
    ("Niger protested to Nigeria.", "Niger", "NER"),
    ("The UN Security Council met.", "UN Security Council", "UNSC"),
]


@pytest.mark.parametrize(("text", "words", "id"), NAMESAKES, ids=[case[2] for case in NAMESAKES])
def test_namesakes(read: Read, text: str, words: str, id: str) -> None:
    assert (words, id) in read(text)
