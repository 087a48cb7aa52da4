"""The allowed values, each with its meaning: the one home the schema, docs, forms and rules are made from."""

from proofpoints.vocabulary.evidence import (
    ARMS,
    CONTRASTS,
    COUNT_QUALIFIERS,
    COVERS,
    DESIGNS,
    N_SCOPES,
    QUALIFIERS,
    SIGNIFICANCE,
)
from proofpoints.vocabulary.groups import GROUPS
from proofpoints.vocabulary.metrics import METRICS, Metric
from proofpoints.vocabulary.places import LEVELS, LOCALES, STATES
from proofpoints.vocabulary.programs import GRADES, MODELS, MOTIVATIONS, ROLES, SUBJECTS
from proofpoints.vocabulary.reading import READINGS, RECORDERS
from proofpoints.vocabulary.term import Term
from proofpoints.vocabulary.units import EFFECT_UNITS, UNITS, Unit

__all__ = [
    "ARMS",
    "CONTRASTS",
    "COUNT_QUALIFIERS",
    "COVERS",
    "DESIGNS",
    "EFFECT_UNITS",
    "GRADES",
    "GROUPS",
    "LEVELS",
    "LOCALES",
    "METRICS",
    "MODELS",
    "MOTIVATIONS",
    "N_SCOPES",
    "QUALIFIERS",
    "READINGS",
    "RECORDERS",
    "ROLES",
    "SIGNIFICANCE",
    "STATES",
    "SUBJECTS",
    "UNITS",
    "Metric",
    "Term",
    "Unit",
]
