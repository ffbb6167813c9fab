"""How a fault looks on the wire."""

import asyncio
import socket
import struct

from aiohttp import web

from tests.fakes.telegram.errors import ApiError, too_many_requests
from tests.fakes.telegram.faults import Fault
from tests.fakes.telegram.store import Json

_CHECK_SECONDS = 0.05
_REASONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


def respond(status: int, body: Json) -> web.Response:
    """Return an answer as the server sends it."""
    seconds = body.get("parameters", {}).get("retry_after")
    headers = {} if seconds is None else {"Retry-After": str(seconds)}
    return web.json_response(body, status=status, headers=headers)


async def refuse(request: web.Request, fault: Fault) -> web.Response:
    """Answer, or fail to answer, a request that is not processed."""
    match fault.kind:
        case "http":
            return _answer_http(fault)
        case "retry_after":
            return respond(429, too_many_requests(int(fault.seconds)).body())
        case "hang":
            while request.transport is not None and not request.transport.is_closing():  # noqa: ASYNC110 - no event
                await asyncio.sleep(_CHECK_SECONDS)
        case _:
            _reset(request)
    return web.Response()


async def spoil(request: web.Request, fault: Fault, status: int, body: Json) -> web.StreamResponse:
    """Send the answer of a request that was processed late, in part or not at all."""
    answer = respond(status, body)
    match fault.kind:
        case "delay":
            await asyncio.sleep(fault.seconds)
        case "reset_after":
            _reset(request)
        case "truncate":
            return await _truncate(request, answer)
    return answer


def _answer_http(fault: Fault) -> web.Response:
    if isinstance(fault.body, str):
        return web.Response(status=fault.code, text=fault.body, content_type="text/html")
    body = fault.body
    if body is None:
        body = ApiError(fault.code, _REASONS.get(fault.code, "Error")).body()
    return respond(fault.code, body)


async def _truncate(request: web.Request, answer: web.Response) -> web.StreamResponse:
    """Promise the whole body and send half of it."""
    whole = answer.body if isinstance(answer.body, bytes) else b""
    partial = web.StreamResponse(status=answer.status, headers=answer.headers)
    partial.content_length = len(whole)
    await partial.prepare(request)
    await partial.write(whole[: len(whole) // 2])
    if request.transport is not None:
        request.transport.close()
    return partial


def _reset(request: web.Request) -> None:
    """Cut the connection with a reset, so that the bot cannot take it for an orderly end."""
    if request.transport is None:
        return
    connection = request.transport.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.transport.abort()
