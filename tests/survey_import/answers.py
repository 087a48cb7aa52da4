"""Forty invented answers with what a careful person makes of each: the truth every format is tested against."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

URL = "https://example.org/reports/{}.pdf"


@dataclass
class Truth:
    """One answer, its class, and the first outcome a reader would note (None: not compared)."""

    kind: str
    said: dict[str, str]
    outcome: dict[str, Any] | None = None
    status: str = "complete"
    person: dict[str, str] = field(default_factory=dict)
    personal: list[str] = field(default_factory=list)
    lacks: tuple[str, ...] = ()


def at_least(value: float) -> dict[str, Any]:
    return {"value": value, "qualifier": "at-least"}


def about(value: float) -> dict[str, Any]:
    return {"value": value, "qualifier": "approximate"}


def _said(name: str, state: str, **more: str) -> dict[str, str]:
    return {"consent": "Yes", "name": name, "state": state, **more}


def _pair(
    measure: str, before: str, when: str, after: str, then: str, n: str = "412", source: str = "a"
) -> dict[str, str]:
    return {
        "measure": measure,
        "baseline": before,
        "baseline_period": when,
        "followup": after,
        "followup_period": then,
        "n": n,
        "source": URL.format(source) if source else "",
    }


T = Truth
TRUTHS: list[Truth] = [
    # clear and complete
    T(
        "ready",
        _said(
            "Example Valley Schools",
            "Ohio",
            program="Math Stations",
            models="Station rotation; Flex",
            grades="K-12",
            **_pair("Math proficiency", "42%", "2012-13", "61%", "2013-14"),
        ),
        {"measure": "proficiency-math", "baseline": 42, "followup": 61, "unit": "percent", "n": 412},
    ),
    T(
        "ready",
        _said(
            "Example Ridge District",
            "WA",
            program="Lab",
            **_pair("Graduation rate", "60", "2007", "83", "2014", "1,606"),
        ),
        {"measure": "graduation-rate", "baseline": 60, "followup": 83, "unit": "percent", "n": 1606},
    ),
    T(
        "ready",
        _said(
            "Example Harbor Unified",
            "California",
            **_pair("Reading proficiency", "47,5 %", "SY2011-12", "52.5 percent", "2012–13", "380"),
        ),
        {"measure": "proficiency-reading", "baseline": 47.5, "followup": 52.5, "unit": "percent", "n": 380},
    ),
    T(
        "ready",
        _said(
            "Example Prairie ISD",
            "Texas",
            **_pair("Course pass rate", "0.61", "2012/13", "0.74", "2013/14", "240 students in 3 schools"),
        ),
        {"measure": "course-pass-rate", "baseline": 61, "followup": 74, "unit": "percent", "n": 240},
    ),
    T(
        "ready",
        _said(
            "Example Falls District",
            "NY",
            measure="ELA proficiency",
            followup="61%",
            comparison="55%",
            arm="State average",
            period="2013-14",
            n="1 240",
            source=URL.format("falls"),
        ),
        {"measure": "proficiency-reading", "followup": 61, "comparison": 55, "unit": "percent", "n": 1240},
    ),
    T(
        "ready",
        _said(
            "Example Lake Academy",
            "Idaho",
            measure="Attendance",
            change="up 3 percentage points",
            period="2013-14",
            arm="similar schools",
            n="310",
            source=URL.format("lake"),
        ),
        {"measure": "attendance-rate", "change": 3, "unit": "percentage-points", "n": 310},
    ),
    T(
        "ready",
        _said(
            "Example Mesa Schools",
            "AZ",
            measure="Dropout rate",
            baseline="8%",
            baseline_period="2011-12",
            followup="5%",
            followup_period="2013-14",
            n="not published",
            source=URL.format("mesa"),
        ),
        {"measure": "dropout-rate", "baseline": 8, "followup": 5, "unit": "percent", "n": None},
    ),
    T(
        "ready",
        _said(
            "Example Bay County",
            "Florida",
            results="Math proficiency rose from 42% in 2012-13 to 61% in 2013-14 for 412 students.",
            source=URL.format("bay"),
        ),
        {"measure": "proficiency-math", "baseline": 42, "followup": 61, "unit": "percent", "n": 412},
    ),
    T(
        "ready",
        _said(
            "Example Glen School",
            "VT",
            measure="Average ACT score",
            baseline="19.2",
            baseline_period="2012",
            followup="20.4",
            followup_period="2014",
            n="118",
            source="www.example.org/act",
        ),
        {"measure": "score-act", "baseline": 19.2, "followup": 20.4, "unit": "scale-score", "n": 118},
    ),
    T(
        "ready",
        _said(
            "Example Pines District",
            "ME",
            measure="MAP growth target in math",
            followup="42% → 61%",
            baseline="",
            n="205",
            period="fall 2012 to fall 2013",
            source=URL.format("pines"),
        ),
        {"measure": "growth-target-math", "baseline": 42, "followup": 61, "unit": "percent", "n": 205},
    ),
    # lacks exactly something
    T(
        "needs-data",
        _said(
            "Example Hollow Schools",
            "KY",
            results="Graduation rose from 61 to 79 percent in two years.",
            n="",
            source=URL.format("h"),
        ),
        {"measure": "graduation-rate", "baseline": 61, "followup": 79, "unit": "percent", "n": None},
        lacks=("period", "n"),
    ),
    T(
        "needs-data",
        _said(
            "Example Point District",
            "OR",
            measure="Math proficiency",
            change="up 19%",
            period="2013-14",
            n="130",
            source=URL.format("p"),
        ),
        {"measure": "proficiency-math", "change": 19, "unit": "percent-ambiguous", "n": 130},
        lacks=("change",),
    ),
    T(
        "needs-data",
        _said(
            "Example Creek Schools",
            "MN",
            measure="Graduation rate",
            followup="91%",
            followup_period="2014",
            n="220",
            source=URL.format("c"),
        ),
        {"measure": "graduation-rate", "baseline": None, "followup": 91, "unit": "percent", "n": 220},
        lacks=("baseline",),
    ),
    T(
        "needs-data",
        _said("Example Grove Unified", "CA", **_pair("State test scores", "42%", "2012-13", "55%", "2013-14", "300")),
        {"measure": None, "baseline": 42, "followup": 55, "n": 300},
        lacks=("measure",),
    ),
    T(
        "needs-data",
        _said("Example Summit School", "CO", **_pair("Math proficiency", "40%", "2012-13", "50%", "2013-14", "")),
        {"measure": "proficiency-math", "baseline": 40, "followup": 50, "n": None},
        lacks=("n",),
    ),
    T(
        "needs-data",
        _said(
            "Example Fork District", "UT", **_pair("Math proficiency", "40%", "2012-13", "50%", "2013-14", "150", "")
        ),
        {"measure": "proficiency-math", "baseline": 40, "followup": 50, "n": 150},
        lacks=("source",),
    ),
    T(
        "needs-data",
        _said(
            "Example Butte Schools", "MT", **_pair("Reading proficiency", "50%", "2012-13", ">95%", "2013-14", "500")
        ),
        {"measure": "proficiency-reading", "baseline": 50, "followup": at_least(95), "n": 500},
        lacks=("follow-up",),
    ),
    T(
        "needs-data",
        _said(
            "Example Cove District", "RI", **_pair("Math proficiency", "42%", "2012-13", "50-55%", "2013-14", "400-500")
        ),
        {
            "measure": "proficiency-math",
            "baseline": 42,
            "followup": {"low": 50, "high": 55},
            "n": {"low": 400, "high": 500},
        },
        lacks=("follow-up",),
    ),
    T(
        "needs-data",
        _said(
            "Example Dale Schools",
            "IA",
            results="Our pass rate in online courses doubled.",
            source=URL.format("d"),
            n="90",
        ),
        {"measure": "course-pass-rate", "change": 2, "unit": "ratio"},
        lacks=("baseline", "period"),
    ),
    T(
        "needs-data",
        _said(
            "Example Isle School",
            "HI",
            results="About half of our 6th graders met the state math standard in 2013-14.",
            n="88",
            source=URL.format("i"),
        ),
        {"measure": "proficiency-math", "followup": about(50), "unit": "percent", "n": 88},
        lacks=("baseline",),
    ),
    T(
        "needs-data",
        _said(
            "Example Knoll District",
            "WI",
            measure="Reading proficiency",
            followup="66%",
            comparison="58%",
            arm="",
            period="2014",
            n="140",
            source=URL.format("k"),
        ),
        {"measure": "proficiency-reading", "followup": 66, "comparison": 58, "n": 140},
        lacks=("comparison",),
    ),
    T(
        "needs-data",
        _said("Example Marsh Schools", "NJ", **_pair("Graduation rate", "70%", "2012-13", "834%", "2013-14", "900")),
        {"measure": "graduation-rate", "baseline": 70, "n": 900},
        lacks=("value",),
    ),
    T(
        "needs-data",
        _said("Example Notch School", "NH", **_pair("Math proficiency", "50%", "2012-13", "67%", "2013-14", "6")),
        None,
        lacks=("small-cell",),
    ),
    T(
        "needs-data",
        {
            **_said(
                "Example Oak District", "AL", **_pair("Math proficiency", "40%", "2012-13", "49%", "2013-14", "160")
            ),
            "consent": "No",
        },
        {"measure": "proficiency-math", "baseline": 40, "followup": 49, "n": 160},
        lacks=("consent",),
    ),
    # no outcome data
    T("no-outcome-data", _said("Example Quarry Schools", "PA", results="N/A")),
    T(
        "no-outcome-data",
        _said("Example Rapids District", "MI", results="Too early to tell, we only started this fall."),
    ),
    T(
        "no-outcome-data",
        _said("Example Sound Unified", "WA", results="Scores improved and students are more engaged."),
    ),
    T(
        "no-outcome-data",
        _said("Example Trail Schools", "WY", results="We bought 1,200 Chromebooks and trained 40 teachers."),
    ),
    T("no-outcome-data", _said("Example Union District", "SC", results="92% of students say they like the lab.")),
    T("no-outcome-data", _said("Example Vista School", "NM", results="Our goal is 80% proficiency by 2016.")),
    T("no-outcome-data", _said("Example Woods Schools", "TN", results="")),
    T(
        "no-outcome-data",
        _said(
            "Example York District",
            "DE",
            measure="n/a",
            baseline="--",
            followup="TBD",
            results="We don't have outcome data yet",
        ),
    ),
    T(
        "no-outcome-data",
        _said("Example Zion Schools", "IL", results="Enrollment grew from 38 to 150; it costs $190 per student."),
    ),
    # not answers
    T("not-an-answer", {"name": "test", "results": "this is a test"}),
    T("not-an-answer", {}),
    T("not-an-answer", {"name": "asdf", "state": "asdf", "results": "asdf"}),
    # privacy: people where they do not belong
    T(
        "ready",
        _said(
            "Example Arbor District",
            "VA",
            program="Flex Center",
            description="Ask Ms. Wexelblatt, she runs it; call 555-867-5309 or write "
            "ulla.wexelblatt@example-arbor.test.",
            **_pair("Math proficiency", "51%", "2012-13", "58%", "2013-14", "275"),
        ),
        {"measure": "proficiency-math", "baseline": 51, "followup": 58, "n": 275},
        personal=["Wexelblatt", "555-867-5309", "ulla.wexelblatt@example-arbor.test"],
    ),
    T(
        "needs-data",
        _said(
            "Example Brook Schools",
            "GA",
            results="Theodora Plumbottom told us that reading proficiency went from 40% to 52%.",
        ),
        {"measure": "proficiency-reading", "baseline": 40, "followup": 52, "unit": "percent"},
        personal=["Plumbottom", "Theodora"],
        lacks=("period", "n", "source"),
    ),
    # repeats: these two must stay last
    T("duplicate", {"same_as": "0"}),
    T(
        "update",
        {"same_as": "1", "followup": "84"},
        {"measure": "graduation-rate", "baseline": 60, "followup": 84, "n": 1606},
    ),
]

_FIRST = ["Marisol", "Ottoline", "Casimir", "Philippa", "Barnaby", "Eudora", "Leopold", "Winifred"]
_LAST = [
    "Quintanar",
    "Featherstone",
    "Vandersloot",
    "Oyelaran",
    "Brzezicki",
    "Thistlewood",
    "Kowalczyk",
    "Abernethy",
    "Nakagawa",
]
for number, truth in enumerate(TRUTHS):
    if not truth.said:
        continue
    first, last = _FIRST[number % 8], _LAST[number % 9]
    mail = f"{first.lower()}.{last.lower()}{number}@example-district.test"
    truth.person = {
        "first": first,
        "last": last,
        "mail": mail,
        "phone": f"(614) 555-{1000 + number}",
        "ip": f"203.0.113.{number + 10}",
        "id": f"{114000000000 + number * 7919}",
        "lat": f"40.{44680 + number}",
        "lon": f"-83.{11220 + number}",
    }
    truth.personal += [last, mail, f"(614) 555-{1000 + number}", f"203.0.113.{number + 10}", f"40.{44680 + number}"]
    if number % 11 == 3:
        truth.said["comments"] = f"Write to {mail}, or ask {first} {last}."


def said(truth: Truth) -> dict[str, str]:
    """What is answered; a repeat answers like another one."""
    if "same_as" not in truth.said:
        return truth.said
    more = {key: text for key, text in truth.said.items() if key != "same_as"}
    return {**TRUTHS[int(truth.said["same_as"])].said, **more}
