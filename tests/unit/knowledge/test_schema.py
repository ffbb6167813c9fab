"""Every mismatch is one problem at its line, in an editor's words."""

import re
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field

from bot.knowledge import model, vocabulary
from bot.knowledge.loader import Document, load_document
from bot.knowledge.problems import Report
from bot.knowledge.schema import read_record
from tests.unit.knowledge.small_base import SmallBase

CONCERT = "events/aru-concert.yaml"
EVENT_KEYS = (
    "id, title, summary, kinds, fields, state, weight, occurrences, people, topics, figures, facts, disputes, "
    "sources, aliases, hints, related"
)
JARGON = re.compile(
    r"Input|valid (string|integer|dictionary|tuple)|pydantic|Value error|dict|tuple|str\b|None|another value"
)
"""What pydantic and Python would say."""


def test_valid_base_has_no_problem(small: SmallBase) -> None:
    """The base that all tests spoil is sound."""
    assert small.check() == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "fields: [",
            "feilds: [",
            [
                "1: [schema] fields: this key is missing; expected the key with its value.",
                f"8: [schema] feilds: unknown key 'feilds'; expected one of {EVENT_KEYS}. Did you mean 'fields'?",
            ],
        ),
        (
            '- kind: "attendance"',
            '- knid: "attendance"',
            [
                "19: [schema] figures.0.kind: this key is missing; expected the key with its value.",
                ("19: [schema] figures.0.knid: unknown key 'knid'; expected one of sources, kind, of, text, value, "
                "low, high, qualifier, unit, hints, own. Did you mean 'kind'?"),
            ],
        ),
        (
            '"2025-08-10"',
            '"2025-02-30"',
            [
                ("11: [schema] occurrences.0.start: '2025-02-30' is a day that does not exist; "
                "expected a date in quotes: '2031', '2031-08' or '2031-08-10'.")
            ],
        ),
        (
            '"2025-08-10"',
            "2025",
            ['11: [schema] occurrences.0.start: the number 2025; expected text in quotes. Write "2025".'],
        ),
        (
            '"2025-08-10"',
            '"10 August"',
            [
                ("11: [schema] occurrences.0.start: '10 August' is no date; "
                "expected a date in quotes: '2031', '2031-08' or '2031-08-10'.")
            ],
        ),
        (
            '"2025-08-10"',
            '"2025-08-10"\n    end: "2025-08-09"',
            [
                ("11: [schema] occurrences.0: end '2025-08-09' is before start '2025-08-10'; "
                "expected an end on or after the start.")
            ],
        ),
        (
            "value: 27000",
            'value: "27 000"',
            [
                ("25: [schema] figures.0.value: the text '27 000'; "
                "expected a number without quotes, spaces and commas, such as 27000.")
            ],
        ),
        (
            "value: 27000",
            "value: true",
            [
                ("25: [schema] figures.0.value: the word true without quotes; "
                "expected a number without quotes, spaces and commas, such as 27000.")
            ],
        ),
        (
            "value: 27000",
            "value: 27000\n    low: 5",
            ["19: [schema] figures.0: 'value' and 'low'; expected either 'value', or 'low' and 'high'."],
        ),
        (
            "    value: 27000\n",
            "",
            ["19: [schema] figures.0: no number; expected either 'value', or 'low' and 'high'."],
        ),
        (
            "value: 27000",
            "low: 27000\n    high: 25000",
            ["19: [schema] figures.0: low 27000 and high 25000; expected a range that grows, or 'value'."],
        ),
        (
            'kinds: ["concert"]',
            'kinds: "concert"',
            ["7: [schema] kinds: the text 'concert'; expected a list such as [\"one\", \"two\"]. Write [\"concert\"]."],
        ),
        ('kinds: ["concert"]', "kinds: []", ["7: [schema] kinds: an empty list; expected 1 or more items."]),
        ("weight: 4", "weight: 9", ["9: [schema] weight: the number 9; expected 5 or less."]),
        ("weight: 4", "weight: 0", ["9: [schema] weight: the number 0; expected 1 or more."]),
        ("weight: 4", "weight: 4.5", ["9: [schema] weight: the number 4.5; expected a whole number without quotes."]),
        (
            "weight: 4",
            'weight: "4"',
            ["9: [schema] weight: the text '4'; expected a whole number without quotes. Write 4."],
        ),
        ("weight: 4", "weight:", ["9: [schema] weight: nothing; expected a whole number without quotes."]),
        (
            "weight: 4",
            "weight: true",
            ["9: [schema] weight: the word true without quotes; expected a whole number without quotes."],
        ),
        (
            "weight: 4",
            "weight: {a: 1}",
            ["9: [schema] weight: a group of keys; expected a whole number without quotes."],
        ),
        (
            ', kk: "Ару Ұзынқалада ән салды"}',
            "}",
            ["2: [schema] title.kk: this key is missing; expected the key with its value."],
        ),
        (
            'kk: "Ару Ұзынқалада ән салды"',
            'kz: "Ару Ұзынқалада ән салды"',
            [
                "2: [schema] title.kk: this key is missing; expected the key with its value.",
                ("2: [schema] title.kz: unknown key 'kz'; expected one of en, ru, kk. "
                "The code of Kazakh is 'kk'; 'kz' is the country."),
            ],
        ),
        (
            'kk: "Ару Ұзынқалада ән салды"',
            'kk: ""',
            ["2: [schema] title.kk: an empty text; expected some text with a letter or digit."],
        ),
        (
            '"Aru sings in Longtown"',
            '"' + 60 * "Aru " + '"',
            ["2: [schema] title.en: 240 characters; expected at most 120.", ("2: [text] title.en: stray spaces; "
             "expected single spaces, none at the ends.")],
        ),
        (
            'title: {en: "Aru sings in Longtown", ru: "Ару поёт в Длинногорске", kk: "Ару Ұзынқалада ән салды"}',
            'title: "Aru sings in Longtown"',
            [
                ("2: [schema] title: the text 'Aru sings in Longtown'; expected a group of keys with their values. "
                "Indent the keys below.")
            ],
        ),
        (
            '["longtown-news-1"]\npeople',
            "[]\npeople",
            ["13: [schema] occurrences.0.sources: an empty list; expected 1 or more items."],
        ),
        (
            '    sources: ["longtown-news-1"]\npeople',
            "people",
            ["11: [schema] occurrences.0.sources: this key is missing; expected the key with its value."],
        ),
        (
            '"https://news.example/aru"',
            '"news.example/aru"',
            [
                ("48: [schema] sources.0.url: the text 'news.example/aru'; "
                "expected a web address without spaces that begins with https:// or http://.")
            ],
        ),
        (
            'person: "aru"',
            'person: "Aru D."',
            [
                ("15: [schema] people.0.person: the text 'Aru D.'; "
                "expected small Latin letters, digits and single hyphens, such as 'dimash-london'.")
            ],
        ),
        (
            '  ru: ["концерт Ару"]',
            '  fr: ["концерт Ару"]',
            ["54: [schema] aliases.fr: unknown key 'fr'; expected one of en, ru, kk."],
        ),
        (
            '["концерт Ару"]',
            '["концерт Ару", 24]',
            ['54: [schema] aliases.ru.1: the number 24; expected text in quotes. Write "24".'],
        ),
        (
            '["концерт Ару"]',
            "концерт",
            [
                ("54: [schema] aliases.ru: the text 'концерт'; "
                'expected a list such as ["one", "two"]. Write ["концерт"].')
            ],
        ),
    ],
)  # fmt: skip
def test_problem_of_an_event(small: SmallBase, old: str, new: str, problem: list[str]) -> None:
    """One mistake of an editor, and the lines that it gets."""
    small.edit(CONCERT, old, new)
    assert small.check() == [f"{CONCERT}:{line}" for line in problem]


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (
            "people/aru.yaml",
            'id: "aru"',
            'id: "aru"\nkind: "gruop"',
            "people/aru.yaml:2: [schema] kind: the text 'gruop'; expected one of person, group. Did you mean 'group'?",
        ),
        (
            "base.yaml",
            "year: 2025",
            'year: "2025"',
            "base.yaml:2: [schema] year: the text '2025'; expected a whole number without quotes. Write 2025.",
        ),
        (
            "base.yaml",
            "Asia/Almaty",
            "Asia/Alma-Ata",
            "base.yaml:3: [schema] time_zone: 'Asia/Alma-Ata' is no time zone; expected a name such as 'Asia/Almaty'.",
        ),
        (
            "base.yaml",
            ', kk: ["Ару қашан ән айтты?"]',
            "",
            "base.yaml:7: [schema] examples: no examples in kk; expected examples in every language.",
        ),
    ],
)
def test_problem_of_another_entry(small: SmallBase, name: str, old: str, new: str, problem: str) -> None:
    """The same for people and the description of the base."""
    small.edit(name, old, new)
    assert small.check() == [problem]


