"""One event for each happening: retellings are joined, different happenings are not."""

from __future__ import annotations

import pytest
from tests.events.told import Expected, fits, shown

from communique.reader import Reader

Case = tuple[str, str, list[Expected], str]
"""(text, published, expected events, why)"""


RETOLD: list[Case] = [
    (
        (
            "The presidents of Turkmenistan and Iran met in Ashgabat on Monday.\n"
            "\n"
            "“We have opened a new page,” said the Iranian president. The two leaders met for three hours"
            " behind closed doors."
        ),
        "1993-10-26",
        [("CONSULT", "IRN TKM", "", "happened", {"spans": 2})],
        "a group retells",
    ),
    (
        (
            "Nigeria accused Cameroon on Monday of killing six fishermen.\n"
            "\n"
            "The government in Abuja repeated the charge in a letter to the United Nations, accusing "
            "Cameroon of firing without warning."
        ),
        "1998-10-06",
        [("ACCUSE", "NGA", "CMR", "happened", {"spans": 2})],
        "an accusation repeated",
    ),
    (
        (
            "Morocco recalled its ambassador from Madrid on Saturday. The recall of the envoy was "
            "announced by the palace in Rabat."
        ),
        "2001-10-29",
        [("SANCTION", "MAR", "ESP", "happened", {"mode": "withdraw"})],
        "recalled, and the recall",
    ),
]

DIFFERENT: list[Case] = [
    (
        "Ecuador condemned Peru on Monday. Colombia condemned Peru on Tuesday.",
        "1995-02-01",
        [
            ("ACCUSE", "ECU", "PER", "happened", {"date": "1995-01-30"}),
            ("ACCUSE", "COL", "PER", "happened", {"date": "1995-01-31"}),
        ],
        "two actors",
    ),
    (
        "Kuwait arrested 12 Iraqi infiltrators in May, and arrested 30 Iraqi smugglers in August.",
        "1993-10-02",
        [
            ("COERCE", "KWT", "IRQ", "happened", {"date": "1993-05-01"}),
            ("COERCE", "KWT", "IRQ", "happened", {"date": "1993-08-01"}),
        ],
        "two months apart",
    ),
    (
        ("Greece rejected a Turkish offer of talks on Monday and accused Turkey of violating its air space."),
        "1996-02-13",
        [("REJECT", "GRC", "TUR", "happened"), ("ACCUSE", "GRC", "TUR", "happened")],
        "two types of one dyad",
    ),
    (
        (
            "Russia cut off gas to Ukraine on Sunday. Ukraine denied having stolen any, and Poland asked "
            "Russia to turn the taps on again."
        ),
        "2006-01-02",
        [("SANCTION|COERCE", "RUS", "UKR", "happened"), ("REQUEST", "POL", "RUS", "happened")],
        "three voices, two events between states",
    ),
]

SOURCES: list[Case] = [
    (
        ("Amnesty International said on Tuesday that Bhutan had expelled 80,000 people of Nepalese descent."),
        "1992-08-12",
        [("COERCE", "BTN", "NPL|", "happened")],
        "an observer reports",
    ),
    (
        "The Greek foreign ministry said Albanian police had beaten two Greek teachers in Sarande.",
        "1993-07-02",
        [("ASSAULT", "ALB", "GRC", "happened", {"mode": "beat", "source": "GRC"})],
        "the ministry's account",
    ),
    (
        "Tanzania sent two battalions to the Burundian border on Monday.",
        "1996-07-30",
        [("MOBILIZE", "TZA", "BDI", "happened", {"source": ""})],
        "the report's own voice",
    ),
]


@pytest.mark.parametrize(("text", "published", "expected", "why"), [*RETOLD, *DIFFERENT, *SOURCES])
def test_happenings(reader: Reader, text: str, published: str, expected: list[Expected], why: str) -> None:
    record = reader.read(text, published=published)
    assert fits(record, expected), f"{why}: {shown(record)}"
