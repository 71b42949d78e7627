"""The HTML of a record: whole, escaped, self-contained; and IPython shows it by itself."""

import subprocess
import sys
from html.parser import HTMLParser
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from tests.factories import TEXT, document, empty_record, event, record, span

import communique
from communique import notebook
from communique.records import Span

EMPTY = {"br", "meta", "hr"}


class Checker(HTMLParser):
    """Keeps the text, the tags, and whether every tag closes in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.inside.append((self.open[-1] if self.open else "", data))

    @property
    def text(self) -> str:
        return "".join(data for tag, data in self.inside if tag != "style")


def _parse(html: str) -> Checker:
    checker = Checker()
    checker.feed(html)
    checker.close()
    assert checker.open == []
    return checker


def test_holds_the_whole_text_and_every_table() -> None:
    page = _parse(notebook.html(record()))
    assert TEXT in page.text
    for words in ("Events", "Statements", "Positions", "Agreements", "Indicators", "> 3 billion USD", "0.93"):
        assert words in page.text
    assert [data for tag, data in page.inside if tag == "mark"].count("met") == 1


def test_columns_in_which_nothing_stands_are_left_out() -> None:
    def heads(made: communique.Record) -> list[str]:
        return [data for tag, data in _parse(notebook.html(made)).inside if tag == "th"]

    assert "place" in heads(record())
    bare = heads(record(events=(event(place=None),)))
    assert "place" not in bare
    assert bare[:4] == ["type", "who to whom", "date", "status"]


def test_stands_alone() -> None:
    html = notebook.html(record())
    tags = {tag for tag, _ in _parse(html).tags}
    assert not tags & {"script", "link", "img", "iframe", "object"}
    assert "http" not in html
    assert "@import" not in html
    assert "url(" not in html


def test_tips_name_things_and_actors() -> None:
    tips = [attributes.get("title") or "" for _, attributes in _parse(notebook.html(record())).tags]
    assert any("e1: CONSULT visit NOR Jens Stoltenberg → BRA Dilma Rousseff" in tip for tip in tips)
    assert any(tip.endswith("Norway, Brazil") for tip in tips), "a group names its members"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "</div></style><img src=x onerror=alert(1)>",
        "a \" ' & < > b",
        "&amp; already",
    ],
)
def test_everything_is_escaped(text: str) -> None:
    made = record(
        document=document(text, title=text, outlet=text, url=text),
        mentions=(),
        actors=tuple(communique.Actor(actor.id, text, "state") for actor in record().actors),
        events=(
            event(
                trigger=Span(0, 3),
                evidence=(Span(0, len(text)),),
                date=communique.Date(None, None, "unknown"),
            ),
        ),
        statements=(),
        positions=(),
        agreements=(),
        indicators=(),
    )
    made = communique.Record(**{**_fields(made), "events": (_unplaced(made.events[0]),)})
    page = _parse(notebook.html(made))
    assert page.text.count(text) >= 4
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "img"})


def _fields(made: communique.Record) -> dict[str, Any]:
    return {name: getattr(made, name) for name in made.__dataclass_fields__}


def _unplaced(made: communique.Event) -> communique.Event:
    from dataclasses import replace

    return replace(made, place=None)


def test_overlapping_marks_keep_the_text_whole() -> None:
    whole = span(TEXT, TEXT)
    made = record(
        events=(event(id="e1", evidence=(whole,)), event(id="e2", evidence=(Span(5, 60), Span(40, 90))))
    )
    assert TEXT in _parse(notebook.html(made)).text


def test_spans_out_of_the_text_do_no_harm() -> None:
    made = record(document=document("Short."), mentions=())
    assert "Short." in _parse(notebook.html(made)).text


def test_empty_record_says_so() -> None:
    assert "Nothing about dealings between states was found" in notebook.html(empty_record())


class _Formatter:
    def __init__(self) -> None:
        self.known: dict[tuple[str, str], Any] = {}

    def for_type_by_name(self, module: str, name: str, function: Any) -> None:
        self.known[module, name] = function


def _shell() -> Any:
    return SimpleNamespace(display_formatter=SimpleNamespace(formatters={"text/html": _Formatter()}))


def test_ipython_is_taught_to_show_records() -> None:
    shell = _shell()
    communique.load_ipython_extension(shell)
    shows = shell.display_formatter.formatters["text/html"].known["communique.records", "Record"]
    assert shows(record()) == notebook.html(record())


def test_importing_under_ipython_teaches_it(monkeypatch: pytest.MonkeyPatch) -> None:
    shell = _shell()
    fake = ModuleType("IPython")
    fake.get_ipython = lambda: shell  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "IPython", fake)
    import importlib

    importlib.reload(communique)
    assert ("communique.records", "Record") in shell.display_formatter.formatters["text/html"].known


def test_importing_beside_ipython_that_does_not_run_is_harmless() -> None:
    code = """
import sys, types
module = sys.modules["IPython"] = types.ModuleType("IPython")
module.get_ipython = lambda: None
import communique
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
