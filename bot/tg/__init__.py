"""The bot in Telegram; the only user of python-telegram-bot.

application.py   joins the parts below, from the first request to the last
polling.py       fetches updates, confirms those that are finished
intake.py        each update once, in order per chat, several chats at a time
convert.py       Telegram's updates to the records of incoming.py
membership.py    what a change of the bot's own membership means
addressing.py    which messages of a group are meant for the bot
handlers/        one file per kind of incoming: convert, ask, render, send
outgoing.py      replies to Telegram's texts and keyboards
sender.py        sends, and decides what a failure means
courier.py       the same for announcements: nobody waits for one, and none may come twice
announcing.py    what the handlers need for announcements
rights.py        who may set them
broadcasting.py  notices that are being written or sent
wire.py          HTTP: tells failures apart where they happen
"""
