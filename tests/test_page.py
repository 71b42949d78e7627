"""The terminal page: what it says, at every width, with and without colour."""

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len
from tests.factories import (
    ACTORS,
    MADE_BY,
    TEXT,
    agreement,
    document,
    empty_record,
    event,
    indicator,
    position,
    quantity,
    record,
    role,
    span,
    statement,
)

from communique import labels, page
from communique.records import Date, Quantity, Record, Span

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that can do colours, whatever the tests run in."""
    monkeypatch.setenv("TERM", "xterm")
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)


WIDTHS = [60, 72, 80, 100, 120, 160, 200]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", ESCAPE.sub("", text).replace("│", " "))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Norway and Brazil talk trade", "the title"),
        ("2013-06-05 · The Test Gazette", "date and outlet"),
        (
            "0.93 CONSULT visit NOR Jens Stoltenberg → BRA Dilma Rousseff 2013-06-04 Oslo (NOR) happened",
            "the event's line",
        ),
        ("Stoltenberg met Brazilian President Dilma Rousseff in Oslo on Tuesday.", "its evidence"),
        ("direct NOR Jens Stoltenberg", "the speaker"),
        ("“We want a fair price for fish & gas,” Stoltenberg told reporters.", "the quote"),
        ("0.88 NOR Norway opposes “new tariffs”", "the position"),
        ("contract NOR Statoil (business) – BRA Petrobras (business)", "the parties"),
        ("2 million t · term ten-year · from NOR Statoil (business) to BRA", "amount, term, direction"),
        ("trade NOR Norway – BRA Brazil > 3 billion USD", "the figure"),
        ("1 event · 1 statement · 1 position · 1 agreement · 1 indicator · 8 mentions of 6 actors", "counts"),
        ("communique 0.1.0 · en_core_web_sm 3.8.0 · lexicon 1 · registers 0123abcd", "who made it"),
    ],
)
@pytest.mark.parametrize("width", WIDTHS)
def test_page_says(words: str, why: str, width: int) -> None:
    assert words in _plain(page.page(record(), width)), why


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("colour", [False, True])
def test_lines_keep_within_the_width(width: int, colour: bool) -> None:
    for line in ESCAPE.sub("", page.page(record(), width, colour)).splitlines():
        assert cell_len(line) <= min(width, page.WIDEST)


def test_no_colour_when_not_asked() -> None:
    assert "\x1b" not in page.page(record(), 80)
    assert "\x1b" in page.page(record(), 80, colour=True)


def test_colour_marks_what_decides() -> None:
    shown = page.page(record(), 120, colour=True)
    assert "\x1b[1;4mmet\x1b[0m" in shown
    assert "\x1b[1;4m“We want a fair price for fish & gas,”\x1b[0m" in shown


def test_empty_record_says_so() -> None:
    shown = page.page(empty_record(), 80)
    assert page.NOTHING in shown
    assert "The choir sang for an hour." in shown, "the first line stands for the title"


def test_nothing_above_the_floor_is_told_from_nothing() -> None:
    shown = page.page(empty_record(), 80, floor=0.9)
    assert page.NOTHING not in shown
    assert "confidence 0.9 or more" in shown


@pytest.mark.parametrize(
    ("changed", "words", "why"),
    [
        (record(events=(event(reciprocal=True),)), "Stoltenberg ↔ BRA Dilma", "counts both ways"),
        (
            record(events=(event(reciprocal=True, actors=(role("NOR"), role("BRA")), recipients=()),)),
            "NOR Norway ↔ BRA Brazil",
            "all are actors",
        ),
        (record(events=(event(status="denied"),)), " denied ", "status"),
        (record(events=(event(according_to="s1"),)), "according to NOR Jens Stoltenberg", "whose word it is"),
        (record(events=(event(actors=()),)), "somebody → BRA", "a passive without an agent"),
        (record(statements=(statement(speaker=None),)), "unknown speaker", ""),
        (
            record(statements=(statement(issuers=(role("NOR"), role("BRA"))),)),
            "direct NOR Norway, BRA Brazil",
            "",
        ),
        (
            record(positions=(position(holders=(role("NOR"), role("BRA"))),)),
            "BRA Brazil oppose “new",
            "plural",
        ),
        (record(indicators=(indicator(change="rose"),)), "> 3 billion USD (rose)", "change"),
        (
            record(indicators=(indicator(quantity=quantity(per="year"), period="per year"),)),
            "t per year as of",
            "a period that the figure says already",
        ),
        (record(indicators=(indicator(direction="from-to"),)), "NOR Norway → BRA Brazil", "direction"),
        (
            record(agreements=(agreement(from_=None, to=None, term=None, quantities=()),)),
            "the supply of 2 million tonnes of crude oil",
            "bare",
        ),
    ],
)
def test_variants(changed: Record, words: str, why: str) -> None:
    assert words in _plain(page.page(changed, 120)), why


def test_long_evidence_is_cut_around_what_decides() -> None:
    filler = "the delegations exchanged views on many matters of common interest and "
    text = filler * 8 + "then Norway expelled two envoys " + filler * 8
    made = record(
        document=document(text),
        events=(
            event(
                trigger=span(text, "expelled"), evidence=(Span(0, len(text)),), place=None, date=_unknown()
            ),
        ),
        statements=(),
        positions=(),
        agreements=(),
        indicators=(),
        mentions=(),
    )
    shown = page.excerpts(made, made.events[0])[0].plain
    assert "expelled" in shown
    assert shown.count("…") == 2
    assert 150 < len(shown) < 400


def test_long_quote_keeps_its_ends() -> None:
    words = " ".join(f"word{number}" for number in range(200))
    text = f"“{words},” she said."
    made = record(
        document=document(text),
        statements=(
            statement(quote=Span(0, len(words) + 3), evidence=(Span(0, len(text)),), date=_unknown()),
        ),
    )
    shown = page.excerpts(made, made.statements[0])[0].plain
    assert shown.startswith("“word0 ")
    assert "word199,” she said." in shown
    assert "…" in shown


def test_evidence_up_to_the_limit_is_whole() -> None:
    text = "Norway expelled " + "x" * (page.LONGEST - 20) + " end"
    made = record(
        document=document(text),
        events=(event(trigger=span(text, "expelled"), evidence=(Span(0, len(text)),)),),
    )
    assert page.excerpts(made, made.events[0])[0].plain == text


def test_key_outside_of_the_evidence_is_shown_too() -> None:
    made = record(statements=(statement(evidence=(span(TEXT, "told reporters"),)),))
    assert [text.plain for text in page.excerpts(made, made.statements[0])] == [
        "told reporters",
        "“We want a fair price for fish & gas,”",
    ]


def test_actor_names_are_no_markup() -> None:
    """rich's own markup in a text or name is shown as it stands."""
    made = empty_record("[bold]Not markup[/bold] [red]")
    assert "[bold]Not markup[/bold] [red]" in page.page(made, 80)


