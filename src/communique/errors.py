"""Every error that communique raises on purpose.

    CommuniqueError
    ├── DocumentError            something could not be loaded as a document
    │   ├── NotFound             no such file or address
    │   ├── Unreadable           damaged, encrypted, binary, or not the format it claims
    │   ├── EmptyDocument        no text in it
    │   ├── TooLarge             longer than `reading` accepts
    │   ├── ForeignLanguage      the text is not English
    │   └── Refused              an address that may not be fetched (private network, bad scheme)
    ├── RegisterError            a built table is missing or damaged
    │   └── RegisterFaults       rows of the user's own sheets are wrong; `faults` names each
    ├── ModelError               a model is missing, damaged or of another version
    └── UsageError               an argument of the caller is wrong (a date, a span, a code)

Each carries one line that names the thing and the cure.
"""

from __future__ import annotations


class CommuniqueError(Exception):
    """Root of all errors raised on purpose; its text is one line fit for stderr."""


class DocumentError(CommuniqueError):
    """Something could not be loaded as a document."""


class NotFound(DocumentError):
    """No such file or address."""


class Unreadable(DocumentError):
    """Damaged, encrypted, binary, or not the format it claims to be."""


class EmptyDocument(DocumentError):
    """There is no text in it."""


class TooLarge(DocumentError):
    """Longer than the reader accepts."""


class ForeignLanguage(DocumentError):
    """The text is not English."""


class Refused(DocumentError):
    """An address that may not be fetched."""


class RegisterError(CommuniqueError):
    """A built table is missing or damaged."""


class RegisterFaults(RegisterError):
    """Rows of the user's own sheets are wrong. `faults` has a line each: `file:line: what is wrong`."""

    def __init__(self, faults: list[str] | tuple[str, ...]) -> None:
        self.faults = tuple(faults)
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        super().__init__(f"{faults[0]}{more}")

    def __reduce__(self) -> tuple[type[RegisterFaults], tuple[tuple[str, ...]]]:
        return RegisterFaults, (self.faults,)


class ModelError(CommuniqueError):
    """A model is missing, damaged or of another version."""


class UsageError(CommuniqueError):
    """An argument of the caller is wrong."""
