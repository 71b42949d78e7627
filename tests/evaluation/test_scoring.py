"""The scorer: a record that is the gold scores 1 everywhere; each change costs what it should."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from evaluation.gold import EXAMPLES, Gold, load, load_all
from evaluation.scoring import jaccard, match, same_name, score, trimmed
from evaluation.tally import MEASURES, Tally, total
from oracle import record_of

from communique.records import Actor, Record, Role, Span

GOLD = load(EXAMPLES / "doha-mediation-2010.toml")


@pytest.mark.parametrize("gold", load_all(), ids=lambda gold: gold.slug)
@pytest.mark.parametrize("optional", [False, True], ids=["bare", "with optional"])
def test_the_gold_itself_scores_one(gold: Gold, optional: bool) -> None:
    scored = score(gold, record_of(gold, optional))
    for measure in MEASURES:
        tally = scored.tallies[measure]
        assert (tally.false, tally.missed) == (0, 0), (measure, scored.faults)
    # With the optional ones two golds may fit one record, so which fields are compared is not settled.
    for name, share in scored.shares.items():
        assert optional or share.right == share.of or name == "event according to", name


def test_an_empty_record_misses_all_and_invents_nothing() -> None:
    record = record_of(GOLD)
    empty = replace(record, mentions=(), events=(), statements=(), positions=(), agreements=(), indicators=())
    scored = score(GOLD, empty)
    assert scored.tallies["events"] == Tally(0, 0, sum(not e.optional for e in GOLD.events))
    assert scored.tallies["mentions"].missed == len(GOLD.mentions)
    assert all(fault.missed for fault in scored.faults)


def first_event(**fields: object) -> Callable[[Record], Record]:
    return lambda record: replace(record, events=(replace(record.events[0], **fields), *record.events[1:]))  # type: ignore[arg-type]


def stranger(code: str) -> Role:
    return Role("m", code, code, code, "GOV")


@pytest.mark.parametrize(
    ("change", "measure", "false", "missed", "why"),
    [
        (first_event(type="CONSULT"), "events", 1, 1, "another type is another event"),
        (first_event(status="planned"), "events", 1, 1, "status counts in the strict measure"),
        (first_event(status="planned"), "events but status", 0, 0, "and not in the other"),
        (first_event(evidence=(Span(0, 4),)), "events", 1, 1, "the evidence must touch the gold's"),
        (first_event(recipients=(stranger("QAT"),)), "events", 1, 1, "one actor too many"),
        (first_event(actors=(stranger("DJI"),)), "events", 1, 1, "one actor too few"),
        (
            first_event(actors=(stranger("DJI"),), recipients=(stranger("ERI"),)),
            "events",
            0,
            0,
            "roles are taken together where the event is mutual",
        ),
        (lambda r: replace(r, events=(*r.events, r.events[0])), "events", 1, 0, "told twice is false once"),
        (
            lambda r: replace(r, statements=(replace(r.statements[0], speaker=None), *r.statements[1:])),
            "statements",
            1,
            1,
            "no speaker where there is one",
        ),
        (
            lambda r: replace(r, statements=(replace(r.statements[0], speaker=None), *r.statements[1:])),
            "statements but speaker",
            0,
            0,
            "the quote alone is right",
        ),
        (
            lambda r: replace(r, positions=(replace(r.positions[0], stance="opposes"), *r.positions[1:])),
            "positions",
            1,
            1,
            "the other side",
        ),
        (
            lambda r: replace(r, agreements=(replace(r.agreements[0], status="planned"),)),
            "agreements",
            1,
            1,
            "only planned",
        ),
        (lambda r: replace(r, mentions=r.mentions[1:]), "mentions", 0, 1, "a mention not found"),
        (
            lambda r: replace(r, mentions=(replace(r.mentions[0], actors=("ERI",)), *r.mentions[1:])),
            "mentions",
            1,
            1,
            "a mention of somebody else",
        ),
    ],
)
def test_what_a_change_costs(
    change: Callable[[Record], Record], measure: str, false: int, missed: int, why: str
) -> None:
    tally = score(GOLD, change(record_of(GOLD))).tallies[measure]
    assert (tally.false, tally.missed) == (false, missed), why


@pytest.mark.parametrize(
    ("factor", "right"), [(1.0, True), (1.009, True), (1.02, False), (1000.0, False)], ids=str
)
def test_values_within_a_hundredth(factor: float, right: bool) -> None:
    gold = load(EXAMPLES / "athens-summit-2010.toml")
    record = record_of(gold)
    told = record.indicators[0]
    quantity = replace(told.quantity, value=told.quantity.value * factor)
    scored = score(gold, replace(record, indicators=(replace(told, quantity=quantity),)))
    assert (scored.tallies["indicators"].right == 1) is right


def test_a_company_needs_name_and_code() -> None:
    gold = load(EXAMPLES / "egypt-gas-2018.toml")
    record = record_of(gold)

    def with_actor(**fields: object) -> int:
        actors = tuple(replace(a, **fields) if a.id == "Dolphinus Holdings" else a for a in record.actors)  # type: ignore[arg-type]
        return score(gold, replace(record, actors=actors)).tallies["agreements"].right

    assert with_actor(name="Dolphinus") == 1, "part of the name will do"
    assert with_actor(name="Nile Gas") == 0
    assert with_actor(kind="state") == 0, "the state is not the company"


def test_the_matching_is_as_large_as_it_can_be() -> None:
    gold = load(EXAMPLES / "doha-mediation-2010.toml").events
    events = record_of(GOLD, optional=True).events
    fits = {(0, 0), (0, 1), (1, 0)}
    found = match(gold[:2], events[:2], lambda g, p: (gold.index(g), events.index(p)) in fits)
    assert found == {0: 1, 1: 0}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Putin", "Vladimir Putin", True),
        ("Ricardo Patiño", "Ricardo Patino", True),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", True),
        ("the China National Petroleum Corporation", "China National Petroleum Corporation", True),
        ("George Bush", "George Papandreou", False),
        ("", "George", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_marks_do_not_count_in_a_quote() -> None:
    text = "“so be it,” he said"
    assert trimmed(text, Span(0, 11)) == Span(1, 9)
    assert jaccard(Span(0, 10), Span(0, 8)) == pytest.approx(0.8)
    assert jaccard(Span(0, 2), Span(5, 9)) == 0


def test_totals_add_up() -> None:
    one = score(GOLD, record_of(GOLD))
    both = total([one, one])
    assert both.tallies["events"].right == 2 * one.tallies["events"].right
    assert both.types["ASSAULT"].right == 2 * one.types["ASSAULT"].right
    assert Tally().f1 == 1.0
    assert Tally(1, 1, 3).precision == 0.5
    assert Tally(1, 1, 3).recall == 0.25
    assert Tally(1, 1, 3).f1 == pytest.approx(1 / 3)


def test_an_unnamed_speaker_is_nobody_with_a_code() -> None:
    gold = load(EXAMPLES / "athens-summit-2010.toml")
    record = record_of(gold)
    i = next(i for i, said in enumerate(record.statements) if said.speaker is None)

    def with_speaker(code: str | None) -> int:
        someone = Actor("x", "diplomats", "person", None, code)
        said = replace(record.statements[i], speaker=Role("m", "x", code, None, "UNK"))
        statements = (*record.statements[:i], said, *record.statements[i + 1 :])
        scored = score(gold, replace(record, actors=(*record.actors, someone), statements=statements))
        return scored.tallies["statements"].missed

    assert with_speaker(None) == 0
    assert with_speaker("GRC") == 1


def test_pieces_of_one_quotation_may_be_told_as_one() -> None:
    gold = load(EXAMPLES / "athens-summit-2010.toml")
    record = record_of(gold)
    first, second, *rest = record.statements
    one = replace(first, quote=Span(first.quote.start, second.quote.end))
    tally = score(gold, replace(record, statements=(one, *rest))).tallies["statements"]
    assert (tally.false, tally.missed) == (0, 0)
    tally = score(gold, replace(record, statements=(first, *rest))).tallies["statements"]
    assert (tally.false, tally.missed) == (0, 1), "half of it is half of it"
