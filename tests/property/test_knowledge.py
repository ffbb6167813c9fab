"""Rules of the fact base: of its reader on any file, and of the shipped base."""

import random
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.dates import PartialDate
from bot.knowledge.loader import load_document
from bot.knowledge.model import MAX_ID, Event, Person, Place, Topic
from bot.knowledge.problems import Report
from bot.knowledge.schema import read_record
from bot.text.normalise import clean
from bot.text.tokens import split
from tests.unit.knowledge.small_base import FILES, write_small_base

pytestmark = pytest.mark.property

CONCERT = FILES["events/aru-concert.yaml"]
_PIECES = st.sampled_from(
    [
        "a", "id", ": ", ":", "- ", "\n", "\n  ", "\t", '"', "'", "[", "]", "{", "}", ", ", "&x ", "*x", "!!int ",
        "<<: ", "|", ">", "#", "---\n", "...", "%", "@", "1", "1.5", "true", "null", "? ", "я", "\u0000", "\\", "ҚҰ",
        "2025-08-10", "~", "\ufeff",
    ]
)  # fmt: skip
_YAML_LIKE = st.lists(_PIECES, max_size=60).map("".join)


def _read(data: bytes) -> tuple[bool, Report]:
    """Read bytes as an event; return whether a record came out, and the problems."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.yaml"
        path.write_bytes(data)
        report = Report()
        document = load_document(path, report)
        record = None if document is None else read_record(document, Event, report)
        return record is not None, report


def _assert_record_or_lines(data: bytes) -> None:
    good, report = _read(data)
    assert good or report
    for problem in report:
        assert problem.line >= 1
        assert "\n" not in str(problem)
        assert str(problem).endswith((".", "?"))


@given(_YAML_LIKE)
def test_any_text_is_read_or_explained(text: str) -> None:
    """No file of an editor ends the program; what is not used has a line that says why."""
    _assert_record_or_lines(text.encode())


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_explained(data: bytes) -> None:
    """Not even one that is no text."""
    _assert_record_or_lines(data)


@given(st.data())
def test_any_slip_in_an_entry_is_read_or_explained(data: st.DataObject) -> None:
    """Characters deleted, doubled or replaced in a good entry."""
    text = CONCERT
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text) - 1))
        text = (
            text[:at]
            + data.draw(st.sampled_from(["", text[at] * 2, '"', ":", "\n", "[", "x", " ", "&", "\t"]))
            + text[at + 1 :]
        )
    _assert_record_or_lines(text.encode())


@settings(max_examples=25)
@given(st.randoms(use_true_random=False))
def test_any_lost_line_is_checked(chance: random.Random) -> None:
    """The check of a whole base survives the loss of any line of any file."""
    with tempfile.TemporaryDirectory() as folder:
        small = write_small_base(Path(folder))
        for _ in range(3):
            name = chance.choice([*FILES, "../vocabulary.yaml", "../languages/kk.yaml", "../languages/phrases/ru.yaml"])
            lines = (small.root / name).read_text(encoding="utf-8").splitlines(keepends=True)
            del lines[chance.randrange(len(lines))]
            small.write(name, "".join(lines))
        assert all("\n" not in line for line in small.check())


@given(st.dates(min_value=date(1, 1, 1)))
def test_dates_are_written_as_they_are_read(day: date) -> None:
    """In each precision."""
    text = day.isoformat()
    for form in (text, text[:7], text[:4]):
        parsed = PartialDate.parse(form)
        assert str(parsed) == form
        assert parsed.first_day <= day <= parsed.last_day


def _names(base: KnowledgeBase) -> Iterator[str]:
    """Yield every title, name and alias."""
    for event in base.events.values():
        yield from event.title.values()
        yield from (alias for aliases in event.aliases.values() for alias in aliases)
    entries: list[Person | Place | Topic] = [*base.people.values(), *base.places.values(), *base.topics.values()]
    for entry in entries:
        yield from entry.name.values()
        yield from (alias for aliases in entry.aliases.values() for alias in aliases)


def test_every_name_survives_cleaning(base: KnowledgeBase) -> None:
    """A message that quotes a name has the words of the name."""
    for name in _names(base):
        words = [token.key for token in split(name)]
        assert words, name
        assert [token.key for token in split(clean(name))] == words, name


def test_every_id_fits_a_button(base: KnowledgeBase) -> None:
    """64 bytes with the kind of button and the language."""
    for entries in (base.events, base.people, base.places, base.topics):
        assert all(len(name.encode()) <= MAX_ID for name in entries)


def test_every_event_has_its_place_and_time(base: KnowledgeBase) -> None:
    """Walking outwards from a place ends at a country, and no occurrence ends before it begins."""
    for event in base.events.values():
        for occurrence in event.occurrences:
            assert occurrence.first.first_day <= occurrence.last.last_day
            around = list(base.around(occurrence.place))
            assert not around or base.places[around[-1]].kind == "country"
