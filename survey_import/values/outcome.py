"""One outcome as an answer states it; what is not stated stays empty, and the question to ask is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from survey_import.values.changes import Change
from survey_import.values.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value stands in the export, and as what."""

    what: str
    column: int
    raw: str


@dataclass(slots=True)
class Outcome:
    """A claim about one measure and one group. Periods are in the form of the datasets; empty means not stated."""

    measure: str = ""
    measure_words: str = ""
    no_outcome: str = ""  # the kind of what is measured, if it is nothing of students: opinion, input, rank
    group: str = "all-students"
    covers: str = ""  # participants, school or district; empty if nobody said so
    instrument: str = ""
    baseline: Quantity | None = None
    baseline_period: str = ""
    followup: Quantity | None = None
    followup_period: str = ""
    comparison: Quantity | None = None
    arm: str = ""  # what it is compared with
    whose: str = "program"  # whose figure it is; another arm if the words say that it is all of the state
    change: Change | None = None
    period: str = ""  # of the whole, if the answer does not say more
    unit: str = ""
    n: Quantity | None = None
    n_unpublished: bool = False
    few: bool = False  # it says, in whatever form, that ten students or fewer stand behind it
    n_withheld: bool = False  # by us: with the figures it would tell of a few students
    source: str = ""
    raw: str = ""
    words: str = ""  # the clause it stands in; shown only if the answer is a published page
    history: list[tuple[str, Quantity]] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    asks: dict[str, str] = field(default_factory=dict)  # what is missing or in doubt: code to question

    @property
    def figure(self) -> Quantity | None:
        """What it is about: the value after, else the difference."""
        return self.followup or (self.change.amount if self.change else None)

    @property
    def stated(self) -> bool:
        """True if it states any figure."""
        return any(part is not None for part in (self.baseline, self.followup, self.comparison, self.change))
