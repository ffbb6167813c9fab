"""The tests' side of the server, JSON over HTTP under /_/."""

from collections.abc import Callable
from typing import Any

from aiohttp import web

from tests.fakes.telegram import actions
from tests.fakes.telegram.account import Account
from tests.fakes.telegram.errors import ApiError, ControlError
from tests.fakes.telegram.incoming import Wording, write
from tests.fakes.telegram.judge import check_update
from tests.fakes.telegram.store import Json

_Action = Callable[[Account, Json], Any]


def add_control(app: web.Application, account: Account) -> None:
    """Add the routes."""
    for path, action in _POSTS.items():
        app.router.add_post(f"/_/{path}", _handler(account, action))
    for path, action in _GETS.items():
        app.router.add_get(f"/_/{path}", _handler(account, action))


def _handler(account: Account, action: _Action) -> Callable[[web.Request], Any]:
    async def handle(request: web.Request) -> web.Response:
        try:
            body = await request.json() if request.can_read_body else dict(request.query)
            return web.json_response(action(account, body))
        except (ControlError, ApiError, TypeError, KeyError, ValueError) as error:
            return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=400)

    return handle


def _write(account: Account, body: Json) -> Json:
    return write(account, Wording(**body))


def _add_update(account: Account, body: Json) -> Json:
    """Create any update at all, if the Bot API knows such updates; its id is the server's."""
    kinds = [kind for kind in body if kind != "update_id"]
    if len(kinds) != 1:
        raise ControlError(f"an update has exactly one kind, not {kinds}")
    problem = check_update({"update_id": 1, **body})
    if problem is not None:
        raise ControlError(problem)
    return {"update_id": account.updates.add(kinds[0], body[kinds[0]])}


def _add_raw_update(account: Account, body: Json) -> Json:
    """Create an update without looking at it, as a later Bot API may send it."""
    kind, payload = next((kind, payload) for kind, payload in body.items() if kind != "update_id")
    return {"update_id": account.updates.add(kind, payload, is_wanted=True)}


def _replay(account: Account, body: Json) -> Json:
    account.updates.replay(int(body["update_id"]))
    return {}


def _meet(account: Account, body: Json) -> Json:
    """Make the bot know a chat: fields of the chat, the bot's status, and members with theirs."""
    status, members = body.pop("bot_status", None), body.pop("members", [])
    chat = account.chats.meet(body)
    if status is not None:
        account.chats.set_bot_status(chat["id"], status)
    for member in members:
        account.chats.set_member(chat["id"], {"is_bot": False, **member["user"]}, member["status"])
    return chat


def _add_fault(account: Account, body: Json) -> Json:
    account.faults.add(body)
    if str(body.get("method", "")).lower() == "getupdates":
        account.updates.wake()  # So that the next poll, which meets the fault, comes at once.
    return {}


def _clear_faults(account: Account, _body: Json) -> Json:
    account.faults.clear()
    return {}


def _reset(account: Account, _body: Json) -> Json:
    account.reset()
    return {}


def _requests(account: Account, query: Json) -> list[Json]:
    """Return the requests after one, of one method if asked so."""
    method = str(query.get("method", "")).lower()
    found = account.log.requests(int(query.get("after", 0)))
    return [request for request in found if method in ("", request["method"].lower())]


_POSTS: dict[str, _Action] = {
    "user-message": _write,
    "update": _add_update,
    "raw-update": _add_raw_update,
    "replay": _replay,
    "press": lambda account, body: actions.press(account, **body),
    "inline": lambda account, body: actions.ask_inline(account, **body),
    "guest": lambda account, body: actions.ask_as_guest(account, **body),
    "vote": lambda account, body: actions.vote(account, **body),
    "chat": _meet,
    "membership": lambda account, body: actions.set_membership(account, **body),
    "migrate": lambda account, body: actions.migrate(account, **body),
    "faults": _add_fault,
    "clear-faults": _clear_faults,
    "reset": _reset,
}
_GETS: dict[str, _Action] = {
    "requests": _requests,
    "violations": lambda account, _: account.log.violations(),
    "messages": lambda account, _: account.messages.sent(),
    "pending": lambda account, _: {"pending": account.updates.pending()},
    "last": lambda account, _: {"n": account.log.last()},
}
