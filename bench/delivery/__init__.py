"""Proofs of delivery: the engine under kills, freezes, a database that crashes, and a strict Telegram."""
