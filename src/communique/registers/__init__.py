"""The registers: states, organisations, people in office, companies, groups, words. Read only, lazy, cached.

They are edited by hand in `registers/` at the root of the repository and built into `data/` beside this
module by `python registers/build.py`.
"""

from communique.registers.holders import actor, holders
from communique.registers.rows import (
    City,
    Company,
    Group,
    Holding,
    Membership,
    Metonym,
    Name,
    OfficeKey,
    Organisation,
    Person,
    State,
    Term,
    Trap,
)
from communique.registers.search import nearest, who
from communique.registers.tables import (
    companies,
    groups,
    names,
    offices,
    organisations,
    persons,
    places,
    states,
    table,
    terms,
    traps,
    version,
)

__all__ = [
    "City",
    "Company",
    "Group",
    "Holding",
    "Membership",
    "Metonym",
    "Name",
    "OfficeKey",
    "Organisation",
    "Person",
    "State",
    "Term",
    "Trap",
    "actor",
    "companies",
    "groups",
    "holders",
    "names",
    "nearest",
    "offices",
    "organisations",
    "persons",
    "places",
    "states",
    "table",
    "terms",
    "traps",
    "version",
    "who",
]
