"""The registers: states, organisations, people in office, companies, groups, words. Read only, lazy, cached.

They are edited by hand in `registers/` at the root of the repository and built into `data/` beside this
module by `python registers/build.py`. `overlay` lays a user's own rows over them.
"""

from communique.registers.holders import actor, day, holders
from communique.registers.issues import issue_of
from communique.registers.origins import origin
from communique.registers.overlay import faults_of, overlay
from communique.registers.rows import (
    City,
    Company,
    FormerName,
    Group,
    Holding,
    Issue,
    Membership,
    Metonym,
    Name,
    OfficeKey,
    Organisation,
    Person,
    State,
    Term,
    Trap,
    covers,
)
from communique.registers.search import bearers, days_of, is_name, nearest, who
from communique.registers.tables import (
    companies,
    former_names,
    groups,
    issues,
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
    "FormerName",
    "Group",
    "Holding",
    "Issue",
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
    "bearers",
    "companies",
    "covers",
    "day",
    "days_of",
    "faults_of",
    "former_names",
    "groups",
    "holders",
    "is_name",
    "issue_of",
    "issues",
    "names",
    "nearest",
    "offices",
    "organisations",
    "origin",
    "overlay",
    "persons",
    "places",
    "states",
    "table",
    "terms",
    "traps",
    "version",
    "who",
]
