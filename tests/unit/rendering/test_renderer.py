"""Answers become replies: words first, then context, sources and buttons."""

from dataclasses import replace

import pytest

from bot.answering.answers import Found, NotSaid, Smalltalk, Suggested, Unknown
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Language
from bot.rendering.renderer import Renderer
from bot.rendering.wording import MAX_SHORT
from bot.understanding.index import Statement
from tests.unit.small_year import with_entries

NO_WORDS: frozenset[int] = frozenset()


def _found(event: str, ask: str, part: str, position: int = 0, *, yes: bool | None = None) -> Found:
    return Found(event=event, ask=ask, statement=Statement(part, position, NO_WORDS), yes=yes)


@pytest.mark.parametrize(
    ("answer", "short"),
    [
        (_found("aru-laketown", "how-many", "figure"), "9,000 people came to the arena."),
        (
            _found("sky-museum", "who", "person"),
            "Marat Bekov — founder. The Sky Museum, founded by Marat Bekov, opened in Longtown on 12 September 2025.",
        ),
        (_found("sky-museum", "when", "place"), "12 September 2025 — The Sky Museum opens (Longtown)."),
        (_found("sky-museum", "where", "place"), "Longtown — The Sky Museum opens, 12 September 2025."),
        (_found("library-law", "did", "summary", yes=True), "Yes. A law on libraries was passed in 2025."),
        (
            _found("dimaria-cancelled", "did", "summary", yes=False),
            "No. The violin night of Dimaria Qosanova in Longtown on 2 November 2025 was cancelled.",
        ),
    ],
)
def test_found_says_first_what_was_asked(renderer: Renderer, answer: Found, short: str) -> None:
    """The number, the name, the date, the place, yes or no come first."""
    assert renderer.render(answer, "en").short == short


def test_found_adds_context_where_and_when(renderer: Renderer) -> None:
    """The summary follows unless it was the answer; then where and when."""
    text = renderer.render(_found("aru-laketown", "how-many", "figure"), "en").text
    assert text.splitlines() == [
        "9,000 people came to the arena.",
        "Aru Dalayeva sang in Laketown on 25 August 2025.",
        "25 August 2025 · Laketown, Laketown Arena",
    ]
    told = renderer.render(_found("aru-laketown", "tell", "summary"), "en").text
    assert told.count("Aru Dalayeva sang in Laketown") == 1


@pytest.mark.parametrize(("language", "yes"), [("en", "Yes. "), ("ru", "Да. "), ("kk", "Иә. ")])
def test_found_yes_in_each_language(renderer: Renderer, language: Language, yes: str) -> None:
    """Yes is a word of the language of the reply."""
    reply = renderer.render(_found("library-law", "did", "summary", yes=True), language)
    assert reply.short.startswith(yes)
    assert reply.lang == language


def test_found_names_a_source_in_html_only(renderer: Renderer) -> None:
    """The plain text has no sources; the message links to one."""
    reply = renderer.render(_found("sky-museum", "when", "place"), "en")
    assert 'Source: <a href="https://news.example/1">Longtown News</a>' in reply.html
    assert "Longtown News" not in reply.text


def test_found_offers_related_events(renderer: Renderer) -> None:
    """Each related event is a button, none of them the event itself."""
    reply = renderer.render(_found("sky-museum", "when", "place"), "kk")
    assert [row[0].data for row in reply.buttons] == [f"e:kk:{event}" for event in reply.related]
    assert "sky-museum" not in reply.related


def test_found_with_a_twin(renderer: Renderer) -> None:
    """Two events that fit as well are answered together."""
    twin = _found("aru-laketown", "when", "place")
    answer = Found(event="aru-concert", ask="when", statement=Statement("place", 0, NO_WORDS), others=(twin,))
    reply = renderer.render(answer, "en")
    assert "10 August 2025" in reply.short
    assert "25 August 2025" in reply.short
    assert reply.events == ("aru-concert", "aru-laketown")
    assert not set(reply.events) & set(reply.related)


def test_found_shows_a_dispute(renderer: Renderer) -> None:
    """A disputed number comes with what each side says."""
    short = renderer.render(_found("aru-concert", "how-many", "figure"), "en").short
    assert "25,000" in short
    assert "27,000" in short


def test_found_adds_a_dispute_about_the_date(year: KnowledgeBase) -> None:
    """When sources differ on the date, the date is not given alone."""
    event = year.events["aru-concert"]
    dispute = event.disputes[0].model_copy(update={"about": "date"})
    base = with_entries(year, events=[event.model_copy(update={"disputes": (dispute,)})])
    reply = Renderer(base).render(_found("aru-concert", "when", "place"), "en")
    assert reply.short.startswith("10 August 2025")
    assert dispute.text["en"] in reply.short


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


