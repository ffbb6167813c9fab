from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.assistant.assistant import Assistant
from bot.assistant.commands import COMMANDS, ORDERS
from bot.cli.arguments import build_parser
from bot.cli.conversation import Conversation
from bot.cli.status import STATUSES
from bot.config import Settings
from bot.knowledge.checks.all_checks import check_base
from bot.knowledge.problems import Report
from bot.knowledge.reading import read_base
from bot.knowledge.vocabulary import Vocabulary
from bot.locations import find_knowledge

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EDITORS = (ROOT / "knowledge" / "README.md").read_text(encoding="utf-8")
PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "knowledge/README.md", "docs/reliability.md"]

_LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")
_CALL = re.compile(r"^ {4}yearbot (?P<rest>.+?)(?: {2,}.*)?$", re.MULTILINE)
_YAML = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def _subparsers() -> dict[str, argparse.ArgumentParser]:
    actions = build_parser()._actions
    return next(dict(each.choices) for each in actions if isinstance(each, argparse._SubParsersAction))


def _options() -> Iterator[str]:
    for parser in (build_parser(), *_subparsers().values()):
        yield from (name for action in parser._actions for name in action.option_strings if name.startswith("--"))


@pytest.mark.parametrize("command", _subparsers())
def test_readme_names_console_command(command: str) -> None:
    """Every command of the console stands in the README."""
    assert f"    yearbot {command}" in README


@pytest.mark.parametrize("option", sorted(set(_options())))
def test_readme_names_option(option: str) -> None:
    """Every option of the console stands in the README."""
    assert re.search(rf"{option}\b", README)


@pytest.mark.parametrize("command", [*COMMANDS, *ORDERS])
def test_readme_names_chat_command(command: str) -> None:
    """Every command of the chat has a row in the README."""
    assert f"| `/{command}` | " in README


def test_readme_has_no_other_chat_command() -> None:
    """The README promises no command that does not exist."""
    assert set(re.findall(r"^\| `/(\w+)`", README, re.MULTILINE)) == {*COMMANDS, *ORDERS}


@pytest.mark.parametrize("setting", [name.upper() for name in Settings.model_fields])
def test_setting_is_documented(setting: str) -> None:
    """Every setting has a row in the README and a commented line in .env.example."""
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert f"| `{setting}` | " in README
    assert re.search(rf"^# .+\n{setting}=", example, re.MULTILINE)


def test_env_example_has_no_other_setting() -> None:
    """Every line of .env.example is a setting that exists."""
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    names = {line.partition("=")[0] for line in example.splitlines() if line and not line.startswith("#")}
    assert names == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize(("number", "meaning"), STATUSES.items())
def test_readme_explains_exit_status(number: int, meaning: str) -> None:
    """Every exit status has a row in the README, in the words of the help."""
    assert f"| {number} | {meaning} |" in README


@pytest.mark.parametrize("call", [found["rest"] for found in _CALL.finditer(README)])
def test_readme_call_is_understood(call: str) -> None:
    """The command line accepts every call that the README shows."""
    words = re.sub(r"\b(?:DIR|OLD|NEW)\b", str(ROOT / "knowledge"), re.sub(r"[<>]\s*\S+", "", call))
    arguments = [each.strip('"') for each in re.findall(r'"[^"]*"|\S+', words)]
    build_parser().parse_args(arguments)


def test_readme_conversation_is_what_the_bot_says(assistant: Assistant) -> None:
    """Each answer of the example begins as the bot begins it today."""
    conversation = Conversation(assistant, client=None, whole=True)
    turns = re.findall(r"^› (.+)\n(.+)$", README, re.MULTILINE)
    assert {conversation.answer(question).screen.plain().splitlines()[0] for question, _ in turns} == {
        answer for _, answer in turns
    }
    assert len(turns) > 3


@pytest.mark.parametrize("name", Vocabulary.model_fields)
def test_vocabulary_list_is_documented(name: str) -> None:
    """Every closed word list has a row for editors."""
    assert f"| `{name}` | " in EDITORS


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    """A link to a file of the project finds it."""
    here = ROOT / page
    missing = [link for link in _LINK.findall(here.read_text(encoding="utf-8")) if not (here.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("path", re.findall(r"[\w./-]+\.(?:py|toml|txt|md|yaml)\b", README + EDITORS))
def test_named_file_exists(path: str) -> None:
    """A file that is named is there."""
    places = (ROOT, ROOT / "knowledge", ROOT / "knowledge" / "kazakhstan-2025", ROOT / "knowledge" / "languages")
    assert path == "questions.txt" or any((place / path).exists() for place in places)


def test_worked_example_is_a_good_entry(tmp_path: Path) -> None:
    """What editors copy has no problem."""
    _, shared = find_knowledge()
    copied = Path(shutil.copytree(shared, tmp_path / "knowledge"))
    for example in _YAML.findall(EDITORS):
        name = re.search(r'^id: "(.+)"$', example, re.MULTILINE)
        assert name is not None
        folder = "events" if "occurrences:" in example else "people"
        target = copied / "kazakhstan-2025" / folder / f"{name[1]}.yaml"
        assert target.exists(), f"{target.name} is not an entry of the base any more; choose another example"
        target.write_text(example, encoding="utf-8")
    report = Report()
    loaded = read_base(copied / "kazakhstan-2025", copied, report)
    report.extend(check_base(loaded))
    examples = ("malika-busan-netpac.yaml", "natalia-uvarova.yaml")
    assert [str(each) for each in report if each.path.name in examples] == []


@pytest.mark.parametrize("page", [*PAGES, "requirements.txt", "requirements-dev.txt", "pyproject.toml"])
def test_page_has_no_index_address(page: str) -> None:
    """Where packages come from is the business of whoever installs them."""
    text = (ROOT / page).read_text(encoding="utf-8")
    assert not re.search(
        r"index-url|find-links[ =]|/simple",
        text.replace("--no-emit-find-links ", "").replace("--no-emit-index-url", ""),
    )


def test_lock_files_agree() -> None:
    """The tests run with the versions that users get."""

    def pins(name: str) -> set[str]:
        return set(re.findall(r"^\S+==\S+", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))

    assert pins("requirements.txt") < pins("requirements-dev.txt")
