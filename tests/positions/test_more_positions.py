"""Positions: whose stance, which, on what issue, meant for whom."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.reader import Reader
from communique.records import Position, Record

PUBLISHED = "2014-11-20"


def told(reader: Reader, text: str) -> Record:
    return reader.read(text, published=PUBLISHED)


def line(record: Record, position: Position) -> str:
    """“IND opposes PAK: the dam”; “-” for no target."""
    holders = " ".join(role.code or role.actor for role in position.holders)
    target = position.target.actor
    meant = (target.code or record.actor(target.actor).name) if target else "-"
    issue = f": {record.text(position.target.issue)}" if position.target.issue else ""
    return f"{holders} {position.stance} {meant}{issue}"


TOLD = [
    ("India opposes the Chinese dam.", ["IND opposes CHN: the Chinese dam"], "the plain case"),
    (
        "Sweden does not support the Hungarian proposal.",
        ["SWE opposes HUN: the Hungarian proposal"],
        "negation turns it",
    ),
    (
        "Sweden does not oppose the Hungarian proposal.",
        ["SWE supports HUN: the Hungarian proposal"],
        "no opposition is support",
    ),
    (
        "Kenya refused to condemn the Russian blockade.",
        ["KEN supports RUS: the Russian blockade"],
        "a refusal turns it",
    ),
    (
        "Norway dropped its objection to the Polish plan.",
        ["NOR supports POL: the Polish plan"],
        "an objection given up",
    ),
    (
        "Chile expressed support for Peru's bid to join the group.",
        ["CHL supports PER: Peru's bid to join the group"],
        "a noun under a verb that lends its subject",
    ),
    (
        "Japan urged Iran to release the tanker.",
        ["JPN calls-on IRN: to release the tanker"],
        "a call, its issue the whole clause",
    ),
    (
        "The United States called on Cuba to free two journalists.",
        ["USA calls-on CUB: to free two journalists"],
        "a verb with its preposition",
    ),
    (
        "Vietnam demanded that China withdraw its rig.",
        ["VNM calls-on CHN: China withdraw its rig"],
        "a clause with that",
    ),
    (
        "The Israeli decision was condemned by the European Union.",
        ["EU opposes ISR: The Israeli decision"],
        "a passive",
    ),
    (
        "Iran rejected a statement issued by the European Union.",
        ["IRN opposes EU: a statement issued by the European Union"],
        "an issue by whom made it",
    ),
    (
        '"We oppose the Syrian plan," Russian Foreign Minister Sergei Lavrov said.',
        ["RUS opposes SYR: the Syrian plan"],
        "we of an official is his state",
    ),
    (
        "Chad and Niger condemned Libya's raid.",
        ["TCD NER opposes LBY: Libya's raid"],
        "two holders",
    ),
    (
        "The Security Council condemned the attack on Mali by Libya.",
        ["UN opposes LBY: the attack on Mali"],
        "meant is who attacks, not who is attacked",
    ),
    (
        "Brazil is against the American tariffs.",
        ["BRA opposes USA: the American tariffs"],
        "a preposition under a verb of being",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), TOLD, ids=[case[2] for case in TOLD])
def test_holder_stance_target_and_issue(reader: Reader, text: str, expected: list[str], why: str) -> None:
    record = told(reader, text)
    assert [line(record, position) for position in record.positions] == expected, why


UNTOLD = [
    ("The White House urged Congress to pass the bill.", "a domestic matter"),
    ("Norway may support the Polish plan.", "a possibility"),
    ("Would Norway support the Polish plan?", "a question"),
    ("Norway is considering whether to support the Polish plan.", "a thought"),
    ("Norway needs the support of Poland.", "support that is only needed"),
    ("The bridge is supported by Polish steel.", "a thing that holds up a thing"),
    ("Norway sent money to support the Polish farmers.", "an infinitive of purpose"),
    ("The White House called on Congress to send aid to Ukraine.", "a call on one's own parliament"),
    ("Turkey warned Syria on Tuesday.", "a call without anything called for"),
    ("Italy backed away from the Polish plan.", "a particle that makes another verb"),
    ("China's president supports his foreign minister.", "one's own side"),
]


@pytest.mark.parametrize(("text", "why"), UNTOLD, ids=[case[1] for case in UNTOLD])
def test_what_is_no_position(reader: Reader, text: str, why: str) -> None:
    record = told(reader, text)
    assert [line(record, position) for position in record.positions] == [], why


def test_joint_text_names_all_holders(reader: Reader) -> None:
    record = told(
        reader,
        "Russia and China put out a joint statement on Wednesday. “The sides oppose further enlargement of "
        "NATO and call on Japan to respect the treaty,” it reads.",
    )
    holders = [[role.code for role in position.holders] for position in record.positions]
    assert holders == [["RUS", "CHN"], ["RUS", "CHN"]]
    assert [position.stance for position in record.positions] == ["opposes", "calls-on"]
    assert [position.statement for position in record.positions] == [record.statements[0].id] * 2


def test_the_four_of_a_joint_statement(reader: Reader) -> None:
    """“the four” are who acted before, whatever the parser makes of the number."""
    record = told(
        reader,
        "France, Germany, Italy and Spain met in Rome on Monday. In a joint statement, the four called on "
        "the authorities in Minsk to release all political prisoners.",
    )
    calls = [position for position in record.positions if position.stance == "calls-on"]
    assert [[role.code for role in position.holders] for position in calls] == [["FRA", "DEU", "ITA", "ESP"]]


def test_an_official_says_what_another_must_do(reader: Reader) -> None:
    record = told(reader, "Japanese Prime Minister Shinzo Abe said North Korea must halt its missile tests.")
    assert [line(record, position) for position in record.positions] == [
        "JPN calls-on PRK: must halt its missile tests"
    ]


def test_objects_of_two_owners_are_two_positions(reader: Reader) -> None:
    record = told(reader, "Norway condemned North Korea's missile tests and Russia's raid on the village.")
    assert [(p.stance, p.target.actor.code) for p in record.positions if p.target.actor] == [
        ("opposes", "PRK"),
        ("opposes", "RUS"),
    ]


def test_a_call_on_sides_that_nobody_names(reader: Reader) -> None:
    record = told(reader, "Egypt called on both sides to stop fighting.")
    assert [line(record, position) for position in record.positions] == ["EGY calls-on -: to stop fighting"]


def test_a_retelling_adds_evidence(reader: Reader) -> None:
    record = told(
        reader, "Chile rejected the Bolivian claim. Chile again rejected the Bolivian claim on Friday."
    )
    (position,) = record.positions
    assert len(position.evidence) == 2


VOCABULARY = """
Norway Peru NATO opposes condemned urged supports against its support opposition for to on of the a plan
must not refused withdraw “ ” , . said it we both sides in favour joint statement
"""
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), min_size=4, max_size=30)


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_any_words_keep_spans_inside_the_text(reader: Reader, words: list[str]) -> None:
    """No order of words breaks the stage; a position always has a holder, and an issue or a target."""
    record = reader.read("Norway said this. " + " ".join(words), published=PUBLISHED)
    for position in record.positions:
        spans = [*position.evidence, *([position.target.issue] if position.target.issue else [])]
        assert all(0 <= start < end <= len(record.document.text) for start, end in spans)
        assert position.holders
        assert position.target.actor or position.target.issue