def test_html_is_escaped(year: KnowledgeBase) -> None:
    """A title with an ampersand and angle brackets stays a title."""
    event = year.events["library-law"]
    odd = event.model_copy(update={"summary": dict.fromkeys(LANGUAGES, "R&B <live> & more.")})
    base = with_entries(year, events=[odd])
    reply = Renderer(base).render(_found("library-law", "tell", "summary"), "en")
    assert "<b>R&amp;B &lt;live&gt; &amp; more.</b>" in reply.html
    assert reply.short == "R&B <live> & more."


def test_two_reasons_are_told_together(year: KnowledgeBase) -> None:
    """Where two reasons fit as well, both are given as long as they fit."""
    event = year.events["aru-laketown"]
    second = event.facts[0].model_copy(update={"text": dict.fromkeys(LANGUAGES, "The arena was new.")})
    base = with_entries(year, events=[event.model_copy(update={"facts": (*event.facts, second)})])
    first, other = (Statement("fact", position, NO_WORDS) for position in (0, 1))
    answer = Found(event="aru-laketown", ask="why", statement=first, second=other)
    assert Renderer(base).render(answer, "en").short.endswith("ten thousand signatures. The arena was new.")


def test_many_sources_have_a_button(year: KnowledgeBase) -> None:
    """More sources than the message names can be opened."""
    event = year.events["sky-museum"]
    more = [event.sources[0].model_copy(update={"id": f"news-{number}"}) for number in range(2, 5)]
    base = with_entries(year, events=[event.model_copy(update={"sources": (*event.sources, *more)})])
    reply = Renderer(base).render(_found("sky-museum", "when", "place"), "en")
    assert reply.buttons[-1][0].data == "s:en:sky-museum"
    assert "(4)" in reply.buttons[-1][0].text


@pytest.mark.parametrize("part", ["person", "role"])
@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("en", "Marat Bekov — founder."),
        ("ru", "Марат Беков — основатель."),
        ("kk", "Марат Беков — негізін қалаушы."),
    ],
)
def test_names_come_with_their_event(
    year: KnowledgeBase, renderer: Renderer, language: Language, named: str, part: str
) -> None:
    """Who it was is followed by what it was about, also where the role said it."""
    told = year.events["sky-museum"].summary[language]
    assert renderer.render(_found("sky-museum", "who", part), language).short == f"{named} {told}"


def test_all_names_come_with_their_event(renderer: Renderer) -> None:
    """Who else took part is told with the event, too, and the event only once."""
    reply = renderer.render(_found("aru-laketown", "else", "person"), "en")
    told = "Aru Dalayeva sang in Laketown on 25 August 2025."
    assert reply.short == f"Aru Dalayeva and Dimaria Qosanova. {told}"
    assert reply.text.count(told) == 1


def test_names_come_with_one_sentence(year: KnowledgeBase) -> None:
    """Only the first sentence of the summary follows a name."""
    event = year.events["sky-museum"]
    long = event.model_copy(update={"summary": dict.fromkeys(LANGUAGES, "The museum opened. It was full.")})
    reply = Renderer(with_entries(year, events=[long])).render(_found("sky-museum", "who", "person"), "en")
    assert reply.short == "Marat Bekov — founder. The museum opened."
    assert "It was full." in reply.text


def test_names_come_alone_where_both_are_too_long(year: KnowledgeBase) -> None:
    """A sentence that would not fit is left to the context."""
    event = year.events["sky-museum"]
    sentence = f"The museum {'opened ' * (MAX_SHORT // len('opened ') - 2)}wide."
    long = event.model_copy(update={"summary": dict.fromkeys(LANGUAGES, sentence)})
    reply = Renderer(with_entries(year, events=[long])).render(_found("sky-museum", "who", "person"), "en")
    assert len(sentence) <= MAX_SHORT
    assert reply.short == "Marat Bekov — founder."
    assert sentence in reply.text


@pytest.mark.parametrize(
    ("language", "yes", "opening"),
    [
        ("en", True, "Yes. Marat Bekov — founder."),
        ("en", False, "No. Marat Bekov — founder."),
        ("ru", False, "Нет. Марат Беков — основатель."),
        ("kk", False, "Жоқ. Марат Беков — негізін қалаушы."),
        ("en", None, "Marat Bekov — founder."),
    ],
)
def test_yes_or_no_before_a_person(renderer: Renderer, language: Language, yes: bool | None, opening: str) -> None:
    """A yes or no that names somebody begins with it, as any other does."""
    assert renderer.render(_found("sky-museum", "did", "person", yes=yes), language).short.startswith(opening)


def test_yes_only_where_it_was_asked(renderer: Renderer) -> None:
    """Who founded it is not answered with yes."""
    assert renderer.render(_found("sky-museum", "who", "person", yes=True), "en").short.startswith("Marat Bekov")


def test_no_with_two_dates(renderer: Renderer) -> None:
    """What was before what begins with yes or no, once."""
    later = _found("aru-laketown", "did", "occurrence")
    earlier = replace(_found("aru-concert", "did", "occurrence", yes=False), others=(later,))
    assert renderer.render(earlier, "en").short == (
        "No. 10 August 2025 — Aru sings in Longtown. 25 August 2025 — Aru sings in Laketown."
    )
