"""What all tests share: the shipped base, one assistant for all, and no network beyond this machine."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from bot.assistant.assistant import Assistant
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.reading import load_base
from bot.locations import find_knowledge
from tests.databases import address, cluster

__all__ = ["address", "cluster"]

# A slow machine is not a failure, and CI must not fail by chance.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def base() -> KnowledgeBase:
    """The base that comes with the bot."""
    return load_base(*find_knowledge())


@pytest.fixture(scope="session")
def assistant(base: KnowledgeBase) -> Assistant:
    """An assistant for the base that comes with the bot; it holds no state, so one serves all tests."""
    return Assistant(base)


@pytest.fixture(autouse=True, scope="session")
def _no_cache() -> Iterator[None]:
    """Leave the user's cache folder alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YEARBOT_CACHE", "off")
        yield


@pytest.fixture(autouse=True, scope="session")
def _only_this_machine() -> Iterator[None]:
    """Fail a test that tries to reach another machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _guarded(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", _guarded(socket.socket.connect_ex))
        yield


def _guarded(connect: Any) -> Any:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_here(str(address[0])):
            pytest.fail(f"a test tried to connect to {address!r}; only this machine is allowed")
        return connect(self, address)

    return guarded


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
