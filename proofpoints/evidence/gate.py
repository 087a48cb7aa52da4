"""The gate: is there a measurable outcome? The reasons when there is none, said so that a contributor can act."""

from __future__ import annotations

from proofpoints.evidence.contrasts import AMBIGUOUS_UNIT, differences, program_changes, usable_effect
from proofpoints.evidence.series import MIXED_INSTRUMENT, POINTS, is_point, settle
from proofpoints.model import Case
from proofpoints.rows import Effect, Entry, Outcome, Package, Sketch


def passes(case: Case, package: Package) -> bool:
    """True if the rows hold a change, a comparison or a published estimate of the program on an outcome."""
    return measurable(settle(package.outcomes, case.result.prefer), package.effects)


def ready(entry: Entry) -> bool:
    """True if the dataset of a case or draft could be read, and passes."""
    return entry.package is not None and passes(entry.case, entry.package)


def measurable(outcomes: tuple[Outcome, ...], effects: tuple[Effect, ...]) -> bool:
    """The gate on rows alone, for a draft whose text is not written yet."""
    return (
        bool(program_changes(outcomes))
        or any(difference.program.about.outcome for difference in differences(outcomes))
        or any(map(usable_effect, effects))
    )


def lacking(draft: Entry | Sketch) -> list[str]:
    """All that a draft waits for: the parts of a case that are not written yet, then what its figures lack."""
    unwritten = draft.lacks if isinstance(draft, Sketch) else ()
    if draft.package is None:
        return [*unwritten, "Its dataset can't be read yet."]
    if isinstance(draft, Sketch):
        return [*unwritten, *still_missing(draft.package)]
    return ["Nothing: it passes the gate and can be published."] if ready(draft) else missing(draft.package)


def still_missing(package: Package) -> list[str]:
    """What a draft whose text is not written yet lacks in its figures; one sentence if nothing."""
    if measurable(package.outcomes, package.effects):
        return ["Its figures pass the gate; what is missing is the text of the case."]
    return missing(package)


def missing(package: Package) -> list[str]:
    """What a dataset lacks, in the order in which to mend it; sentences."""
    program = [row for row in package.outcomes if row.arm == "program"]
    measured = [row for row in program if row.about.outcome and is_point(row)]
    reasons = []
    if not package.rows:
        reasons.append("The dataset holds no figures yet.")
    elif not program and not any(effect.arm == "program" for effect in package.effects):
        arms = sorted({row.arm for row in package.rows})
        reasons.append(f"No figure describes the program itself: all rows describe {_and(arms)} (column arm).")
    elif not measured:
        reasons.append("No figure of the program is a measured outcome with a value and a stated time.")
    else:
        reasons += [_single(row) for row in measured[:5]]
    reasons += [_effect_reason(effect) for effect in package.effects if effect.arm == "program"][:5]
    return [
        *dict.fromkeys(reasons),
        "Needed: the same measure and test at a second time, or for a comparison at the same "
        "time, or a published difference with its unit and what it is compared with.",
    ]


def _single(row: Outcome) -> str:
    where = f" of {row.site}" if row.site else ""
    return (
        f"{row.about.label}{where}, {row.when.text}: one level alone; nothing with the same group, test and population "
        "stands beside it at another time or in a comparison."
    )


def _effect_reason(effect: Effect) -> str:
    if effect.qualifier not in POINTS:
        return f"{effect.about.label}: only a bound of the difference was published, not the difference."
    if effect.unit == AMBIGUOUS_UNIT:
        return f"{effect.about.label}: the source says percent without saying whether it means points or a relative change."
    if effect.instrument == MIXED_INSTRUMENT:
        return f"{effect.about.label}: the published difference crosses two methods and is not a like-for-like change."
    if effect.when.start is None:
        return f"{effect.about.label}: the time of the published difference is not stated."
    if not effect.about.outcome:
        return f"{effect.about.label}: this measures reach or opinion, not an outcome of students."
    if effect.versus:
        return f"{effect.about.label}: the published difference is not from a comparison group or a reference."
    return f"{effect.about.label}: the published difference does not say what it is compared with."


def _and(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 2 else words)