def test_vocabulary_word_without_meaning(small: SmallBase) -> None:
    """A word of a closed list says what it means, and entries that use it get no problem of their own."""
    small.edit_shared("vocabulary.yaml", 'means: "live music before an audience"', 'maens: "live music"')
    assert small.check() == [
        (
            "vocabulary.yaml:5: [schema] kinds.concert.maens: unknown key 'maens'; expected one of means, en, ru, kk. "
            "Did you mean 'means'?"
        ),
        "vocabulary.yaml:5: [schema] kinds.concert.means: this key is missing; expected the key with its value.",
    ]


def test_month_too_many(small: SmallBase) -> None:
    """A language has twelve months, and its broken word list hides no problem of the entries."""
    small.edit_shared("languages/en.yaml", '  - ["december", "dec"]', '  - ["december", "dec"]\n  - ["smarch"]')
    small.edit(CONCERT, "weight: 4", "weight: 9")
    assert small.check() == [
        "languages/en.yaml:5: [schema] months: a list of 13; expected at most 12 items.",
        f"{CONCERT}:9: [schema] weight: the number 9; expected 5 or less.",
    ]


def test_phrase_that_is_no_text(small: SmallBase) -> None:
    """YAML keeps "no" as text, but an empty value is nothing."""
    small.edit_shared("languages/phrases/en.yaml", 'no: "No."', "no:")
    assert small.check() == ["languages/phrases/en.yaml:3: [schema] no: nothing; expected text in quotes."]


