"""The sentence or two that answer a question about an event."""

from __future__ import annotations

from bot.answering.answers import Found
from bot.knowledge.model import Event, Language
from bot.rendering.opening import Phrase
from bot.rendering.wording import MAX_SHORT, Wording, clip

__all__ = ["ShortAnswers"]


class ShortAnswers:
    """Writes short answers in one language."""

    def __init__(self, wording: Wording, phrase: Phrase, language: Language) -> None:
        self._wording = wording
        self._phrase = phrase
        self._language = language

    def write(self, event: Event, answer: Found) -> str:
        """Write what an answer says of its event."""
        part = answer.statement.part
        if part in ("occurrence", "place") and answer.ask in ("when", "where"):
            return self._when_or_where(event, answer)
        if part in ("person", "role"):
            return self._who(event, answer)
        said = self._wording.statement(event, answer.statement)
        if answer.second is not None:
            second = self._wording.statement(event, answer.second)
            both = f"{said} {second}"
            # Two disputed figures may be told by one and the same sentence.
            said = both if second not in said and len(both) <= MAX_SHORT else said
        return clip(self._opening(answer) + said)

    def _when_or_where(self, event: Event, answer: Found) -> str:
        """The dates or the places of the occurrences that are asked for."""
        shown = [event.occurrences[each] for each in answer.occurrences] or list(event.occurrences)
        if answer.ask == "when":
            return self._with_dispute(event, self._wording.date_line(event, shown), "date")
        placed = [each for each in shown if each.place] or [event.occurrences[answer.statement.position]]
        return self._with_dispute(event, self._wording.place_line(event, placed), "place")

    def _who(self, event: Event, answer: Found) -> str:
        return clip(self._opening(answer) + self._wording.people(event, answer.statement, others=answer.ask == "else"))

    def _opening(self, answer: Found) -> str:
        """A yes or no before what is said, where that was asked and the base decides it."""
        if answer.ask != "did" or answer.yes is None:
            return ""
        return f"{self._phrase('yes' if answer.yes else 'no', self._language)} "

    def _with_dispute(self, event: Event, line: str, about: str) -> str:
        dispute = next((each for each in event.disputes if each.about == about), None)
        if dispute is None:
            return line
        return clip(f"{line} {dispute.text[self._language]}")
