"""Small numbers in words."""

from __future__ import annotations

_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty
"""
IN_WORDS = tuple(_WORDS.split())  # each at the place of its number
