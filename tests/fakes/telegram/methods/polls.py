"""Polls and quizzes."""

from typing import Any

from tests.fakes.telegram.account import Account
from tests.fakes.telegram.errors import bad_request
from tests.fakes.telegram.methods.messages import finish_message, start_message
from tests.fakes.telegram.store import Json
from tests.fakes.telegram.texts import FormattedText, format_text


def send_poll(account: Account, params: Json) -> Json:
    """Send a poll."""
    message = start_message(account, params)
    is_anonymous = params.get("is_anonymous") is not False
    if message["chat"]["type"] == "channel" and not is_anonymous:
        raise bad_request("Non-anonymous polls can't be sent to channel chats", is_bug=True)
    options = [_option(number, option) for number, option in enumerate(params["options"])]
    question = format_text(params["question"], params.get("question_parse_mode"), params.get("question_entities"))
    is_quiz = params.get("type") == "quiz"
    poll: Json = {
        "id": str(account.store.next("poll", start=500_000_001)),
        **_formatted("question", question),
        "options": options,
        "total_voter_count": 0,
        "is_closed": bool(params.get("is_closed")),
        "is_anonymous": is_anonymous,
        "type": "quiz" if is_quiz else "regular",
        "allows_multiple_answers": bool(params.get("allows_multiple_answers")),
        "allows_revoting": bool(params.get("allows_revoting", not is_quiz)),
        "members_only": bool(params.get("members_only")),
    }
    if is_quiz:
        poll |= _quiz(params, len(options))
    if params.get("description"):
        description = format_text(params["description"], params.get("description_parse_mode"), None)
        poll |= _formatted("description", description)
    if params.get("open_period"):
        poll |= {"open_period": params["open_period"], "close_date": message["date"] + params["open_period"]}
    account.store.put("poll", poll["id"], {"poll": poll})
    return finish_message(account, message | {"poll": poll}, params)


def _quiz(params: Json, count: int) -> Json:
    correct: list[int] = params.get("correct_option_ids") or []
    if not correct and params.get("correct_option_id") is not None:
        correct = [params["correct_option_id"]]
    if not correct:
        raise bad_request("Correct quiz option list must be non-empty", is_bug=True)
    if correct != sorted(set(correct)):
        raise bad_request("Correct quiz option list must be increasing", is_bug=True)
    if not all(0 <= number < count for number in correct):
        raise bad_request("Wrong quiz correct_option_id", is_bug=True)
    quiz: Json = {"correct_option_ids": correct}
    if len(correct) == 1:
        quiz["correct_option_id"] = correct[0]
    if params.get("explanation"):
        explanation = format_text(
            params["explanation"], params.get("explanation_parse_mode"), params.get("explanation_entities")
        )
        quiz |= {"explanation": explanation.text, "explanation_entities": list(explanation.entities)}
    return quiz


def _option(number: int, option: Any) -> Json:
    if isinstance(option, str):
        option = {"text": option}
    text = format_text(option["text"], option.get("text_parse_mode"), option.get("text_entities"))
    return {"persistent_id": str(number), **_formatted("text", text), "voter_count": 0}


def _formatted(name: str, text: FormattedText) -> Json:
    fields: Json = {name: text.text}
    if text.entities:
        fields[f"{name}_entities"] = list(text.entities)
    return fields
