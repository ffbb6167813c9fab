"""Stand-ins for the outside world: each behaves like the real thing and is stricter than it."""
