"""The words of the languages fit the vocabulary and one another."""

from tests.unit.knowledge.small_base import SmallBase


def test_cue_words_of_an_unknown_word(small: SmallBase) -> None:
    """Nobody could ask for it."""
    small.edit_shared("languages/en.yaml", "  concert: [", "  conzert: [")
    problems = small.check()
    assert len(problems) == 1
    assert problems[0].startswith("languages/en.yaml:")
    assert problems[0].endswith(
        "[languages] kinds.conzert: 'conzert' does not exist; expected a word of 'kinds' in vocabulary.yaml. "
        "Did you mean 'concert'?"
    )


def test_list_that_a_language_lacks(small: SmallBase) -> None:
    """A question type that only Kazakh speakers cannot ask."""
    small.edit_shared("languages/kk.yaml", "  winter: [", "  wynter: [")
    assert [line.split(": ", 1)[1] for line in small.check()] == [
        "[languages] no 'wynter' in seasons; expected the same lists in every language.",
        "[languages] no 'winter' in seasons; expected the same lists in every language.",
        "[languages] no 'wynter' in seasons; expected the same lists in every language.",
    ]
