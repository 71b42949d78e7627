"""What became of an instrument: signed, planned, in force, ended, denied, or only thought of."""

from __future__ import annotations

import pytest
from tests.agreements.told import PUBLISHED, compacts

from communique.reader import Reader

Case = tuple[str, list[str], str]
"""(text, expected agreements, why)"""

CASES: list[Case] = [
    (
        "Chile and Peru signed a treaty on fishing in Lima on Tuesday.",
        ["treaty | CHL PER | signed"],
        "plain signing",
    ),
    (
        "A memorandum on rail transport was signed by Kazakhstan and Iran.",
        ["memorandum | IRN KAZ | signed"],
        "passive with its agents",
    ),
    (
        "The visit saw the signing of a contract between Rosatom and Hungary.",
        ["contract | HUN Rosatom | signed"],
        "the signing of, parties inside the noun's phrase",
    ),
    (
        "Finland and Estonia will sign an agreement on ferry safety next week.",
        ["agreement | EST FIN | planned"],
        "will",
    ),
    (
        "An agreement on gas supplies between Turkey and Azerbaijan will be signed on Dec 6.",
        ["agreement | AZE TUR | planned"],
        "passive future",
    ),
    (
        "An agreement between Poland and Lithuania is expected to be signed in autumn.",
        ["agreement | LTU POL | planned"],
        "the subject of expected is what is to be signed",
    ),
    (
        "A contract between Slovakia and Gazprom is due to be signed in March.",
        ["contract | Gazprom SVK | planned"],
        "due to",
    ),
    (
        "Japan and South Korea are likely to sign a defence cost-sharing agreement next month.",
        ["agreement | JPN KOR | planned"],
        "likely to",
    ),
    (
        "Colombia and Panama are set to sign a trade agreement in May.",
        ["agreement | COL PAN | planned"],
        "set to",
    ),
    (
        "Sudan and Uganda are expected to conclude an extradition treaty soon.",
        ["treaty | SDN UGA | planned"],
        "expected to, active",
    ),
    (
        "Negotiations between Canada and Japan on a free trade agreement resumed.",
        ["agreement | CAN JPN | planned"],
        "negotiations on",
    ),
    (
        "Norway and Russia are holding negotiations on an agreement on fishing quotas.",
        ["agreement | NOR RUS | planned"],
        "who holds the negotiations is who would be bound",
    ),
    (
        "Poland has not signed the agreement with Germany.",
        ["agreement | DEU POL | denied"],
        "not",
    ),
    (
        "Norway denied that it had signed an agreement with Iran.",
        ["agreement | IRN NOR | denied"],
        "denied that, with the pronoun",
    ),
    (
        "Libya rejected an agreement with Italy on migrants.",
        ["agreement | ITA LBY | denied"],
        "rejected",
    ),
    ("If Hungary and Croatia sign the agreement, gas will flow.", [], "a condition"),
    ("Bolivia wants to sign a gas agreement with Argentina.", [], "a wish"),
    ("Peru called on Chile to sign a border agreement with Bolivia.", [], "a call"),
    (
        "Ukraine has ratified the border treaty with Moldova.",
        ["treaty | MDA UKR | in force"],
        "ratified",
    ),
    (
        "The treaty between Austria and Slovenia entered into force on 1 May.",
        ["treaty | AUT SVN | in force"],
        "entered into force",
    ),
    (
        "The two presidents marked the entry into force of the tax treaty between Malta and Cyprus.",
        ["treaty | CYP MLT | in force"],
        "the entry into force of",
    ),
    (
        "A ceasefire between Israel and Hamas took effect on Thursday.",
        ["ceasefire | Hamas ISR | in force"],
        "took effect, with an armed group",
    ),
    (
        "The Minsk agreements between Ukraine and Russia remain in force.",
        ["agreement | RUS UKR | in force"],
        "remain in force",
    ),
    (
        "The ceasefire between Armenia and Azerbaijan collapsed on Sunday.",
        ["ceasefire | ARM AZE | ended"],
        "collapsed",
    ),
    (
        "A ceasefire brokered by Turkey between Russia and Ukraine collapsed.",
        ["ceasefire | RUS UKR | ended"],
        "the main verb outweighs the participle, and a broker is not bound",
    ),
    (
        "The United States withdrew from the nuclear agreement with Iran.",
        ["agreement | IRN USA | ended"],
        "withdrew from",
    ),
    (
        "The customs agreement between Mali and Niger expired in June.",
        ["agreement | MLI NER | ended"],
        "expired",
    ),
    ("Kenya cancelled a rail contract with China.", ["contract | CHN KEN | ended"], "cancelled"),
    (
        "Georgia accused Armenia of honouring signed deals with Iran.",
        [],
        "a participle before the noun signs nothing",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_status(reader: Reader, text: str, expected: list[str], why: str) -> None:
    assert compacts(reader.read(text, published=PUBLISHED)) == expected, why
