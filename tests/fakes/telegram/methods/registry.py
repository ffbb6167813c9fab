"""How a method is written: a function of the account and the decoded parameters."""

from collections.abc import Awaitable, Callable
from typing import Any

from tests.fakes.telegram.account import Account
from tests.fakes.telegram.store import Json

Method = Callable[[Account, Json], Any | Awaitable[Any]]
