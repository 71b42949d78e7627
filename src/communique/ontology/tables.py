"""The ontology's tables, read once from the TSV files beside this module."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `<name>.tsv` as dicts by column. Lines that begin with “#” are remarks.

    Raises ValueError where a row has not as many cells as the head.
    """
    text = files("communique.ontology").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    head = lines[0].split("\t")
    return tuple(dict(zip(head, line.split("\t"), strict=True)) for line in lines[1:])
