"""One invented case as the data of its YAML file, its rows, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from proofpoints.vocabulary import LOCALES, MODELS, MOTIVATIONS, STATES
from tests.benchmarks.invented import name_of, paragraph, sentence
from tests.benchmarks.invented_rows import Figures, draft_figures, figures

_SUBJECTS = ("math", "reading", "science", "social-studies", "credit-recovery", "all-subjects")
_ROLES = ("teacher", "principal", "administrator", "student", "parent")
_SOURCES = {
    "S1": ("Evaluation of the program", "Example Institute"),
    "S2": ("State report card, downloaded tables", "State of Example"),
    "S3": ("Annual report to the board", "Example Board"),
    "S4": ("A visit to the classrooms", "Example Herald"),
    "S5": ("District profile", "Example Center for Statistics"),
}


@dataclass(frozen=True)
class Invented:
    """A case: its slug, whether it is a draft, the data of the YAML file, and its figures."""

    slug: str
    draft: bool
    data: dict[str, Any]
    figures: Figures


def invent(number: int, *, draft: bool = False) -> Invented:
    """Case `number`: the same for every size of repository."""
    random = Random(f"proof points {number}")
    name = name_of(number)
    slug = name.lower().replace(" ", "-")
    found = draft_figures(random) if draft else figures(random)
    data = {
        "who": _who(random, name),
        "what": _what(random, found),
        "why": _why(random),
        "how": _how(random),
        "result": _result(random, slug, found),
        "doubt": _doubt(random, found),
        "sources": {id_: _source(random, id_, slug) for id_ in _SOURCES},
    }
    return Invented(slug, draft, data, found)


def _who(random: Random, name: str) -> dict[str, Any]:
    state = random.choice([id_ for id_ in STATES if id_ != "US"])
    low, hispanic = random.uniform(12, 88), random.uniform(3, 70)
    shares = [("low-income", low), ("hispanic", hispanic), ("english-learners", random.uniform(1, 30))]
    served: Any = [{"value": random.randrange(90, 3000), "year": "2013-14", "source": "S1"}]
    return {
        "name": name,
        "level": "school" if name.endswith("Academy") else "district",
        "place": {
            "state": state,
            "city": " ".join(name.split()[:2]),
            "locale": {"value": random.choice(list(LOCALES)), "year": "2013-14", "source": "S5"},
        },
        "grades": random.choice(("K-12", "PK-12", "K-8", "6-12")),
        "enrollment": [{"value": random.randrange(800, 60_000), "year": "2013-14", "source": "S5"}],
        "students_served": served if random.random() < 0.7 else "none-published",
        "student_groups": [
            {"group": group, "percent": round(share, 1), "year": "2013-14", "source": "S5"} for group, share in shares
        ],
    }


def _what(random: Random, found: Figures) -> dict[str, Any]:
    models = random.sample([id_ for id_ in MODELS if id_ != "other"], random.randrange(1, 3))
    return {
        "program": random.choice(("Stations every day", "Flex mornings", "The learning lab", "Second chance courses")),
        "models": models,
        "models_note": "The label follows the description.",
        "launched": f"{random.randrange(2006, 2014)}",
        "grades": random.choice(("K-5", "6-8", "9-12", "3-8")),
        "subjects": random.sample(_SUBJECTS, random.randrange(1, 3)),
        "products": [f"Example {random.choice(('Courseware', 'Reader', 'Fractions', 'Lab', 'Tutor'))}"],
        "cost": [{"text": sentence(random), "source": "S3"}] if random.random() < 0.4 else [],
        "description": paragraph(random, 4),
        "comparison": f"{sentence(random)} The design is named {found.design.replace('-', ' ')}.",
    }


def _why(random: Random) -> dict[str, Any]:
    motivations = random.sample(list(MOTIVATIONS), random.randrange(1, 4))
    return {"motivations": motivations, "text": paragraph(random, 3), "goal": "none-published"}


def _how(random: Random) -> dict[str, Any]:
    def items(low: int, high: int) -> list[dict[str, Any]]:
        count = random.randrange(low, high)
        return [{"text": paragraph(random, 2), "source": random.choice(("S3", "S4"))} for _ in range(count)]

    voices = [{"role": random.choice(_ROLES), **item} for item in items(1, 3)]
    return {"implementation": items(4, 7), "challenges": items(1, 4), "lessons": items(1, 4), "voices": voices}


def _result(random: Random, slug: str, found: Figures) -> dict[str, Any]:
    summary = " ".join([*found.said[:3], sentence(random)])
    return {"dataset": slug, "summary": summary, "headline": found.headline}


def _doubt(random: Random, found: Figures) -> dict[str, Any]:
    caveats = [{"text": paragraph(random, 2), "source": id_} for id_ in ("S1", "S2", "S3", "S4")]
    return {
        "design": found.design,
        "design_note": paragraph(random, 2),
        "caveats": [*caveats, {"text": sentence(random)}],
    }


def _source(random: Random, id_: str, slug: str) -> dict[str, Any]:
    title, publisher = _SOURCES[id_]
    year = str(random.randrange(2010, 2019))
    address = f"https://example.org/{slug}/{id_.lower()}"
    return {
        "title": title,
        "publisher": publisher,
        "year": year,
        "url": address,
        "read": random.choice(("whole", "part")),
    }
