"""Who is bound: by the clause, the phrase of the instrument, an award, a joint text, an earlier sentence."""

from __future__ import annotations

import pytest
from tests.agreements.told import PUBLISHED, compacts

from communique.reader import Reader

Case = tuple[str, list[str], str]
"""(text, expected agreements, why)"""

CASES: list[Case] = [
    (
        "Spain has signed an agreement with Morocco on the readmission of migrants.",
        ["agreement | ESP MAR | signed"],
        "subject and with",
    ),
    (
        "Ministers from Thailand and Laos concluded an accord on river traffic.",
        ["accord | LAO THA | signed"],
        "ministers act for the states they come from",
    ),
    (
        "Japanese Prime Minister Shinzo Abe met Indian Prime Minister Narendra Modi in Tokyo. "
        "Ministers of the two countries signed a memorandum on high-speed rail.",
        ["memorandum | IND JPN | signed"],
        "ministers of the two countries",
    ),
    (
        "President Vladimir Putin and President Nicolas Maduro signed a package of agreements on oil.",
        ["agreement | RUS VEN | signed"],
        "presidents act for their states, through “a package of”",
    ),
    (
        "France and Egypt agreed a $2 billion loan for the Cairo metro.",
        ["loan agreement | EGY FRA | signed"],
        "agreed with an object",
    ),
    (
        "Airbus won a contract from Qatar to supply 50 aircraft.",
        ["contract | Airbus QAT | signed"],
        "won from",
    ),
    (
        "Boeing placed an order with Rolls-Royce for 40 engines.",
        ["contract | Boeing Rolls-Royce | signed"],
        "an order placed with",
    ),
    (
        "The World Bank approved a loan of $500 million to Kenya for roads.",
        ["loan agreement | KEN WB | signed"],
        "a lender and who is lent to",
    ),
    (
        "In a joint statement, France, Germany and Britain said they regretted the move.",
        ["joint statement | DEU FRA GBR | signed"],
        "who says something in a joint statement issues it",
    ),
    (
        "Egypt, the first Arab country to sign a peace treaty with Israel, hosted the talks.",
        ["treaty | EGY ISR | signed"],
        "the first country to sign",
    ),
    (
        "Russia and India signed a contract for the supply of 12 helicopters and a memorandum on space.",
        ["contract | IND RUS | signed", "memorandum | IND RUS | signed"],
        "two instruments in one sentence",
    ),
    (
        "The deal, signed by Boeing and Iran Air, covers 80 planes.",
        ["deal | Boeing Iran Air | signed"],
        "a reduced relative after a comma",
    ),
    ("The French government signed a contract with Renault.", [], "both sides are of one country"),
    (
        "The policy dates back to an agreement struck with Norway and Iceland.",
        [],
        "those it was made with, while who made it stays unsaid",
    ),
    ("Brazil signed an agreement on forests.", [], "one party alone"),
    ("Uruguay dealt with the matter and contracted engineers.", [], "verbs that look like instruments"),
    ("Norway won an order of merit.", [], "an order that is no contract"),
    ("Iran's agreement surprised nobody in Paris.", [], "an agreement of nobody with nobody"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_parties(reader: Reader, text: str, expected: list[str], why: str) -> None:
    assert compacts(reader.read(text, published=PUBLISHED)) == expected, why
