"""Terms from Wikidata against the sheets: what is proposed, what is only told, and that the diff applies."""

from __future__ import annotations

import bz2
import gzip
import http.server
import json
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from communique import cli
from communique.errors import CommuniqueError, NotFound, Unreadable, UsageError
from communique.registers.building.check import checked
from communique.registers.updating import Proposal, days, proposal, propose
from communique.registers.updating.ids import read_ids

SHIPPED = Path(__file__).parents[2] / "registers"
TODAY = date(2026, 6, 30)
HOLDERS = "state\toffice\ttitle\tperson\tsince\tuntil\tacting\tsource\n"
PERSONS = "name\tother\tsurname\tgender\twikidata\tcountry\tsector\n"
SHEETS = {
    "states": "code\tname\tofficial\tother\tadjectives\n"
    "NOR\tNorway\tKingdom of Norway\t\tNorwegian\n"
    "USA\tUnited States\tUnited States of America\t\tAmerican\n"
    "NRU\tNauru\tRepublic of Nauru\t\tNauruan\n"
    "CHN\tChina\t\t\tChinese\n",
    "offices": "key\trank\tjoint\tfallback\nhead of state\t1\t\t\nhead of government\t2\t\thead of state\n"
    "foreign minister\t5\t\t\ndefence minister\t6\t\t\n",
    "holders/NOR": "# Norway.\n"
    + HOLDERS
    + "NOR\thead of government\tPrime Minister\tErna Solberg\t2013-10-16\t2021-10-14\t\twikidata\n"
    "NOR\thead of government\tPrime Minister\tJonas Gahr Store\t2021-10-14\t\t\twikidata\n"
    "NOR\tforeign minister\tForeign Minister\tAnniken Huitfeldt\t2021-10-14\t2023-10-16\n"
    "NOR\tforeign minister\tForeign Minister\tEspen Barth Eide\t2023-10-16\n"
    "NOR\tdefence minister\tDefence Minister\tBjoern Arild Gram\t2022-04-12\t2025-08-01\t\t\n",
    "holders/USA": HOLDERS
    + "USA\thead of state|head of government\tPresident\tAnn Older\t2021-01-20\t2025-01-20\t\t\n"
    "USA\thead of state|head of government\tPresident\tBob Middle\t2025-01-20\t\t\t\n",
    "holders/CHN": HOLDERS + "CHN\tforeign minister\tForeign Minister\tWang Yi\t2023-07-25\t\t\t\n",
    "persons/CHN": PERSONS + "Wang Yi\t\tWang\tm\tQ700\t\t\nLi Qiang\t\tLi\tm\t\t\t\n",
    "persons/NOR": PERSONS
    + "Espen Barth Eide\t\tEide\tm\tQ500\t\t\nJonas Gahr Store\tJonas Gahr Støre\tStore|Støre\tm\t\t\t\n",
}
NORWAY, AMERICA, NAURU, CHINA = "Q20", "Q30", "Q697", "Q148"
PM, FOREIGN, DEFENCE, PRESIDENT, NAURUAN, CHINESE = "Q9001", "Q9002", "Q9003", "Q9004", "Q9005", "Q9006"


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    """A small folder of sheets, called `registers` as in a checkout."""
    folder = tmp_path / "checkout" / "registers"
    shutil.copytree(SHIPPED / "words", folder / "words")
    shutil.copy(SHIPPED / "wikidata.tsv", folder)
    for name, text in SHEETS.items():
        path = folder / f"{name}.tsv"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return folder


def snak(value: Any) -> dict[str, Any]:
    return {
        "snaktype": "value",
        "property": "P0",
        "datavalue": {"value": value, "type": "x"},
        "datatype": "x",
    }


def item(id: str) -> dict[str, Any]:
    return snak({"entity-type": "item", "numeric-id": int(id[1:]), "id": id})


def moment(day: str) -> dict[str, Any]:
    """A day, month or year as Wikidata keeps it."""
    padded = {4: f"{day}-00-00", 7: f"{day}-00", 10: day}[len(day)]
    precision = {4: 9, 7: 10, 10: 11}[len(day)]
    return snak({"time": f"+{padded}T00:00:00Z", "timezone": 0, "precision": precision, "calendarmodel": "x"})


