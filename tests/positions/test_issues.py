"""What a stance is about and whom it is meant for."""

from __future__ import annotations

import pytest
from tests.positions.told import PUBLISHED, compacts

from communique.reader import Reader

Case = tuple[str, list[str], str]
"""(text, expected positions, why)"""

CASES: list[Case] = [
    (
        "Greece opposes Turkey's EU membership.",
        ["GRC opposes TUR | Turkey's EU membership"],
        "the owner and not the adjective beside the noun",
    ),
    (
        "Japan objected to the Chinese air zone.",
        ["JPN opposes CHN | the Chinese air zone"],
        "objected to",
    ),
    (
        "India welcomed changes to the American visa rules.",
        ["IND supports - | changes to the American visa rules"],
        "the whole phrase is the issue",
    ),
    (
        "Mexico rejected US President Barack Obama's demand that it pay for the wall.",
        ["MEX opposes USA | US President Barack Obama's demand that it pay for the wall"],
        "a clause inside the issue",
    ),
    (
        "The Security Council condemned North Korea's nuclear test.",
        ["UN opposes PRK | North Korea's nuclear test"],
        "an organ holds for its organisation",
    ),
    (
        "Norway hailed the ceasefire between Israel and Hamas.",
        ["NOR supports - | the ceasefire between Israel and Hamas"],
        "a thing of two is of neither alone",
    ),
    ("The EU backed London over the poisoning.", ["EU supports GBR |"], "a capital as its state, no issue"),
    (
        "France expressed concern about Iran's missile tests.",
        ["FRA opposes IRN | Iran's missile tests"],
        "concern about somebody's act",
    ),
    ("France expressed concern about the flood.", [], "concern about nobody's act"),
    (
        "Guinea voiced alarm over Mali's troop movements.",
        ["GIN opposes MLI | Mali's troop movements"],
        "alarm over",
    ),
    (
        "The United States reaffirmed its commitment to the security of Israel.",
        ["USA supports ISR | the security of Israel"],
        "commitment to",
    ),
    (
        "Washington remains committed to the defense of Taiwan.",
        ["USA supports TWN | the defense of Taiwan"],
        "committed to",
    ),
    ("Denmark is committed to free trade.", [], "committed to nobody"),
    (
        "The United States urged China to press North Korea to return to talks.",
        ["USA calls-on CHN | to press North Korea to return to talks"],
        "who is urged is meant, not who is to be pressed",
    ),
    (
        "Vietnam demanded that China withdraw its rig.",
        ["VNM calls-on CHN | China withdraw its rig"],
        "demanded that",
    ),
    (
        "The United Arab Emirates demanded an apology from Qatar.",
        ["ARE calls-on QAT | an apology from Qatar"],
        "demanded from",
    ),
    (
        "Tunisia appealed to Algeria to reopen the border.",
        ["TUN calls-on DZA | to reopen the border"],
        "appealed to",
    ),
    (
        "Turkish officials told reporters that Israel must lift the blockade of Gaza.",
        ["TUR calls-on ISR | must lift the blockade of Gaza"],
        "must, of another",
    ),
    (
        "Germany called for an end to Russian attacks on Ukraine.",
        ["DEU calls-on RUS | an end to Russian attacks on Ukraine"],
        "who is to end it is meant",
    ),
    (
        "Cuba has called for the lifting of the US embargo.",
        ["CUB calls-on USA | the lifting of the US embargo"],
        "the lifting of",
    ),
    (
        "Malta called for a ceasefire in Libya between the factions.",
        ["MLT calls-on - | a ceasefire in Libya between the factions"],
        "nobody addressed, but another state concerned",
    ),
    ("Malta called for calm.", [], "nobody addressed and nobody concerned"),
    (
        "Israel and Hamas have fought for days. Egypt called on both sides to stop fighting.",
        ["EGY calls-on ISR | to stop fighting"],
        "a group gives its first member",
    ),
    (
        "Ukraine's call for Belarus to close the border went unheeded.",
        ["UKR calls-on BLR | Belarus to close the border"],
        "a call for somebody to do something",
    ),
    (
        "Panama voted against Venezuela's resolution.",
        ["PAN opposes VEN | Venezuela's resolution"],
        "voted against",
    ),
    ("Egypt recognised Kosovo.", ["EGY supports XKX |"], "recognised"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_issue_and_target(reader: Reader, text: str, expected: list[str], why: str) -> None:
    assert compacts(reader.read(text, published=PUBLISHED)) == expected, why


def test_one_position_told_twice_has_both_proofs(reader: Reader) -> None:
    record = reader.read(
        "Kenya opposes the Somali claim. Officials met in Nairobi. Kenya rejects the Somali claim.",
        published=PUBLISHED,
    )
    assert compacts(record) == ["KEN opposes SOM | the Somali claim"]
    assert [record.text(span) for span in record.positions[0].evidence] == [
        "Kenya opposes the Somali claim",
        "Kenya rejects the Somali claim",
    ]


def test_a_position_inside_a_quote_names_its_statement(reader: Reader) -> None:
    record = reader.read(
        "“We reject the Chadian claim,” Libyan President Muammar Gaddafi said.", published="2005-03-01"
    )
    assert [position.statement for position in record.positions] == [record.statements[0].id]
