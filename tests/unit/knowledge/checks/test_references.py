"""Ids that lead nowhere."""

import pytest

from tests.unit.knowledge.small_base import SmallBase

CONCERT = "events/aru-concert.yaml"


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (
            CONCERT, 'kinds: ["concert"]', 'kinds: ["concert", "consert"]',
            ("7: [references] kinds.1: 'consert' does not exist; expected a word of 'kinds' in vocabulary.yaml. "
            "Did you mean 'concert'?"),
        ),
        (
            CONCERT, 'fields: ["music"]', 'fields: ["sound"]',
            "8: [references] fields.0: 'sound' does not exist; expected a word of 'fields' in vocabulary.yaml.",
        ),
        (
            CONCERT, "weight: 4", 'weight: 4\nstate: "canceled"',
            ("10: [references] state: 'canceled' does not exist; expected a word of 'states' in vocabulary.yaml. "
            "Did you mean 'cancelled'?"),
        ),
        (
            CONCERT, 'place: "longtown-stadium"', 'place: "shorttown"',
            "12: [references] occurrences.0.place: 'shorttown' does not exist; expected a file in places/.",
        ),
        (
            CONCERT, 'person: "aru"', 'person: "arru"',
            "15: [references] people.0.person: 'arru' does not exist; expected a file in people/. Did you mean 'aru'?",
        ),
        (
            CONCERT, 'roles: ["performer"]', 'roles: ["vocals"]',
            ("16: [references] people.0.roles.0: 'vocals' does not exist; "
            "expected a word of 'roles' in vocabulary.yaml."),
        ),
        (
            CONCERT, 'kind: "attendance"', 'kind: "atendance"',
            ("19: [references] figures.0.kind: 'atendance' does not exist; "
            "expected a word of 'figures' in vocabulary.yaml. Did you mean 'attendance'?"),
        ),
        (
            CONCERT, 'unit: "people"', 'unit: "heads"',
            "27: [references] figures.0.unit: 'heads' does not exist; expected a word of 'units' in vocabulary.yaml.",
        ),
        (
            CONCERT, 'qualifier: "over"', 'qualifier: "more"',
            ("26: [references] figures.0.qualifier: 'more' does not exist; "
            "expected a word of 'qualifiers' in vocabulary.yaml."),
        ),
        (
            CONCERT, 'kind: "outcome"', 'kind: "result"',
            "30: [references] facts.0.kind: 'result' does not exist; expected a word of 'facts' in vocabulary.yaml.",
        ),
        (
            CONCERT, 'about: "attendance"', 'about: "crowd"',
            ("37: [references] disputes.0.about: 'crowd' does not exist; "
            "expected a word of 'disputes' or 'figures' in vocabulary.yaml."),
        ),
        (
            CONCERT, 'related: ["wind-premiere"]', 'related: ["wind-premier"]',
            ("56: [references] related.0: 'wind-premier' does not exist; expected a file in events/. "
            "Did you mean 'wind-premiere'?"),
        ),
        (
            CONCERT, 'related: ["wind-premiere"]', 'related: ["aru-concert"]',
            "56: [references] an event related to itself; expected other ids.",
        ),
        (
            "events/wind-premiere.yaml", 'topics: ["wind-film"]', 'topics: ["storm"]',
            "18: [references] topics.0: 'storm' does not exist; expected a file in topics/.",
        ),
        (
            "topics/wind-film.yaml", 'kind: "film"', 'kind: "movie"',
            "2: [references] kind: 'movie' does not exist; expected a word of 'topics' in vocabulary.yaml.",
        ),
        (
            "places/longtown.yaml", 'within: "steppeland"', 'within: "steppe"',
            "4: [references] within: 'steppe' does not exist; expected a file in places/. Did you mean 'steppeland'?",
        ),
        (
            "places/longtown.yaml", 'within: "steppeland"\n', "",
            ("1: [references] a city that lies in nothing; expected 'within'. "
            "Add 'within' with the id of the city, region or country."),
        ),
        (
            "places/steppeland.yaml", 'kind: "country"', 'kind: "region"',
            ("1: [references] a region that lies in nothing; expected 'within'. "
            "Add 'within' with the id of the city, region or country."),
        ),
        (
            "places/longtown-stadium.yaml", 'kind: "venue"', 'kind: "country"',
            "4: [references] a country that lies in something; expected no 'within'.",
        ),
        (
            "base.yaml", 'country: "steppeland"', 'country: "kazakhstan"',
            "4: [references] country: 'kazakhstan' does not exist; expected a file in places/.",
        ),
    ],
)  # fmt: skip
def test_dangling_id(small: SmallBase, name: str, old: str, new: str, problem: str) -> None:
    """At its line, with the word that was meant."""
    small.edit(name, old, new)
    assert small.check() == [f"{name}:{problem}"]


def test_places_in_one_another(small: SmallBase) -> None:
    """Walking outwards from them would never end."""
    small.edit("places/longtown.yaml", 'within: "steppeland"', 'within: "longtown-stadium"')
    assert small.check() == [
        (
            "places/longtown-stadium.yaml:4: [references] within: 'longtown-stadium' lies in itself; "
            "expected a place that is larger."
        ),
        "places/longtown.yaml:4: [references] within: 'longtown' lies in itself; expected a place that is larger.",
    ]


def test_entry_with_problems_is_still_there(small: SmallBase) -> None:
    """What names it is not blamed."""
    small.edit("people/aru.yaml", "name:", "nam:")
    assert [line.split(" ")[1] for line in small.check()] == ["[schema]", "[schema]"]
