"""Instruments told of as known: dated, named, signed before, or what things are done under."""

from __future__ import annotations

import pytest
from tests.agreements.told import PUBLISHED, compacts

from communique.reader import Reader

Case = tuple[str, list[str], str]
"""(text, expected agreements, why)"""

CASES: list[Case] = [
    (
        "Under the 1985 pact between Japan and the Philippines, Tokyo pays for the patrol boats.",
        ["pact | JPN PHL | in force"],
        "under a dated pact",
    ),
    (
        "Under the agreement of 1916 between Britain and France, the region was divided.",
        ["agreement | FRA GBR | in force"],
        "of a year",
    ),
    (
        "The recently signed co-financing agreement between Kenya and China covers 300 km of road.",
        ["agreement | CHN KEN | signed"],
        "recently signed",
    ),
    (
        "Officials spoke about the 1951 defence treaty between the United States and the Philippines.",
        ["treaty | PHL USA | in force"],
        "a year before it",
    ),
    (
        "Critics pointed to the existing fisheries agreement between Iceland and Norway.",
        ["agreement | ISL NOR | in force"],
        "existing",
    ),
    (
        "Critics pointed to the proposed fisheries agreement between Iceland and Norway.",
        [],
        "proposed: there is none yet",
    ),
    (
        "Hopes for an agreement between Iceland and Norway faded.",
        [],
        "an agreement that nobody told of",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_references(reader: Reader, text: str, expected: list[str], why: str) -> None:
    assert compacts(reader.read(text, published=PUBLISHED)) == expected, why
