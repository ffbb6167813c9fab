"""Write the kept conversations anew after a change of wording: ``python -m tests.golden.refresh``.

It prints every turn that changed, so that nothing changes unseen, and the open questions that are answered right now.
"""

from __future__ import annotations

from bot.assistant.assistant import Assistant
from bot.knowledge.reading import load_base
from bot.locations import find_knowledge
from tests.golden.questions import FOLDER, find_faults, load_questions
from tests.golden.talks import CONVERSATIONS, Turn, language_of, load_turns, play, write_turns

__all__ = ["refresh"]


def refresh(assistant: Assistant) -> list[str]:
    """Rewrite the conversations; return what changed, a few lines a turn."""
    report = []
    for path in CONVERSATIONS:
        kept = load_turns(path)
        said = play(assistant, [turn.question for turn in kept], client=language_of(path))
        for number, (old, new) in enumerate(zip(kept, said, strict=True), 1):
            if old != new:
                report.append(f"{path.stem} {number}. {new.question}\n  - {_told(old)}\n  + {_told(new)}")
        write_turns(path, said)
    return report


def find_mended(assistant: Assistant) -> list[str]:
    """Return the open questions that are answered right by now."""
    return [
        f"{golden.lang}: {golden.question}"
        for golden in load_questions(FOLDER / "open.yaml")
        if not find_faults(assistant, golden)
    ]


def _told(turn: Turn) -> str:
    return f"{turn.status}, {turn.event or 'no event'}: {turn.short}"


def main() -> None:
    """Refresh all conversations of the shipped base and say what changed."""
    assistant = Assistant(load_base(*find_knowledge()))
    changed = refresh(assistant)
    print("\n".join(changed) or "No turn changed.")
    mended = find_mended(assistant)
    if mended:
        print("\nNo longer open; move them from open.yaml to the file of their language:")
        print("\n".join(f"  {question}" for question in mended))


if __name__ == "__main__":
    main()
