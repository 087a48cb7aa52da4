"""A small factory of rows, packages and cases for tests, and Hypothesis strategies of random rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter

from proofpoints.evidence.findings import Finding, finder
from proofpoints.model import Case, Headline
from proofpoints.rows import Effect, Outcome, Package, make_row

_CASES, _HEADLINES = TypeAdapter(Case), TypeAdapter(Headline)
WITH_GROUP = frozenset({"randomized", "matched-comparison", "unmatched-comparison"})
REFERENCE_ARMS = ("state", "nation", "region", "district")

_COVERS = {"state": "state", "nation": "nation", "region": "region", "district": "district"}
_SHARED: dict[str, Any] = {
    "id": "o1",
    "metric": "graduation-rate",
    "group": "all-students",
    "arm": "program",
    "covers": "district",
    "site": None,
    "population": None,
    "period": "2014",
    "unit": "percent",
    "n": None,
    "qualifier": "exact",
    "significant": None,
    "instrument": "federal cohort rate",
    "source": "S1",
    "note": None,
}


def outcome(id: str = "o1", value: float | None = 80.0, period: str = "2014", **cells: Any) -> Outcome:
    """One row of outcomes.csv; what is not named is a graduation rate of the program in 2014."""
    known = {**_SHARED, "n_scope": None, "sd": None, "id": id, "value": value, "period": period}
    _check(cells, known)
    cells = {"covers": _COVERS.get(cells.get("arm", ""), "district"), **cells}
    row = make_row("outcomes", {**known, **cells}, 2)
    assert isinstance(row, Outcome)
    return row


def effect(id: str = "e1", estimate: float = 3.0, **cells: Any) -> Effect:
    """One row of effects.csv; what is not named is a difference of the program from a control group, in points."""
    known = {
        **_SHARED,
        "id": id,
        "estimate": estimate,
        "unit": "percentage-points",
        "contrast": "difference",
        "versus": "control",
        "covers": "participants",
        "se": None,
        "p": None,
    }
    _check(cells, known)
    if cells.get("contrast") == "change":
        cells = {"versus": None, **cells}
    row = make_row("effects", {**known, **cells}, 2)
    assert isinstance(row, Effect)
    return row


def _check(cells: dict[str, Any], known: dict[str, Any]) -> None:
    unknown = set(cells) - set(known)
    assert not unknown, f"no such columns: {unknown}"


def package(*rows: Outcome | Effect) -> Package:
    """A dataset of these rows."""
    outcomes = tuple(row for row in rows if isinstance(row, Outcome))
    effects = tuple(row for row in rows if isinstance(row, Effect))
    return Package("datasets/example", outcomes, effects)


def case(
    *headline: dict[str, Any],
    prefer: tuple[dict[str, Any], ...] = (),
    goal: Any = "none-published",
    design: str = "before-after",
) -> Case:
    """The smallest case that the model accepts, with these headlines and preferences."""
    return _CASES.validate_python(
        {
            "who": {
                "name": "Example Valley Schools",
                "level": "district",
                "place": {"state": "WA"},
                "grades": "K-12",
                "students_served": "none-published",
            },
            "what": {
                "program": "Example",
                "models": ["flex"],
                "grades": "9-12",
                "description": "A program.",
                "comparison": "The state.",
            },
            "why": {"text": "Few graduated.", "goal": goal},
            "how": {"implementation": [{"text": "It began.", "source": "S1"}]},
            "result": {"dataset": "example", "summary": "It moved.", "headline": headline, "prefer": prefer},
            "doubt": {"design": design, "caveats": [{"text": "Little is known."}]},
            "sources": {"S1": {"title": "T", "publisher": "P", "url": "https://example.org/", "read": "whole"}},
        }
    )


def finding(headline: dict[str, Any], *rows: Outcome | Effect) -> Finding:
    """The finding of one headline over these rows."""
    return finder(case(), package(*rows))(_HEADLINES.validate_python(headline))


def numbered(rows: list[Outcome], prefix: str = "o") -> tuple[Outcome, ...]:
    """The rows with ids that are unique among them."""
    return tuple(replace(row, id=f"{prefix}{number}") for number, row in enumerate(rows, 1))


PERIODS = ("2011", "2011-12", "2013", "2014-15", "2016", "spring 2014", "year 1", "year 2", "2011 to 2013", "unstated")
ARMS_OF_RANDOM = (
    "program",
    "control",
    "similar-schools",
    "rest-of-district",
    "prior-cohort",
    *REFERENCE_ARMS,
    "elsewhere",
)


@st.composite
def outcomes(draw: st.DrawFn, arms: tuple[str, ...] = ARMS_OF_RANDOM) -> Outcome:
    """A random row that the table reader would accept, from few enough values that rows often meet."""
    metric, units = draw(
        st.sampled_from(
            (
                ("graduation-rate", ("percent",)),
                ("score-math", ("scale-score", "sd")),
                ("opinion", ("percent",)),
            )
        )
    )
    qualifier = draw(st.sampled_from(("exact", "exact", "exact", "approximate", "at-least", "at-most", "suppressed")))
    value = None if qualifier == "suppressed" else draw(st.integers(0, 1000)) / 10
    return outcome(
        "o1",
        value,
        draw(st.sampled_from(PERIODS)),
        metric=metric,
        unit=draw(st.sampled_from(units)),
        arm=draw(st.sampled_from(arms)),
        qualifier=qualifier,
        group=draw(st.sampled_from(("all-students", "black"))),
        population=draw(st.sampled_from((None, "grade 4"))),
        site=draw(st.sampled_from((None, "North High"))),
        instrument=draw(st.sampled_from(("federal cohort rate", "estimated rate", "unstated"))),
        source=draw(st.sampled_from(("S1", "S2"))),
        n=draw(st.sampled_from((None, 40, 900))),
    )


def tables(
    arms: tuple[str, ...] = ARMS_OF_RANDOM, prefix: str = "o", most: int = 10
) -> st.SearchStrategy[tuple[Outcome, ...]]:
    """A random outcomes.csv."""
    return st.lists(outcomes(arms), max_size=most).map(lambda rows: numbered(rows, prefix))
