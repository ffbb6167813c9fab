"""The base is one value; a broken one is refused whole, with every problem."""

import pytest

from bot.errors import KnowledgeError
from bot.knowledge.base import KnowledgeBase
from tests.unit.knowledge.small_base import SmallBase


@pytest.fixture
def known(small: SmallBase) -> KnowledgeBase:
    """Return the small base as the bot knows it."""
    return small.load()


def test_entries_by_id(known: KnowledgeBase) -> None:
    """Each folder becomes a mapping."""
    assert list(known.events) == ["aru-concert", "wind-premiere"]
    assert list(known.people) == ["aru", "olzhas"]
    assert sorted(known.places) == ["longtown", "longtown-stadium", "steppeland"]
    assert list(known.topics) == ["wind-film"]
    assert list(known.languages) == ["en", "ru", "kk"]
    assert known.phrases["kk"]["yes"]


def test_events_of_entries(known: KnowledgeBase) -> None:
    """A whole place has the events of its parts."""
    assert known.events_of_person == {"aru": ("aru-concert",), "olzhas": ("wind-premiere",)}
    assert known.events_of_topic == {"wind-film": ("wind-premiere",)}
    assert known.events_of_place == {
        "longtown-stadium": ("aru-concert",),
        "longtown": ("aru-concert", "wind-premiere"),
        "steppeland": ("aru-concert", "wind-premiere"),
    }


def test_around_a_place(known: KnowledgeBase) -> None:
    """Narrowest first; nothing lies around no place."""
    assert list(known.around("longtown-stadium")) == ["longtown-stadium", "longtown", "steppeland"]
    assert list(known.around(None)) == []


def test_place_of_kind(known: KnowledgeBase) -> None:
    """The city of a stadium, but no region where there is none."""
    city = known.place_of_kind("longtown-stadium", "city")
    assert city is not None
    assert city.id == "longtown"
    assert known.place_of_kind("longtown-stadium", "region") is None


def test_broken_base_is_refused_with_every_problem(small: SmallBase) -> None:
    """The error has a line for each, in the form of the check."""
    small.edit("events/aru-concert.yaml", "weight: 4", "weight: 9")
    small.edit("people/aru.yaml", 'id: "aru"', 'id: "ari"')
    with pytest.raises(KnowledgeError) as caught:
        small.load()
    assert str(caught.value).replace(f"{small.root}/", "") == (
        "events/aru-concert.yaml:9: [schema] weight: the number 9; expected 5 or less.\n"
        "people/aru.yaml:1: [id] id 'ari' in a file named 'aru.yaml'; "
        "expected the file name and the id to be the same. "
        "Keep the id that other entries name."
    )


def test_missing_base_file(small: SmallBase) -> None:
    """Its entries are checked all the same."""
    (small.root / "base.yaml").unlink()
    small.edit("events/aru-concert.yaml", 'place: "longtown-stadium"', 'place: "longtown-stadion"')
    assert small.check() == [
        "base.yaml:1: [file] no such file; expected a file of this name.",
        (
            "events/aru-concert.yaml:12: [references] occurrences.0.place: 'longtown-stadion' does not exist; "
            "expected a file in places/. Did you mean 'longtown-stadium'?"
        ),
    ]


@pytest.mark.parametrize(
    "name", ["vocabulary.yaml", "languages/world.yaml", "languages/ru.yaml", "languages/phrases/kk.yaml"]
)
def test_missing_shared_file(small: SmallBase, name: str) -> None:
    """It is the only problem: entries are not blamed for words that could not be read."""
    (small.shared / name).unlink()
    assert small.check() == [f"{name}:1: [file] no such file; expected a file of this name."]


def test_broken_language_pack(small: SmallBase) -> None:
    """One broken word list is one problem."""
    small.edit_shared("languages/kk.yaml", 'language: "kk"', 'language: "kz"')
    assert small.check() == ["languages/kk.yaml:2: [schema] language: the text 'kz'; expected one of en, ru, kk."]


def test_language_pack_in_the_wrong_file(small: SmallBase) -> None:
    """A copied pack must say which language it is."""
    small.edit_shared("languages/kk.yaml", 'language: "kk"', 'language: "ru"')
    assert small.check() == ["languages/kk.yaml:2: [id] language 'ru' in the file of 'kk'; expected language 'kk'."]


def test_negation_of_two_words(small: SmallBase) -> None:
    """Each word of it would turn a clause around by itself: «өткен» in «өткен жоқ»."""
    line = next(each for each in small.shared.joinpath("languages/kk.yaml").read_text("utf-8").splitlines() if each.startswith("negations: ["))
    small.edit_shared("languages/kk.yaml", line, 'negations: ["жоқ", "өткен жоқ"]')
    problem, *others = small.check()
    assert not others
    assert problem.endswith("[schema] negations.1: the text 'өткен жоқ'; expected a single word.")


def test_entry_that_is_a_list(small: SmallBase) -> None:
    """A file is one entry, and other entries that name it are not blamed."""
    small.write("people/aru.yaml", "- 1\n- 2\n")
    assert small.check() == ["people/aru.yaml:1: [schema] a list; expected a group of keys with their values."]


def test_unreadable_entry_is_still_there(small: SmallBase) -> None:
    """Events that name it are not blamed either."""
    small.write("people/aru.yaml", "id: [")
    assert small.check() == [
        (
            "people/aru.yaml:2: [yaml] a list or group that is never closed; "
            "expected ',' between items and a bracket at the end."
        )
    ]


def test_events_of_cue(known: KnowledgeBase) -> None:
    """Each word of the vocabulary that an event carries."""
    assert known.events_of_cue == {
        ("kind", "concert"): ("aru-concert",),
        ("kind", "film"): ("wind-premiere",),
        ("field", "music"): ("aru-concert",),
        ("field", "film"): ("wind-premiere",),
        ("state", "held"): ("aru-concert", "wind-premiere"),
        ("figure", "attendance"): ("aru-concert",),
        ("role", "performer"): ("aru-concert",),
        ("role", "director"): ("wind-premiere",),
    }
