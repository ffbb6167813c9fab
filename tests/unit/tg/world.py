"""An intake and everything around it, without a network and a database."""

from __future__ import annotations

from typing import cast

from bot.assistant.assistant import Assistant
from bot.tg.conversation import Conversation
from bot.tg.desk import Desk
from bot.tg.intake import Intake
from bot.tg.menus import Menus
from bot.tg.sender import Sender
from bot.tg.stopping import Stop
from tests.unit.tg.fake_delivery import FakeCourier, FakeOutbox, FakeSubscriptions, fake_announcing
from tests.unit.tg.fakes import ME, NOW, FakeMemory, FakeRequest, Json, fake_wire

__all__ = ["World"]


class World:
    """An intake and everything around it."""

    def __init__(self, assistant: Assistant) -> None:
        self.request, self.memory, self.stop = FakeRequest(), FakeMemory(), Stop()
        wire = fake_wire(self.request)
        self.desk = Desk(
            assistant=assistant,
            conversation=Conversation(assistant, self.memory, lambda: NOW),
            memory=self.memory,
            sender=Sender(wire, self.stop, self.memory.move_chat),
            menus=Menus(wire, assistant),
            announcing=fake_announcing(assistant.base, self.request),
        )
        self.intake = Intake(wire, ME, self.desk, stop=self.stop, clock=lambda: NOW)

    async def take(self, *updates: Json) -> None:
        """Let updates arrive, and wait until they are finished."""
        await self.intake.take(updates)
        await self.intake.settle(10)

    @property
    def sent(self) -> list[Json]:
        """The parameters of all messages sent."""
        return self.request.asked("sendMessage")

    @property
    def subscriptions(self) -> FakeSubscriptions:
        """Who wants what."""
        return cast("FakeSubscriptions", self.desk.announcing.subscriptions)

    @property
    def outbox(self) -> FakeOutbox:
        """What waits to be sent."""
        return cast("FakeOutbox", self.desk.announcing.outbox)

    @property
    def courier(self) -> FakeCourier:
        """What was sent as a preview."""
        return cast("FakeCourier", self.desk.announcing.courier)
