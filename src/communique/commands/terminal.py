"""The terminal: how wide it is, whether it shows colour, and lines written to it."""

from __future__ import annotations

import os
import sys

from communique.errors import CommuniqueError


class Closed(Exception):
    """Whoever reads our output has stopped reading."""


def width() -> int:
    """Columns of the terminal; 100 where there is none. COLUMNS overrides it."""
    if os.environ.get("COLUMNS", "").isdigit():
        return int(os.environ["COLUMNS"]) or 100
    for stream in (sys.stdout, sys.stderr):
        try:
            return os.get_terminal_size(stream.fileno()).columns or 100
        except (AttributeError, OSError, ValueError):
            continue
    return 100


def colour() -> bool:
    """Whether to draw in colour: on a terminal, or where FORCE_COLOR asks for it. rich hears NO_COLOR."""
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout is not None and sys.stdout.isatty())


def write(text: str) -> None:
    """Writes to standard output. Raises Closed where nobody reads it, CommuniqueError where that fails."""
    try:
        if sys.stdout is None:
            raise OSError("standard output is closed")
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise Closed from None
    except OSError as error:
        raise CommuniqueError(f"the output cannot be written: {error.strerror or error}") from None


def utf8(**options: str) -> None:
    """Has standard output written as UTF-8, whatever the terminal shows; `options` as of `reconfigure`."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", **options)


def complain(message: str) -> None:
    """One line on stderr."""
    if sys.stderr is not None:
        print(f"communique: {' '.join(message.split())}", file=sys.stderr)


def silence() -> None:
    """Points standard output at nothing, so that Python's last flush does not fail as well."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    if sys.stdout is not None:
        try:
            os.dup2(nothing, sys.stdout.fileno())
        except (OSError, ValueError):
            sys.stdout = None
