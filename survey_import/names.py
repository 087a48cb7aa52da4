"""Common given names, to notice that a short answer may be a person's name; and words that make it an organization's.

The list only raises a question here and decides nothing; it is the one that the rule personal-data uses.
"""

from __future__ import annotations

from proofpoints.people import GIVEN_NAMES, ORGANIZATION

__all__ = ["GIVEN_NAMES", "ORGANIZATION"]
