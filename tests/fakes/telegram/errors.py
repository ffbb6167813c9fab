"""The errors a Bot API method answers with."""

from tests.fakes.telegram.store import Json


class ApiError(Exception):
    """A request that fails: code, description and, for some codes, parameters.

    ``is_bug`` marks the errors that only a mistake in the bot can cause; they are recorded as violations.
    """

    def __init__(self, code: int, description: str, *, parameters: Json | None = None, is_bug: bool = False) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters
        self.is_bug = is_bug

    def body(self) -> Json:
        """Return the answer as the server writes it."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters is not None:
            body["parameters"] = self.parameters
        return body


class ControlError(Exception):
    """A request of a test, under /_/, that makes no sense; the test is wrong, not the bot."""


def bad_request(sentence: str, *, is_bug: bool = False) -> ApiError:
    """Return the usual 400, its sentence beginning in lower case as the server writes it."""
    if len(sentence) > 1 and not sentence[1].isupper() and sentence[1] != "_":
        sentence = sentence[0].lower() + sentence[1:]
    return ApiError(400, f"Bad Request: {sentence}", is_bug=is_bug)


def forbidden(sentence: str) -> ApiError:
    """Return a 403."""
    return ApiError(403, f"Forbidden: {sentence}")


def too_many_requests(seconds: int) -> ApiError:
    """Return a 429 with the time to wait."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", parameters={"retry_after": seconds})
