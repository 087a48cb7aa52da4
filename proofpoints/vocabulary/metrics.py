"""All measures, in the order in which lists show them."""

from proofpoints.vocabulary.metric import FAMILIES, Metric
from proofpoints.vocabulary.school_metrics import BEYOND_TESTS, PROGRESS
from proofpoints.vocabulary.subject_metrics import subject_metrics
from proofpoints.vocabulary.term import by_id

__all__ = ["FAMILIES", "METRICS", "Metric"]

METRICS = by_id([*PROGRESS, *subject_metrics(), *BEYOND_TESTS])
