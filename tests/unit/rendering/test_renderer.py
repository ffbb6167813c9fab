"""Answers become replies."""

import pytest

from bot.answering.answers import Smalltalk, Suggested, Unknown
from bot.knowledge.model import LANGUAGES, Language
from bot.rendering.renderer import Renderer


def test_suggested(renderer: Renderer) -> None:
    """Candidates are lines in the text and buttons in the message."""
    reply = renderer.render(Suggested(events=("aru-concert", "aru-laketown")), "ru")
    assert reply.status == "suggest"
    assert reply.text.splitlines()[1:] == ["• Ару поёт в Длинногорске", "• Ару поёт в Озёрске"]
    assert len(reply.buttons) == 2


@pytest.mark.parametrize("reason", ["nothing", "place", "year", "empty"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_unknown_leads_on(renderer: Renderer, language: Language, reason: str) -> None:
    """Every unknown comes with an example of what can be asked."""
    reply = renderer.render(Unknown(reason=reason), language)
    assert reply.status == "unknown"
    assert reply.events == ()
    assert renderer.phrase("unknown", language).split("{")[0]
    assert "Ару" in reply.short or "Aru" in reply.short


@pytest.mark.parametrize(
    "kind", ["greeting", "thanks", "goodbye", "identity", "ability", "help", "insult", "wellbeing"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_smalltalk(renderer: Renderer, language: Language, kind: str) -> None:
    """There is a reply to each kind of small talk in each language."""
    reply = renderer.render(Smalltalk(kind=kind), language)
    assert (reply.status, reply.intent, reply.lang) == ("smalltalk", kind, language)
    assert reply.short