def claim(main: dict[str, Any], rank: str = "normal", **qualifiers: list[Any]) -> dict[str, Any]:
    return {"mainsnak": main, "type": "statement", "id": "x$1", "rank": rank, "qualifiers": qualifiers or []}


def entity(id: str, label: str, tongue: str = "en", **claims: list[Any]) -> dict[str, Any]:
    return {
        "type": "item",
        "id": id,
        "labels": {tongue: {"language": tongue, "value": label}},
        "descriptions": {},
        "aliases": {"en": [{"language": "en", "value": "An Alias"}]},
        "claims": claims or [],
        "sitelinks": {},
    }


def held(
    position: str, since: str | None, until: str | None = None, rank: str = "normal", **more: list[Any]
) -> dict[str, Any]:
    qualifiers = dict(more)
    if since:
        qualifiers["P580"] = [moment(since)]
    if until:
        qualifiers["P582"] = [moment(until)]
    return claim(item(position), rank, **qualifiers)


def person(
    id: str, name: str, *terms: dict[str, Any], tongue: str = "en", female: bool = False
) -> dict[str, Any]:
    gender = "Q6581072" if female else "Q6581097"
    return entity(
        id, name, tongue, P31=[claim(item("Q5"))], P21=[claim(item(gender))], P39=[claim(item("Q1")), *terms]
    )


def state(id: str, name: str, code: str, **offices: str) -> dict[str, Any]:
    posts = {property: [claim(item(position))] for property, position in offices.items()}
    return entity(id, name, "en", P298=[claim(snak(code))], **posts)


WORLD = [
    state(NORWAY, "Norway", "NOR", P1313=PM),
    state(AMERICA, "United States", "USA", P1906=PRESIDENT, P1313=PRESIDENT),
    state(NAURU, "Nauru", "NRU", P1906=NAURUAN, P1313=NAURUAN),
    state(CHINA, "China", "CHN"),
    entity("Q9100", "Catalonia"),
    entity(PM, "Prime Minister of Norway"),
    entity(FOREIGN, "Minister of X", P31=[claim(item("Q7330070"))], P1001=[claim(item(NORWAY))]),
    entity(DEFENCE, "Minister of Y", P279=[claim(item("Q2518691"))], P17=[claim(item(NORWAY))]),
    entity(CHINESE, "Minister of Z", P279=[claim(item("Q7330070"))], P1001=[claim(item(CHINA))]),
    entity(
        "Q9007",
        "Foreign minister of Catalonia",
        P279=[claim(item("Q7330070"))],
        P1001=[claim(item("Q9100"))],
        P17=[claim(item(NORWAY))],
    ),
    entity("Q9008", "Minister of Fisheries", P17=[claim(item(NORWAY))]),
    entity(PRESIDENT, "President of the United States"),
    entity(NAURUAN, "President of Nauru"),
]


def dump(
    folder: Path, *people: dict[str, Any], name: str = "dump.json", spoil: dict[int, str] | None = None
) -> str:
    """A dump in Wikidata's layout: an entity a line of an array. `spoil`: other lines in place of some."""
    lines = [json.dumps(one, separators=(",", ":"), ensure_ascii=False) for one in [*WORLD, *people]]
    for number, text in (spoil or {}).items():
        lines[number - 2] = text  # the first line is the bracket
    data = ("[\n" + ",\n".join(lines) + "\n]\n").encode()
    pack: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "bz2": bz2.compress}
    path = folder / name
    path.write_bytes(pack.get(name.rpartition(".")[2], bytes)(data))
    return str(path)


def ask(folder: Path, *people: dict[str, Any], **options: Any) -> Proposal:
    options.setdefault("today", TODAY)
    return propose(dump(folder.parent.parent, *people), folder, **options)


def added(found: Proposal) -> list[str]:
    return [
        line[1:] for line in found.diff.splitlines() if line.startswith("+") and not line.startswith("+++")
    ]


