"""What words of a spreadsheet mean in our vocabulary: known, said in advance, or answered by a person."""

from __future__ import annotations

from collections.abc import Mapping

from proofpoints.intake.answers import Choose
from proofpoints.intake.cells import term_id
from proofpoints.intake.made_rows import Figures
from proofpoints.intake.usual_words import usual_term
from proofpoints.suggest import nearest
from proofpoints.vocabulary import Term


class Words:
    """What words of the sheet mean: said in advance, known, or answered by a person."""

    def __init__(self, choose: Choose, said: Mapping[str, str]) -> None:
        self.choose, self.said = choose, said
        self.answers: dict[tuple[str, str], str] = {}
        self.figures = Figures()

    def term(self, name: str, text: str, allowed: Mapping[str, Term]) -> str:
        """The value of a list that a word means; the word itself if nobody knows, so that `check` names it."""
        known = self.known(name, text, allowed) or self.answers.get((name, text))
        if known or not text:
            return known or ""
        chosen = self.choose(name, text, allowed)
        if chosen is None:
            near = nearest(text, allowed)
            mean = f' If it means {near}, add --means "{text[:60]}={near}".' if near else " See docs/vocabulary.md."
            self.figures.notice(f'"{text[:60]}" is no {name} we know.{mean}')
        self.answers[name, text] = chosen or text
        return chosen or text

    def known(self, name: str, text: str, allowed: Mapping[str, Term]) -> str | None:
        """The value that a word means without asking; None if it has to be asked."""
        if not text:
            return None
        return term_id(self.said.get(text.lower(), ""), allowed) or term_id(text, allowed) or usual_term(name, text)
