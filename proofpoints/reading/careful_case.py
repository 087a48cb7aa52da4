"""Plain data to a Case by pydantic, with everything that is wrong in it: for files that are not all in the usual way.

The only place that catches pydantic's errors. Loading pydantic takes longer than checking a good case does without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from proofpoints.field_types import Refused
from proofpoints.model import Case

_CASE = TypeAdapter(Case)
Error = Mapping[str, Any]  # type, loc, msg, input and ctx, as pydantic names them


def careful_case(data: Any) -> tuple[Case | None, list[Error]]:
    """The case, or all its errors."""
    try:
        return _CASE.validate_python(data), []
    except ValidationError as error:
        return None, [_ours(one) for one in error.errors(include_url=False)]


def _ours(error: Any) -> Error:
    """An error that one of our own types raised, as it said it."""
    refused = error.get("ctx", {}).get("error")
    if not isinstance(refused, Refused):
        return dict(error)
    return {**error, "type": refused.kind, "msg": str(refused), "ctx": refused.context}