BO = person("Q600", "Bo Éxample", held(FOREIGN, "2026-01-15"), female=True)
EIDE = person("Q500", "Espen Barth Eide", held(FOREIGN, "2023-10-16", "2026-01-15"))
NEW_TERM = "NOR\tforeign minister\tForeign Minister\tBo Example\t2026-01-15\t\t\twikidata"
ENDED = "NOR\tforeign minister\tForeign Minister\tEspen Barth Eide\t2023-10-16\t2026-01-15"
NEW_PERSON = "Bo Example\tBo Éxample\tExample|Éxample\tf\tQ600\t\t"


def test_a_new_and_an_ended_term(sheets: Path) -> None:
    found = ask(sheets, BO, EIDE)
    assert added(found) == [ENDED, NEW_TERM, NEW_PERSON]
    assert (found.new, found.ended, found.known) == (1, 1, 0)
    assert found.summary == "1 new term, 1 ended, 0 already known"
    assert not found.contradictions
    assert not found.refused


@pytest.mark.parametrize("name", ["dump.json", "dump.json.gz", "dump.json.bz2"])
def test_packed_dumps_say_the_same(sheets: Path, name: str) -> None:
    found = propose(dump(sheets.parent.parent, BO, EIDE, name=name), sheets, today=TODAY)
    assert added(found) == [ENDED, NEW_TERM, NEW_PERSON]


@pytest.mark.parametrize(
    ("people", "why"),
    [
        ([person("Q1", "Jonas Gahr Støre", held(PM, "2021-10-14"))], "another spelling of ours"),
        ([person("Q1", "Jonas Gahr Store", held(PM, "2021-10-30"))], "a start some days off"),
        ([person("Q1", "Jonas Gahr Støre", held(PM, "2021"))], "a start known by its year"),
        ([person("Q500", "E. Eide", held(FOREIGN, "2023-10"))], "by the Wikidata id, whatever the label"),
        (
            [person("Q500", "名", held(FOREIGN, "2023-10-16"), tongue="ja")],
            "no English label is needed for ours",
        ),
        (
            [person("Q1", "Bjørn Arild Gram", held(DEFENCE, "2022-04-12", "2025-08-20"))],
            "oe for ø, an end near",
        ),
        ([person("Q1", "Gahr Støre, Jonas", held(PM, "2021-10-14"))], "the words in another order"),
        ([person("Q1", "Jonas Gahr Støre", held(PM, "2021-10-14", "2027-01-01"))], "an end yet to come"),
        (
            [person("Q1", "Jonas Gahr Støre", held(PM, "2021-10-14", "2025-10-01"), held(PM, "2025-10-01"))],
            "a second mandate that adjoins",
        ),
        ([person("Q500", "Espen Barth Eide", held(FOREIGN, "2024-06-01"))], "begins within our term"),
        ([person("Q700", "Wang Yi", held(CHINESE, "2023-07-25"))], "a subclass with its jurisdiction"),
    ],
)
def test_known_terms(sheets: Path, people: list[dict[str, Any]], why: str) -> None:
    found = ask(sheets, *people)
    assert (found.diff, found.known, found.contradictions) == ("", 1, ()), why
    assert found.summary == "nothing to propose, 1 already known"


@pytest.mark.parametrize(
    ("people", "why"),
    [
        ([person("Q1", "Cy New", held(FOREIGN, "2026-02-01", rank="deprecated"))], "a deprecated statement"),
        ([person("Q1", "Cy New", held("Q9008", "2026-02-01"))], "an office that we do not keep"),
        ([person("Q1", "Cy New", held("Q9007", "2026-02-01"))], "the office of a region"),
        ([person("Q1", "Cy New", held(DEFENCE, "2020-02-01", "2021-01-01"))], "over before the day since"),
        ([person("Q1", "Cy New", held(DEFENCE, "2026-12-01"))], "not yet begun"),
        ([person("Q1", "Cy New", held(DEFENCE, None))], "no day at all"),
        ([person("Q1", "名", held(DEFENCE, "2026-01-01"), tongue="ja")], "no English name"),
        (
            [entity("Q1", "Cy New", P31=[claim(item("Q95074"))], P39=[held(DEFENCE, "2026-01-01")])],
            "in a tale",
        ),
        (
            [
                person(
                    "Q1",
                    "Cy New",
                    held(DEFENCE, "2026-01-01", P582=[{"snaktype": "somevalue", "property": "P582"}]),
                )
            ],
            "an end on an unknown day",
        ),
    ],
)
def test_left_out(sheets: Path, people: list[dict[str, Any]], why: str) -> None:
    found = ask(sheets, *people)
    assert (found.diff, found.known, found.contradictions) == ("", 0, ()), why


