"""Agreements: instrument, parties, status, subject, giver and receiver, amounts, term and date."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.reader import Reader
from communique.records import Agreement, Record

PUBLISHED = "2022-02-04"  # a Friday


def told(reader: Reader, text: str) -> tuple[Record, tuple[Agreement, ...]]:
    record = reader.read(text, published=PUBLISHED)
    return record, record.agreements


def line(record: Record, agreement: Agreement) -> str:
    """“treaty CHN RUS signed”: states by code, companies and groups by name."""
    names = []
    for role in agreement.parties:
        actor = record.actor(role.actor)
        names.append(actor.name if actor.kind in {"company", "group"} else str(role.code))
    return f"{agreement.instrument} {' '.join(sorted(names))} {agreement.status}"


TOLD = [
    ("Norway and Peru signed a fishing treaty on Monday.", ["treaty NOR PER signed"], "the plain case"),
    ("Kenya signed an accord with Ghana.", ["accord GHA KEN signed"], "a party under with"),
    ("A trade deal was signed by Chile and Japan.", ["deal CHL JPN signed"], "parties of a passive"),
    ("A US-Japan trade deal was signed on Monday.", ["deal JPN USA signed"], "parties before the noun"),
    (
        "Rosatom won a $10 billion contract from Egypt to build four reactors.",
        ["contract EGY Rosatom signed"],
        "a contract won is signed with whom it is won from",
    ),
    (
        "Presidents Macron and Xi attended the signing of a gas contract between Gazprom and CNPC.",
        ["contract China National Petroleum Corporation Gazprom signed"],
        "who looks on is no party where the parties are named",
    ),
    (
        "Italy and Libya signed a memorandum of understanding on migration.",
        ["memorandum ITA LBY signed"],
        "a memorandum of understanding is one instrument",
    ),
    (
        "In a joint statement, the EU, the United States and Canada said that they would impose sanctions.",
        ["joint statement CAN EU USA signed"],
        "who speaks in a joint statement has issued it",
    ),
    (
        "Brazil and Bolivia issued a joint statement after the talks.",
        ["joint statement BOL BRA signed"],
        "a joint statement put out",
    ),
    ("Russia and Belarus agreed a $2 billion loan.", ["loan agreement BLR RUS signed"], "a loan agreed"),
    ("Jordan and Syria reached a truce on Sunday.", ["ceasefire JOR SYR signed"], "a truce is a ceasefire"),
    (
        "Qatar brokered a ceasefire agreement between Israel and Hamas.",
        ["ceasefire Hamas ISR signed"],
        "the broker is no party, and the word before the noun names the kind",
    ),
    (
        "India will sign a defence pact with Vietnam next month.",
        ["pact IND VNM planned"],
        "what will be signed is planned",
    ),
    (
        "India and Pakistan have yet to sign the agreement.",
        ["agreement IND PAK denied"],
        "what is yet to be signed is not",
    ),
    (
        "Ukraine and Turkey are close to signing a grain deal.",
        ["deal TUR UKR planned"],
        "on the brink of signing",
    ),
    (
        "They did not sign the agreement that Qatar had brokered between Israel and Hamas.",
        ["agreement Hamas ISR denied"],
        "what is denied here outweighs what was told before",
    ),
    (
        "Poland refused to sign a protocol with Germany.",
        ["protocol DEU POL denied"],
        "a refusal denies it",
    ),
    (
        "Moscow tore up a fisheries treaty with Norway.",
        ["treaty NOR RUS ended"],
        "a particle makes the verb",
    ),
    (
        "The ceasefire between Armenia and Azerbaijan expired on Monday.",
        ["ceasefire ARM AZE ended"],
        "the instrument as subject",
    ),
    (
        "Greece cancelled its contract with Gazprom for the supply of gas.",
        ["contract GRC Gazprom ended"],
        "its owner is a party",
    ),
    (
        "Spain and Morocco ratified an extradition treaty last year.",
        ["treaty ESP MAR in force"],
        "ratified is in force",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), TOLD, ids=[case[2] for case in TOLD])
def test_instrument_parties_and_status(reader: Reader, text: str, expected: list[str], why: str) -> None:
    record, agreements = told(reader, text)
    assert [line(record, agreement) for agreement in agreements] == expected, why


UNTOLD = [
    ("The 1953 armistice agreement ended the fighting.", "an old agreement that is only referred to"),
    ("The mayor signed the contract on Monday.", "no parties"),
    ("Norway would sign a treaty with Peru if the quotas were raised.", "a condition"),
    ("Japan wants a trade agreement with India.", "a wish"),
    ("The striker signed a three-year contract with Arsenal.", "a footballer's contract"),
    ("Denmark dealt with a great deal of snow on its border with Germany.", "a great deal is no deal"),
    ("Contract workers from Nepal arrived in Qatar.", "a contract that only describes workers"),
    ("Turkey said the talks with Greece were based on the joint statement.", "a text referred to"),
    ("Volkswagen and Siemens signed a contract in Munich.", "two companies of one country"),
]


@pytest.mark.parametrize(("text", "why"), UNTOLD, ids=[case[1] for case in UNTOLD])
def test_what_is_no_agreement(reader: Reader, text: str, why: str) -> None:
    record, agreements = told(reader, text)
    assert [line(record, agreement) for agreement in agreements] == [], why


def test_supply_contract(reader: Reader) -> None:
    """Subject, giver, receiver, amount, term and date of a contract between companies."""
    record, (contract,) = told(
        reader,
        "Gazprom and the China National Petroleum Corporation signed a 25-year contract on Thursday for the "
        "supply of 8 billion cubic metres of Russian gas a year to Beijing.",
    )
    assert contract.subject is not None
    assert record.text(contract.subject).startswith("the supply of 8 billion cubic metres of Russian gas")
    assert contract.from_ is not None
    assert contract.from_.code == "RUS"
    assert contract.to is not None
    assert contract.to.code == "CHN"
    assert [(quantity.value, quantity.unit) for quantity in contract.quantities] == [(8e9, "m3")]
    assert contract.term is not None
    assert contract.term.months == 300
    assert contract.date.start == "2022-02-03"


DIRECTIONS = [
    ("Japan extended a 50 billion yen loan to Vietnam.", "JPN", "VNM", "who lends gives"),
    (
        "Turkey and Qatar signed a deal under which Doha will sell Ankara gas.",
        "QAT",
        "TUR",
        "seller and buyer",
    ),
    ("Under a deal signed last year, Russia will supply Egypt with wheat.", "RUS", "EGY", "under a deal"),
    ("The IMF approved a $3 billion loan to Pakistan.", "IMF", "PAK", "an organisation lends"),
]


@pytest.mark.parametrize(("text", "giver", "receiver", "why"), DIRECTIONS, ids=[c[3] for c in DIRECTIONS])
def test_direction(reader: Reader, text: str, giver: str, receiver: str, why: str) -> None:
    _, (agreement,) = told(reader, text)
    assert agreement.from_ is not None, why
    assert agreement.to is not None, why
    assert (agreement.from_.code, agreement.to.code) == (giver, receiver), why


TERMS = [
    ("Iraq and Iran signed a contract that runs for 15 years.", "15 years", 180.0, "a relative clause"),
    ("Iraq and Iran signed a ten-year gas contract.", "ten-year", 120.0, "a length before the noun"),
    ("Iraq and Iran extended the treaty for five years.", "five years", 60.0, "a length under the verb"),
    ("Iraq and Iran signed a long-term contract.", "long-term", None, "a length without a number"),
    ("Iraq and Iran signed a gas contract that runs until 2031.", "until 2031", None, "an end"),
]


@pytest.mark.parametrize(("text", "words", "months", "why"), TERMS, ids=[case[3] for case in TERMS])
def test_term(reader: Reader, text: str, words: str, months: float | None, why: str) -> None:
    record, (agreement,) = told(reader, text)
    assert agreement.term is not None, why
    assert (record.text(agreement.term.text), agreement.term.months) == (words, months), why


DATES = [
    ("Chad and Niger signed a water treaty on Tuesday.", "2022-02-01", "a weekday"),
    ("Chad and Niger signed a water treaty in May 2019.", "2019-05-01", "a month"),
    ("Chad will sign a water treaty with Niger next month.", "2022-03-01", "a month ahead"),
    ("Under a treaty signed in 1994 between Chad and Niger, water is free.", "1994-01-01", "a known treaty"),
]


@pytest.mark.parametrize(("text", "start", "why"), DATES, ids=[case[2] for case in DATES])
def test_date(reader: Reader, text: str, start: str, why: str) -> None:
    _, (agreement,) = told(reader, text)
    assert agreement.date.start == start, why


def test_money_of_something_else_is_left_out(reader: Reader) -> None:
    _, (agreement,) = told(
        reader, "Kenya, whose debt exceeds $60 billion, signed a tourism agreement with Ghana on Monday."
    )
    assert agreement.quantities == ()


def test_a_later_sentence_adds_to_the_contract(reader: Reader) -> None:
    record, agreements = told(
        reader,
        "Saudi Arabia and France signed a contract on Monday. The contract is worth 3 billion euros and runs "
        "for 12 years.",
    )
    assert [line(record, agreement) for agreement in agreements] == ["contract FRA SAU signed"]
    (contract,) = agreements
    assert [(quantity.value, quantity.currency) for quantity in contract.quantities] == [(3e9, "EUR")]
    assert contract.term is not None
    assert contract.term.months == 144
    assert len(contract.evidence) == 2


def test_a_retelling_is_no_second_treaty(reader: Reader) -> None:
    record, agreements = told(
        reader,
        "Norway and Peru signed a fishing treaty on Monday. Ministers were cheerful. "
        "The treaty was signed by Norway and Peru in Oslo.",
    )
    assert [line(record, agreement) for agreement in agreements] == ["treaty NOR PER signed"]


def test_different_subjects_are_different_agreements(reader: Reader) -> None:
    _, agreements = told(
        reader,
        "Norway and Peru signed an agreement on fishing on Monday. "
        "Norway and Peru also signed an agreement on air traffic.",
    )
    assert len(agreements) == 2
    assert [agreement.id for agreement in agreements] == ["a1", "a2"]


VOCABULARY = """
Norway Peru Gazprom signed signing agreed won contract treaty deal truce loan joint statement the a of
and with between under for to , . “ ” not will on 2030 $3 billion ten-year which was expired
"""
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), min_size=4, max_size=30)


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_any_words_keep_spans_inside_the_text(reader: Reader, words: list[str]) -> None:
    """No order of words breaks the stage, every span lies in the text, and two sides are always named."""
    record = reader.read("Norway said this. " + " ".join(words), published=PUBLISHED)
    for agreement in record.agreements:
        spans = [*agreement.evidence, *(quantity.span for quantity in agreement.quantities)]
        term = agreement.term.text if agreement.term else None
        spans += [span for span in (agreement.subject, term) if span]
        assert all(0 <= start < end <= len(record.document.text) for start, end in spans)
        assert len(agreement.parties) >= 2
