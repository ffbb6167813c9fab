from __future__ import annotations

import asyncio

from bot.tg.lanes import Lanes


async def test_one_lane_keeps_order() -> None:
    """Later entries of a lane wait for earlier ones, however long those take."""
    lanes, done = Lanes(16), list[int]()

    async def work(number: int) -> None:
        async with lanes.turn(1), lanes.slot():
            await asyncio.sleep(0.01 / (number + 1))
            done.append(number)

    await asyncio.gather(*(work(number) for number in range(5)))
    assert done == [0, 1, 2, 3, 4]


async def test_lanes_do_not_wait_for_each_other() -> None:
    """A lane that is held up holds up no other."""
    lanes, gate = Lanes(16), asyncio.Event()

    async def blocked() -> None:
        async with lanes.turn(1), lanes.slot():
            await gate.wait()

    task = asyncio.create_task(blocked())
    await asyncio.sleep(0)
    async with asyncio.timeout(1), lanes.turn(2), lanes.slot():
        gate.set()
    await task


async def test_width() -> None:
    """No more than the width are at work, whatever their lanes."""
    lanes, at_work, most = Lanes(3), 0, 0

    async def work(lane: int) -> None:
        nonlocal at_work, most
        async with lanes.turn(lane), lanes.slot():
            at_work += 1
            most = max(most, at_work)
            await asyncio.sleep(0)
            at_work -= 1

    await asyncio.gather(*(work(lane) for lane in range(12)))
    assert most == 3


async def test_lanes_leave_nothing_behind() -> None:
    """A million chats over the years must not be kept."""
    lanes = Lanes(3)
    for lane in range(10):
        async with lanes.turn(lane):
            pass
    assert len(lanes._locks) == 0
