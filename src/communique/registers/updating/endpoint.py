"""A SPARQL endpoint over Wikidata's data: one question an office."""

from __future__ import annotations

import http.client
import re
import time
import urllib.error
import urllib.parse
import urllib.request

import msgspec

from communique.errors import Unreadable, UsageError
from communique.registers.updating.days import from_wikidata
from communique.registers.updating.ids import Ids
from communique.registers.updating.source import Found, Held, Wanted, best_label, clean
from communique.version import VERSION

TIMEOUT = 90.0
"""Seconds for one question; Wikidata's own service gives up after 60."""
_LARGEST = 256 * 1024 * 1024
"""Bytes of an answer."""
_CHUNK = 65_536
_ITEM = re.compile(r"/(Q\d+)$")

_PREFIXES = """\
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
PREFIX pqv: <http://www.wikidata.org/prop/qualifier/value/>
PREFIX wikibase: <http://wikiba.se/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


class _Cell(msgspec.Struct):
    value: str


class _Results(msgspec.Struct):
    bindings: list[dict[str, _Cell]]


class _Answer(msgspec.Struct):
    results: _Results


def read_endpoint(url: str, ids: Ids, wanted: Wanted, timeout: float = TIMEOUT) -> Found:
    """What the endpoint says of the wanted offices, each question answered within `timeout` seconds.

    Addresses in private networks are asked as well: whoever calls has named this one.
    Raises UsageError for no sound address, Unreadable where it gives no answer or not one of SPARQL.
    """
    try:
        parts = urllib.parse.urlsplit(url)
        sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0 and url.isprintable()
        if parts.username is not None or parts.password is not None:
            raise UsageError(f"{parts.hostname}: the address carries a name or password; leave them out")
    except ValueError:
        sound = False
    if not sound or " " in url:
        raise UsageError(f"{url!r} is no sound address: it looks like https://host/sparql")
    found = Found()
    held: dict[str, Held] = {}
    for office in (key for key in ids.keys if key in wanted.offices):
        for row in _ask(url, query(office, ids, wanted), timeout):
            _take(row, office, ids, wanted, found, held)
    found.held = list(held.values())
    found.drop_shared()
    return found


def query(office: str, ids: Ids, wanted: Wanted) -> str:
    """The question who held an office, in SPARQL. Not since when: an old end may be one that we lack."""
    property, value = ids.properties, ids.values
    codes = " ".join(f'"{code}"' for code in sorted(wanted.codes))
    if office in ids.offices:
        post = f"?state wdt:{ids.offices[office]} ?position ."
    else:
        classes = " ".join(f"wd:{id}" for id in ids.classes[office])
        where, country = property["jurisdiction"], property["country"]
        post = (
            f"VALUES ?class {{ {classes} }}\n"
            f"  ?position (wdt:{property['instance']}|wdt:{property['subclass']})/"
            f"wdt:{property['subclass']}* ?class .\n"
            f"  {{ ?position wdt:{where} ?state . }} UNION\n"
            f"  {{ ?position wdt:{country} ?state . FILTER NOT EXISTS {{ ?position wdt:{where} ?other . }} }}"
        )
    return f"""{_PREFIXES}
SELECT ?held ?person ?en ?mul ?gender ?code ?position ?title
  ?start ?startPrecision ?end ?endPrecision ?ended ?nature