@pytest.mark.parametrize(
    ("since", "until", "cells"),
    [
        ("2025-09", None, "2025-09\t\t"),
        ("2025-09", "2026", "2025-09\t2026\t"),
        ("2025-09-02", "2026-01", "2025-09-02\t2026-01\t"),
    ],
)
def test_days_are_as_precise_as_known(sheets: Path, since: str, until: str | None, cells: str) -> None:
    (term, _) = added(ask(sheets, person("Q600", "Bo Example", held(DEFENCE, since, until))))
    assert term == f"NOR\tdefence minister\tDefence Minister\tBo Example\t{cells}\twikidata"


@pytest.mark.parametrize(
    ("people", "expected", "why"),
    [
        (
            [BO],
            "NOR.tsv:6: foreign minister Espen Barth Eide, 2023-10-16 to now; Wikidata: Bo",
            "another holder",
        ),
        (
            [person("Q1", "Anniken Huitfeldt", held(FOREIGN, "2021-10-14", "2025-12-01"))],
            "NOR.tsv:5: foreign minister Anniken Huitfeldt, 2021-10-14 to 2023-10-16; Wikidata: Anniken",
            "another end",
        ),
        (
            [person("Q9", "Espen Barth Eide", held(DEFENCE, "2026-01-01"))],
            "bears the name of another: Espen Barth Eide (Q9)",
            "a namesake with an id of his own",
        ),
        (
            [
                person("Q8", "Dee One", held(DEFENCE, "2025-09-01")),
                person("Q9", "Ed Two", held(DEFENCE, "2025-10-01")),
            ],
            "NOR defence minister: Wikidata has others on the same days: Dee One (Q8)",
            "Wikidata against itself",
        ),
    ],
)
def test_contradictions_are_told_and_not_proposed(
    sheets: Path, people: list[dict[str, Any]], expected: str, why: str
) -> None:
    found = ask(sheets, *people)
    assert found.diff == "", why
    assert expected in found.contradictions[0], why
    assert "that contradict ours (listed below)" in found.summary


def test_acting_holders_may_meet_a_regular_one(sheets: Path) -> None:
    found = ask(sheets, person("Q600", "Bo Example", held(FOREIGN, "2026-01-15", P5102=[item("Q4895105")])))
    assert (
        added(found)[0] == "NOR\tforeign minister\tForeign Minister\tBo Example\t2026-01-15\t\tyes\twikidata"
    )
    assert not found.refused


def test_two_offices_in_one_row(sheets: Path) -> None:
    middle = person("Q801", "Bob Middle", held(PRESIDENT, "2025-01-20", "2026-03-01"))
    newer = person("Q802", "Cat Newer", held(PRESIDENT, "2026-03-01"))
    expected = "USA\thead of state|head of government\tPresident\tCat Newer\t2026-03-01\t\t\twikidata"
    assert added(ask(sheets, middle, newer))[1] == expected
    assert added(ask(sheets, middle, newer, offices=["head of government"]))[1] == expected


def test_an_old_end_of_a_term_that_is_open_with_us(sheets: Path) -> None:
    eide = person("Q500", "Espen Barth Eide", held(FOREIGN, "2023-10-16", "2024-05-01"))
    found = ask(sheets, eide, person("Q600", "Bo Example", held(FOREIGN, "2024-05-01")))
    assert (found.new, found.ended, found.contradictions) == (1, 1, ())


