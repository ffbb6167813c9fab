"""What the bot does with each kind of incoming: ask the core, render, send."""
