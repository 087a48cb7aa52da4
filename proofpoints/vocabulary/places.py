"""Where a program is: level, NCES locales, states."""

from proofpoints.vocabulary.term import Term, by_id

LEVELS = by_id(
    [
        Term("district", "District", "A school district or a program across one district."),
        Term("school", "School", "One school."),
        Term("program", "Program across districts", "A program, study or network in several districts."),
    ]
)

# The twelve urban-centric locale codes of the National Center for Education Statistics.
LOCALES = by_id(
    [
        Term("city-large", "City, large", "In a principal city of 250,000 people or more (NCES 11)."),
        Term("city-midsize", "City, midsize", "In a principal city of 100,000 to 249,999 people (NCES 12)."),
        Term("city-small", "City, small", "In a principal city of fewer than 100,000 people (NCES 13)."),
        Term(
            "suburban-large", "Suburb, large", "Outside a principal city in an urban area of 250,000 or more (NCES 21)."
        ),
        Term(
            "suburban-midsize",
            "Suburb, midsize",
            "Outside a principal city in an urban area of 100,000 to 249,999 (NCES 22).",
        ),
        Term("suburban-small", "Suburb, small", "Outside a principal city in an urban area below 100,000 (NCES 23)."),
        Term("town-fringe", "Town, fringe", "In an urban cluster up to 10 miles from an urban area (NCES 31)."),
        Term("town-distant", "Town, distant", "In an urban cluster 10 to 35 miles from an urban area (NCES 32)."),
        Term("town-remote", "Town, remote", "In an urban cluster more than 35 miles from an urban area (NCES 33)."),
        Term("rural-fringe", "Rural, fringe", "Rural, up to 5 miles from an urban area (NCES 41)."),
        Term("rural-distant", "Rural, distant", "Rural, 5 to 25 miles from an urban area (NCES 42)."),
        Term("rural-remote", "Rural, remote", "Rural, more than 25 miles from an urban area (NCES 43)."),
    ]
)

_STATE_NAMES = (
    "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|"
    "DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|"
    "KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|"
    "MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|"
    "NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|"
    "SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|"
    "WV West Virginia|WI Wisconsin|WY Wyoming|US More than one state"
)

STATES = by_id([Term(pair[:2], pair[3:], f"{pair[3:]}.") for pair in _STATE_NAMES.split("|")])