@pytest.mark.parametrize(
    ("line", "title", "why"),
    [
        ("Envoys met in Oslo. They spoke for hours.", "Envoys met in Oslo.", "the first sentence"),
        (
            "The U.S. President met Gen. Smith. They spoke.",
            "The U.S. President met Gen. Smith.",
            "abbreviations",
        ),
        ("“We agree.” That was all.", "“We agree.”", "a quotation"),
        ("No end of a sentence here", "No end of a sentence here", "a heading"),
        ("11/24/26, 1:04 AM\n\nEnvoys met in Oslo", "Envoys met in Oslo", "what a browser prints above"),
        ("12", "12", "nothing but a number"),
    ],
)
def test_text_without_title_shows_its_first_sentence(line: str, title: str, why: str) -> None:
    assert labels.title_of(empty_record(line)) == title, why


def _unknown() -> Date:
    return Date(None, None, "unknown")


@pytest.mark.parametrize(
    ("date", "expected", "why"),
    [
        (Date("2022-02-04", "2022-02-04", "day"), "2022-02-04", ""),
        (Date("2022-02-04", "2022-02-06", "day"), "2022-02-04 – 2022-02-06", "a range"),
        (Date("2022-02-01", "2022-02-28", "month"), "2022-02", ""),
        (Date("2022-04-01", "2022-06-30", "quarter"), "2022 Q2", ""),
        (Date("2014-01-01", "2014-12-31", "year"), "2014", ""),
        (Date("2010-01-01", "2014-12-31", "year"), "2010–2014", "several years"),
        (Date("2022-01-31", "2022-02-06", "week"), "week of 2022-01-31", ""),
        (Date(None, None, "unknown", span(TEXT, "Tuesday")), "“Tuesday”", "unresolved: the words"),
        (Date(None, None, "unknown"), "", "nothing known"),
    ],
)
def test_date_text(date: Date, expected: str, why: str) -> None:
    assert labels.date_text(record(), date) == expected, why


