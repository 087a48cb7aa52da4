"""The few answers a new case starts with: which options there are, what they fill, and how a person is asked for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from proofpoints.field_types import Refused, as_address, as_grades
from proofpoints.intake.cells import term_id
from proofpoints.suggest import did_you_mean, listed, nearest
from proofpoints.vocabulary import COVERS, DESIGNS, LEVELS, MODELS, STATES, Term

Choose = Callable[[str, str, Mapping[str, Term]], str | None]  # column, word, list: the value meant, or None
Say = Callable[[str], str]  # shows a question, returns the answer


@dataclass(frozen=True)
class Question:
    """One option of `new`: its name, the key it fills, how it is asked, and the list its values come from."""

    option: str
    key: str
    text: str
    allowed: Mapping[str, Term] | None = None
    many: bool = False
    form: Callable[[str], str] = str  # what judges the text, as in a case

    def check(self, text: str) -> str:
        """What is wrong with an answer, with what to write instead; empty if nothing is."""
        if self.allowed is not None and term_id(text, self.allowed) is None:
            hint = f"{did_you_mean(text, self.allowed)}{listed(self.allowed, 20)}"
            return f'--{self.option} must be one of our values, not "{text[:60]}"\n    hint: {hint}'
        try:
            self.form(text)
        except Refused as refused:
            return f'--{self.option} {refused}, not "{text[:60]}"\n    hint: write it in that form.'
        return ""

    def value(self, text: str) -> str:
        """The answer as the case writes it."""
        return text if self.allowed is None else term_id(text, self.allowed) or text


QUESTIONS = (
    Question("name", "who.name", "Name of the district, school or program"),
    Question("level", "who.level", "Is it a district, a school or a program", LEVELS),
    Question("state", "who.place.state", "State", STATES),
    Question("city", "who.place.city", "City or county"),
    Question("grades", "who.grades", "Grades of the district or school, such as K-12", form=as_grades),
    Question("program", "what.program", "Name of the program"),
    Question("model", "what.models", "Blended-learning models", MODELS, many=True),
    Question("program-grades", "what.grades", "Grades of the program, such as 6-8", form=as_grades),
    Question("design", "doubt.design", "Study design", DESIGNS),
    Question("source-title", "sources.S1.title", "Title of the report the figures come from"),
    Question("source-publisher", "sources.S1.publisher", "Who published it"),
    Question("source-url", "sources.S1.url", "Its web address", form=as_address),
)
COVERS_QUESTION = Question("covers", "", "Whom the figures describe: participants, school or district", COVERS)


def ask(question: Question, say: Say) -> str | list[str]:
    """Ask until the answer fits; an empty answer leaves the key blank."""
    choices = f" ({', '.join(question.allowed)})" if question.allowed and len(question.allowed) <= 14 else ""
    while True:
        answer = say(f"{question.text}{choices}: ").strip()
        parts = [part.strip() for part in answer.split(",") if part.strip()] if question.many else [answer]
        wrong = next((wrong for part in parts if part and (wrong := question.check(part))), "")
        if not wrong:
            values = [question.value(part) for part in parts]
            return values if question.many else values[0]
        say_wrong = wrong.replace(f"--{question.option} ", "That ")
        answer = say(f"{say_wrong}\nPress Enter to try again. ")


def choose_by(say: Say) -> Choose:
    """A way to ask which value of a list a word of the spreadsheet means; Enter takes the one proposed."""

    def choose(column: str, text: str, allowed: Mapping[str, Term]) -> str | None:
        near = nearest(text, allowed)
        proposed = f" [{near}]" if near else ""
        answer = say(f'Which {column} is "{text}"?{proposed} ').strip()
        return term_id(answer, allowed) if answer else near

    return choose


def leave(column: str, text: str, allowed: Mapping[str, Term]) -> str | None:
    """Nobody is there to ask: the word stays, and `check` names it."""
    return None


def meanings(given: list[str]) -> dict[str, str]:
    """What words were said to mean, as `Percent proficient=proficiency-math`, by the word in small letters."""
    parts = (one.rpartition("=") for one in given)
    return {word.strip().lower(): term.strip() for word, _, term in parts}
