"""Typed text made plain for reading: one kind of dash, blank and digit; what means "no answer"."""

from __future__ import annotations

import html
import re
import unicodedata

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        "⁄": "/",
        "∕": "/",
        "≈": "~",
        "∼": "~",
        "×": "x",
        "…": "...",
        "～": "~",
    }
)
_ARROWS = re.compile(r"(?<!\s)\s*(?:→|⇒|➔|➜|⟶|-+>|=+>|»)\s*")
_NO_ANSWER = re.compile(
    r"[\W_]*|n\.?\s?/?\.?a\.?|none( yet)?"
    r"|not (yet )?(available|applicable|known|sure|yet|published|reported|tracked|collected)|unavailable|unknown|tbd"
    r"|to be determined.*|pending|see (our )?(website|site|above|attached|attachment).*|x+|no data.*|nothing( yet)?"
    r"|too (early|soon)( to (tell|say|determine))?|do(n't| not) know|idk|null|nil|nan|#n/a|no"
    r"|no (outcome |outcomes |results? |figures?|numbers?|measurable ).*|not seen|will follow|coming soon"
    r"|(we )?(do not|don't|haven't|have not) .{0,30}(data|results|numbers|figures|measured|tracked)( yet)?",
    re.IGNORECASE,
)
_UNPUBLISHED = re.compile(
    r"(it is |are |is )?(not|un)[ -]?(published|reported|disclosed|public|released)|not given by the source",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """For reading only; the raw text is kept beside it."""
    text = unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS)
    text = "".join(
        sign
        if sign in "\n\t" or unicodedata.category(sign) not in ("Cf", "Cc", "Co", "Cs")
        else " "
        if unicodedata.category(sign) == "Cc"
        else ""
        for sign in text
    )
    return re.sub(r"[ \t\u00a0]+", " ", _ARROWS.sub(" -> ", text)).strip()


def tidy_heading(text: str) -> str:
    """A heading on one line, without tags, entities and odd blanks."""
    text = html.unescape(re.sub(r"<[^>]{0,300}>", " ", text))
    text = "".join(sign for sign in text if sign.isspace() or unicodedata.category(sign)[0] != "C")
    return re.sub(r"\s+", " ", text).strip()


def is_no_answer(text: str) -> bool:
    """True for blanks and words that stand for no answer: N/A, TBD, --, pending ..."""
    return bool(_NO_ANSWER.fullmatch(plain(text).strip(" .!?;,()")))


def says_unpublished(text: str) -> bool:
    """True if the answer says that a number is not published."""
    return bool(_UNPUBLISHED.search(plain(text)))


def one_line(text: str, most: int = 120) -> str:
    """A text fit for a comment or a message: one line, no signs that could be mistaken for markup."""
    text = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text)
    text = re.sub(r" +", " ", text).strip()
    return text if len(text) <= most else f"{text[: most - 3]}..."
