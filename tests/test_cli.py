"""The command line: what it prints, its exit codes, and one line on stderr for whatever goes wrong."""

import json
import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.factories import event, position, record, statement

from communique import cli
from communique.commands import terminal
from communique.errors import ForeignLanguage
from communique.records import Document, Record

REPORT = "Norwegian Prime Minister Jens Stoltenberg met Brazilian President Dilma Rousseff in Oslo."


class StubReader:
    """Finds the same record in every document, or fails as told by the words of the text."""

    def read_document(self, document: Document) -> Record:
        if "presses ctrl-c" in document.text:
            raise KeyboardInterrupt
        if "broken stage" in document.text:
            raise RuntimeError("a stage fell over")
        if "foreign text" in document.text:
            raise ForeignLanguage("the text is in Esperanto;\ngive it in English")
        made = record()
        about: dict[str, Any] = {
            "title": document.title,
            "published": document.published,
            "outlet": document.outlet,
        }
        return replace(
            made,
            document=replace(made.document, **about),
            events=(event(according_to="s1"), event(id="e2", confidence=0.4)),
            statements=(statement(confidence=0.6),),
            positions=(position(confidence=0.9, statement="s1"),),
        )


_NAMED = ("title", "published", "outlet")


@pytest.fixture(autouse=True)
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_reader", StubReader)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("FORCE_COLOR", raising=False)


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return str(path)


