"""A name belongs to one entry of its kind."""

from tests.unit.knowledge.small_base import SmallBase


def test_two_people_share_an_alias(small: SmallBase) -> None:
    """However it is spelt."""
    small.edit("people/olzhas.yaml", "aliases: {en: []", 'aliases: {en: ["director", "ARU!"]')
    assert small.check() == [
        (
            "people/olzhas.yaml:4: [aliases] aliases.en.1: 'ARU!' is also a name of 'aru'; "
            "expected a name that only one entry has. "
            "In both, add a word that tells them apart: a first name, or 'Omarov (director)'."
        )
    ]


def test_two_people_share_a_name(small: SmallBase) -> None:
    """In another script."""
    small.edit("people/olzhas.yaml", 'name: {en: "Olzhas Kenov"', 'name: {en: "Aru Dalaeva"')
    assert small.check() == [
        (
            "people/olzhas.yaml:2: [aliases] name.en: 'Aru Dalaeva' is also a name of 'aru'; "
            "expected a name that only one entry has. "
            "In both, add a word that tells them apart: a first name, or 'Omarov (director)'."
        )
    ]


def test_a_qualifier_tells_them_apart(small: SmallBase) -> None:
    """A word more makes another name, be it in brackets."""
    small.edit("people/olzhas.yaml", "aliases: {en: []", 'aliases: {en: ["Aru (director)"]')
    assert small.check() == []


def test_a_person_and_a_film_may_share_a_name(small: SmallBase) -> None:
    """Only entries of one kind are told apart by their names alone."""
    small.edit("topics/wind-film.yaml", '"Wind film"', '"Aru"')
    assert small.check() == []


def test_two_topics_share_an_alias(small: SmallBase) -> None:
    """The song and the tour of one name."""
    song = """\
id: "wind-song"
kind: "song"
name: {en: "Wind", ru: "Ветер (песня)", kk: "Жел (ән)"}
aliases: {en: [], ru: [], kk: []}
"""
    small.write("topics/wind-song.yaml", song)
    assert small.check() == [
        (
            "topics/wind-song.yaml:3: [aliases] name.en: 'Wind' is also a name of 'wind-film'; "
            "expected a name that only one entry has. "
            "In both, add a word that tells them apart: 'Stranger (song)', 'Stranger tour'."
        )
    ]


def test_two_places_share_an_alias(small: SmallBase) -> None:
    """The city and its stadium."""
    small.edit("places/longtown-stadium.yaml", "aliases: {en: []", 'aliases: {en: ["Longtown"]')
    assert small.check() == [
        (
            "places/longtown.yaml:3: [aliases] name.en: 'Longtown' is also a name of 'longtown-stadium'; "
            "expected a name that only one entry has. "
            "In both, add a word that tells them apart: 'Central Park (Almaty)'."
        )
    ]
