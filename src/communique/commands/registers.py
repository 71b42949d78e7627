"""`communique registers …`: check one's own sheets, and propose new terms from Wikidata."""

from __future__ import annotations

from typing import Annotated

import typer

from communique.commands import terminal

app = typer.Typer(
    help="Check your own register sheets; propose new terms of office from Wikidata.",
    short_help="Check your own sheets; propose new terms from Wikidata.",
    no_args_is_help=False,
    rich_markup_mode=None,
)


@app.callback(invoke_without_command=True)
def _registers(context: typer.Context) -> None:
    """Check your own register sheets; propose new terms of office from Wikidata.

    \b
    Examples:
      communique registers check my-registers
      communique registers update --from-wikidata latest-all.json.bz2 > terms.diff
    """
    if context.invoked_subcommand is None:
        terminal.write(context.get_help() + "\n")


@app.command(short_help="Check your own sheets, laid over the shipped ones.")
def check(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder that holds your .tsv sheets.")],
) -> None:
    """Check your own register sheets, laid over the shipped ones, and name each wrong row by file and line.

    \b
    Examples:
      communique registers check my-registers
    """
    from communique import registers

    faults = registers.faults_of(folder)
    for line in faults:
        terminal.complain(line)
    if faults:
        raise typer.Exit(1)
    terminal.write(f"{folder}: every row is right\n")


@app.command(short_help="Propose new terms of office from Wikidata, as a diff.")
def update(
    source: Annotated[
        str,
        typer.Option(
            "--from-wikidata",
            metavar="DUMP_OR_ENDPOINT",
            help="A JSON dump of Wikidata (.json, .json.gz, .json.bz2), or the address of a SPARQL endpoint.",
        ),
    ],
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Leave out what ended before this day (YYYY-MM-DD); a year ago if not given."
        ),
    ] = None,
    office: Annotated[
        list[str] | None,
        typer.Option(
            metavar="OFFICE",
            help="Only this office: head of state, head of government, foreign minister, defence minister. "
            "May be given several times.",
        ),
    ] = None,
    state: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="Only this state (NOR). May be given several times."),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Write the diff into this file instead of standard output."),
    ] = None,
) -> None:
    """Propose new and ended terms of office from Wikidata, as a diff of the sheets. It never edits a sheet.

    Look through the diff and apply it at the root of the repository (git apply terms.diff). What contradicts
    a row of ours is not in it: it is listed on stderr with the file and line of that row.

    \b
    Examples:
      communique registers update --from-wikidata latest-all.json.bz2 > terms.diff
      communique registers update --from-wikidata https://ENDPOINT/sparql --state NOR --since 2026-01-01
      communique registers update --from-wikidata dump.json.gz --office "foreign minister" --out terms.diff
    """
    from pathlib import Path

    from communique.registers.updating import propose

    found = propose(source, since=since, offices=office or (), states=state or ())
    if out is not None:
        Path(out).write_bytes(found.diff.encode())
    elif found.diff:
        terminal.utf8(newline="\n")  # a diff is applied byte by byte
        terminal.write(found.diff)
    for line in found.notes:
        terminal.complain(line)
    terminal.complain(found.summary)
    for line in found.contradictions:
        terminal.complain(line)
    for line in found.refused:
        terminal.complain(f"would be refused: {line}")
