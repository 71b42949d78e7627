"""communique: who did, said, signed and stood for what, read from reports, with the words that prove it.

    import communique
    reader = communique.Reader()
    record = reader.read("…", published="2022-02-04")

Everything public is named in `__all__` and loaded at its first use, so `import communique` costs nothing.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from communique.errors import (
        CommuniqueError,
        DocumentError,
        EmptyDocument,
        ForeignLanguage,
        ModelError,
        NotFound,
        Refused,
        RegisterError,
        RegisterFaults,
        TooLarge,
        Unreadable,
        UsageError,
    )
    from communique.reader import Reader
    from communique.records import (
        Actor,
        Agreement,
        Date,
        Document,
        Event,
        Indicator,
        MadeBy,
        Mention,
        Office,
        Place,
        Position,
        Quantity,
        Record,
        Relation,
        Role,
        Span,
        Statement,
        Target,
        Term,
    )
    from communique.registers import holders, who

__all__ = [
    "Actor",
    "Agreement",
    "CommuniqueError",
    "Date",
    "Document",
    "DocumentError",
    "EmptyDocument",
    "Event",
    "ForeignLanguage",
    "Indicator",
    "MadeBy",
    "Mention",
    "ModelError",
    "NotFound",
    "Office",
    "Place",
    "Position",
    "Quantity",
    "Reader",
    "Record",
    "Refused",
    "RegisterError",
    "RegisterFaults",
    "Relation",
    "Role",
    "Span",
    "Statement",
    "Target",
    "Term",
    "TooLarge",
    "Unreadable",
    "UsageError",
    "__version__",
    "holders",
    "who",
]

_HOMES = {"Reader": "reader", "holders": "registers", "who": "registers"}


def __getattr__(name: str) -> Any:
    """Loads a public name at its first use."""
    if name not in __all__:
        raise AttributeError(f"module 'communique' has no attribute {name!r}")
    if name == "__version__":
        from communique.version import VERSION

        value: Any = VERSION
    else:
        from importlib import import_module

        homes = [_HOMES[name]] if name in _HOMES else ["records", "errors"]
        modules = [import_module(f"communique.{home}") for home in homes]
        value = next(getattr(module, name) for module in modules if hasattr(module, name))
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


def _show_record(record: Record) -> str:
    from communique.notebook import html

    return html(record)


def load_ipython_extension(shell: Any) -> None:
    """Teaches a notebook to show records; `import communique` does so itself where IPython runs already."""
    formatter = shell.display_formatter.formatters["text/html"]
    formatter.for_type_by_name("communique.records", "Record", _show_record)


if "IPython" in sys.modules:
    _shell = getattr(sys.modules["IPython"], "get_ipython", lambda: None)()
    if _shell is not None:
        load_ipython_extension(_shell)
    del _shell
