"""Delivers announcements: each once, in order per chat, at a pace that all processes share.

Nothing here knows Telegram or the database: `bot.tg.courier` sends, `bot.storage` keeps.

contents.py        what is sent, ready rendered, and as JSON
records.py         a row of the outbox: before it is put in, while it is being sent, and as it is listed
subscriptions.py   who wants what, and when
ports.py           what this package needs of a database and of Telegram
composer.py        what it needs of whoever writes the posts
pace.py            how fast Telegram is written to
outcomes.py        what can come of an attempt to send
fence.py           the clock that claims are measured with
zones.py           time zones, and the test that their rules are up to date
schedule.py        the slots of a subscription
writing.py         what the posts of slots come to
planner.py         due slots become rows of the outbox
relay.py           takes rows out one by one, sends them, writes down what came of it
engine.py          planner, relay and housekeeping together, from start to stop

All times are seconds since 1970 unless they are dates.

A row: ``pending`` → ``sending`` (committed before the request is made) → ``sent``, ``failed`` or ``unknown``. A
process that dies in between leaves ``sending`` behind; the sweep turns it into ``unknown``, or once into ``pending``
where the kind is worth a repeat. ``unknown`` is never sent again except by hand. ``expired``, ``cancelled`` and
``held`` rows were not sent: too late, not wanted any more, or held back because Telegram refuses all of their batch.
"""
