"""The examples themselves: every gold loads, names only what is known, and no report is a twin of another."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from evaluation.gold import EXAMPLES, Gold, load_all

from communique import ontology, registers

GOLDS = load_all()
STANCES = {"supports", "opposes", "calls-on"}
STATUSES = {"happened", "ongoing", "planned", "denied", "hypothetical"}
AGREEMENT_STATUSES = {"signed", "planned", "in force", "ended", "denied"}
KINDS = {
    "summit",
    "joint statement",
    "energy contract",
    "trade dispute",
    "sanctions",
    "border clash",
    "expulsion of diplomats",
    "aid pledge",
    "mediation and ceasefire",
    "military exercise",
    "recognition",
    "UN vote",
    "threat",
    "protest",
    "nothing: football",
    "nothing: election colour",
    "nothing: company earnings",
}

each = pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: gold.slug)


def known_codes() -> set[str]:
    return {*registers.states(), *registers.organisations()}


def test_every_text_has_its_gold_and_the_other_way_round() -> None:
    texts = {path.stem for path in EXAMPLES.glob("*.txt")}
    assert texts == {path.stem for path in EXAMPLES.glob("*.toml")}
    assert len(texts) >= 17


def test_every_kind_of_dealing_is_there() -> None:
    assert {gold.about for gold in GOLDS} >= KINDS
    assert {gold.manner for gold in GOLDS} >= {"wire", "communique", "newspaper"}
    assert len({gold.published[:3] for gold in GOLDS}) >= 4, "four decades"


def test_a_good_part_is_held_out() -> None:
    held = sum(gold.split == "held" for gold in GOLDS)
    assert held >= 6
    assert len(GOLDS) - held >= 11
    assert not any(gold.split == "seed" for gold in GOLDS)


@each
def test_length(gold: Gold) -> None:
    assert 120 <= len(gold.text.split()) <= 450


@each
def test_codes_are_known(gold: Gold) -> None:
    codes = {who.code for part in gold.parts() for who in part.choices if who.code}
    assert not codes - known_codes()


@each
def test_types_modes_and_statuses_are_known(gold: Gold) -> None:
    for event in gold.events:
        assert all(type_ in ontology.TYPES for type_ in event.types)
        if event.mode:
            assert any((type_, event.mode) in ontology.MODES for type_ in event.types), event.mode
        assert set(event.statuses) <= STATUSES
        assert set(event.sectors) <= set(ontology.SECTORS)
    for position in gold.positions:
        assert set(position.stances) <= STANCES
    for agreement in gold.agreements:
        assert set(agreement.statuses) <= AGREEMENT_STATUSES
    for statement in gold.statements:
        assert statement.kind in ("direct", "reported")
        assert not (statement.speaker and statement.issuers), "a speaker or issuers, not both"


@each
def test_measures_that_count_are_known(gold: Gold) -> None:
    known = {row["measure"] for row in registers.table("measures")}
    for indicator in gold.indicators:
        assert indicator.optional or set(indicator.measures) <= known, indicator.measures


@each
def test_what_needs_a_recipient_has_one(gold: Gold) -> None:
    for event in gold.events:
        if not event.optional and all(ontology.needs_recipient(type_) for type_ in event.types):
            assert event.recipients or len(event.actors) > 1, event.types


@each
def test_quotes_of_direct_statements_stand_in_marks(gold: Gold) -> None:
    for statement in gold.statements:
        if statement.kind == "direct":
            before = gold.text[: statement.quote.start]
            straight = before.count('"') % 2 == 1
            assert straight or before.count("“") > before.count("”"), gold.text[slice(*statement.quote)]


@each
def test_what_tempts_a_coder_holds_no_event(gold: Gold) -> None:
    if gold.about.startswith("nothing"):
        assert (gold.events, gold.positions, gold.agreements, gold.indicators) == ((), (), (), ())
    else:
        assert sum(not event.optional for event in gold.events) >= 2


def test_no_two_reports_are_near_duplicates() -> None:
    def shingles(gold: Gold) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", gold.text.lower())
        return {tuple(words[i : i + 4]) for i in range(len(words) - 3)}

    sets = {gold.slug: shingles(gold) for gold in GOLDS}
    for one, other in combinations(sets, 2):
        shared = len(sets[one] & sets[other]) / min(len(sets[one]), len(sets[other]))
        assert shared < 0.08, (one, other)