def test_an_office_that_was_split(sheets: Path) -> None:
    """Ours joins two offices, Wikidata has a position for each: the row names only its own."""
    split = state("Q31", "United States", "USA", P1313="Q9010")
    middle = person("Q801", "Bob Middle", held(PRESIDENT, "2025-01-20", "2026-03-01"))
    found = ask(sheets, split, middle, person("Q802", "Cat Newer", held("Q9010", "2026-03-01")))
    assert (
        added(found)[1] == "USA\thead of government\tHead of government\tCat Newer\t2026-03-01\t\t\twikidata"
    )


def test_a_state_without_a_sheet_gets_one(sheets: Path) -> None:
    found = ask(sheets, person("Q900", "Dav Adeang", held(NAURUAN, "2025-10-30")))
    assert "--- /dev/null\n+++ b/registers/holders/NRU.tsv" in found.diff
    assert "NRU\thead of state|head of government\tPresident\tDav Adeang\t2025-10-30\t\t\twikidata" in added(
        found
    )
    assert not found.refused


def test_surnames_come_first_where_they_do(sheets: Path) -> None:
    wang = person("Q700", "Wang Yi", held(CHINESE, "2023-07-25", "2026-01-01"))
    found = ask(sheets, wang, person("Q701", "Zhao Li", held(CHINESE, "2026-01-01")))
    assert "Zhao Li\t\tZhao\tm\tQ701\t\t" in added(found)


def test_options_narrow_what_is_asked(sheets: Path) -> None:
    assert not ask(sheets, BO, EIDE, states=["USA"]).diff
    assert not ask(sheets, BO, EIDE, offices=["defence minister"]).diff
    assert ask(sheets, BO, EIDE, states=["nor"], offices=["foreign minister"]).new == 1
    early = person("Q1", "Fay Early", held(DEFENCE, "2020-02-01", "2021-01-01"))
    assert ask(sheets, early, since="2020-06-01").new == 1


def test_a_shared_position_tells_of_no_state(sheets: Path) -> None:
    both = state("Q21", "China, again", "CHN", P1313=PM)
    found = ask(sheets, both, person("Q1", "Gus New", held(PM, "2026-01-01")))
    assert not found.diff
    assert "an office of CHN, NOR" in found.notes[0]


@pytest.mark.parametrize("command", [["git", "apply"], ["patch", "-s", "-p1", "-i"]])
def test_the_diff_applies_and_builds(sheets: Path, command: list[str], tmp_path: Path) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"no {command[0]}")
    people = [
        BO,
        EIDE,
        person("Q900", "Dav Adeang", held(NAURUAN, "2025-10-30")),
        person("Q901", "Ola Nordmann", held(DEFENCE, "2025-09")),
    ]
    found = ask(sheets, *people)
    assert not found.refused
    (tmp_path / "terms.diff").write_bytes(found.diff.encode())
    root = sheets.parent
    subprocess.run(["git", "init", "-q", str(root)], check=True, capture_output=True)
    subprocess.run([*command, str(tmp_path / "terms.diff")], cwd=root, check=True, capture_output=True)
    assert NEW_TERM in (sheets / "holders" / "NOR.tsv").read_text("utf-8")
    assert checked([("registers", sheets)])[0].faults.lines == []
    again = ask(sheets, *people)
    assert (again.diff, again.known) == ("", 4), "applied once, all is known"


def test_nothing_is_edited(sheets: Path) -> None:
    before = {path: path.read_bytes() for path in sheets.rglob("*") if path.is_file()}
    ask(sheets, BO, EIDE)
    assert {path: path.read_bytes() for path in sheets.rglob("*") if path.is_file()} == before


def test_what_the_build_would_refuse_is_named(sheets: Path) -> None:
    (sheets / "states.tsv").write_text("code\tname\tuntil\nNRU\tNauru\t2020-01-01\n", "utf-8")
    found = ask(sheets, person("Q900", "Dav Adeang", held(NAURUAN, "2025-10-30")))
    assert found.new == 1
    assert any("holders/NRU.tsv:3: term runs to today, but NRU ended" in line for line in found.refused)
    assert not any("NOR" in line for line in found.refused), "what is wrong today is not to blame on it"


