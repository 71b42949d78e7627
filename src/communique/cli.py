"""The command line. Every error is one line on stderr; exit codes: 0 done, 1 not read, 2 bad usage.

Nothing heavy is imported before a command needs it, so that `--help` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.commands import registers, terminal
from communique.commands.who import who
from communique.errors import CommuniqueError, RegisterFaults, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from communique.reader import Reader
    from communique.records import Document, Record

SHOWN = "hanoi-joint-statement-2016"
"""The example that `demo` shows in full."""

app = typer.Typer(
    name="communique",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@app.callback(invoke_without_command=True)
def communique(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Say the version and stop.")] = False,
    own_registers: Annotated[
        str | None,
        typer.Option(
            "--registers",
            metavar="DIR",
            envvar="COMMUNIQUE_REGISTERS",
            show_envvar=False,
            help="Lay your own register sheets over the shipped ones; COMMUNIQUE_REGISTERS=DIR does so too.",
        ),
    ] = None,
) -> None:
    """Read reports on dealings between states: who met whom, who said, signed and stood for what.

    \b
    Examples:
      communique read report.txt --published 2022-02-04
      communique who "the Russian president" --on 2009-05-01
      communique --registers my-registers read report.txt
      communique demo
    """
    if own_registers is not None:
        from communique.registers import overlay

        if not own_registers.strip():
            raise UsageError("--registers: give the folder that holds your sheets")
        overlay(own_registers)
    if version:
        from communique.version import VERSION

        terminal.write(f"communique {VERSION}\n")
    elif context.invoked_subcommand is None:
        terminal.write(context.get_help() + "\n")


@app.command(short_help="Read a report and show what it says.")
def read(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Files, web addresses, or - for standard input.")
    ],
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Date of publication (YYYY-MM-DD), from which “on Friday” is counted."
        ),
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print the record as JSON; several: one a line.")
    ] = False,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Title; replaces the one that the source has.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Who published it; replaces what the source says.")
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch addresses in private networks too.")
    ] = False,
    min_confidence: Annotated[
        float,
        typer.Option(
            metavar="X", min=0.0, max=1.0, show_default=False, help="Leave out what is less sure than this."
        ),
    ] = 0.0,
) -> None:
    """Read reports and show what they say, each thing with the words that prove it.

    Takes text, HTML, PDF, Word and Markdown files and web pages. What cannot be read is named on stderr,
    the rest is shown, and the exit code is 1.

    \b
    Examples:
      communique read report.txt --published 2022-02-04
      communique read https://example.org/news/talks.html --json
      pdftotext treaty.pdf - | communique read - --min-confidence 0.8
    """
    from communique.documents import load

    if json:
        terminal.utf8()
    reader: Reader | None = None
    failed, gap = False, ""
    for source in sources:
        try:
            document = load(source, published=published, allow_private=allow_private)
            reader = reader or _reader()
            record = reader.read_document(_named(document, title, outlet))
        except UsageError:
            raise
        except CommuniqueError as error:
            terminal.complain(str(error))
            failed = True
            continue
        record = _at_least(record, min_confidence)
        if json:
            terminal.write(record.to_json(indent=2 if len(sources) == 1 else None) + "\n")
        else:
            terminal.write(gap + _page(record, min_confidence))
            gap = "\n"
    if failed:
        raise typer.Exit(1)


@app.command(short_help="Read the shipped examples.")
def demo(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The example to show in full; the table lists them.")
    ] = SHOWN,
) -> None:
    """Read the shipped examples: one shown in full, then a table of all.

    \b
    Examples:
      communique demo
      communique demo quito-envoy-2011
    """
    from communique import page

    files = {path.stem: path for path in _examples()}
    if name not in files:
        raise UsageError(f"no example is called {name!r}: choose one of {', '.join(files)}")
    reader = _reader()
    shown = _read_example(reader, files[name])
    terminal.write(_page(shown) + "\n")
    rows = ((stem, shown if stem == name else _read_example(reader, path)) for stem, path in files.items())
    terminal.write(page.summary(rows, terminal.width(), terminal.colour()))


app.command(short_help="Who a name or office stands for on a day.")(who)
app.add_typer(registers.app, name="registers")


def _reader() -> Reader:
    from communique.reader import Reader

    return Reader()


def _examples() -> list[Path]:
    """The texts of the examples, from the package or from the checkout that it is run in."""
    from pathlib import Path

    here = Path(__file__).parent
    for folder in (here / "examples", here.parents[1] / "examples"):
        found = sorted(folder.glob("*.txt"))
        if found:
            return found
    raise CommuniqueError("the examples are missing: install communique again")


def _read_example(reader: Reader, path: Path) -> Record:
    """Reads an example with the date, title and outlet that stand in its TOML file."""
    import tomllib

    from communique.documents import load

    facts = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    document = load(str(path), published=facts.get("published"))
    return reader.read_document(_named(document, facts.get("title"), facts.get("outlet")))


def _named(document: Document, title: str | None, outlet: str | None) -> Document:
    """The document with that title and outlet, where they are given."""
    from dataclasses import replace

    return replace(document, title=title or document.title, outlet=outlet or document.outlet)


def _at_least(record: Record, floor: float) -> Record:
    """The record without what is less sure than `floor`, and without pointers to it."""
    if not floor:
        return record
    from dataclasses import replace

    from communique.labels import KINDS

    kept: dict[str, Any] = {
        kind: tuple(thing for thing in getattr(record, kind) if thing.confidence >= floor) for kind in KINDS
    }
    statements = {statement.id for statement in kept["statements"]}
    kept["events"] = tuple(
        event if event.according_to in statements else replace(event, according_to=None)
        for event in kept["events"]
    )
    kept["positions"] = tuple(
        position if position.statement in statements else replace(position, statement=None)
        for position in kept["positions"]
    )
    return replace(record, **kept)


def _page(record: Record, floor: float = 0.0) -> str:
    from communique import page

    return page.page(record, terminal.width(), terminal.colour(), floor)


def _usage(error: Exception) -> str:
    """What typer says of a wrong call, as one line with the cure."""
    message = error.format_message().rstrip(".")  # type: ignore[attr-defined]
    context = getattr(error, "ctx", None)
    where = context.command_path if context else "communique"
    end = " See" if message.endswith("?") else "; see"
    return f"{message[:1].lower()}{message[1:]}{end} {where} --help"


def _command() -> typer.core.TyperGroup:
    """The command that typer makes of `app`; its help tells no Python types of arguments."""
    command = typer.main.get_command(app)
    assert isinstance(command, typer.core.TyperGroup)
    for part in command.commands.values():
        for parameter in part.params:
            if parameter.param_type_name == "argument":
                vars(parameter)["display_type_rich"] = _no_type
    return command


def _no_type(ctx: object) -> str:
    return ""


def run(arguments: Sequence[str]) -> int:
    """Runs the command line and gives the exit code; says every error in one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        # Not the command's own `main`: that says usage in several lines, and handles Ctrl-C and pipes itself.
        command = _command()
        with command.make_context("communique", list(arguments)) as context:
            command.invoke(context)
        return 0
    except typer.Exit as stop:
        return stop.exit_code
    except terminal.Closed:
        terminal.silence()
        return 0
    except (KeyboardInterrupt, typer.Abort):
        terminal.complain("interrupted")
        return 1
    except UsageError as error:
        terminal.complain(str(error))
        return 2
    except RegisterFaults as error:
        for fault in error.faults:
            terminal.complain(fault)
        return 2
    except CommuniqueError as error:
        terminal.complain(str(error))
        terminal.silence()
        return 1
    except BrokenPipeError:
        terminal.silence()
        return 0
    except OSError as error:
        terminal.complain(
            f"{error.filename or 'the output'}: {error.strerror or error}; check the disk and its rights"
        )
        terminal.silence()
        return 1
    except Exception as error:
        if hasattr(error, "format_message"):
            terminal.complain(_usage(error))
            return 2
        if os.environ.get("COMMUNIQUE_DEBUG"):
            raise
        terminal.complain(
            f"stopped by a mistake of its own, {error!r}; COMMUNIQUE_DEBUG=1 shows where. Please report it."
        )
        return 1


def main() -> None:
    """Entry point of `communique`."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
