"""Whether a question asks for the claim that a correction denies."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.corrections import Claims
from bot.knowledge.model import Event, Fact
from bot.understanding.reader import Reader
from tests.unit.small_year import with_entries

WHERE = {
    "text": {
        "en": "Aru recorded the song in Longtown, not in Pinewood: the studio stands by the river.",
        "ru": "Ару записала песню в Длинногорске, а не в Сосновке: студия стоит у реки.",
        "kk": "Ару әнді Сосновкада емес, Ұзынқалада жазды: студия өзен жағасында.",
    },
    "denies": {
        "en": "Aru recorded the song in Pinewood, at home, had already recorded it before",
        "ru": "Ару записала песню в Сосновке, дома, уже записала её раньше",
        "kk": "Ару әнді Сосновкада, үйінде жазды, бұрын жазып қойған",
    },
}
WHEN = {
    "text": {
        "en": "The album fell in 2024, not in 2025; in 2025 the tour went on.",
        "ru": "Альбом пришёлся на 2024 год, а не на 2025-й; в 2025 году продолжались гастроли.",
        "kk": "Альбом 2025 жылы емес, 2024 жылы шықты; 2025 жылы гастроль жалғасты.",
    },
    "denies": {
        "en": "the album was in 2025, fell in 2025, this year",
        "ru": "Альбом был в 2025 году, пришёлся на 2025-й, в этом году",
        "kk": "Альбом 2025 жылы болды, 2025 жылы шықты, биыл",
    },
}
ORDER = {
    "text": {
        "en": "Longtown came first: Aru sang in Longtown in May and in Pinewood in June.",
        "ru": "Первым был Длинногорск: Ару пела в Длинногорске в мае, в Сосновке — в июне.",
        "kk": "Алдымен Ұзынқала болды: Ару Ұзынқалада мамырда, Сосновкада маусымда ән айтты.",
    },
    "denies": {
        "en": "Pinewood came first, Aru sang first in Pinewood, in Pinewood before anywhere else",
        "ru": "Первой была Сосновка, Ару пела сначала в Сосновке, раньше всего в Сосновке",
        "kk": "Алдымен Сосновкада өтті, Ару әуелі Сосновкада, бәрінен бұрын Сосновкада ән айтты",
    },
}
QUOTED = {
    "text": {
        "en": "The song is the first duet of the year; “the first song that Aru ever recorded” is too broad.",
        "ru": "Песня — первый дуэт года; «самая первая песня, которую записала Ару» — слишком широко.",
        "kk": "Бұл ән — жылдың алғашқы дуэті; «Ару жазған ең алғашқы ән осы еді» деген сөз тым кең.",
    },
    "denies": {
        "en": "this is the first song that Aru ever recorded",
        "ru": "Это самая первая песня, которую записала Ару",
        "kk": "Бұл — Ару жазған ең алғашқы ән",
    },
}


def _ask(answerer: Answerer, told: dict[str, dict[str, str]], message: str) -> tuple[Claims, Fact]:
    event: Event = answerer.base.events["aru-concert"]
    fact = Fact.model_validate({"kind": "correction", "sources": ["longtown-news-1"], **told}, strict=False)
    corrected = event.model_copy(update={"facts": (fact,)})
    base = with_entries(answerer.base, events=[corrected])
    reader = Reader(base)
    return Claims(base, reader.index, reader.read(message), corrected), fact


@pytest.mark.parametrize(
    ("told", "message", "denied"),
    [
        (WHERE, "did Aru record the song in Pinewood?", True),
        (WHERE, "did Aru record the song in Longtown?", False),
        (WHERE, "Ару записала песню в Сосновке?", True),
        (WHERE, "Ару записала песню в Длинногорске?", False),
        (WHERE, "Ару әнді Сосновкада жазды ма?", True),
        (WHERE, "Ару әнді Ұзынқалада жазды ма?", False),
        (WHERE, "had Aru already recorded the song?", True),
        (WHEN, "did the album fall in 2025?", True),
        (WHEN, "did the album fall in 2024?", False),
        (WHEN, "альбом пришёлся на 2025 год?", True),
        (WHEN, "альбом пришёлся на 2024 год?", False),
        (WHEN, "альбом 2025 жылы шықты ма?", True),
        (WHEN, "альбом 2024 жылы шықты ма?", False),
        (ORDER, "did Aru sing first in Pinewood?", True),
        (ORDER, "did Aru sing first in Longtown?", False),
        (QUOTED, "is it the first song that Aru ever recorded?", True),
        (QUOTED, "is the song the first duet of the year?", False),
    ],
)
def test_agree_with_denied(answerer: Answerer, told: dict[str, dict[str, str]], message: str, denied: bool) -> None:
    """The words of what is denied are no, those of what is so are yes, whatever clause the negation is in."""
    claims, fact = _ask(answerer, told, message)
    assert claims.agree_with_denied(fact) is denied


def test_agree_with_denied_either(answerer: Answerer) -> None:
    """What both claims have in common asks for neither."""
    claims, fact = _ask(answerer, ORDER, "did Aru sing?")
    assert claims.agree_with_denied(fact) is None


@pytest.mark.parametrize(
    ("message", "are_denied"),
    [("did Aru record the song in Pinewood?", True), ("did Aru record the song by the river?", False)],
)
def test_are_denied_by(answerer: Answerer, message: str, are_denied: bool) -> None:
    """A correction denies what it holds whole."""
    claims, fact = _ask(answerer, WHERE, message)
    assert claims.are_denied_by(fact) is are_denied


@pytest.mark.parametrize(("message", "in_title"), [("does Aru sing in Longtown?", True), ("does Aru dance?", False)])
def test_are_in_title(answerer: Answerer, message: str, in_title: bool) -> None:
    """What a title says whole is so."""
    claims, _ = _ask(answerer, WHERE, message)
    assert claims.are_in_title() is in_title
