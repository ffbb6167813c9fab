"""What the bot says, it says in every language."""

import pytest

from tests.unit.knowledge.small_base import SmallBase


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('yes: "Иә."\n', "", "1: [phrases] no phrase 'yes'; expected every phrase in every language."),
        (
            "{page}",
            "{paeg}",
            "[phrases] page: {paeg}, {pages}; expected the slots of the other languages: {page}, {pages}.",
        ),
        ("{page}", "{page", "[phrases] page: a brace that belongs to no slot; expected slots such as {title}."),
    ],
)
def test_fault_of_a_phrase(small: SmallBase, old: str, new: str, problem: str) -> None:
    """A phrase that is missing, a slot that is misspelt, a brace that is lost."""
    small.edit_shared("languages/phrases/kk.yaml", old, new)
    problems = small.check()
    assert len(problems) == 1
    assert problems[0].startswith("languages/phrases/kk.yaml:")
    assert problems[0].endswith(problem)


def test_phrase_without_slots(small: SmallBase) -> None:
    """Said in words."""
    small.edit_shared("languages/phrases/ru.yaml", 'yes: "', 'yes: "{name} ')
    assert [line.split(": ", 1)[1] for line in small.check()] == [
        "[phrases] yes: {name}; expected the slots of the other languages: no slots."
    ]


def test_phrase_in_two_files(small: SmallBase) -> None:
    """Nobody would know which of the two is said."""
    for language in ("en", "ru", "kk"):
        small.edit_shared(f"languages/announcements/{language}.yaml", "post_day:", 'yes: "Yes."\npost_day:')
    problems = small.check()
    assert len(problems) == 3
    assert problems[0] == (
        "languages/announcements/en.yaml:2: [phrases] yes: a phrase of phrases/en.yaml, too; expected each phrase in one file."
    )
