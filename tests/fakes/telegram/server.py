"""The HTTP side of the Bot API: from a request to its answer, its log entry and its verdict."""

import asyncio
import inspect
import traceback
from dataclasses import dataclass

from aiohttp import web

from tests.fakes.telegram.account import Account
from tests.fakes.telegram.bodies import read_parameters
from tests.fakes.telegram.control import add_control
from tests.fakes.telegram.errors import ApiError, bad_request
from tests.fakes.telegram.judge import Violation, api_name, decode, judge, load_models
from tests.fakes.telegram.methods import METHODS
from tests.fakes.telegram.store import Json
from tests.fakes.telegram.trouble import refuse, respond, spoil

_METHOD_NOT_FOUND = ApiError(404, "Not Found: method not found")
_UNAUTHORIZED = ApiError(401, "Unauthorized")
_INTERNAL = ApiError(500, "Internal Server Error")
_LARGEST_BODY = 50 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    """One request of the bot, parameters decoded as far as the method is known."""

    method: str
    params: Json
    violations: tuple[Violation, ...] = ()
    error: ApiError | None = None
    """Why the request is refused before its method is even tried."""


def create_app(account: Account) -> web.Application:
    """Return the application: the Bot API and, under /_/, the tests' side."""
    app = web.Application(client_max_size=_LARGEST_BODY)
    add_control(app, account)

    async def answer(request: web.Request) -> web.StreamResponse:
        return await _answer(account, request)

    app.router.add_route("*", "/bot{token:[^/]*}{method:.*}", answer)
    return app


async def _answer(account: Account, request: web.Request) -> web.StreamResponse:
    if request.match_info["token"] != account.token:
        account.log.add(request.match_info["method"].strip("/"), {}, _UNAUTHORIZED.body())
        return respond(_UNAUTHORIZED.code, _UNAUTHORIZED.body())
    call = await _read_call(request)
    fault = account.faults.find(call.method, call.params)
    if fault is not None and fault.kind == "duplicate_update":
        fault = None  # getUpdates itself uses it up, once it has something to hand out.
    if fault is not None:
        account.faults.take(call.method, call.params)
    if fault is not None and not fault.is_processed:
        number = account.log.add(call.method, call.params, None, fault=fault.kind)
        account.log.blame(number, call.method, call.violations)
        return await refuse(request, fault)
    status, body, violations = await _process(account, call)
    number = account.log.add(call.method, call.params, body, fault=None if fault is None else fault.kind)
    account.log.blame(number, call.method, violations)
    return respond(status, body) if fault is None else await spoil(request, fault, status, body)


async def _read_call(request: web.Request) -> _Call:
    """Read and judge a request."""
    name = request.match_info["method"].strip("/")
    try:
        params = await read_parameters(request)
    except ApiError as error:
        return _Call(method=name, params={}, error=error)
    # Loading takes seconds the first time; in a thread, the server answers the tests meanwhile.
    models = await asyncio.to_thread(load_models)
    model = models.get(name.lower())
    if model is None or name.lower() not in METHODS:
        reason = "does not exist" if model is None else "is unknown to the fake server"
        violation = Violation(rule="method", detail=f"{name!r} {reason}")
        return _Call(method=name, params=params, violations=(violation,), error=_METHOD_NOT_FOUND)
    params = decode(model, params)
    try:
        violations = tuple(judge(model, params))
    except Exception:  # noqa: BLE001 - our own bug must fail the test, not look like an outage
        return _Call(method=api_name(model), params=params, violations=(_crash(),), error=_INTERNAL)
    refusal = next((violation.error for violation in violations if violation.error), None)
    refused = None if refusal is None else bad_request(refusal)
    return _Call(method=api_name(model), params=params, violations=violations, error=refused)


async def _process(account: Account, call: _Call) -> tuple[int, Json, tuple[Violation, ...]]:
    """Return status, body and everything that was wrong."""
    if call.error is not None:
        return call.error.code, call.error.body(), call.violations + _blame(call.error)
    try:
        result = METHODS[call.method.lower()](account, call.params)
        if inspect.isawaitable(result):
            result = await result
    except ApiError as error:
        return error.code, error.body(), call.violations + _blame(error)
    except Exception:  # noqa: BLE001 - the wall of the server: our own bug must fail the test, not hide in a log
        return _INTERNAL.code, _INTERNAL.body(), (*call.violations, _crash())
    return 200, {"ok": True, "result": result}, call.violations


def _crash() -> Violation:
    return Violation(rule="crash", detail=f"the fake server failed: {traceback.format_exc()}")


def _blame(error: ApiError) -> tuple[Violation, ...]:
    return (Violation(rule="state", detail=error.description),) if error.is_bug else ()
