"""Figures about a relation: measure, giver and receiver or both sides, figure, change, period."""

from __future__ import annotations

import re

import pytest

from communique.actors.book import Found, MentionBook
from communique.indicators import find_indicators
from communique.reading.parse import read_text
from communique.reading.tokens import Reading
from communique.records import Actor, Indicator, Mention, Span

PUBLISHED = "2022-02-04"

STATES = {
    "BRA": ("Brazil", "Brazilian"),
    "CHN": ("China", "Chinese"),
    "EGY": ("Egypt", "Egyptian"),
    "JOR": ("Jordan",),
    "JPN": ("Japan", "Japanese"),
    "KEN": ("Kenya",),
    "KOR": ("South Korea",),
    "POL": ("Poland", "Polish"),
    "RUS": ("Russia", "Russian"),
    "SYR": ("Syria", "Syrian"),
    "TUR": ("Turkey", "Turkish"),
    "USA": ("the United States", "The United States", "Washington"),
}
GROUPS = {"the two countries": ("BRA", "TUR")}


def make_book(reading: Reading) -> MentionBook:
    """A book of every state of `STATES` that the text names, and of the groups of `GROUPS`."""
    names = {name: (code,) for code, forms in STATES.items() for name in forms} | GROUPS
    actors = {code: Actor(code, forms[0], "state", code, code, "GOV") for code, forms in STATES.items()}
    found: list[Found] = []
    for match in re.finditer(
        "|".join(map(re.escape, sorted(names, key=len, reverse=True))), reading.document.text
    ):
        span = Span(*match.span())
        words = reading.tokens_in(span)
        head = next((word for word in words if word.head not in words), words[-1])
        mention = Mention(f"m{len(found) + 1}", span, names[match.group()], "name", 1.0)
        found.append(Found(mention, head))
    book = MentionBook(tuple(found), actors)
    for item in found:
        book.by_head[item.head.i] = item
        book.by_token.update((word.i, item) for word in reading.tokens_in(item.span))
    return book


def read(text: str) -> list[Indicator]:
    reading = read_text(text, PUBLISHED)
    return find_indicators(reading, make_book(reading))


CASES = [
    (
        "Bilateral trade between Brazil and Turkey now exceeds $9 billion per year.",
        ("trade", ["BRA", "TUR"], 9e9, None, "per year"),
        "both named",
    ),
    (
        "Brazil's exports to Turkey rose 35 percent to $4 billion in 2021.",
        ("exports", ["BRA", "TUR"], 4e9, "rose", "2021"),
        "exporter first",
    ),
    (
        "Japan's imports of crude oil from Egypt fell to 3,000 barrels a day.",
        ("oil imports", ["EGY", "JPN"], 3000.0, "fell", "per day"),
        "exporter first, of imports too",
    ),
    (
        "Russian gas exports to Turkey fell from 27 to 16 billion cubic metres.",
        ("gas exports", ["RUS", "TUR"], 1.6e10, "fell", None),
        "where it fell to",
    ),
    (
        "Russia supplied 40 percent of Poland's gas in 2020.",
        ("gas supplies", ["RUS", "POL"], 40.0, None, "2020"),
        "the verb is the measure",
    ),
    (
        "Washington imposed a 25 percent tariff on Chinese steel.",
        ("tariffs", ["USA", "CHN"], 25.0, None, None),
        "who imposes it",
    ),
    (
        "Japan announced $500 million in food aid to Kenya.",
        ("food aid", ["JPN", "KEN"], 5e8, None, None),
        "donor is the subject",
    ),
    ("Kenya owes China about $6 billion.", ("debt", ["KEN", "CHN"], 6e9, None, None), "debtor first"),
    (
        "Chinese investment in Egypt has reached $25 billion.",
        ("investment", ["CHN", "EGY"], 2.5e10, None, None),
        "adjective as investor",
    ),
    (
        "The United States has stationed 29,500 troops in South Korea.",
        ("troops", ["USA", "KOR"], 29500.0, None, None),
        "sender is the subject",
    ),
    (
        "Jordan hosts more than 600,000 Syrian refugees.",
        ("refugees", ["SYR", "JOR"], 600000.0, None, None),
        "host is the subject",
    ),
    (
        "Remittances from Russia to Poland totalled $2.5 billion.",
        ("remittances", ["RUS", "POL"], 2.5e9, None, None),
        "from and to",
    ),
    (
        "Turkey received 4.5 million Russian tourists in 2021.",
        ("tourists", ["RUS", "TUR"], 4.5e6, None, "2021"),
        "host is the subject",
    ),
    (
        "The Chinese trade deficit with Brazil widened to $9 billion.",
        ("trade deficit", ["CHN", "BRA"], 9e9, "rose", None),
        "whose deficit",
    ),
    (
        "Brazil met Turkey in Rome. Bilateral trade reached 30 billion dollars last year.",
        ("trade", ["BRA", "TUR"], 3e10, None, "last year"),
        "sides from the sentence before",
    ),
    (
        "Trade between Poland and Turkey grew by 8 percent last year.",
        ("trade growth", ["POL", "TUR"], 8.0, "rose", "last year"),
        "growth where no level is told",
    ),
]

NONE = [
    ("Russia signed a contract to supply 10 billion cubic meters of gas to China.", "a contract's quantity"),
    ("Brazil's economy grew 3 percent last year.", "of one state alone"),
    ("Russia's oil exports fell 5 percent.", "to nobody named"),
    ("Twelve Russian soldiers were killed in Syria.", "losses"),
    ("China urged Japan to invest $3 billion.", "a demand"),
    ("Trade reached $30 billion.", "of nobody"),
    ("Brazil did not lend Kenya $5 billion.", "denied"),
    ("Trade between Brazil and Turkey could reach $20 billion.", "only possible"),
    ("Trade between Brazil and Turkey will reach $20 billion.", "a forecast"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_one_indicator(
    text: str, expected: tuple[str, list[str], float, str | None, str | None], why: str
) -> None:
    (found,) = read(text)
    measure, between, value, change, period = expected
    assert (found.measure, [role.code for role in found.between]) == (measure, between), why
    assert found.quantity.value == pytest.approx(value), why
    assert (found.change, found.period) == (change, period), why
    assert found.direction == (
        "mutual" if measure.startswith("trade") and "deficit" not in measure else "from-to"
    )


@pytest.mark.parametrize(("text", "why"), NONE)
def test_no_indicator(text: str, why: str) -> None:
    assert read(text) == [], why


def test_comparator_and_month_of_publication() -> None:
    (found,) = read("Bilateral trade between Brazil and Turkey exceeds $9 billion.")
    assert found.comparator == ">"
    assert (found.as_of.start, found.as_of.end, found.as_of.precision) == (
        "2022-02-01",
        "2022-02-28",
        "month",
    )


def test_date_of_another_clause_is_not_the_figures() -> None:
    (found,) = read("Jordan hosts 600,000 Syrian refugees who fled after the war began in 2011.")
    assert found.as_of.start == "2022-02-01"


def test_evidence_holds_the_sentence_that_names_the_sides() -> None:
    text = "Brazil met Turkey in Rome. Bilateral trade reached 30 billion dollars."
    (found,) = read(text)
    assert [text[slice(*span)] for span in found.evidence] == [
        "Brazil met Turkey in Rome.",
        "Bilateral trade reached 30 billion dollars.",
    ]
