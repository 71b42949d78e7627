"""The reader whole: for any text a sound record or a clear error; deterministic; many documents in order."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.documents import from_text
from communique.errors import CommuniqueError, EmptyDocument, ForeignLanguage, UsageError
from communique.ontology import MODES, TYPES
from communique.reader import Reader
from communique.records import Event, Record, Role, Span

REPORT = """MAPUTO, June 4 - Mozambique and Malawi on Tuesday signed a ten-year agreement worth $45 million \
on the Nacala railway, officials said.

“We have waited long enough,” Malawian President Bakili Muluzi told reporters. He urged South Africa to \
join, and said that Zimbabwe had refused to lower its tariffs.

Trade between the two countries rose 12 percent to $80 million last year. Zambia, which expelled two \
Malawian diplomats in 1995, supports the plan; Tanzania does not oppose it."""

READ = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# words, marks and breaks that every stage has a rule for, in any order
PROSE = """
the The of and to in on by with from that which who it he they its their had has will would not did
said told accused signed met expelled bombed agreed refused threatened denied urged supplied
withdrew France French Paris Georgia Jordan Turkey Beijing Kremlin NATO EU UN U.S. Kofi Annan
Vladimir Putin President minister foreign ministry spokesman embassy troops talks treaty agreement
attack sanctions sides two both countries bloc Gazprom oil gas $3 billion 35 percent 1.5 million
tonnes between 3 4 2014 Monday Friday last month year May 3 , . ; : ? ! - -- — ( ) “ ” " ' ’ ‘ [ ] /
% $ € … * •
"""
BREAKS = ["\n", "\n\n", "\t", "\u00a0", "\u200b", "\r\n", "# ", "- ", "1. ", "> "]
WORDS = st.sampled_from(PROSE.split() + BREAKS)
JUMBLE = st.lists(WORDS, max_size=70).map(" ".join)
SENTENCES = st.lists(st.sampled_from(REPORT.replace("\n\n", " ").split(". ")), min_size=1, max_size=4).map(
    ". ".join
)
MIXED = st.tuples(SENTENCES, st.text(max_size=60), SENTENCES).map("\n".join)
TEXTS = st.one_of(st.text(max_size=200), JUMBLE, MIXED)
DATES = st.sampled_from([None, "1991-08-19", "2000-02-29", "2014-03-12", "2024-12-31"])


def _spans(value: object) -> Iterator[Span]:
    """Every span anywhere in a record."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _spans(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _spans(getattr(value, name))


