from __future__ import annotations

from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.config import Settings, load_settings
from bot.errors import ConfigError

TOKEN = "123456:AAF-secret_of_the_tests"
EXAMPLE = Path(__file__).resolve().parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def _problem() -> str:
    with pytest.raises(ConfigError) as caught:
        load_settings()
    return str(caught.value)


def test_token_missing() -> None:
    """Without a token the sentence says where to get one and where to put it."""
    expected = "BOT_TOKEN is missing; put the token that @BotFather gave you into the environment or into a .env file"
    assert _problem() == expected


def test_token_empty_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty variable, as in the example file, is none."""
    monkeypatch.setenv("BOT_TOKEN", "")
    assert _problem().startswith("BOT_TOKEN is missing")


def test_token_malformed_is_not_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistyped token is still half a secret."""
    monkeypatch.setenv("BOT_TOKEN", "half a secret")
    assert _problem() == "BOT_TOKEN is wrong: it does not look like a token of @BotFather, such as 123456:ABC-def"


def test_token_is_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """No way of printing the settings shows the token."""
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    settings = load_settings()
    assert settings.bot_token.get_secret_value() == TOKEN
    assert "secret_of" not in f"{settings!r} {settings} {settings.model_dump()}"


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("BOT_API_URL", "127.0.0.1:8081", "an address such as http://127.0.0.1:8081, found '127.0.0.1:8081'"),
        ("DATABASE", "mysql://x/y", "expected a path, or an address that begins with sqlite:/// or postgresql://"),
        ("LOG_LEVEL", "loud", "'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
        ("CONFLICT_SECONDS", "0", "greater than 0"),
    ],
)
def test_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: str) -> None:
    """The sentence names the setting and what was expected."""
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv(name, value)
    problem = _problem()
    assert problem.startswith(f"{name} is wrong: ")
    assert expected in problem


def test_all_problems_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two mistakes need one start to be seen."""
    monkeypatch.setenv("LOG_LEVEL", "loud")
    assert "BOT_TOKEN" in _problem()
    assert "LOG_LEVEL" in _problem()


def test_env_file_is_read_and_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Settings come from .env in the working folder, unless the environment has them."""
    (tmp_path / ".env").write_text(f"BOT_TOKEN={TOKEN}\nLOG_LEVEL=DEBUG\nSOMETHING_ELSE=1\n", encoding="utf-8")
    monkeypatch.setenv("LOG_LEVEL", "ERROR")
    settings = load_settings()
    assert settings.bot_token.get_secret_value() == TOKEN
    assert settings.log_level == "ERROR"


def test_env_file_unreadable(tmp_path: Path) -> None:
    """A file in another encoding is named, not shown."""
    (tmp_path / ".env").write_bytes(b"BOT_TOKEN=\xff\xfe")
    assert _problem() == "the file .env cannot be read: UnicodeDecodeError"


@pytest.mark.parametrize(("written", "ids"), [("1", (1,)), ("1, 22,", (1, 22)), ("", ())])
def test_operators(monkeypatch: pytest.MonkeyPatch, written: str, ids: tuple[int, ...]) -> None:
    """Ids with commas between them."""
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("OPERATORS", written)
    assert load_settings().operators == ids


def test_api_url_loses_its_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths are appended, so a slash at the end would be one too many."""
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("BOT_API_URL", "http://127.0.0.1:8081/")
    assert load_settings().bot_api_url == "http://127.0.0.1:8081"


def test_example_lists_every_setting_with_its_default() -> None:
    """.env.example is the documentation of the settings: nothing is missing, invented or out of date."""
    shown = dotenv_values(EXAMPLE)
    assert set(shown) == {name.upper() for name in Settings.model_fields}
    for name, field in Settings.model_fields.items():
        value = shown[name.upper()] or ""
        if field.is_required() or field.default is None:
            assert value == ""
        else:
            assert type(field.default)(value) == field.default


def test_example_explains_every_setting() -> None:
    """Each setting follows a comment."""
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    settings = [number for number, line in enumerate(lines) if line and not line.startswith("#")]
    assert settings
    assert all(lines[number - 1].startswith("#") for number in settings)
