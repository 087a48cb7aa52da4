"""The first two digits of the NCES district id must be those of the state.

Why: an id copied from another row joins the case to another district's profile.

Bad:

    place: {state: WA, city: Spokane, nces_lea_id: 3703120}

Good:

    place: {state: WA, city: Spokane, nces_lea_id: 5308250}

Mend: look the district up in the NCES district search, and keep the leading zero.
"""

from collections.abc import Iterator

from proofpoints.problems import Problem
from proofpoints.rows import Repository

ID = "lea-id-fits-state"
# FIPS codes of the states (the first two digits of an NCES id)
_CODES = (
    "AL:01 AK:02 AZ:04 AR:05 CA:06 CO:08 CT:09 DE:10 DC:11 FL:12 GA:13 HI:15 ID:16 IL:17 IN:18 IA:19 "
    "KS:20 KY:21 LA:22 ME:23 MD:24 MA:25 MI:26 MN:27 MS:28 MO:29 MT:30 NE:31 NV:32 NH:33 NJ:34 NM:35 "
    "NY:36 NC:37 ND:38 OH:39 OK:40 OR:41 PA:42 RI:44 SC:45 SD:46 TN:47 TX:48 UT:49 VT:50 VA:51 WA:53 "
    "WV:54 WI:55 WY:56 "
)
_FIPS = dict(pair.split(":") for pair in _CODES.split())


def check(repository: Repository) -> Iterator[Problem]:
    """Cases that give an id."""
    for entry in repository.entries:
        place = entry.case.who.place
        code = _FIPS.get(place.state)
        if place.nces_lea_id and code and not place.nces_lea_id.startswith(code):
            yield entry.problem(
                ("who", "place", "nces_lea_id"),
                ID,
                f"nces_lea_id of a district in {place.state} must begin with {code}, not {place.nces_lea_id[:2]}",
                "Look the district up in the NCES district search; keep the leading zero.",
            )
