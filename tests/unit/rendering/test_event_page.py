"""Replies about one event: context, sources, buttons."""

from dataclasses import replace

import pytest

from bot.answering.answers import Found, NotSaid
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Language
from bot.rendering.renderer import Renderer
from bot.understanding.index import Statement
from tests.unit.rendering.made_answers import NO_WORDS, found
from tests.unit.small_year import with_entries


def test_found_adds_context_where_and_when(renderer: Renderer) -> None:
    """The summary follows unless it was the answer; then where and when."""
    text = renderer.render(found("aru-laketown", "how-many", "figure"), "en").text
    assert text.splitlines() == [
        "9,000 people came to the arena.",
        "Aru Dalayeva sang in Laketown on 25 August 2025.",
        "25 August 2025 · Laketown, Laketown Arena",
    ]
    told = renderer.render(found("aru-laketown", "tell", "summary"), "en").text
    assert told.count("Aru Dalayeva sang in Laketown") == 1


def test_found_names_a_source_in_html_only(renderer: Renderer) -> None:
    """The plain text has no sources; the message links to one."""
    reply = renderer.render(found("sky-museum", "when", "place"), "en")
    assert 'Source: <a href="https://news.example/1">Longtown News</a>' in reply.html
    assert "Longtown News" not in reply.text


def test_found_offers_related_events(renderer: Renderer) -> None:
    """Each related event is a button, none of them the event itself."""
    reply = renderer.render(found("sky-museum", "when", "place"), "kk")
    assert [row[0].data for row in reply.buttons] == [f"e:kk:{event}" for event in reply.related]
    assert "sky-museum" not in reply.related


def test_found_with_a_twin(renderer: Renderer) -> None:
    """Two events that fit as well are answered together."""
    twin = found("aru-laketown", "when", "place")
    answer = Found(event="aru-concert", ask="when", statement=Statement("place", 0, NO_WORDS), others=(twin,))
    reply = renderer.render(answer, "en")
    assert "10 August 2025" in reply.short
    assert "25 August 2025" in reply.short
    assert reply.events == ("aru-concert", "aru-laketown")
    assert not set(reply.events) & set(reply.related)


def test_card_of_a_cancelled_event(renderer: Renderer) -> None:
    """A card says that the event did not take place."""
    assert "2 November 2025 · Longtown · cancelled" in renderer.card("dimaria-cancelled", "en").text


def test_card_shows_disputes(renderer: Renderer) -> None:
    """What sources disagree on belongs to the event."""
    assert "Sources differ: The police speak of 25,000" in renderer.card("aru-concert", "en").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_sources_are_all_listed(year: KnowledgeBase, renderer: Renderer, language: Language) -> None:
    """Publisher, title and date of every source, linked."""
    reply = renderer.sources("aru-concert", language)
    for source in year.events["aru-concert"].sources:
        assert source.url in reply.html
        assert source.publisher in reply.text


def test_not_said(renderer: Renderer) -> None:
    """What is not known is said, then what is."""
    reply = renderer.render(NotSaid(event="library-law", statement=Statement("summary", 0, NO_WORDS)), "en")
    assert reply.status == "suggest"
    assert reply.short == "The sources don't say that. What they do say: A law on libraries was passed in 2025."
    assert reply.events == ("library-law",)


def test_html_is_escaped(year: KnowledgeBase) -> None:
    """A title with an ampersand and angle brackets stays a title."""
    event = year.events["library-law"]
    odd = event.model_copy(update={"summary": dict.fromkeys(LANGUAGES, "R&B <live> & more.")})
    base = with_entries(year, events=[odd])
    reply = Renderer(base).render(found("library-law", "tell", "summary"), "en")
    assert "<b>R&amp;B &lt;live&gt; &amp; more.</b>" in reply.html
    assert reply.short == "R&B <live> & more."


def test_many_sources_have_a_button(year: KnowledgeBase) -> None:
    """More sources than the message names can be opened."""
    event = year.events["sky-museum"]
    more = [event.sources[0].model_copy(update={"id": f"news-{number}"}) for number in range(2, 5)]
    base = with_entries(year, events=[event.model_copy(update={"sources": (*event.sources, *more)})])
    reply = Renderer(base).render(found("sky-museum", "when", "place"), "en")
    assert reply.buttons[-1][0].data == "s:en:sky-museum"
    assert "(4)" in reply.buttons[-1][0].text


def test_no_with_two_dates(renderer: Renderer) -> None:
    """What was before what begins with yes or no, once."""
    later = found("aru-laketown", "did", "occurrence")
    earlier = replace(found("aru-concert", "did", "occurrence", yes=False), others=(later,))
    assert renderer.render(earlier, "en").short == (
        "No. 10 August 2025 — Aru sings in Longtown. 25 August 2025 — Aru sings in Laketown."
    )


def test_numbers_of_two_cities_name_them(renderer: Renderer) -> None:
    """Whose number is whose stands before each; one city needs no name."""
    other = found("aru-laketown", "how-many", "figure")
    both = replace(found("aru-concert", "how-many", "figure"), others=(other,))
    assert renderer.render(both, "en").short.startswith(
        "Longtown: The police speak of 25,000, the organisers of 27,000."
    )
    assert renderer.render(both, "en").short.endswith(" Laketown: 9,000 people came to the arena.")
    assert renderer.render(other, "en").short.startswith("9,000 people came to the arena.")