WHERE {{
  VALUES ?code {{ {codes} }}
  ?state wdt:{property["code"]} ?code .
  {post}
  ?held ps:{property["position"]} ?position ; wikibase:rank ?rank .
  FILTER(?rank != wikibase:DeprecatedRank)
  ?person p:{property["position"]} ?held ; wdt:{property["instance"]} wd:{value["human"]} .
  OPTIONAL {{ ?held pqv:{property["since"]} ?from .
    ?from wikibase:timeValue ?start ; wikibase:timePrecision ?startPrecision }}
  OPTIONAL {{ ?held pqv:{property["until"]} ?to .
    ?to wikibase:timeValue ?end ; wikibase:timePrecision ?endPrecision }}
  OPTIONAL {{ ?held pq:{property["until"]} ?ended }}
  OPTIONAL {{ ?held pq:{property["nature"]} ?nature . FILTER(?nature = wd:{value["acting"]}) }}
  OPTIONAL {{ ?person wdt:{property["gender"]} ?gender }}
  OPTIONAL {{ ?person rdfs:label ?en . FILTER(LANG(?en) = "en") }}
  OPTIONAL {{ ?person rdfs:label ?mul . FILTER(LANG(?mul) = "mul") }}
  OPTIONAL {{ ?position rdfs:label ?title . FILTER(LANG(?title) = "en") }}
}}
"""


def _take(
    row: dict[str, _Cell], office: str, ids: Ids, wanted: Wanted, found: Found, held: dict[str, Held]
) -> None:
    """One row of an answer. Rows of one statement differ in what it says several times."""
    person, position = _item(row, "person"), _item(row, "position")
    code = row["code"].value if "code" in row else ""
    if not person or not position or code not in wanted.codes or "held" not in row:
        return
    found.post(position, code, office)
    if "title" in row and (title := clean(row["title"].value)):
        found.labels[position] = title
    key = row["held"].value
    before = held.get(key)
    genders = {ids.values[key]: key for key in ("m", "f")}
    held[key] = Held(
        person=person,
        name=best_label((tongue, row[tongue].value) for tongue in ("en", "mul") if tongue in row),
        gender=genders.get(_item(row, "gender") or "") or (before.gender if before else None),
        position=position,
        since=_day(row, "start"),
        until=_day(row, "end"),
        ended="ended" in row or "end" in row,
        acting=_item(row, "nature") == ids.values["acting"] or bool(before and before.acting),
    )


def _item(row: dict[str, _Cell], name: str) -> str | None:
    match = _ITEM.search(row[name].value) if name in row else None
    return match[1] if match else None


def _day(row: dict[str, _Cell], name: str) -> str | None:
    precision = row[f"{name}Precision"].value if f"{name}Precision" in row else ""
    if name not in row or not precision.isdigit():
        return None
    return from_wikidata(row[name].value, int(precision))


def _ask(url: str, question: str, timeout: float) -> list[dict[str, _Cell]]:
    """The rows of the answer to a question."""
    host = urllib.parse.urlsplit(url).netloc.rpartition("@")[2]
    request = urllib.request.Request(
        url,
        data=urllib.parse.urlencode({"query": question}).encode(),
        headers={
            "Accept": "application/sparql-results+json",
            "User-Agent": f"communique/{VERSION} (registers update; Python urllib)",
            "Content-Type": "application/x-www-form-urlencoded",
        },
    )
    try:
        body = _load(request, timeout)
    except urllib.error.HTTPError as error:
        error.close()
        raise Unreadable(f"{host}: answers {error.code} {error.reason}: ask later, or fewer states") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            late = f"{host}: no answer within {timeout:g} seconds: ask later, or fewer states"
            raise Unreadable(late) from None
        said = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        raise Unreadable(f"{host}: cannot be asked ({said}): check the address") from None
    try:
        return msgspec.json.decode(body, type=_Answer).results.bindings
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise Unreadable(f"{host}: gives no SPARQL results in JSON: check the address") from None


def _load(request: urllib.request.Request, timeout: float) -> bytes:
    """The body of the answer. Raises TimeoutError where it takes too long, ValueError where too large."""
    deadline = time.monotonic() + timeout
    body = bytearray()
    with urllib.request.urlopen(request, timeout=timeout) as answer:
        while chunk := answer.read1(_CHUNK):
            body += chunk
            if time.monotonic() > deadline:
                raise TimeoutError
            if len(body) > _LARGEST:
                raise ValueError("the answer is too large")
    return bytes(body)
