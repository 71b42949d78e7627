"""The JSON schema of a record, written from the dataclasses.

python -m communique.schema > docs/record.schema.json
"""

from __future__ import annotations

import inspect
import json
from typing import Any

from communique.records import SCHEMA, Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"

LIMITS: dict[tuple[str, str], dict[str, Any]] = {
    ("Mention", "confidence"): {"minimum": 0, "maximum": 1},
    ("Event", "confidence"): {"minimum": 0, "maximum": 1},
    ("Statement", "confidence"): {"minimum": 0, "maximum": 1},
    ("Position", "confidence"): {"minimum": 0, "maximum": 1},
    ("Agreement", "confidence"): {"minimum": 0, "maximum": 1},
    ("Indicator", "confidence"): {"minimum": 0, "maximum": 1},
    ("Event", "quad"): {"minimum": 1, "maximum": 4},
    ("Event", "intensity"): {"minimum": -10, "maximum": 10},
    ("Place", "lat"): {"minimum": -90, "maximum": 90},
    ("Place", "lon"): {"minimum": -180, "maximum": 180},
}
"""What the types cannot say: (class, field) -> bounds. They bind numbers only, so null stays allowed."""


def record_schema() -> dict[str, Any]:
    """The JSON schema of what `Record.to_dict` gives. Every field is always written, and no other."""
    import msgspec

    _, definitions = msgspec.json.schema_components([Record], ref_template="#/$defs/{name}")
    for name, definition in definitions.items():
        definition["description"] = inspect.cleandoc(definition["description"])
        if definition["type"] == "object":
            _close(name, definition)
    definitions["Span"]["prefixItems"] = [{"type": "integer", "minimum": 0}] * 2
    definitions["Span"]["items"] = False
    _rename(definitions["Agreement"], "from_", "from")
    record = definitions.pop("Record")
    record["properties"] = {"schema": {"const": SCHEMA}, **record["properties"]}
    record["required"] = list(record["properties"])
    return {"$schema": DIALECT, **record, "$defs": definitions}


def schema_text() -> str:
    """The schema as the text of `docs/record.schema.json`."""
    return json.dumps(record_schema(), ensure_ascii=False, indent=2) + "\n"


def _close(name: str, definition: dict[str, Any]) -> None:
    """Makes every field required and any other forbidden, and sets the bounds."""
    definition["required"] = list(definition["properties"])
    definition["additionalProperties"] = False
    for key, field in definition["properties"].items():
        field.pop("default", None)
        field.update(LIMITS.get((name, key), {}))


def _rename(definition: dict[str, Any], old: str, new: str) -> None:
    """Renames a field, in its place."""
    definition["properties"] = {
        (new if key == old else key): value for key, value in definition["properties"].items()
    }
    definition["required"] = list(definition["properties"])


if __name__ == "__main__":
    import sys

    sys.stdout.write(schema_text())
