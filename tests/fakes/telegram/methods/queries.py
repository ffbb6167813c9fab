"""Answers to presses of buttons, inline queries and guest queries."""

from tests.fakes.telegram.account import Account
from tests.fakes.telegram.errors import ApiError, bad_request
from tests.fakes.telegram.store import Json

_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(account: Account, params: Json) -> bool:
    """Stop the button's clock; a second answer comes too late."""
    _settle(account, "callback", params["callback_query_id"])
    return True


def answer_inline_query(account: Account, params: Json) -> bool:
    """Show results for an inline query."""
    _settle(account, "inline", params["inline_query_id"])
    return True


def answer_guest_query(account: Account, params: Json) -> Json:
    """Answer once where the bot was mentioned without being a member."""
    _settle(account, "guest", params["guest_query_id"])
    return {"inline_message_id": f"guest-{params['guest_query_id']}"}


def open_query(account: Account, kind: str, *, is_expired: bool = False) -> str:
    """Return the id of a new query of a user that waits for an answer."""
    query_id = str(account.store.next("query", start=700_000_001))
    account.store.put("query", query_id, {"kind": kind, "open": not is_expired})
    return query_id


def _settle(account: Account, kind: str, query_id: str) -> None:
    query = account.store.get("query", query_id)
    if query is None or query["kind"] != kind or not query["open"]:
        raise _too_old()
    account.store.put("query", query_id, query | {"open": False})


def _too_old() -> ApiError:
    return bad_request(_TOO_OLD)
