"""The rules, in the order in which they are explained; one file each."""

from collections.abc import Iterator
from types import ModuleType
from typing import Protocol, cast

from proofpoints.problems import Problem
from proofpoints.rows import Repository
from proofpoints.rules import (
    conflicts_settled,
    covers_fits_arm,
    design_supported,
    doubtful_explained,
    effect_complete,
    goal_fits,
    group_within_all,
    headline_resolves,
    hidden_cells_stay_hidden,
    in_bounds,
    key_order,
    lea_id_fits_state,
    measurable,
    measured_words,
    one_dataset_one_case,
    one_spelling,
    percent_of_hundred,
    personal_data,
    plain_text,
    references_resolve,
    small_cells,
    sources_resolve,
    suppressed_is_empty,
    typed_figures,
    unit_fits,
)


class Rule(Protocol):
    """What a rule file offers: an id, a docstring with why, bad and good example, and a check."""

    ID: str
    __doc__: str | None

    def check(self, repository: Repository) -> Iterator[Problem]:
        """Yield every problem of this kind."""


_MODULES: tuple[ModuleType, ...] = (
    measurable,
    headline_resolves,
    design_supported,
    conflicts_settled,
    references_resolve,
    typed_figures,
    sources_resolve,
    in_bounds,
    percent_of_hundred,
    group_within_all,
    unit_fits,
    suppressed_is_empty,
    covers_fits_arm,
    effect_complete,
    doubtful_explained,
    small_cells,
    hidden_cells_stay_hidden,
    personal_data,
    plain_text,
    measured_words,
    goal_fits,
    lea_id_fits_state,
    one_dataset_one_case,
    one_spelling,
    key_order,
)
RULES: tuple[Rule, ...] = tuple(cast("Rule", module) for module in _MODULES)
