"""The papers: what README.md shows is what comes; their commands, options, links and files exist."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import communique
from communique import cli, errors

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAPERS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "examples" / "README.md"]


def _module(name: str) -> ModuleType:
    """A script of docs/, which is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


shown: Any = _module("shown")
picture: Any = _module("picture")
figures: Any = _module("figures")
counts: Any = _module("counts")


def test_readme_shows_what_comes() -> None:
    assert shown.difference(README, shown.refreshed(README)) == "", "run: make readme"


def test_registers_are_counted() -> None:
    paper = (ROOT / "docs" / "registers.md").read_text(encoding="utf-8")
    assert counts.filled(paper, counts.markdown()) == paper, "run: make registers"


def test_every_command_is_in_the_readme() -> None:
    for command in cli.app.registered_commands:
        assert command.callback
        assert f"communique {command.callback.__name__}" in README


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_make_targets_that_papers_name_exist(paper: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = paper.read_text(encoding="utf-8")
    named = set(re.findall(r"`make ([a-z]+)[^`]*`", text)) | set(
        re.findall(r"^make ([a-z]+)", text, re.MULTILINE)
    )
    assert named <= targets


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_options_that_papers_name_exist(paper: Path) -> None:
    """Of commands written as `communique …`, in a block or in a line."""
    for command, rest in re.findall(
        r"communique (?:--registers \S+ )?(read|who|demo|registers \w+)\b([^`\n|>]*)",
        paper.read_text(encoding="utf-8"),
    ):
        known = _help(command)
        for option in re.findall(r"(?<!\w)--[a-z][a-z-]+", rest):
            assert option in known, f"{command} {option}"


def _help(command: str) -> str:
    import typer
    from typer.testing import CliRunner

    assert isinstance(cli.app, typer.Typer)
    return CliRunner().invoke(cli.app, [*command.split(), "--help"]).output


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_links_lead_somewhere(paper: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", paper.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (paper.parent / link).exists()] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_files_that_papers_name_exist(paper: Path) -> None:
    named = re.findall(
        r"`((?:src|registers|tests|evaluation|docs|examples)/[\w/.-]+\.\w+)`",
        paper.read_text(encoding="utf-8"),
    )
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_architecture_names_every_package_and_error() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    source = ROOT / "src" / "communique"
    parts = [path.name for path in source.iterdir() if (path / "__init__.py").exists()]
    parts += [path.stem for path in source.glob("*.py") if path.stem not in ("__init__", "version")]
    assert [part for part in parts if f"`{part}`" not in text] == []
    named = [name for name, value in vars(errors).items() if isinstance(value, type)]
    assert [name for name in named if name not in (errors.__doc__ or "")] == []


def test_decisions_are_numbered_and_short() -> None:
    papers = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [int(path.name[:4]) for path in papers]
    assert numbers == list(range(1, len(papers) + 1))
    for path in papers:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("# ")
        assert len(lines) <= 24, path.name


def test_public_names_that_the_readme_says_are_missing_are() -> None:
    """“Not there yet” must not outlive the day on which they come."""
    (absent,) = re.findall(r"Not there yet.*?\n\n", README, re.DOTALL)
    commands = {command.callback.__name__ for command in cli.app.registered_commands if command.callback}
    for name in re.findall(r"`(\w+)`", absent):
        assert name not in communique.__all__
        assert name not in commands


class _Shell:
    """Answers each command with its own words."""

    def __init__(self, printed: str = "") -> None:
        self.printed = printed
        self.asked: list[str] = []

    def __call__(self, command: str, folder: Path) -> str:
        self.asked.append(command)
        if ".session.py" in command:
            return self.printed
        return f"ran {command}; {sorted(path.name for path in folder.iterdir())}\n"


def test_console_blocks_are_run_in_order_with_their_files() -> None:
    text = "<!-- file: a.txt -->\n```text\nwords\n```\n```console\n$ one\nold\n\n$ two\n```\nend\n"
    run = _Shell()
    new = shown.refreshed(text, run)
    assert run.asked == ["one", "two"]
    assert "$ one\nran one; ['a.txt']\n\n$ two\nran two; ['a.txt']\n```\nend" in new
    assert shown.refreshed(new, run) == new


def test_python_blocks_share_a_session() -> None:
    text = "```python\na = 1\n```\n```python\nprint(a)\n```\n<!-- output -->\n```text\nold\n```\n"
    assert "```text\n1\n```" in shown.refreshed(text, _Shell("\0\n1\n"))
    with pytest.raises(SystemExit, match="NameError"):
        shown.refreshed(text, _Shell("NameError: b"))


def test_what_changes_with_every_register_row_is_no_difference() -> None:
    assert shown.difference("registers 0123456789ab", "registers ba9876543210") == ""
    assert "+new" in shown.difference("old", "new")


def test_picture_is_whole_and_asks_for_nothing() -> None:
    drawn = picture.svg([f"line {number} <&>" for number in range(picture.LINES + 5)])
    assert "&lt;&amp;&gt;" in drawn
    assert f"{picture.LINES + 2}&" not in drawn.replace("line&#160;", "")
    for text in (drawn, picture.PICTURE.read_text(encoding="utf-8")):
        assert re.findall(r"https?://[^\"]+", text) == ["http://www.w3.org/2000/svg"]
        assert "@import" not in text
        assert "url(h" not in text
    assert cli.SHOWN in picture.PICTURE.read_text(encoding="utf-8").replace("&#160;", " ")


def test_tables_of_the_gate_have_their_place() -> None:
    paper = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    new = figures.filled(paper, "gate", "| a | b |\n", "2022-02-04")
    assert "<!-- gate -->\n\nAs of 2022-02-04.\n\n| a | b |\n\n<!-- end of gate -->" in new
    assert figures.filled(new, "gate", "| a | b |\n", "2022-02-04") == new
    with pytest.raises(ValueError, match="markers"):
        figures.filled("no place", "gate", "", "")


def test_reading_asks_nothing_of_the_network(
    reader: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As the README promises: only the addresses that are given."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("somebody asks the network")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(f"socket.socket.{name}", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    path = tmp_path / "page.html"
    path.write_text(
        "<html><body><article><p>Norwegian Prime Minister Jens Stoltenberg met Brazilian President "
        "Dilma Rousseff in Oslo on Tuesday; see http://example.org/talks.</p></article></body></html>"
    )
    from communique.documents import load

    assert reader.read_document(load(str(path), published="2013-06-05")).events
    assert communique.who("Kremlin", on="2009-05-01")
