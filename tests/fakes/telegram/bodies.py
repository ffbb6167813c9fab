"""Reading the parameters of a request, in each of the ways the Bot API takes them."""

import json
from typing import Any

from aiohttp import web

from tests.fakes.telegram.errors import bad_request
from tests.fakes.telegram.store import Json


async def read_parameters(request: web.Request) -> Json:
    """Return the parameters from the query string and from a JSON, form or multipart body.

    Values of forms stay strings; an uploaded file becomes its name and size.

    Raises:
        ApiError: The body is not what its content type says.
    """
    parameters: Json = dict(request.query)
    if request.content_type == "application/json":
        parameters |= _read_json(await request.read())
    elif request.can_read_body:
        form = await request.post()
        parameters |= {name: _form_value(value) for name, value in form.items()}
    return parameters


def _read_json(body: bytes) -> Json:
    if not body:
        return {}
    try:
        parameters = json.loads(body)
    except ValueError as error:
        raise bad_request(f"can't parse the JSON body: {error}", is_bug=True) from error
    if not isinstance(parameters, dict):
        raise bad_request("the JSON body must be an object", is_bug=True)
    return parameters


def _form_value(value: Any) -> Any:
    if isinstance(value, web.FileField):
        return {"file_name": value.filename, "file_size": len(value.file.read())}
    return value
