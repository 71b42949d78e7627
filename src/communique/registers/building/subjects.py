"""Issues: what positions are about, with the phrases that name them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from communique.registers.building.builder import Builder, Table

_CODE = re.compile(r"\{(.*)\}")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SET = re.compile(r"\$(\w+)")
_JOIN = re.compile(r"\+(?![^\[]*\])")


def issues(builder: Builder) -> None:
    """Each phrase becomes its terms, each term the texts of which one must stand there."""
    sets = {row["set"]: row["words"].replace("|", "/") for row in builder.rows("words/issue_words")}
    out: Table = []
    for row in builder.rows("issues"):
        id = row.need("id")
        if not builder.claim(row, id, "issue"):
            continue
        phrases = []
        for phrase in row.items("phrases"):
            for name in _SET.findall(phrase):
                if name not in sets:
                    row.fault(f"no set of words ${name} in words/issue_words.tsv")
            phrases.append(terms_of(phrase, sets))
        if not phrases or not all(all(all(term) and term for term in phrase) for phrase in phrases):
            row.fault("phrases must hold at least one phrase, and no empty term")
        for text in {text for phrase in phrases for term in phrase for text in term}:
            if match := _CODE.fullmatch(text):
                builder.known(row, match[1], "state", "organisation", "group", "company", "person")
        actors = row.items("actors")
        for code in actors:
            builder.known(row, code, "state", "organisation", "group")
        fields = {"id": id, "name": row.need("name"), "field": row.need("field")}
        out.append({**fields, "phrases": phrases, "actors": actors})
    builder.tables["issues"] = out


def terms_of(phrase: str, sets: Mapping[str, str]) -> list[list[str]]:
    """`[nuclear/missile] test + {PRK}` as [["nuclear test", "missile test"], ["{PRK}"]]."""
    whole = _SET.sub(lambda match: f"[{sets.get(match[1], '')}]", phrase)
    return [list(dict.fromkeys(_choices(" ".join(term.split())))) for term in _JOIN.split(_flat(whole))]


def _flat(text: str) -> str:
    """The text with choices inside choices taken up into the outer one."""
    inner = re.compile(r"(\[[^\[\]]*)\[([^\[\]]*)\]")
    while inner.search(text):
        text = inner.sub(r"\1\2", text)
    return text


def _choices(term: str) -> list[str]:
    """A term with each of its choices made."""
    match = _CHOICE.search(term)
    if match is None:
        return [term.strip()]
    return [
        text
        for choice in match[1].split("/")
        for text in _choices(term[: match.start()] + choice + term[match.end() :])
    ]


def check_issues(builder: Builder) -> None:
    """Each issue's example must be recognised as that issue. The built tables must be the ones in use."""
    from communique.registers.issues import issue_of

    for row, id in builder.examples:
        if builder.kinds.get(id) == "issue":
            found = issue_of(row["example"])
            if found is None or found.id != id:
                row.fault(f"example {row['example']!r} is {found.id if found else 'no issue'}, not {id}")
