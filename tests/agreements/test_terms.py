"""What an agreement is about, from whom to whom, how much, for how long and since when."""

from __future__ import annotations

import pytest
from tests.agreements.told import PUBLISHED, details

from communique.reader import Reader

Case = tuple[str, dict[str, object], str]
"""(text, what the first agreement must tell, why)"""

CASES: list[Case] = [
    (
        "Gazprom and CNPC signed a 30-year contract worth $400 billion to supply 38 billion cubic meters "
        "of gas a year to China.",
        {
            "subject": "to supply 38 billion cubic meters of gas a year to China",
            "from": "Gazprom",
            "to": "CHN",
            "quantities": [(4e11, "USD"), (3.8e10, "m3")],
            "term": "30-year",
            "months": 360.0,
        },
        "worth, and the purpose after it",
    ),
    (
        "Germany and Israel signed a deal under which Berlin will sell Israel three submarines.",
        {"from": "DEU", "to": "ISR", "quantities": [(3.0, "submarine")]},
        "under which A will sell B: the party, not its capital",
    ),
    (
        "Egypt obtained a $12 billion loan from the IMF.",
        {"from": "IMF", "to": "EGY", "quantities": [(1.2e10, "USD")]},
        "a loan from",
    ),
    (
        "The World Bank approved a loan of $500 million to Kenya for roads.",
        {"from": "WB", "to": "KEN", "quantities": [(5e8, "USD")]},
        "a loan to",
    ),
    (
        "Boeing placed an order with Rolls-Royce for 40 engines.",
        {"from": "Rolls-Royce", "to": "Boeing"},
        "who orders receives",
    ),
    (
        "Iran and Iraq signed an agreement to acknowledge the common river border.",
        {"subject": "to acknowledge the common river border", "from": "", "to": ""},
        "an infinitive is a subject, and nothing moves",
    ),
    (
        "Brazil and Argentina signed a Science, Technology, and Innovation Agreement in Brasilia.",
        {"subject": "Science, Technology, and Innovation"},
        "a capitalised title with its whole coordination",
    ),
    (
        "Russia and India signed a contract for the supply of 12 helicopters and a memorandum on space.",
        {"subject": "the supply of 12 helicopters", "quantities": [(12.0, "helicopter")]},
        "the second instrument is no part of the first one's subject",
    ),
    (
        "Serbia and Kosovo signed the Brussels Agreement in 2013.",
        {"subject": "", "date": "2013-01-01", "precision": "year"},
        "a place that names an agreement is not what it is about",
    ),
    (
        "Chile and Peru signed a treaty on fishing in Lima on Tuesday.",
        {"subject": "fishing", "date": "2014-11-18"},
        "where and when it was signed is no subject",
    ),
    (
        "Cuba and Spain have signed a debt agreement of 2.4 billion euros.",
        {"subject": "debt", "quantities": [(2.4e9, "EUR")]},
        "a sum is a quantity and no subject",
    ),
    (
        "Italy and Libya signed a deal for the return of 300 people.",
        {"quantities": []},
        "people are not amounts",
    ),
    (
        "India and Bangladesh inked 22 agreements in areas including defence and nuclear energy.",
        {"quantities": []},
        "the number of papers is none of their amounts",
    ),
    (
        "China and 48 African countries signed an accord with the European Union on trade.",
        {"quantities": [], "subject": "trade"},
        "the number of parties is no amount",
    ),
    (
        "Pakistan and China signed an agreement on the construction of a 1,100 km pipeline.",
        {"quantities": [(1.1e6, "m")]},
        "a length of what is built",
    ),
    (
        "Egypt, the first Arab country to sign a peace treaty with Israel, hosted the talks.",
        {"subject": "peace", "date": None, "precision": "unknown"},
        "what describes a country is no news of the day",
    ),
    (
        "Under the 1985 pact between Japan and the Philippines, Tokyo paid on Monday for the boats.",
        {"date": "1985-01-01", "precision": "year"},
        "what is known is dated by its own words",
    ),
    (
        "An agreement on gas supplies between Turkey and Azerbaijan will be signed on Dec 6.",
        {"subject": "gas supplies", "date": "2014-12-06"},
        "a planned signing has its own day",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_details(reader: Reader, text: str, expected: dict[str, object], why: str) -> None:
    record = reader.read(text, published=PUBLISHED)
    assert record.agreements, why
    told = details(record, record.agreements[0])
    assert {key: told[key] for key in expected} == expected, why


def test_evidence_lies_in_the_sentence_that_tells(reader: Reader) -> None:
    record = reader.read(
        "Rain fell. Chile and Peru signed a treaty on fishing. It was late.", published=PUBLISHED
    )
    assert [record.text(span) for span in record.agreements[0].evidence] == [
        "Chile and Peru signed a treaty on fishing"
    ]


def test_a_second_telling_joins_the_first(reader: Reader) -> None:
    record = reader.read(
        "Oman and India signed a contract on ports. The contract is worth $2 billion.", published=PUBLISHED
    )
    assert len(record.agreements) == 1
    assert [item.value for item in record.agreements[0].quantities] == [2e9]
    assert len(record.agreements[0].evidence) == 2