def _error(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on stderr."""
    err = capsys.readouterr().err
    assert err.startswith("communique: ")
    assert err.count("\n") == 1
    return err


def test_no_arguments_print_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([]) == 0
    assert "communique read report.txt" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["read"], ["who"], ["demo"]])
def test_help_of_every_command_has_an_example(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([*arguments, "--help"]) == 0
    shown = capsys.readouterr().out
    assert "Examples:" in shown
    assert f"communique {' '.join(arguments)}".strip() in shown.split("Examples:")[1]
    assert "str>" not in shown, "no Python types"
    assert "str]" not in shown


def test_every_command_is_tested_for_help() -> None:
    assert {command.callback.__name__ for command in cli.app.registered_commands if command.callback} == {
        "read",
        "who",
        "demo",
    }
    assert {group.name for group in cli.app.registered_groups} == {"registers"}


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert re.fullmatch(r"communique \d+\.\d+\S*\n", capsys.readouterr().out)


def test_read_prints_a_page(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["read", report, "--published", "2013-06-05"]) == 0
    out, err = capsys.readouterr()
    assert "CONSULT visit  NOR Jens Stoltenberg → BRA Dilma Rousseff" in out
    assert "\x1b" not in out, "no colour when it is not a terminal"
    assert err == ""


def test_read_prints_json(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [
        "read",
        report,
        "--json",
        "--title",
        "A visit",
        "--outlet",
        "Us",
        "--published",
        "2013-06-05",
    ]
    assert cli.run(arguments) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["schema"] == "communique.record/1"
    assert [data["document"][key] for key in _NAMED] == ["A visit", "2013-06-05", "Us"]


def test_several_sources_as_json_are_one_a_line(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["read", report, report, "--json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["schema"] for line in lines] == ["communique.record/1"] * 2


def test_what_cannot_be_read_is_named_and_the_rest_shown(
    report: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["read", "/nowhere/lost.txt", report]) == 1
    out, err = capsys.readouterr()
    assert "CONSULT visit" in out
    assert err.startswith("communique: ")
    assert "lost.txt" in err
    assert err.count("\n") == 1


def test_min_confidence_leaves_out_and_keeps_no_pointer(
    report: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["read", report, "--json", "--min-confidence", "0.8"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [item["id"] for item in data["events"]] == ["e1"]
    assert data["statements"] == []
    assert data["events"][0]["according_to"] is None
    assert data["positions"][0]["statement"] is None


def test_nothing_left_names_the_floor(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["read", report, "--min-confidence", "1"]) == 0
    assert "Nothing of confidence 1 or more was found." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words", "why"),
    [
        (["read"], "'SOURCE'; see communique read --help", "no source"),
        (["rea"], "no such command 'rea'. Did you mean 'read'? See communique --help", "a slip"),
        (["read", "--frob", "x"], "no such option: --frob", "no such option"),
        (["read", "x", "--min-confidence", "2"], "--min-confidence", "out of range"),
        (["read", "x", "--min-confidence", "much"], "--min-confidence", "no number"),
        (["read", "REPORT", "--published", "on Friday"], "on Friday", "no date"),
        (["who", "Kremlin", "--on", "2009"], "2009", "no day"),
        (["demo", "atlantis"], "no example is called 'atlantis'", "no such example"),
    ],
)
def test_bad_usage(
    arguments: list[str], words: str, why: str, report: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([report if word == "REPORT" else word for word in arguments]) == 2, why
    assert words in _error(capsys)


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        (
            "A foreign text of some length that is not read.",
            "the text is in Esperanto; give it in English",
            "",
        ),
        (
            "A broken stage must not end in a traceback for users.",
            "RuntimeError('a stage fell over')",
            "a mistake",
        ),
        ("Somebody presses ctrl-c while the text is being read.", "interrupted", "Ctrl-C"),
    ],
)
def test_failures_while_reading(
    text: str, words: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "text.txt"
    path.write_text(text, encoding="utf-8")
    assert cli.run(["read", str(path)]) == 1, why
    assert words in _error(capsys)


def test_a_mistake_of_its_own_can_be_traced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COMMUNIQUE_DEBUG", "1")
    path = tmp_path / "text.txt"
    path.write_text("A broken stage shows where it broke to whoever asks.", encoding="utf-8")
    with pytest.raises(RuntimeError):
        cli.run(["read", str(path)])


def test_who(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["who", "Vladimir Putin", "--on", "2005-01-01"]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[0].split() == ["name", "office", "since", "until", "code", "row"]
    row = r"registers/holders/RUS.tsv:\d+"
    assert re.search(rf"Vladimir Putin\s+President, RUS\s+2000-05-07\s+2008-05-07\s+RUS\s+{row}", out)


def test_who_of_a_state_names_its_leaders(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["who", "Russia", "--on", "2009-05-01"]) == 0
    out = capsys.readouterr().out
    assert "Dmitry Medvedev" in out
    assert "Sergei Lavrov" in out


def test_who_knows_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["who", "Vladimir Putni"]) == 1
    error = _error(capsys)
    assert "'Vladimir Putni'" in error
    assert "near it: Vladimir Putin" in error


def test_who_names_the_row_of_each(capsys: pytest.CaptureFixture[str]) -> None:
    """The file and line in the last column hold the fact."""
    assert cli.run(["who", "Kremlin", "--on", "2009-05-01", "--json"]) == 0
    for one in json.loads(capsys.readouterr().out):
        path, _, line = one["listed"]["row"].rpartition(":")
        text = (Path(__file__).parents[1] / path).read_text("utf-8").splitlines()[int(line) - 1]
        assert one["name"] in text
        assert not one["office"] or one["office"]["since"] in text


def test_who_lists_members_of_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["who", "NATO", "--members", "--on", "1999-03-12"]) == 0
    out = capsys.readouterr().out
    assert re.search(r"^Poland\s+member\s+1999-03-12\s+POL$", out, re.MULTILINE)
    assert re.search(
        r"North Atlantic Treaty Organization: registers/organisations.tsv:\d+$", out, re.MULTILINE
    )
    assert "Estonia" not in out, "joined in 2004"


def test_who_has_no_members_of_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["who", "Lavrov", "--members"]) == 2
    assert "no organisation" in _error(capsys)


def test_who_knows_a_name_of_other_days(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["who", "Saigon", "--on", "2015-01-01"]) == 1
    assert "South Vietnam to 1975-04-30" in _error(capsys)


def test_who_tells_the_name_of_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["who", "DR Congo", "--on", "1990-01-01"]) == 0
    assert re.search(r"state, then Zaire\s+1971-10-27\s+1997-05-17\s+COD", capsys.readouterr().out)


def test_who_marks_the_acting(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["who", "the Russian president", "--on", "2000-02-01"]) == 0
    assert "acting President, RUS" in capsys.readouterr().out


def test_who_knows_nothing_near(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["who", "xqzzkwv"]) == 1
    error = _error(capsys)
    assert "near" not in error
    assert "try a surname" in error


def test_demo_shows_one_in_full_and_all_in_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["demo"]) == 0
    out = capsys.readouterr().out
    assert "Events 2 ─" in out
    files = list(cli._examples())
    assert files
    assert all(path.stem in out for path in files)


def test_shown_example_is_there() -> None:
    assert cli.SHOWN in {path.stem for path in cli._examples()}


def test_broken_installation_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "__file__", str(tmp_path / "a" / "b" / "cli.py"))
    assert cli.run(["demo"]) == 1
    assert "install communique again" in _error(capsys)


def _command(arguments: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "communique.cli", *arguments], check=False, timeout=60, **options
    )


def test_reader_of_the_pipe_has_gone() -> None:
    """As with `communique --help | head -1`, whatever the timing."""
    read, write = os.pipe()
    os.close(read)
    try:
        done = _command([], stdout=write, stderr=subprocess.PIPE)
    finally:
        os.close(write)
    assert done.returncode == 0
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [[], ["--version"], ["read", "--help"], ["who", "Kremlin"]])
def test_output_cannot_be_written(arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = _command(arguments, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr.startswith(b"communique: the output")
    assert done.stderr.count(b"\n") == 1


def test_closed_output_is_an_error_of_one_line() -> None:
    script = f'"{sys.executable}" -m communique.cli --version >&-'
    done = subprocess.run(["sh", "-c", script], check=False, stderr=subprocess.PIPE, timeout=60)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1


def test_terminal_that_cannot_show_a_letter() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = _command(["read", "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    assert done.returncode == 0
    assert done.stderr == b""


def test_json_is_utf_8_whatever_the_terminal(report: str) -> None:
    """A record's JSON written by a process whose output would be ASCII."""
    code = """
from communique import cli
from tests.test_cli import StubReader
cli._reader = StubReader
cli.main()
"""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-c", code, "read", report, "--json"],
        check=True,
        capture_output=True,
        env=environment,
        timeout=60,
        cwd=Path(__file__).parents[1],
    )
    assert "“We want a fair price" in json.loads(done.stdout.decode("utf-8"))["document"]["text"]


def test_ctrl_c_while_waiting() -> None:
    code = """
import time
import communique.documents
def load(*_, **__):
    print("waiting", flush=True)
    time.sleep(30)
communique.documents.load = load
from communique import cli
cli.main()
"""
    arguments = [sys.executable, "-c", code, "read", "x"]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline() == b"waiting\n"
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=30)[1] == b"communique: interrupted\n"
    assert process.returncode == 1


@pytest.mark.parametrize(("columns", "expected"), [("72", 72), ("0", 100), ("wide", None)])
def test_width_follows_the_environment(
    columns: str, expected: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert terminal.width() == expected or expected is None
    assert terminal.width() >= 20
