"""Common given names, to notice that a short answer may be a person's name; and words that make it an organization's.

The names are the most frequent ones of the United States by common knowledge; the list only raises a question and
decides nothing.
"""

from __future__ import annotations

import re

_NAMES = """
james mary robert patricia john jennifer michael linda david elizabeth william barbara richard susan
joseph jessica thomas sarah charles karen christopher lisa daniel nancy matthew betty anthony sandra
donald margaret steven ashley andrew kimberly paul emily joshua donna kenneth michelle kevin carol
brian amanda george melissa timothy deborah ronald stephanie jason rebecca edward laura jeffrey
sharon ryan cynthia jacob kathleen gary amy nicholas angela eric shirley jonathan anna stephen
brenda larry pamela justin emma scott nicole brandon helen benjamin samantha samuel katherine
gregory christine alexander debra patrick rachel frank carolyn raymond janet jack maria dennis
catherine jerry heather tyler diane aaron olivia jose julie adam joyce nathan victoria henry ruth
zachary kelly douglas lauren peter christina kyle joan noah evelyn ethan judith jeremy megan keith
andrea christian cheryl roger hannah terry jacqueline sean martha gerald gloria carl teresa harold
ann dylan madison arthur kathryn lawrence janice jordan jean jesse abigail bryan alice billy julia
bruce sophia gabriel grace joe denise logan amber alan marilyn juan danielle albert beverly willie
isabella elijah theresa wayne diana randy natalie roy brittany vincent charlotte ralph marie eugene
kayla russell alexis bobby lori luis carlos rosa miguel jane ellen priya wei mei fatima ahmed
mohamed omar aisha sofia lucia diego elena ivan olga tom tim jim bob bill mike dave steve kate katie
liz beth sue meg greg jeff matt dan ben sam alex chris nick tony rick
"""
GIVEN_NAMES = frozenset(_NAMES.split())
ORGANIZATION = re.compile(
    r"\b(?:schools?|districts?|isd|usd|cusd|academy|academies|county|city|public|unified|central"
    r"|charter|high|middle|elementary|college|university|"
    r"institute|learning|education|department|network|program\w*|center|centre|online|virtual"
    r"|township|borough|parish|valley|area|independent|"
    r"consolidated|community|regional|cooperative|initiative|project|pilot|lab|rotation|model|inc|llc"
    r"|foundation|association|prep\w*|project|"
    r"math|reading|science|blended|hybrid|digital|credit recovery|classroom|classes)\b",
    re.IGNORECASE,
)