def test_a_damaged_line_is_named_and_the_rest_read(sheets: Path) -> None:
    spoil = {
        6: '{"type":"item","id":"Q1","labels":',
        13: '{"type":"item","P298":"P298","id":7,"claims":{"P298":5}}',
    }
    source = dump(sheets.parent.parent, BO, EIDE, spoil=spoil)
    found = propose(source, sheets, today=TODAY)
    assert [line.partition(": damaged")[0] for line in found.notes] == [f"{source}:6", f"{source}:13"]
    assert (found.new, found.ended) == (1, 1)


@pytest.mark.parametrize(
    ("name", "data", "error", "why"),
    [
        ("none.json", None, NotFound, "no such file"),
        ("x.json", b"hello\n", Unreadable, "no JSON"),
        ("x.json.gz", b"hello\n", Unreadable, "not packed"),
        ("x.json.gz", gzip.compress(b"[\n" + b'{"id":"Q1"},\n' * 9999)[:-20], Unreadable, "cut short"),
        ("x.json.bz2", bz2.compress(b"[\n" + b'{"id":"Q1"},\n' * 9999)[:-20], Unreadable, "cut short"),
        ("x.json.bz2", b"hello\n", Unreadable, "not packed"),
        ("x.csv", b"a\n", UsageError, "another kind of file"),
    ],
)
def test_no_dump(
    sheets: Path, tmp_path: Path, name: str, data: bytes | None, error: type[CommuniqueError], why: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(error, match=name):
        propose(str(tmp_path / name), sheets)


@pytest.mark.parametrize(
    ("source", "options", "expected"),
    [
        ("ftp://host/sparql", {}, "only http and https"),
        ("https://host/latest-all.json.bz2", {}, "is a dump"),
        ("http:///sparql", {}, "no sound address"),
        ("http://me:secret@host/sparql", {}, "carries a name or password"),
        ("x.json", {"since": "2026-13-01"}, "not a date"),
        ("x.json", {"offices": ["king"]}, "no office 'king'"),
        ("x.json", {"states": ["ZZZ"]}, "no state has the code 'ZZZ'"),
    ],
)
def test_wrong_usage(sheets: Path, source: str, options: dict[str, Any], expected: str) -> None:
    with pytest.raises(UsageError, match=expected):
        propose(source, sheets, **options)


Answer = tuple[int, bytes]


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Callable[[str], Answer]], str]]:
    """Starts an endpoint on loopback whose answers come from a function of the question."""
    servers: list[http.server.ThreadingHTTPServer] = []
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)

    def start(answer: Callable[[str], Answer]) -> str:
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                assert self.headers["Accept"] == "application/sparql-results+json"
                assert self.headers["User-Agent"].startswith("communique/")
                status, data = answer(parse_qs(body)["query"][0])
                try:
                    self.send_response(status)
                    self.end_headers()
                    self.wfile.write(data)
                except OSError:
                    pass

            def log_message(self, *arguments: object) -> None:
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}/sparql"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def late() -> Answer:
    time.sleep(2)
    return 200, b"{}"


def row(**cells: str) -> dict[str, dict[str, str]]:
    return {name: {"type": "literal", "value": value} for name, value in cells.items()}


def canned(question: str) -> Answer:
    wd = "http://www.wikidata.org/entity/"
    foreign = {"code": "NOR", "position": wd + FOREIGN, "title": "Minister of X"}
    day = {"startPrecision": "11", "endPrecision": "11"}
    eide = row(
        held="s1",
        person=wd + "Q500",
        en="Espen Barth Eide",
        start="2023-10-16T00:00:00Z",
        end="2026-01-15T00:00:00Z",
        ended="2026-01-15T00:00:00Z",
        **foreign,
        **day,
    )
    bo = row(
        held="s2",
        person=wd + "Q600",
        mul="Bo Éxample",
        gender=wd + "Q6581072",
        start="2026-01-15T00:00:00Z",
        startPrecision="11",
        **foreign,
    )
    rows = [eide, bo, bo, row(held="s3", person="_:b1")] if "wd:Q7330070" in question else []
    return 200, json.dumps({"head": {"vars": []}, "results": {"bindings": rows}}).encode()


