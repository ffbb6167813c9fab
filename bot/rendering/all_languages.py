"""The languages that the bot writes: one module and one line each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from bot.knowledge.model import Language
from bot.rendering import en, kk, ru
from bot.rendering.grammar import Grammar

__all__ = ["GRAMMARS"]

GRAMMARS: Mapping[Language, Grammar] = {
    "en": cast("Grammar", en),
    "ru": cast("Grammar", ru),
    "kk": cast("Grammar", kk),
}
