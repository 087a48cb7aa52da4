"""How numbers and counts of students are written where no digits alone stand."""

from __future__ import annotations

import re

_WORDS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty
"""
IN_WORDS = tuple(_WORDS.split())  # each at the place of its number
LETTERS_FOR_DIGITS = re.compile(r"[1-9][\doOlI]*[oOlI][\doOlI]*")  # 4oo: ten or more, whatever was meant
PEOPLE = r"(?:students?|pupils?|learners?|participants?|children|seniors|freshmen|scholars|test[ -]?takers)"
OF_WHOLE = rf"(?:\s+{PEOPLE})?\s*(?:out )?of\s+(?:the |our |all )?"  # between part and whole: 12 students out of our 15