def test_all_problems_of_all_files_in_one_run(small: SmallBase) -> None:
    """Files do not hide one another's problems, whatever is wrong with them."""
    small.edit(CONCERT, "weight: 4", "weight: 9")
    small.edit(CONCERT, '"https://', '"')
    small.write("people/aru.yaml", "id: [")
    small.edit("topics/wind-film.yaml", 'kind: "film"', 'kind: "flim"')
    (small.root / "base.yaml").unlink()
    small.edit_shared("vocabulary.yaml", "kinds:", "kindz:")
    found = {line.split(" ")[0] for line in small.check()}
    assert found == {
        "base.yaml:1:", f"{CONCERT}:9:", f"{CONCERT}:48:", "people/aru.yaml:2:", "topics/wind-film.yaml:2:",
        "vocabulary.yaml:1:", "vocabulary.yaml:4:",
    }  # fmt: skip


RECORDS: list[tuple[str, type[BaseModel]]] = [
    ("base.yaml", model.BaseInfo),
    (CONCERT, model.Event),
    ("people/aru.yaml", model.Person),
    ("places/longtown.yaml", model.Place),
    ("topics/wind-film.yaml", model.Topic),
    ("../vocabulary.yaml", vocabulary.Vocabulary),
    ("../languages/kk.yaml", vocabulary.LanguagePack),
    ("../languages/phrases/en.yaml", vocabulary.Phrasebook),
]
MANY = 12
"""Groups of more keys are lists of words, each like the others."""
JUNK: list[Any] = [
    None, True, -7, 10**17, 0.5, "", " ", "?", "x" * 2000, "2025-02-30", (), ("?",), (None,) * 20, {},
    {"en": 1, "x": {}},
]  # fmt: skip


@pytest.mark.parametrize(("name", "kind"), RECORDS)
def test_no_jargon_wherever_junk_stands(small: SmallBase, name: str, kind: type[BaseModel]) -> None:
    """Whatever stands in the place of a value, the problem is said in words of an editor."""
    document = load_document(small.root / name, Report())
    assert document is not None
    tried = 0
    for spoilt in _spoil(document.value):
        report = Report()
        read_record(Document(document.path, spoilt), kind, report)
        for problem in report:
            words = f"{problem.found.split(': ', 1)[-1]} {problem.expected} {problem.hint}"
            assert not JARGON.search(words), problem
            tried += 1
    assert tried > 100


def _spoil(value: Any, depth: int = 0) -> Any:
    """Yield the value with junk in the place of each part, one at a time; of long groups the first few."""
    yield from JUNK
    if isinstance(value, dict):
        for name in list(value)[:2] if depth and len(value) > MANY else value:
            yield from ({**value, name: junk} for junk in _spoil(value[name], depth + 1))
            yield {other: item for other, item in value.items() if other != name}
        yield {**value, "unheard-of": 1}
    elif isinstance(value, tuple) and value:
        yield from ((junk, *value[1:]) for junk in _spoil(value[0], depth))


class _Pair(BaseModel):
    """A record with a rule that no record of ours has."""

    size: Annotated[int, Field(multiple_of=2)]


def test_rule_without_words(tmp_path: Path) -> None:
    """A rule added to a record and not to the words still gives a line instead of a traceback."""
    report = Report()
    assert read_record(Document(tmp_path / "x.yaml", {"size": 3}), _Pair, report) is None
    assert [(problem.found, problem.expected) for problem in report] == [("size: the number 3", "another value")]
