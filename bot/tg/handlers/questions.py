"""Messages: questions and commands."""

from __future__ import annotations

from bot.assistant.turns import Kept
from bot.tg.desk import Desk
from bot.tg.incoming import Question

__all__ = ["answer_question", "refuse_flood"]


async def answer_question(question: Question, desk: Desk) -> Kept:
    """Answer a message."""
    context = await desk.conversation.context(question.author, question.destination, question.replied_to)
    answered = desk.assistant.reply(question.text, context)
    message_id = await desk.sender.send(answered.reply, question.destination)
    if answered.language is not None:
        await desk.menus.follow_choice(
            question.destination.chat_id, answered.language, is_private=question.destination.is_private
        )
    return desk.conversation.keep(answered, question.author, question.destination, message_id)


async def refuse_flood(question: Question, desk: Desk) -> None:
    """Say that this is too fast."""
    context = await desk.conversation.context(question.author, question.destination)
    await desk.sender.send(desk.say("too_fast", context), question.destination)
