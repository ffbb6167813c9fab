"""Facts rest on sources that the entry declares."""

import pytest

from tests.unit.knowledge.small_base import SmallBase

CONCERT = "events/aru-concert.yaml"
SECOND = """\
  - id: "{id}"
    url: "{url}"
    publisher: "Longtown News"
    title: "Again"
aliases:
"""


@pytest.mark.parametrize(
    ("before", "line", "place"),
    [
        ('    place: "longtown-stadium"\n    sources: ["longtown-news-', 13, "occurrences.0.sources.0"),
        ('    roles: ["performer"]\n    sources: ["longtown-news-', 17, "people.0.sources.0"),
        ('    unit: "people"\n    sources: ["longtown-news-', 28, "figures.0.sources.0"),
        ('аяқталды."\n    sources: ["longtown-news-', 35, "facts.0.sources.0"),
        ('kk: "полиция"}\n        sources: ["longtown-news-', 45, "disputes.0.values.0.sources.0"),
    ],
)
def test_source_that_is_not_declared(small: SmallBase, before: str, line: int, place: str) -> None:
    """Wherever it is cited."""
    small.edit(CONCERT, before, f"{before}1")
    assert small.check() == [
        (
            f"{CONCERT}:{line}: [sources] {place}: source 'longtown-news-11' is not declared; "
            "expected one of longtown-news-1. Did you mean 'longtown-news-1'?"
        )
    ]


def test_source_declared_twice(small: SmallBase) -> None:
    """Two pages under one id."""
    small.edit(CONCERT, "aliases:\n", SECOND.format(id="longtown-news-1", url="https://news.example/other"))
    assert small.check() == [
        (
            f"{CONCERT}:52: [sources] sources.1.id: 'longtown-news-1' is declared twice; expected each source once. "
            "Delete or correct one."
        )
    ]


def test_page_declared_twice(small: SmallBase) -> None:
    """One page under two ids would be counted as two witnesses."""
    small.edit(CONCERT, "aliases:\n", SECOND.format(id="longtown-news-2", url="https://news.example/aru"))
    assert small.check() == [
        (
            f"{CONCERT}:53: [sources] sources.1.url: 'https://news.example/aru' is declared twice; "
            "expected each source once. Delete or correct one."
        )
    ]


def test_second_source(small: SmallBase) -> None:
    """Another page is fine."""
    small.edit(CONCERT, "aliases:\n", SECOND.format(id="longtown-news-2", url="https://news.example/other"))
    small.edit(CONCERT, '["longtown-news-1"]', '["longtown-news-1", "longtown-news-2"]')
    assert small.check() == []
