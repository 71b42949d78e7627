"""Whose stance it is and which, with negation and reversal counted, and where none is taken."""

from __future__ import annotations

import pytest
from tests.positions.told import PUBLISHED, compacts

from communique.reader import Reader

Case = tuple[str, list[str], str]
"""(text, expected positions, why)"""

HELD: list[Case] = [
    (
        "Ireland said it opposed Britain's proposals on fishing.",
        ["IRL opposes GBR | Britain's proposals on fishing"],
        "reported, by a pronoun",
    ),
    (
        "“We oppose the use of force against Syria,” Russian Foreign Minister Sergei Lavrov said.",
        ["RUS opposes - | the use of force against Syria"],
        "we in a quote is the speaker's state",
    ),
    (
        "“I support the Turkish proposal,” British Prime Minister David Cameron said.",
        ["GBR supports TUR | the Turkish proposal"],
        "I in a quote is the speaker",
    ),
    (
        "France and Germany condemned the Syrian shelling of Aleppo.",
        ["DEU FRA opposes SYR | the Syrian shelling of Aleppo"],
        "two holders",
    ),
    (
        "The Israeli decision to build new homes was condemned by the European Union.",
        ["EU opposes ISR | The Israeli decision to build new homes"],
        "passive",
    ),
    (
        "Mexico's opposition to the American tariff is well known.",
        ["MEX opposes USA | the American tariff"],
        "the owner of a noun",
    ),
    (
        "Turkey voiced its opposition to the Greek drilling plan.",
        ["TUR opposes GRC | the Greek drilling plan"],
        "a noun under a verb of voicing",
    ),
    (
        "China expressed support for Pakistan's bid to join the group.",
        ["CHN supports PAK | Pakistan's bid to join the group"],
        "expressed support for",
    ),
    (
        "Austria is against the Czech nuclear plant.",
        ["AUT opposes CZE | the Czech nuclear plant"],
        "is against",
    ),
    (
        "Russia is resolutely opposed to the deployment of American missiles in Poland.",
        ["RUS opposes - | the deployment of American missiles in Poland"],
        "opposed to, with an adverb between",
    ),
    (
        "The Swiss government is critical of the German tax plan.",
        ["CHE opposes DEU | the German tax plan"],
        "critical of",
    ),
    (
        "Argentina is in favour of Brazil's bid for a seat on the Security Council.",
        ["ARG supports BRA | Brazil's bid for a seat on the Security Council"],
        "in favour of",
    ),
    ("Canada stands with Ukraine.", ["CAN supports UKR |"], "stands with"),
    ("Peru joined Chile in opposing the Bolivian claim.", ["PER opposes BOL | the Bolivian claim"], "joined"),
]

TURNED: list[Case] = [
    (
        "Denmark does not oppose the Swedish plan.",
        ["DNK supports SWE | the Swedish plan"],
        "does not oppose",
    ),
    (
        "Sweden does not support the Hungarian proposal.",
        ["SWE opposes HUN | the Hungarian proposal"],
        "does not support",
    ),
    (
        "Slovakia cannot support the Greek proposal.",
        ["SVK opposes GRC | the Greek proposal"],
        "cannot support",
    ),
    (
        "Thailand stopped opposing the Malaysian port project.",
        ["THA supports MYS | the Malaysian port project"],
        "stopped opposing",
    ),
    (
        "Hungary dropped its objections to the Romanian bid.",
        ["HUN supports ROU | the Romanian bid"],
        "dropped its objections",
    ),
    (
        "India refused to condemn the Iranian vote.",
        ["IND supports IRN | the Iranian vote"],
        "refused to condemn",
    ),
    ("Serbia will never recognise Kosovo.", ["SRB opposes XKX |"], "never"),
]

NONE: list[Case] = [
    ("If Iran supports the Syrian plan, talks will follow.", [], "a condition"),
    ("Does Poland support the Ukrainian plan?", [], "a question"),
    ("Italy wants to support the Libyan coast guard.", [], "a wish"),
    ("Malaysia sought support for its resolution from Indonesia.", [], "support that is only sought"),
    ("Hungary threatened to veto EU sanctions on Russia.", [], "a threat"),
    ("Fans of Spain support the team.", [], "who cannot hold a state's position"),
    ("The opposition leader in Zambia criticised the government.", [], "a quarrel at home"),
    ("The White House urged Congress to pass the bill.", [], "a call inside one state"),
    ("Spain supports its farmers.", [], "what is the holder's own"),
    ("The house stands by the road in Peru.", [], "no stance at all"),
]


@pytest.mark.parametrize(("text", "expected", "why"), HELD, ids=[case[2] for case in HELD])
def test_held(reader: Reader, text: str, expected: list[str], why: str) -> None:
    assert compacts(reader.read(text, published=PUBLISHED)) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), TURNED, ids=[case[2] for case in TURNED])
def test_turned(reader: Reader, text: str, expected: list[str], why: str) -> None:
    assert compacts(reader.read(text, published=PUBLISHED)) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), NONE, ids=[case[2] for case in NONE])
def test_none(reader: Reader, text: str, expected: list[str], why: str) -> None:
    assert compacts(reader.read(text, published=PUBLISHED)) == expected, why
