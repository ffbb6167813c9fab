"""A strict stand-in for Telegram's Bot API server, run as a process of its own.

Start it by hand with ``python -m tests.fakes.telegram --port 0 --state DIR --token TOKEN``, or from a test with
`tests.fakes.telegram.client.FakeTelegram`. Behaviour and error sentences follow tdlib/telegram-bot-api (01a3679);
texts are parsed by TDLib itself (tdjson), parameters are checked against aiogram's models of the Bot API.

    server.py     HTTP: routes, faults, the log of requests
    judge/        what is wrong with a request, whatever the state of the world
    methods/      the Bot API methods, one file per family
    control.py    the tests' side, under /_/
    incoming.py   what users do: messages, presses, inline queries
    updates.py    the queue behind getUpdates
    store.py      everything that survives a restart
    client.py     FakeTelegram, what tests use
"""
