"""Rules of the text of messages, tried on hostile input."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.keys import key
from bot.text.layout import to_cyrillic, to_latin
from bot.text.normalise import MAX_LENGTH, clean
from bot.text.scripts import find_mixed_words, unmix
from bot.text.tokens import split

pytestmark = pytest.mark.property

_NASTY = (
    "aceopxyABCEHKMOPTXYiIhjJsSëïəасеорхуАВСЕНКМОРТХУіһјѕёїәнтқғүұөңΑΒΕοα"
    "\u0301\u0302\u0308\u0306\u0327\u0344\u0345\u0323"
    "\u200b\u200d\u202e\ufeff\u00ad\u2028\x00\x07 \n\t\u00a0\u3000\ufdfa\u1100\u1161\u11a8각"
    "ｗ１ℕ½²٣🎉👍🏽\U000e0068\ue000.,'’-_(1"
)
_HOSTILE = st.text(st.sampled_from(_NASTY), max_size=60) | st.text(max_size=200)
_LETTERS = st.text(st.sampled_from("aceopxyBHKMPbdgАВЕКОбвгдежзқғүұіһ"), min_size=1, max_size=12)


@given(_HOSTILE)
def test_cleaning_twice_changes_nothing(message: str) -> None:
    """Clean text is clean."""
    assert clean(clean(message)) == clean(message)


@given(_HOSTILE)
def test_clean_text_is_one_short_visible_line(message: str) -> None:
    """Composed, within the limit, without control characters, single spaces, at most one loose accent in a row."""
    line = clean(message)
    categories = [unicodedata.category(character) for character in line]
    assert len(line) <= MAX_LENGTH
    assert line == " ".join(line.split())
    assert unicodedata.is_normalized("NFKC", line)
    assert not {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"} & set(categories)


@given(_HOSTILE)
def test_unmixing_twice_changes_nothing(text: str) -> None:
    """A word has found its script the first time."""
    assert unmix(unmix(text)) == unmix(text)


@given(_LETTERS)
def test_unmixing_never_mixes(word: str) -> None:
    """It only makes words purer."""
    assert len(find_mixed_words(unmix(word))) <= len(find_mixed_words(word))


@given(_HOSTILE)
def test_tokens_stand_in_the_line(message: str) -> None:
    """Each has a key, and its letters come from the line, in order."""
    line = clean(message)
    rest = line.replace(" ", "")
    for token in split(line):
        assert token.key
        at = rest.find(token.text)
        assert at >= 0
        rest = rest[at + len(token.text) :]


@given(_HOSTILE)
def test_any_raw_text_can_be_cut(text: str) -> None:
    """Texts of the base are cut without cleaning."""
    for token in split(text):
        assert token.number is None or token.number >= 0


@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzабвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"), max_size=20))
def test_keys_are_plain_and_ignore_case(word: str) -> None:
    """Letters of Latin, with 4 for ч and 6 for ш; capital letters say nothing."""
    folded = key(word)
    assert folded == key(word.upper())
    assert set(folded) <= set("abcdefghijklmnopqrstuvwxyz46")


@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz[];',.ABCDEFGHIJKLMNOPQRSTUVWXYZ"), max_size=40))
def test_layout_there_and_back(text: str) -> None:
    """What was typed with the wrong layout is found again."""
    assert to_latin(to_cyrillic(text)) == text
