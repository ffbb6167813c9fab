"""getUpdates and what belongs to it; there is no webhook here."""

from typing import Any

from tests.fakes.telegram.account import Account
from tests.fakes.telegram.store import Json

_LONGEST_POLL = 50


async def get_updates(account: Account, params: Json) -> list[Json]:
    """Hand out what waits, or wait for it."""
    if params.get("allowed_updates") is not None:
        account.updates.allow(params["allowed_updates"])
    updates = await account.updates.poll(
        offset=params.get("offset") or 0,
        limit=_clamp(params.get("limit"), low=1, high=100, default=100),
        seconds=_clamp(params.get("timeout"), low=0, high=_LONGEST_POLL, default=0),
    )
    fault = account.faults.find("getUpdates", {})
    if updates and fault is not None and fault.kind == "duplicate_update":
        account.faults.take("getUpdates", {})
        account.updates.repeat(updates)
    return updates


def delete_webhook(account: Account, params: Json) -> bool:
    """Drop what waits, if asked to; there is no webhook to delete."""
    if params.get("drop_pending_updates"):
        account.updates.drop()
    return True


def get_webhook_info(account: Account, _params: Json) -> Json:
    """Describe the webhook that is not there."""
    return {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": account.updates.pending(),
        "allowed_updates": account.updates.allowed,
    }


def _clamp(value: Any, *, low: int, high: int, default: int) -> int:
    return default if value is None else max(low, min(high, int(value)))
