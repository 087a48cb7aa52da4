"""The design ladder: the highest rung that the rows support. A declared design may stand lower, never higher."""

from __future__ import annotations

from proofpoints.evidence.contrasts import changes_beside, differences, program_changes, published_beside, usable_effect
from proofpoints.rows import Effect, Outcome
from proofpoints.vocabulary import ARMS, DESIGNS

RUNGS = tuple(DESIGNS)  # strongest first
_WITH_GROUP = {"randomized", "matched-comparison", "unmatched-comparison"}
# what a difference at one time, and a change beside a change, can carry, by the role of the other arm
_AT_ONE_TIME = {"comparison": _WITH_GROUP, "earlier": {"before-after"}, "reference": {"reference-level"}}
_OVER_TIME = {"comparison": _WITH_GROUP, "earlier": {"before-after"}, "reference": {"before-after-reference"}}


def supported_designs(outcomes: tuple[Outcome, ...], effects: tuple[Effect, ...]) -> frozenset[str]:
    """All rungs that the rows can carry. How groups were formed can't be seen in rows: the case declares it."""
    rungs: set[str] = set()
    for difference in differences(outcomes):
        if difference.program.about.outcome:
            rungs |= _AT_ONE_TIME[difference.comparison.role]
    for change in program_changes(outcomes):
        rungs.add("before-after")
        for beside in changes_beside(outcomes, change):
            rungs |= _OVER_TIME[beside.later.role]
    for effect in filter(usable_effect, effects):
        rungs |= _effect_rungs(effect)
        for other in published_beside(effects, effect):
            rungs |= _OVER_TIME[other.role]
    return frozenset(rungs)


def _effect_rungs(effect: Effect) -> set[str]:
    if effect.contrast == "change":
        return {"published-estimate"}
    rungs = _OVER_TIME if effect.contrast == "difference-in-changes" else _AT_ONE_TIME
    return {"published-estimate", *rungs[ARMS[effect.versus].role]}


def may_declare(design: str, supported: frozenset[str]) -> bool:
    """True if some supported rung is at least as strong as the declared one."""
    strength = RUNGS.index(design)
    return any(RUNGS.index(rung) <= strength for rung in supported)


def strongest(supported: frozenset[str]) -> str | None:
    """The strongest rung among those the rows support."""
    return min(supported, key=RUNGS.index, default=None)
