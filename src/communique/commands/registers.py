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