def _roles(value: object) -> Iterator[Role]:
    if isinstance(value, Role):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _roles(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _roles(getattr(value, name))


def _sound_event(event: Event, record: Record) -> None:
    assert event.type in TYPES
    assert event.mode is None or (event.type, event.mode) in MODES
    assert event.actors
    assert not {role.actor for role in event.actors} & {role.actor for role in event.recipients}
    assert event.date.start is None or event.date.end is None or event.date.start <= event.date.end
    trigger = event.trigger
    assert any(part.start <= trigger.start and trigger.end <= part.end for part in event.evidence)


def check(record: Record) -> None:
    """Fails unless the record is sound: spans in the text, ids unique, what is referred to there."""
    size = len(record.document.text)
    for span in _spans(record):
        assert 0 <= span.start < span.end <= size
    mentions = {mention.id: mention for mention in record.mentions}
    actors = {actor.id: actor for actor in record.actors}
    statements = {statement.id for statement in record.statements}
    kinds = (record.actors, record.mentions, record.events, record.statements)
    for items in (*kinds, record.positions, record.agreements, record.indicators):
        ids = [item.id for item in items]
        assert len(ids) == len(set(ids))
    for mention in record.mentions:
        assert mention.actors
        assert set(mention.actors) <= set(actors)
    for role in _roles(record):
        assert role.actor in mentions[role.mention].actors
        assert role.actor in actors
    for items in (record.mentions, *kinds[2:], record.positions, record.agreements, record.indicators):
        for item in items:
            assert 0.0 <= item.confidence <= 1.0
            assert getattr(item, "evidence", True)
    for event in record.events:
        _sound_event(event, record)
        assert event.according_to is None or event.according_to in statements
    for position in record.positions:
        assert position.holders
        assert position.target.actor is not None or position.target.issue is not None
        assert position.statement is None or position.statement in statements


def _read(reader: Reader, text: str, published: str | None) -> Record | CommuniqueError:
    """The record, or the error that says why there is none."""
    try:
        return reader.read(text, published=published)
    except CommuniqueError as error:
        return error


@READ
@given(text=TEXTS, published=DATES)
def test_any_text_gives_a_sound_record_or_a_clear_error(
    reader: Reader, text: str, published: str | None
) -> None:
    got = _read(reader, text, published)
    if isinstance(got, Record):
        check(got)
    else:
        assert str(got)
        assert "\n" not in str(got)


@FEW
@given(text=st.one_of(JUMBLE, MIXED))
def test_reading_is_deterministic(reader: Reader, text: str) -> None:
    first, second = (_read(reader, text, "2014-03-12") for _ in range(2))
    assert first == second if isinstance(first, Record) else type(first) is type(second)


@FEW
@given(text=st.one_of(JUMBLE, MIXED))
def test_a_record_survives_json(reader: Reader, text: str) -> None:
    record = _read(reader, text, None)
    if isinstance(record, Record):
        assert Record.from_dict(msgspec.json.decode(record.to_json())) == record


def test_a_report_has_every_kind_of_record(reader: Reader) -> None:
    record = reader.read(REPORT, published="1996-06-05")
    check(record)
    for items in (record.events, record.statements, record.positions, record.agreements, record.indicators):
        assert items


def test_what_was_read_before_changes_nothing(reader: Reader) -> None:
    first = reader.read(REPORT, published="1996-06-05")
    reader.read("Georgia and Jordan signed a treaty in Atlanta on Monday.", published="2011-01-04")
    assert reader.read(REPORT, published="1996-06-05") == first


@pytest.mark.parametrize(
    ("text", "error", "why"),
    [
        ("", EmptyDocument, "nothing"),
        (" \n\t\u00a0 \n", EmptyDocument, "white space only"),
        (
            "Россия и Китай подписали в понедельник договор о границе, сообщили в Москве.",
            ForeignLanguage,
            "Russian",
        ),
    ],
)
def test_what_cannot_be_read(reader: Reader, text: str, error: type[CommuniqueError], why: str) -> None:
    with pytest.raises(error):
        reader.read(text)


@pytest.mark.parametrize("published", ["yesterday", "2014-13-01", "2014-02-30", "12/03/2014", ""])
def test_a_date_that_is_none(reader: Reader, published: str) -> None:
    with pytest.raises(UsageError):
        reader.read("France met Spain in Rome on Monday.", published=published)


def test_read_many_keeps_the_order_in_two_processes(reader: Reader) -> None:
    parts = [part for part in REPORT.split("\n\n") if part]
    documents = [
        from_text(f"{part}\n\nReport number {n}.", published="1996-06-05") for n in range(3) for part in parts
    ]
    one = list(reader.read_many(documents))
    assert [record.document for record in one] == documents
    assert list(reader.read_many(documents, workers=2)) == one


def test_read_many_takes_plain_texts_and_nothing(reader: Reader) -> None:
    assert list(reader.read_many([])) == []
    assert [r.document.text for r in reader.read_many(["Spain met Peru in Lima."])] == [
        "Spain met Peru in Lima."
    ]
    with pytest.raises(UsageError):
        list(reader.read_many([REPORT], workers=0))


PAIR = "Hungary accused Romania of breaking the treaty on Monday."


@pytest.mark.parametrize(
    ("source", "target", "why"),
    [
        ((0, 0), None, "empty"),
        ((5, 2), None, "backwards"),
        ((-7, -1), None, "negative"),
        ((0, 7), (50, 9_999), "beyond the end"),
        ((len(PAIR), len(PAIR) + 1), None, "after the text"),
        ((7, 8), None, "a space holds no word"),
        ((0, 7), (16, 16), "an empty target"),
    ],
)
def test_relate_refuses_odd_ranges(
    reader: Reader, source: tuple[int, int], target: tuple[int, int] | None, why: str
) -> None:
    with pytest.raises(UsageError):
        reader.relate(PAIR, source, target)


@FEW
@given(
    text=st.one_of(st.just(PAIR), JUMBLE, st.text(max_size=80)),
    source=st.tuples(st.integers(-3, 90), st.integers(-3, 90)),
    target=st.none() | st.tuples(st.integers(-3, 90), st.integers(-3, 90)),
)
def test_relate_answers_any_range_or_refuses_it(
    reader: Reader, text: str, source: tuple[int, int], target: tuple[int, int] | None
) -> None:
    try:
        relation = reader.relate(text, source, target)
    except CommuniqueError:
        return
    assert relation.type in {*TYPES, "NONE"}
    assert set(relation.scores) == {*TYPES, "NONE"}
    assert sum(relation.scores.values()) == pytest.approx(1.0)
    assert relation.scores[relation.type] == max(relation.scores.values())


def test_relate_knows_who_does_it_to_whom(reader: Reader) -> None:
    hungary, romania = (0, 7), (16, 23)
    assert reader.relate(PAIR, hungary, romania).type == "ACCUSE"
    assert reader.relate(PAIR, romania, hungary).type == "NONE"


FIGURES = """
1 2.5 3,000 1,00,000 0 -4 1e9 half a an dozen hundred thousand million billion m bn percent % $ US$
€ between and to from about nearly over more than tonnes barrels km2 ° per day year euros dollars
1990s 1999-2000 3-4 / . , ( ) – ½ ٣ ²
"""
NUMBERS = st.lists(st.sampled_from(FIGURES.split()), max_size=30).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(NUMBERS, st.text(max_size=80), NUMBERS.map(lambda text: text.replace(" ", ""))))
def test_quantities_lie_in_any_text(reader: Reader, text: str) -> None:
    last = 0
    for quantity in reader.quantities(text):
        assert last <= quantity.span.start < quantity.span.end <= len(text)
        last = quantity.span.start
        assert quantity.value == quantity.value
        assert quantity.high is None or quantity.high >= quantity.value
        assert (quantity.unit is None) != (quantity.currency is None)
