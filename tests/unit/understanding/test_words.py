"""Typed words are linked to known ones despite inflection, slips of the finger and other spellings."""

import pytest

from bot.knowledge.base import KnowledgeBase
from bot.text.tokens import Token, split
from bot.understanding.aliases import MIN_QUALITY
from bot.understanding.endings import Endings
from bot.understanding.likeness import CHANCE, EXACT, HISSING, SOUND
from bot.understanding.words import Words

FOUND = MIN_QUALITY
ENTRIES = (
    "concert", "museum", "festival", "Backstreet", "Jennifer", "концерт", "музей", "фестиваль", "опера", "билет",
    "мұражай", "әнші", "қыркүйек", "кітап", "күні", "құны", "Dimash", "Құдайберген",
)  # fmt: skip


@pytest.fixture(scope="module")
def words(year: KnowledgeBase) -> Words:
    """A vocabulary of a few words."""
    known = Words(Endings(year.languages.values()))
    for entry in ENTRIES:
        known.add(_token(entry))
    return known


def _token(word: str) -> Token:
    return split(word)[0]


def _quality(words: Words, typed: str, known: str) -> float:
    number = words.number(_token(known))
    assert number is not None
    return words.link(_token(typed)).get(number, 0.0)


@pytest.mark.parametrize("word", ENTRIES)
def test_link_of_a_word_as_it_stands(words: Words, word: str) -> None:
    """Nothing is surer than the word itself, in any case."""
    assert _quality(words, word, word) == EXACT
    assert _quality(words, word.upper(), word) == EXACT


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("concerts", "concert"),
        ("музеях", "музей"),
        ("опере", "опера"),
        ("фестивалями", "фестиваль"),
        ("мұражайларда", "мұражай"),
        ("әншілердің", "әнші"),
        ("қыркүйектегі", "қыркүйек"),
    ],
)
def test_link_of_an_inflected_word(words: Words, typed: str, known: str) -> None:
    """Another form of a word is nearly as sure as the word, but not quite."""
    assert 0.85 <= _quality(words, typed, known) < EXACT


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("conecrt", "concert"),
        ("musuem", "museum"),
        ("backsrteet", "Backstreet"),
        ("концетр", "концерт"),
        ("фестиавль", "фестиваль"),
        ("мұаржай", "мұражай"),
    ],
)
def test_link_with_two_letters_swapped(words: Words, typed: str, known: str) -> None:
    """The commonest slip is found in every script."""
    assert FOUND <= _quality(words, typed, known) < EXACT


@pytest.mark.parametrize(("typed", "known"), [("festvl", "festival"), ("jenifr", "Jennifer"), ("кнцерт", "концерт")])
def test_link_with_a_vowel_left_out(words: Words, typed: str, known: str) -> None:
    """Fast typing drops vowels."""
    assert _quality(words, typed, known) >= FOUND


@pytest.mark.parametrize(
    ("typed", "known"), [("concerr", "concert"), ("festibal", "festival"), ("жестиваль", "фестиваль")]
)
def test_link_with_a_neighbouring_letter(words: Words, typed: str, known: str) -> None:
    """A finger hits the key beside the right one, even at the beginning of a long word."""
    assert _quality(words, typed, known) >= FOUND


def test_link_prefers_smaller_slips(words: Words) -> None:
    """The more letters are wrong, the less sure a link is."""
    qualities = [_quality(words, typed, "festival") for typed in ("festival", "festivals", "fesitval", "festibal")]
    assert qualities == sorted(qualities, reverse=True)
    assert len(set(qualities)) == len(qualities)


@pytest.mark.parametrize(
    ("typed", "known"), [("анши", "әнші"), ("киркуйек", "қыркүйек"), ("китап", "кітап"), ("муражай", "мұражай")]
)
def test_link_of_kazakh_without_its_letters(words: Words, typed: str, known: str) -> None:
    """Kazakh typed on a Russian keyboard is Kazakh still."""
    assert _quality(words, typed, known) >= 0.9


@pytest.mark.parametrize(
    ("typed", "known"),
    [("kontsert", "концерт"), ("qyrkuiek", "қыркүйек"), ("kitap", "кітап"), ("muzei", "музей"), ("anshi", "әнші")],
)
def test_link_of_cyrillic_in_latin_letters(words: Words, typed: str, known: str) -> None:
    """Transliterated words are found whatever scheme was used."""
    assert _quality(words, typed, known) >= 0.9


@pytest.mark.parametrize(
    ("typed", "known"), [("бэкстрит", "Backstreet"), ("димаш", "Dimash"), ("дженнифер", "Jennifer")]
)
def test_link_of_latin_in_cyrillic_letters(words: Words, typed: str, known: str) -> None:
    """Names travel the other way too; what no key makes equal is at most a slip away."""
    assert _quality(words, typed, known) >= FOUND


def test_link_of_words_that_only_sound_alike(words: Words) -> None:
    """With its own letters күні (day) is not құны (price), though both have one key."""
    assert _token("күні").key == _token("құны").key
    assert _quality(words, "күні", "күні") == EXACT
    assert _quality(words, "күні", "құны") <= CHANCE


