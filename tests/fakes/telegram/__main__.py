"""The command line: ``python -m tests.fakes.telegram --port 0 --state DIR --token TOKEN``."""

import argparse
import asyncio
import json
import os
import signal
import sys
import threading
from pathlib import Path

from aiohttp import web

from tests.fakes.telegram.account import open_account
from tests.fakes.telegram.judge import load_models
from tests.fakes.telegram.server import create_app
from tests.fakes.telegram.store import Store

_HOST = "127.0.0.1"
_HOLD_SECONDS = 3.0


def main() -> None:
    """Serve until told to stop."""
    options = _parse()
    store = Store(options.state)
    account = open_account(store, options.token, overrides=json.loads(options.me), hold=options.hold)
    if options.rewind_ids is not None:
        account.updates.renumber(back=options.rewind_ids)
    if options.lose_ids:
        account.updates.renumber(back=None)
    if options.exit_with_stdin:
        threading.Thread(target=_exit_with_stdin, daemon=True).start()
    asyncio.run(_serve(create_app(account), options.port))


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.telegram", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 for any free one; printed as one line of JSON")
    parser.add_argument("--state", type=Path, required=True, help="the folder of what survives a restart")
    parser.add_argument("--token", required=True, help="such as 123456:ABC")
    parser.add_argument("--me", default="{}", help="fields of getMe that differ from the usual ones, as JSON")
    parser.add_argument(
        "--hold", type=float, default=_HOLD_SECONDS, help="seconds a hurried poll is held; Telegram's is 3"
    )
    lost = parser.add_mutually_exclusive_group()
    lost.add_argument("--rewind-ids", type=int, metavar="N", help="go on with update ids lower by N")
    lost.add_argument("--lose-ids", action="store_true", help="begin again with the very first update id")
    parser.add_argument("--exit-with-stdin", action="store_true", help="stop when standard input is closed")
    return parser.parse_args()


async def _serve(app: web.Application, port: int) -> None:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, _HOST, port)
    await site.start()
    sys.stdout.write(json.dumps({"port": runner.addresses[0][1]}) + "\n")
    sys.stdout.flush()
    warm_up = asyncio.create_task(asyncio.to_thread(load_models))
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await stop.wait()
    await warm_up
    await runner.cleanup()


def _exit_with_stdin() -> None:
    """Wait for the end of standard input: the process that started us is gone."""
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
