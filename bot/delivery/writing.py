"""The posts of slots, in order: each knows what those before it were about."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping

from bot.delivery.composer import Composed, Composer, Wanted
from bot.delivery.records import Kind
from bot.delivery.schedule import Slot
from bot.delivery.subscriptions import Subscription

__all__ = ["Writer"]

_log = logging.getLogger(__name__)


class Writer:
    """Has posts written; chats that want the same share them."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._composed: dict[Wanted, Composed] = {}

    def write(
        self, subscription: Subscription, slots: Iterable[Slot], used: Mapping[Kind, frozenset[str]]
    ) -> Iterator[tuple[Slot, Composed]]:
        """Yield what each slot comes to.

        Args:
            used: Subjects of earlier posts in this chat.
        """
        mark, subjects = subscription.facts_mark, {kind: set(each) for kind, each in used.items()}
        for slot in slots:
            wanted = Wanted(
                kind=slot.kind,
                day=slot.day,
                language=subscription.language,
                subjects=subscription.subjects,
                used=frozenset(subjects.get(slot.kind, ())),
                facts_mark=mark if slot.kind is Kind.FACTS else None,
            )
            made = self._compose(wanted)
            mark = made.facts_mark or mark
            if made.content is not None and made.subject:
                subjects.setdefault(slot.kind, set()).add(made.subject)
            yield slot, made

    def _compose(self, wanted: Wanted) -> Composed:
        if wanted not in self._composed:
            self._composed[wanted] = self._insist(wanted)
        return self._composed[wanted]

    def _insist(self, wanted: Wanted) -> Composed:
        try:
            return self._composer.compose(wanted)
        except Exception:  # noqa: BLE001 - the wall: one post that cannot be written must not cost all others
            _log.exception("a mistake of ours in writing %s of %s", wanted.kind, wanted.day)
            return Composed(content=None, facts_mark=wanted.facts_mark)
