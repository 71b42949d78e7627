"""Places: towns of `cities.tsv`, capitals of `states.tsv`, sites and regions of `places.tsv`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from communique.registers.building.sheets import Faults, Row

Table = list[dict[str, Any]]


def gather(rows: Callable[[str], list[Row]], states: Table, codes: set[str], faults: Faults) -> Table:
    """Every name of every place as one row, the most populous first under each name."""
    found: dict[tuple[str, str | None], dict[str, Any]] = {}
    for row in rows("places"):
        for name in [row.need("name"), *row.items("other")]:
            _put(found, row, name, row.need("kind"), codes)
    for row in rows("cities"):
        if (row["name"], row["country"]) not in found:
            _put(found, row, row["name"], "city", codes)
    for state in states:
        if state["capital"] and state["lat"] is not None and not state["until"]:
            _capital(found, state)
    return sorted(
        found.values(), key=lambda place: (place["name"], -place["population"], place["country"] or "")
    )


def _put(
    found: dict[tuple[str, str | None], dict[str, Any]], row: Row, name: str, kind: str, codes: set[str]
) -> None:
    country = row["country"] or None
    if country and country not in codes:
        row.fault(f"unknown code {country!r}")
    lat, lon = row.number("lat"), row.number("lon")
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        row.fault(f"{name}: coordinates out of range or missing")
        return
    key = (name, country)
    if key in found and "/places.tsv:" in row.where:
        row.fault(f"{name} stands twice for {country or 'no country'}")
    people = int(row.number("population") or 0)
    if key not in found or found[key]["population"] < people:
        found[key] = {
            "name": name,
            "country": country,
            "lat": lat,
            "lon": lon,
            "population": people,
            "kind": kind,
        }


def _capital(found: dict[tuple[str, str | None], dict[str, Any]], state: dict[str, Any]) -> None:
    key = (state["capital"], state["code"])
    place = found.setdefault(
        key,
        {
            "name": key[0],
            "country": key[1],
            "lat": state["lat"],
            "lon": state["lon"],
            "population": 0,
            "kind": "",
        },
    )
    place["kind"] = "capital"
