"""Spellings of one word in two scripts have one key."""

import pytest

from bot.text.keys import key


@pytest.mark.parametrize(
    "family",
    [
        "Qudaibergen Kudaibergen Kudaybergen Құдайберген Кудайберген",
        "concert kontsert концерт",
        "Tselinny Celinny Целинный",
        "Tlendiyev Tlendiev Тлендиев",
        "Nauryz Naurız Наурыз",
        "Jeñis Zhenis Jenis Жеңіс Женис",
        "Shakarim Şäkärim Шәкәрім Шакарим",
        "Qazaqstan Kazakstan Қазақстан",
        "Kazakhstan Казахстан",
        "Zhoshy Joshy Жошы",
        "Voskhod Восход",
        "Əmre Ämre Amre Әмре Амре",
        "Shymkent Шымкент",
        "Turkistan Түркістан Туркистан",
        "Yesenin Esenin Есенин",
        "Ayaz Aiaz Аяз",
        "Ұлытау Ulytau Улытау",
        "Medeu Медеу",
        "жюри zhiuri",
        "МАКЕДОНИЈА Македонија",
    ],
)
def test_family_has_one_key(family: str) -> None:
    """Kazakh, Russian, and Latin of several fashions."""
    assert len({key(word) for word in family.split()}) == 1


def _distance(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize(("one", "other"), [("Jochi", "Жошы"), ("Jochi", "Джучи"), ("Shymkent", "Chimkent")])
def test_cousins_are_one_letter_apart(one: str, other: str) -> None:
    """Names that came through another language: the search for misspelt words finds them."""
    assert _distance(key(one), key(other)) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("банк", "банд"), ("кот", "год"), ("Алматы", "Астана"), ("сыр", "шар"), ("Абай", "Абыз")]
)
def test_other_words_have_other_keys(one: str, other: str) -> None:
    """Folding must not go too far."""
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("word", "folded"), [("2025", "2025"), ("²", "2"), ("ь", ""), ("ЪЬ", ""), ("", ""), ("Straße", "strase")]
)
def test_key_of_odd_words(word: str, folded: str) -> None:
    """Digits stay, silent letters go."""
    assert key(word) == folded


def test_key_of_a_key_of_plain_letters() -> None:
    """Double letters are one sound."""
    assert key("Ассамблея") == key("асамблея") == "asambleia"