@pytest.mark.parametrize("alike", ["вэйв", "weird"])
def test_link_with_two_letters_swapped_beside_a_word_that_sounds_alike(year: KnowledgeBase, alike: str) -> None:
    """A form of a word of the other script does not hide the word that was meant."""
    words = Words(Endings(year.languages.values()))
    for word in ("views", alike):
        words.add(_token(word))
    assert _quality(words, "veiws", "views") >= FOUND


def test_link_without_kazakh_letters_may_be_either(words: Words) -> None:
    """Куни does not show which of the two it is."""
    assert _quality(words, "куни", "күні") >= 0.9
    assert _quality(words, "куни", "құны") >= 0.9


@pytest.mark.parametrize("typed", ["weather", "погода", "ауырады", "zzzzzz", "2024"])
def test_link_of_an_unknown_word(words: Words, typed: str) -> None:
    """A word that is not in the vocabulary is linked to nothing."""
    assert max(words.link(_token(typed)).values(), default=0.0) < FOUND


def test_link_of_numbers_is_exact(year: KnowledgeBase) -> None:
    """27 is neither 28 nor 2."""
    known = Words(Endings(year.languages.values()))
    number = known.add(_token("27"))
    assert known.link(_token("27")) == {number: EXACT}
    assert known.link(_token("28")) == {}


def test_link_of_short_words_allows_only_a_swap(year: KnowledgeBase) -> None:
    """Gdo is god; god is not dot."""
    known = Words(Endings(year.languages.values()))
    god = known.add(_token("god"))
    assert known.link(_token("gdo")).get(god, 0.0) > 0.0
    assert known.link(_token("got")).get(god, 0.0) < FOUND


@pytest.mark.parametrize("is_widened", [True, False])
def test_a_bare_key_leaves_the_word_that_is_written_so_alone(words: Words, is_widened: bool) -> None:
    """A part of a cut word is a key, which may be written as another word is."""
    find = words.widen if is_widened else words.link
    typed = _token("jennifer")
    assert typed.key != typed.text
    strange = Token(typed.text, typed.text)
    assert dict(find(strange)) != dict(find(typed)) == {words.number(_token("Jennifer")): EXACT}


def test_add_twice_keeps_the_number(words: Words) -> None:
    """A vocabulary holds a word once."""
    size = len(words)
    assert words.add(_token("concert")) == words.number(_token("concert"))
    assert len(words) == size


def test_widen_reaches_synonyms(year: KnowledgeBase) -> None:
    """A word leads to those it can stand for, less surely than to itself."""
    known = Words(Endings(year.languages.values()))
    cartoon, animation = known.add(_token("cartoon")), known.add(_token("animation"))
    known.add_synonyms([_token("cartoon"), _token("animation")])
    wide = known.widen(_token("cartoons"))
    assert wide[cartoon] > wide[animation] > 0.5
    assert animation not in known.link(_token("cartoons"))


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("завоз", "завод"),
        ("zavoz", "завод"),
        ("завоз", "zavod"),
        ("жас", "жаз"),
        ("кітат", "кітап"),
        ("балес", "балет"),
    ],
)
def test_link_of_words_that_end_in_another_consonant(year: KnowledgeBase, typed: str, known: str) -> None:
    """A plant is no delivery, and an age is no summer, in whatever script."""
    words = Words(Endings(year.languages.values()))
    words.add(_token(known))
    assert _quality(words, known, known) == EXACT
    assert _quality(words, typed, known) <= CHANCE


@pytest.mark.parametrize(("typed", "known"), [("арене", "арена"), ("арену", "arena"), ("arene", "арена")])
def test_link_of_words_that_end_in_another_vowel(year: KnowledgeBase, typed: str, known: str) -> None:
    """The last vowel changes from case to case."""
    words = Words(Endings(year.languages.values()))
    words.add(_token(known))
    assert _quality(words, typed, known) > CHANCE


@pytest.mark.parametrize(("typed", "quality"), [("nov", EXACT), ("NOV", EXACT), ("now", SOUND)])
def test_link_of_short_latin_words(year: KnowledgeBase, typed: str, quality: float) -> None:
    """Three letters that only sound alike are less than the word itself."""
    words = Words(Endings(year.languages.values()))
    words.add(_token("nov"))
    assert _token("now").key == _token("nov").key
    assert _quality(words, typed, "nov") == quality


@pytest.mark.parametrize(("typed", "is_sure"), [("prize", True), ("prizes", True), ("price", False), ("prices", False)])
def test_link_of_latin_words_that_hiss_otherwise(year: KnowledgeBase, typed: str, is_sure: bool) -> None:
    """A price is no prize, though the two have one key."""
    words = Words(Endings(year.languages.values()))
    words.add(_token("prize"))
    assert _token("price").key == _token("prize").key
    assert (_quality(words, typed, "prize") > HISSING) is is_sure
