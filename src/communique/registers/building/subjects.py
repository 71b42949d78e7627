"""Issues: what positions are about, with the phrases that name them."""

from __future__ import annotations

import re

from communique.registers.building.builder import Builder, Table

_CODE = re.compile(r"\{(.*)\}")


def issues(builder: Builder) -> None:
    """A phrase is words, or several terms joined by ` + `, all of which must stand in the text.

    A term in braces, `{RUS}`, is any name of that actor.
    """
    out: Table = []
    for row in builder.rows("issues"):
        id = row.need("id")
        # `actors` need not be checked apart: an issue shares no name with one, only the column of ids.
        if not builder.claim(row, id, "issue"):
            continue
        phrases = [[term.strip() for term in phrase.split("+")] for phrase in row.items("phrases")]
        if not phrases or not all(all(phrase) for phrase in phrases):
            row.fault("phrases must hold at least one phrase, and no empty term")
        for phrase in phrases:
            for term in phrase:
                if match := _CODE.fullmatch(term):
                    builder.known(row, match[1], "state", "organisation", "group", "company", "person")
        actors = row.items("actors")
        for code in actors:
            builder.known(row, code, "state", "organisation", "group")
        out.append(
            {
                "id": id,
                "name": row.need("name"),
                "field": row.need("field"),
                "phrases": phrases,
                "actors": actors,
            }
        )
    builder.tables["issues"] = out


def check_issues(builder: Builder) -> None:
    """Each issue's example must be recognised as that issue. The built tables must be the ones in use."""
    from communique.registers.issues import issue_of

    for row, id in builder.examples:
        if builder.kinds.get(id) == "issue":
            found = issue_of(row["example"])
            if found is None or found.id != id:
                row.fault(f"example {row['example']!r} is {found.id if found else 'no issue'}, not {id}")
