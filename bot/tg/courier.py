"""Sends announcements: one request each, and what its answer means for the outbox."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Literal, cast

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message
from telegram.constants import ParseMode, PollType
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.delivery.contents import Content, Quiz, Text
from bot.delivery.outcomes import Ambiguous, Delivered, Loss, Lost, Moved, NotSent, Outcome, Refused, TooMany
from bot.delivery.records import Claimed
from bot.tg.polling import refused_token
from bot.tg.sender import seconds_of
from bot.tg.wire import NotSentError, TooLateError, fenced

__all__ = ["Courier"]

_Option = Literal[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_POLLS = ("rights to send polls", "chat_send_polls_forbidden")
# Of Telegram's sentences, the parts that tell why; in small letters, because PTB changes the case of some.
_LOSSES = {
    Loss.POLLS: _POLLS,
    Loss.TOPIC: ("topic_closed", "topic_deleted", "topic_id_invalid", "thread not found"),
    Loss.RIGHTS: (
        "not enough rights",
        "need administrator rights",
        "have no rights",
        "chat_write_forbidden",
        "chat_send_plain_forbidden",
        "chat_restricted",
        "chat_admin_required",
        "chat_guest_send_forbidden",
        "user_banned_in_channel",
    ),
    Loss.KICKED: ("chat not found", "channel_private", "chat_id_invalid", "peer_id_invalid", "deactivated", "kicked"),
}
_log = logging.getLogger(__name__)


class Courier:
    """Sends with one bot account; see `bot.delivery.ports.Courier`."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def deliver(self, claimed: Claimed, until: float) -> Outcome:
        """Send a message, unless it is later than ``until`` when its last byte would leave.

        Raises:
            ConfigError: Telegram refuses the token.
        """
        request = self._request(claimed)
        try:
            with fenced(until):
                message = await request()
        except InvalidToken:
            raise refused_token() from None  # the original names the token
        except TelegramError as error:
            return explain(error, claimed.chat_id)
        except Exception as error:  # noqa: BLE001 - whatever it is, the message may be there
            # An answer that PTB cannot read, for instance: the message is there all the same.
            _log.exception("a mistake of ours while sending announcement %d", claimed.id)
            return Ambiguous(reason=type(error).__name__)
        return Delivered(message_id=message.message_id)

    def _request(self, claimed: Claimed) -> Callable[[], Awaitable[Message]]:
        keyboard = _keyboard(claimed.content)
        match claimed.content:
            case Text(html=html):
                return lambda: self._bot.send_message(
                    claimed.chat_id, html, parse_mode=ParseMode.HTML, reply_markup=keyboard,
                    message_thread_id=claimed.thread_id, disable_notification=claimed.is_silent,
                    link_preview_options=_NO_PREVIEW,
                )  # fmt: skip
            case Quiz() as quiz:
                return lambda: self._bot.send_poll(
                    claimed.chat_id, quiz.question, list(quiz.options), type=PollType.QUIZ, is_anonymous=True,
                    correct_option_ids=[cast("_Option", quiz.correct)], explanation=quiz.explanation,
                    explanation_parse_mode=ParseMode.HTML, reply_markup=keyboard,
                    message_thread_id=claimed.thread_id, disable_notification=claimed.is_silent,
                )  # fmt: skip


def explain(error: TelegramError, chat_id: int) -> Outcome:
    """Return what a failure means for the message and its chat."""
    sentence = error.message.lower()
    match error:
        case TooLateError():
            return NotSent(reason=error.message, is_trouble=False)
        case NotSentError():
            return NotSent(reason=error.message)
        case RetryAfter():
            return TooMany(seconds=seconds_of(error.retry_after))
        case ChatMigrated():
            return Moved(chat_id=error.new_chat_id)
        case Forbidden():
            loss = Loss.BLOCKED if chat_id > 0 else _find_loss(sentence) or Loss.KICKED
            return Lost(loss=loss, reason=error.message)
        case BadRequest():  # before its parent NetworkError, which stands for all that is in doubt
            found = _find_loss(sentence)
            return Refused(reason=error.message) if found is None else Lost(loss=found, reason=error.message)
        case _:
            return Ambiguous(reason=error.message)


def _find_loss(sentence: str) -> Loss | None:
    return next((loss for loss, parts in _LOSSES.items() if any(part in sentence for part in parts)), None)


def _keyboard(content: Content) -> InlineKeyboardMarkup | None:
    rows = [[InlineKeyboardButton(link.text, url=link.url) for link in row] for row in content.buttons if row]
    return InlineKeyboardMarkup(rows) if rows else None
