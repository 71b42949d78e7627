"""Positions that only an event tells: disapproval and requests without a word of stance."""

from __future__ import annotations

import pytest
from tests.positions.told import PUBLISHED, compacts

from communique.reader import Reader

Case = tuple[str, list[str], str]
"""(text, expected positions, why)"""

CASES: list[Case] = [
    (
        "Iran hit out at Israel over the killing of a scientist.",
        ["IRN opposes ISR | the killing of a scientist"],
        "disapproval, with what it is over",
    ),
    (
        "Nepal sought Indian help to rebuild the road.",
        ["NPL calls-on IND | to rebuild the road"],
        "a request, with what is asked for",
    ),
    ("Nepal may seek Indian help to rebuild the road.", [], "a request only thought of"),
    ("Iran accused Israel of killing a scientist.", [], "an allegation takes no side on an issue"),
    ("Qatar thanked Turkey.", [], "thanks are no stance"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_acts(reader: Reader, text: str, expected: list[str], why: str) -> None:
    assert compacts(reader.read(text, published=PUBLISHED)) == expected, why


def test_a_word_of_stance_and_its_event_are_one_position(reader: Reader) -> None:
    record = reader.read("Vietnam urged China to withdraw its rig.", published=PUBLISHED)
    assert [event.type for event in record.events] == ["REQUEST"]
    assert compacts(record) == ["VNM calls-on CHN | to withdraw its rig"]
