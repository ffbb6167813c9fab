"""What is stored, and how to have it deleted."""

from __future__ import annotations

from bot.knowledge.model import Language
from bot.rendering.reply import Button, Reply
from bot.tg.desk import Desk
from bot.tg.incoming import Press, Question

__all__ = ["ask_to_forget", "explain_privacy", "press_forget"]

YES, NO = "f:yes", "f:no"


def explain_privacy(desk: Desk, language: Language) -> Reply:
    """Say what is stored."""
    return desk.announcing.page(language).said("privacy")


def ask_to_forget(question: Question, desk: Desk, language: Language) -> Reply:
    """Ask whether to delete what belongs to a user: it cannot be brought back."""
    page = desk.announcing.page(language)
    if not question.destination.is_private:
        return page.said("forget_in_private")
    buttons = (Button(text=page.phrase("forget_yes"), data=YES), Button(text=page.phrase("forget_no"), data=NO))
    return page.said("forget_ask", buttons=(buttons,))


async def press_forget(press: Press, desk: Desk, language: Language) -> None:
    """Delete what belongs to whoever pressed, or keep it."""
    page = desk.announcing.page(language)
    if press.data == YES:
        await desk.announcing.subscriptions.forget_user(press.author.id)
        await desk.memory.forget_user(press.author.id)
    await desk.sender.answer_press(press.query_id)
    if press.destination is not None:
        reply = page.said("forget_done" if press.data == YES else "forget_kept")
        await desk.sender.edit(reply, press.destination.chat_id, press.message_id)
