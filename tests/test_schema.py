"""The schema in docs is the dataclasses', and what records write fits it."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from tests.factories import agreement, empty_record, event, record, statement

from communique.records import Record
from communique.schema import record_schema, schema_text

DOCS = Path(__file__).parents[1] / "docs" / "record.schema.json"

RECORDS = [
    (record(), "one of each"),
    (empty_record(), "nothing found"),
    (record(statements=(statement(speaker=None, cue=None),)), "an unknown speaker"),
    (record(agreements=(agreement(from_=None, to=None, term=None, subject=None),)), "a bare agreement"),
    (record(events=(event(mode=None, place=None, cameo=None, according_to="s1"),)), "a bare event"),
]


def _check(data: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(record_schema()).validate(data)


def test_docs_are_current() -> None:
    assert DOCS.read_text(encoding="utf-8") == schema_text(), (
        "run: python -m communique.schema > docs/record.schema.json"
    )


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(record_schema())


@pytest.mark.parametrize(("made", "why"), RECORDS)
def test_records_fit(made: Record, why: str) -> None:
    data = json.loads(made.to_json())
    _check(data)
    assert Record.from_dict(data) == made, why
    assert Record.from_dict(made.to_dict()) == made, why


def _without_schema(data: dict[str, Any]) -> None:
    del data["schema"]


def _unsure(data: dict[str, Any]) -> None:
    data["events"][0]["confidence"] = 1.5


def _long_span(data: dict[str, Any]) -> None:
    data["events"][0]["trigger"] = [1, 2, 3]


def _python_name(data: dict[str, Any]) -> None:
    data["agreements"][0]["from_"] = data["agreements"][0].pop("from")


def _odd_status(data: dict[str, Any]) -> None:
    data["events"][0]["status"] = "perhaps"


def _stray(data: dict[str, Any]) -> None:
    data["positions"][0]["mood"] = "grim"


@pytest.mark.parametrize("spoil", [_without_schema, _unsure, _long_span, _python_name, _odd_status, _stray])
def test_what_does_not_fit(spoil: Any) -> None:
    data = json.loads(record().to_json())
    spoil(data)
    with pytest.raises(jsonschema.ValidationError):
        _check(data)


def test_from_dict_refuses_what_is_wrong() -> None:
    data = record().to_dict()
    data["events"][0]["status"] = "perhaps"
    with pytest.raises(msgspec.ValidationError):
        Record.from_dict(data)
