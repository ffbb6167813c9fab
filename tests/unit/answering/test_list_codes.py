"""The codes of lists in buttons."""

from datetime import date

import pytest

from bot.answering.list_codes import code_of, decode, encode
from bot.answering.listing import Listing
from bot.knowledge.base import KnowledgeBase

MAY = ((date(2025, 5, 1), date(2025, 5, 31)),)
AUGUST = ((date(2025, 8, 1), date(2025, 8, 31)),)
LISTINGS = [
    Listing(),
    Listing(spans=AUGUST),
    Listing(spans=((date(2025, 1, 1), date(2025, 2, 28)), (date(2025, 12, 1), date(2025, 12, 31)))),
    Listing(places=("laketown", "longtown")),
    Listing(people=("aru", "dimaria"), kinds=("concert", "award")),
    Listing(topics=("tulip-fest",), every_topic=True),
    Listing(kinds=("opening", "museum"), every_kind=True),
    Listing(fields=("music", "film"), state="cancelled"),
    Listing(kinds=("concert",), order="first"),
    Listing(order="most", measure="attendance", places=("laketown",)),
    Listing(order="least", measure="prizes"),
    Listing(order="last", spans=MAY),
    Listing(words=("skripka", "museum"), any_word=True),
]


@pytest.mark.parametrize("listing", LISTINGS, ids=encode)
def test_codes_are_read_back(year: KnowledgeBase, listing: Listing) -> None:
    """A button survives a restart: its code is the whole list."""
    assert decode(year, encode(listing)) == listing


@pytest.mark.parametrize("listing", LISTINGS, ids=encode)
def test_codes_are_short(listing: Listing) -> None:
    """A code fits into a button beside verb, language and page."""
    assert len(f"l:kk:{encode(listing)}:99".encode()) <= 64


@pytest.mark.parametrize(
    "code",
    [
        "p00000", "?", "s9999", "s13321332", "eq", "oq", "om00000", "p", "k.k", "\N{PILE OF POO}", "xq", "yy", "z.z",
        "x.y", ".", "s 101 101", "s01010101x",
    ],
)  # fmt: skip
def test_decode_of_strange_codes(year: KnowledgeBase, code: str) -> None:
    """A code of another base, or none at all, is no list."""
    assert decode(year, code) is None


def test_code_of_is_steady_and_short() -> None:
    """Five characters that another run and another machine give too."""
    assert code_of("aru-concert") == code_of("aru-concert")
    assert len({code_of(name) for name in ("a", "b", "c", "aru", "ura")}) == 5
    assert all(len(code_of(name)) == 5 for name in ("", "a", "x" * 64))
