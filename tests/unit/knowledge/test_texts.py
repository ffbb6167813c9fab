"""All texts of a base, with their places and languages."""

from bot.knowledge.reading import read_base
from bot.knowledge.problems import Report
from bot.knowledge.texts import find_texts
from tests.unit.knowledge.small_base import SmallBase


def test_texts_of_an_entry(small: SmallBase) -> None:
    """Aliases are marked, ids and addresses are no texts."""
    found = find_texts(read_base(small.root, small.shared, Report()))
    person = [(text.at, text.text, text.language, text.is_alias) for text in found if text.name == "people/aru"]
    assert person == [
        (("name", "en"), "Aru Dalayeva", "en", False),
        (("name", "ru"), "Ару Далаева", "ru", False),
        (("name", "kk"), "Ару Далаева", "kk", False),
        (("what", "en"), "a singer", "en", False),
        (("what", "ru"), "певица", "ru", False),
        (("what", "kk"), "әнші", "kk", False),
        (("aliases", "en", 0), "Aru", "en", True),
        (("aliases", "ru", 0), "Ару", "ru", True),
        (("aliases", "kk", 0), "Ару", "kk", True),
    ]
    sources = [text.at[-1] for text in found if text.name == "events/aru-concert" and text.at[0] == "sources"]
    assert sources == ["publisher", "title", "published"]


def test_problem_of_a_text(small: SmallBase) -> None:
    """It says where."""
    found = find_texts(read_base(small.root, small.shared, Report()))
    text = next(text for text in found if text.name == "people/aru" and text.at == ("aliases", "ru", 0))
    assert str(text.problem("one", "two", "Three.")).endswith(
        "people/aru.yaml:6: [text] aliases.ru.0: one; expected two. Three."
    )