@pytest.mark.parametrize(
    ("made", "expected", "why"),
    [
        (quantity(1e10, unit="m3"), "10 billion m³", ""),
        (
            quantity(1.4e11, unit=None, currency="USD", per="year", comparator=">"),
            "> 140 billion USD per year",
            "",
        ),
        (quantity(2.75e12, unit=None, currency="EUR"), "2.75 trillion EUR", ""),
        (quantity(35, unit="%"), "35%", ""),
        (quantity(1500, unit="person"), "1,500 people", ""),
        (quantity(3e6, unit="person", high=4e6), "3 million – 4 million people", "a range"),
        (quantity(0.5, unit="t", comparator="~"), "~ 0.5 t", ""),
        (quantity(2, unit=None), "2", "a bare number"),
        (quantity(5e17, unit="t"), "500,000 trillion t", "never an exponent"),
    ],
)
def test_quantity_text(made: Quantity, expected: str, why: str) -> None:
    assert labels.quantity_text(made) == expected, why


@pytest.mark.parametrize(
    ("words", "expected", "why"),
    [
        ("new tariffs", "“new tariffs”", ""),
        (
            "to respect “the borders”\n of others",
            "“to respect ‘the borders’ of others”",
            "a quotation inside",
        ),
        ("word " * 50, "“" + "word " * 28 + "…”", "cut at a word"),
    ],
)
def test_quoted(words: str, expected: str, why: str) -> None:
    assert labels.quoted(words) == expected, why


def test_role_text() -> None:
    made = record(
        actors=(*ACTORS, replace(ACTORS[0], id="NATO", name="NATO", code="NATO", kind="organisation"))
    )
    assert labels.role_text(made, role("NOR")) == "NOR Norway"
    assert labels.role_text(made, replace(role("NOR"), actor="NATO", code="NATO")) == "NATO"
    assert labels.role_text(made, replace(role("NOR"), sector="MIL")) == "NOR Norway (military)"
    assert labels.role_text(made, replace(role("NOR"), actor="gone", code=None)) == "gone"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_summary_and_who_keep_within_the_width(width: int) -> None:
    shown = page.summary([("norway-2013", record()), ("choir", empty_record())], width)
    assert "norway-2013" in shown
    assert all(cell_len(line) <= width for line in shown.splitlines())
    table = page.who([page.Standing.of(actor, "registers/holders/NOR.tsv:7") for actor in ACTORS], width)
    assert "Dilma Rousseff" in table
    assert "2013-10-16" in table
    assert all(cell_len(line) <= width for line in table.splitlines())


def test_record_of_nothing_but_a_made_by() -> None:
    assert page.NOTHING in page.page(Record(document(" ", title=None), MADE_BY), 80)


def test_cue_inside_of_a_quote_is_not_marked() -> None:
    text = "“We agree,” she said. “We signed.”"
    first, second = span(text, "“We agree,”"), span(text, "“We signed.”")
    made = statement(quote=Span(first.start, second.end), evidence=(first, second), cue=None, date=_unknown())
    assert labels.keys_of(made) == (first, second)