def test_an_endpoint(sheets: Path, endpoint: Callable[[Callable[[str], Answer]], str]) -> None:
    asked: list[str] = []

    def answer(question: str) -> Answer:
        asked.append(question)
        return canned(question)

    found = propose(endpoint(answer), sheets, today=TODAY, states=["NOR"])
    assert added(found) == [ENDED, NEW_TERM, NEW_PERSON]
    assert len(asked) == 4, "one question an office"
    assert all('VALUES ?code { "NOR" }' in question for question in asked)
    assert all(question.count("{") == question.count("}") for question in asked)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (lambda question: (500, b"broken"), "answers 500"),
        (lambda question: (429, b""), "answers 429"),
        (lambda question: (200, b"<html>"), "no SPARQL results in JSON"),
        (lambda question: (200, b'{"results": []}'), "no SPARQL results in JSON"),
        (lambda question: late(), "no answer within 0.5 seconds"),
    ],
)
def test_endpoints_that_give_none(
    sheets: Path,
    endpoint: Callable[[Callable[[str], Answer]], str],
    answer: Callable[[str], Answer],
    expected: str,
) -> None:
    with pytest.raises(Unreadable, match=expected):
        propose(endpoint(answer), sheets, timeout=0.5)


def test_nobody_listens(sheets: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be asked"):
        propose("http://127.0.0.1:9/sparql", sheets, timeout=2)


def test_the_command(
    sheets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(proposal, "shipped", lambda: sheets)
    update = ["registers", "update", "--from-wikidata"]
    source = dump(tmp_path, BO, EIDE)
    assert cli.run([*update, source, "--since", "2025-06-30"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("--- a/registers/holders/NOR.tsv\n+++ b/registers/holders/NOR.tsv\n@@ ")
    assert said.err == "communique: 1 new term, 1 ended, 0 already known\n"
    assert cli.run([*update, source, "--since", "2025-06-30", "--out", str(tmp_path / "o.diff")]) == 0
    assert capsys.readouterr().out == ""
    assert (tmp_path / "o.diff").read_text("utf-8") == said.out
    assert cli.run([*update, source, "--state", "USA"]) == 0
    assert capsys.readouterr() == ("", "communique: nothing to propose, 0 already known\n")
    assert cli.run([*update, dump(tmp_path, BO), "--since", "2025-06-30"]) == 0
    assert "NOR.tsv:6: foreign minister" in capsys.readouterr().err.splitlines()[1]
    assert cli.run([*update, str(tmp_path / "none.json")]) == 1
    assert cli.run([*update, source, "--office", "king"]) == 2
    assert cli.run(["registers", "update"]) == 2
    assert capsys.readouterr().err.count("\n") == 3, "a line each"


def test_shipped_sheets(tmp_path: Path) -> None:
    found = propose(
        dump(tmp_path, person("Q600", "Zebedee Nobody", held(FOREIGN, "1890-01-01", "1891-01-01"))),
        SHIPPED,
        since="1880-01-01",
    )
    assert found.new == 1
    assert "Zebedee Nobody" in found.diff
    assert set(read_ids(SHIPPED).keys) == {
        "head of state",
        "head of government",
        "foreign minister",
        "defence minister",
    }


@pytest.mark.parametrize(
    ("time", "precision", "expected"),
    [
        ("+2025-02-04T00:00:00Z", 11, "2025-02-04"),
        ("+2025-02-00T00:00:00Z", 10, "2025-02"),
        ("2025-01-01T00:00:00Z", 9, "2025"),
        ("+2020-00-00T00:00:00Z", 8, None),
        ("-0044-03-15T00:00:00Z", 11, None),
        ("+2025-02-30T00:00:00Z", 11, None),
    ],
)
def test_times_of_wikidata(time: str, precision: int, expected: str | None) -> None:
    assert days.from_wikidata(time, precision) == expected
