from __future__ import annotations

from bot.tg.application import Account
from tests.unit.tg.fakes import TOKEN


def test_account_does_not_show_its_token() -> None:
    """A token in a traceback is a token lost."""
    account = Account(token=TOKEN, api_url="http://127.0.0.1:1", conflict_seconds=1)
    assert TOKEN not in repr(account)
    assert repr(account) == "Account(api_url='http://127.0.0.1:1')"
