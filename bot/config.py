"""Settings of the Telegram bot, from the environment and a ``.env`` file; the only user of pydantic-settings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import ConfigError

__all__ = ["Settings", "load_settings"]

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_DATABASES = ("sqlite://", "sqlite+aiosqlite://", "postgresql://", "postgresql+psycopg://")
_MISSING_TOKEN = "BOT_TOKEN is missing; put the token that @BotFather gave you into the environment or into a .env file"  # noqa: S105


def _check_token(token: SecretStr) -> SecretStr:
    if not _TOKEN.fullmatch(token.get_secret_value()):
        raise ValueError("it does not look like a token of @BotFather, such as 123456:ABC-def")
    return token


def _check_url(url: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+[^\s]*", url):
        raise ValueError(f"expected an address such as http://127.0.0.1:8081, found {url!r}")
    return url.rstrip("/")


def _check_database(database: str) -> str:
    if "://" in database and not database.startswith(_DATABASES):
        raise ValueError("expected a path, or an address that begins with sqlite:/// or postgresql://")
    return database


def _read_ids(written: object) -> object:
    """Read "1, 2"; whatever is no list of ids is left for the type to refuse."""
    if not isinstance(written, str):
        return written
    parts = [part.strip() for part in written.split(",") if part.strip()]
    if not all(part.isdecimal() for part in parts):
        raise ValueError(f"expected ids of users such as 123456, 234567, found {written!r}")
    return tuple(map(int, parts))


class Settings(BaseSettings):
    """What the operator can set; each field is a variable of the same name in capitals."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    bot_token: Annotated[SecretStr, AfterValidator(_check_token)]
    """The bot's token from @BotFather; the only setting without a default."""
    bot_api_url: Annotated[str, AfterValidator(_check_url)] = "https://api.telegram.org"
    """The Bot API server; ``/bot<token>/`` and ``/file/bot<token>/`` are appended."""
    database: Annotated[str, AfterValidator(_check_database), Field(repr=False)] = "data/yearbot.sqlite3"
    """The SQLite file, a path or an ``sqlite:///`` address; its folder is made if need be. Or ``postgresql://``."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    """How much the log tells."""
    knowledge: Path | None = None
    """The folder of the fact base; by default the one that comes with the bot."""
    conflict_seconds: Annotated[float, Field(gt=0)] = 300.0
    """How long to wait for another process with the same token to end before this one gives up."""
    operators: Annotated[tuple[int, ...], NoDecode, BeforeValidator(_read_ids)] = ()
    """Ids of the users who may write to all subscribers, with commas between them."""
    announce_rate: Annotated[float, Field(ge=0.1)] = 25.0
    """How many announcements a second all processes together send; Telegram takes about 30 messages of a bot."""
    announce_lease_seconds: Annotated[float, Field(ge=1)] = 120.0
    """After how long an announcement that a process was sending counts as left behind by a crash."""


def load_settings() -> Settings:
    """Read and validate the settings.

    Raises:
        ConfigError: one is missing or wrong; the sentence names all of them and never holds the token.
    """
    try:
        return Settings()
    except ValidationError as error:
        # Without "from": the original error may quote what was set.
        problems = error.errors(include_input=False, include_url=False)
        raise ConfigError("; ".join(_explain(each["loc"][0], each["type"], each["msg"]) for each in problems)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"the file .env cannot be read: {type(error).__name__}") from None


def _explain(field: str | int, kind: str, message: str) -> str:
    name = str(field).upper()
    if kind == "missing":
        return _MISSING_TOKEN if name == "BOT_TOKEN" else f"{name} is missing"
    return f"{name} is wrong: {message.removeprefix('Value error, ')}"
