"""``python -m bot`` and the console command ``yearbot``."""

from bot.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
