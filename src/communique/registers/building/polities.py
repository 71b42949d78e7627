"""States and their former names, organisations and their members."""

from __future__ import annotations

from typing import Any

from communique.registers.building.builder import Builder, Table
from communique.registers.building.sheets import Row, later

_LEADERS = {"head of state", "head of government", "leader", ""}


def states(builder: Builder) -> None:
    out: Table = []
    rows = builder.rows("states")
    for row in rows:
        code = row.need("code")
        if len(code) != 3 or not code.isupper() or not builder.claim(row, code, "state"):
            row.fault(f"code {code!r} is not a new alpha-3 code")
            continue
        builder.lives[code] = row.life()
        out.append(_state(builder, row, code))
    for row in rows:
        for code in [*row.items("successors"), *row.items("within")]:
            builder.known(row, code, "state")
        # A republic had offices of its own inside the union that it left.
        for union in row.items("within"):
            born, died = builder.lives.get(row["code"], (None, None))
            first, _ = builder.lives.get(union, (None, None))
            if born and first and later(born, first):
                builder.lives[row["code"]] = first, died
    builder.tables["states"] = out


def _state(builder: Builder, row: Row, code: str) -> dict[str, Any]:
    metonyms = [_metonym(builder, row, item) for item in row.items("metonyms")]
    cow = row.number("cow")
    lists = {column: row.items(column) for column in ("other", "adjectives", "people", "seats")}
    _state_names(builder, row, code, metonyms, cow is not None)
    since, until = builder.lives[code]
    return {
        "code": code,
        "name": row.need("name"),
        "official": row["official"] or None,
        **lists,
        "capital": row["capital"] or None,
        "lat": row.number("lat"),
        "lon": row.number("lon"),
        "metonyms": metonyms,
        "leader": row.choice("leader", _LEADERS) or None,
        "cow": int(cow) if cow is not None else None,
        "region": row["un_region"] or None,
        "since": since,
        "until": until,
        "successors": row.items("successors"),
        "within": row.items("within"),
    }


def _metonym(builder: Builder, row: Row, item: str) -> dict[str, Any]:
    """`Kremlin:GOV`, or with days `Blue House:GOV:1948-08..2022-05-09`."""
    text, _, rest = item.partition(":")
    sector, _, period = rest.partition(":")
    if not text or not sector:
        row.fault(f"metonym {item!r} is no name:SECTOR")
    since, until = row.period(period)
    return {"text": text, "sector": builder.sector(row, sector), "since": since, "until": until}


def _state_names(
    builder: Builder, row: Row, code: str, metonyms: list[dict[str, Any]], sovereign: bool
) -> None:
    names = builder.names
    for text in [row["name"], row["official"], *row.items("other")]:
        names.add(row, text, code, "name", "state")
    for text in [*row.items("adjectives"), *row.items("people")]:
        names.add(row, text, code, "demonym", "state")
    # The capital of a mere territory (Hamilton, Stanley) never stands for a government.
    for text in [row["capital"] if sovereign else "", *row.items("seats")]:
        names.add(row, text, code, "capital", "state")
    for item in metonyms:
        names.add(row, item["text"], code, "name", "state", item["sector"], item["since"], item["until"])


def former_names(builder: Builder) -> None:
    """Names that a state bore in certain years. They still mean it afterwards: reports look back."""
    out: Table = []
    for row in builder.rows("former_names"):
        code = row.need("code")
        if not builder.known(row, code, "state"):
            continue
        since, until = row.life()
        out.append(
            {
                "code": code,
                "name": row.need("name"),
                "official": row["official"] or None,
                "since": since,
                "until": until,
            }
        )
        for text in [row["name"], row["official"]]:
            builder.names.add(row, text, code, "name", "state")
        for text in row.items("adjectives"):
            builder.names.add(row, text, code, "demonym", "state")
        if row["example"]:
            builder.examples.append((row, code))
    builder.tables["former_names"] = out


def organisations(builder: Builder) -> None:
    out: Table = []
    rows = builder.rows("organisations")
    for row in rows:
        id = row.need("acronym")
        if not builder.claim(row, id, "organisation"):
            continue
        since, until = row.life()
        builder.lives[id] = since, until
        out.append(
            {
                "id": id,
                "name": row.need("name"),
                "other": row.items("other"),
                "descriptions": row.items("descriptions"),
                "kind": row["kind"] or None,
                "seat": row.items("seat"),
                "members": _members(builder, row),
                "sector": builder.sector(row, row["sector"]),
                "since": since,
                "until": until,
                "part_of": row["part_of"] or None,
            }
        )
        _organisation_names(builder, row, id)
    for row in rows:
        if row["part_of"] and builder.kinds.get(row["part_of"]) != "organisation":
            row.fault(f"unknown part_of {row['part_of']!r}")
    builder.tables["organisations"] = out


def _organisation_names(builder: Builder, row: Row, id: str) -> None:
    builder.names.add(row, id, id, "acronym", "organisation")
    for text in [row["name"], *row.items("other")]:
        acronym = text.replace(".", "").isupper() and " " not in text
        builder.names.add(row, text, id, "acronym" if acronym else "name", "organisation")
    for text in row.items("metonyms"):
        builder.names.add(row, text, id, "capital", "organisation")


def _members(builder: Builder, row: Row) -> Table:
    """CODE, CODE:since, CODE:since..until or CODE:..until, split by |."""
    out: Table = []
    for code, (since, until) in row.dated("members"):
        if builder.known(row, code, "state"):
            builder.alive(row, code, since, until or row["until"] or None, f"membership of {code}")
            out.append({"code": code, "since": since, "until": until})
    return out
