"""Measures how well and how fast the bot answers, beside simple ways of doing it."""
