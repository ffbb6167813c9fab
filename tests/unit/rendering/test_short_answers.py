"""The sentence that answers comes first and says what was asked."""

import pytest

from bot.answering.answers import Found
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Language
from bot.rendering.renderer import Renderer
from bot.rendering.wording import MAX_SHORT
from bot.understanding.index import Statement
from tests.unit.rendering.made_answers import NO_WORDS, found
from tests.unit.small_year import with_entries

MUSEUM = "The Sky Museum, founded by Marat Bekov, opened in Longtown on 12 September 2025."


@pytest.mark.parametrize(
    ("answer", "short"),
    [
        (
            found("aru-laketown", "how-many", "figure"),
            "9,000 people came to the arena. Aru Dalayeva sang in Laketown on 25 August 2025.",
        ),
        (
            found("sky-museum", "who", "person"),
            f"Marat Bekov — founder. {MUSEUM}",
        ),
        (
            found("sky-museum", "when", "place"),
            f"12 September 2025 — The Sky Museum opens (Longtown). {MUSEUM}",
        ),
        (
            found("sky-museum", "where", "place"),
            f"Longtown — The Sky Museum opens, 12 September 2025. {MUSEUM}",
        ),
        (found("library-law", "did", "summary", yes=True), "Yes. A law on libraries was passed in 2025."),
        (
            found("dimaria-cancelled", "did", "summary", yes=False),
            "No. The violin night of Dimaria Qosanova in Longtown on 2 November 2025 was cancelled.",
        ),
    ],
)
def test_found_says_first_what_was_asked(renderer: Renderer, answer: Found, short: str) -> None:
    """The number, the name, the date, the place, yes or no come first, then what it was about."""
    assert renderer.render(answer, "en").short == short


@pytest.mark.parametrize(("language", "yes"), [("en", "Yes. "), ("ru", "Да. "), ("kk", "Иә. ")])
def test_found_yes_in_each_language(renderer: Renderer, language: Language, yes: str) -> None:
    """Yes is a word of the language of the reply."""
    reply = renderer.render(found("library-law", "did", "summary", yes=True), language)
    assert reply.short.startswith(yes)
    assert reply.lang == language


def test_found_shows_a_dispute(renderer: Renderer) -> None:
    """A disputed number comes with what each side says."""
    short = renderer.render(found("aru-concert", "how-many", "figure"), "en").short
    assert "25,000" in short
    assert "27,000" in short


def test_found_adds_a_dispute_about_the_date(year: KnowledgeBase) -> None:
    """When sources differ on the date, the date is not given alone."""
    event = year.events["aru-concert"]
    dispute = event.disputes[0].model_copy(update={"about": "date"})
    base = with_entries(year, events=[event.model_copy(update={"disputes": (dispute,)})])
    reply = Renderer(base).render(found("aru-concert", "when", "place"), "en")
    assert reply.short.startswith("10 August 2025")
    assert dispute.text["en"] in reply.short


def test_two_reasons_are_told_together(year: KnowledgeBase) -> None:
    """Where two reasons fit as well, both are given as long as they fit."""
    event = year.events["aru-laketown"]
    second = event.facts[0].model_copy(update={"text": dict.fromkeys(LANGUAGES, "The arena was new.")})
    base = with_entries(year, events=[event.model_copy(update={"facts": (*event.facts, second)})])
    first, other = (Statement("fact", position, NO_WORDS) for position in (0, 1))
    answer = Found(event="aru-laketown", ask="why", statement=first, second=other)
    assert "ten thousand signatures. The arena was new." in Renderer(base).render(answer, "en").short


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
    assert renderer.render(found("sky-museum", "who", part), language).short == f"{named} {told}"


def test_all_names_come_with_their_event(renderer: Renderer) -> None:
    """Who else took part is told with the event, too, and the event only once."""
    reply = renderer.render(found("aru-laketown", "else", "person"), "en")
    told = "Aru Dalayeva sang in Laketown on 25 August 2025."
    assert reply.short == f"Aru Dalayeva and Dimaria Qosanova. {told}"
    assert reply.text.count(told) == 1


def test_names_come_with_what_fits(year: KnowledgeBase) -> None:
    """As many sentences of the summary follow as a short answer holds; the others stand below, and the name is bold."""
    event = year.events["sky-museum"]
    much = f"It was {'very ' * (MAX_SHORT // len('very ') - 4)}full."
    long = event.model_copy(update={"summary": dict.fromkeys(LANGUAGES, f"The museum opened. {much}")})
    reply = Renderer(with_entries(year, events=[long])).render(found("sky-museum", "who", "person"), "en")
    assert reply.short == "Marat Bekov — founder. The museum opened."
    assert much in reply.text
    assert reply.html.startswith("<b>Marat Bekov — founder.</b>")


def test_names_come_alone_where_both_are_too_long(year: KnowledgeBase) -> None:
    """A sentence that would not fit is left to the context."""
    event = year.events["sky-museum"]
    sentence = f"The museum {'opened ' * (MAX_SHORT // len('opened ') - 2)}wide."
    long = event.model_copy(update={"summary": dict.fromkeys(LANGUAGES, sentence)})
    reply = Renderer(with_entries(year, events=[long])).render(found("sky-museum", "who", "person"), "en")
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
    assert renderer.render(found("sky-museum", "did", "person", yes=yes), language).short.startswith(opening)


def test_yes_only_where_it_was_asked(renderer: Renderer) -> None:
    """Who founded it is not answered with yes."""
    assert renderer.render(found("sky-museum", "who", "person", yes=True), "en").short.startswith("Marat Bekov")
